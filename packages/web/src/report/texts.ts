import { type PageTexts, pageTexts } from '../page/texts.ts';

const own = {
  pageTitle: (title: string): string => `Report: ${title} \u00b7 Lockstep`,
  word: 'report',
  question: 'What would have to be true for this agreement to hold?',
  lead: (steps: number, date: string, who: string): string =>
    `${steps} step${steps === 1 ? '' : 's'}, read as of ${date} under one assessment: ${who}. Each finding is one question; the word at its end leads to the answer, and every step named leads to its worths and why.`,
  findings: 'What we find',
  notThis: 'What this is not',
  cautions: [
    'It predicts nothing. It says what would have to be true for the agreement to hold.',
    'Every worth belongs to the assessment that is named here, and to nobody else. Each side\u2019s numbers are on its own scale.',
    'Numbers on this page are rounded to two figures; each answer behind it has them as they were computed.',
  ] as readonly string[],
  hangsOn: 'What would change it',
  unproved: 'Not everything in it was settled in the time given; where that is so, the answer says it.',
  restOn: 'Every number above comes from these worths, each with its why',
};

export type ReportTexts = PageTexts & typeof own;

/** Every text of the report that is not computed by the engine. */
export const reportTexts: ReportTexts = { ...pageTexts, ...own };
