import { add, divide, exact, fraction, one, type Rational, subtract, toNumber, zero } from '../math/rational.ts';

/** Dresher's inspection game of n periods and m inspections. */
export interface DresherGame {
  readonly periods: number;
  readonly inspections: number;
  /** What the inspector can be sure of: between -1 (a violation for sure goes unseen) and 0. */
  readonly value: number;
  /** The same as a fraction: "-1/3". */
  readonly fraction: string;
  /** The chance with which the inspector does best to inspect in the first period. */
  readonly inspect_first: number;
  /** The chance with which the inspectee does best to violate in the first period; null where any is as good. */
  readonly violate_first: number | null;
  /** Values with 0, 1, ... n inspections: what each further one buys. */
  readonly by_inspections: readonly number[];
}

/** The most periods for which games are worked out. */
export const mostPeriods = 1000;

/**
 * A teaching case. An inspectee may violate once, in one of n periods, or not at all; an inspector has m inspections and
 * both know how many are left. A violation that meets an inspection is worth +1 to the inspector, one that meets none -1,
 * and no violation 0. In each period both choose at once, so that
 *
 *     V(n, m) = value of the matrix game   [ +1   V(n-1, m-1) ]   inspect
 *                                          [ -1   V(n-1, m)   ]   do not
 *                                        violate   do not
 *
 * with V(n, 0) = -1 and V(n, n) = 0 (with an inspection for every period a violation never pays). Solved by
 * V(n, m) = -C(n-1, m) / sum_{i <= m} C(n, i): M. Dresher, "A Sampling Inspection Problem in Arms Control Agreements: A
 * Game-Theoretic Analysis", RAND Memorandum RM-2972, 1962 (quoted from memory, not read). Exact.
 *
 * `periods` and `inspections` are whole, 1 <= periods <= 1000, 0 <= inspections <= periods.
 */
export function dresherGame(periods: number, inspections: number): DresherGame {
  const isFine = Number.isInteger(periods) && Number.isInteger(inspections) && periods >= 1 && inspections >= 0;
  if (!isFine || inspections > periods || periods > mostPeriods) throw new Error('no such game');
  const value = dresherValue(periods, inspections);
  return {
    periods,
    inspections,
    value: toNumber(value),
    fraction: value.under === 1n ? String(value.over) : `${value.over}/${value.under}`,
    inspect_first: toNumber(inspectFirst(value, periods, inspections)),
    violate_first: violateFirst(periods, inspections),
    by_inspections: Array.from({ length: periods + 1 }, (_, m) => toNumber(dresherValue(periods, m))),
  };
}

/** V(n, m) by the closed form. */
export function dresherValue(periods: number, inspections: number): Rational {
  let [choose, sum] = [1n, 1n];
  for (let i = 1; i <= inspections; i++) {
    choose = (choose * BigInt(periods - i + 1)) / BigInt(i);
    sum += choose;
  }
  // C(n-1, m) = C(n, m) (n - m) / n
  return fraction((-choose * BigInt(periods - inspections)) / BigInt(periods), sum);
}

/** Inspecting with chance p makes a violation now worth 2p - 1 = V to the inspector, as much as waiting. */
function inspectFirst(value: Rational, periods: number, inspections: number): Rational {
  if (inspections === 0) return zero;
  return inspections === periods ? one : divide(add(one, value), exact(2));
}

/** Violating with chance x makes inspecting and not inspecting worth the same: x + (1-x) a = -x + (1-x) b. */
function violateFirst(periods: number, inspections: number): number | null {
  if (inspections === periods || inspections === 0) return null;
  const gap = subtract(dresherValue(periods - 1, inspections), dresherValue(periods - 1, inspections - 1));
  return toNumber(divide(gap, add(exact(2), gap)));
}
