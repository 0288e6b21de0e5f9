import { without } from '../math/bits.ts';
import type { Move, Problem } from './problem.ts';
import { exposure, insideOf } from './road-map.ts';

/**
 * One step forward or back in the graph of states, without allocating: what a search does millions of times.
 *
 * The graph: a node is a set of steps S, an edge a move that is available at S. B depends on S alone, so a node carries it.
 */
export interface Graph {
  readonly problem: Problem;
  /** By move: the bundles that its steps belong to; only these can be completed by it. */
  readonly bundles: readonly (readonly number[])[];
  /** May this move be taken at this state? Absent: always. */
  readonly allow: Allow | undefined;
  /** The set and B of the state last made by `forward` or `backward`. */
  readonly set: Int32Array;
  readonly breakdown: Float64Array;
}

/** A constraint on edges, beside requirements: `set` holds the state that the move would leave. */
export type Allow = (set: Int32Array, move: number) => boolean;

/** What a path may not exceed, by party; Infinity where nothing is asked. */
export interface Limits {
  readonly pull: Float64Array;
  readonly exposure: Float64Array;
  /** With rates, where it depends on the order: only road maps that are worth it to all before they begin. */
  readonly worthIt?: boolean;
}

export function noLimits(problem: Problem): Limits {
  const free = () => new Float64Array(problem.parties.length).fill(Number.POSITIVE_INFINITY);
  return { pull: free(), exposure: free() };
}

export function graphOf(problem: Problem, allow?: Allow): Graph {
  return {
    problem,
    bundles: problem.moves.map((move) =>
      problem.bundles.flatMap((bundle, b) =>
        bundle.steps.some((word, w) => word & (move.set[w] as number)) ? [b] : [],
      ),
    ),
    allow,
    set: new Int32Array(problem.words),
    breakdown: new Float64Array(problem.parties.length),
  };
}

/** Puts the state after `move` into `graph.set` and `graph.breakdown`; false if the move cannot be taken there. */
export function forward(graph: Graph, bits: Int32Array, values: Float64Array, at: number, move: number): boolean {
  const { set, breakdown, problem } = graph;
  const taken = problem.moves[move] as Move;
  const { words } = problem;
  for (let w = 0; w < words; w++) {
    const word = bits[at * words + w] as number;
    if ((taken.requires[w] as number) & ~word || (taken.set[w] as number) & word) return false;
    set[w] = word;
  }
  if (graph.allow && !graph.allow(set, move)) return false;
  for (let w = 0; w < words; w++) set[w] = (set[w] as number) | (taken.set[w] as number);
  const parties = breakdown.length;
  for (let i = 0; i < parties; i++) breakdown[i] = (values[at * parties + i] as number) + (taken.shift[i] as number);
  addBundles(graph, move, 1);
  return true;
}

/** Puts the state before `move` into `graph.set` and `graph.breakdown`; false if the move cannot have come last. */
export function backward(graph: Graph, bits: Int32Array, values: Float64Array, at: number, move: number): boolean {
  const { set, breakdown, problem } = graph;
  const taken = problem.moves[move] as Move;
  const { words } = problem;
  for (let w = 0; w < words; w++) {
    const word = bits[at * words + w] as number;
    if ((taken.set[w] as number) & ~word) return false;
    set[w] = word;
  }
  if (isRequiredIn(problem, set, move)) return false;
  const parties = breakdown.length;
  for (let i = 0; i < parties; i++) breakdown[i] = (values[at * parties + i] as number) - (taken.shift[i] as number);
  addBundles(graph, move, -1);
  for (let w = 0; w < words; w++) set[w] = (set[w] as number) & ~(taken.set[w] as number);
  return !graph.allow || graph.allow(set, move);
}

/** Does another move in the set require one of this move's steps? */
function isRequiredIn(problem: Problem, set: Int32Array, move: number): boolean {
  for (const other of problem.requiredBy[move] as readonly number[]) {
    const later = (problem.moves[other] as Move).set;
    let inside = true;
    for (let w = 0; w < set.length; w++) if ((later[w] as number) & ~(set[w] as number)) inside = false;
    if (inside) return true;
  }
  return false;
}

/** Adds (or takes back) the bundles that the move completes; the scratch holds the state after it. */
function addBundles(graph: Graph, move: number, sign: number): void {
  const full = graph.set;
  for (const b of graph.bundles[move] as readonly number[]) {
    const bundle = graph.problem.bundles[b] as Problem['bundles'][number];
    let complete = true;
    for (let w = 0; w < full.length; w++) if ((bundle.steps[w] as number) & ~(full[w] as number)) complete = false;
    if (!complete) continue;
    for (let i = 0; i < graph.breakdown.length; i++) {
      graph.breakdown[i] = (graph.breakdown[i] as number) + sign * (bundle.kept[i] as number);
    }
  }
}

/** Is the state last made the end? */
export function isWhole(graph: Graph): boolean {
  const { set, problem } = graph;
  for (let w = 0; w < set.length; w++) if (set[w] !== problem.end[w]) return false;
  return true;
}

/**
 * How far a state with this B lies above limits, the largest over all sides: pull_i - limit (not at the end),
 * exposure_i - limit. -Infinity where nothing is limited.
 */
export function excess(problem: Problem, breakdown: Float64Array, limits: Limits, isEnd: boolean): number {
  let most = Number.NEGATIVE_INFINITY;
  const parties = problem.parties.length;
  for (let i = 0; i < parties; i++) {
    const value = breakdown[i] as number;
    const pull = isEnd ? most : value - (problem.completion[i] as number) - (limits.pull[i] as number);
    const exposed = (value < 0 ? -value : 0) - (limits.exposure[i] as number);
    if (pull > most) most = pull;
    if (exposed > most) most = exposed;
  }
  return most;
}

/**
 * The same inside a together set, where each side can hold back its part, or be left alone with it. `ahead`: the
 * graph's scratch holds the state after the move, else the state before it.
 */
export function excessInside(graph: Graph, ahead: boolean, move: number, limits: Limits): number {
  const { problem } = graph;
  const taken = problem.moves[move] as Move;
  let most = Number.NEGATIVE_INFINITY;
  if (taken.own.length === 0) return most;
  const before = ahead ? without(graph.set, taken.set) : graph.set;
  for (const { party, heldBack, alone } of insideOf(problem, before, taken)) {
    const pull = heldBack - (problem.completion[party] as number) - (limits.pull[party] as number);
    most = Math.max(most, pull, exposure(alone) - (limits.exposure[party] as number));
  }
  return most;
}
