import { emptyHeap, type Heap, leastKey, pop, push } from '../../math/heap.ts';
import type { Search } from '../../math/search.ts';
import type { Problem } from '../problem.ts';
import { exposure } from '../road-map.ts';
import { mostStates, strideOf } from './effort.ts';
import { patienceWith, sift } from './sides.ts';
import { find, type States } from './states.ts';
import {
  type Allow,
  exceeds,
  excess,
  type Graph,
  graphOf,
  insertTaken,
  isFree,
  type Limits,
  readyFrom,
  rootOf,
  take,
} from './step.ts';

/** The answer of `leastTotal`, with the two searches that found it: `earliest` goes on with them. */
export interface LeastTotal {
  /** The least total exposure of a road map within the limits; a lower bound if not proved; Infinity if there is none. */
  readonly least: number;
  readonly proved: boolean;
  /** From S_0: settled states carry in `key` the least sum of exposures up to them, their own included. */
  readonly from: Sweep;
  /** From the end: the least sum of exposures after them. */
  readonly to: Sweep;
}

/** A search for shortest paths from one end, in the order of their cost. */
export interface Sweep {
  readonly graph: Graph;
  readonly limits: Limits;
  /** Do exposures count? Else every road map within the limits costs nothing. */
  readonly counts: boolean;
  readonly states: States;
  readonly queue: Heap;
}

/**
 * Least total exposure among the road maps within `limits`: a shortest path, searched from both ends (Dijkstra). A road
 * map that is not found yet passes a state that neither end has settled, so it costs at least the sum of what either end
 * would settle next; once that is no less than the best found, the best is proved.
 *
 * Sides tend to be out of pocket early, and then a long stretch costs nothing. What has to be found there is a way
 * through, or that there is none; both ends look for it, of equal states the one with most steps taken first, the end
 * with fewer states waiting more often.
 *
 * `known`: no road map within the limits costs less than `floor`, and one costs `best`.
 */
export function* leastTotal(
  problem: Problem,
  limits: Limits,
  known: { readonly floor: number; readonly best: number },
  stage: string,
  allow?: Allow,
): Search<LeastTotal> {
  const from = sweepFrom(graphOf(problem, true, allow), limits, true);
  const to = sweepFrom(graphOf(problem, false, allow), limits, true);
  let { best } = known;
  let ask = askAfter(problem, limits);
  const stride = strideOf(problem);
  for (let settled = 0; ; settled++) {
    const least = Math.max(known.floor, leastKey(from.queue) + leastKey(to.queue));
    if (least >= best) return { least: best, proved: true, from, to };
    const met = from.states.count + to.states.count;
    if (settled % stride === 0) {
      const stop = yield { stage, states: met, bound: null };
      if (stop || met > mostStates) return { least, proved: false, from, to };
    }
    if (met > ask) ask = yield* sift(problem, limits, { stage, met });
    best = from.queue.size <= to.queue.size !== (settled % 8 === 0) ? settle(from, to, best) : settle(to, from, best);
  }
}

/** How many states a search within limits meets before it asks the sides which can be passed. */
export function askAfter(problem: Problem, limits: Limits): number {
  return limits.occurs || isFree(limits.pull) ? Number.POSITIVE_INFINITY : patienceWith(problem, false);
}

/** All road maps within the limits, none better than another: for `earliest`. */
export function anyWithin(problem: Problem, limits: Limits): LeastTotal {
  const from = sweepFrom(graphOf(problem, true), limits, false);
  return { least: 0, proved: true, from, to: sweepFrom(graphOf(problem, false), limits, false) };
}

/** States met from either end. */
export function metBy({ from, to }: LeastTotal): number {
  return from.states.count + to.states.count;
}

function sweepFrom(graph: Graph, limits: Limits, counts: boolean): Sweep {
  const states = rootOf(graph);
  const sweep = { graph, limits, counts, states, queue: emptyHeap() };
  if (excess(graph.problem, states.breakdown, limits, !graph.ahead) > 0) return sweep;
  states.key[0] = graph.ahead ? costOf(sweep, states.breakdown, 0) : 0;
  push(sweep.queue, states.key[0] as number, 0, 0);
  return sweep;
}

/** Settles the next state of one end and gives the least cost of a road map found so far, `best` before. */
export function settle(sweep: Sweep, other: Sweep | null, best: number): number {
  const { graph, states, queue } = sweep;
  const cost = leastKey(queue);
  const at = pop(queue);
  if (states.closed[at]) return best;
  states.closed[at] = 1;
  let found = best;
  const count = graph.problem.moves.length;
  const own = graph.ahead ? 0 : costOf(sweep, states.breakdown, at);
  for (let move = readyFrom(states, at, 0, count); move < count; move = readyFrom(states, at, move + 1, count)) {
    if (!take(graph, states, at, move) || exceeds(graph, move, sweep.limits)) continue;
    const total = cost + (graph.ahead ? costOf(sweep, graph.breakdown, 0) : own);
    let next = find(states, graph.set);
    if (next >= 0 && (states.key[next] as number) <= total) continue;
    if (next < 0) next = insertTaken(graph, states, at, move);
    states.key[next] = total;
    push(queue, total, states.depth[next] as number, next);
    const twin = other ? find(other.states, graph.set) : -1;
    if (twin >= 0) found = Math.min(found, total + (other?.states.key[twin] as number));
  }
  return found;
}

/** What passing a state costs. */
function costOf({ counts, states }: Sweep, values: Float64Array, at: number): number {
  return counts ? sumOfExposures(values, at * states.parties, states.parties) : 0;
}

/** The sum of max(0, -B_i) over the parties of one row of B. */
export function sumOfExposures(values: Float64Array, row: number, parties: number): number {
  let sum = 0;
  for (let i = 0; i < parties; i++) sum += exposure(values[row + i] as number);
  return sum;
}

/** What the state last made costs. */
export function ownCost(sweep: Sweep): number {
  return costOf(sweep, sweep.graph.breakdown, 0);
}
