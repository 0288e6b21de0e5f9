import type { Search } from '../math/search.ts';
import type { Diagram, Layer } from './diagram.ts';
import type { Domain } from './domain.ts';
import { onePoint, type Points, placeOf, pointAt, shifted, sums, unbeaten } from './points.ts';

/**
 * The frontier of all deals: every vector of worths that no deal beats, with the deals that have it.
 *
 * At a node of a diagram only the unbeaten sums of the ways to it are kept. That loses nothing: two ways to one node can
 * be completed in the same ways and gain the same by it, so if one beats the other at the node, whatever completes the
 * beaten one to a deal completes the other to a better deal. For the same reason every way to a deal of the frontier is
 * unbeaten at every node it passes, so all deals of equal worth can be read off again, backwards. Parts of the domain that
 * have nothing to do with one another add up: a sum is unbeaten only if each of its parts is.
 */
export interface Frontier {
  /** What the frontier's deals are worth, W of what is done included; the first party's worth rising. */
  readonly vectors: readonly Float64Array[];
  /** Is this vector on it? */
  readonly has: (vector: Float64Array) => boolean;
  /** How many deals have a vector, by its place; beyond 2^53 the nearest double. */
  readonly countAt: (at: number) => number;
  /** They themselves, as lists of items; at most so many. */
  readonly dealsAt: (at: number, most: number) => readonly (readonly number[])[];
  /** Vectors kept on the way. */
  readonly states: number;
}

/** A vector of worths with the deals that have it: all, or the first hundred. */
export interface DealsAt {
  readonly u: Float64Array;
  readonly count: number;
  readonly items: readonly (readonly number[])[];
}

/** Deals of one vector that are listed. */
export const mostListed = 100;

interface Part {
  readonly diagram: Diagram;
  /** By layer, then node. */
  readonly kept: readonly (readonly Points[])[];
  readonly points: Points;
}

/** Vectors kept beyond which the search gives up as if it were stopped: that is about a gigabyte. */
const mostVectors = 40_000_000;

/** Null if it was stopped. */
export function* frontierOf(domain: Domain, diagrams: readonly Diagram[]): Search<Frontier | null> {
  const parts: Part[] = [];
  let states = 0;
  for (const diagram of diagrams) {
    const kept: (readonly Points[])[] = [[onePoint(new Float64Array(domain.base.length))]];
    for (const [p, layer] of diagram.layers.slice(0, -1).entries()) {
      const next = advance(layer, kept[p] as readonly Points[], (diagram.layers[p + 1] as Layer).size);
      kept.push(next);
      states += next.reduce((sum, { count }) => sum + count, 0);
      if (states > mostVectors || (yield { stage: 'frontier', states, bound: null })) return null;
    }
    parts.push({ diagram, kept, points: kept.at(-1)?.[0] as Points });
  }
  parts.sort((a, b) => a.points.count - b.points.count);
  const totals = [onePoint(domain.base)];
  for (const { points } of parts) {
    const total = sums(totals.at(-1) as Points, points);
    totals.push(total);
    states += total.count;
    if (states > mostVectors || (yield { stage: 'frontier', states, bound: null })) return null;
  }
  return readable(parts, totals, states);
}

/** The unbeaten sums at the nodes of the next layer. */
function advance({ next, gain }: Layer, from: readonly Points[], size: number): Points[] {
  const reaching: Points[][] = Array.from({ length: size }, () => []);
  for (const [v, points] of from.entries()) {
    const [left, taken] = [next[2 * v] as number, next[2 * v + 1] as number];
    if (left >= 0) reaching[left]?.push(points);
    if (taken >= 0) reaching[taken]?.push(shifted(points, gain[v] as Float64Array));
  }
  return reaching.map((sets) => unbeaten(sets.length, (s) => sets[s] as Points));
}

/** The deals of the frontier, read off backwards through the vectors kept. */
function readable(parts: readonly Part[], totals: readonly Points[], states: number): Frontier {
  const arrivals = parts.map(({ diagram }) => arrivalsOf(diagram));
  const counted = new Map<string, bigint>();

  /** The nodes of the layer before, with the sum there, from which this sum at this node is reached. */
  function* origins(part: number, layer: number, node: number, sum: Float64Array): Generator<Origin> {
    const { diagram, kept } = parts[part] as Part;
    for (const { from, isTaken } of arrivals[part]?.[layer]?.[node] ?? []) {
      const before = isTaken ? minus(sum, diagram.layers[layer - 1]?.gain[from] as Float64Array) : sum;
      if (placeOf(kept[layer - 1]?.[from] as Points, before) >= 0) yield { from, before, isTaken };
    }
  }

  function* ways(part: number, layer: number, node: number, sum: Float64Array): Generator<number[]> {
    if (layer === 0) yield [];
    for (const { from, before, isTaken } of origins(part, layer, node, sum)) {
      const item = (parts[part] as Part).diagram.items[layer - 1] as number;
      for (const items of ways(part, layer - 1, from, before)) yield isTaken ? [...items, item] : items;
    }
  }

  function countWays(part: number, layer: number, node: number, sum: Float64Array): bigint {
    if (layer === 0) return 1n;
    return remembered(counted, `${part} ${layer} ${node} ${sum.join()}`, () => {
      let count = 0n;
      for (const { from, before } of origins(part, layer, node, sum)) count += countWays(part, layer - 1, from, before);
      return count;
    });
  }

  /** How this sum over the first parts splits into one over those before and one of the last. */
  function* splits(upTo: number, sum: Float64Array): Generator<{ before: Float64Array; own: Float64Array }> {
    const [earlier, last] = [totals[upTo - 1] as Points, (parts[upTo - 1] as Part).points];
    const [few, many] = earlier.count < last.count ? [earlier, last] : [last, earlier];
    for (let at = 0; at < few.count; at++) {
      const one = pointAt(few, at);
      const other = minus(sum, one);
      if (placeOf(many, other) >= 0) yield few === earlier ? { before: one, own: other } : { before: other, own: one };
    }
  }

  function* deals(upTo: number, sum: Float64Array): Generator<number[]> {
    if (upTo === 0) yield [];
    else {
      for (const { before, own } of splits(upTo, sum)) {
        for (const rest of deals(upTo - 1, before)) {
          for (const items of ways(upTo - 1, lastLayer(parts[upTo - 1] as Part), 0, own)) yield [...rest, ...items];
        }
      }
    }
  }

  function countDeals(upTo: number, sum: Float64Array): bigint {
    if (upTo === 0) return 1n;
    return remembered(counted, `${upTo} ${sum.join()}`, () => {
      let count = 0n;
      for (const { before, own } of splits(upTo, sum)) {
        count += countDeals(upTo - 1, before) * countWays(upTo - 1, lastLayer(parts[upTo - 1] as Part), 0, own);
      }
      return count;
    });
  }

  const points = totals.at(-1) as Points;
  const vectors = Array.from({ length: points.count }, (_, at) => pointAt(points, at)).reverse();
  return {
    vectors,
    states,
    has: (vector) => placeOf(points, vector) >= 0,
    countAt: (at) => Number(countDeals(parts.length, vectors[at] as Float64Array)),
    dealsAt: (at, most) => {
      const found: number[][] = [];
      for (const items of deals(parts.length, vectors[at] as Float64Array)) {
        found.push(items.sort((a, b) => a - b));
        if (found.length === most) break;
      }
      return found;
    },
  };
}

interface Origin {
  readonly from: number;
  readonly before: Float64Array;
  readonly isTaken: boolean;
}

function lastLayer({ diagram }: Part): number {
  return diagram.layers.length - 1;
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - (b[i] as number));
}

function remembered(known: Map<string, bigint>, key: string, find: () => bigint): bigint {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}

/** By layer, then node: the arcs that lead to it. */
function arrivalsOf({ layers }: Diagram): { from: number; isTaken: boolean }[][][] {
  const arrivals: { from: number; isTaken: boolean }[][][] = layers.map(({ size }) =>
    Array.from({ length: size }, () => []),
  );
  for (const [p, { size, next }] of layers.slice(0, -1).entries()) {
    for (let v = 0; v < size; v++) {
      for (const isTaken of [false, true]) {
        const to = next[2 * v + (isTaken ? 1 : 0)] as number;
        if (to >= 0) arrivals[p + 1]?.[to]?.push({ from: v, isTaken });
      }
    }
  }
  return arrivals;
}
