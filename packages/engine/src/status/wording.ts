/** English sentences of `status`, made from what was worked out. */
import type { Agreement } from '../agreement/agreement.ts';
import { nameOf, titleOf } from '../agreement/names.ts';
import { list, sentence } from '../agreement/words.ts';
import type { Change, Deadline, NoticeStatus, PowerStatus, StatusAnswer, StepStatus } from './answer.ts';
import type { PowerEntry } from './entry.ts';
import type { PowerFault } from './power-course.ts';

export type StepFault = 'not-allowed' | 'kept' | 'void' | 'other-before';

/** An entry that moves nothing, or that is at odds with what was computed, and why. */
export type Misfit = { readonly entry: number } & (
  | {
      readonly code: StepFault;
      readonly step: string;
      readonly axis: Change['axis'];
      readonly stood: string;
      readonly to: string;
      readonly from?: string;
    }
  | { readonly code: 'unknown-step'; readonly step: string }
  | { readonly code: 'unknown-power'; readonly power: string }
  | {
      readonly code: PowerFault;
      readonly power: string;
      readonly act: PowerEntry['act'];
      readonly stood: string;
      readonly by: string;
    }
  | { readonly code: 'nothing-asked'; readonly notice: string }
  | { readonly code: 'not-asked'; readonly notice: string; readonly by: string }
  | { readonly code: 'corrects-nothing' }
);

/** An answer that is still without words. */
export type Told = Omit<StatusAnswer, 'headline' | 'why' | 'changes'>;

export function quoted(title: string): string {
  return `\u201c${title}\u201d`;
}

export function stepTitle(agreement: Agreement, step: string): string {
  return quoted(titleOf(agreement, step));
}

/** Who says so: by name, or a word of its own such as `press`. */
export function speakerOf(agreement: Agreement, id: string): string {
  return id === 'press' ? 'the press' : nameOf(agreement, id);
}

export function namesOf(agreement: Agreement, who: readonly string[], last = 'and'): string {
  return list(
    who.map((id) => speakerOf(agreement, id)),
    last,
  );
}

function powerTitle(agreement: Agreement, id: string): string {
  return quoted(agreement.powers?.find((power) => power.id === id)?.title ?? id);
}

/** "1 day", "3 days". */
export function dayCount(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

const axisWords: Readonly<Record<Change['axis'], string>> = {
  promise: 'The promise of',
  evidence: 'What is shown of',
  legal: 'The law on',
};

export function sayMisfit(agreement: Agreement, misfit: Misfit): string {
  const named = (id: string) => stepTitle(agreement, id);
  switch (misfit.code) {
    case 'not-allowed':
      return `${axisWords[misfit.axis]} ${named(misfit.step)} stands at \u201c${misfit.stood}\u201d there, from which it cannot become \u201c${misfit.to}\u201d.`;
    case 'kept':
      return `${sentence(named(misfit.step))} is kept up, or kept from, and not done once: it is not fulfilled.`;
    case 'void':
      return `${sentence(named(misfit.step))} came too late, and the text makes a late performance void.`;
    case 'other-before':
      return `${axisWords[misfit.axis]} ${named(misfit.step)} stands at \u201c${misfit.stood}\u201d there, where the entry says \u201c${misfit.from}\u201d.`;
    case 'unknown-step':
      return `The agreement has no step \u201c${misfit.step}\u201d.`;
    case 'unknown-power':
      return `The agreement has no power \u201c${misfit.power}\u201d.`;
    case 'nothing-asked':
      return `No notice ${quoted(misfit.notice)} was open.`;
    case 'not-asked':
      return `The notice ${quoted(misfit.notice)} was not put to ${speakerOf(agreement, misfit.by)}.`;
    case 'corrects-nothing':
      return 'It corrects no entry before it.';
    default:
      return powerMisfit(agreement, misfit);
  }
}

const actWords: Readonly<Record<PowerEntry['act'], string>> = {
  notified: 'give notice of',
  advanced: 'end a stage of',
  used: 'use',
  blocked: 'block',
  withdrawn: 'withdraw',
  contested: 'contest',
};

function powerMisfit(agreement: Agreement, misfit: Extract<Misfit, { code: PowerFault }>): string {
  const power = powerTitle(agreement, misfit.power);
  switch (misfit.code) {
    case 'not-holder':
      return sentence(
        `${speakerOf(agreement, misfit.by)} is not among those who may ${actWords[misfit.act]} ${power}.`,
      );
    case 'power-running':
      return `${sentence(power)} is ${misfit.stood} already.`;
    case 'power-not-waiting':
      return `No notice of ${power} was running.`;
    case 'after-sunset':
      return `The last day of ${power} was over.`;
    case 'too-soon':
      return `The waiting of ${power} was not over.`;
    case 'not-notified':
      return `No notice of ${power} had been given.`;
    case 'power-blocked':
      return `${sentence(power)} had been blocked.`;
  }
}

/** What happens to a power if all stay silent, and who gave notice of it. */
export function sayPower(agreement: Agreement, power: Omit<PowerStatus, 'sentence'>): string {
  const contested = power.contested_by.length > 0 ? ` ${contestedWords(agreement, power.contested_by)}` : '';
  return `${stateWords(agreement, power)}${standingWords(agreement, power)}${contested}`;
}

function contestedWords(agreement: Agreement, by: readonly string[]): string {
  return sentence(`${namesOf(agreement, by)} ${by.length > 1 ? 'hold' : 'holds'} that it does not stand.`);
}

function standingWords(agreement: Agreement, { without_standing: uses }: Omit<PowerStatus, 'sentence'>): string {
  return uses
    .map(({ at, by, act }) => {
      return ` On ${at} ${speakerOf(agreement, by)}, not among those who may, ${pastWords[act]} it; that has no effect.`;
    })
    .join('');
}

const pastWords: Readonly<Record<PowerEntry['act'], string>> = {
  notified: 'gave notice of',
  advanced: 'ended a stage of',
  used: 'used',
  blocked: 'blocked',
  withdrawn: 'withdrew',
  contested: 'contested',
};

function stateWords(agreement: Agreement, power: Omit<PowerStatus, 'sentence'>): string {
  const title = sentence(powerTitle(agreement, power.power));
  const { notified, since, sunset, stage, in_force_if_silent: silent } = power;
  const notice = notified?.is_holder
    ? `${speakerOf(agreement, notified.by)} gave notice on ${notified.at}`
    : 'nobody who may has given notice';
  switch (power.state) {
    case 'available': {
      const until = sunset === null ? '' : `; the last day is ${sunset}`;
      const how = notified?.is_holder ? `${notice}, and the waiting is over` : notice;
      return `${title} can be used by ${namesOf(agreement, power.holders, 'or')}: ${how}${until}.`;
    }
    case 'waiting': {
      const running = stage ? ` ${stageWords(agreement, stage)}` : '';
      const outcome = silent !== null ? `in force on ${silent} if all stay silent` : silenceWords(power);
      const last = sunset === null ? '' : ` Its last day is ${sunset}.`;
      return `${title} is waiting: ${notice};${running} ${outcome}.${last}`;
    }
    case 'in force': {
      const how = power.on_silence === 'act' ? `${notice} and nobody blocked it` : notice;
      const last = sunset === null ? '' : ` Without that it would have lapsed after ${sunset}.`;
      return `${title} has been in force since ${since}: ${how}.${last}`;
    }
    case 'blocked':
      return `${title} was blocked on ${since}: ${power.blocking_act?.act ?? ''}.`;
    case 'lapsed':
      return `${title} lapsed: since ${since} it can no longer take effect${sunset !== null && since !== null && since > sunset ? '' : ' without a new notice'}.`;
    case 'withdrawn':
      return `${title} was withdrawn on ${since}.`;
    case 'ended':
      return `${title} ended on ${since}.`;
  }
}

function stageWords(agreement: Agreement, { name, by, ends }: NonNullable<PowerStatus['stage']>): string {
  const what = name === null ? 'the waiting' : quoted(name);
  return `${what}${by === null ? '' : ` (${speakerOf(agreement, by)})`} runs to ${ends};`;
}

function silenceWords({ on_silence: silence, sunset }: Omit<PowerStatus, 'sentence'>): string {
  if (silence === 'act') return `it cannot be in force by its last day, ${sunset}`;
  return silence === 'lapse' ? 'it lapses if all stay silent' : 'it can be used after that';
}

/** How many promises came to what, by the end of the day. */
export function headlineOf(told: Told): string {
  const { marks, steps } = told;
  const promises = steps.filter(({ promise }) => !['none', 'proposed'].includes(promise.state)).length;
  if (promises === 0) return `${momentWords(told.as_of)}, nothing had been promised.`;
  const found = [
    countOf(marks.reversed, 'had been reversed'),
    countOf(marks.verified, 'stood verified'),
    countOf(marks.disputed, marks.disputed === 1 ? 'was in dispute' : 'were in dispute'),
    countOf(marks.overdue, marks.overdue === 1 ? 'was overdue' : 'were overdue'),
    countOf(marks.reported, marks.reported === 1 ? 'was reported done' : 'were reported done'),
  ].flat();
  const [first, ...rest] = found;
  const all = promises === 1 ? '1 promise' : `${promises} promises`;
  if (!first) return `${momentWords(told.as_of)}, none of ${all} had been reported done, and none was overdue.`;
  const [count, words] = first;
  const others = rest.slice(0, 3).map(([number, what]) => `${number} ${what}`);
  return `${momentWords(told.as_of)}, ${list([`${count} of ${all} ${words}`, ...others])}.`;
}

function countOf(count: number, words: string): [number, string][] {
  return count > 0 ? [[count, words]] : [];
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "By the end of 2019" where the day is the last of its year, else "By 24 February 2019". */
export function momentWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return month === 12 && day === 31 ? `By the end of ${year}` : `By ${day} ${months[month - 1]} ${year}`;
}

export function reasonsOf(agreement: Agreement, told: Told): string[] {
  return [
    ...accountWords(agreement, told),
    ...told.steps.flatMap((step) => stepReasons(agreement, step, told.as_of)),
    ...told.powers.filter(({ state }) => state !== 'available').map(({ sentence: words }) => words),
    ...told.notices.flatMap((notice) => noticeReasons(agreement, notice)),
  ];
}

function accountWords(agreement: Agreement, { entries, known_on, told_by, misfits }: Told): string[] {
  const { counted, corrected } = entries;
  const words = [`${counted === 1 ? '1 entry counts' : `${counted} entries count`}`];
  if (corrected > 0) words.push(`${corrected} ${corrected === 1 ? 'was' : 'were'} set aside by corrections`);
  if (misfits.length > 0) words.push(`${misfits.length} ${misfits.length === 1 ? 'moves' : 'move'} nothing`);
  const known = known_on === null ? [] : [`Only what was entered by ${known_on} counts.`];
  const told =
    told_by === null
      ? []
      : [`Heard are ${speakerOf(agreement, told_by)} and those who are no party; the other parties are not.`];
  return [`${list(words)}.`, ...known, ...told];
}

function stepReasons(agreement: Agreement, step: StepStatus, asOf: string): string[] {
  const title = sentence(stepTitle(agreement, step.step));
  const since = step.promise.since === null ? '' : ` on ${step.promise.since}`;
  if (step.mark === 'reversed') return [`${title} was taken back${since}.`];
  if (step.mark === 'disputed') return [disputeWords(agreement, step, title)];
  if (step.mark === 'overdue' && step.due !== null) {
    const waits = step.waits_for.map((id) => stepTitle(agreement, id));
    const missing = waits.length > 0 ? `; what it requires, ${list(waits)}, is not done` : '';
    const late = step.days_late === null ? '' : `, ${dayCount(step.days_late)} before ${asOf}`;
    return [`${title} was due by ${step.due}${late}${missing}.`];
  }
  return [];
}

function disputeWords(agreement: Agreement, { promise, said_by, disputed_by }: StepStatus, title: string): string {
  const breach = promise.state === 'breached' && promise.under.length > 0;
  if (breach) return `${title} is held to be broken under the version of ${namesOf(agreement, promise.under)}.`;
  const claim = said_by.length > 0 ? `${namesOf(agreement, said_by)} ${said_by.length > 1 ? 'say' : 'says'} that ` : '';
  const denial = namesOf(agreement, disputed_by);
  return claim === ''
    ? `${title} is in dispute: ${denial} ${disputed_by.length > 1 ? 'deny' : 'denies'} that it was done.`
    : `${title} is in dispute: ${claim}it was done, ${denial} ${disputed_by.length > 1 ? 'deny' : 'denies'} it.`;
}

function noticeReasons(agreement: Agreement, notice: NoticeStatus): string[] {
  if (notice.unanswered_days === null) return [];
  const whom = notice.whom.length > 0 ? ` to ${namesOf(agreement, notice.whom)}` : '';
  return [
    `${sentence(quoted(notice.notice))}, put${whom} by ${speakerOf(agreement, notice.by)} on ${notice.at}, has stood unanswered for ${dayCount(notice.unanswered_days)}.`,
  ];
}

/** What would move a state next: the calendar, and the steps that others wait for. */
export function changesOf(agreement: Agreement, told: Told): string[] {
  const waiting = told.steps.filter(({ promise, waits_for }) => promise.state === 'pending' && waits_for.length > 0);
  return [
    ...told.deadlines.slice(0, 5).map(({ sentence: words }) => words),
    ...waiting
      .slice(0, 5)
      .map(
        ({ step, waits_for }) =>
          `${sentence(stepTitle(agreement, step))} becomes due once ${list(waits_for.map((id) => stepTitle(agreement, id)))} ${waits_for.length > 1 ? 'are' : 'is'} done and verified.`,
      ),
  ];
}

export function sayDeadline(agreement: Agreement, kind: Deadline['kind'], of: string, date: string): string {
  switch (kind) {
    case 'step':
      return `${sentence(stepTitle(agreement, of))} is due by ${date}.`;
    case 'exemption':
      return `The exemption for ${stepTitle(agreement, of)} ends with ${date}.`;
    case 'power':
      return `${sentence(powerTitle(agreement, of))} is in force on ${date} if all stay silent.`;
    case 'sunset':
      return `The last day of ${powerTitle(agreement, of)} is ${date}.`;
    case 'notice':
      return `The answer to ${quoted(of)} is due by ${date}.`;
  }
}

/** The end of what is kept. */
export function sayEnd(agreement: Agreement, step: string, date: string): string {
  return `${sentence(stepTitle(agreement, step))} is to be kept up to ${date}.`;
}

/** The end of a stage after which silence does not put the power in force. */
export function sayStage(agreement: Agreement, { power, on_silence: silence }: PowerStatus, date: string): string {
  const outcome = silence === 'lapse' ? 'it lapses if all stay silent' : 'what comes after takes an act';
  return `The waiting of ${powerTitle(agreement, power)} that runs is over on ${date}: ${outcome}.`;
}
