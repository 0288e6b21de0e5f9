import { type Bits, contains, union } from '../../math/bits.ts';
import type { Search } from '../../math/search.ts';
import { available, breakdown, type Move } from '../problem.ts';
import { judgePhases, type Phases } from './judge-phases.ts';
import { addLabel, clearLabels, emptyLabels, type Labels } from './labels.ts';
import { emptyTally, type Parts, pullAt, pullInside, tailsOf, tally } from './parts.ts';

/** The best phase plans found so far: none is at least as quick and at least as low in stake as another. */
export interface Archive {
  readonly parts: Parts;
  /** By rising time, hence by falling stake. */
  plans: readonly Plan[];
}

/** A phase plan: moves by number, time in ticks, stake in multiples of 1 / unit. */
export interface Plan {
  readonly phases: readonly (readonly number[])[];
  readonly time: number;
  readonly stake: number;
}

/** The least stake of a plan found that takes no longer; Infinity if there is none. */
export function leastWithin({ plans }: Archive, time: number): number {
  let stake = Number.POSITIVE_INFINITY;
  for (const plan of plans) {
    if (plan.time > time) break;
    stake = plan.stake;
  }
  return stake;
}

/** Adds a plan that the archive does not match, and drops what it beats. */
export function offer(archive: Archive, plan: Plan): void {
  const rest = archive.plans.filter((other) => other.time < plan.time || other.stake < plan.stake);
  archive.plans = [...rest, plan].sort((a, b) => a.time - b.time);
}

/** The evaluator's word on a plan. */
export function judgePlan({ problem }: Parts, plan: Plan): Phases {
  return judgePhases(
    problem,
    plan.phases.map((phase) => phase.map((m) => problem.moves[m] as Move)),
  );
}

/** What cutting orders needs, made once. */
export interface Cutter {
  readonly archive: Archive;
  readonly tails: Float64Array;
  readonly labels: Labels;
  /** The states and B along the order. */
  readonly bits: Int32Array;
  readonly values: Float64Array;
}

export function cutterOf(archive: Archive): Cutter {
  const { parts } = archive;
  const { problem } = parts;
  const places = problem.moves.length + 1;
  return {
    archive,
    tails: tailsOf(parts),
    labels: emptyLabels(places),
    bits: new Int32Array(places * problem.words),
    values: new Float64Array(places * problem.parties.length),
  };
}

/**
 * Every way to cut an order of moves into phases, the best for both time and stake: labels along the order, exact for
 * this order. What is better than the archive goes into it; true if something was.
 */
export function cut(cutter: Cutter, order: readonly number[]): boolean {
  const { archive, labels, bits, values } = cutter;
  const { parts } = archive;
  const { problem } = parts;
  const { words } = problem;
  const rest = walk(cutter, order);
  if (!rest) return false;
  clearLabels(labels);
  addLabel(labels, 0, 0, pullAt(parts, values, 0), -1);
  const sums = emptyTally(parts);
  for (let j = 0; j < order.length; j++) {
    const before = bits.subarray(j * words, (j + 1) * words);
    let ticks = 0;
    let k = j;
    for (; k < order.length && requirementsIn(before, problem.moves[order[k] as number] as Move); k++) {
      const m = order[k] as number;
      tally(sums, parts, m, 1);
      ticks = Math.max(ticks, parts.ticks[m] as number);
      const after = bits.subarray((k + 1) * words, (k + 2) * words);
      const inside = pullInside(parts, sums, values, j * problem.parties.length, before, after);
      const isEnd = k + 1 === order.length;
      const pull = isEnd ? inside : Math.max(inside, pullAt(parts, values, (k + 1) * problem.parties.length));
      for (let at = labels.head[j] as number; at >= 0; at = labels.next[at] as number) {
        const time = (labels.time[at] as number) + ticks;
        const level = Math.max(labels.level[at] as number, pull);
        if (level < leastWithin(archive, time + (rest[k + 1] as number))) addLabel(labels, k + 1, time, level, at);
      }
    }
    for (k--; k >= j; k--) tally(sums, parts, order[k] as number, -1);
  }
  let isBetter = false;
  for (let at = labels.head[order.length] as number; at >= 0; at = labels.next[at] as number) {
    offer(archive, {
      phases: phasesTo(labels, at, order),
      time: labels.time[at] as number,
      stake: labels.level[at] as number,
    });
    isBetter = true;
  }
  return isBetter;
}

/** Fills in the states along an order, and gives the longest chain left at each; null if it breaks a requirement. */
function walk({ archive, tails, bits, values }: Cutter, order: readonly number[]): Float64Array | null {
  const { problem } = archive.parts;
  const { words } = problem;
  const parties = problem.parties.length;
  bits.set(problem.start);
  values.set(breakdown(problem, problem.start));
  for (const [k, m] of order.entries()) {
    const move = problem.moves[m] as Move;
    const before = bits.subarray(k * words, (k + 1) * words);
    if (!available(before, move)) return null;
    bits.set(union(before, move.set), (k + 1) * words);
    for (let i = 0; i < parties; i++) {
      values[(k + 1) * parties + i] = (values[k * parties + i] as number) + (move.shift[i] as number);
    }
    for (const bundle of problem.bundles) {
      if (!completes(before, move, bundle.steps)) continue;
      for (let i = 0; i < parties; i++) {
        values[(k + 1) * parties + i] = (values[(k + 1) * parties + i] as number) + (bundle.kept[i] as number);
      }
    }
  }
  const rest = new Float64Array(order.length + 1);
  for (let k = order.length - 1; k >= 0; k--) {
    rest[k] = Math.max(rest[k + 1] as number, tails[order[k] as number] as number);
  }
  return rest;
}

function completes(before: Bits, move: Move, steps: Bits): boolean {
  return !contains(before, steps) && contains(union(before, move.set), steps);
}

function requirementsIn(state: Bits, move: Move): boolean {
  return contains(state, move.requires);
}

function phasesTo(labels: Labels, last: number, order: readonly number[]): number[][] {
  const phases: number[][] = [];
  for (let at = last; labels.from[at] !== -1; at = labels.from[at] as number) {
    const start = labels.place[labels.from[at] as number] as number;
    phases.unshift(order.slice(start, labels.place[at]).sort((a, b) => a - b));
  }
  return phases;
}

/**
 * Improves the archive: puts one move of a plan anywhere else, or exchanges two, and cuts the order anew, as long as
 * something comes of it, or until orders with so many blocks have been cut. False if it was stopped.
 */
export function* improve(archive: Archive, most: number): Search<boolean> {
  const cutter = cutterOf(archive);
  const tried = new Set<Plan>();
  let blocks = 0;
  for (;;) {
    const plan = archive.plans.find((each) => !tried.has(each));
    if (!plan || blocks >= most) return true;
    tried.add(plan);
    const order = plan.phases.flat();
    for (const from of order.keys()) {
      for (const to of order.keys()) {
        if (from === to) continue;
        if (yield { stage: 'phases: better plans', states: blocks, bound: null }) return false;
        cut(cutter, order.toSpliced(from, 1).toSpliced(to, 0, order[from] as number));
        if (from < to) cut(cutter, order.with(from, order[to] as number).with(to, order[from] as number));
        blocks += order.length ** 2;
      }
    }
  }
}
