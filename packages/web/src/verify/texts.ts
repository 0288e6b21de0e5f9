import { type VerifyWords, verifyWords } from '@lockstep/charts/verify';
import { grouped } from '@lockstep/engine/figure';
import type { Verdict } from '@lockstep/engine/verify/answer';
import { type PageTexts, pageTexts } from '../page/texts.ts';

const own = {
  chart: verifyWords as VerifyWords,
  pageTitle: (title: string): string => `Verify: ${title} \u00b7 Lockstep`,
  word: 'verify',
  question: 'How good must the checking be, step by step?',
  numbers: 'Key numbers',
  gaps: 'Acts not checked well enough',
  ofActs: (gaps: number, acts: number): string => `${gaps} of ${acts}`,
  gapKinds: (short: number, open: number, never: number): string =>
    [
      ...(short > 0 ? [`${short} where too little is found`] : []),
      ...(open > 0 ? [`${open} with no detection declared`] : []),
      ...(never > 0 ? [`${never} where none is enough`] : []),
    ].join(', ') || 'what is declared is enough at each',
  lastStep: 'At the last step must be found',
  lastStepNote: (step: string): string => `of fakes: \u201c${step}\u201d`,
  noLast: 'nothing',
  noLastNote: 'nothing is saved by faking it',
  survives: 'An honest road map passes its checks',
  survivesRange: (low: string, high: string): string => `${low} to ${high}, false alarms as declared`,
  survivesPoint: 'false alarms as declared',
  survivesAll: 'no false alarm is declared',
  sure: 'Draws in which what is declared is enough',
  sureUnknown: 'not known',
  pointValues: 'point values: no range given',
  ofDraws: (draws: number): string => `of ${grouped(draws)}, wherever a detection is declared`,
  noneDeclaredAnywhere: 'no detection is declared',
  tableCaption: 'How good the checking must be, act by act',
  columns: {
    place: '#',
    who: 'Who',
    step: 'Step',
    checks: 'Checked by',
    saved: 'Saves by faking',
    slack: 'Loses if found',
    needed: 'Must be found',
    declared: 'Declared',
    waiting: 'If the others waited',
    stake: 'Stake that would do',
    done: 'Done by then',
  },
  verdict: {
    enough: '\u2713',
    short: '\u2715',
    'not-declared': '?',
    impossible: '\u2715',
  } as Readonly<Record<Verdict, string>>,
  none: 'none is enough',
  any: 'any',
  notDeclared: 'not declared',
  noCheck: 'not stated',
  inAfter: (time: string): string => `in after ${time}`,
  stakeNow: (now: string): string => `has ${now}`,
  key: 'Saves by faking: what the performer keeps by faking the step, or not doing it, if that is not found. Loses if found: against finishing, with its stake; below zero it gains. Done by then: what others have done by the time the check is in. \u2713 enough, \u2715 too little, ? no detection declared.',
  lifted: (by: string, from: string): string => `lifted by \u201c${by}\u201d from ${from}`,
  nothing: 'nothing',
  caption: (acts: number, draws: number | null, who: string, date: string): string =>
    `${acts} ${acts === 1 ? 'act' : 'acts'}: a joint step counts once for each performer. Detection as the agreement declares it; worths are one assessment (${who}, ${date}), not facts. ${
      draws === null ? 'No range of worths given.' : `Grey band: the middle eight in ten of ${grouped(draws)} draws.`
    }`,
  orderIs: {
    least: 'The order is the one that asks least good faith.',
    given: 'The order is the one that was asked about.',
  },
  unproved: 'It is the best found in the time given; another may ask less.',
  inspections: 'Inspections and warning',
};

export type Texts = PageTexts & typeof own;

/** Every text of the page that is not computed by the engine: another language is another record like this. */
export const texts: Texts = { ...pageTexts, ...own };
