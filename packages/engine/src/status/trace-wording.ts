/** English sentences of `check-trace`. */
import type { Agreement } from '../agreement/agreement.ts';
import { dateOf } from '../agreement/calendar.ts';
import { nameOf } from '../agreement/names.ts';
import { list, sentence } from '../agreement/words.ts';
import type { Deviation, TraceAnswer } from './answer.ts';
import { dayCount, type Misfit, momentWords, namesOf, sayMisfit, stepTitle } from './wording.ts';

/** A deviation with what its sentence needs. */
export type Found = Omit<Deviation, 'at' | 'sentence'> & {
  readonly day: number;
  /** Whose rule it is. */
  readonly of?: string;
  /** How many days late it was done in the end; null: not yet. */
  readonly lateBy?: number | null;
  readonly isKeeping?: boolean;
  readonly misfit?: Misfit;
};

export function sayDeviation(agreement: Agreement, found: Found): string {
  const [first = '', ...others] = found.steps;
  const title = first === '' ? '' : sentence(stepTitle(agreement, first));
  const rest = list(others.map((id) => stepTitle(agreement, id)));
  const are = others.length > 1 ? 'are' : 'is';
  const whose = found.of === undefined ? 'a rule' : `a rule of ${nameOf(agreement, found.of)}`;
  const versions = namesOf(agreement, found.under);
  switch (found.kind) {
    case 'done before what it requires':
      return `${title} was done while ${rest}, which it requires, ${others.length > 1 ? 'were' : 'was'} not done and verified.`;
    case 'not done by the date': {
      const late = found.lateBy;
      const then = late === null || late === undefined ? '' : `; it was done ${dayCount(late)} late`;
      return `${title} was not done by ${dateOf(found.day - 1)}, the last day in time${then}.`;
    }
    case 'reversed':
      return `${title} was taken back.`;
    case 'breached':
      return found.isKeeping
        ? `${title}, which was to be kept, was broken under the version of ${versions}.`
        : `${title} was breached under the version of ${versions}.`;
    case 'power without standing':
    case 'power out of time':
    case 'power against a block':
      return found.misfit ? sayMisfit(agreement, found.misfit) : '';
    case 'terms changed by some alone':
      return `${sentence(namesOf(agreement, found.by))} changed the terms of ${stepTitle(agreement, first)} without ${namesOf(agreement, found.under, 'or')}.`;
    case 'before':
      return `${title} was done before ${rest} was, against ${whose}.`;
    case 'never':
      return `${title} was done, against ${whose}.`;
    case 'together':
      return `${sentence(rest)} ${others.length > 1 ? 'were' : 'was'} not done together with ${stepTitle(agreement, first)}, against ${whose}.`;
    case 'escrow':
      return `${title} was handed over while ${rest} ${others.length > 1 ? 'were' : 'was'} not; ${whose} exchanges them in one stroke.`;
    case 'alternatives':
      return `${title} was done although ${rest}, its alternative, ${are} done too, against ${whose}.`;
  }
}

type Judged = Pick<TraceAnswer['readings'][number], 'reading' | 'complies' | 'first'>;

export function sayReading(agreement: Agreement, { reading, first }: Judged): string {
  const name = nameOf(agreement, reading);
  return first
    ? `Under the reading of ${name} the first deviation is of ${first.at}: ${first.sentence}`
    : `Under the reading of ${name} the record complies.`;
}

type Told = Omit<TraceAnswer, 'headline' | 'why' | 'changes'>;

/** The first deviation; where readings differ on it, under each apart. */
export function traceHeadline(agreement: Agreement, { readings, first, complies, as_of, entries }: Told): string {
  const firsts = new Set(readings.map((reading) => JSON.stringify(reading.first)));
  if (firsts.size > 1) return readings.map((reading) => sayReading(agreement, reading)).join(' ');
  const shown = first ?? readings.find((reading) => reading.first)?.first;
  if (complies || !shown) {
    const count = entries.counted === 1 ? '1 entry' : `${entries.counted} entries`;
    return `${momentWords(as_of)}, the record complies with the agreement: no deviation in ${count}.`;
  }
  return `The first deviation is of ${shown.at}: ${shown.sentence}`;
}

export function traceReasons({ deviations, readings, misfits }: Told): string[] {
  const counts = new Map<string, number>();
  for (const { kind } of deviations) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...counts].map(([kind, count]) => `${kind} (${count})`);
  const all = deviations.length === 1 ? '1 deviation' : `${deviations.length} deviations`;
  return [
    ...(deviations.length > 0
      ? [`From the text ${all} in all: ${list(kinds)}.`]
      : ['From the text there is no deviation.']),
    ...readings.map(({ sentence: words }) => words),
    ...(misfits.length > 0
      ? [
          misfits.length === 1
            ? '1 entry moves nothing where it stands.'
            : `${misfits.length} entries move nothing where they stand.`,
        ]
      : []),
  ];
}

/** What would be first if the first deviation were not one. */
export function traceChanges({ deviations }: Told): string[] {
  const [first, next] = deviations;
  if (!first) return [];
  return next
    ? [`Were it not for that, the first would be of ${next.at}: ${next.sentence}`]
    : ['Were it not for that, the record would comply with the text.'];
}
