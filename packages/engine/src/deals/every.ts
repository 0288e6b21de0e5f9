import { type Bits, contains, intersects, union } from '../math/bits.ts';
import type { Search } from '../math/search.ts';
import { breakdown, holdings, type Move, type Problem } from '../plan/problem.ts';
import { insideOf, isWorthIt } from '../plan/road-map.ts';
import type { Domain } from './domain.ts';

/**
 * Every deal and whether it holds, where there are few enough to look at each.
 *
 * B depends on the steps done alone and not on the deal they are part of; the deal only sets how high it may be: D holds
 * if some order of it has B_i(S) <= k_i + W_i(D) at every state S before the last. So one walk through all sets that a
 * road map of any deal can pass serves all deals: each set keeps, over the ways to it, the unbeaten vectors of the largest
 * B met on the way by party (held-back parts of together sets included), and a deal holds if one of these stays within
 * its own bounds.
 */
export interface Every {
  /** By deal: its steps, as bits of the problem. */
  readonly sets: readonly Bits[];
  /** By deal, then party: u. */
  readonly worth: Float64Array;
  readonly verdicts: Uint8Array;
}

/** Somebody is worse off than with nothing done; needs more at stake than there is; holds; holds with nothing at stake. */
export const verdict = { loses: 0, short: 1, holds: 2, freely: 3 } as const;

/** Sets of steps beyond which not every deal is looked at. */
export const mostSets = 250_000;

/** Null if there are more sets, if time counts (then the order bears on what finishing is worth), or if it was stopped. */
export function* everyDeal(domain: Domain): Search<Every | null> {
  const { problem } = domain;
  if (problem.rates || domain.unmet) return null;
  const barred = excludes(domain);
  const sets: Bits[] = [];
  const worths: Float64Array[] = [];
  const verdicts: number[] = [];
  let layer = new Map([[keyOf(problem.start), startOf(problem)]]);
  for (let met = 1; layer.size > 0; met += layer.size) {
    const next: typeof layer = new Map();
    for (const state of layer.values()) {
      if (isDeal(domain, state.set)) {
        sets.push(state.set);
        worths.push(state.worth);
        verdicts.push(judged(problem, state));
      }
      for (const [m, move] of problem.moves.entries()) {
        const isOpen = contains(state.set, move.requires) && !intersects(state.set, move.set);
        if (!isOpen || barred[m] === null || intersects(state.set, barred[m] as Bits)) continue;
        const set = union(state.set, move.set);
        const key = keyOf(set);
        const known = next.get(key) ?? reached(problem, state, move, set);
        next.set(key, known);
        for (const peak of peaksThrough(problem, state, move)) keepLow(known.peaks, peak);
      }
      if (met + next.size > mostSets) return null;
    }
    if (yield { stage: 'which deals hold', states: met, bound: null }) return null;
    layer = next;
  }
  const worth = new Float64Array(worths.length * problem.parties.length);
  for (const [at, each] of worths.entries()) worth.set(each, at * problem.parties.length);
  return { sets, worth, verdicts: Uint8Array.from(verdicts) };
}

/** A set of steps on the way. */
interface State {
  readonly set: Bits;
  /** B and W by party. */
  readonly breakdown: Float64Array;
  readonly worth: Float64Array;
  /** Over the ways to it: the largest B met before it, by party. */
  readonly peaks: Float64Array[];
}

function keyOf(set: Bits): number | string {
  return set.length === 1 ? (set[0] as number) : set.join();
}

function startOf(problem: Problem): State {
  return {
    set: problem.start,
    breakdown: breakdown(problem, problem.start),
    worth: holdings(problem, problem.start),
    peaks: [new Float64Array(problem.parties.length).fill(Number.NEGATIVE_INFINITY)],
  };
}

function reached(problem: Problem, { breakdown: b, worth: w }: State, move: Move, set: Bits): State {
  const parties = problem.parties.length;
  const [value, worth] = [b.slice(), w.slice()];
  const completed = problem.bundles.filter(({ steps }) => intersects(steps, move.set) && contains(set, steps));
  for (let i = 0; i < parties; i++) {
    const own = move.steps.reduce((sum, k) => sum + (problem.worth[k * parties + i] as number), 0);
    const sum = (part: 'kept' | 'worth') => completed.reduce((all, bundle) => all + (bundle[part][i] as number), 0);
    value[i] = (value[i] as number) + (move.shift[i] as number) + sum('kept');
    worth[i] = (worth[i] as number) + own - (move.cost[i] as number) + sum('worth');
  }
  return { set, breakdown: value, worth, peaks: [] };
}

/** The largest B on the ways to a state and through this move: at the state itself, and held back within the move. */
function* peaksThrough(problem: Problem, state: State, move: Move): Generator<Float64Array> {
  const here = state.breakdown.slice();
  if (move.own.length > 0) {
    for (const { party, heldBack } of insideOf(problem, state.set, move)) {
      if (heldBack > (here[party] as number)) here[party] = heldBack;
    }
  }
  for (const peak of state.peaks) yield peak.map((value, i) => Math.max(value, here[i] as number));
}

/** Adds a vector unless one of the list is at most as large everywhere; takes out those it makes needless. */
function keepLow(list: Float64Array[], vector: Float64Array): void {
  const isBelow = (a: Float64Array, b: Float64Array) => a.every((value, i) => value <= (b[i] as number));
  if (list.some((each) => isBelow(each, vector))) return;
  for (let at = list.length - 1; at >= 0; at--) if (isBelow(vector, list[at] as Float64Array)) list.splice(at, 1);
  list.push(vector);
}

function judged(problem: Problem, { worth, peaks }: State): number {
  if (!isWorthIt(worth)) return verdict.loses;
  const within = (stakes: (i: number) => number) =>
    peaks.some((peak) => peak.every((value, i) => value <= (worth[i] as number) + stakes(i)));
  if (within(() => 0)) return verdict.freely;
  return within((i) => problem.stakes[i] as number) ? verdict.holds : verdict.short;
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
function isDeal({ problem, alternatives }: Domain, set: Bits): boolean {
  return alternatives.every(
    ({ items, isNeeded }) => !isNeeded || items.some((m) => contains(set, (problem.moves[m] as Move).set)),
  );
}
