/** The texts of the drawing of `repair`. */
export const repairWords = {
  asItStands: 'as it stands',
  ownScale: 'least slack, own scale',
  walks: 'walks away',
  mustAgree: (names: string): string => `${names} must agree`,
  everySide: 'every side must agree',
  nobodyLeaves: 'nobody leaves',
  leaves: (names: string, several: boolean, title: string | null): string =>
    `${names} ${several ? 'leave' : 'leaves'} ${title === null ? 'before the first step' : `after ${title}`}`,
  notWorth: (names: string): string => `not worth finishing to ${names}`,
  more: (count: number): string => `${count} more ${count === 1 ? 'change is' : 'changes are'} not drawn`,
  key: (hasCross: boolean): string =>
    `Bars: what each side would lose by leaving at its tightest moment; dotted: as it stands; dashed: what it has at stake alone${hasCross ? '; \u2715: it would walk away' : ''}.`,
  caption: (changes: number, date: string, ranged: boolean): string =>
    `${changes} changes tried, one at a time. ${ranged ? 'Likely values; ranges are not drawn' : 'Point values: no range given'}. As of ${date}.`,
};

export type RepairWords = typeof repairWords;
