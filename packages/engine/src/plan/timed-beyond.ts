import { type Least, least } from './least.ts';
import type { Move, Problem } from './problem.ts';
import { type Figures, isRoadMap, judge, walk } from './road-map.ts';
import type { Search } from './search.ts';
import { type Allow, type Limits, noLimits } from './step.ts';

/**
 * Least stake with rates where there are too many sets to list: a bound below, a good road map above, and a proof only
 * if they meet.
 */
export function* leastBeyond(
  problem: Problem,
  goal: Limits,
  limits: Limits,
  stage: string,
  allow?: Allow,
): Search<Least> {
  const pulls = (from: Limits): Limits => ({ ...noLimits(problem), pull: from.pull });
  const timeless = withoutTime(problem);
  const low = yield* least(timeless, pulls(goal), pulls(limits), stage, allow);
  const start = low.moves?.map((move) => problem.moves[timeless.moves.indexOf(move)] as Move);
  const none = { bound: low.bound, moves: null, states: low.states };
  if (!start) return { ...none, proved: low.proved };
  const found = yield* improve(
    problem,
    start,
    (moves) => excessOf(judge(problem, walk(problem, moves)), goal, limits),
    stage,
    low.states,
    allow,
  );
  if (!found) return { ...none, proved: false };
  return found.excess <= low.bound
    ? { ...none, bound: found.excess, moves: found.moves, proved: true }
    : { ...none, proved: false, best: found.moves };
}

/**
 * A problem without rates in which no road map has a larger pull at any state than with them: its least stake is a bound.
 *
 * With x(S) = B(S) - W(S), the recurrence of U adds up to
 *
 *     U(k) = sum over later moves j of P_j [ d_j (1-h_j) w_j + d_j h_j x(S_j) + d_j (1-h_j) f_j x(S_{j+1}) ],
 *
 * P_j the product of d (1-h) (1-f) over the moves from k to before j, and w_j what move j adds to W. The first weight is
 * at most 1 and at least G, the product of d (1-h) (1-f) over all moves of the problem; the other two add up, over all
 * moves, to at most the chance 1 - Q that some breakdown comes, Q the product of (1-h) (1-f). And x(S) is at most X, the
 * sum of what a breakdown gives back of all that costs. So of all that is still to come a gain counts at most in full, a
 * cost at least by G, and
 *
 *     pull(S) >= B(S) - W(S) - (gains to come) + G (costs to come) - (1-Q) X.
 *
 * The right side is a pull without rates: each worth leaves (1-r) w + (1-G) max(0, -w) on a breakdown, and completion is
 * all gains less G times all costs plus (1-Q) X. With rates that vanish it is the pull itself. Rounding goes downwards;
 * holding back inside a together set is left out.
 */
function withoutTime(problem: Problem): Problem {
  const parties = problem.parties.length;
  const hold = Float64Array.from(problem.parties, (_, i) =>
    problem.moves.reduce((g, move) => g * (move.passage[4 * i + 1] as number), 1),
  );
  const hazard = problem.rates?.hazard ?? 0;
  const stands = problem.moves.reduce((q, move) => q * Math.exp(-hazard * move.time) * (1 - move.falseAlarm), 1);
  const kept = (value: number, worth: number, i: number) =>
    Math.floor(value + (1 - (hold[i] as number)) * Math.max(0, -worth));
  const cost = (row: Float64Array) => row.map((value, i) => Math.ceil(value * (hold[i] as number)));
  const steps = problem.kept.map((value, at) => kept(value, problem.worth[at] as number, at % parties));
  const completion = problem.completion.map((_, i) => {
    let [sum, back] = [0, 0];
    const count = (worth: number, left: number) => {
      sum += Math.max(0, worth) - (hold[i] as number) * Math.max(0, -worth);
      back += worth < 0 ? left - worth : 0;
    };
    for (let at = i; at < problem.worth.length; at += parties)
      count(problem.worth[at] as number, problem.kept[at] as number);
    for (const bundle of problem.bundles) count(bundle.worth[i] as number, bundle.kept[i] as number);
    for (const move of problem.moves) count(-(move.cost[i] as number), -(move.cost[i] as number));
    count(-(problem.sunk[i] as number), -(problem.sunk[i] as number));
    return Math.ceil(sum + (1 - stands) * back) + 1;
  });
  return {
    ...problem,
    rates: null,
    kept: steps,
    bundles: problem.bundles.map((bundle) => ({
      ...bundle,
      kept: bundle.kept.map((value, i) => kept(value, bundle.worth[i] as number, i)),
    })),
    moves: problem.moves.map((move) => {
      const paid = cost(move.cost);
      const shift = paid.map((value, i) =>
        move.steps.reduce((sum, k) => sum + (steps[k * parties + i] as number), -value),
      );
      return { ...move, cost: paid, shift, own: [] };
    }),
    sunk: cost(problem.sunk),
    completion,
  };
}

/** The largest excess of an order over the goal; Infinity if it is not within the limits. */
export function excessOf({ stakes, trusts, worth }: Figures, goal: Limits, limits: Limits): number {
  const within = (values: readonly number[], kind: 'pull' | 'exposure') =>
    values.every((value, i) => value <= (limits[kind][i] as number));
  if (!within(stakes, 'pull') || !within(trusts, 'exposure')) return Number.POSITIVE_INFINITY;
  if (limits.worthIt && worth.some((value) => value < 0)) return Number.POSITIVE_INFINITY;
  return Math.max(
    ...stakes.map((value, i) => value - (goal.pull[i] as number)),
    ...trusts.map((value, i) => value - (goal.exposure[i] as number)),
  );
}

/** Takes the single move elsewhere that helps most, again and again, until none helps or it is stopped. */
function* improve(
  problem: Problem,
  start: readonly Move[],
  excess: (moves: readonly Move[]) => number,
  stage: string,
  states: number,
  allow?: Allow,
): Search<{ readonly moves: readonly Move[]; readonly excess: number } | null> {
  let best = { moves: start, excess: excess(start) };
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    const { moves } = best;
    for (const [from, move] of moves.entries()) {
      if (yield { stage, states, bound: null }) return best.excess < Number.POSITIVE_INFINITY ? best : null;
      const rest = moves.filter((_, at) => at !== from);
      for (let to = 0; to <= rest.length; to++) {
        const order = rest.toSpliced(to, 0, move);
        if (to === from || !isRoadMap(problem, order, allow)) continue;
        const value = excess(order);
        if (value >= best.excess) continue;
        best = { moves: order, excess: value };
        isBetter = true;
      }
    }
  }
  return best.excess < Number.POSITIVE_INFINITY ? best : null;
}
