import { contains, has } from '../../math/bits.ts';
import type { Search } from '../../math/search.ts';
import { breakdown, type Move, type Problem } from '../problem.ts';
import { mostStates, strideOf } from '../search/effort.ts';
import { type Least, least } from '../search/least.ts';
import { pullsOver } from '../search/sequence.ts';
import { find, type States } from '../search/states.ts';
import { graphOf, insertTaken, noLimits, readyFrom, rootOf, take } from '../search/step.ts';
import { exposureAt, type Parts, pullAt, tailsOf } from './parts.ts';

/**
 * What no phase plan can do better than.
 *
 * Any phase plan can be written out one move at a time: a phase P from S becomes a chain of states T = S + X, X a part of
 * P. What a side has in hand at such a T is hidden by the phase, but not by more than this:
 *
 *     low_i(T) = B_i(T) - sum over moves m in T that nothing in T requires, of max(0, what i's own steps in m add to B_i)
 *                       + sum over moves m available at T, of min(0, what the rest of m adds to B_i)
 *
 * (bundles: less each positive one in T that holds a step of i's own, plus each negative one not in T).
 *
 * Claim: low_i(T) is at most a number that the plan counts for i between S and S + P, unless i's own steps are all in T
 * and every move not in T is available there. Proof. If i performs in P, B_i(H) is counted, H = S + P without i's own
 * steps. From T to H the own steps of X go and the others' steps of P - X come. The moves of X are required by nothing in
 * T, for P is required by nothing in S + P; those of P - X are available at S, hence at T. A bundle that is in T and not
 * in H holds an own step of X; one in H and not in T is not in T. So B_i(H) - B_i(T) is at least low_i(T) - B_i(T). If i
 * does not perform in P, the same holds with H = S + P, which is counted unless it is the end; then all of i's own steps
 * are in S, and all that is not in T is in P, available at S and so at T. At states between phases low_i <= B_i.
 *
 * Hence the least stake of orders of single moves whose pull at T is low_i(T) - C_i where the claim holds, and nothing
 * where it does not, is a lower bound of what phases need, from any state on; and likewise for exposures with
 *
 *     high_i(T) = B_i(T) + sum over m in T that nothing in T requires, of max(0, -(what m adds to B_i but i's own steps
 *                 alone)) + sum over m available at T, of max(0, what i's own steps alone in m add to B_i)
 *
 * (bundles: less each negative one in T, plus each positive one not in T that holds such a step of i), for which B_i of
 * S + i's own steps of P, or B_i(S), is counted and is at most high_i(T). The order within P is free, so the chain may
 * meet any further requirements that the plan's states meet.
 *
 * With two sides whose own steps cost them and whose others' steps bring them something, low_i = B_i: then phases hide
 * nothing but what the last of them hides.
 */
export interface Lattice {
  readonly states: States;
  /** By state: ticks of the longest chain of moves that is left. */
  readonly rest: Float64Array;
  /** By state: no phase plan goes on from it with a smaller stake; -Infinity at the end. */
  readonly stakeToGo: Float64Array;
  /** By state, the relaxed pull and exposure of the claim. */
  readonly pull: Float64Array;
  readonly exposure: Float64Array;
  /** The states one move further, from `first[s]` on to `first[s + 1]`. */
  readonly next: Int32Array;
  readonly first: Int32Array;
}

/** Sets beyond which the states are not listed: phases double what an order has to try with every step. */
export const mostSets = 400_000;

/** Lists the states that meet the problem's requirements; null if there are more than `most`, or it was stopped. */
export function* latticeOf(parts: Parts, searched: Problem, most: number = mostSets): Search<Lattice | null> {
  const graph = graphOf(searched, true);
  const states = rootOf(graph);
  const next: number[] = [];
  const first: number[] = [];
  const stride = strideOf(searched);
  for (let at = 0; at < states.count; at++) {
    if (at % stride === 0 && (yield { stage: 'phases: states', states: states.count, bound: null })) return null;
    if (states.count > Math.min(most, mostStates)) return null;
    first.push(next.length);
    const count = searched.moves.length;
    for (let move = readyFrom(states, at, 0, count); move < count; move = readyFrom(states, at, move + 1, count)) {
      take(graph, states, at, move);
      const known = find(states, graph.set);
      next.push(known < 0 ? insertTaken(graph, states, at, move) : known);
    }
  }
  first.push(next.length);
  const row = () => new Float64Array(states.count);
  const lattice: Lattice = {
    states,
    rest: row(),
    stakeToGo: row().fill(Number.NEGATIVE_INFINITY),
    pull: row(),
    exposure: row(),
    next: Int32Array.from(next),
    first: Int32Array.from(first),
  };
  relax(parts, lattice);
  backwards(lattice, lattice.stakeToGo, (to) => Math.max(lattice.pull[to] as number, lattice.stakeToGo[to] as number));
  return lattice;
}

/** By state: no phase plan within the limit on pulls goes on from it with less trust; Infinity if none goes on at all. */
export function trustToGo(lattice: Lattice, mostPull: number): Float64Array {
  const trust = new Float64Array(lattice.states.count).fill(Number.NEGATIVE_INFINITY);
  backwards(lattice, trust, (to) => {
    if ((lattice.pull[to] as number) > mostPull) return Number.POSITIVE_INFINITY;
    return Math.max(lattice.exposure[to] as number, trust[to] as number);
  });
  return trust;
}

/** For every state but the end, last first: the least over its next states. */
function backwards(lattice: Lattice, values: Float64Array, ofNext: (to: number) => number): void {
  for (let at = lattice.states.count - 2; at >= 0; at--) {
    let least = Number.POSITIVE_INFINITY;
    for (let e = lattice.first[at] as number; e < (lattice.first[at + 1] as number); e++) {
      least = Math.min(least, ofNext(lattice.next[e] as number));
    }
    values[at] = least;
  }
}

/** Fills in the relaxed pull and exposure of every state, and the longest chain left. */
function relax(parts: Parts, lattice: Lattice): void {
  const { problem } = parts;
  const { states } = lattice;
  const tails = tailsOf(parts);
  const parties = problem.parties.length;
  const [low, high] = [new Float64Array(parties), new Float64Array(parties)];
  for (let at = 0; at < states.count; at++) {
    const set = states.bits.subarray(at * states.words, (at + 1) * states.words);
    for (let i = 0; i < parties; i++) low[i] = high[i] = states.breakdown[at * parties + i] as number;
    let rest = 0;
    let allOpen = true;
    for (let m = 0; m < problem.moves.length; m++) {
      const move = problem.moves[m] as Move;
      const isIn = contains(set, move.set);
      if (!isIn) rest = Math.max(rest, tails[m] as number);
      const isEdge = isIn ? !isRequired(problem, set, m) : contains(set, move.requires);
      if (!isIn && !isEdge) allOpen = false;
      if (isEdge) loosen(parts, m, isIn, low, high);
    }
    loosenBundles(parts, set, low, high);
    let pull = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < parties; i++) {
      if (allOpen && contains(set, parts.held[i] as Int32Array)) continue;
      pull = Math.max(pull, (low[i] as number) - (problem.completion[i] as number));
    }
    lattice.rest[at] = rest;
    lattice.pull[at] = pull;
    lattice.exposure[at] = exposureAt(parts, high, 0);
  }
}

function isRequired(problem: Problem, set: Int32Array, move: number): boolean {
  return (problem.requiredBy[move] as readonly number[]).some((later) =>
    contains(set, (problem.moves[later] as Move).set),
  );
}

/** A move that may be part of the phase in which the state is hidden. */
function loosen(parts: Parts, move: number, isIn: boolean, low: Float64Array, high: Float64Array): void {
  const { shift, outside, alone } = parts;
  for (let i = 0, at = move * low.length; i < low.length; i++, at++) {
    const own = (shift[at] as number) - (outside[at] as number);
    const rest = (shift[at] as number) - (alone[at] as number);
    low[i] = (low[i] as number) + (isIn ? Math.min(0, -own) : Math.min(0, outside[at] as number));
    high[i] = (high[i] as number) + (isIn ? Math.max(0, -rest) : Math.max(0, alone[at] as number));
  }
}

function loosenBundles({ problem, held, solo }: Parts, set: Int32Array, low: Float64Array, high: Float64Array): void {
  for (const { members, steps, kept } of problem.bundles) {
    if (contains(problem.start, steps)) continue;
    const isIn = contains(set, steps);
    for (let i = 0; i < low.length; i++) {
      const value = kept[i] as number;
      const fall = isIn && members.some((k) => has(held[i] as Int32Array, k)) ? Math.max(0, value) : 0;
      const rise = !isIn && members.some((k) => has(solo[i] as Int32Array, k)) ? Math.max(0, value) : 0;
      low[i] = (low[i] as number) - fall + (isIn ? 0 : Math.min(0, value));
      high[i] = (high[i] as number) + rise - (isIn ? Math.min(0, value) : 0);
    }
  }
}

/**
 * A lower bound of the stake of phases without listing states: the claim with every own gain left out and every other
 * loss counted from the start, which is a problem of single moves again, and searched as such. The pulls that the claim
 * does not speak of are those of sides whose own steps are all done; there B only grows, so none exceeds that side's pull
 * at the end: a least stake above all of these is reached elsewhere and is a bound. At S_0 pulls are always counted.
 */
export function* stakeBound(parts: Parts, known: Least): Search<number> {
  const { problem } = parts;
  const clipped = clip(parts);
  const start = pullAt(parts, breakdown(problem, problem.start), 0);
  const found = clipped ? yield* least(clipped, pullsOver(clipped, 0), noLimits(clipped), 'phases: bound') : known;
  const relaxed = clipped ?? problem;
  const uncounted = Math.max(
    ...breakdown(relaxed, relaxed.end).map((value, i) => value - (relaxed.completion[i] as number)),
  );
  return found.bound > uncounted ? Math.max(start, found.bound) : start;
}

/** The problem of the relaxed bound; null if it is the problem itself. */
function clip(parts: Parts): Problem | null {
  const { problem, held } = parts;
  const parties = problem.parties.length;
  const open = problem.bundles.filter((bundle) => !contains(problem.start, bundle.steps));
  const losses = Float64Array.from(problem.parties, (_, i) => {
    const ofMoves = problem.moves.map((_move, m) => Math.min(0, parts.outside[m * parties + i] as number));
    const ofBundles = open.map(({ kept }) => Math.min(0, kept[i] as number));
    return [...ofMoves, ...ofBundles].reduce((sum, loss) => sum + loss, 0);
  });
  const kept = problem.kept.slice();
  const moves = problem.moves.map((move, m) => {
    const shift = Float64Array.from(problem.parties, (_, i) => {
      const at = m * parties + i;
      const outside = parts.outside[at] as number;
      return Math.min(0, (parts.shift[at] as number) - outside) + Math.max(0, outside);
    });
    for (const [n, k] of move.steps.entries())
      for (let i = 0; i < parties; i++) kept[k * parties + i] = n === 0 ? (shift[i] as number) : 0;
    return { ...move, shift, cost: new Float64Array(parties), own: [] };
  });
  const bundles = problem.bundles.map((bundle) => {
    if (!open.includes(bundle)) return bundle;
    const left = bundle.kept.map((value, i) =>
      bundle.members.some((k) => has(held[i] as Int32Array, k)) ? 0 : Math.max(0, value),
    );
    return { ...bundle, kept: left };
  });
  const isSame =
    moves.every(
      (move, m) => problem.moves[m]?.own.length === 0 && move.shift.every((v, i) => v === problem.moves[m]?.shift[i]),
    ) && bundles.every((bundle, b) => bundle.kept.every((value, i) => value === problem.bundles[b]?.kept[i]));
  if (isSame) return null;
  const completion = problem.completion.map((value, i) => value - (losses[i] as number));
  return { ...problem, kept, moves, bundles, completion };
}
