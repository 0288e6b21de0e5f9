import { beginSentence, type PlanWords, planWords } from '@lockstep/charts/plan';
import { grouped } from '@lockstep/engine/figure';

const { label, list } = planWords;
const times = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Every text of the page that is not computed by the engine: another language is another record like this. */
export const texts = {
  lang: 'en',
  dir: 'ltr' as 'ltr' | 'rtl',
  chart: planWords as PlanWords,
  product: 'Lockstep',
  pageTitle: (title: string): string => `Plan: ${title} \u00b7 Lockstep`,
  skip: 'Skip to the answer',
  asOf: (date: string): string => `as of ${date}`,
  assessment: (name: string): string => `assessment: ${name}`,
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
  copyLink: 'Copy link',
  copied: 'The link is copied: it restores this order and these stakes.',
  copyByHand: 'The address of this page now restores this order and these stakes; copy it from the address bar.',
  downloadSvg: 'Download SVG',
  print: 'Print',

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
  was: 'before:',

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

  table: 'The same data as a table',
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
  range: (low: string, high: string): string => `${low} to ${high}`,
  byRank: 'by rank',
  line: (number: number): string => `agreement.yaml:${number}`,

  changes: 'What would change it',
  noChanges: 'No single change was looked for.',
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
  yes: 'yes',
  no: 'no',
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

  rests: 'What it rests on',
  bundlesTitle: 'Worth in bundles, once all of it is done',
  ratesTitle: (unit: string): string => `Time: rates per ${unit}`,
  impatienceOf: (party: string): string => `impatience of ${party}`,
  hazard: 'hazard that all breaks down from outside',
  driftTitle: 'What waiting is worth',
  driftLabel: (name: string, unit: string, stoppers: readonly string[]): string =>
    `${name}, per ${unit}${stoppers.length > 0 ? `, until ${stoppers.join(' or ')}` : ''}`,
  rulesTitle: 'Red lines and rules, and whose they are',
  theText: 'The text',
  ruleSays: (kind: string, steps: readonly string[]): string =>
    ({
      before: `${steps[0]} before ${steps[1]}`,
      never: `never ${steps[0]}`,
      together: `${steps.join(' and ')} together`,
      escrow: `${steps.join(' and ')} in one exchange, through a guarantor`,
      one_of: `exactly one of ${steps.join(', ')}`,
      at_most_one: `at most one of ${steps.join(', ')}`,
    })[kind] ?? kind,
  restsLead: (name: string, by: string, date: string): string => `One assessment, \u201c${name}\u201d${by}${date}.`,
  by: (who: string): string => ` by ${who}`,
  dated: (date: string): string => `, ${date}`,
  heldBy: (people: readonly string[]): string => `The stated view of ${list(people)} comes closest to it.`,
  agreementDated: (date: string): string => `The agreement is read as of ${date}.`,
  background: 'background',
  judgedNote: (judged: number, all: number): string =>
    `${judged} of ${times(all, 'reason')} for worths rest on judgement.`,
  backgroundNote: (steps: number, all: number): string =>
    `${steps} of ${times(all, 'step')} rest, at least in part, on background that was not read in a source.`,
  basis: (word: string): string => `basis: ${word}`,
  worths: 'Every worth and why',
  worthTo: (party: string): string => `to ${party}`,
  noWhy: 'no reason given',
  stakesTitle: 'Stakes',
  stakesWorth: (party: string): string => `stake of ${party}`,
  bundles: 'Extra worth of steps together',
  leftOut: (steps: readonly string[]): string => `Left out: ${steps.join(', ')}.`,
  alreadyDone: (steps: readonly string[]): string => `Done already: ${steps.join(', ')}.`,
  sources: 'Sources',
  noSources: 'The case names no source.',
  sourceBasis: { seen: '', background: 'background: not read', mixed: 'read in part' },
  footer: (version: string): string => `Lockstep ${version}`,
  never: 'This page says what would have to be true for the agreement to hold; it predicts nothing.',
};

export type Texts = typeof texts;

function referenceName(name: string, names: Readonly<Record<string, string>>): string {
  if (name === 'alternating') return 'Taking turns, in the order of the file';
  if (name === 'all-at-once') return 'All at once, in phases';
  const best = name.endsWith('-first-best');
  const id = name.replace(/-first(-best)?$/, '');
  return `${beginSentence(names[id] ?? id)} does all first, ${best ? 'in its best order' : 'in the order of the file'}`;
}
