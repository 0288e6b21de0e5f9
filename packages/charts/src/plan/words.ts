import { labelOf } from '@lockstep/engine/words';

/** All words of the drawings of question `plan`; another language brings its own. */
export interface PlanWords {
  /** A name as a label: English drops an article that sentences need. */
  readonly label: (name: string) => string;
  readonly ownScale: string;
  readonly even: string;
  readonly walksBelow: string;
  readonly acts: (side: string) => string;
  readonly all: (sides: readonly string[], everybody: boolean) => string;
  readonly list: (names: readonly string[]) => string;
  readonly today: string;
  readonly walksAway: string;
  readonly short: (amount: string) => string;
  readonly shortAtWorst: (amount: string) => string;
  readonly strongest: string;
  readonly toSpare: (amount: string) => string;
  readonly heldBack: (slack: string) => string;
  readonly gains: string;
  readonly loses: string;
  readonly checkedBy: string;
  readonly finds: (share: string) => string;
  readonly noLevel: string;
  readonly noCheck: string;
  readonly barred: string;
  readonly together: string;
  readonly escrow: string;
  readonly folded: (from: number, to: number) => string;
  readonly slack: string;
  readonly downKey: string;
  readonly downRange: string;
  readonly keyOther: string;
  readonly keyBand: string;
  readonly noRange: string;
  readonly keyBefore: string;
  readonly keyLaw: string;
  readonly ifLeaves: string;
  readonly ifGoesOn: string;
  readonly gainedByLeaving: (amount: string) => string;
  readonly lostByLeaving: (amount: string) => string;
  readonly atStake: (amount: string) => string;
  readonly balanceText: (side: string, keeps: string, gets: string, stake: string) => string;
  readonly momentBreaks: (side: string, after: number) => string;
  readonly momentTight: (side: string, after: number) => string;
  readonly headlineBreak: (side: string, after: number, amount: string, others: number) => string;
  readonly headlineTight: (side: string, after: number, amount: string) => string;
  readonly headlineUnworthy: (sides: string, isStarting: boolean) => string;
  readonly zipperHeadline: (sides: readonly string[], step: string) => string;
  readonly zipperTitle: string;
  readonly staircaseTitle: string;
  readonly description: (steps: number, states: string) => string;
  readonly stepLabel: (place: string, title: string, who: string) => string;
  readonly sideNow: (side: string, slack: string) => string;
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** With a capital, as a sentence begins. */
export function beginSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const label = (name: string): string => beginSentence(labelOf(name));

const after = (moves: number): string => (moves === 0 ? 'before the first step' : `after step ${moves}`);

export const planWords: PlanWords = {
  label,
  ownScale: 'its own scale',
  even: 'going on = leaving',
  walksBelow: 'walks away below',
  acts: (side) => `${label(side)} acts`,
  all: (sides, everybody) =>
    everybody ? (sides.length === 2 ? 'both act' : 'all act') : `${list(sides.map(label))} act`,
  list,
  today: 'today',
  walksAway: '\u2715 walks away',
  short: (amount) => `${amount} short`,
  shortAtWorst: (amount) => `${amount} short at worst`,
  strongest: 'strongest pull',
  toSpare: (amount) => `${amount} to spare`,
  heldBack: (slack) => `${slack} if this side alone holds back its part of the next move`,
  gains: 'gains',
  loses: 'loses',
  checkedBy: 'checked by',
  finds: (share) => `finds ${share}`,
  noLevel: 'finds: not declared',
  noCheck: 'no check declared',
  barred: 'barred by law',
  together: 'side by side',
  escrow: 'in one stroke',
  folded: (from, to) => (from === to ? `step ${from}` : `steps ${from}\u2013${to}`),
  slack: 'slack left',
  downKey: 'Heavy line: walks away past it. Dotted line: going on = leaving.',
  downRange: 'Thin bar: eight in ten draws.',
  keyOther: 'another acts',
  keyBand: 'eight in ten draws',
  noRange: 'no range given',
  keyBefore: 'before your move',
  keyLaw: 'barred by law today',
  ifLeaves: 'If it leaves now, it keeps',
  ifGoesOn: 'If it goes on to the end, it gets',
  gainedByLeaving: (amount) => `${amount} gained by leaving`,
  lostByLeaving: (amount) => `${amount} lost by leaving`,
  atStake: (amount) => `${amount} at stake`,
  balanceText: (side, keeps, gets, stake) =>
    `${beginSentence(side)} keeps ${keeps} by leaving, gets ${gets} by going on, and has ${stake} at stake.`,
  momentBreaks: (side, moves) => `Why ${side} would leave ${after(moves)}`,
  momentTight: (side, moves) => `Why ${side} stays ${after(moves)}, where the pull is strongest`,
  headlineBreak: (side, moves, amount, others) =>
    `${beginSentence(side)} would walk away ${after(moves)}: ${amount} short${others > 0 ? `, the first of ${others + 1} such moments` : ''}`,
  headlineTight: (side, moves, amount) =>
    `Nobody walks away; the pull to leave is strongest ${after(moves)}, where ${side} has ${amount} to spare`,
  headlineUnworthy: (sides, isStarting) => `, but ${isStarting ? 'starting' : 'finishing'} is not worth it to ${sides}`,
  zipperHeadline: (sides, step) => `${beginSentence(list(sides))} ${sides.length > 1 ? 'act' : 'acts'} first: ${step}`,
  zipperTitle: 'Who acts when, and who checks',
  staircaseTitle: 'What each side has to lose by leaving, step by step',
  description: (steps, states) => `${steps} steps in order. ${states}`,
  stepLabel: (place, title, who) => `Step ${place}: ${title}. ${who}.`,
  sideNow: (side, slack) => `${label(side)}: ${slack}`,
};
