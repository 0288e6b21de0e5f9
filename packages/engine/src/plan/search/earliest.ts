import { leastKey } from '../../math/heap.ts';
import type { Search } from '../../math/search.ts';
import type { Move } from '../problem.ts';
import { mostStates, strideOf } from './effort.ts';
import { sift } from './sides.ts';
import { find } from './states.ts';
import { exceeds, insertTaken, isWhole, readyFrom, rootOf, take } from './step.ts';
import { askAfter, type LeastTotal, metBy, ownCost, type Sweep, settle } from './total.ts';

/** What was looked for: null if there is none, or (not proved) none was found before the search was stopped. */
export interface Earliest {
  readonly moves: readonly Move[] | null;
  readonly proved: boolean;
  readonly states: number;
}

/**
 * Of all road maps of least total exposure the one that takes the earliest steps of the file first: the answer that is
 * printed, the same for the same file.
 *
 * Depth first, moves in the file's order. On a shortest path every part is shortest, so a state that can be had for less
 * is not passed. Meanwhile the search from the end goes on: a state that it has settled is known to lead on with what is
 * left to spend, or not to; once it has settled all that costs no more, every other state is known not to. A state from
 * which nothing led on is not tried again with as little left.
 */
export function* earliest(total: LeastTotal, stage: string): Search<Earliest> {
  const { from, to } = total;
  const { graph, limits } = from;
  const { moves } = graph.problem;
  const states = rootOf(graph);
  const answer = (found: readonly Move[] | null, proved: boolean) => ({
    moves: found,
    proved,
    states: states.count + metBy(total),
  });
  if (leastKey(from.queue) === Number.POSITIVE_INFINITY && from.states.closed[0] === 0) return answer(null, true);
  const path: Frame[] = [{ at: 0, next: 0, left: total.least - (from.states.key[0] as number) }];
  const stride = strideOf(graph.problem);
  let ask = askAfter(graph.problem, limits);
  for (let tried = 0; path.length > 0; tried++) {
    if (tried % stride === 0) {
      const stop = yield { stage, states: states.count, bound: null };
      if (stop || states.count + metBy(total) > mostStates) return answer(null, false);
    }
    if (states.count > ask) ask = yield* sift(graph.problem, limits, { stage, met: states.count });
    const top = path[path.length - 1] as Frame;
    const move = readyFrom(states, top.at, top.next, moves.length);
    top.next = move + 1;
    if (move === moves.length) {
      path.pop();
      continue;
    }
    if (!take(graph, states, top.at, move) || exceeds(graph, move, limits)) continue;
    const left = top.left - ownCost(from);
    if (left < 0 || isCheaper(from, graph.set, total.least - left)) continue;
    if (isWhole(graph))
      return answer(
        path.map((frame) => moves[frame.next - 1] as Move),
        true,
      );
    const known = leadsOn(to, graph.set, left);
    let at = find(states, graph.set);
    if (known === false || (at >= 0 && (states.key[at] as number) >= left)) continue;
    if (at < 0) at = insertTaken(graph, states, top.at, move);
    states.key[at] = left;
    if (known === undefined && leastKey(to.queue) <= left) settle(to, null, 0);
    path.push({ at, next: 0, left });
  }
  return answer(null, true);
}

/** One state of the path: the next move to try, and what exposure may still be borne. */
interface Frame {
  readonly at: number;
  next: number;
  readonly left: number;
}

/** Can the state be had for less than this? */
function isCheaper({ states }: Sweep, set: Int32Array, spent: number): boolean {
  const at = find(states, set);
  return at >= 0 && (states.key[at] as number) < spent;
}

/** Can the rest be done for this much? Undefined: not known yet. */
function leadsOn({ states, queue }: Sweep, set: Int32Array, left: number): boolean | undefined {
  const at = find(states, set);
  if (at >= 0 && states.closed[at]) return (states.key[at] as number) <= left;
  return leastKey(queue) > left ? false : undefined;
}
