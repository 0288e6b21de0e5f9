import type { Search } from '../../math/search.ts';
import type { Move, Problem } from '../problem.ts';
import { type Figures, isRoadMap, judge, walk } from '../road-map.ts';
import { type Least, least } from '../search/least.ts';
import { type Allow, type Limits, noLimits } from '../search/step.ts';
import { buildBack } from './timed-back.ts';

/** How many endings a layer keeps: where a good road map is wanted, and where a floor is. */
const [narrow, broad] = [300, 3000];

/**
 * Least stake with rates where there are too many sets to list. Above, the better of two road maps (the best one without
 * time, and one built from the end on), improved move by move. Below, the same problem without time, and the floor of
 * all endings as far back as they can be kept. A proof only if they meet; often the last moves decide, and they do.
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
  const low = yield* least(timeless, pulls(goal), pulls(limits), stage, { allow });
  const asked = { goal, limits, allow, below: Number.POSITIVE_INFINITY, width: narrow, isWhole: false };
  const built = yield* buildBack(problem, asked, stage);
  const starts = [built.moves, low.moves?.map((move) => problem.moves[timeless.moves.indexOf(move)] as Move)];
  const excess = (moves: readonly Move[]) => excessOf(judge(problem, walk(problem, moves)), goal, limits);
  let best: Found = { moves: null, excess: Number.POSITIVE_INFINITY };
  for (const moves of starts) if (moves && excess(moves) < best.excess) best = { moves, excess: excess(moves) };
  best = yield* improve(problem, best, excess, stage, low.states, allow);
  const back = yield* buildBack(problem, { ...asked, below: best.excess, width: broad, isWhole: true }, stage);
  const bound = Math.max(low.bound, built.floor, back.floor);
  if (bound >= best.excess) return { bound: best.excess, moves: best.moves, proved: true, states: low.states };
  return { bound, moves: null, proved: false, states: low.states, ...(best.moves && { best: best.moves }) };
}

/** The best road map so far. */
interface Found {
  readonly moves: readonly Move[] | null;
  readonly excess: number;
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

/** Takes each move in turn to the place where it helps most, again and again, until none helps or it is stopped. */
function* improve(
  problem: Problem,
  from: Found,
  excess: (moves: readonly Move[]) => number,
  stage: string,
  states: number,
  allow?: Allow,
): Search<Found> {
  let best = from;
  for (let last = Number.POSITIVE_INFINITY; best.moves && best.excess < last; ) {
    last = best.excess;
    for (const move of problem.moves) {
      if (yield { stage, states, bound: null }) return best;
      const rest = (best.moves as readonly Move[]).filter((other) => other !== move);
      for (let to = 0; to <= rest.length; to++) {
        const moves = rest.toSpliced(to, 0, move);
        if (!isRoadMap(problem, moves, allow)) continue;
        const value = excess(moves);
        if (value < best.excess) best = { moves, excess: value };
      }
    }
  }
  return best;
}
