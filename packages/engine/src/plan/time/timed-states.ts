import type { Search } from '../../math/search.ts';
import { holdings, type Move, type Problem } from '../problem.ts';
import { exposure, type Figures, type Inside, insideOf } from '../road-map.ts';
import { strideOf } from '../search/effort.ts';
import { find, type States } from '../search/states.ts';
import { type Allow, graphOf, insertTaken, type Limits, readyFrom, rootOf, take } from '../search/step.ts';
import { fixedPart, onward } from './passage.ts';

/**
 * Every set of steps that a road map can pass, listed once for all searches with rates: sets with fewer moves done come
 * first, S_0 is number 0 and the end is the last. Edges stand by the set that they leave, in the file's order of moves.
 */
export interface TimedStates {
  readonly problem: Problem;
  readonly states: States;
  /** The edges of set s run from edges[s] up to edges[s + 1]. */
  readonly edges: Int32Array;
  readonly move: Int32Array;
  readonly next: Int32Array;
  /** By edge, then party: the part of V before the edge that does not depend on V after it. */
  readonly fixed: Float64Array;
  /** By edge that is a together set: what each side has in hand inside it. */
  readonly inside: ReadonlyMap<number, readonly Inside[]>;
  /** Good road maps that searches have met: the next one starts from the best of them that fits. */
  readonly met: { readonly moves: readonly Move[]; readonly figures: Figures }[];
}

/** More edges than this are not listed (about 100 bytes each with what is found on the way). */
const mostEdges = 3_000_000;

/** Lists the sets; null if there are too many, or if it was stopped: then the next search goes on where it was. */
export function* timedStates(problem: Problem, stage: string): Search<TimedStates | null> {
  const known = listed.get(problem);
  if (known !== undefined) return known;
  const listing = begun.get(problem) ?? list(problem);
  begun.set(problem, listing);
  for (let turn = listing.next(); ; turn = listing.next()) {
    if (turn.done) {
      listed.set(problem, turn.value);
      return turn.value;
    }
    if (yield { stage, states: turn.value, bound: null }) return null;
  }
}

/** One problem is searched many times: for its stake, its frontier, what holds. */
const listed = new WeakMap<Problem, TimedStates | null>();
const begun = new WeakMap<Problem, ReturnType<typeof list>>();

/** Yields how many sets it has met. */
function* list(problem: Problem): Generator<number, TimedStates | null> {
  const graph = graphOf(problem, true);
  const states = rootOf(graph);
  const count = problem.moves.length;
  const [edges, move, next]: [number[], number[], number[]] = [[], [], []];
  const inside = new Map<number, readonly Inside[]>();
  const stride = strideOf(problem);
  for (let at = 0; at < states.count; at++) {
    if (at % stride === 0) yield states.count;
    if (move.length > mostEdges) return null;
    edges.push(move.length);
    for (let m = readyFrom(states, at, 0, count); m < count; m = readyFrom(states, at, m + 1, count)) {
      take(graph, states, at, m);
      const taken = problem.moves[m] as Move;
      if (taken.own.length > 0) inside.set(move.length, insideOf(problem, setOf(states, at), taken));
      const known = find(states, graph.set);
      move.push(m);
      next.push(known < 0 ? insertTaken(graph, states, at, m) : known);
    }
  }
  edges.push(move.length);
  const table = {
    problem,
    states,
    edges: Int32Array.from(edges),
    move: Int32Array.from(move),
    next: Int32Array.from(next),
  };
  return { ...table, inside, fixed: fixedParts(table), met: [] };
}

function fixedParts({
  problem,
  states,
  edges,
  move,
  next,
}: Omit<TimedStates, 'fixed' | 'inside' | 'met'>): Float64Array {
  const parties = problem.parties.length;
  const fixed = new Float64Array(move.length * parties);
  for (let s = 0; s < states.count; s++) {
    const held = holdings(problem, setOf(states, s));
    for (let e = edges[s] as number; e < (edges[s + 1] as number); e++) {
      const { passage } = problem.moves[move[e] as number] as Move;
      for (let i = 0; i < parties; i++) {
        const [here, there] = [s * parties + i, (next[e] as number) * parties + i];
        const [broken, alarmed] = [states.breakdown[here] as number, states.breakdown[there] as number];
        fixed[e * parties + i] = fixedPart(passage, i, held[i] as number, broken, alarmed);
      }
    }
  }
  return fixed;
}

export function setOf(states: States, at: number): Int32Array {
  return states.bits.subarray(at * states.words, (at + 1) * states.words);
}

/** V before an edge, from V after it. */
export function seenThroughBefore(table: TimedStates, edge: number, party: number, after: number): number {
  const { passage } = table.problem.moves[table.move[edge] as number] as Move;
  return (
    (table.fixed[edge * table.problem.parties.length + party] as number) +
    (passage[4 * party + onward] as number) * after
  );
}

/**
 * What is left of the sets under limits, without looking at orders one by one. By set, then party: `most`, which no
 * order from there on brings more than; `need`, which every order up to there asks at least. A set with need above most
 * for some party lies on no road map within the limits.
 *
 * Proof. V before an edge is weight times V after it plus a fixed part, and the weight is at least 0. So the largest V
 * at a set, over all orders from there on, is at most the largest over its edges of what they make of the largest V
 * after them. And an order that keeps its pulls up to some set needs there, for each party, at least what keeps the
 * pull at that set, and what the edge it came by makes of its need before; the least over the edges is needed by all.
 */
export interface Corridor {
  readonly limits: Limits;
  readonly alive: Uint8Array;
  /** By edge: 1 where no road map within the limits goes. */
  readonly closed: Uint8Array;
  readonly most: Float64Array;
  readonly need: Float64Array;
}

/** By edge: 1 where `allow` forbids it. */
export function forbidden(table: TimedStates, allow: Allow | undefined): Uint8Array {
  const closed = new Uint8Array(table.move.length);
  if (!allow) return closed;
  for (let s = 0; s < table.states.count; s++) {
    const set = setOf(table.states, s);
    for (let e = table.edges[s] as number; e < (table.edges[s + 1] as number); e++) {
      if (!allow(set, table.move[e] as number)) closed[e] = 1;
    }
  }
  return closed;
}

/** The corridor of some limits; null if nothing is left. */
export function corridorOf(table: TimedStates, limits: Limits, shut: Uint8Array): Corridor | null {
  const { states, problem } = table;
  const size = states.count * problem.parties.length;
  const corridor = {
    limits,
    alive: new Uint8Array(states.count).fill(1),
    closed: shut.slice(),
    most: new Float64Array(size),
    need: new Float64Array(size),
  };
  closeExposed(table, corridor);
  lookBack(table, corridor);
  lookAhead(table, corridor);
  return corridor.alive[0] && corridor.alive[states.count - 1] ? corridor : null;
}

function closeExposed(table: TimedStates, { limits, alive, closed }: Corridor): void {
  const { states } = table;
  const parties = table.problem.parties.length;
  for (let at = 0; at < alive.length * parties; at++) {
    const most = limits.exposure[at % parties] as number;
    if (exposure(states.breakdown[at] as number) > most) alive[Math.floor(at / parties)] = 0;
  }
  for (const [e, list] of table.inside) {
    if (list.some(({ party, alone }) => exposure(alone) > (limits.exposure[party] as number))) closed[e] = 1;
  }
}

/** Fills `most`, from the end on; takes out sets at which even that leaves too large a pull. */
function lookBack(table: TimedStates, { limits, alive, closed, most }: Corridor): void {
  const { states, edges, next, problem } = table;
  const parties = problem.parties.length;
  const last = states.count - 1;
  most.set(problem.completion, last * parties);
  for (let s = last - 1; s >= 0; s--) {
    if (!alive[s]) continue;
    most.fill(Number.NEGATIVE_INFINITY, s * parties, (s + 1) * parties);
    for (let e = edges[s] as number; e < (edges[s + 1] as number); e++) {
      const to = next[e] as number;
      if (closed[e] || !alive[to]) continue;
      for (let i = 0; i < parties; i++) {
        const value = seenThroughBefore(table, e, i, most[to * parties + i] as number);
        if (value > (most[s * parties + i] as number)) most[s * parties + i] = value;
      }
    }
    for (let i = 0; i < parties; i++) {
      const at = s * parties + i;
      if ((most[at] as number) < needAt(states.breakdown[at] as number, limits.pull[i] as number)) alive[s] = 0;
    }
  }
}

/** The least V with which a side that has this in hand has a pull, rounded, of at most the limit. */
function needAt(inHand: number, limit: number): number {
  return inHand - limit - 0.5;
}

/** Fills `need`, from S_0 on; takes out sets and edges that ask more than can be had. */
function lookAhead(table: TimedStates, corridor: Corridor): void {
  const { states, edges, next } = table;
  const { limits, alive, closed, most, need } = corridor;
  const parties = table.problem.parties.length;
  const last = states.count - 1;
  const asked = new Float64Array(parties);
  need.fill(Number.POSITIVE_INFINITY);
  need.fill(limits.worthIt ? -0.5 : Number.NEGATIVE_INFINITY, 0, parties);
  for (let s = 0; s <= last; s++) {
    for (let i = 0; alive[s] && i < parties; i++) {
      const at = s * parties + i;
      const own =
        s === last ? Number.NEGATIVE_INFINITY : needAt(states.breakdown[at] as number, limits.pull[i] as number);
      if (own > (need[at] as number)) need[at] = own;
      if ((need[at] as number) > (most[at] as number)) alive[s] = 0;
    }
    if (!alive[s]) continue;
    for (let e = edges[s] as number; e < (edges[s + 1] as number); e++) {
      const to = next[e] as number;
      if (closed[e] || !alive[to]) continue;
      for (let i = 0; i < parties; i++) asked[i] = askedAfter(table, corridor, s, e, i);
      if (asked.some((value, i) => value > (most[to * parties + i] as number))) closed[e] = 1;
      else
        for (let i = 0; i < parties; i++)
          if ((asked[i] as number) < (need[to * parties + i] as number)) need[to * parties + i] = asked[i] as number;
    }
  }
}

/** What V must be after an edge so that it is enough before it; a hair less, for the rounding of doubles. */
function askedAfter(table: TimedStates, { limits, need }: Corridor, s: number, e: number, i: number): number {
  const parties = table.problem.parties.length;
  const { passage } = table.problem.moves[table.move[e] as number] as Move;
  let before = need[s * parties + i] as number;
  for (const { party, heldBack } of table.inside.get(e) ?? []) {
    if (party === i) before = Math.max(before, needAt(heldBack, limits.pull[i] as number));
  }
  if (before === Number.NEGATIVE_INFINITY) return before;
  const fixed = table.fixed[e * parties + i] as number;
  const weight = passage[4 * i + onward] as number;
  const hair = (Math.abs(before) + Math.abs(fixed)) * 2 ** -49;
  const rest = before - fixed - hair;
  if (weight > 0) return rest / weight;
  return rest > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}
