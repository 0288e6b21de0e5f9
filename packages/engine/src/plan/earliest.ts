import { breakdown, type Move, type Problem } from './problem.ts';
import { type Search, stride } from './search.ts';
import { emptyStates, find, insertState, type States } from './states.ts';
import { type Allow, excess, excessInside, forward, graphOf, isWhole, type Limits } from './step.ts';
import { sumOfExposures, type ToGo } from './total.ts';

/** The answer of `earliest`. */
export interface Earliest {
  /** Null if there is no such road map, or none was found before the search was stopped. */
  readonly moves: readonly Move[] | null;
  readonly proved: boolean;
  readonly states: number;
}

/**
 * Of all road maps within `limits` (and, with `toGo`, of least total exposure) the one that takes the earliest steps of
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
  toGo?: ToGo,
): Search<Earliest> {
  const graph = graphOf(problem, allow);
  const states = emptyStates(problem);
  insertState(states, problem.start, breakdown(problem, problem.start));
  if (excess(problem, states.breakdown, limits, false) > 0) return { moves: null, proved: true, states: 1 };
  const root = toGo ? toGo.least - sumOfExposures(states.breakdown) : 0;
  states.key[0] = root;
  const path: Frame[] = [{ at: 0, next: 0, left: root }];
  for (let tried = 1; path.length > 0; tried++) {
    if (tried % stride === 0) {
      const stop = yield { stage, states: states.count, bound: null };
      if (stop) return { moves: null, proved: false, states: states.count };
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
    const left = toGo ? top.left - sumOfExposures(graph.breakdown) : 0;
    if (left < 0) continue;
    if (isEnd)
      return { moves: path.map((frame) => problem.moves[frame.next - 1] as Move), proved: true, states: states.count };
    if (toGo && left + sumOfExposures(graph.breakdown) < stillToBear(toGo, graph.set)) continue;
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

/** A lower bound on the exposure from a state on, its own included: what was not settled costs at least what was. */
function stillToBear(toGo: ToGo, set: Int32Array): number {
  const states: States = toGo.states;
  const at = find(states, set);
  return at >= 0 && states.closed[at] ? (states.key[at] as number) : toGo.least;
}
