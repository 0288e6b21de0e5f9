/** The course of one power: notice, stages, waiting, block, silence, sunset. */
import type { Agreement, Power } from '../agreement/agreement.ts';
import { dateOf, dayOf } from '../agreement/calendar.ts';
import type { PowerStatus } from './answer.ts';
import type { PowerEntry } from './entry.ts';
import { daysOf } from './span.ts';

export interface PowerCourse {
  readonly power: Power;
  /** Its stages with their lengths in days; the last may be a waiting without a name. */
  readonly plan: readonly { readonly name: string | null; readonly by: string | null; readonly days: number }[];
  state: PowerStatus['state'];
  since: number | null;
  /** Its waiting is over, and somebody must use it. */
  ready: boolean;
  notified: { readonly day: number; readonly by: string; readonly isHolder: boolean } | null;
  stages: { readonly name: string | null; readonly by: string | null; begins: number; ends: number }[];
  readonly contestedBy: string[];
  readonly withoutStanding: PowerStatus['without_standing'][number][];
}

export type PowerFault =
  | 'not-holder'
  | 'power-running'
  | 'power-not-waiting'
  | 'after-sunset'
  | 'too-soon'
  | 'not-notified'
  | 'power-blocked';

/** Stages run one after another from the notice on, then `wait`; it is never in force before `notice` is over. */
export function startPower(power: Power, { timeUnit }: Agreement): PowerCourse {
  const plan: { name: string | null; by: string | null; days: number }[] = (power.stages ?? []).map(
    ({ title, by, wait }) => ({ name: title, by: by ?? null, days: daysOf(wait, timeUnit) }),
  );
  const wait = (days: number): void => {
    if (days > 0) plan.push({ name: null, by: null, days });
  };
  wait(daysOf(power.wait ?? 0, timeUnit));
  wait(daysOf(power.notice ?? 0, timeUnit) - plan.reduce((sum, { days }) => sum + days, 0));
  return {
    power,
    plan,
    state: 'available',
    since: null,
    ready: false,
    notified: null,
    stages: [],
    contestedBy: [...power.contestedBy],
    withoutStanding: [],
  };
}

function become(course: PowerCourse, state: PowerCourse['state'], day: number): undefined {
  course.state = state;
  course.since = day;
  course.ready = false;
  return undefined;
}

/** What an entry does to a power, or why it does nothing. */
export function usePower(
  course: PowerCourse,
  said: Omit<PowerEntry, 'recorded_at'>,
  side: string,
  entry: number,
  day: number,
): PowerFault | undefined {
  if (said.act === 'contested') {
    if (!course.contestedBy.includes(side)) course.contestedBy.push(side);
    return undefined;
  }
  if (!mayAct(course, said.act, side, day)) {
    course.withoutStanding.push({ entry, at: dateOf(day), by: said.by, act: said.act });
    if (['notified', 'used'].includes(said.act) && course.notified?.isHolder !== true) {
      course.notified = { day, by: said.by, isHolder: false };
    }
    return 'not-holder';
  }
  return acts[said.act](course, said.by, day);
}

function mayAct({ power, stages }: PowerCourse, act: PowerEntry['act'], side: string, day: number): boolean {
  if (act === 'blocked') return power.blockedBy?.holders.includes(side) ?? false;
  const isOfStage =
    act === 'advanced' && stages.some(({ by, begins, ends }) => by === side && begins <= day && day < ends);
  return isOfStage || power.holders.includes(side);
}

const acts: Readonly<
  Record<
    Exclude<PowerEntry['act'], 'contested'>,
    (course: PowerCourse, by: string, day: number) => PowerFault | undefined
  >
> = {
  notified: notify,
  advanced: advance,
  used: use,
  blocked: (course, _, day) => (isOpen(course) ? become(course, 'blocked', day) : 'power-not-waiting'),
  withdrawn: (course, _, day) => {
    if (isOpen(course)) return become(course, 'withdrawn', day);
    return course.state === 'in force' ? become(course, 'ended', day) : 'power-not-waiting';
  },
};

/** It is waiting, or has waited. */
function isOpen({ state, ready }: PowerCourse): boolean {
  return state === 'waiting' || ready;
}

function isPast({ power }: PowerCourse, day: number): boolean {
  return power.sunset !== undefined && day > dayOf(power.sunset);
}

function notify(course: PowerCourse, by: string, day: number): PowerFault | undefined {
  if (isPast(course, day)) return 'after-sunset';
  if (isOpen(course) || course.state === 'in force') return 'power-running';
  course.notified = { day, by, isHolder: true };
  let begins = day;
  course.stages = course.plan.map(({ name, by: who, days }) => {
    const stage = { name, by: who, begins, ends: begins + days };
    begins = stage.ends;
    return stage;
  });
  return become(course, 'waiting', day);
}

/** The stage that runs ends on that day, and those after it begin so much earlier. */
function advance(course: PowerCourse, _: string, day: number): PowerFault | undefined {
  const k = course.state === 'waiting' ? course.stages.findIndex(({ ends }) => day < ends) : -1;
  const running = course.stages[k];
  if (!running) return 'power-not-waiting';
  const saved = running.ends - day;
  for (const stage of course.stages.slice(k + 1)) stage.begins -= saved;
  for (const stage of course.stages.slice(k)) stage.ends -= saved;
  return undefined;
}

/** Where silence lets it lapse, its waiting is the time in which to use it; else it is used once the waiting is over. */
function use(course: PowerCourse, by: string, day: number): PowerFault | undefined {
  if (isPast(course, day)) return 'after-sunset';
  if (course.state === 'in force') return 'power-running';
  if (course.state === 'blocked') return 'power-blocked';
  const isWindow = course.state === 'waiting' && course.power.onSilence === 'lapse';
  if (course.state === 'waiting' && !isWindow) return 'too-soon';
  if (!isWindow && !course.ready && course.plan.some(({ days }) => days > 0)) return 'not-notified';
  course.notified ??= { day, by, isHolder: true };
  return become(course, 'in force', day);
}

/** What the calendar brings by that day: the end of the waiting, and the sunset. */
export function tick(course: PowerCourse, day: number): void {
  const ends = endOf(course);
  if (ends !== null && ends <= day && !isPast(course, ends)) {
    const { onSilence } = course.power;
    become(course, onSilence === 'act' ? 'in force' : onSilence === 'lapse' ? 'lapsed' : 'available', ends);
    course.ready = onSilence === undefined;
  }
  const { sunset } = course.power;
  const isUnused = course.state === 'available' || course.state === 'waiting';
  if (sunset !== undefined && isPast(course, day) && isUnused) become(course, 'lapsed', dayOf(sunset) + 1);
}

/** The day on which the waiting is over, while it runs. */
export function endOf({ state, stages, notified }: PowerCourse): number | null {
  return state === 'waiting' ? (stages.at(-1)?.ends ?? (notified as { day: number }).day) : null;
}

export function powerStatus(course: PowerCourse, asOf: number): Omit<PowerStatus, 'sentence'> {
  const { power, state, since, notified, stages, contestedBy, withoutStanding } = course;
  const running = state === 'waiting' ? stages.find(({ begins, ends }) => begins <= asOf && asOf < ends) : undefined;
  const ends = endOf(course);
  const isInTime = ends !== null && (power.sunset === undefined || ends <= dayOf(power.sunset));
  return {
    power: power.id,
    holders: power.holders,
    act: power.act,
    target: power.target,
    state,
    since: since === null ? null : dateOf(since),
    notified: notified && { at: dateOf(notified.day), by: notified.by, is_holder: notified.isHolder },
    stage: running
      ? { name: running.name, by: running.by, begins: dateOf(running.begins), ends: dateOf(running.ends) }
      : null,
    in_force_if_silent: isInTime && power.onSilence === 'act' ? dateOf(ends) : null,
    blocking_act: power.blockedBy ?? null,
    on_silence: power.onSilence ?? null,
    sunset: power.sunset ?? null,
    contested_by: contestedBy,
    without_standing: withoutStanding,
  };
}
