import { type Bits, contains } from '../math/bits.ts';
import { emptyHeap, pop, push } from '../math/heap.ts';
import type { Search } from '../math/search.ts';
import { someOrderHolds } from '../plan/best.ts';
import type { Move } from '../plan/problem.ts';
import { isWorthIt } from '../plan/road-map.ts';
import type { Diagram, Layer } from './diagram.ts';
import { type Domain, restrictedTo } from './domain.ts';
import type { Every } from './every.ts';
import { type DealsAt, mostListed } from './frontier.ts';
import { onePoint, placeOf, unbeaten } from './points.ts';

/** The frontier among the deals that hold, the first party's worth rising. */
export interface HoldingPoints {
  /** With all deals of each vector that hold (the first hundred); where not every deal was looked at, with one. */
  readonly points: readonly DealsAt[];
  readonly proved: boolean;
  /** If not proved: every deal that holds and is not listed, or matched by one listed, is worth at most this to each. */
  readonly bound: Float64Array | null;
  readonly states: number;
}

/** A deal that holds. */
interface Holding {
  readonly items: readonly number[];
  readonly worth: Float64Array;
}

/**
 * The frontier among the deals that hold: read off where every deal was judged. Else, where every vector of the zone has a
 * deal that holds, it is the zone, as no deal that is worth it to all is better than all of the zone; else it is searched.
 */
export function* holdingPoints(
  domain: Domain,
  { isPossible, list }: { readonly isPossible: boolean; readonly list: readonly Diagram[] | null },
  every: Every | null,
  frontier: readonly DealsAt[],
): Search<HoldingPoints> {
  if (every) return { points: pointsOf(unbeatenOf(domain, every)), proved: true, bound: null, states: 0 };
  if (!list || frontier.length === 0) return { points: [], proved: !isPossible, bound: null, states: 0 };
  const known: Holding[] = [];
  const zone = frontier.filter(({ u }) => isWorthIt(u));
  let states = 0;
  for (const { u, items } of zone) {
    for (const each of items) {
      const judged = yield* dealHolds(domain, each);
      states += judged.states;
      if (!judged.holds) continue;
      known.push({ items: each, worth: u });
      break;
    }
  }
  if (known.length === zone.length) return { points: pointsOf(known), proved: true, bound: null, states };
  const { found, proved, bound, states: more } = yield* search(domain, list, known);
  return { points: pointsOf(found), proved, bound, states: states + more };
}

/** The deals that hold whose vectors none of them beats. */
function unbeatenOf({ problem }: Domain, { holding }: Every): Holding[] {
  if (holding.length === 0) return [];
  const itemsIn = (set: Bits) => [...problem.moves.keys()].filter((m) => contains(set, (problem.moves[m] as Move).set));
  const best = unbeaten(holding.length, (k) => onePoint(holding[k]?.worth as Float64Array));
  return holding
    .filter(({ worth }) => placeOf(best, worth) >= 0)
    .map(({ set, worth }) => ({ items: itemsIn(set), worth }));
}

function pointsOf(holding: readonly Holding[]): DealsAt[] {
  const groups = Map.groupBy(holding, ({ worth }) => worth.join());
  return [...groups.values()]
    .map((group) => ({
      u: (group[0] as Holding).worth,
      count: group.length,
      items: group.map(({ items }) => items).slice(0, mostListed),
    }))
    .sort((a, b) => compare(a.u, b.u));
}

function compare(a: Float64Array, b: Float64Array): number {
  const apart = a.findIndex((value, i) => value !== b[i]);
  return apart < 0 ? 0 : (a[apart] as number) - (b[apart] as number);
}

/**
 * The frontier among the deals that hold, where there are too many to look at each. `known`: some of it.
 *
 * A deal that holds may be beaten by one that does not, so the frontier of all deals does not tell. Deals are met by
 * falling sum of worths, best first: half-decided deals wait in a heap by the largest sum they can still come to. One that
 * cannot be worth it to all any more, or that a deal found already matches for every party however it goes on, is let go.
 * A deal that beats another has the larger sum, so what is met and holds, and is not matched, is on the frontier.
 */
function* search(
  domain: Domain,
  diagrams: readonly Diagram[],
  known: readonly Holding[],
): Search<{ found: Holding[]; proved: boolean; bound: Float64Array | null; states: number }> {
  const graph = chained(diagrams);
  const order = diagrams.flatMap(({ items }) => items);
  const parties = domain.base.length;
  const { most, mostSum } = boundsOf(graph, parties);
  const found = [...known];
  const waiting = emptyHeap();
  const partial = noneDecided(parties);
  const best = new Float64Array(parties);
  const isHopeless = (layer: number, node: number, worth: Float64Array) => {
    const top = (most[layer] as Float64Array[])[node] as Float64Array;
    for (let i = 0; i < parties; i++) {
      best[i] = (worth[i] as number) + (top[i] as number);
      if ((best[i] as number) < 0) return true;
    }
    return found.some((each) => each.worth.every((value, i) => value >= (best[i] as number)));
  };
  const add = (layer: number, node: number, origin: number, worth: Float64Array) => {
    if (isHopeless(layer, node, worth)) return;
    const sum = worth.reduce((all, value) => all + value, mostSum[layer]?.[node] as number);
    push(waiting, -sum, layer, addPartial(partial, layer, node, origin, worth));
  };
  const undecided: Float64Array[] = [];
  let [states, stop] = [0, false];
  add(0, 0, -1, domain.base);
  while (waiting.size > 0 && !stop) {
    const at = pop(waiting);
    const [layer, node] = [partial.layer[at] as number, partial.node[at] as number];
    const worth = partial.worth.slice(at * parties, (at + 1) * parties);
    states++;
    if (states % 512 === 0) stop = (yield { stage: 'deals that hold', states, bound: null }) || states > mostPartial;
    if (isHopeless(layer, node, worth)) continue;
    if (layer < graph.length) {
      const { next, gain } = graph[layer] as Layer;
      const [left, taken] = [next[2 * node] as number, next[2 * node + 1] as number];
      if (left >= 0) add(layer + 1, left, 2 * at, worth);
      if (taken >= 0)
        add(
          layer + 1,
          taken,
          2 * at + 1,
          worth.map((value, i) => value + (gain[node]?.[i] as number)),
        );
      continue;
    }
    const items = itemsOf(order, partial, at);
    const { holds, states: more } = yield* dealHolds(domain, items);
    states += more;
    if (holds) found.push({ items, worth });
    else if (holds === null) undecided.push(worth);
  }
  const rest = [...undecided];
  while (waiting.size > 0) {
    const at = pop(waiting);
    const worth = partial.worth.subarray(at * parties, (at + 1) * parties);
    if (!isHopeless(partial.layer[at] as number, partial.node[at] as number, worth)) rest.push(best.slice());
  }
  const bound = rest.reduce<Float64Array | null>(
    (top, each) => (top ? top.map((value, i) => Math.max(value, each[i] as number)) : each.slice()),
    null,
  );
  return { found, proved: rest.length === 0, bound, states };
}

/** Half-decided deals beyond which the search gives up as if it were stopped. */
const mostPartial = 20_000_000;

/** Does some order of this deal hold with the stakes as they are? The deal of nothing holds. */
function* dealHolds(
  domain: Domain,
  items: readonly number[],
): Search<{ readonly holds: boolean | null; readonly states: number }> {
  const problem = restrictedTo(domain, items);
  if (items.length === 0) return { holds: isWorthIt(problem.completion), states: 0 };
  return yield* someOrderHolds({ problem });
}

/** Half-decided deals: where each stands, what it is worth so far, and twice the one it came from, plus 1 if the item was taken. */
interface Partial {
  count: number;
  layer: Int32Array;
  node: Int32Array;
  origin: Int32Array;
  worth: Float64Array;
}

function noneDecided(parties: number): Partial {
  const room = 1024;
  return {
    count: 0,
    layer: new Int32Array(room),
    node: new Int32Array(room),
    origin: new Int32Array(room),
    worth: new Float64Array(room * parties),
  };
}

function addPartial(partial: Partial, layer: number, node: number, origin: number, worth: Float64Array): number {
  const at = partial.count++;
  if (at === partial.layer.length) {
    partial.layer = doubled(partial.layer);
    partial.node = doubled(partial.node);
    partial.origin = doubled(partial.origin);
    partial.worth = doubled(partial.worth);
  }
  partial.layer[at] = layer;
  partial.node[at] = node;
  partial.origin[at] = origin;
  partial.worth.set(worth, at * worth.length);
  return at;
}

function doubled<A extends Int32Array | Float64Array>(array: A): A {
  const larger = new (array.constructor as new (length: number) => A)(2 * array.length);
  larger.set(array);
  return larger;
}

/** The items of a deal that is decided, ascending. */
function itemsOf(order: readonly number[], { layer, origin }: Partial, deal: number): number[] {
  const items: number[] = [];
  for (let at = deal; (layer[at] as number) > 0; at = (origin[at] as number) >> 1) {
    if ((origin[at] as number) & 1) items.push(order[(layer[at] as number) - 1] as number);
  }
  return items.sort((a, b) => a - b);
}

/** The layers of all diagrams in a row: the end of one is the root of the next. */
function chained(diagrams: readonly Diagram[]): Layer[] {
  return diagrams.flatMap(({ layers }) => layers.slice(0, -1));
}

/** By layer and node: the most that the rest can add, by party, and in sum. */
function boundsOf(graph: readonly Layer[], parties: number): { most: Float64Array[][]; mostSum: number[][] } {
  const most: Float64Array[][] = [[new Float64Array(parties)]];
  const mostSum: number[][] = [[0]];
  for (const { next, gain, size } of graph.toReversed()) {
    const [after, afterSum] = [most.at(-1) as Float64Array[], mostSum.at(-1) as number[]];
    const tops = Array.from({ length: size }, () => new Float64Array(parties).fill(Number.NEGATIVE_INFINITY));
    const topSums = new Array<number>(size).fill(Number.NEGATIVE_INFINITY);
    for (const [arc, to] of next.entries()) {
      if (to < 0) continue;
      const [v, isTaken] = [arc >> 1, arc & 1];
      const added = (i: number) => (isTaken ? ((gain[v] as Float64Array)[i] as number) : 0);
      const top = tops[v] as Float64Array;
      let sum = afterSum[to] as number;
      for (let i = 0; i < parties; i++) {
        top[i] = Math.max(top[i] as number, (after[to]?.[i] as number) + added(i));
        sum += added(i);
      }
      topSums[v] = Math.max(topSums[v] as number, sum);
    }
    most.push(tops);
    mostSum.push(topSums);
  }
  return { most: most.reverse(), mostSum: mostSum.reverse() };
}
