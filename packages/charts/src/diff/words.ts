import { labelOf, list, sentence } from '@lockstep/engine/words';

/** All words of the drawing of question `diff`; another language brings its own. */
export interface DiffWords {
  readonly label: (name: string) => string;
  readonly quoted: (name: string) => string;
  readonly spare: (amount: string, after: number) => string;
  readonly walksAway: (after: number, amount: string) => string;
  readonly none: string;
  readonly today: string;
  readonly leaving: (side: string, who: readonly string[]) => string;
  readonly joined: (a: string, b: string) => string;
  readonly row: (side: string, party: string, slacks: string) => string;
}

const moment = (after: number): string => (after === 0 ? 'before the first step' : `after step ${after}`);

export const diffWords: DiffWords = {
  label: (name) => sentence(labelOf(name)),
  quoted: (name) => `\u201c${name}\u201d`,
  spare: (amount, after) => `${amount} to spare at least, ${moment(after)}`,
  walksAway: (after, amount) => `\u2715 walks away ${moment(after)}, ${amount} short at worst`,
  none: 'no road map',
  today: 'today',
  leaving: (side, who) => (who.length > 0 ? `in ${side} ${list(who)} would walk away` : `in ${side} nobody walks away`),
  joined: (a, b) => `${sentence(a)}; ${b}`,
  row: (side, party, slacks) => `${side}, ${party}: ${slacks}.`,
};
