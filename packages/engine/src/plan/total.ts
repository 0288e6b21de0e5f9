import { emptyHeap, leastKey, pop, push } from '../math/heap.ts';
import { breakdown, type Problem } from './problem.ts';
import { exposure } from './road-map.ts';
import { mostStates, type Search, strideOf } from './search.ts';
import { emptyStates, find, insertState, type States } from './states.ts';
import { type Allow, excess, excessInside, forward, graphOf, isWhole, type Limits } from './step.ts';
import { leastTotalTimed } from './timed.ts';

/** The answer of `leastTotal`. */
export interface LeastTotal {
  /** The least total exposure of a road map within the limits; a lower bound if not proved; Infinity if there is none. */
  readonly least: number;
  readonly proved: boolean;
  /** Settled states carry in `key` the least sum of exposures from S_0 to them, their own included. */
  readonly states: States;
}

/**
 * Least total exposure among the road maps within `limits`: a shortest path from S_0 (Dijkstra). Sides are out of pocket
 * early, while little has been gained, and not later: so the search goes forwards, where costs come first, and of equal
 * states takes the one with most steps done, which runs straight through the part that costs nothing.
 */
export function* leastTotal(problem: Problem, limits: Limits, stage: string, allow?: Allow): Search<LeastTotal> {
  if (problem.rates) return yield* leastTotalTimed(problem, limits, stage, allow);
  const graph = graphOf(problem, allow);
  const states = emptyStates(problem);
  const queue = emptyHeap();
  insertState(states, problem.start, breakdown(problem, problem.start));
  states.key[0] = sumOfExposures(states.breakdown, problem.parties.length);
  if (excess(problem, states.breakdown, limits, false) <= 0) push(queue, states.key[0] as number, 0, 0);
  const stride = strideOf(problem);
  for (let settled = 0; queue.size > 0; settled++) {
    if (settled % stride === 0) {
      const stop = yield { stage, states: states.count, bound: null };
      if (stop || states.count > mostStates) return { least: leastKey(queue), proved: false, states };
    }
    const cost = leastKey(queue);
    const at = pop(queue);
    if (states.closed[at]) continue;
    states.closed[at] = 1;
    if (states.depth[at] === problem.moves.length) return { least: cost, proved: true, states };
    for (let move = 0; move < problem.moves.length; move++) {
      if (!forward(graph, states.bits, states.breakdown, at, move)) continue;
      const isEnd = isWhole(graph);
      if (excess(problem, graph.breakdown, limits, isEnd) > 0) continue;
      if (excessInside(graph, true, move, limits) > 0) continue;
      const total = cost + sumOfExposures(graph.breakdown, problem.parties.length);
      let next = find(states, graph.set);
      if (next >= 0 && (states.key[next] as number) <= total) continue;
      if (next < 0) {
        next = insertState(states, graph.set, graph.breakdown);
        states.depth[next] = (states.depth[at] as number) + 1;
      }
      states.key[next] = total;
      push(queue, total, states.depth[next] as number, next);
    }
  }
  return { least: Number.POSITIVE_INFINITY, proved: true, states };
}

/** The sum over parties of max(0, -B_i). */
export function sumOfExposures(values: Float64Array, parties: number): number {
  let sum = 0;
  for (let i = 0; i < parties; i++) sum += exposure(values[i] as number);
  return sum;
}
