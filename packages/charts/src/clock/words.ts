import type { EventAnswer } from '@lockstep/engine/clock/answer';

/** The texts of the calendar's drawing. */
export const clockWords = {
  acts: (name: string): string => `${name} acts`,
  checks: 'being checked',
  span: 'shortest to longest times',
  noRange: 'no range given',
  due: 'due',
  event: (date: string, title: string): string => `${date}  ${title}`,
  note: ({ counted, changes }: Pick<EventAnswer, 'counted' | 'changes'>): string =>
    counted ? (changes ? '' : ' (changes nothing here)') : ' (hindsight, not counted)',
  slack: (name: string): string => `Slack of ${name}`,
  ownScale: 'own scale',
  walkAway: 'walks away below',
  walks: (slack: string): string => `\u2715 ${slack}`,
  row: (place: number, title: string): string => `${place}. ${title}`,
  describe: (place: number, title: string, who: string, begins: string, checked: string): string =>
    `${place}. ${title}, by ${who}, ${begins} to ${checked}`,
  describeEvent: (date: string, title: string): string => `event ${date}: ${title}`,
};

export type ClockWords = typeof clockWords;
