import { type ClockWords, clockWords } from '@lockstep/charts/clock';
import { type PageTexts, pageTexts } from '../page/texts.ts';

const own = {
  chart: clockWords as ClockWords,
  word: 'clock',
  question: 'What do elections, hearings and deadlines do to each side?',
  pageTitle: (title: string): string => `${title}: what the calendar does`,
  figureTitle: 'The order on the calendar, and each side\u2019s slack day by day',
  figureNote: (moves: number, who: string, date: string, zone: string): string =>
    `${moves} moves one after another at likely times, from ${date}; assessment: ${who}. ${zone}`,
  zone: 'Slack is what a side would lose by leaving plus what it has at stake, by the numbers in force that day; a change still to come is not reckoned with before. Each side on its own scale.',
  tableTitle: 'The calendar as a table',
  columns: {
    place: '#',
    move: 'move',
    who: 'who',
    begins: 'begins',
    performed: 'performed',
    checked: 'checked',
    range: 'shortest to longest',
    due: 'due',
    slack: (name: string): string => `slack of ${name}`,
  },
  start: 'today',
  notDue: '',
  late: (date: string, units: string): string => `${date}, ${units} late`,
  eventsTitle: 'What each event does',
  noEvents: 'The agreement names no dated event.',
  event: 'event',
  changes_: 'from then on',
  leastSlack: 'least slack of what is left',
  someOrder: 'does some order hold?',
  shares: 'alternating offers',
  open: 'not settled',
  nothing: 'nothing',
  notCounted: (known: string): string => `not counted: known only on ${known}`,
  doneBy: (done: number, all: number): string => `${done} of ${all} moves done`,
  fromTo: (what: string, from: string, to: string): string => `${what}: ${from} \u2192 ${to}`,
  stake: (name: string): string => `stake of ${name}`,
  outside: (name: string): string => `outside option of ${name}`,
  impatience: (name: string): string => `impatience of ${name}`,
  hazard: 'hazard',
  fromToday: (before: string, after: string): string => `from today: ${before} \u2192 ${after}`,
  fromThen: (before: string, after: string): string => `from then: ${before} \u2192 ${after}`,
  share: (name: string, before: string, after: string): string => `${name} ${before} \u2192 ${after}, offering first`,
};

export type ClockTexts = PageTexts & typeof own;

/** The texts of the page of `clock`. */
export const clockTexts: ClockTexts = { ...pageTexts, ...own };
