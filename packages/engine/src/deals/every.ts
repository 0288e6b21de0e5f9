import { type Bits, contains, intersects, union } from '../math/bits.ts';
import type { Search } from '../math/search.ts';
import { breakdown, holdings, type Move, type Problem } from '../plan/problem.ts';
import { insideOf, isWorthIt } from '../plan/road-map.ts';
import { countDeals } from './count.ts';
import { diagramsOf } from './diagram.ts';
import type { Domain } from './domain.ts';

/**
 * Every deal that holds, where there are few enough sets of steps to look at each.
 *
 * B depends on the steps done alone and not on the deal they are part of; the deal only sets how high it may be: D holds
 * if W(D) >= 0 and some order of it has B_i(S) <= k_i + W_i(D) at every state S before the last. So one walk through the
 * sets that a road map can pass serves all deals: each set keeps, over the ways to it, the unbeaten vectors of the largest
 * B met on the way by party (held-back parts of together sets included), and a deal holds if one of these stays within its
 * own bounds. A vector above k_i + best_i for some i is of no use, as no deal that is worth it to all gives i more than
 * best_i; a set without a vector is not passed.
 */
export interface Every {
  /** The deals that hold: steps as bits of the problem, and u. */
  readonly holding: readonly { readonly set: Bits; readonly worth: Float64Array }[];
  /** How many of them hold with nothing at stake. */
  readonly freely: number;
  readonly states: number;
}

/** Sets of steps beyond which they are not looked at one by one, and numbers kept over all of them. */
const mostSets = 250_000;
const mostNumbers = 3_000_000;

/**
 * `best`: the most each party gets in a deal that is worth it to all; null if there is none. Null if there is too much to
 * look at, if time counts (then what finishing is worth depends on the order), or if it was stopped.
 */
export function* everyDeal(domain: Domain, best: ArrayLike<number> | null): Search<Every | null> {
  const { problem } = domain;
  if (problem.rates) return null;
  if (!best) return { holding: [], freely: 0, states: 0 };
  const open = { ...domain, alternatives: domain.alternatives.map((each) => ({ ...each, isNeeded: false })) };
  const diagrams = yield* diagramsOf({ ...open, unmet: null });
  if (typeof diagrams === 'string' || (countDeals(diagrams) ?? Number.POSITIVE_INFINITY) > mostSets) return null;
  const most = Float64Array.from(problem.stakes, (stake, i) => stake + (best[i] as number));
  const excluded = excludes(domain);
  const holding: Every['holding'][number][] = [];
  let [freely, states, numbers] = [0, 0, 0];
  let layer = new Map([[keyOf(problem.start), startOf(problem)]]);
  while (layer.size > 0) {
    const next: typeof layer = new Map();
    for (const state of layer.values()) {
      if (isWorthIt(state.worth) && isDeal(domain, state.set)) {
        if (isWithin(state, problem.stakes)) holding.push(state);
        if (isWithin(state, null)) freely++;
      }
      for (const [m, move] of problem.moves.entries()) {
        const isOpen = contains(state.set, move.requires) && !intersects(state.set, move.set);
        if (!isOpen || excluded[m] === null || intersects(state.set, excluded[m] as Bits)) continue;
        const peak = peakAt(problem, state, move);
        if (isAbove(peak, most)) continue;
        const set = union(state.set, move.set);
        const key = keyOf(set);
        const after = next.get(key) ?? reached(problem, state, move, set);
        next.set(key, after);
        const before = after.peaks.length;
        addPeaks(after.peaks, state.peaks, peak);
        numbers += after.peaks.length - before;
      }
      if (numbers > mostNumbers) return null;
    }
    states += layer.size;
    if (yield { stage: 'which deals hold', states, bound: null }) return null;
    layer = next;
  }
  return { holding, freely, states };
}

/** A set of steps on the way. */
interface State {
  readonly set: Bits;
  /** B and W by party. */
  readonly breakdown: Float64Array;
  readonly worth: Float64Array;
  /** Over the ways to it: the largest B met before it, by party; one vector after the other. */
  readonly peaks: number[];
}

/** Up to 53 steps a number, else text. */
function keyOf(set: Bits): number | string {
  const [low = 0, high = 0] = set;
  return set.length <= 2 && high >>> 0 < 2 ** 21 ? (low >>> 0) + (high >>> 0) * 2 ** 32 : set.join();
}

function startOf(problem: Problem): State {
  return {
    set: problem.start,
    breakdown: breakdown(problem, problem.start),
    worth: holdings(problem, problem.start),
    peaks: problem.parties.map(() => Number.NEGATIVE_INFINITY),
  };
}

function reached(problem: Problem, { breakdown: b, worth: w }: State, move: Move, set: Bits): State {
  const parties = problem.parties.length;
  const [value, worth] = [b.slice(), w.slice()];
  for (let i = 0; i < parties; i++) {
    value[i] = (value[i] as number) + (move.shift[i] as number);
    worth[i] = (worth[i] as number) - (move.cost[i] as number);
    for (const k of move.steps) worth[i] = (worth[i] as number) + (problem.worth[k * parties + i] as number);
  }
  for (const bundle of problem.bundles) {
    if (!intersects(bundle.steps, move.set) || !contains(set, bundle.steps)) continue;
    for (let i = 0; i < parties; i++) {
      value[i] = (value[i] as number) + (bundle.kept[i] as number);
      worth[i] = (worth[i] as number) + (bundle.worth[i] as number);
    }
  }
  return { set, breakdown: value, worth, peaks: [] };
}

/** The largest B from this state through this move: at the state itself, and held back within the move. */
function peakAt(problem: Problem, { set, breakdown: value }: State, move: Move): Float64Array {
  if (move.own.length === 0) return value;
  const peak = value.slice();
  for (const { party, heldBack } of insideOf(problem, set, move)) {
    if (heldBack > (peak[party] as number)) peak[party] = heldBack;
  }
  return peak;
}

function isAbove(vector: Float64Array, most: Float64Array): boolean {
  for (let i = 0; i < most.length; i++) if ((vector[i] as number) > (most[i] as number)) return true;
  return false;
}

/** Adds the vectors of `from`, raised to `peak` where they are lower, unless one that is there is at most as large. */
function addPeaks(peaks: number[], from: readonly number[], peak: Float64Array): void {
  const size = peak.length;
  const vector = new Float64Array(size);
  for (let at = 0; at < from.length; at += size) {
    for (let i = 0; i < size; i++) vector[i] = Math.max(from[at + i] as number, peak[i] as number);
    let [kept, isNeedless] = [0, false];
    for (let other = 0; other < peaks.length; other += size) {
      let [below, above] = [true, true];
      for (let i = 0; i < size; i++) {
        const apart = (peaks[other + i] as number) - (vector[i] as number);
        if (apart > 0) below = false;
        if (apart < 0) above = false;
      }
      if (below) {
        isNeedless = true;
        break;
      }
      if (above) continue;
      for (let i = 0; i < size; i++) peaks[kept++] = peaks[other + i] as number;
    }
    if (isNeedless) continue;
    peaks.length = kept;
    for (let i = 0; i < size; i++) peaks.push(vector[i] as number);
  }
}

/** Does some way to the deal stay within these stakes (null: with nothing at stake)? */
function isWithin({ peaks, worth }: State, stakes: Float64Array | null): boolean {
  const size = worth.length;
  for (let at = 0; at < peaks.length; at += size) {
    let i = 0;
    while (i < size && (peaks[at + i] as number) <= (worth[i] as number) + ((stakes?.[i] as number) ?? 0)) i++;
    if (i === size) return true;
  }
  return false;
}

/** By item: the steps that no deal holds with it; null if none holds it at all. */
function excludes({ problem, alternatives, barred }: Domain): (Bits | null)[] {
  return problem.moves.map((_, m) => {
    if (barred.includes(m)) return null;
    const others = alternatives.flatMap(({ items }) => (items.includes(m) ? items.filter((other) => other !== m) : []));
    return others.reduce<Bits>(
      (set, other) => union(set, (problem.moves[other] as Move).set),
      new Int32Array(problem.words),
    );
  });
}

/** Has it one of every set of alternatives of which exactly one is in every deal? */
function isDeal({ problem, alternatives, unmet }: Domain, set: Bits): boolean {
  if (unmet) return false;
  return alternatives.every(
    ({ items, isNeeded }) => !isNeeded || items.some((m) => contains(set, (problem.moves[m] as Move).set)),
  );
}
