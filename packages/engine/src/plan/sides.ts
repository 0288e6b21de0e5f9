import { breakdown, type Move, type Problem } from './problem.ts';
import { type Search, strideOf } from './search.ts';
import { emptyStates, find, insertState, type States } from './states.ts';
import { forward, graphOf, type Limits } from './step.ts';

/**
 * A lower bound on the least largest pull of two parties, from the two sides' own orders.
 *
 * Split the moves into those that the first party does alone and the rest. Without bundles across steps B is a sum,
 * B(S) = f(P) + g(Q), of what stands of either part. An order of all moves is an order of each part, interleaved. So
 * whenever the second part goes from Q to Q', some set P of the first part stands, at which no pull may exceed the
 * level: f(P) + max(g(Q), g(Q')) <= C + level for both parties (at the very end nothing counts). Whether such a P
 * exists is one look into a staircase: among the sets with f_0 small enough, the least f_1. Sets of the second part that
 * lie on no way from nothing to all over steps that pass this test cannot occur at this level; likewise for the first
 * part, with only the sets of the second that are left; and so on until nothing more falls out. If one part has no way
 * left, no order stays at the level. The least level at which both keep one is the bound.
 *
 * What is let go of: that the sets P met on the way are nested, and requirements between the parts. On few large steps
 * among many small ones, where a search alone must list millions of sets, the bound is mostly the answer itself.
 */
export function* sidesBound(problem: Problem, goal: Limits, limits: Limits, from: number): Search<SidesBound | null> {
  if (problem.parties.length !== 2 || problem.bundles.length > 0) return null;
  if (problem.moves.some((move) => move.own.length > 0)) return null;
  const isOwn = (move: Move) => move.performers.length === 1 && move.performers[0] === 0;
  const first = yield* listSets(problem, problem.moves.filter(isOwn));
  const second =
    first &&
    (yield* listSets(
      problem,
      problem.moves.filter((move) => !isOwn(move)),
    ));
  if (!first || !second) return null;
  const base = breakdown(problem, problem.start);
  const cap = (level: number) =>
    Float64Array.from(base, (value, i) => {
      const most = Math.min((goal.pull[i] as number) + level, limits.pull[i] as number);
      return (problem.completion[i] as number) + most - value;
    });
  let below = from;
  let sides: readonly [Part, Part] = [first, second];
  let reached = Number.POSITIVE_INFINITY;
  for (let reach = 1; below < reached; reach *= 2) {
    const level = reached === Number.POSITIVE_INFINITY ? below + reach - 1 : Math.floor((below + reached) / 2);
    const left = narrow(sides, cap(level));
    if (left) [sides, reached] = [left, level];
    else below = level + 1;
    const stop = yield { stage: 'bound', states: first.count + second.count, bound: null };
    if (stop || reach > 2 ** 40) return null;
  }
  const occursAt = (level: number) => {
    const left = narrow([first, second], cap(level));
    return left ? occurrence(problem, left) : () => false;
  };
  return { level: below, occurs: occurrence(problem, sides), occursAt };
}

/** What the sides say: no order stays below the level; at the level itself only states that occur are passed. */
export interface SidesBound {
  readonly level: number;
  readonly occurs: Occurs;
  /** The same at a higher level. */
  readonly occursAt: (level: number) => Occurs;
}

/** Can a road map that stays at the level pass this set of steps? */
export type Occurs = (set: Int32Array) => boolean;

/** Can this set of steps be passed at the level that was reached? Both its parts must be left. */
function occurrence(problem: Problem, sides: readonly [Part, Part]): Occurs {
  const left = sides.map((part) => {
    const flags = new Uint8Array(part.count);
    for (const at of part.order) flags[at] = 1;
    return flags;
  });
  const set = new Int32Array(problem.words);
  return (whole) =>
    sides.every((part, p) => {
      for (let w = 0; w < set.length; w++) set[w] = (whole[w] as number) & (part.steps[w] as number);
      const at = find(part.states, set);
      return at >= 0 && left[p]?.[at] === 1;
    });
}

/** The sets of one part, with what they add to B, and the steps between them. */
interface Part {
  readonly steps: Int32Array;
  readonly states: States;
  readonly count: number;
  /** f_0 and f_1 by set; the empty set first, the whole part last. */
  readonly gain: readonly [Float64Array, Float64Array];
  /** Steps, in an order in which every set comes before what follows from it. */
  readonly tail: Int32Array;
  readonly head: Int32Array;
  /** The sets that are left, by f_0 rising. */
  readonly order: Int32Array;
}

/** More sets than this are not listed: the search does without the bound. */
const mostSets = 250_000;

/** All sets of a part that its own requirements allow; null if there are too many, or none. */
function* listSets(problem: Problem, moves: readonly Move[]): Search<Part | null> {
  if (moves.length === 0) return null;
  const own = moves.map((move) => move.set).reduce((a, b) => a.map((word, w) => word | (b[w] as number)));
  const inner = moves.map((move) => ({ ...move, requires: move.requires.map((word, w) => word & (own[w] as number)) }));
  const part = { ...problem, moves: inner };
  const graph = graphOf(part);
  const states = emptyStates(part);
  insertState(states, new Int32Array(problem.words), new Float64Array(2));
  const [tail, head]: [number[], number[]] = [[], []];
  const stride = strideOf(problem);
  for (let at = 0; at < states.count; at++) {
    if (at % stride === 0 && (yield { stage: 'bound', states: states.count, bound: null })) return null;
    for (let move = 0; move < inner.length; move++) {
      if (!forward(graph, states.bits, states.breakdown, at, move)) continue;
      let next = find(states, graph.set);
      if (next < 0) next = insertState(states, graph.set, graph.breakdown);
      if (states.count > mostSets) return null;
      tail.push(at);
      head.push(next);
    }
  }
  const gain = [0, 1].map((i) =>
    Float64Array.from({ length: states.count }, (_, at) => states.breakdown[2 * at + i] as number),
  );
  const [x] = gain as [Float64Array, Float64Array];
  const order = Int32Array.from(x.keys()).sort((a, b) => (x[a] as number) - (x[b] as number));
  return {
    steps: own,
    states,
    count: states.count,
    gain: gain as [Float64Array, Float64Array],
    tail: Int32Array.from(tail),
    head: Int32Array.from(head),
    order,
  };
}

/** Takes out what cannot occur below the cap, in turn, until nothing more falls out; null if a part has no way left. */
function narrow(sides: readonly [Part, Part], cap: Float64Array): [Part, Part] | null {
  let [first, second] = sides;
  for (;;) {
    const nextSecond = passable(second, first, cap);
    if (!nextSecond) return null;
    const nextFirst = passable(first, nextSecond, cap);
    if (!nextFirst) return null;
    const isStable = nextFirst.order.length === first.order.length && nextSecond.order.length === second.order.length;
    [first, second] = [nextFirst, nextSecond];
    if (isStable) return [first, second];
  }
}

/** The sets and steps of a part that lie on a way from nothing to all, some set of the other part standing at each step. */
function passable(part: Part, other: Part, cap: Float64Array): Part | null {
  const stairs = staircase(other);
  const [x, y] = part.gain;
  const [last, otherLast] = [part.count - 1, other.count - 1];
  const [reached, leads] = [new Uint8Array(part.count), new Uint8Array(part.count)];
  const open = new Uint8Array(part.tail.length);
  reached[0] = 1;
  for (let e = 0; e < part.tail.length; e++) {
    const [a, b] = [part.tail[e] as number, part.head[e] as number];
    if (!reached[a]) continue;
    const roomX = (cap[0] as number) - Math.max(x[a] as number, x[b] as number);
    const roomY = (cap[1] as number) - Math.max(y[a] as number, y[b] as number);
    const isFine =
      stands(stairs, roomX, roomY) ||
      (b === last &&
        (other.gain[0][otherLast] as number) + (x[a] as number) <= (cap[0] as number) &&
        (other.gain[1][otherLast] as number) + (y[a] as number) <= (cap[1] as number));
    if (!isFine) continue;
    open[e] = 1;
    reached[b] = 1;
  }
  if (!reached[last]) return null;
  leads[last] = 1;
  for (let e = part.tail.length - 1; e >= 0; e--)
    if (open[e] && leads[part.head[e] as number]) leads[part.tail[e] as number] = 1;
  const kept = (_: number, e: number) => open[e] === 1 && leads[part.head[e] as number] === 1;
  return {
    ...part,
    tail: part.tail.filter(kept),
    head: part.head.filter(kept),
    order: part.order.filter((at) => reached[at] === 1 && leads[at] === 1),
  };
}

/** Of the sets that are left: f_0 rising, f_1 falling, only those that no other beats in both. */
interface Stairs {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly count: number;
}

function staircase({ order, gain }: Part): Stairs {
  const [x, y] = [new Float64Array(order.length), new Float64Array(order.length)];
  let count = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const at of order) {
    const value = gain[1][at] as number;
    if (value >= least) continue;
    least = value;
    x[count] = gain[0][at] as number;
    y[count++] = value;
  }
  return { x, y, count };
}

/** Is there a set with f_0 <= roomX and f_1 <= roomY? */
function stands({ x, y, count }: Stairs, roomX: number, roomY: number): boolean {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[middle] as number) <= roomX) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (y[low - 1] as number) <= roomY;
}
