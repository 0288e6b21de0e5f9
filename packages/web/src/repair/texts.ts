import { type RepairWords, repairWords } from '@lockstep/charts/repair';
import { type PageTexts, pageTexts } from '../page/texts.ts';

const own = {
  chart: repairWords as RepairWords,
  pageTitle: (agreement: string): string => `${agreement}: which change helps most`,
  word: 'repair',
  question: 'Which single change helps most?',
  figure: 'What the most helpful changes leave to each side',
  list: 'Every change, best first',
  listLead:
    'Each was re-solved exactly, alone. Slack: what a side would lose by leaving at its tightest moment, on its own scale. The ranking takes one unit of each side\u2019s scale as equal.',
  several: 'Several at once',
  two: 'Two',
  three: 'Three',
  mechanism: 'Why they help',
  impossible: 'Impossible',
  rank: 'rank',
  change: 'change',
  agree: 'must agree',
  price: 'price',
  leaves: 'who leaves then',
  slack: (side: string): string => `slack of ${side}`,
  details: 'The same in single numbers, in good-faith stakes, trust and standing pulls',
  detailsLead:
    'Shortfall: the least by which every stake would have to be larger for some order to hold. It, and the stake and trust that are one number, take one unit of each side\u2019s scale as equal. The gap of a check: the share of fakes that must be found, less the share that is; a dash where none is declared, or none would be enough. A fall below zero is a rise: the price of an added demand.',
  shortfall: 'shortfall',
  fall: 'its fall',
  verification: 'largest gap of checks',
  stakeOf: (side: string): string => `stake of ${side}`,
  trustOf: (side: string): string => `trust of ${side}`,
  standingOf: (side: string): string => `standing pull of ${side}`,
  finishing: (side: string): string => `finishing, to ${side}`,
  everySide: 'every side',
  asItStands: 'As it stands',
  unfinished: (what: readonly string[]): string => `Not settled in the time given: ${what.join(', ')}.`,
};

/** The texts of the page of `repair`. */
export type Texts = PageTexts & typeof own;

export const texts: Texts = { ...pageTexts, ...own };
