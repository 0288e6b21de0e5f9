/**
 * Which deal a formula picks, by vectors of worths in integers. Sums stay below 2^53; products do not, so they are taken
 * in whole numbers of any size. Every function gives the places of all vectors that tie.
 */
type Vectors = readonly Float64Array[];

/** Those with nothing below 0: no party is worse off than with nothing done. */
export function rational(vectors: Vectors): number[] {
  return [...vectors.keys()].filter((at) => (vectors[at] as Float64Array).every((value) => value >= 0));
}

/**
 * The largest product of u_i (Nash, The bargaining problem, Econometrica 18, 1950), the disagreement being 0 to all; here
 * over the deals there are, without lotteries between them.
 */
export function nash(vectors: Vectors, zone: readonly number[]): number[] {
  const product = (at: number) =>
    Array.from(vectors[at] as Float64Array, BigInt).reduce((all, value) => all * value, 1n);
  return largest(zone, (a, b) => sign(product(a) - product(b)));
}

/**
 * The largest smallest u_i / best_i, then the second smallest, and so on (after Kalai and Smorodinsky, Other solutions to
 * Nash's bargaining problem, Econometrica 43, 1975, who take the point at which all ratios are equal: with separate deals
 * there need be none). best_i is the most i gets in any deal that is worth it to all; such a deal can be bettered to one
 * of the zone, so the zone is enough. Undefined, null, if some best_i is 0 or there is no zone.
 */
export function kalaiSmorodinsky(vectors: Vectors, zone: readonly number[]): number[] | null {
  const best = bestOf(vectors, zone);
  if (!best || best.some((value) => value === 0)) return null;
  const whole = Array.from(best, BigInt);
  const common = whole.reduce((product, value) => product * value, 1n);
  const ratios = (at: number) =>
    Array.from(vectors[at] as Float64Array, (value, i) => (BigInt(value) * common) / (whole[i] as bigint));
  return leximin(zone, ratios);
}

/** best_i over the zone; null if there is none. */
export function bestOf(vectors: Vectors, zone: readonly number[]): number[] | null {
  const [first] = zone;
  if (first === undefined) return null;
  return Array.from(vectors[first] as Float64Array, (_, i) =>
    zone.reduce((most, at) => Math.max(most, (vectors[at] as Float64Array)[i] as number), Number.NEGATIVE_INFINITY),
  );
}

/** The largest smallest u_i, then the second smallest, and so on. */
export function egalitarian(vectors: Vectors): number[] {
  return leximin([...vectors.keys()], (at) => Array.from(vectors[at] as Float64Array, BigInt));
}

/** The largest sum of u_i. */
export function utilitarian(vectors: Vectors): number[] {
  const sum = (at: number) => (vectors[at] as Float64Array).reduce((total, value) => total + value, 0);
  return largest([...vectors.keys()], (a, b) => sum(a) - sum(b));
}

/** The smallest value counts first, then the next, and so on. */
function leximin(places: readonly number[], values: (at: number) => bigint[]): number[] {
  const sorted = new Map(places.map((at) => [at, values(at).sort((a, b) => sign(a - b))]));
  return largest(places, (a, b) => {
    const [first, second] = [sorted.get(a) as bigint[], sorted.get(b) as bigint[]];
    const apart = first.findIndex((value, k) => value !== second[k]);
    return apart < 0 ? 0 : sign((first[apart] as bigint) - (second[apart] as bigint));
  });
}

function largest(places: readonly number[], compare: (a: number, b: number) => number): number[] {
  let best: number[] = [];
  for (const at of places) {
    const order = best.length === 0 ? 1 : compare(at, best[0] as number);
    if (order > 0) best = [at];
    else if (order === 0) best.push(at);
  }
  return best;
}

function sign(value: bigint): number {
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}
