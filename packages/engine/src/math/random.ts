import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded random numbers; the same seed gives the same draws everywhere. */
export interface Random {
  /** Uniform on [0, 1). */
  readonly uniform: () => number;
}

export function seeded(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  return { uniform: () => uniformFloat64(generator) };
}

/** One draw from the triangular distribution on [low, high] with its peak at `likely`, by inversion. */
export function triangular(random: Random, low: number, likely: number, high: number): number {
  if (high === low) return low;
  const u = random.uniform();
  const peak = (likely - low) / (high - low);
  return u < peak
    ? low + Math.sqrt(u * (high - low) * (likely - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - likely));
}

/** `count` weights that sum to 1, uniform on the simplex (flat Dirichlet). */
export function simplex(random: Random, count: number): number[] {
  const weights = Array.from({ length: count }, () => -Math.log(1 - random.uniform()));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
