import type { Agreement } from '../agreement/agreement.ts';
import { dateOf, dayOf } from '../agreement/calendar.ts';
import { divide, exact, isPositive, toNumber } from '../math/rational.ts';
import type { Deadline, Mark, NoticeStatus, PowerStatus, StatusAnswer, StepStatus } from './answer.ts';
import { beginning, type Course, datesOf, deliveredOf, isKept, isMet, lastDayOf } from './course.ts';
import type { Entry } from './entry.ts';
import { fold, type Standing } from './fold.ts';
import { type Asking, type Hearing, hear, sideOf } from './heard.ts';
import { markOf } from './mark.ts';
import { readNotices } from './notices.ts';
import { powerStatus } from './power-course.ts';
import {
  changesOf,
  headlineOf,
  type Misfit,
  reasonsOf,
  sayDeadline,
  sayEnd,
  sayMisfit,
  sayPower,
  sayStage,
  type Told,
} from './wording.ts';

export type { Asking } from './heard.ts';

/** Question 8: who has done what, and who says so, as of a day and as known on a day. */
export function status(agreement: Agreement, entries: readonly Entry[], asking: Asking): StatusAnswer {
  const hearing = hear(agreement, entries, asking);
  return answerOf(agreement, hearing, fold(agreement, hearing.heard, asking), asking);
}

/** The answer from what was already worked out. */
export function answerOf(agreement: Agreement, hearing: Hearing, standing: Standing, asking: Asking): StatusAnswer {
  const today = dayOf(asking.asOf);
  const { notices, misfits: unasked } = readNotices(agreement, hearing.heard, asking.asOf);
  const speakers = speakersOf(agreement, hearing);
  const steps = standing.courses.map((course) => ({
    ...stepStatus(standing, course, today),
    heard_from: agreement.parties.flatMap(({ id }) =>
      [course.step.id, course.step.part?.of].some((name) => name !== undefined && speakers.get(name)?.has(id))
        ? [id]
        : [],
    ),
  }));
  const powers = standing.powers.map((course): PowerStatus => {
    const told = powerStatus(course, today);
    return { ...told, sentence: sayPower(agreement, told) };
  });
  const astray = hearing.astray.map((entry): Misfit => ({ entry, code: 'corrects-nothing' }));
  const say = (misfits: readonly Misfit[]) =>
    misfits
      .toSorted((a, b) => a.entry - b.entry)
      .map((misfit) => ({ entry: misfit.entry, sentence: sayMisfit(agreement, misfit) }));
  const told: Told = {
    question: 'status',
    as_of: asking.asOf,
    known_on: asking.knownOn ?? null,
    told_by: asking.toldBy ?? null,
    entries: hearing.entries,
    marks: marksOf(steps),
    steps,
    powers,
    notices,
    changed_terms: standing.changedTerms,
    sources_gone: sourcesGone(hearing),
    deadlines: deadlinesOf(agreement, standing, steps, powers, notices, asking.asOf),
    misfits: say([...standing.misfits, ...unasked, ...astray]),
    at_odds: say(standing.atOdds),
    search: { states: standing.looks },
  };
  return {
    ...told,
    headline: headlineOf(told),
    why: reasonsOf(agreement, told),
    changes: changesOf(agreement, told),
  };
}

function marksOf(steps: readonly StepStatus[]): Readonly<Record<Mark, number>> {
  const marks = { none: 0, promised: 0, reported: 0, verified: 0, disputed: 0, reversed: 0, overdue: 0 };
  for (const { mark } of steps) marks[mark]++;
  return marks;
}

function dateOrNull(day: number | null): string | null {
  return day === null || day === beginning ? null : dateOf(day);
}

/** By the name of a step as entries give it: whose side speaks of it. */
function speakersOf(agreement: Agreement, { heard }: Hearing): ReadonlyMap<string, ReadonlySet<string>> {
  const speakers = new Map<string, Set<string>>();
  for (const { said } of heard) {
    if (!('step' in said) || said.step === undefined) continue;
    const sides = speakers.get(said.step) ?? new Set();
    speakers.set(said.step, sides.add(sideOf(agreement, said.by)));
  }
  return speakers;
}

function stepStatus(standing: Standing, course: Course, today: number): Omit<StepStatus, 'heard_from'> {
  const { step, promise, evidence, legal } = course;
  const last = isAgreed(course) ? lastDayOf(standing, course) : null;
  const late = daysLate(course, last, today);
  return {
    step: step.id,
    by: step.by,
    kind: step.kind,
    mark: markOf(course),
    marked: course.marked,
    promise: { state: promise.state, since: dateOrNull(promise.since), under: promise.under },
    evidence: { ...evidence, since: dateOrNull(evidence.since) },
    legal: { ...legal, since: dateOrNull(legal.since) },
    begun: dateOrNull(course.begun),
    done: dateOrNull(course.done),
    is_done: course.done !== null,
    ended: dateOrNull(course.ended),
    due: dateOrNull(last),
    days_late: late,
    late: late !== null && late > 0 ? (step.late ?? null) : null,
    delivered: deliveredIn(course),
    said_by: course.saidBy,
    disputed_by: course.disputedBy,
    waits_for: waitsFor(standing, course),
    history: course.history,
  };
}

function isAgreed({ promise }: Course): boolean {
  return !['none', 'proposed', 'agreed', 'waived', 'superseded'].includes(promise.state);
}

/** From the end of the last day to performance, to what ended the waiting for it, or to today. */
function daysLate({ promise, performed }: Course, last: number | null, today: number): number | null {
  if (last === null) return null;
  const isOver = promise.state === 'excused' || promise.state === 'terminated';
  return Math.max(0, (performed ?? (isOver ? promise.since : today)) - last);
}

function deliveredIn(course: Course): StepStatus['delivered'] {
  const { amount } = course.step;
  const { of } = course.terms;
  if (!amount || of === undefined) return null;
  const isAll = !course.hasAmounts && course.performed !== null;
  const delivered = isAll ? exact(of) : deliveredOf(course);
  const share = isPositive(exact(of)) ? toNumber(divide(delivered, exact(of))) : 1;
  return { amount: toNumber(delivered), of, unit: amount.unit, share };
}

/** Of what is not done yet: the required steps that are missing. */
function waitsFor(standing: Standing, { terms, promise }: Course): string[] {
  const isOpen = ['none', 'proposed', 'agreed', 'pending', 'due', 'overdue', 'suspended'].includes(promise.state);
  if (!isOpen) return [];
  return [...new Set(terms.requires.filter((needed) => !isMet(standing, needed)).map(({ step }) => step))];
}

/** The last that was said of each entry whose source no longer says it. */
function sourcesGone({ heard }: Hearing): StatusAnswer['sources_gone'] {
  return heard.flatMap(({ said }) => ('about' in said ? [{ entry: said.about, now: said.now, since: said.at }] : []));
}

function deadlinesOf(
  agreement: Agreement,
  standing: Standing,
  steps: readonly StepStatus[],
  powers: readonly PowerStatus[],
  notices: readonly NoticeStatus[],
  asOf: string,
): Deadline[] {
  const found: Deadline[] = [];
  const add = (kind: Deadline['kind'], of: string, date: string | null, sentence: (date: string) => string) => {
    if (date === null || date <= asOf) return;
    found.push({ date, days: dayOf(date) - dayOf(asOf), kind, of, sentence: sentence(date) });
  };
  const plain = (kind: Deadline['kind'], of: string, date: string | null) =>
    add(kind, of, date, (when) => sayDeadline(agreement, kind, of, when));
  for (const [k, { step, promise, due, legal }] of steps.entries()) {
    if (promise.state === 'pending' || promise.state === 'due') plain('step', step, due);
    if (legal.state === 'exempted') plain('exemption', step, legal.until);
    for (const until of endsOf(standing.courses[k] as Course)) {
      add('step', step, until, (date) => sayEnd(agreement, step, date));
    }
  }
  for (const power of powers) {
    const { state, in_force_if_silent: silent, stage } = power;
    plain('power', power.power, silent);
    if (silent === null && stage) add('power', power.power, stage.ends, (date) => sayStage(agreement, power, date));
    if (!['in force', 'ended'].includes(state)) plain('sunset', power.power, power.sunset);
  }
  for (const { notice, answered, answer_due: date } of notices) if (!answered) plain('notice', notice, date);
  return found.sort((a, b) => a.days - b.days);
}

/** The last days of what is kept. */
function endsOf({ step, terms, promise, ended }: Course): string[] {
  const isRunning = ['pending', 'maintained', 'suspended'].includes(promise.state);
  return isKept(step) && isRunning && ended === null && terms.until !== undefined ? datesOf(terms.until) : [];
}
