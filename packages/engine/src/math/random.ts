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

/** Fills in weights that sum to 1, uniform on the simplex (flat Dirichlet). */
export function fillSimplex(random: Random, weights: Float64Array): void {
  let total = 0;
  for (let c = 0; c < weights.length; c++) {
    const weight = -Math.log(1 - random.uniform());
    weights[c] = weight;
    total += weight;
  }
  for (let c = 0; c < weights.length; c++) weights[c] = (weights[c] as number) / total;
}
