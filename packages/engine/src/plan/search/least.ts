import { emptyHeap, type Heap, leastKey, pop, push } from '../../math/heap.ts';
import type { Search } from '../../math/search.ts';
import type { Move, Problem } from '../problem.ts';
import { leastTimed } from '../time/timed.ts';
import { mostStates, strideOf } from './effort.ts';
import { type Asking, patienceWith, type SidesBound, sidesBound, sift } from './sides.ts';
import { find, type States } from './states.ts';
import {
  type Allow,
  exceeds,
  excess,
  excessInside,
  type Graph,
  graphOf,
  insertTaken,
  isFree,
  isWhole,
  type Limits,
  type Occurs,
  rootOf,
  take,
} from './step.ts';
import { withSwaps } from './swaps.ts';

/** The answer of `least`. */
export interface Least {
  /** No road map within the limits has a smaller largest excess. */
  readonly bound: number;
  /** A road map that reaches the bound; null if none was found (with `proved`: there is none). */
  readonly moves: readonly Move[] | null;
  readonly proved: boolean;
  readonly states: number;
  /** Were the sides asked for a bound? */
  readonly asked?: boolean;
  /** Where nothing reached the bound: the best road map that was met, if any was. */
  readonly best?: readonly Move[];
}

/** What a search may be told beside its limits. */
export interface Help {
  /** A constraint on edges. */
  readonly allow?: Allow | undefined;
  /** No road map within the limits has a smaller largest excess: known beforehand. */
  readonly floor?: number;
  /** A road map within the limits, and its largest excess. */
  readonly known?: { readonly moves: readonly Move[]; readonly excess: number };
  /** After so many states it gives up as if it were stopped. */
  readonly most?: number;
  /** How many states it meets before it probes for a road map a little above its level; a probe may meet as many. */
  readonly probe?: number;
  /** How many states it meets before it asks the sides for a bound. */
  readonly patience?: number;
}

/**
 * The road map whose largest excess over `goal` is least, among those that stay within `limits`: a bottleneck path from
 * S_0 to the end, exact.
 *
 * It searches from both ends. A level stands for "no road map does better than this, as far as we know"; both sides go
 * on from every state that they reach without exceeding it. If they meet, the level is the answer. If one side has no
 * state left to go on from, then no road map stays at the level: every one must pass a state that this side has seen
 * and put aside, so the level rises to the least of those. Nothing is computed twice. Gains tend to run out at the end,
 * so the few states that can be reached backwards often settle the matter: the side with fewer states to go on from goes
 * on, every eighth time the other.
 *
 * A search that lasts probes: is there a road map a little above the level? If so, it stands in when time runs out; if
 * none is found, the level rises to what that has proved.
 *
 * Where only pulls count, worse deals go first (`swaps.ts`), and a search that has met more than `patience` states asks
 * the two sides for a bound (`sides.ts`), which also tells states that cannot be passed.
 */
export function* least(
  problem: Problem,
  goal: Limits,
  limits: Limits,
  stage: string,
  { allow, floor = Number.NEGATIVE_INFINITY, patience, known, most = mostStates, probe = firstProbe }: Help = {},
): Search<Least> {
  if (problem.rates) return yield* leastTimed(problem, goal, limits, stage, allow);
  const searched = !allow && isFree(goal.exposure) && isFree(limits.exposure) ? withSwaps(problem) : problem;
  const from = side(graphOf(searched, true, allow), goal, limits);
  const to = side(graphOf(searched, false, allow), goal, limits);
  const level = Math.max(floor, leastKey(from.waiting), leastKey(to.waiting));
  const hunt: Hunt = { goal, limits, from, to, met: null, level, sieve: null };
  let best = known ?? null;
  const answer = (proved: boolean): Least => ({
    bound: Math.min(hunt.level, best?.excess ?? Number.POSITIVE_INFINITY),
    moves: hunt.met ? pathThrough(problem, hunt) : proved ? (best?.moves ?? null) : null,
    proved,
    states: from.states.count + to.states.count,
    asked: hunt.sieve !== null,
    ...(!proved && best && { best: best.moves }),
  });
  const stride = strideOf(problem);
  const onPulls = !isFree(goal.pull);
  let ask = onPulls || !isFree(limits.pull) ? (patience ?? patienceWith(searched, onPulls)) : Number.POSITIVE_INFINITY;
  let [probeAt, reach] = [probe, Math.ceil(largestShift(problem) / 20)];
  for (let expanded = 0; ; expanded++) {
    const met = from.states.count + to.states.count;
    if (expanded % stride === 0) {
      const stop = yield { stage, states: met, bound: hunt.level / problem.unit };
      if (stop || met > most) return answer(false);
    }
    if (met > probeAt) {
      const level = Math.min(hunt.level + reach, (best?.excess ?? Number.POSITIVE_INFINITY) - 1);
      const near: Least = yield* least(problem, goal, limits, stage, {
        allow,
        floor: level,
        most: probe,
        probe: Number.POSITIVE_INFINITY,
      });
      if (near.moves) best = { moves: near.moves, excess: near.bound };
      else if (near.bound > level) hunt.level = near.bound;
      openWithin(hunt);
      reach = near.moves ? Math.ceil(reach / 2) : 2 * reach;
      probeAt = 2 * met;
    }
    if (met > ask)
      ask = onPulls
        ? yield* askSides(hunt, best?.excess ?? Number.POSITIVE_INFINITY, { stage, met })
        : yield* sift(searched, limits, { stage, met });
    const enough = best?.excess ?? Number.POSITIVE_INFINITY;
    while (!hunt.met && hunt.level < enough && (from.open.length === 0 || to.open.length === 0)) {
      if (!raise(hunt)) return answer(true);
    }
    if (hunt.met || hunt.level >= enough) return answer(true);
    goOn(hunt, from.open.length <= to.open.length !== (expanded % 8 === 0) ? from : to);
  }
}

const firstProbe = 250_000;

/** Takes the sides' bound as the level; gives the number of states after which to ask again. */
function* askSides(hunt: Hunt, most: number, by: Asking): Search<number> {
  const { goal, limits, from, level } = hunt;
  const { problem } = from.graph;
  const bound = yield* sidesBound(problem, goal, limits, { from: level, to: most, ...by });
  if (!bound) return 4 * by.met;
  hunt.level = bound.level;
  hunt.sieve = { bound, until: bound.level, occurs: bound.occurs, gap: Math.ceil(largestShift(problem) / 100) };
  openWithin(hunt);
  return bound.finerAfter;
}

/** What both sides share. */
interface Hunt {
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
  readonly graph: Graph;
  readonly states: States;
  /** States within the level from which the search has not gone on yet; last in, first out. */
  readonly open: number[];
  /** States above the level, by how far. */
  readonly waiting: Heap;
}

function side(graph: Graph, goal: Limits, limits: Limits): Side {
  const states = rootOf(graph);
  const half: Side = { graph, states, open: [], waiting: emptyHeap() };
  if (excess(graph.problem, states.breakdown, limits, !graph.ahead) > 0) return half;
  states.key[0] = excess(graph.problem, states.breakdown, goal, !graph.ahead);
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
  const { ahead } = half.graph;
  const other = ahead ? hunt.to : hunt.from;
  const twin = find(other.states, set);
  if (twin >= 0 && other.states.closed[twin]) hunt.met = ahead ? { from: at, to: twin } : { from: twin, to: at };
}

/** Goes on from one open state, by every move; first to where the parties together have least in hand to run away with. */
function goOn(hunt: Hunt, half: Side): void {
  const at = half.open.pop() as number;
  const { states } = half;
  const first = half.open.length;
  for (let w = states.moveWords - 1; w >= 0; w--) {
    for (let rest = states.ready[at * states.moveWords + w] as number; rest !== 0 && !hunt.met; ) {
      const bit = 31 - Math.clz32(rest);
      rest &= ~(1 << bit);
      goBy(hunt, half, at, 32 * w + bit);
    }
  }
  sortByHand(half, first);
}

/** Sorts the states opened from `first` on: the larger the sum of B, the earlier, so the smallest comes out next. */
function sortByHand({ open, states }: Side, first: number): void {
  for (let k = first + 1; k < open.length; k++) {
    const at = open[k] as number;
    const sum = inHand(states, at);
    let to = k;
    for (; to > first && inHand(states, open[to - 1] as number) < sum; to--) open[to] = open[to - 1] as number;
    open[to] = at;
  }
}

function inHand({ breakdown, parties }: States, at: number): number {
  let sum = 0;
  for (let i = 0; i < parties; i++) sum += breakdown[at * parties + i] as number;
  return sum;
}

function goBy(hunt: Hunt, half: Side, at: number, move: number): void {
  const { graph, states } = half;
  if (!take(graph, states, at, move) || exceeds(graph, move, hunt.limits)) return;
  const own = excess(graph.problem, graph.breakdown, hunt.goal, isWhole(graph));
  const key = Math.max(states.key[at] as number, own, excessInside(graph, move, hunt.goal));
  let next = find(states, graph.set);
  if (next >= 0 && (states.closed[next] || (states.key[next] as number) <= key)) return;
  if (next < 0) next = insertTaken(graph, states, at, move);
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
