import { type DoubtWords, doubtWords } from '@lockstep/charts/doubt';
import { grouped } from '@lockstep/engine/figure';
import { labelOf, list } from '@lockstep/engine/words';
import { type PageTexts, pageTexts } from '../page/texts.ts';

const own = {
  chart: doubtWords as DoubtWords,
  pageTitle: (title: string): string => `How sure are we? ${title}`,
  word: 'doubt',
  question: 'How sure are we? What if the sceptics are right?',
  numbers: 'How often, of all that the ranges allow',
  notWorth: 'Finishing not worth it to all',
  notWorthNote: (parts: readonly { readonly party: string; readonly share: string }[]): string =>
    parts.length > 0 ? list(parts.map(({ party, share }) => `${labelOf(party)} ${share}`)) : 'to nobody, in any draw',
  holdsThen: 'Holds where it is worth it',
  holdsThenNote: (draws: number, share: string): string => `of ${grouped(draws)} draws, ${share} are`,
  neverHolds: 'never',
  neverNote: 'in no draw is it worth it to all',
  points: 'How sure',
  pointsValue: 'not known',
  pointsNote: 'every number is a point',
  needs: (party: string, share: string): string => `${labelOf(party)} needs at stake in ${share}`,
  has: (amount: string): string => `has ${amount}; of the draws worth finishing`,
  stays: 'All stay, stakes known by range',
  staysNote: (best: string, foresight: string | null): string =>
    `at the first chance; at the best ${best}; with foresight ${foresight ?? 'it does not settle'}`,

  beside: 'The same road map under each assessment',
  besideNote:
    'One road map, judged under each assessment. Slack: what a side would lose by leaving at its worst moment, plus what it has at stake; below zero it would leave. Each side on its own scale.',
  view: 'assessment',
  thisView: (name: string): string => `${name} (this page)`,
  verdict: 'at likely values',
  verdictHolds: 'holds',
  verdictUnworthy: (parties: readonly string[]): string => `not worth it to ${list(parties)}`,
  verdictLeaves: (parties: readonly string[]): string => `${list(parties.map(labelOf))} would leave`,
  slackOf: (party: string): string => `least slack, ${labelOf(party)}`,
  worthOf: (party: string): string => `finishing, ${labelOf(party)}`,
  inDraws: 'worth finishing, of draws',
  thenHolds: 'then holds',
  divide: (name: string): string => `What divides this view and \u201c${name}\u201d`,
  divideNote:
    'Each number at its likely value in both; and how far the least slack of that side would move if this view took over the other\u2019s value alone.',
  here: 'here',
  there: 'there',
  moves: 'moves the slack by',
  apart: 'ranges apart',
  isApart: 'their ranges have no value in common',
  fewer: (count: number): string => `${count} more differ and move it less.`,
  none: 'No number differs.',

  figure: (draws: number, who: string, date: string): string =>
    `${draws === 1 ? 'Every number is a point.' : `${grouped(draws)} draws.`} ${who ? `${who}, ` : ''}${date}. Each side\u2019s numbers are on its own scale.`,
  columns: {
    number: 'number',
    whose: 'whose slack',
    low: 'low',
    likely: 'likely',
    high: 'high',
    slackLow: 'slack at low',
    slackHigh: 'slack at high',
    zero: 'zero at',
    share: 'explains alone',
  },
  along: 'Along the road map',
  alongNote:
    'First break: of the draws in which finishing is worth it to all. Gone: the chance that somebody has left by then if stakes are known only by range. Proves: how much better an exit a side gives up by its own step than any still to come.',
  alongColumns: {
    state: 'steps',
    after: 'after',
    breaks: 'first break',
    first: 'gone, first chance',
    best: 'gone, best chance',
    proves: 'proves',
  },
  start: 'the start',
  provesText: (party: string, amount: string): string => `${labelOf(party)} ${amount}`,
  unfinished: (names: string): string => `Not settled in the time given: ${names}.`,
};

/** All texts of the page of question `doubt`. */
export type Texts = PageTexts & typeof own;
export const texts: Texts = { ...pageTexts, ...own };
