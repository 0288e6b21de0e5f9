import { toNumber } from '../math/rational.ts';
import type { Span, TimeUnit } from './agreement.ts';
import { likely } from './worth.ts';

const days = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 } as const;

/**
 * A length of time in time units, at its likely value. Calendar time such as `30 days` is converted; a month counts as
 * 365.25 / 12 days.
 */
export function inUnits(span: Span, unit: TimeUnit): number {
  if (typeof span !== 'string') return toNumber(likely(span));
  const match = /^(\d+(?:\.\d+)?) (day|week|month|year)s?$/.exec(span);
  if (!match) throw new Error(`not a length of time: ${span}`);
  return (Number(match[1]) * days[match[2] as TimeUnit]) / days[unit];
}
