import { type Least, least } from './least.ts';
import { fixedPart, onward, pullFrom } from './passage.ts';
import { breakdown, holdings, type Move, type Problem } from './problem.ts';
import { exposure, type Figures, insideOf, isRoadMap, judge, walk } from './road-map.ts';
import type { Search } from './search.ts';
import { emptyStates, find, insertState, type States } from './states.ts';
import { type Allow, backward, excess as excessOver, type Graph, graphOf, type Limits, noLimits } from './step.ts';

/**
 * Least stake with rates where there are too many sets to list: a bound below from the same problem without time, above
 * the best of two road maps (its best one, and one built from the end on), improved move by move; a proof only if they
 * meet.
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
  const excess = (moves: readonly Move[]) => excessOf(judge(problem, walk(problem, moves)), goal, limits);
  const built = yield* buildBack(problem, goal, limits, stage, allow);
  const [start] = [low.moves?.map((move) => problem.moves[timeless.moves.indexOf(move)] as Move), built]
    .filter((moves) => moves !== undefined && moves !== null)
    .sort((a, b) => excess(a) - excess(b));
  const none = { bound: low.bound, moves: null, states: low.states };
  if (!start) return { ...none, proved: low.proved };
  const found = yield* improve(problem, start, excess, stage, low.states, allow);
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

/** How many sets a layer keeps when a road map is built from the end on. */
const breadth = 300;

/** A road map built backwards: at each number of moves left the sets of least key, each with the best ending met. */
function* buildBack(
  problem: Problem,
  goal: Limits,
  limits: Limits,
  stage: string,
  allow?: Allow,
): Search<Move[] | null> {
  const graph = graphOf(problem, allow);
  const layers = [emptyLayer(problem)];
  insertState((layers[0] as Layer).states, problem.end, breakdown(problem, problem.end));
  (layers[0] as Layer).states.key[0] = excessOver(problem, breakdown(problem, problem.end), goal, true);
  (layers[0] as Layer).value.set(problem.completion);
  for (let done = problem.moves.length; done > 0; done--) {
    const [last, layer] = [layers.at(-1) as Layer, emptyLayer(problem)];
    if (yield { stage, states: breadth * layers.length, bound: null }) return null;
    const { key, count } = last.states;
    const order = Array.from({ length: count }, (_, at) => at).sort((a, b) => (key[a] as number) - (key[b] as number));
    for (const at of order.slice(0, breadth)) {
      for (let move = 0; move < problem.moves.length; move++) {
        if (backward(graph, last.states.bits, last.states.breakdown, at, move))
          extend(graph, last, layer, at, move, goal, limits);
      }
    }
    if (layer.states.count === 0) return null;
    layers.push(layer);
  }
  const moves: Move[] = [];
  for (let [at, l] = [0, layers.length - 1]; l > 0; l--) {
    const { states } = layers[l] as Layer;
    moves.push(problem.moves[states.move[at] as number] as Move);
    at = states.from[at] as number;
  }
  return moves;
}

/** Sets with equally many moves left, and V of the ending that each keeps. */
interface Layer {
  readonly states: States;
  readonly value: Float64Array;
}

function emptyLayer(problem: Problem): Layer {
  const most = breadth * problem.moves.length;
  return { states: emptyStates(problem), value: new Float64Array(most * problem.parties.length) };
}

/** Puts a move before an ending; the graph's scratch holds the state before it. */
function extend(graph: Graph, last: Layer, layer: Layer, at: number, move: number, goal: Limits, limits: Limits): void {
  const { problem, set, breakdown: inHand } = graph;
  const { passage, own } = problem.moves[move] as Move;
  const parties = problem.parties.length;
  const held = holdings(problem, set);
  const value = held.map((worth, i) => {
    const after = at * parties + i;
    const fixed = fixedPart(passage, i, worth, inHand[i] as number, last.states.breakdown[after] as number);
    return fixed + (passage[4 * i + onward] as number) * (last.value[after] as number);
  });
  let key = last.states.key[at] as number;
  const within = (most: Limits) => {
    let over = Number.NEGATIVE_INFINITY;
    const count = (i: number, broken: number, alone: number) => {
      const pull = pullFrom(broken, value[i] as number) - (most.pull[i] as number);
      over = Math.max(over, pull, exposure(alone) - (most.exposure[i] as number));
    };
    for (let i = 0; i < parties; i++) count(i, inHand[i] as number, inHand[i] as number);
    if (own.length > 0) {
      for (const { party, heldBack, alone } of insideOf(problem, set, problem.moves[move] as Move))
        count(party, heldBack, alone);
    }
    return over;
  };
  if (within(limits) > 0) return;
  key = Math.max(key, within(goal));
  let to = find(layer.states, set);
  if (to >= 0 && (layer.states.key[to] as number) <= key) return;
  if (to < 0) to = insertState(layer.states, set, inHand);
  layer.states.key[to] = key;
  layer.states.move[to] = move;
  layer.states.from[to] = at;
  layer.value.set(value, to * parties);
}

/** Takes each move in turn to the place where it helps most, again and again, until none helps or it is stopped. */
function* improve(
  problem: Problem,
  start: readonly Move[],
  excess: (moves: readonly Move[]) => number,
  stage: string,
  states: number,
  allow?: Allow,
): Search<{ readonly moves: readonly Move[]; readonly excess: number } | null> {
  let best = { moves: start, excess: excess(start) };
  const found = () => (best.excess < Number.POSITIVE_INFINITY ? best : null);
  for (let last = Number.POSITIVE_INFINITY; best.excess < last; ) {
    last = best.excess;
    for (const move of start) {
      if (yield { stage, states, bound: null }) return found();
      const rest = best.moves.filter((other) => other !== move);
      for (let to = 0; to <= rest.length; to++) {
        const moves = rest.toSpliced(to, 0, move);
        if (!isRoadMap(problem, moves, allow)) continue;
        const value = excess(moves);
        if (value < best.excess) best = { moves, excess: value };
      }
    }
  }
  return found();
}
