/**
 * Goes through the record day by day: on each day first what the calendar brings, powers before steps, then the entries in
 * their order, each with all that follows from it. Days on which nothing can happen are skipped.
 */
import type { Agreement, Power, Step } from '../agreement/agreement.ts';
import { dateOf, dayOf } from '../agreement/calendar.ts';
import { unroll } from '../agreement/unroll.ts';
import { emptyHeap, leastKey, pop, push } from '../math/heap.ts';
import type { ChangedTerms, Mark } from './answer.ts';
import {
  beginning,
  type Cause,
  type Course,
  calendar,
  deliver,
  type Field,
  isKept,
  isVoid,
  isWhole,
  meet,
  move,
  nextDay,
  perform,
  settle,
  startCourse,
} from './course.ts';
import type { EvidenceAct, LegalAct, PowerEntry, PromiseAct, StepEntry, TermsEntry } from './entry.ts';
import { type Asking, type Heard, sideOf } from './heard.ts';
import { evidenceTable, legalTable, promiseAfter, promiseTable } from './life-cycle.ts';
import { markOf } from './mark.ts';
import { type PowerCourse, startPower, tick, usePower } from './power-course.ts';
import { daysOf } from './span.ts';
import type { Misfit, StepFault } from './wording.ts';

/** Where everything stands at the end. */
export interface Standing extends Field {
  readonly powers: readonly PowerCourse[];
  readonly misfits: readonly Misfit[];
  readonly atOdds: readonly Misfit[];
  readonly changedTerms: readonly ChangedTerms[];
  /** How many times a state was looked at. */
  readonly looks: number;
}

/** Takes the entries that count, in their order, up to a day; steps are written out as their parts. */
export function fold(agreement: Agreement, heard: readonly Heard[], { asOf, toldBy }: Asking): Standing {
  const run = new Run(agreement, dayOf(asOf), toldBy ?? null);
  run.go(heard);
  return run.standing();
}

type Statement<Kind> = Omit<Kind, 'recorded_at'>;

class Run {
  private readonly field: Field;
  private readonly last: number;
  private readonly powers: PowerCourse[];
  private readonly agenda = emptyHeap();
  /** Steps to be settled, and how many they are; steps looked at today. */
  private readonly dirty: Uint8Array;
  private dirtyCount = 0;
  private readonly touched = new Set<Course>();
  private readonly misfits: Misfit[] = [];
  private readonly atOdds: Misfit[] = [];
  private readonly changedTerms: ChangedTerms[] = [];
  private readonly agreedTerms = new Map<string, Set<string>>();
  private looks = 0;

  constructor(agreement: Agreement, last: number, version: string | null) {
    this.field = fieldOf(agreement, version);
    this.last = last;
    this.dirty = new Uint8Array(this.field.courses.length);
    this.powers = (agreement.powers ?? []).map((power) => startPower(power, agreement));
    for (const [k, { power }] of this.powers.entries()) this.scheduleSunset(power, k);
  }

  standing(): Standing {
    const { field, powers, misfits, atOdds, changedTerms, looks } = this;
    return { ...field, powers, misfits, atOdds, changedTerms, looks };
  }

  go(heard: readonly Heard[]): void {
    for (const { index } of this.field.courses) this.soil(index);
    this.follow(beginning);
    this.closeDay(beginning);
    let next = 0;
    for (;;) {
      const day = Math.min(leastKey(this.agenda), heard[next]?.day ?? Number.POSITIVE_INFINITY);
      if (day > this.last) return;
      this.wake(day);
      for (; heard[next]?.day === day; next++) {
        this.field.place = next + 1;
        this.take(heard[next] as Heard);
        this.follow(day);
      }
      this.closeDay(day);
    }
  }

  /** What the calendar brings on a day. Items of the agenda below zero are powers. */
  private wake(day: number): void {
    const due = new Set<number>();
    while (leastKey(this.agenda) <= day) due.add(pop(this.agenda));
    for (const item of [...due].sort((a, b) => a - b)) {
      if (item >= 0) this.soil(item);
      else this.tickPower(-1 - item, day);
    }
    this.follow(day);
  }

  /** Settles all that changed, in the order of the file, until nothing does. */
  private follow(day: number): void {
    while (this.dirtyCount > 0) {
      for (const course of this.field.courses) {
        if (this.dirty[course.index] === 0) continue;
        this.dirty[course.index] = 0;
        this.looks++;
        if (settle(this.field, course, day)) this.spread(course);
        this.touched.add(course);
        this.schedule(course, day);
        if (--this.dirtyCount === 0) return;
      }
    }
  }

  private soil(index: number): void {
    if (this.dirty[index] === 1) return;
    this.dirty[index] = 1;
    this.dirtyCount++;
  }

  private spread(course: Course): void {
    this.soil(course.index);
    for (const watcher of this.field.watchers[course.index] as readonly number[]) this.soil(watcher);
  }

  private schedule(course: Course, day: number): void {
    const next = nextDay(this.field, course, day);
    if (next === course.scheduled || next > this.last) return;
    course.scheduled = next;
    push(this.agenda, next, 0, course.index);
  }

  /** Writes down marks that changed. */
  private closeDay(day: number): void {
    for (const course of this.touched) {
      const mark: Mark = markOf(course);
      if (course.marked.at(-1)?.mark === mark) continue;
      course.marked.push({ at: day === beginning ? null : dateOf(day), mark });
    }
    this.touched.clear();
  }

  private take({ number, day, said }: Heard): void {
    if ('axis' in said) this.takeStep(said, number, day);
    else if ('terms' in said) this.takeTerms(said, number, day);
    else if ('power' in said) this.takePower(said, number, day);
  }

  /** An entry about a repeated step as a whole is one about each of its parts that it fits. */
  private takeStep(said: Statement<StepEntry>, entry: number, day: number): void {
    const courses = this.field.named.get(said.step);
    if (!courses) {
      this.misfits.push({ entry, code: 'unknown-step', step: said.step });
      return;
    }
    const misfits = courses.flatMap((course) => this.apply(course, said, entry, day) ?? []);
    if (misfits.length === courses.length) this.misfits.push(misfits[0] as Misfit);
  }

  private apply(course: Course, said: Statement<StepEntry>, entry: number, day: number): Misfit | undefined {
    const { axis, from } = said;
    const stood: string = course[axis].state;
    const misfit = { entry, code: 'not-allowed' as StepFault, step: course.step.id, axis, stood, to: said.to };
    const cause: Cause = { by: said.by, under: said.under ?? null, entry };
    const refused =
      axis === 'promise'
        ? this.applyPromise(course, said, day, cause)
        : axis === 'evidence'
          ? applyEvidence(course, said, day, cause)
          : applyLegal(course, said, day, cause);
    if (refused) return { ...misfit, code: refused };
    if (from !== undefined && from !== stood) {
      this.atOdds.push({ entry, code: 'other-before', step: course.step.id, axis, stood, to: said.to, from });
    }
    perform(this.field, course, day, cause);
    this.spread(course);
    return undefined;
  }

  private applyPromise(course: Course, said: Statement<StepEntry>, day: number, cause: Cause): StepFault | undefined {
    const act = said.to as PromiseAct;
    const state = course.promise.state;
    const to = promiseAfter(course.step.kind, state, act);
    if (to === undefined) return isKept(course.step) && act === 'fulfilled' ? 'kept' : 'not-allowed';
    if (act === 'fulfilled') return this.fulfil(course, said, day, cause);
    if (act === 'breached') {
      const version = said.under ?? sideOf(this.field.agreement, said.by);
      if (!course.promise.under.includes(version)) course.promise.under.push(version);
      move(course, 'promise', to, day, { ...cause, under: version });
      return undefined;
    }
    if (act === 'suspended') course.suspendedUntil = said.until ?? null;
    if (state === 'reversed' && to === 'pending') startAgain(course, day);
    move(course, 'promise', to, day, cause);
    return undefined;
  }

  /** A performance is also a claim of whoever reports it; a part of an amount leaves the promise where it is. */
  private fulfil(course: Course, said: Statement<StepEntry>, day: number, cause: Cause): StepFault | undefined {
    if (isVoid(this.field, course, day) && !['fulfilled', 'cured'].includes(course.promise.state)) return 'void';
    if (course.promise.state === 'reversed') {
      startAgain(course, day);
      move(course, 'promise', 'due', day, cause);
    }
    if (said.amount !== undefined) deliver(course, said.amount, false);
    claim(course, said, day, cause);
    if (isWhole(course)) meet(this.field, course, day, cause);
    return undefined;
  }

  private takeTerms(said: Statement<TermsEntry>, entry: number, day: number): void {
    const courses = this.field.named.get(said.step);
    if (!courses) {
      this.misfits.push({ entry, code: 'unknown-step', step: said.step });
      return;
    }
    const unknown = (said.terms.requires ?? []).find((id) => !this.field.named.has(id));
    if (unknown !== undefined) {
      this.misfits.push({ entry, code: 'unknown-step', step: unknown });
      return;
    }
    const { agreed, isForAll } = this.agree(said);
    const what = Object.keys(said.terms);
    this.changedTerms.push({
      entry,
      at: dateOf(day),
      step: said.step,
      what,
      agreed_by: agreed,
      by_all: isForAll,
    });
    if (!isForAll && !this.isOwnVersion(agreed)) return;
    const cause: Cause = { by: said.by, under: isForAll ? null : this.field.version, entry };
    for (const course of courses) this.changeTerms(course, said.terms, day, cause);
  }

  /** Who agreed to these very terms so far. */
  private agree({ step, terms, agreed_by }: Statement<TermsEntry>): { agreed: string[]; isForAll: boolean } {
    const key = JSON.stringify([step, Object.entries(terms).sort()]);
    const agreed = this.agreedTerms.get(key) ?? new Set<string>();
    for (const party of agreed_by) agreed.add(party);
    this.agreedTerms.set(key, agreed);
    const isForAll = this.field.agreement.parties.every(({ id }) => agreed.has(id));
    return { agreed: [...agreed], isForAll };
  }

  private isOwnVersion(agreed: readonly string[]): boolean {
    return this.field.version !== null && agreed.includes(this.field.version);
  }

  private changeTerms(course: Course, terms: TermsEntry['terms'], day: number, cause: Cause): void {
    const { requires = [], due, until, amount } = terms;
    const added = requires.map((step) => ({ step, moment: 'done' as const }));
    course.terms = {
      due: due ?? course.terms.due,
      until: until ?? course.terms.until,
      of: amount ?? course.terms.of,
      requires: [...course.terms.requires, ...added],
    };
    for (const { step } of added) {
      for (const other of this.field.named.get(step) ?? []) {
        (this.field.watchers[other.index] as number[]).push(course.index);
      }
    }
    if (['due', 'overdue'].includes(course.promise.state) && (due !== undefined || added.length > 0)) {
      course.dueDay = null;
      move(course, 'promise', 'pending', day, cause);
    }
    perform(this.field, course, day, cause);
    this.spread(course);
  }

  private takePower(said: Statement<PowerEntry>, entry: number, day: number): void {
    const k = this.powers.findIndex(({ power }) => power.id === said.power);
    const power = this.powers[k];
    if (!power) {
      this.misfits.push({ entry, code: 'unknown-power', power: said.power });
      return;
    }
    const stood = power.state;
    const refused = usePower(power, said, sideOf(this.field.agreement, said.by), entry, day);
    if (refused) this.misfits.push({ entry, code: refused, power: said.power, act: said.act, stood, by: said.by });
    this.runPower(k, stood, day, { by: said.by, under: null, entry });
  }

  private tickPower(k: number, day: number): void {
    const power = this.powers[k] as PowerCourse;
    this.runPower(k, power.state, day, { ...calendar, by: power.notified?.by ?? null });
  }

  /** The calendar's part of a power, and what comes of a change since it `stood` otherwise. */
  private runPower(k: number, stood: PowerCourse['state'], day: number, cause: Cause): void {
    const power = this.powers[k] as PowerCourse;
    tick(power, day);
    this.actOn(power, stood, day, cause);
    const next = power.stages.find(({ ends }) => ends > day && power.state === 'waiting')?.ends;
    if (next !== undefined && next <= this.last) push(this.agenda, next, 0, -1 - k);
  }

  private scheduleSunset({ sunset }: Power, k: number): void {
    if (sunset !== undefined && dayOf(sunset) < this.last) push(this.agenda, dayOf(sunset) + 1, 0, -1 - k);
  }

  /** A power that came into force, or went out of it, moves its targets. */
  private actOn(power: PowerCourse, stood: PowerCourse['state'], day: number, cause: Cause): void {
    const isNow = power.state === 'in force';
    if (isNow === (stood === 'in force')) return;
    for (const course of power.power.target.flatMap((id) => this.field.named.get(id) ?? [])) {
      if (isNow) takeEffect(course, power.power, day, cause);
      else loseEffect(course, power.power, day, cause);
      this.spread(course);
    }
  }
}

function fieldOf(text: Agreement, version: string | null): Field {
  const agreement = unroll(text);
  const every = new Map(
    text.steps.map(({ id, repeat }) => [id, repeat ? daysOf(repeat.every, text.timeUnit) : 0] as const),
  );
  const courses = [...agreement.steps, ...(agreement.commitments ?? [])].map((step, index) =>
    startCourse(index, step, agreement, every.get(step.part?.of ?? step.id) ?? 0),
  );
  const named = new Map<string, Course[]>();
  for (const course of courses) {
    named.set(course.step.id, [course]);
    const whole = course.step.part?.of;
    if (whole !== undefined) named.set(whole, [...(named.get(whole) ?? []), course]);
  }
  const watchers = courses.map((): number[] => []);
  for (const { index, step } of courses) {
    for (const id of namesIn(step)) for (const other of named.get(id) ?? []) watchers[other.index]?.push(index);
  }
  const signed = agreement.signed === undefined ? beginning : dayOf(agreement.signed);
  return { agreement, signed, version, courses, named, watchers, place: 0 };
}

/** The steps that a step looks at: what it requires, what its date hangs on, what ends it. */
function namesIn({ requires, due, until }: Step): string[] {
  const names = requires.map(({ step }) => step);
  if (typeof due === 'object') names.push(due.of.replace(/\.(begun|done|verified)$/, ''));
  const look = (end: Step['until']): void => {
    if (typeof end !== 'object') return;
    if ('any' in end) for (const each of end.any) look(each);
    else names.push('done' in end ? end.done : end.while);
  };
  look(until);
  return names;
}

/** After a reversal it is to be done again: what was shown of the first time is history. */
function startAgain(course: Course, day: number): void {
  Object.assign(course, {
    again: true,
    dueDay: day,
    claimedOn: null,
    performed: null,
    hasAmounts: false,
    claimed: { over: 0n, under: 1n },
    checked: { over: 0n, under: 1n },
    saidBy: [],
    disputedBy: [],
  });
  course.promise.under = [];
  move(course, 'evidence', 'none', day, calendar);
  Object.assign(course.evidence, { method: null, confidence: null, covers: null, satisfies: null });
}

function claim(course: Course, said: Statement<StepEntry>, day: number, cause: Cause): void {
  if (!course.saidBy.includes(said.by)) course.saidBy.push(said.by);
  course.disputedBy = course.disputedBy.filter((by) => by !== said.by);
  move(course, 'evidence', evidenceTable[course.evidence.state].claimed ?? course.evidence.state, day, cause);
  if (isWhole(course)) course.claimedOn ??= day;
}

function applyEvidence(course: Course, said: Statement<StepEntry>, day: number, cause: Cause): StepFault | undefined {
  const act = said.to as EvidenceAct;
  const { state, satisfies } = course.evidence;
  const to = evidenceTable[state][act];
  if (to === undefined) return 'not-allowed';
  const isSeen = act === 'verified' || act === 'partly verified';
  if (said.amount !== undefined && (isSeen || act === 'claimed')) deliver(course, said.amount, isSeen);
  if (act === 'claimed') {
    claim(course, said, day, cause);
    return undefined;
  }
  if (isSeen) {
    if (!course.saidBy.includes(said.by)) course.saidBy.push(said.by);
    course.evidence.method = said.method ?? course.evidence.method;
    course.evidence.confidence = said.confidence ?? course.evidence.confidence;
    course.evidence.covers = said.covers ?? course.evidence.covers;
    course.evidence.satisfies = convinced(state === 'verified' ? satisfies : [], said.satisfies);
    course.disputedBy = course.disputedBy.filter((by) => by !== said.by);
    if (act === 'verified' && isWhole(course)) course.claimedOn ??= day;
  }
  const denies = act === 'refuted' || act === 'disputed';
  if (denies) {
    course.saidBy = course.saidBy.filter((by) => by !== said.by);
    if (!course.disputedBy.includes(said.by)) course.disputedBy.push(said.by);
  }
  move(course, 'evidence', to, day, cause);
  return undefined;
}

/** Those whom one check or another convinced; null: everybody. */
function convinced(before: readonly string[] | null, now: readonly string[] | undefined): string[] | null {
  return before === null || now === undefined ? null : [...new Set([...before, ...now])];
}

function applyLegal(course: Course, said: Statement<StepEntry>, day: number, cause: Cause): StepFault | undefined {
  const { legal } = course;
  const to = legalTable[legal.state][said.to as LegalAct];
  if (to === undefined) return 'not-allowed';
  if (to === 'exempted' && legal.state !== 'exempted') course.barredBefore = barBefore(course);
  legal.provision = said.provision ?? legal.provision;
  legal.instrument = said.instrument ?? legal.instrument;
  legal.until = said.until ?? null;
  move(course, 'legal', to, day, cause);
  return undefined;
}

function barBefore({ legal }: Course): Course['barredBefore'] {
  return legal.state === 'reimposed' ? 'reimposed' : 'barred';
}

function takeEffect(course: Course, power: Power, day: number, cause: Cause): void {
  const { promise, legal } = course;
  const name = power.title ?? power.id;
  if (power.act === 'reimpose') {
    Object.assign(legal, { instrument: name, until: null });
    move(course, 'legal', 'reimposed', day, cause);
  } else if (power.act === 'exempt') {
    course.barredBefore = barBefore(course);
    Object.assign(legal, { instrument: name, until: null });
    move(course, 'legal', 'exempted', day, cause);
  } else if (power.act === 'extend') {
    course.extended = true;
  } else if (power.act === 'terminate') {
    const isOver = ['none', 'proposed', 'fulfilled', 'cured', 'waived', 'superseded'].includes(promise.state);
    if (!isOver) move(course, 'promise', 'terminated', day, cause);
  } else {
    const to = promiseTable[promise.state][power.act === 'suspend' ? 'suspended' : 'resumed'];
    if (to === undefined) return;
    if (promise.state === 'reversed') startAgain(course, day);
    course.suspendedUntil = null;
    move(course, 'promise', to, day, cause);
  }
}

/** A power that ends gives back what it suspended, exempted or extended; what it ended or brought back stays so. */
function loseEffect(course: Course, power: Power, day: number, cause: Cause): void {
  if (power.act === 'suspend' && course.promise.state === 'suspended') move(course, 'promise', 'pending', day, cause);
  if (power.act === 'exempt' && course.legal.state === 'exempted') {
    move(course, 'legal', course.barredBefore, day, cause);
  }
  if (power.act === 'extend') course.extended = false;
}
