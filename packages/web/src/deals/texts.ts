import { type DealsWords, dealsWords } from '@lockstep/charts/deals';
import { type PageTexts, pageTexts } from '../page/texts.ts';

const own = {
  chart: dealsWords as DealsWords,
  word: 'deals',
  question: 'What deal is possible at all: a part now, or everything?',
  pageTitle: (title: string): string => `Deals: ${title}`,
  figureNote: (who: string, date: string): string =>
    `${who ? `Worths as ${who} sees them, ${date}. ` : ''}Worth of the finished deal; nothing done is 0 to each.`,
  frontier: 'Deals that no other beats, with nobody worse off than with nothing done',
  frontierRest: (all: number): string =>
    `All ${all} combinations, with those that leave somebody worse off, are in --json.`,
  noZone: 'No deal leaves every side as well off as nothing done.',
  deal: 'deal',
  steps: 'steps',
  inOrder: 'In the order that asks least:',
  holds: 'holds',
  open: 'not settled',
  needs: (party: string, has: string): string => `needs at stake, ${party} (has ${has})`,
  trust: (party: string): string => `out of pocket at most, ${party}`,
  duration: (unit: string): string => `${unit}s, one step after the other`,
  orSame: (count: number): string => ` or ${count} other${count === 1 ? '' : 's'} worth the same`,
  formulas: 'What the formulas pick',
  formula: 'formula',
  ofThatHold: 'of those that hold',
  notDefined: 'not defined: some side gains nothing in any deal that is worth it to all',
  none: 'none',
  moreTies: (count: number): string => `and ${count} more that tie`,
  sameScales: (scale: string): string =>
    `Counted from nothing done, 0 to each side; worths ${scale === 'gain' ? 'scaled so that each side\u2019s gains sum to 100' : 'as given'}. Formulas of the same name differ between authors: what is meant stands beside each.`,
  proposals: 'Proposals, step by step',
  proposalsLead: (a: string, b: string): string => `\u25a0 ${a} acts, \u25a8 ${b}, \u25e7 several together.`,
  proposalsLeadMany: '\u25cf in the proposal.',
  step: 'step',
  finished: 'when finished',
  worth: (party: string): string => `worth to ${party}`,
  broken: 'breaks a rule of',
  theTextItself: 'the text',
  notIn: 'not in it',
  isIn: (who: string): string => `in it, by ${who}`,
  asStands: 'cannot be carried out as it stands',
  without: 'Judged without the rules that it breaks.',
  each: 'Each proposal beside the frontier',
};

export type Texts = PageTexts & typeof own;

/** Every text of the page that is not computed by the engine: another language is another record like this. */
export const texts: Texts = { ...pageTexts, ...own };
