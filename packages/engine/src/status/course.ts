/**
 * The course of one step: its three states, and what the calendar makes of them. Days are numbers of the calendar; the
 * beginning is before every day.
 */
import type { Agreement, Requirement, Step, Until } from '../agreement/agreement.ts';
import { dateOf, dayOf } from '../agreement/calendar.ts';
import { add, compare, exact, type Rational, zero } from '../math/rational.ts';
import type { Change, EvidenceState, LegalState, Mark, PromiseState, StepStatus } from './answer.ts';
import { promiseTable } from './life-cycle.ts';
import { daysOf } from './span.ts';

export const beginning: number = Number.NEGATIVE_INFINITY;
const never = Number.POSITIVE_INFINITY;

/** What brings a change about; the calendar is nobody. */
export interface Cause {
  readonly by: string | null;
  readonly under: string | null;
  readonly entry: number | null;
}
export const calendar: Cause = { by: null, under: null, entry: null };

export interface Course {
  readonly index: number;
  readonly step: Step;
  /** A promise beside the agreement: made on the day on which the record says so, not by signing. */
  readonly isBeside: boolean;
  /** Days of performance, and from one part of a repeated step to the next. */
  readonly duration: number;
  readonly every: number;
  promise: { state: PromiseState; since: number; under: string[] };
  evidence: {
    state: EvidenceState;
    since: number;
    method: string | null;
    confidence: StepStatus['evidence']['confidence'];
    covers: StepStatus['evidence']['covers'];
    satisfies: string[] | null;
  };
  legal: {
    state: LegalState;
    since: number;
    provision: string | null;
    instrument: string | null;
    until: string | null;
  };
  /** The state to which an exemption that lapses goes back. */
  barredBefore: LegalState;
  /** What the text, or all parties since, ask for; a due date is null where it hangs on a moment. */
  terms: { due: Step['due']; until: Until | undefined; requires: readonly Requirement[]; of: number | undefined };
  /** The day on which it became due, and the last day in time. */
  dueDay: number | null;
  /** Set where it came due again after a reversal. */
  again: boolean;
  begun: number | null;
  done: number | null;
  /** The first day of each moment: what hangs on it does not move when it is taken back. */
  first: { begun: number | null; done: number | null; verified: number | null };
  /** The first day on which somebody claimed, or saw, that all of it was done; and the day from which the promise is met. */
  claimedOn: number | null;
  performed: number | null;
  /** It was done or kept once. */
  stood: boolean;
  ended: number | null;
  suspendedUntil: string | null;
  /** A power extends it beyond its `until`. */
  extended: boolean;
  claimed: Rational;
  checked: Rational;
  hasAmounts: boolean;
  saidBy: string[];
  disputedBy: string[];
  history: Change[];
  marked: { at: string | null; mark: Mark }[];
  /** What it required was missing when it was performed. */
  tooEarly: { readonly entry: number | null; readonly day: number; readonly missing: readonly string[] }[];
  /** Periods in which it was done, by the place in the order of events: from, to before. */
  spans: { readonly from: number; to: number; readonly day: number }[];
  /** Performances, by the place in the order of events; `performed` is the day from which each counts. */
  acts: {
    readonly place: number;
    readonly day: number;
    readonly performed: number;
    readonly entry: number | null;
  }[];
  scheduled: number;
}

/** All courses of an (unrolled) agreement, and the names under which they are found. */
export interface Field {
  readonly agreement: Agreement;
  readonly signed: number;
  /** The party under whose version things stand; null: under what all agreed to. */
  readonly version: string | null;
  readonly courses: readonly Course[];
  /** By name: the courses of a step, or of all parts of a repeated one. */
  readonly named: ReadonlyMap<string, readonly Course[]>;
  /** By course: those that look at it. */
  readonly watchers: readonly (readonly number[])[];
  /** The place in the order of events that is reached. */
  place: number;
}

export function startCourse(index: number, step: Step, agreement: Agreement, every: number): Course {
  return {
    index,
    step,
    isBeside: agreement.commitments?.includes(step) ?? false,
    every,
    duration: daysOf(step.duration, agreement.timeUnit),
    promise: { state: isOpen(step) ? openAtFirst(agreement) : 'none', since: beginning, under: [] },
    evidence: { state: 'none', since: beginning, method: null, confidence: null, covers: null, satisfies: null },
    legal: { state: 'free', since: beginning, provision: null, instrument: null, until: null },
    barredBefore: 'barred',
    terms: { due: step.due, until: step.until, requires: step.requires, of: step.amount?.of },
    dueDay: null,
    again: false,
    begun: null,
    done: null,
    first: { begun: null, done: null, verified: null },
    claimedOn: null,
    performed: null,
    stood: false,
    ended: null,
    suspendedUntil: null,
    extended: false,
    claimed: zero,
    checked: zero,
    hasAmounts: false,
    saidBy: [],
    disputedBy: [],
    history: [],
    marked: [],
    tooEarly: [],
    spans: [],
    acts: [],
    scheduled: never,
  };
}

/** Not agreed by signing the text: it is still on the table. */
function isOpen({ status }: Step): boolean {
  return status === 'proposed' || status === 'bracketed';
}

function openAtFirst(agreement: Agreement): PromiseState {
  return agreement.signed === undefined ? 'proposed' : 'none';
}

export function isKept({ kind }: Step): boolean {
  return kind !== 'achieve';
}

/** The course that a moment or an end refers to: of a repeated step its last part, or its first where it begins. */
export function referred(field: Field, id: string, moment: 'begun' | 'done' | 'verified'): Course | undefined {
  const parts = field.named.get(id);
  return moment === 'begun' ? parts?.[0] : parts?.at(-1);
}

/** Moves a state, and writes it down. */
export function move(course: Course, axis: Change['axis'], to: Change['to'], day: number, cause: Cause): void {
  const part = course[axis];
  const from = part.state;
  if (from === to) return;
  part.state = to as never;
  part.since = day;
  if (day === beginning) return;
  course.history.push({ at: dateOf(day), axis, from, to, ...cause });
}

/** What is done has been performed, whatever axis says so. */
export function perform(field: Field, course: Course, day: number, cause: Cause): void {
  const { state } = course.promise;
  if (isKept(course.step) || state === 'reversed' || promiseTable[state].fulfilled === undefined) return;
  if (!['fulfilled', 'cured'].includes(state) && isDone(field, course, day)) meet(field, course, day, cause);
}

/** The promise is met, perhaps before its time. */
export function meet(field: Field, course: Course, day: number, cause: Cause): void {
  const to = promiseTable[course.promise.state].fulfilled;
  if (to === undefined || to === course.promise.state) return;
  const missing = course.terms.requires.filter((needed) => !isMet(field, needed)).map(({ step }) => step);
  if (missing.length > 0) course.tooEarly.push({ entry: cause.entry, day, missing });
  course.performed = course.claimedOn ?? day;
  course.acts.push({ place: field.place, day, performed: course.performed, entry: cause.entry });
  move(course, 'promise', to, day, cause);
}

/** Everything that the calendar, and the other steps, make of a step on a day. True if something changed. */
export function settle(field: Field, course: Course, day: number): boolean {
  const before = stateOf(course);
  lapse(course, day);
  sign(field, course, day);
  perform(field, course, day, calendar);
  end(field, course, day);
  comeDue(field, course, day);
  note(field, course, day);
  const after = stateOf(course);
  return after.some((each, k) => each !== before[k]);
}

/** All that other steps look at. */
function stateOf({ promise, evidence, legal, begun, done, first, dueDay, ended, stood }: Course): readonly unknown[] {
  const moments = [begun, done, first.begun, first.done, first.verified];
  return [promise.state, evidence.state, legal.state, ...moments, dueDay, ended, stood];
}

/** Exemptions and suspensions end with their last day. */
function lapse(course: Course, day: number): void {
  const { legal } = course;
  if (legal.state === 'exempted' && legal.until !== null && day > dayOf(legal.until) && !course.extended) {
    legal.until = null;
    move(course, 'legal', course.barredBefore, day, calendar);
  }
  if (course.promise.state === 'suspended' && course.suspendedUntil !== null && day > dayOf(course.suspendedUntil)) {
    move(course, 'promise', 'pending', day, calendar);
  }
}

function sign(field: Field, course: Course, day: number): void {
  if (day < field.signed && !course.isBeside) return;
  const { state } = course.promise;
  if (day === field.signed && !course.isBeside && (state === 'none' || state === 'proposed')) {
    move(course, 'promise', isOpen(course.step) ? 'proposed' : 'agreed', day, calendar);
  }
  if (course.promise.state === 'agreed') move(course, 'promise', 'pending', day, calendar);
}

/** Its `until` ends what is kept; of what is done once it is only written down. */
function end(field: Field, course: Course, day: number): void {
  const { promise, terms } = course;
  if (course.ended !== null || terms.until === undefined || course.extended) return;
  const isRunning = ['pending', 'maintained', 'suspended', 'cured'].includes(promise.state);
  if (isKept(course.step) ? !isRunning : !isStanding(course)) return;
  if (!hasCome(field, terms.until, day)) return;
  course.ended = day;
  if (isKept(course.step)) move(course, 'promise', 'terminated', day, calendar);
}

function hasCome(field: Field, until: Until, day: number): boolean {
  if (typeof until === 'string') return day > dayOf(until);
  if ('any' in until) return until.any.some((each) => hasCome(field, each, day));
  if ('done' in until) return (referred(field, until.done, 'done')?.done ?? null) !== null;
  const other = referred(field, until.while, 'done');
  return other?.stood === true && !isStanding(other);
}

/** Done or kept, and not taken back. */
function isStanding({ promise }: Course): boolean {
  return ['fulfilled', 'maintained', 'cured'].includes(promise.state);
}

/** From pending to due, overdue or maintained, step by step. */
function comeDue(field: Field, course: Course, day: number): void {
  if (course.promise.state === 'cured' && isKept(course.step)) move(course, 'promise', 'maintained', day, calendar);
  if (course.promise.state === 'pending' && (course.dueDay !== null || isDueOn(field, course, day))) {
    course.dueDay ??= day;
    move(course, 'promise', isKept(course.step) ? 'maintained' : 'due', day, calendar);
  }
  if (course.promise.state !== 'due') return;
  const last = lastDayOf(field, course);
  if (last !== null && day > last) move(course, 'promise', 'overdue', day, calendar);
}

/**
 * All that it requires is done, or its date has come. A later part of a repeated step waits for its own turn too. What
 * requires nothing and names no date is due at once.
 */
function isDueOn(field: Field, course: Course, day: number): boolean {
  const stated = statedDay(field, course);
  if (stated !== null && day >= stated) return true;
  const { requires, due } = course.terms;
  if (isLaterPart(course)) {
    const turn = turnOf(field, course);
    return due === undefined && turn !== null && day >= turn && isReady(field, course);
  }
  return requires.length > 0 ? isReady(field, course) : due === undefined;
}

export function isLaterPart({ step }: Course): boolean {
  return step.part !== undefined && step.part.number > 1;
}

/** The day from which a later part of a repeated step without a date can be due: so long after the part before. */
function turnOf(field: Field, course: Course): number | null {
  const before = field.courses[course.index - 1] as Course;
  return before.dueDay === null ? null : before.dueDay + course.every;
}

/** The date that the text states for it; null if it states none, or none that can be worked out yet. */
export function statedDay(field: Field, { step, terms, every }: Course): number | null {
  const { due } = terms;
  if (due === undefined) return null;
  const start = typeof due === 'string' ? dayOf(due) : momentDay(field, due.of);
  if (start === null) return null;
  const within = typeof due === 'string' ? 0 : daysOf(due.within, field.agreement.timeUnit);
  return start + within + ((step.part?.number ?? 1) - 1) * every;
}

/** What is so from the beginning is so since the signature; without one the agreement counts as signed on its own day. */
function momentDay(field: Field, of: string): number | null {
  const { agreement } = field;
  const signature = dayOf(agreement.signed ?? agreement.asOf);
  if (of === 'signature') return signature;
  const [, id, moment] = /^(.*)\.(begun|done|verified)$/.exec(of) as unknown as [string, string, 'begun'];
  const first = referred(field, id, moment)?.first[moment] ?? null;
  return first === beginning ? signature : first;
}

export function isReady(field: Field, course: Course): boolean {
  return course.terms.requires.every((needed) => isMet(field, needed));
}

export function isMet(field: Field, { step, moment, to }: Requirement): boolean {
  const other = referred(field, step, moment);
  if (!other) return false;
  if (moment === 'begun') return other.begun !== null;
  if (moment === 'done') return other.done !== null;
  const { state, satisfies } = other.evidence;
  return state === 'verified' && (to === undefined || satisfies === null || satisfies.includes(to));
}

/**
 * The last day in time: the stated date, else the day on which it became due, plus its duration. Null where the text gives
 * none, or none that can be worked out yet, for what is kept, and for a promise beside the agreement without a date.
 */
export function lastDayOf(field: Field, course: Course): number | null {
  const { terms, dueDay, duration, step } = course;
  if (isKept(step)) return null;
  if (course.again) return dueDay === null ? null : dueDay + duration;
  if (terms.due !== undefined) {
    const stated = statedDay(field, course);
    return stated === null ? null : stated + duration;
  }
  const hangsOnSomething = terms.requires.length > 0 && !course.isBeside;
  return hangsOnSomething && dueDay !== null && dueDay > beginning ? dueDay + duration : null;
}

/** Writes down whether it is begun and done. */
function note(field: Field, course: Course, day: number): void {
  if (isStanding(course)) course.stood = true;
  const isBegun = hasBegun(course);
  if (isBegun !== (course.begun !== null)) course.begun = isBegun ? day : null;
  const isNowDone = isDone(field, course, day);
  if (isNowDone !== (course.done !== null)) {
    course.done = isNowDone ? day : null;
    if (isNowDone) course.spans.push({ from: field.place, to: never, day });
    else (course.spans.at(-1) as { to: number }).to = field.place;
  }
  if (isBegun) course.first.begun ??= day;
  if (isNowDone) course.first.done ??= day;
  if (course.evidence.state === 'verified') course.first.verified ??= day;
}

/** Something of it was performed, or is kept. */
function hasBegun({ step, promise, evidence }: Course): boolean {
  if (promise.state === 'reversed') return false;
  if (isKept(step)) return ['maintained', 'cured'].includes(promise.state);
  return ['fulfilled', 'cured'].includes(promise.state) || !['none', 'refuted'].includes(evidence.state);
}

/**
 * Done in the sense of `requires`: verified where a verification is declared, else claimed; all of its amount; not taken
 * back; not too late where the text makes lateness void. What is kept without a declared check is done while it is kept.
 */
export function isDone(field: Field, course: Course, day: number): boolean {
  const { step, promise, evidence } = course;
  if (isKept(step)) {
    return promise.state === 'maintained' && (step.verification.length === 0 || evidence.state === 'verified');
  }
  if (promise.state === 'reversed' || !isWhole(course)) return false;
  const shown =
    evidence.state === 'verified' ||
    (step.verification.length === 0 && ['claimed', 'under review'].includes(evidence.state));
  if (!shown || course.done !== null) return shown;
  return !isVoid(field, course, day);
}

/** A performance on that day would come too late to count. */
export function isVoid(field: Field, course: Course, day: number): boolean {
  if (course.step.late !== 'void') return false;
  const last = lastDayOf(field, course);
  return last !== null && (course.claimedOn ?? day) > last;
}

export function deliveredOf({ claimed, checked }: Course): Rational {
  return compare(claimed, checked) < 0 ? checked : claimed;
}

/** Everything of its amount was delivered; what names no amount is whole. */
export function isWhole(course: Course): boolean {
  const { of } = course.terms;
  return !course.hasAmounts || of === undefined || compare(deliveredOf(course), exact(of)) >= 0;
}

export function deliver(course: Course, amount: number, isChecked: boolean): void {
  course.hasAmounts = true;
  if (isChecked) course.checked = add(course.checked, exact(amount));
  else course.claimed = add(course.claimed, exact(amount));
}

/** The next day after this one on which the calendar may do something to it; never is infinite. */
export function nextDay(field: Field, course: Course, day: number): number {
  const { promise, legal, terms } = course;
  let next = never;
  const consider = (when: number | null) => {
    if (when !== null && when > day && when < next) next = when;
  };
  const afterwards = (date: string | null) => consider(date === null ? null : dayOf(date) + 1);
  if (legal.state === 'exempted') afterwards(legal.until);
  if (promise.state === 'suspended') afterwards(course.suspendedUntil);
  if (['none', 'proposed', 'agreed'].includes(promise.state)) consider(field.signed);
  if (course.ended === null && terms.until !== undefined) for (const date of datesOf(terms.until)) afterwards(date);
  if (promise.state === 'pending') {
    consider(statedDay(field, course));
    if (isLaterPart(course)) consider(turnOf(field, course));
  }
  if (promise.state === 'due') {
    const last = lastDayOf(field, course);
    consider(last === null ? null : last + 1);
  }
  return next;
}

export function datesOf(until: Until): string[] {
  if (typeof until === 'string') return [until];
  return 'any' in until ? until.any.flatMap(datesOf) : [];
}
