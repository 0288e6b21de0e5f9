import { type StatusWords, statusWords } from '@lockstep/charts/status';
import type { NoticeStatus } from '@lockstep/engine/status/answer';
import { list } from '@lockstep/engine/words';
import { type PageTexts, pageTexts } from '../page/texts.ts';

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

const own = {
  chart: statusWords as StatusWords,
  word: 'status',
  question: 'Who has done what, and who says so?',
  pageTitle: (title: string): string => `${title}: who has done what`,
  never: 'States are computed from the entries and the calendar, never entered; this page predicts nothing.',
  lead: (asOf: string, known: string | null, told: string | null): string =>
    [
      `What had happened by ${asOf}`,
      known === null ? 'by all entries' : `as known on ${known}`,
      told === null ? 'by everybody\u2019s account.' : `as ${told} and those who are no parties tell it.`,
    ].join(', '),
  figureTitle: 'What was promised, and what became of it',
  figureNote: (counted: number, all: number, corrected: number, unread: number): string =>
    [
      `${counted} of ${all} entries count${corrected > 0 ? `, ${corrected} corrected` : ', none corrected'}.`,
      'Thick line: stands verified; dotted: disputed; long dashes: overdue. A notice is filled once answered, hollow while it is not, a stroke where it asks for no answer. A mark leads to the entry that brought it about, and that to its source.',
      ...(unread > 0 ? [`${unread} entries rest at least in part on what was not read.`] : []),
    ].join(' '),
  tableTitle: 'Commitments as a table',
  columns: {
    step: 'commitment',
    by: 'who',
    stands: 'stands at',
    since: 'since',
    accounts: (name: string): string => `as ${name} tells it`,
    due: 'last day',
    late: 'late',
    delivered: 'delivered',
    said: 'says so',
    denied: 'denies it',
    beside: 'beside',
    entries: 'entries',
  },
  under: (state: string, who: readonly string[]): string =>
    who.length > 0 ? `${state} under the version of ${list(who)}` : state,
  waits: (titles: readonly string[]): string => `waits for ${list(titles)}`,
  days: (count: number): string => days(count),
  delivered: (amount: number, of: number, unit: string, share: string): string =>
    `${amount} of ${of} ${unit} (${share})`,
  differTitle: 'Where the accounts go apart',
  differNote:
    'The same entries, with the other party\u2019s left out: each side\u2019s own account, and what those who are no parties say.',
  powersTitle: 'Powers: what happens if all stay silent',
  power: {
    holders: 'who may use it',
    blocks: 'ends it if',
    blocked: (who: string, act: string): string => `${who}: ${act}`,
    silence: 'if all stay silent',
    silences: { act: 'it takes effect', lapse: 'it lapses' },
    sunset: 'last day',
    contested: 'contested by',
    nobody: 'nobody on record',
  },
  ganttTitle: 'The calendar: planned, and done',
  ganttNote:
    'Bars end on the last day that the text gives and are as long as the step takes at its likely time; without such a day they begin when it was begun. Only what has a date is drawn.',
  deadlinesTitle: 'Falls due next',
  noDeadlines: 'Nothing with a date is still to come.',
  noticesTitle: 'Notices',
  notice: (
    { act, at, notice, answered, answer_due, unanswered_days }: NoticeStatus,
    who: string,
    whom: readonly string[],
    about: string | null,
    answeredBy: string,
  ): string => {
    const verb = { notify: 'notified', ask: 'asked', convene: 'called together' }[act];
    const what = `${at}: ${who} ${verb} ${whom.length > 0 ? list(whom) : 'all'}, \u201c${notice}\u201d${about === null ? '' : `, about \u201c${about}\u201d`}`;
    if (answered) return `${what}; answered on ${answered.at} by ${answeredBy}.`;
    const due = answer_due === null ? '' : `, to be answered by ${answer_due}`;
    return unanswered_days === null ? `${what}.` : `${what}; unanswered for ${days(unanswered_days)}${due}.`;
  },
  termsTitle: 'Terms changed after agreement',
  terms: (at: string, what: readonly string[], who: readonly string[], all: boolean): string =>
    `${at}, agreed by ${list(who)}${all ? '' : '; it counts under their version alone'}: ${what.join(', ')} of`,
  goneTitle: 'Sources that no longer say it',
  gone: (entry: number, now: string, since: string): string => `Entry ${entry}: ${now} since ${since}.`,
  misfitsTitle: 'Entries that move nothing',
  atOddsTitle: 'Entries at odds with what was computed',
  numbered: (entry: number, sentence: string): string => `Entry ${entry}: ${sentence}`,
  recordTitle: 'The record, entry by entry',
  recordColumns: { number: '#', at: 'when', by: 'who says so', what: 'what', source: 'source', recorded: 'entered' },
  states: (axis: string, state: string): string => `${axis}: ${state}`,
  powerActs: (title: string, act: string): string => `power \u201c${title}\u201d ${act}`,
  noticeActs: (notice: string, act: string, whom: readonly string[]): string =>
    `${act} \u201c${notice}\u201d${whom.length > 0 ? ` to ${list(whom)}` : ''}`,
  termsSet: (terms: string, who: readonly string[]): string => `new terms: ${terms}, agreed by ${list(who)}`,
  sourceNow: (about: number, now: string): string => `the source of entry ${about} is ${now}`,
  corrects: (entry: number, instead: string | null): string =>
    instead === null ? `takes entry ${entry} back` : `instead of entry ${entry}: ${instead}`,
  amount: (amount: number, unit: string): string => `${amount} ${unit}`,
  noSource: 'none given',
};

export type StatusTexts = PageTexts & typeof own;

/** The texts of the page of `status`. */
export const statusTexts: StatusTexts = { ...pageTexts, ...own };
