import { breakdown, type Move, type Problem } from './problem.ts';
import { mostStates, type Search, strideOf } from './search.ts';
import { emptyStates, find, insertState } from './states.ts';
import { type Allow, excess, excessInside, forward, graphOf, isWhole, type Limits } from './step.ts';
import { earliestTimed } from './timed.ts';
import { type LeastTotal, sumOfExposures } from './total.ts';

/** The answer of `earliest`. */
export interface Earliest {
  /** Null if there is no such road map, or none was found before the search was stopped. */
  readonly moves: readonly Move[] | null;
  readonly proved: boolean;
  readonly states: number;
}

/**
 * Of all road maps within `limits` (and, with `total`, of least total exposure) the one that takes the earliest steps of
 * the file first: the answer that is printed, the same for the same file.
 *
 * Depth first, moves in the file's order; a state from which nothing led on is not tried again with as little left to
 * spend.
 */
export function* earliest(
  problem: Problem,
  limits: Limits,
  stage: string,
  allow?: Allow,
  total?: LeastTotal,
): Search<Earliest> {
  if (problem.rates) return yield* earliestTimed(problem, limits, stage, allow, total);
  const graph = graphOf(problem, allow);
  const states = emptyStates(problem);
  insertState(states, problem.start, breakdown(problem, problem.start));
  if (excess(problem, states.breakdown, limits, false) > 0) return { moves: null, proved: true, states: 1 };
  const parties = problem.parties.length;
  const root = (total?.least ?? Number.POSITIVE_INFINITY) - sumOfExposures(states.breakdown, parties);
  states.key[0] = root;
  const path: Frame[] = [{ at: 0, next: 0, left: root }];
  const stride = strideOf(problem);
  for (let tried = 0; path.length > 0; tried++) {
    if (tried % stride === 0) {
      const stop = yield { stage, states: states.count, bound: null };
      if (stop || states.count > mostStates) return { moves: null, proved: false, states: states.count };
    }
    const top = path[path.length - 1] as Frame;
    if (top.next === problem.moves.length) {
      path.pop();
      continue;
    }
    const move = top.next++;
    if (!forward(graph, states.bits, states.breakdown, top.at, move)) continue;
    const isEnd = isWhole(graph);
    if (excess(problem, graph.breakdown, limits, isEnd) > 0) continue;
    if (excessInside(graph, true, move, limits) > 0) continue;
    const left = top.left - sumOfExposures(graph.breakdown, parties);
    if (left < 0 || (total && !isTight(total, graph.set, left))) continue;
    if (isEnd)
      return { moves: path.map((frame) => problem.moves[frame.next - 1] as Move), proved: true, states: states.count };
    let next = find(states, graph.set);
    if (next >= 0 && (states.key[next] as number) >= left) continue;
    if (next < 0) next = insertState(states, graph.set, graph.breakdown);
    states.key[next] = left;
    path.push({ at: next, next: 0, left });
  }
  return { moves: null, proved: true, states: states.count };
}

/** One state of the path: the next move to try, and what exposure may still be borne. */
interface Frame {
  readonly at: number;
  next: number;
  readonly left: number;
}

/** On a shortest path every part is shortest: a state that can be had for less cannot be passed at this cost. */
function isTight(total: LeastTotal, set: Int32Array, left: number): boolean {
  const at = find(total.states, set);
  const spent = total.least - left;
  return at >= 0 && total.states.closed[at] ? spent === total.states.key[at] : left === 0;
}
