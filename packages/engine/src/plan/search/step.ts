import { type Bits, contains, intersects, union, without } from '../../math/bits.ts';
import { breakdown, type Move, type Problem, requirers } from '../problem.ts';
import { exposure, insideOf } from '../road-map.ts';
import { emptyStates, insertState, type States } from './states.ts';

/**
 * One step forward or back in the graph of states, without allocating: what a search does millions of times.
 *
 * The graph: a node is a set of steps S, an edge a move that is available at S. B depends on S alone, so a node carries
 * it, and the moves that can be taken from it (or, backwards, that can have come last): they follow from those of the
 * node before.
 */
export interface Graph {
  readonly problem: Problem;
  /** Forwards from S_0, or backwards from the end. */
  readonly ahead: boolean;
  /** By move: the moves that can become possible by taking it. */
  readonly frees: readonly (readonly number[])[];
  /** By move: the steps that require one of its steps. */
  readonly users: readonly Bits[];
  /** By move: the bundles that its steps belong to; only these can be completed by it. */
  readonly bundles: readonly (readonly number[])[];
  /** May this move be taken at this state? Absent: always. */
  readonly allow: Allow | undefined;
  /** The set and B of the state last made by `take`. */
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
  /** Known of the limits on pulls, once it was worth asking (`sides.ts`): can a road map within them pass this state? */
  occurs?: Occurs;
}

export type Occurs = (set: Int32Array) => boolean;

/** Is nothing asked of any party? */
export function isFree(limits: Float64Array): boolean {
  return limits.every((limit) => limit === Number.POSITIVE_INFINITY);
}

export function noLimits(problem: Problem): Limits {
  const free = () => new Float64Array(problem.parties.length).fill(Number.POSITIVE_INFINITY);
  return { pull: free(), exposure: free() };
}

export function graphOf(problem: Problem, ahead: boolean, allow?: Allow): Graph {
  return {
    problem,
    ahead,
    frees: ahead ? problem.requiredBy : requirers(problem),
    users: problem.requiredBy.map((later) =>
      later.reduce<Bits>((steps, m) => union(steps, (problem.moves[m] as Move).set), new Int32Array(problem.words)),
    ),
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

/** The states of a search from the graph's own end, with that end in it. */
export function rootOf(graph: Graph, root: Bits = graph.ahead ? graph.problem.start : graph.problem.end): States {
  const { problem } = graph;
  const states = emptyStates(problem);
  insertState(states, root, breakdown(problem, root));
  for (let move = 0; move < problem.moves.length; move++) {
    if (isReady(graph, root, move)) states.ready[move >> 5] = (states.ready[move >> 5] as number) | (1 << (move & 31));
  }
  return states;
}

/** Could this move be taken from the set, as far as its requirements say? */
export function isReady({ problem, ahead, users }: Graph, set: Bits, move: number): boolean {
  const { requires, set: own } = problem.moves[move] as Move;
  return ahead
    ? contains(set, requires) && !intersects(set, own)
    : contains(set, own) && !intersects(set, users[move] as Bits);
}

/** Sets of steps with their B, row by row. */
type Rows = Pick<States, 'words' | 'parties' | 'bits' | 'breakdown'>;

/** Puts the state after (backwards: before) a move that is ready at `at` into the scratch; false if it is not allowed. */
export function take(graph: Graph, states: Rows, at: number, move: number): boolean {
  const { set, breakdown: value, problem, ahead } = graph;
  const { set: own, shift } = problem.moves[move] as Move;
  const { words, parties, bits } = states;
  for (let w = 0; w < words; w++) set[w] = bits[at * words + w] as number;
  if (ahead && graph.allow && !graph.allow(set, move)) return false;
  const sign = ahead ? 1 : -1;
  for (let i = 0; i < parties; i++) {
    value[i] = (states.breakdown[at * parties + i] as number) + sign * (shift[i] as number);
  }
  if (ahead) for (let w = 0; w < words; w++) set[w] = (set[w] as number) | (own[w] as number);
  if (problem.bundles.length > 0) addBundles(graph, move, sign);
  if (!ahead) for (let w = 0; w < words; w++) set[w] = (set[w] as number) & ~(own[w] as number);
  return ahead || !graph.allow || graph.allow(set, move);
}

/** Adds the state in the scratch, made by `move` from `at`, and gives its number. */
export function insertTaken(graph: Graph, states: States, at: number, move: number): number {
  const next = insertState(states, graph.set, graph.breakdown);
  const { ready, moveWords } = states;
  for (let w = 0; w < moveWords; w++) ready[next * moveWords + w] = ready[at * moveWords + w] as number;
  const own = next * moveWords + (move >> 5);
  ready[own] = (ready[own] as number) & ~(1 << (move & 31));
  for (const freed of graph.frees[move] as readonly number[]) {
    if (!isReady(graph, graph.set, freed)) continue;
    const word = next * moveWords + (freed >> 5);
    ready[word] = (ready[word] as number) | (1 << (freed & 31));
  }
  states.depth[next] = (states.depth[at] as number) + 1;
  states.move[next] = move;
  states.from[next] = at;
  return next;
}

/** The first move from `least` on that is ready at `at`; the number of moves if there is none. */
export function readyFrom({ ready, moveWords }: States, at: number, least: number, count: number): number {
  for (let w = least >> 5; w < moveWords; w++) {
    const word = (ready[at * moveWords + w] as number) & (w === least >> 5 ? -1 << (least & 31) : -1);
    if (word !== 0) return w * 32 + 31 - Math.clz32(word & -word);
  }
  return count;
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

/** Is the state last made the end of all road maps? */
export function isWhole({ set, problem, ahead }: Graph): boolean {
  if (!ahead) return false;
  for (let w = 0; w < set.length; w++) if (set[w] !== problem.end[w]) return false;
  return true;
}

/** Does the state last made, or what happens inside the move to it, exceed the limits, or is it known to lead nowhere? */
export function exceeds(graph: Graph, move: number, limits: Limits): boolean {
  if (limits.occurs && !limits.occurs(graph.set)) return true;
  return excess(graph.problem, graph.breakdown, limits, isWhole(graph)) > 0 || excessInside(graph, move, limits) > 0;
}

/**
 * How far a state with this B lies above limits, the largest over all sides: pull_i - limit (not at the end),
 * exposure_i - limit. -Infinity where nothing is limited.
 */
export function excess(problem: Problem, value: Float64Array, limits: Limits, isEnd: boolean): number {
  let most = Number.NEGATIVE_INFINITY;
  const parties = problem.parties.length;
  for (let i = 0; i < parties; i++) {
    const own = value[i] as number;
    const pull = isEnd ? most : own - (problem.completion[i] as number) - (limits.pull[i] as number);
    const exposed = (own < 0 ? -own : 0) - (limits.exposure[i] as number);
    if (pull > most) most = pull;
    if (exposed > most) most = exposed;
  }
  return most;
}

/** The same inside a together set, where each side can hold back its part, or be left alone with it. */
export function excessInside(graph: Graph, move: number, limits: Limits): number {
  const { problem, ahead } = graph;
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
