import { compare, exact, fraction, one, type Rational, subtract, toNumber } from '../math/rational.ts';

/** How many of N items to inspect so that d diversions are all missed with a chance of at most b. */
export interface SampleSize {
  readonly items: number;
  readonly diversions: number;
  /** b, the chance of missing all of them that is put up with. */
  readonly miss: number;
  /** The smallest sample that does it, from the hypergeometric distribution. */
  readonly exact: number;
  /** ceil(N (1 - b^(1/d))), the rule of thumb that inspectors use. */
  readonly formula: number;
  /** The chance that the smallest sample finds at least one; with one item fewer; and that the rule's sample does. */
  readonly finds: number;
  readonly finds_with_one_fewer: number;
  readonly formula_finds: number;
}

/** The most items for which sizes are worked out. */
export const mostItems = 1_000_000;

/**
 * Sizes of a sample drawn without replacement, each item as likely as any other, where an inspected diversion is always
 * recognised. `items` and `diversions` are whole, 1 <= diversions <= items <= 1,000,000, and `miss` is in [0, 1].
 *
 * The sample of n misses all d with chance C(N - d, n) / C(N, n): the hypergeometric distribution, computed in whole
 * numbers. The rule n = ceil(N (1 - b^(1/d))) is the one of the International Atomic Energy Agency's statistical manual
 * (quoted from memory, not read); it is nearly the smallest, and never smaller than it by much. It too is worked out in
 * whole numbers: it is the least n with ((N - n) / N)^d <= b.
 */
export function sampleSize(items: number, diversions: number, miss: number): SampleSize {
  const isFine = Number.isInteger(items) && Number.isInteger(diversions) && diversions >= 1 && diversions <= items;
  if (!isFine || items > mostItems || !(miss >= 0 && miss <= 1)) throw new Error('no such sample');
  const most = exact(miss);
  const smallest = smallestSample(items, diversions, most);
  const formula = ruleOfThumb(items, diversions, most);
  return {
    items,
    diversions,
    miss,
    exact: smallest,
    formula,
    finds: findsWith(items, diversions, smallest),
    finds_with_one_fewer: findsWith(items, diversions, Math.max(0, smallest - 1)),
    formula_finds: findsWith(items, diversions, formula),
  };
}

/** The smallest sample that misses all diversions with a chance of at most `most`. */
export function smallestSample(items: number, diversions: number, most: Rational): number {
  return leastThat((n) => compare(missesAll(items, diversions, n), most) <= 0, items - diversions + 1);
}

function ruleOfThumb(items: number, diversions: number, most: Rational): number {
  const [all, d] = [BigInt(items), BigInt(diversions)];
  return leastThat((n) => BigInt(items - n) ** d * most.under <= most.over * all ** d, items);
}

/** The least n from 0 to `high` for which this is so; it is so at `high`, and from the least on. Doubles n, then halves. */
function leastThat(isSo: (n: number) => boolean, high: number): number {
  if (isSo(0)) return 0;
  let [no, yes] = [0, Math.min(1, high)];
  while (!isSo(yes)) [no, yes] = [yes, Math.min(2 * yes, high)];
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (isSo(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** C(N - d, n) / C(N, n), which is also C(N - n, d) / C(N, d): the shorter product is taken. */
export function missesAll(items: number, diversions: number, sample: number): Rational {
  if (sample > items - diversions) return { over: 0n, under: 1n };
  const [few, many] = [Math.min(diversions, sample), Math.max(diversions, sample)];
  return fraction(fallingProduct(items - many, few), fallingProduct(items, few));
}

/** top (top - 1) ... , so many factors; in halves, so that the numbers multiplied are of like length. */
function fallingProduct(top: number, factors: number): bigint {
  if (factors === 0) return 1n;
  if (factors === 1) return BigInt(top);
  const half = factors >> 1;
  return fallingProduct(top, half) * fallingProduct(top - half, factors - half);
}

function findsWith(items: number, diversions: number, sample: number): number {
  return toNumber(subtract(one, missesAll(items, diversions, sample)));
}
