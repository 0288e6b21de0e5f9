import { grouped } from '@lockstep/engine/figure';

const times = (count: number, one: string, many = `${one}s`): string => `${grouped(count)} ${count === 1 ? one : many}`;

/** All words of the drawing of question `deals`; another language brings its own. */
export const dealsWords = {
  worthTo: (party: string): string => `worth to ${party}, its own scale`,
  holds: 'holds with what is at stake',
  short: 'needs more at stake than there is, or is not worth it to all',
  unsettled: 'not settled in the time given',
  unbeaten: 'no deal beats these',
  unbeatenHolds: 'no deal that holds beats these',
  fewer: 'fewer, more steps',
  others: 'other deals',
  density: (count: number): string => `${grouped(count)} other deals, shaded by how many lie there`,
  proposal: 'proposal, by number',
  noRange: 'No range given.',
  likely: 'Ranges count at their likely values.',
  proposalLine: (number: number, title: string, worths: readonly string[], more: readonly string[]): string =>
    `${number} ${title}: ${worths.join(', ')}; ${more.join('; ')}`,
  atEdge: 'at the edge, as it lies farther out',
  isHeld: 'holds',
  isShort: 'does not hold',
  isBroken: 'breaks a rule',
  notJudged: 'cannot be carried out as it stands',
  isOpen: 'not settled',
  headCounts: (held: number, all: number): string =>
    held === all
      ? `All ${times(all, 'deal')} that leave nobody worse off hold with what is at stake`
      : `${grouped(held)} of ${times(all, 'deal')} that leave nobody worse off ${held === 1 ? 'holds' : 'hold'} with what is at stake`,
  headFrontier: (held: number, all: number): string =>
    `${grouped(held)} of ${times(all, 'deal')} that no other beats, with nobody worse off, ${held === 1 ? 'holds' : 'hold'} with what is at stake`,
  headNone: 'No deal leaves every side as well off as nothing done, but doing nothing',
  shownOf: (shown: number, all: number): string =>
    `${grouped(shown)} of ${grouped(all)} unbeaten combinations are in the drawing`,
  scales: 'Each side on its own scale: no line of equal gain is drawn.',
  pairs: 'Two sides at a time: a mark that seems beaten here is better for another side.',
  markText: (worths: readonly string[], steps: number, verdict: string): string =>
    `${worths.join(', ')}: ${times(steps, 'step')}, ${verdict}`,
  description: (marks: string): string => `Deals by what they are worth when finished. ${marks}`,
};

export type DealsWords = typeof dealsWords;
