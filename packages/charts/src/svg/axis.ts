import { dateOf } from '@lockstep/engine/calendar';
import { scaleLinear } from 'd3-scale';

/** A linear axis with round ends: where a value stands, and the values that are written at it. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  /** Where a value stands, between the two places that the axis was made for. */
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** An axis that holds every value (and 0, if asked), from the place `from` to the place `to`, with about so many ticks. */
export function axisOf(
  values: readonly number[],
  [from, to]: readonly [number, number],
  { ticks = 5, zero = false }: { readonly ticks?: number; readonly zero?: boolean } = {},
): Axis {
  const held = zero ? [...values, 0] : values;
  const [low, high] = [Math.min(...held), Math.max(...held)];
  const scale = scaleLinear()
    .domain(low === high ? [low - 1, high + 1] : [low, high])
    .nice(ticks)
    .range([from, to]);
  const [first, last] = scale.domain() as [number, number];
  return { low: first, high: last, at: (value) => scale(value), ticks: scale.ticks(ticks) };
}

/** Beginnings of years, or of months where the time is short, between two days: at most about so many. */
export function calendarTicks(first: number, last: number, most: number): { day: string; text: string }[] {
  const [start, end] = [dateOf(first), dateOf(last)].map((date) => {
    const [year, month] = date.split('-').map(Number) as [number, number];
    return 12 * year + month - 1;
  }) as [number, number];
  const every = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((step) => (end - start) / step <= most) ?? 6000;
  const months = Array.from({ length: end - start + 1 }, (_, k) => start + k).filter((month) => month % every === 0);
  return months.map((month) => {
    const [year, rest] = [String(Math.floor(month / 12)).padStart(4, '0'), String((month % 12) + 1).padStart(2, '0')];
    return { day: `${year}-${rest}-01`, text: every >= 12 ? year : `${year}-${rest}` };
  });
}
