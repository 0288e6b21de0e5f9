import { beginSentence, type PlanWords, planWords } from '@lockstep/charts/plan';
import { grouped } from '@lockstep/engine/figure';
import { type PageTexts, pageTexts } from '../page/texts.ts';

const { label, list } = planWords;
const times = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const own = {
  chart: planWords as PlanWords,
  pageTitle: (title: string): string => `Plan: ${title} \u00b7 Lockstep`,
  word: 'plan',
  question: 'What am I going to do, what are you going to do, and who\u2019s going to act first?',
  noScript: 'Scripts are off: the answer is complete, but steps cannot be moved.',

  controls: 'Order and stakes',
  orders: 'Order',
  best: 'Best found',
  asked: { given: 'Order asked about', first: 'Asked: who opens', least: 'Best found' },
  own: 'Your order',
  stakeOf: (party: string): string => `Stake of ${party}`,
  stakeNumber: (party: string): string => `Stake of ${party}, as a number`,
  bond: (amount: string): string => `+ ${amount} bond`,
  undo: 'Undo',
  redo: 'Redo',
  reset: 'Reset',
  copied: 'The link is copied: it restores this order and these stakes.',
  copyByHand: 'The address of this page now restores this order and these stakes; copy it from the address bar.',
  numbers: 'Key numbers',
  stakeNeeded: (party: string): string => `Stake needed, ${label(party)}`,
  hasAtStake: (amount: string): string => `has ${amount} at stake`,
  trustOf: (party: string): string => `Trust asked of ${party}`,
  outOfPocket: 'most it can be out of pocket',
  holdsShare: 'Draws in which it holds',
  ofDraws: (draws: number, share: string, isStarting: boolean): string =>
    `of those worth ${isStarting ? 'starting' : 'finishing'} to all (${share} of ${grouped(draws)})`,
  neverWorth: (draws: number, isStarting: boolean): string =>
    `${isStarting ? 'starting' : 'finishing'} is worth it to all in none of ${grouped(draws)} draws`,
  sureUnknown: 'not known',
  pointValues: 'point values: no range given',
  lastsLabel: 'Once all is done',
  lasts: 'it lasts',
  lastsNot: 'it does not last',
  lastsNote: 'nobody gains more by breaking it than it has at stake',
  lastsNotNote: (sides: readonly string[]): string =>
    `${beginSentence(list(sides))} would gain more by breaking it than is at stake`,
  time: 'Time',
  duration: (amount: string, unit: string): string => `${amount} ${unit}${amount === '1' ? '' : 's'}`,
  timeNote: 'work and checking, one after another',
  mixed: 'Single numbers over all sides',
  mixedNote:
    'These take one unit of each side\u2019s scale as equal, which nobody has measured. The numbers per side do not.',
  mixedRows: { stake: 'Good-faith stake', trust: 'Trust needed', total: 'Total exposure' },
  keepsItself: 'Holds',
  breaks: 'Breaks',
  figureNote: (steps: number, draws: number | null, who: string, date: string): string =>
    `Slack: what a side has at stake, less what it would gain by leaving. ${times(steps, 'step')}; worths are one assessment (${who}, ${date}), not facts. ${
      draws === null ? 'No range given.' : `Band: the middle eight in ten of ${grouped(draws)} draws.`
    }`,
  lawNote: '\u00a7 or padlock: barred by law today.',
  mover: 'Move a step',
  moverHint: 'Drag a card, or choose one and use the arrow keys or these buttons. Escape takes the moves back.',
  moverStep: 'Step to move',
  earlier: 'Earlier',
  later: 'Later',
  moved: (title: string, from: number, to: number): string => `You moved \u201c${title}\u201d from ${from} to ${to}.`,
  movedNow: (holds: boolean): string => (holds ? 'The order holds.' : 'The order breaks.'),
  cancelled: 'Taken back.',
  undone: 'Undone.',
  redone: 'Redone.',
  atEnd: 'It cannot go further that way.',
  stakeSet: (party: string, amount: string): string => `${beginSentence(party)} has ${amount} at stake.`,
  refused: (why: string): string => `Not possible. ${why}`,
  redLine: (whose: string): string => `That is a red line of ${whose}.`,
  rule: 'That is a rule of the text.',
  badLink: 'The link does not fit this agreement; nothing was changed.',

  tableCaption: 'Each step in order, with what it is worth to each side and each side\u2019s slack after it',
  columns: {
    step: 'Step',
    who: 'Who',
    what: 'What',
    checks: 'Checked by',
    finds: 'Finds',
    requires: 'Requires',
    worth: (party: string): string => `Worth, ${label(party)}`,
    undone: 'Undone on a break',
    slack: (party: string): string => `Slack, ${label(party)}`,
  },
  both: (sides: readonly string[], all: boolean): string =>
    all && sides.length === 2 ? 'both' : all ? 'all' : list(sides.map(label)),
  notDeclared: 'not declared',
  nobodyChecks: 'no check',
  start: 'start',
  done: 'done',
  line: (number: number): string => `agreement.yaml:${number}`,

  changesFor: 'Found by the search for the order and the stakes that the command asked about.',
  raise: (parts: readonly string[]): string => `This order would hold if ${list(parts)}.`,
  raisePart: (party: string, needed: string, has: string): string => `${party} had ${needed} at stake, not ${has}`,
  first: 'Who acts first',
  firstNote: (holdsNow: boolean): string =>
    `What each order asks of each side${holdsNow ? ', judged with the stakes set above' : ''}. Below zero there is that much to spare.`,
  firstRows: {
    shown: 'The order shown',
    best: 'Best found',
    opens: (party: string): string => `Best if ${party} opens`,
    commits: (party: string): string => `Best if ${party} does the first irreversible act`,
    impossible: 'impossible',
    reference: (name: string, names: Readonly<Record<string, string>>): string => referenceName(name, names),
  },
  firstColumns: {
    holds: 'Holds',
    order: 'Order',
    stake: (party: string): string => `Stake, ${label(party)}`,
    trust: (party: string): string => `Trust, ${label(party)}`,
  },
  irreversible: (title: string, party: string | null): string =>
    `First irreversible act of the order that the command found: \u201c${title}\u201d, ${party ?? 'a joint act'}.`,
  noIrreversible: 'No act in this order leaves its performer with a loss that cannot be taken back.',
  roadMaps: (count: number, proved: boolean): string =>
    `${grouped(count)} orders are possible; ${proved ? 'it is proved that none asks for a smaller good-faith stake than the best found' : 'the best found is not proved to be the best'}.`,
  otherScale: (scale: string, first: string): string =>
    `On the scale \u201c${scale}\u201d another side would open: ${first}.`,
  unfinished: (what: string): string => `Not finished in time: ${what}.`,

  phases: 'Steps side by side',
  phasesNote: (isTimed: boolean): string =>
    `What is quick against what asks little${isTimed ? ', judged without impatience, hazard and false alarms' : ''}. They do not follow a step that is moved.`,
  phasesUnproved: 'Not settled in the time given: the best found.',
  phasesColumns: {
    phases: 'Phases, one after the other',
    time: (unit: string): string => `Time, ${unit}s`,
    trust: 'Least trust',
  },

  bundles: 'Extra worth of steps together',
};

export type Texts = PageTexts & typeof own;

/** Every text of the page that is not computed by the engine: another language is another record like this. */
export const texts: Texts = { ...pageTexts, ...own };

function referenceName(name: string, names: Readonly<Record<string, string>>): string {
  if (name === 'alternating') return 'Taking turns, in the order of the file';
  if (name === 'all-at-once') return 'All at once, in phases';
  const best = name.endsWith('-first-best');
  const id = name.replace(/-first(-best)?$/, '');
  return `${beginSentence(names[id] ?? id)} does all first, ${best ? 'in its best order' : 'in the order of the file'}`;
}
