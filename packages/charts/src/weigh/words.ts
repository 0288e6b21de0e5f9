/** The texts of the drawing of a trade. */
export const weighWords = {
  now: 'now',
  half: (what: string): string => `halfway: ${what} done`,
  give: 'what is given',
  take: 'what is taken',
  after: 'after the trade',
  ownScale: 'own scale',
  stands: 'has while it stands',
  breaks: 'has if it breaks down',
  walks: (value: string): string => `walks away if left with more than ${value}`,
  describe: (name: string, what: string, now: string, after: string): string =>
    `${name} ${what}: ${now}, then ${after}`,
};

export type WeighWords = typeof weighWords;
