import { emptyHeap, leastKey, pop, push } from '../math/heap.ts';
import { breakdown, type Problem } from './problem.ts';
import { exposure } from './road-map.ts';
import { type Search, stride } from './search.ts';
import { emptyStates, find, insertState, type States } from './states.ts';
import { type Allow, backward, excess, excessInside, graphOf, type Limits } from './step.ts';

/** What is still to be borne from each state on: exact for the states that were settled. */
export interface ToGo {
  /** Settled states carry in `key` the least sum of exposures from there to the end, their own included. */
  readonly states: States;
  /** The least total exposure of a road map within the limits; a lower bound if not proved; Infinity if there is none. */
  readonly least: number;
  readonly proved: boolean;
}

/**
 * Least total exposure among the road maps within `limits`: a shortest path, searched backwards from the end (Dijkstra;
 * of equal states the one nearest to S_0 first).
 */
export function* leastTotal(problem: Problem, limits: Limits, stage: string, allow?: Allow): Search<ToGo> {
  const graph = graphOf(problem, allow);
  const states = emptyStates(problem);
  const queue = emptyHeap();
  insertState(states, problem.end, breakdown(problem, problem.end));
  states.key[0] = sumOfExposures(states.breakdown);
  if (excess(problem, states.breakdown, limits, true) <= 0) push(queue, states.key[0] as number, 0, 0);
  for (let settled = 1; queue.size > 0; settled++) {
    const cost = leastKey(queue);
    const at = pop(queue);
    if (states.closed[at]) continue;
    states.closed[at] = 1;
    if (isAt(states, at, problem.start)) return { states, least: cost, proved: true };
    for (let move = 0; move < problem.moves.length; move++) {
      if (!backward(graph, states.bits, states.breakdown, at, move)) continue;
      if (excess(problem, graph.breakdown, limits, false) > 0) continue;
      if (excessInside(graph, false, move, limits) > 0) continue;
      const total = cost + sumOfExposures(graph.breakdown);
      let next = find(states, graph.set);
      if (next >= 0 && (states.key[next] as number) <= total) continue;
      if (next < 0) {
        next = insertState(states, graph.set, graph.breakdown);
        states.depth[next] = (states.depth[at] as number) + 1;
      }
      states.key[next] = total;
      push(queue, total, states.depth[next] as number, next);
    }
    if (settled % stride === 0) {
      const stop = yield { stage, states: states.count, bound: null };
      if (stop) return { states, least: leastKey(queue), proved: false };
    }
  }
  return { states, least: Number.POSITIVE_INFINITY, proved: true };
}

function isAt(states: States, at: number, set: Int32Array): boolean {
  for (let w = 0; w < states.words; w++) if (states.bits[at * states.words + w] !== set[w]) return false;
  return true;
}

/** The sum over parties of max(0, -B_i). */
export function sumOfExposures(values: Float64Array, at = 0, parties: number = values.length): number {
  let sum = 0;
  for (let i = at * parties; i < (at + 1) * parties; i++) sum += exposure(values[i] as number);
  return sum;
}
