import type { Range } from '../agreement/agreement.ts';

/** What others know of a number: known, uniform on [low, high], or triangular. Exact. */

/** P(x >= level). */
export function atLeast(range: Range, level: number): number {
  if (typeof range === 'number') return range >= level ? 1 : 0;
  const [low, high] = [range[0], range.at(-1) as number];
  if (level <= low) return 1;
  if (level > high || low === high) return 0;
  if (range.length === 2) return (high - level) / (high - low);
  const peak = range[1];
  if (level < peak) return 1 - (level - low) ** 2 / ((high - low) * (peak - low));
  return level === peak ? (high - peak) / (high - low) : (high - level) ** 2 / ((high - low) * (high - peak));
}

/**
 * E[x | x >= level]; null where that cannot be. The mean of what is left of a triangle above its peak is a third of the way
 * from the level to the high end; below the peak it follows from what was cut off.
 */
export function meanAbove(range: Range, level: number): number | null {
  if (typeof range === 'number') return range >= level ? range : null;
  const [low, high] = [range[0], range.at(-1) as number];
  if (level > high) return null;
  if (low === high || level === high) return high;
  const from = Math.max(low, level);
  if (range.length === 2) return (from + high) / 2;
  const peak = range[1];
  if (from >= peak) return from + (high - from) / 3;
  const cut = 1 - atLeast(range, from);
  const meanCut = low + (2 * (from - low)) / 3;
  return ((low + peak + high) / 3 - cut * meanCut) / (1 - cut);
}

/** The least value that it may have. */
export function lowest(range: Range): number {
  return typeof range === 'number' ? range : range[0];
}

/** The greatest value that it may have. */
export function highest(range: Range): number {
  return typeof range === 'number' ? range : (range.at(-1) as number);
}
