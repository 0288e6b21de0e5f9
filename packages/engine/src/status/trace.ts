/** Does a record comply with the agreement, and where does it deviate first? */
import type { Agreement, Rule } from '../agreement/agreement.ts';
import { dateOf, dayOf } from '../agreement/calendar.ts';
import type { Deviation, TraceAnswer } from './answer.ts';
import { beginning, type Course, isKept } from './course.ts';
import type { Entry } from './entry.ts';
import { fold, type Standing } from './fold.ts';
import { type Asking, type Heard, hear, sideOf } from './heard.ts';
import type { PowerFault } from './power-course.ts';
import { daysOf } from './span.ts';
import { answerOf } from './status.ts';
import { type Found, sayDeviation, sayReading, traceChanges, traceHeadline, traceReasons } from './trace-wording.ts';

export function checkTrace(agreement: Agreement, entries: readonly Entry[], asking: Asking): TraceAnswer {
  const hearing = hear(agreement, entries, asking);
  const standing = fold(agreement, hearing.heard, asking);
  const { misfits } = answerOf(agreement, hearing, standing, asking);
  const today = dayOf(asking.asOf);
  const text = standing.agreement;
  const plain = [
    ...standing.courses.flatMap((course) => stepDeviations(course)),
    ...breaches(agreement, standing, hearing.heard),
    ...powerDeviations(standing, hearing.heard),
    ...termDeviations(agreement, standing, hearing.heard),
  ];
  const worded = (found: readonly Found[]): Deviation[] =>
    found.toSorted(byDay).map((each) => ({ ...plainOf(each), sentence: sayDeviation(agreement, each) }));
  const deviations = worded([...plain, ...ruleDeviations(standing, text.rules, today)]);
  const readings = Object.entries(text.readings).map(([reading, { rules }]) => {
    const own = plain.filter(({ under }) => under.length === 0 || under.includes(reading));
    const all = worded([...own, ...ruleDeviations(standing, [...text.rules, ...rules], today)]);
    const judged = { reading, complies: all.length === 0, first: all[0] ?? null, deviations: all };
    return { ...judged, sentence: sayReading(agreement, judged) };
  });
  const told: Omit<TraceAnswer, 'headline' | 'why' | 'changes'> = {
    question: 'check-trace',
    as_of: asking.asOf,
    known_on: asking.knownOn ?? null,
    told_by: asking.toldBy ?? null,
    entries: hearing.entries,
    complies: deviations.length === 0 && readings.every(({ complies }) => complies),
    first: deviations[0] ?? null,
    deviations,
    readings,
    misfits,
    search: { states: standing.looks },
  };
  return {
    ...told,
    headline: traceHeadline(agreement, told),
    why: traceReasons(told),
    changes: traceChanges(told),
  };
}

function plainOf({ kind, entry, day, by, steps, power, under }: Found): Omit<Deviation, 'sentence'> {
  return { kind, entry, at: dateOf(day), by, steps, power, under };
}

/** By day; on a day what the calendar shows comes first, then the entries in the order of recording. */
function byDay(a: Found, b: Found): number {
  return a.day - b.day || (a.entry ?? -1) - (b.entry ?? -1);
}

const nobody = { power: null, under: [] } as const;

/** What was done too early, not in time, or taken back. */
function stepDeviations(course: Course): Found[] {
  const { step, history, tooEarly } = course;
  const by = step.by;
  const early = tooEarly.map(({ entry, day, missing }): Found => {
    return { ...nobody, kind: 'done before what it requires', entry, day, by, steps: [step.id, ...missing] };
  });
  const moved = history.flatMap(({ at, axis, to, entry }): Found[] => {
    const day = dayOf(at);
    if (axis !== 'promise') return [];
    if (to === 'reversed') return [{ ...nobody, kind: 'reversed', entry, day, by, steps: [step.id] }];
    if (to !== 'overdue') return [];
    const lateBy = lateAfter(course, day);
    const isFine = lateBy !== null && (lateBy <= 0 || step.late === 'accept');
    return isFine ? [] : [{ ...nobody, kind: 'not done by the date', entry, day, by, steps: [step.id], lateBy }];
  });
  return [...early, ...moved];
}

/**
 * How many days late it was performed that was overdue from a day on; null: not at all. 0 or less where it was claimed in time
 * and shown later.
 */
function lateAfter({ acts }: Course, overdue: number): number | null {
  const act = acts.find(({ day }) => day >= overdue);
  return act ? act.performed - overdue + 1 : null;
}

/** Breaches as they were said, each under somebody's version. */
function breaches(agreement: Agreement, standing: Standing, heard: readonly Heard[]): Found[] {
  const isMisfit = new Set(standing.misfits.map(({ entry }) => entry));
  return heard.flatMap(({ number, day, said }): Found[] => {
    if (!('axis' in said) || said.to !== 'breached' || isMisfit.has(number)) return [];
    const courses = standing.named.get(said.step) as readonly Course[];
    const under = [said.under ?? sideOf(agreement, said.by)];
    const [first] = courses;
    if (!first) return [];
    const isKeeping = isKept(first.step);
    return [
      { kind: 'breached', entry: number, day, by: first.step.by, steps: [said.step], power: null, under, isKeeping },
    ];
  });
}

const powerKinds: Readonly<Partial<Record<PowerFault, Deviation['kind']>>> = {
  'not-holder': 'power without standing',
  'after-sunset': 'power out of time',
  'too-soon': 'power out of time',
  'not-notified': 'power out of time',
  'power-blocked': 'power against a block',
};

function powerDeviations({ misfits }: Standing, heard: readonly Heard[]): Found[] {
  const days = new Map(heard.map(({ number, day }) => [number, day]));
  return misfits.flatMap((misfit): Found[] => {
    if (!('act' in misfit)) return [];
    const kind = powerKinds[misfit.code];
    const day = days.get(misfit.entry);
    if (!kind || day === undefined) return [];
    return [{ kind, entry: misfit.entry, day, by: [misfit.by], steps: [], power: misfit.power, under: [], misfit }];
  });
}

/** Terms that some changed, and not all parties agreed to by the end: a deviation under the version of the others. */
function termDeviations(agreement: Agreement, standing: Standing, heard: readonly Heard[]): Found[] {
  const said = new Map(heard.map(({ number, said: what, day }) => [number, { what, day }]));
  const termsOf = (entry: number) => {
    const what = said.get(entry)?.what;
    return what && 'terms' in what ? JSON.stringify([what.step, Object.entries(what.terms).sort()]) : '';
  };
  const settled = new Set(standing.changedTerms.filter(({ by_all }) => by_all).map(({ entry }) => termsOf(entry)));
  return standing.changedTerms.flatMap(({ entry, step, agreed_by: by }): Found[] => {
    if (settled.has(termsOf(entry))) return [];
    const under = agreement.parties.map(({ id }) => id).filter((id) => !by.includes(id));
    const day = (said.get(entry) as { day: number }).day;
    return [{ kind: 'terms changed by some alone', entry, day, by, steps: [step], power: null, under }];
  });
}

interface Act {
  readonly course: Course;
  readonly place: number;
  readonly day: number;
  readonly entry: number | null;
}

function ruleDeviations(standing: Standing, rules: readonly Rule[], today: number): Found[] {
  return rules.flatMap((rule): Found[] => {
    const actsIn = (ids: readonly string[]) =>
      ids.flatMap((id) => (standing.named.get(id) ?? []).flatMap(actsOf)).sort((a, b) => a.place - b.place);
    switch (rule.kind) {
      case 'before':
        return outOfOrder(standing, rule, actsIn([rule.steps[1]]));
      case 'never':
        return actsIn([rule.step]).map((act) => found('never', rule, act, []));
      case 'together':
        return apart(standing, rule, rule.steps, actsIn(rule.steps), lengthOf(standing, rule.steps), today);
      case 'escrow':
        return apart(standing, rule, rule.steps, actsIn(rule.steps), 0, today);
      default: {
        const acts = actsIn(rule.steps);
        return acts
          .filter(({ course }, k) => acts.findIndex((other) => other.course === course) === k)
          .slice(1)
          .map((act) => found('alternatives', rule, act, [acts[0]?.course.step.id as string]));
      }
    }
  });
}

/** When a step was performed; what is kept counts from when it is kept. What is so from the beginning was never performed. */
function actsOf(course: Course): Act[] {
  const acts = isKept(course.step)
    ? course.spans.map(({ from, day }) => ({ place: from, day, entry: null }))
    : course.acts;
  return acts.filter(({ day }) => day !== beginning).map((act) => ({ ...act, course }));
}

function found(kind: Found['kind'], rule: Rule, { course, day, entry }: Act, others: readonly string[]): Found {
  const { id, by } = course.step;
  return { kind, entry, day, by, steps: [id, ...others], power: null, under: [], ...(rule.of && { of: rule.of }) };
}

/** Performed while the first of the two was not done. */
function outOfOrder(standing: Standing, rule: Extract<Rule, { kind: 'before' }>, acts: readonly Act[]): Found[] {
  const [first] = rule.steps;
  const before = standing.named.get(first)?.at(-1);
  return acts
    .filter(({ place }) => !before?.spans.some(({ from, to }) => from <= place && place < to))
    .map((act) => found('before', rule, act, [first]));
}

/** Steps of a set that were not performed within so many days of the first of them. */
function apart(
  standing: Standing,
  rule: Rule,
  steps: readonly string[],
  acts: readonly Act[],
  within: number,
  today: number,
): Found[] {
  const [first] = acts;
  if (!first) return [];
  const end = first.day + within;
  const missing = steps.filter((id) => !acts.some(({ course, day }) => course.step.id === id && day <= end));
  const day = rule.kind === 'escrow' ? end : end + 1;
  if (missing.length === 0 || day > today) return [];
  const by = [...new Set(missing.flatMap((id) => standing.named.get(id)?.[0]?.step.by ?? []))];
  const entry = rule.kind === 'escrow' ? first.entry : null;
  const kind = rule.kind as 'escrow' | 'together';
  return [
    {
      kind,
      entry,
      day,
      by,
      steps: [first.course.step.id, ...missing],
      power: null,
      under: [],
      ...(rule.of && { of: rule.of }),
    },
  ];
}

/** How long a phase of these steps lasts: the longest duration with its check, in days. */
function lengthOf({ agreement, named }: Standing, ids: readonly string[]): number {
  const lengths = ids.flatMap((id) =>
    (named.get(id) ?? []).map(({ step, duration }) => {
      const lags = step.verification.map(({ lag }) => daysOf(lag ?? 0, agreement.timeUnit));
      return duration + Math.max(0, ...lags);
    }),
  );
  return Math.max(0, ...lengths);
}
