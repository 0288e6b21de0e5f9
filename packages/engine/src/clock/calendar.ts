import type { Agreement, Range, Span, Step } from '../agreement/agreement.ts';
import { dateOf, dayOf } from '../agreement/calendar.ts';
import { stepOf } from '../agreement/names.ts';
import { days, inUnits } from '../agreement/time.ts';
import { add, exact, larger, multiply, type Rational, subtract, toNumber, zero } from '../math/rational.ts';
import type { Move, Problem } from '../plan/problem.ts';
import type { CalendarRow } from './answer.ts';

/**
 * An order laid on the calendar: each move begins when the checks of the one before are in, the first at the beginning of
 * the agreement's date. Moments are days since then, exact; a moment falls on the day that holds it.
 */
export interface Laid {
  readonly steps: readonly string[];
  readonly begins: Rational;
  readonly performed: Rational;
  readonly checked: Rational;
  /** `checked` at the shortest and the longest of all times up to it. */
  readonly earliest: Rational;
  readonly latest: Rational;
}

export function layOut(agreement: Agreement, problem: Problem, moves: readonly Move[]): Laid[] {
  const inDays = (time: Rational) => multiply(time, days[agreement.timeUnit]);
  let [now, soon, late] = [zero, zero, zero];
  return moves.map((move) => {
    const steps = move.steps.map((k) => problem.steps[k] as string);
    const longest = (time: (step: Step) => Rational) =>
      inDays(steps.map((id) => time(stepOf(agreement, id))).reduce(larger));
    const at = (end: (span: Span) => Span) => (step: Step) => timeOf(agreement, step, end);
    const begins = now;
    now = add(now, inDays(move.exactTime));
    soon = add(soon, longest(at(lowest)));
    late = add(late, longest(at(highest)));
    const performed = add(
      begins,
      longest((step) => inUnits(step.duration, agreement.timeUnit)),
    );
    return { steps, begins, performed, checked: now, earliest: soon, latest: late };
  });
}

/** Duration plus the longest lag, with every range taken at one end. */
function timeOf({ timeUnit }: Agreement, { duration, verification }: Step, end: (span: Span) => Span): Rational {
  const lags = verification.map((check) => inUnits(end(check.lag ?? 0), timeUnit));
  return add(inUnits(end(duration), timeUnit), lags.reduce(larger, zero));
}

function lowest(span: Span): Span {
  return typeof span === 'object' ? ((span as readonly number[])[0] as number) : span;
}

function highest(span: Span): Span {
  return typeof span === 'object' ? ((span as Exclude<Range, number>).at(-1) as number) : span;
}

/** The day on which a moment falls, as a number of the calendar. */
export function dayAt({ asOf }: Agreement, moment: Rational): number {
  return dayOf(asOf) + Number(floor(moment));
}

export function dateAt(agreement: Agreement, moment: Rational): string {
  return dateOf(dayAt(agreement, moment));
}

function floor({ over, under }: Rational): bigint {
  return over >= 0n ? over / under : -((-over + under - 1n) / under);
}

/** How much later than a moment another is, in time units; negative if it is earlier. */
export function unitsBetween({ timeUnit }: Agreement, from: Rational, to: Rational): number {
  const { over, under } = days[timeUnit];
  return toNumber(multiply(subtract(to, from), { over: under, under: over }));
}

/** The beginning of a day of the calendar, as a moment. */
export function momentOf({ asOf }: Agreement, day: number): Rational {
  return exact(day - dayOf(asOf));
}

/** By when the text wants a step of a move performed: of several that are due, the one that is latest against it. */
export function dueOf(agreement: Agreement, laid: readonly Laid[], move: Laid): CalendarRow['due'] {
  const all = move.steps.flatMap((id) => {
    const limit = limitOf(agreement, laid, stepOf(agreement, id));
    if (!limit) return [];
    const duration = inUnits(stepOf(agreement, id).duration, agreement.timeUnit);
    const performed = add(move.begins, multiply(duration, days[agreement.timeUnit]));
    const late = Math.max(0, unitsBetween(agreement, limit.moment, performed));
    return [{ step: id, date: limit.date, late }];
  });
  return all.toSorted((a, b) => b.late - a.late)[0] ?? null;
}

/** The moment by which a step is due: the end of a day, or so long after a moment of this order; null if not known. */
function limitOf(
  agreement: Agreement,
  laid: readonly Laid[],
  { due }: Step,
): { readonly moment: Rational; readonly date: string } | null {
  if (due === undefined) return null;
  if (typeof due === 'string') return { moment: momentOf(agreement, dayOf(due) + 1), date: due };
  const start = startOf(agreement, laid, due.of);
  if (!start) return null;
  const moment = add(start, multiply(inUnits(due.within, agreement.timeUnit), days[agreement.timeUnit]));
  return { moment, date: dateAt(agreement, moment) };
}

/** The signature counts as the agreement's date. A step that is done already, or left out, has no moment here. */
function startOf(agreement: Agreement, laid: readonly Laid[], of: string): Rational | null {
  if (of === 'signature') return zero;
  const [, id, moment] = /^(.*)\.(begun|done|verified)$/.exec(of) as unknown as [string, string, string];
  const move = laid.findLast(({ steps }) =>
    steps.some((step) => step === id || stepOf(agreement, step).part?.of === id),
  );
  if (!move) return null;
  if (moment === 'begun') return move.begins;
  return moment === 'done' ? move.performed : move.checked;
}
