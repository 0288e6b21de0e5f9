import type { Ranks } from '../agreement/assessment.ts';
import type { Numbers } from '../agreement/draws.ts';
import { type DrawnOrder, hair, likelyOf } from '../plan/drawn.ts';
import type { Setting } from '../plan/setting.ts';
import type { Extreme, Verdict } from './answer.ts';
import { cellsOf, type DoubtfulNumber, rankCorners } from './doubtful.ts';
import { copyOf, leastSlacks } from './tornado.ts';

/** The order judged under one set of numbers. */
export function verdictOf(setting: Setting, order: DrawnOrder, numbers: Numbers): Verdict {
  const least = leastSlacks(order, numbers, new Float64Array(setting.problem.parties.length));
  return verdict(setting, order.worth, least);
}

function verdict({ problem }: Setting, worth: Float64Array, least: Float64Array): Verdict {
  const byParty = (values: Float64Array) =>
    Object.fromEntries(problem.parties.map((id, i) => [id, tidy(values[i] as number)]));
  return {
    worth_finishing: byParty(worth),
    least_slack: byParty(least),
    holds: worth.every((value) => value >= -hair) && least.every((slack) => slack >= -hair),
  };
}

/** Sums of doubles come out a hair beside what they mean: 0.30000000000000004 is 0.3. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}

/**
 * The order with all worths and stakes at one end: -1 the worst, 1 the best.
 *
 * A worth w of step a counts 1 - [a in S] (1 - r) >= 0 in the slack at S (with rates: what it adds to V there, which is at
 * least what it leaves in hand), so every slack of a party rises with each of its worths, and all lows are the exact worst
 * case over intervals. Where ranks filter numbers, what is left of a box is closed under taking the smaller, or the
 * larger, of each number of two points: so it has a least and a greatest point, and those count. Where there are ranks
 * alone, every slack is linear on their simplex and the least of them concave, so the worst is at a corner; the best of
 * each slack is too, and the least of these bests is a bound.
 */
export function extremeOf(
  setting: Setting,
  order: DrawnOrder,
  doubtful: readonly DoubtfulNumber[],
  end: -1 | 1,
): Extreme {
  const { assessment, problem } = setting;
  const numbers = copyOf(likelyOf(setting));
  const counted = doubtful.filter(({ kind }) => kind === 'worth' || kind === 'bundle' || kind === 'stake');
  for (const number of counted) if (number.ranking === null) number.put(numbers, end);
  const ranked = problem.parties.flatMap((id, i) => {
    const ranks = assessment.ranks[id];
    const isFilter = Object.values(assessment.worth).some((row) => row[id] !== undefined);
    const saysNothing = !ranks || ranks.gains.length + ranks.costs.length === 0;
    return saysNothing ? [] : [{ party: i, ranks, isFilter }];
  });
  for (const { party, ranks, isFilter } of ranked) if (isFilter) settle(setting, numbers, party, ranks, end);
  const found = verdictOf(setting, order, numbers);
  const [worth, least] = [found.worth_finishing, found.least_slack].map((row) =>
    Float64Array.from(problem.parties, (id) => row[id] as number),
  ) as [Float64Array, Float64Array];
  for (const { party, ranks, isFilter } of ranked) {
    if (!isFilter) [worth[party], least[party]] = overCorners(setting, order, numbers, party, ranks, end);
  }
  const exact = ranked.every(({ ranks, isFilter }) => (isFilter ? ranks.surplus === undefined : end < 0));
  return { ...verdict(setting, worth, least), exact };
}

/** What finishing is worth, and the least slack, over all corners of a ranking: the least of each, or the most. */
function overCorners(
  setting: Setting,
  order: DrawnOrder,
  numbers: Numbers,
  party: number,
  ranks: Ranks,
  end: -1 | 1,
): [number, number] {
  const { names, corners } = rankCorners(ranks);
  const cells = cellsOf(setting, party, names);
  const further = (a: number, b: number) => (end < 0 ? Math.min(a, b) : Math.max(a, b));
  let worth = -end * Number.POSITIVE_INFINITY;
  const slack = new Float64Array(order.points.length).fill(worth);
  const trial = copyOf(numbers);
  for (const corner of corners) {
    for (const { n, at, share } of cells) trial.worth[at] = (corner[n] as number) * share;
    order.judge(trial);
    worth = further(worth, order.worth[party] as number);
    for (let p = 0; p < slack.length; p++) slack[p] = further(slack[p] as number, order.slack[p] as number);
  }
  const own = slack.filter((_, p) => order.points[p]?.party === party);
  return [worth, Math.min(...own)];
}

/** Brings the numbers of a ranking to the least, or the greatest, point that agrees with it. */
function settle(setting: Setting, numbers: Numbers, party: number, { gains, costs }: Ranks, end: -1 | 1): void {
  const lists = [gains, costs].map((list) => list.map((entry) => [entry].flat()));
  const [rising, falling] = [(lists[0] as string[][]).toReversed(), lists[1] as string[][]];
  for (const climbing of [rising, falling]) {
    const groups = end < 0 ? climbing : climbing.toReversed();
    let edge = end * Number.POSITIVE_INFINITY;
    for (const group of groups) {
      let next = edge;
      for (const cell of cellsOf(setting, party, group)) {
        const value = (numbers.worth[cell.at] as number) / cell.share;
        const held = end < 0 ? Math.max(value, edge) : Math.min(value, edge);
        numbers.worth[cell.at] = held * cell.share;
        next = end < 0 ? Math.max(next, held) : Math.min(next, held);
      }
      edge = next;
    }
  }
}
