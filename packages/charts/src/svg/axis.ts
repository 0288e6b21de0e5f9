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
