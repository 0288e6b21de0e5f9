import type { Agreement } from '@lockstep/engine/agreement';
import type { NumberName } from '@lockstep/engine/doubt/answer';
import { numberLabel } from '@lockstep/engine/doubt/wording';
import { labelOf, list } from '@lockstep/engine/words';

/** All words of the drawings of question `doubt`; another language brings its own. */
export interface DoubtWords {
  /** A name as a label: English drops an article that sentences need. */
  readonly label: (name: string) => string;
  readonly number: (agreement: Agreement, number: NumberName, whose: string) => string;
  readonly tornadoTitle: string;
  /** The headline: which number decides most about whom. */
  readonly decides: (parts: readonly { readonly parties: readonly string[]; readonly number: string }[]) => string;
  readonly noneDecides: string;
  readonly noRange: string;
  readonly slackAxis: string;
  readonly walks: string;
  readonly even: string;
  readonly likely: (slack: string) => string;
  readonly shorter: (count: number) => string;
  readonly zeroAt: (value: string) => string;
  readonly key: string;
  readonly breaksTitle: string;
  readonly breakAt: (after: number, title: string | null, who: string, share: string) => string;
  readonly stayTitle: string;
  readonly first: (share: string) => string;
  readonly best: (share: string) => string;
  readonly foresight: (share: string) => string;
  readonly unsettled: string;
  /** Under the axis of states: how many steps are done. */
  readonly states: string;
  readonly description: (numbers: number) => string;
}

export const doubtWords: DoubtWords = {
  label: labelOf,
  number: numberLabel,
  tornadoTitle: 'Which doubtful number flips the answer',
  decides: (parts) =>
    `One number alone, within its range, can make a side leave or stay: ${list(
      parts.map(({ parties, number }) => `for ${list(parties)}, \u201c${number}\u201d`),
      'and',
    )}`,
  noneDecides: 'No doubtful number alone, anywhere in its range, makes a side leave or stay',
  noRange: 'No range given: every number is a point.',
  slackAxis: 'least slack of the road map, on its own scale',
  walks: 'walks away',
  even: 'leaving gains nothing',
  likely: (slack) => `likely: ${slack}`,
  shorter: (count) => `${count} more with shorter bars`,
  zeroAt: (value) => `at ${value}`,
  key: 'A bar: the least slack as one number goes from its low end to its high end, written beside it, the others at their likely values. Cross: where the slack passes zero.',
  breaksTitle: 'Where it first breaks, of the draws in which finishing is worth it to all',
  breakAt: (after, title, who, share) =>
    `${after}: ${title === null ? 'before the first step' : `after \u201c${title}\u201d`} (${who} in ${share})`,
  stayTitle: 'Chance that all are still there, if each stake is known to the others only by its range',
  first: (share) => `leaving at the first chance ${share}`,
  best: (share) => `at the best chance ${share}`,
  foresight: (share) => `with foresight ${share}`,
  unsettled: 'with foresight: does not settle',
  states: 'steps',
  description: (numbers) => `${numbers} doubtful numbers by what each does to the least slack of each side.`,
};
