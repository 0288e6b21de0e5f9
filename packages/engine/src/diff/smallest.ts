import type { Search } from '../math/search.ts';

/** Does a set of candidates, put in, give the other answer? Null if such a text cannot be, or if it was not settled. */
export type Trial = (chosen: readonly number[]) => Search<boolean | null>;

/** A smallest set of candidates that gives the other answer. */
export interface Smallest {
  /** Null if none was found. */
  readonly set: readonly number[] | null;
  readonly proved: boolean;
  /** In every set that gives it; null where that is not known. */
  readonly needed: readonly number[] | null;
}

/** Sets that are tried before the search gives up as if it were stopped. */
const mostTrials = 20_000;

/**
 * The smallest set where more candidates never undo what fewer have done (monotone), exact.
 *
 * A *cut* is a set of candidates such that all others together do not give the answer; every set that gives it therefore
 * holds one of each cut. The smallest set that meets all known cuts is tried: if it gives the answer, nothing smaller can,
 * since that would miss a cut. Else it is filled up with candidates as long as the answer stays away; what is left out
 * then is a cut that it does not meet, and the next smallest set is tried. (Reiter's hitting sets, as used for smallest
 * explanations.) Cuts of one candidate are what every set needs.
 */
export function* smallestOfMonotone(candidates: readonly number[], trial: Trial): Search<Smallest> {
  const cuts: number[][] = [];
  const needed: number[] = [];
  for (const one of candidates) {
    const rest = yield* trial(candidates.filter((each) => each !== one));
    if (rest === null) return yield* unproved(candidates, trial, null);
    if (!rest) needed.push(one);
  }
  for (const one of needed) cuts.push([one]);
  let least = 0;
  for (let trials = 0; ; trials++) {
    const set = trials < mostRounds ? leastHitting(cuts, least) : null;
    if (set === null) return yield* unproved(candidates, trial, needed);
    least = set.length;
    const gives = yield* trial(set);
    if (gives) return { set: set.toSorted((a, b) => a - b), proved: true, needed };
    if (gives === null) return yield* unproved(candidates, trial, needed);
    const full = new Set(set);
    for (const one of candidates) {
      if (full.has(one)) continue;
      const more = yield* trial([...full, one]);
      if (more === null) return yield* unproved(candidates, trial, needed);
      if (!more) full.add(one);
    }
    cuts.push(candidates.filter((one) => !full.has(one)));
  }
}

/** Rounds of the above, each with a cut more. */
const mostRounds = 400;

/** All candidates, less one after another as long as the answer stays: no smaller set within it gives it. */
function* unproved(candidates: readonly number[], trial: Trial, needed: Smallest['needed']): Search<Smallest> {
  let set = [...candidates];
  if (!(yield* trial(set))) return { set: null, proved: false, needed };
  for (const one of candidates) {
    const rest = set.filter((each) => each !== one);
    if (yield* trial(rest)) set = rest;
  }
  return { set, proved: false, needed };
}

/**
 * A smallest set that holds one of each cut, at least so large; null if there is too much to try. A set without some
 * candidate is looked for only after all with it: what was tried with it in vain is left out of the rest.
 */
export function leastHitting(cuts: readonly (readonly number[])[], atLeast = 0): number[] | null {
  let tries = 0;
  const within = (open: readonly (readonly number[])[], room: number): readonly number[] | null => {
    if (open.length === 0) return [];
    if (++tries > mostTries || apart(open) > room) return null;
    let rest = open;
    const next = open.reduce((a, b) => (b.length < a.length ? b : a));
    for (const one of next) {
      const found = within(
        rest.filter((cut) => !cut.includes(one)),
        room - 1,
      );
      if (found) return [one, ...found];
      rest = rest.map((cut) => cut.filter((other) => other !== one));
      if (rest.some((cut) => cut.length === 0)) return null;
    }
    return null;
  };
  for (let size = atLeast; tries <= mostTries; size++) {
    const found = within(cuts, size);
    if (found) return [...found];
  }
  return null;
}

/** Sets that are begun in looking for a smallest one. */
const mostTries = 200_000;

/** How many of the cuts share nothing with one another, taken greedily: a hitting set needs one for each. */
function apart(cuts: readonly (readonly number[])[]): number {
  const met = new Set<number>();
  let count = 0;
  for (const cut of cuts.toSorted((a, b) => a.length - b.length)) {
    if (cut.some((one) => met.has(one))) continue;
    count++;
    for (const one of cut) met.add(one);
  }
  return count;
}

/**
 * The smallest set whatever candidates do to each other: all sets are tried, the smaller ones first, each filled up with
 * what its members cannot do without (`closures`), and counted with it.
 */
export function* smallestByTrying(
  candidates: readonly number[],
  closures: readonly (readonly number[])[],
  trial: Trial,
): Search<Smallest> {
  const most = candidates.length;
  const seen = new Set<string>();
  let isSure = true;
  for (let size = 1, trials = 0; size <= most; size++) {
    for (const set of closedSets(candidates, closures, size)) {
      const key = set.join();
      if (seen.has(key)) continue;
      seen.add(key);
      if (++trials > mostTrials) return { ...(yield* unproved(candidates, trial, null)), needed: null };
      const gives = yield* trial(set);
      if (gives) return { set, proved: isSure, needed: null };
      if (gives === null) isSure = false;
    }
  }
  return { set: null, proved: false, needed: null };
}

/** Sets of that size that hold with each member what it cannot do without. */
function* closedSets(
  candidates: readonly number[],
  closures: readonly (readonly number[])[],
  size: number,
  from = 0,
  chosen: readonly number[] = [],
): Iterable<readonly number[]> {
  if (chosen.length === size) {
    yield chosen;
    return;
  }
  for (let k = from; k < candidates.length; k++) {
    const set = union(chosen, closures[candidates[k] as number] as readonly number[]);
    if (set.length <= size && set.length > chosen.length) yield* closedSets(candidates, closures, size, k + 1, set);
  }
}

function union(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}
