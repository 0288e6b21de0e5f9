import type { Numbers } from '../agreement/draws.ts';
import type { ByParty } from '../plan/answer.ts';
import { type DrawnOrder, hair, likelyOf } from '../plan/drawn.ts';
import type { Setting } from '../plan/setting.ts';
import type { Contribution, NumberName, Pair } from './answer.ts';
import { between, type DoubtfulNumber } from './doubtful.ts';

/** The order's least slacks as doubtful numbers move, the others at their likely values. */
interface Bench {
  /** Least slack by party with each of these numbers at its t; the array is overwritten by the next call. */
  readonly at: (...moved: readonly (readonly [DoubtfulNumber, number])[]) => Float64Array;
}

function benchFor(setting: Setting, order: DrawnOrder): Bench {
  const likely = likelyOf(setting);
  const numbers = copyOf(likely);
  const least = new Float64Array(setting.problem.parties.length);
  return {
    at: (...moved) => {
      for (const kind of Object.keys(numbers) as (keyof Numbers)[]) numbers[kind].set(likely[kind]);
      for (const [number, t] of moved) number.put(numbers, t);
      return leastSlacks(order, numbers, least);
    },
  };
}

export function copyOf(numbers: Numbers): Numbers {
  return {
    worth: numbers.worth.slice(),
    reversible: numbers.reversible.slice(),
    bundles: numbers.bundles.slice(),
    stakes: numbers.stakes.slice(),
    durations: numbers.durations.slice(),
  };
}

/** By party, the least slack of the order under these numbers. */
export function leastSlacks(order: DrawnOrder, numbers: Numbers, least: Float64Array): Float64Array {
  order.judge(numbers);
  least.fill(Number.POSITIVE_INFINITY);
  for (const [p, { party }] of order.points.entries()) {
    least[party] = Math.min(least[party] as number, order.slack[p] as number);
  }
  return least;
}

/**
 * What each doubtful number does to each party's least slack as it goes from low to high, the others at their likely
 * values; those that do nothing are left out. The longest bar first, party by party.
 */
export function contributionsOf(
  setting: Setting,
  order: DrawnOrder,
  doubtful: readonly DoubtfulNumber[],
  shares: Float64Array | null,
): Contribution[] {
  const { parties } = setting.problem;
  const bench = benchFor(setting, order);
  const ends = doubtful.map((number) => ({
    number,
    low: bench.at([number, -1]).slice(),
    high: bench.at([number, 1]).slice(),
  }));
  return parties.flatMap((whose, i) =>
    ends
      .flatMap(({ number, low, high }, n): Contribution[] => {
        const [from, to] = [low[i] as number, high[i] as number];
        const share = shares ? (shares[n * parties.length + i] as number) : Number.NaN;
        if (Math.abs(to - from) < hair) return [];
        return [
          {
            ...nameOf(number),
            whose,
            low: number.low,
            likely: number.likely,
            high: number.high,
            slack_at_low: from,
            slack_at_high: to,
            zero_at: zeroOf(bench, number, i, from, to),
            share: Number.isNaN(share) ? null : share,
          },
        ];
      })
      .sort((a, b) => lengthOf(b) - lengthOf(a)),
  );
}

function nameOf({ kind, steps, party }: NumberName): NumberName {
  return { kind, steps, party };
}

function lengthOf({ slack_at_low: low, slack_at_high: high }: Contribution): number {
  return Math.abs(high - low);
}

/**
 * Where the least slack passes zero. It is a least of continuous functions, so a change of sign between two values means a
 * zero between them; halving finds it to the last digit of a double.
 */
function zeroOf(bench: Bench, number: DoubtfulNumber, party: number, low: number, high: number): number | null {
  const isShort = (slack: number) => slack < -hair;
  if (isShort(low) === isShort(high)) return null;
  const middle = bench.at()[party] as number;
  let [from, to] = isShort(low) === isShort(middle) ? [0, 1] : [-1, 0];
  const before = isShort(from < 0 ? low : middle);
  const isBelow = (t: number) => (bench.at([number, t])[party] as number) < 0;
  for (let halved = 0; halved < 60; halved++) {
    const t = (from + to) / 2;
    if (isBelow(t) === before) from = t;
    else to = t;
  }
  return between(number.low, number.likely, number.high, to);
}

/**
 * By party, the pair of doubtful numbers whose bars say least of both: at some of the four ends, the change of the least
 * slack by both differs most from the sum of the changes by each. Null where every pair adds up.
 */
export function strongestPairs(
  setting: Setting,
  order: DrawnOrder,
  doubtful: readonly DoubtfulNumber[],
): ByParty<Pair | null> {
  const { parties } = setting.problem;
  const bench = benchFor(setting, order);
  const base = bench.at().slice();
  const alone = doubtful.map((number) => [bench.at([number, -1]).slice(), bench.at([number, 1]).slice()] as const);
  const best = parties.map((): Pair | null => null);
  for (const [a, one] of doubtful.entries()) {
    for (const [b, other] of doubtful.entries()) {
      if (b <= a || (one.ranking !== null && one.ranking === other.ranking)) continue;
      for (const [e, f] of corners) {
        const both = bench.at([one, 2 * e - 1], [other, 2 * f - 1]);
        for (let i = 0; i < parties.length; i++) {
          const start = base[i] as number;
          const [first, second] = [(alone[a]?.[e][i] as number) - start, (alone[b]?.[f][i] as number) - start];
          const together = (both[i] as number) - start;
          const beyond = together - first - second;
          if (Math.abs(beyond) <= Math.max(hair, Math.abs(best[i]?.beyond ?? 0) + hair)) continue;
          best[i] = {
            numbers: [nameOf(one), nameOf(other)],
            ends: [ends[e], ends[f]],
            alone: [first, second],
            together,
            beyond,
          };
        }
      }
    }
  }
  return Object.fromEntries(parties.map((id, i) => [id, best[i] ?? null]));
}

const ends = ['low', 'high'] as const;
const corners = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;
