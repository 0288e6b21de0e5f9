import { divide, exact, multiply, type Rational } from '../math/rational.ts';
import type { Span, TimeUnit } from './agreement.ts';
import { boundsOf, likely } from './worth.ts';

const year = exact(365.25);
/** Days in each unit. */
export const days: Readonly<Record<TimeUnit, Rational>> = {
  day: exact(1),
  week: exact(7),
  month: divide(year, exact(12)),
  year,
};

/**
 * A length of time in time units, exact, at its likely value. Calendar time such as `30 days` is converted; a month counts
 * as 365.25 / 12 days.
 */
export function inUnits(span: Span, unit: TimeUnit): Rational {
  if (typeof span !== 'string') return likely(span);
  const match = /^(\d+(?:\.\d+)?) (day|week|month|year)s?$/.exec(span);
  if (!match) throw new Error(`not a length of time: ${span}`);
  return divide(multiply(exact(Number(match[1])), days[match[2] as TimeUnit]), days[unit]);
}

/** Lowest, likely and highest of a length of time, in time units, exact. */
export function boundsInUnits(span: Span, unit: TimeUnit): readonly [low: Rational, likely: Rational, high: Rational] {
  if (typeof span !== 'string') return boundsOf(span);
  const length = inUnits(span, unit);
  return [length, length, length];
}
