import { emptyHeap, type Heap, leastKey, pop, push } from '../math/heap.ts';
import { breakdown, type Move, type Problem } from './problem.ts';
import { mostStates, type Search, strideOf } from './search.ts';
import { type Occurs, type SidesBound, sidesBound } from './sides.ts';
import { emptyStates, find, insertState, type States } from './states.ts';
import {
  type Allow,
  backward,
  excess,
  excessInside,
  forward,
  type Graph,
  graphOf,
  isWhole,
  type Limits,
} from './step.ts';
import { withSwaps } from './swaps.ts';
import { leastTimed } from './timed.ts';

/** The answer of `least`. */
export interface Least {
  /** No road map within the limits has a smaller largest excess. */
  readonly bound: number;
  /** A road map that reaches the bound; null if none was found (with `proved`: there is none). */
  readonly moves: readonly Move[] | null;
  readonly proved: boolean;
  readonly states: number;
  /** Where nothing reached the bound: the best road map that was met, if any was. */
  readonly best?: readonly Move[];
}

/**
 * The road map whose largest excess over `goal` is least, among those that stay within `limits`: a bottleneck path from
 * S_0 to the end, exact.
 *
 * It searches from both ends. A level stands for "no road map does better than this, as far as we know"; both sides go
 * on from every state that they reach without exceeding it. If they meet, the level is the answer. If one side has no
 * state left to go on from, then no road map stays at the level: every one must pass a state that this side has seen
 * and put aside, so the level rises to the least of those. Nothing is computed twice. Gains tend to run out at the end,
 * so the few states that can be reached backwards often settle the matter.
 *
 * Where only pulls count, worse deals go first (`swaps.ts`), and a search that has met more than `patience` states asks
 * the two sides for a bound (`sides.ts`), which also tells states that cannot be passed.
 */
export function* least(
  problem: Problem,
  goal: Limits,
  limits: Limits,
  stage: string,
  allow?: Allow,
  patience: number = 20_000,
): Search<Least> {
  if (problem.rates) return yield* leastTimed(problem, goal, limits, stage, allow);
  const searched = !allow && isFree(goal.exposure) && isFree(limits.exposure) ? withSwaps(problem) : problem;
  const [from, to] = [side(problem, problem.start, goal, limits), side(problem, problem.end, goal, limits)];
  const level = Math.max(leastKey(from.waiting), leastKey(to.waiting));
  const hunt: Hunt = {
    graph: graphOf(searched, allow),
    goal,
    limits,
    from,
    to,
    met: null,
    level,
    sieve: null,
  };
  const answer = (proved: boolean): Least => ({
    bound: hunt.level,
    moves: hunt.met && pathThrough(problem, hunt),
    proved,
    states: from.states.count + to.states.count,
  });
  const stride = strideOf(problem);
  let isBounded = false;
  for (let expanded = 0; ; expanded++) {
    if (expanded % stride === 0) {
      const stop = yield { stage, states: from.states.count + to.states.count, bound: hunt.level / problem.unit };
      if (stop || from.states.count + to.states.count > mostStates) return answer(false);
    }
    if (searched !== problem && !isBounded && from.states.count + to.states.count > patience) {
      isBounded = true;
      const bound = yield* sidesBound(searched, goal, limits, hunt.level);
      if (bound) {
        hunt.level = bound.level;
        hunt.sieve = { bound, until: bound.level, occurs: bound.occurs, gap: Math.ceil(largestShift(problem) / 100) };
      }
      openWithin(hunt);
    }
    while (!hunt.met && (from.open.length === 0 || to.open.length === 0)) {
      if (!raise(hunt)) return answer(true);
    }
    if (hunt.met) return answer(true);
    goOn(hunt, expanded % 2 === 0 ? from : to);
  }
}

/** Is nothing asked of any party? */
function isFree(limits: Float64Array): boolean {
  return limits.every((limit) => limit === Number.POSITIVE_INFINITY);
}

/** What both sides share. */
interface Hunt {
  readonly graph: Graph;
  readonly goal: Limits;
  readonly limits: Limits;
  readonly from: Side;
  readonly to: Side;
  /** The state at which the sides met, by its number on each. */
  met: { readonly from: number; readonly to: number } | null;
  level: number;
  /** What is known from the sides, once it was worth asking. */
  sieve: Sieve | null;
}

/** States that cannot be passed at any level up to `until` are put aside; beyond, the sides are asked again. */
interface Sieve {
  readonly bound: SidesBound;
  readonly until: number;
  readonly occurs: Occurs;
  readonly gap: number;
}

function largestShift(problem: Problem): number {
  return Math.max(...problem.moves.flatMap((move) => Array.from(move.shift, Math.abs)));
}

/** One end of the search. */
interface Side {
  readonly ahead: boolean;
  readonly states: States;
  /** States within the level from which the search has not gone on yet; last in, first out. */
  readonly open: number[];
  /** States above the level, by how far. */
  readonly waiting: Heap;
}

function side(problem: Problem, root: Int32Array, goal: Limits, limits: Limits): Side {
  const states = emptyStates(problem);
  const half: Side = { ahead: root === problem.start, states, open: [], waiting: emptyHeap() };
  insertState(states, root, breakdown(problem, root));
  states.move[0] = -1;
  states.from[0] = -1;
  if (excess(problem, states.breakdown, limits, !half.ahead) > 0) return half;
  states.key[0] = excess(problem, states.breakdown, goal, !half.ahead);
  push(half.waiting, states.key[0] as number, 0, 0);
  return half;
}

/** Lifts the level to the least at which a side with nothing left can go on; false if there is none. */
function raise(hunt: Hunt): boolean {
  for (const half of [hunt.from, hunt.to]) {
    if (half.open.length === 0) hunt.level = Math.max(hunt.level, leastKey(half.waiting));
  }
  if (hunt.level === Number.POSITIVE_INFINITY) return false;
  openWithin(hunt);
  return true;
}

/** Opens every state that the level has reached. */
function openWithin(hunt: Hunt): void {
  if (hunt.sieve && hunt.level > hunt.sieve.until) {
    const { bound, gap } = hunt.sieve;
    const until = hunt.level + gap;
    hunt.sieve = { bound, until, occurs: bound.occursAt(until), gap: 2 * gap };
  }
  for (const half of [hunt.from, hunt.to]) {
    while (leastKey(half.waiting) <= hunt.level) open(hunt, half, pop(half.waiting));
  }
}

/** Opens a state that has come within the level, and sees whether the other side has been there. */
function open(hunt: Hunt, half: Side, at: number): void {
  const { states } = half;
  if (states.closed[at]) return;
  const set = states.bits.subarray(at * states.words, (at + 1) * states.words);
  if (hunt.sieve && hunt.level <= hunt.sieve.until && !hunt.sieve.occurs(set)) {
    push(half.waiting, hunt.sieve.until + 1, 0, at);
    return;
  }
  states.closed[at] = 1;
  half.open.push(at);
  const other = half.ahead ? hunt.to : hunt.from;
  const twin = find(other.states, set);
  if (twin >= 0 && other.states.closed[twin]) hunt.met = half.ahead ? { from: at, to: twin } : { from: twin, to: at };
}

/** Goes on from one open state, by every move. The last move of the file is tried first, so the first is opened last. */
function goOn(hunt: Hunt, half: Side): void {
  const at = half.open.pop() as number;
  const { graph } = hunt;
  const { states } = half;
  const step = half.ahead ? forward : backward;
  for (let move = graph.problem.moves.length - 1; move >= 0 && !hunt.met; move--) {
    if (!step(graph, states.bits, states.breakdown, at, move)) continue;
    const isEnd = half.ahead && isWhole(graph);
    if (excess(graph.problem, graph.breakdown, hunt.limits, isEnd) > 0) continue;
    if (excessInside(graph, half.ahead, move, hunt.limits) > 0) continue;
    const own = excess(graph.problem, graph.breakdown, hunt.goal, isEnd);
    reach(
      hunt,
      half,
      Math.max(states.key[at] as number, own, excessInside(graph, half.ahead, move, hunt.goal)),
      move,
      at,
    );
  }
}

/** Notes the state in the graph's scratch as reached by `move` from `at`. */
function reach(hunt: Hunt, half: Side, key: number, move: number, at: number): void {
  const { states } = half;
  let next = find(states, hunt.graph.set);
  if (next >= 0 && (states.closed[next] || (states.key[next] as number) <= key)) return;
  if (next < 0) next = insertState(states, hunt.graph.set, hunt.graph.breakdown);
  states.key[next] = key;
  states.move[next] = move;
  states.from[next] = at;
  if (key <= hunt.level) open(hunt, half, next);
  else push(half.waiting, key, 0, next);
}

function pathThrough(problem: Problem, hunt: Hunt): Move[] {
  const met = hunt.met as { from: number; to: number };
  const moves: Move[] = [];
  for (let at = met.from; at > 0; at = hunt.from.states.from[at] as number)
    moves.unshift(moveAt(problem, hunt.from, at));
  for (let at = met.to; at > 0; at = hunt.to.states.from[at] as number) moves.push(moveAt(problem, hunt.to, at));
  return moves;
}

function moveAt(problem: Problem, half: Side, at: number): Move {
  return problem.moves[half.states.move[at] as number] as Move;
}
