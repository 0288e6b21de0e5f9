import { type DiffWords, diffWords } from '@lockstep/charts/diff';
import { type PageTexts, pageTexts } from '../page/texts.ts';

/** Every text of the page that the engine does not compute: another language is another record like this. */
const own = {
  chart: diffWords as DiffWords,
  word: 'diff',
  question: 'Two drafts or two assessments: what differs, and what does that do to the answers?',
  pageTitle: (a: string, b: string): string => `${a} against ${b} \u00b7 Lockstep`,
  against: (a: string, b: string): string => `${a} against ${b}`,
  answers: 'The answers',
  ownScale: 'Each on its own scale',
  first: 'Acts first',
  notSettled: 'not settled',
  notSame: 'not the same',
  sameInBoth: 'The same in both:',
  numbers: 'The numbers that differ most',
  numbersNote: (marked: boolean): string =>
    `What counts, and its range; the largest change first.${marked ? ' \u25c6 enough alone to change the yes or no; \u25c7 in a smallest set that is.' : ''}`,
  worthTo: (party: string): string => `To ${party}`,
  change: 'Change',
  more: (count: number): string => `${count} more below`,
  enoughAlone: 'enough alone',
  inSmallest: 'in a smallest set',
  count: (enough: number, tried: number, effect: string): string => {
    const could = tried === 1 ? 'Of one change that could' : `Of ${tried} changes that could`;
    if (enough === 0) return `${could}, none alone would ${effect}.`;
    return `${could}, ${enough === 1 ? 'one alone' : `${enough} would each alone`} ${enough === 1 ? 'would ' : ''}${effect}.`;
  },
  smallest: (size: number, proved: boolean): string =>
    proved
      ? `It takes ${size} together, and no fewer will do.`
      : `${size} together do; whether fewer do was not settled.`,
  effects: {
    holds: { yes: 'let an order hold', no: 'leave no order that holds' },
    lasts: { yes: 'let it last', no: 'keep it from lasting' },
    worth_finishing: { yes: 'make finishing worth it to all', no: 'make finishing not worth it to all' },
  } as Readonly<Record<string, Readonly<Record<'yes' | 'no', string>>>>,
  slack: 'What each side has to lose by leaving, along the best order of each',
  slackNote:
    'Slack: what a side has at stake, less what it would gain by leaving. Below the heavy line it walks away. A dot: that side does the step. A ring: where the slack is least. Both panels of a side have one scale.',
  orders: 'The best orders',
  ordersNote: '~ stands elsewhere in the other; \u2715 from here on somebody would walk away.',
  place: 'Place',
  all: 'All that differs',
  allNote: (a: string, b: string): string =>
    `+ only in \u201c${b}\u201d, \u2212 only in \u201c${a}\u201d, ~ not the same in both. Keys are those of the file.`,
  groups: { texts: 'The texts', numbers: 'Numbers', rest: 'The assessments beside the numbers' },
  what: 'What',
  reasons: 'Reasons given',
  becomes: 'What becomes of the answers',
  which: 'Which changes do it',
  nothing: 'Nothing differs.',
  noReason: 'no reason given',
  marks: { added: '+', dropped: '\u2212', changed: '~', renamed: '~', reordered: '~' },
  markWords: {
    added: 'only in the second',
    dropped: 'only in the first',
    changed: 'not the same',
    renamed: 'another id',
    reordered: 'another order',
  },
  unanswered: (question: string, name: string, why: string): string =>
    `\u201c${question}\u201d cannot be asked of \u201c${name}\u201d. ${why}`,
  unfinished: (what: string): string => `Not settled in the time given: ${what}.`,
};

export type Texts = PageTexts & typeof own;

export const texts: Texts = { ...pageTexts, ...own };
