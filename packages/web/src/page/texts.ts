import { list } from '@lockstep/engine/words';

const times = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** The texts that every page shares; each question's page adds its own. */
export const pageTexts = {
  lang: 'en',
  dir: 'ltr' as 'ltr' | 'rtl',
  product: 'Lockstep',
  skip: 'Skip to the answer',
  asOf: (date: string): string => `as of ${date}`,
  assessment: (name: string): string => `assessment: ${name}`,
  copyLink: 'Copy link',
  downloadSvg: 'Download SVG',
  print: 'Print',

  was: 'before:',

  table: 'The same data as a table',
  range: (low: string, high: string): string => `${low} to ${high}`,
  byRank: 'by rank',
  changes: 'What would change it',
  noChanges: 'No single change was looked for.',
  yes: 'yes',
  no: 'no',
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
  leftOut: (steps: readonly string[]): string => `Left out: ${steps.join(', ')}.`,
  alreadyDone: (steps: readonly string[]): string => `Done already: ${steps.join(', ')}.`,
  sources: 'Sources',
  noSources: 'The case names no source.',
  sourceBasis: { seen: '', background: 'background: not read', mixed: 'read in part' },
  footer: (version: string): string => `Lockstep ${version}`,
  never: 'This page says what would have to be true for the agreement to hold; it predicts nothing.',
  why: 'Why',
};

export type PageTexts = typeof pageTexts;
