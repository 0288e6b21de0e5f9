import type { Span, TimeUnit } from '../agreement/agreement.ts';
import { days, inUnits } from '../agreement/time.ts';
import { multiply } from '../math/rational.ts';

/** A length of time in whole days, at its likely value; a part of a day does not count. */
export function daysOf(span: Span, unit: TimeUnit): number {
  const { over, under } = multiply(inUnits(span, unit), days[unit]);
  return Number(over / under);
}
