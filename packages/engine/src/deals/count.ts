import type { Search } from '../math/search.ts';
import type { Diagram, Layer } from './diagram.ts';

/** How many deals there are, as paths through the diagrams; beyond 2^53 the nearest double, null beyond all doubles. */
export function countDeals(diagrams: readonly Diagram[]): number | null {
  const all = Number(diagrams.reduce((product, diagram) => product * pathsIn(diagram), 1n));
  return Number.isFinite(all) ? all : null;
}

function pathsIn({ layers }: Diagram): bigint {
  let ways = [1n];
  for (const [p, { next }] of layers.slice(0, -1).entries()) {
    const reached = Array.from({ length: (layers[p + 1] as Layer).size }, () => 0n);
    for (const [arc, to] of next.entries())
      if (to >= 0) reached[to] = (reached[to] as bigint) + (ways[arc >> 1] as bigint);
    ways = reached;
  }
  return ways[0] as bigint;
}

/** Sums at a node, each with the number of ways to it: flat vectors in ascending lexicographic order. */
interface Bag {
  readonly values: Float64Array;
  readonly ways: Float64Array;
}

/** Different sums, of both halves together, beyond which counting gives up. */
const mostSums = 3_000_000;

/**
 * How many deals are worth at least nothing to every party; null if that is too much to count.
 *
 * All sums with their number of ways are listed from the root up to a layer in the middle and from the end back to it,
 * always on the side that has fewer, so that each side has about the square root of all deals. At every node of that
 * layer the pairs are counted that together reach 0 for every party (Bentley, Multidimensional divide-and-conquer,
 * Communications of the ACM 23, 1980). Sums of counts stay below the number of deals, so doubles hold them exactly below
 * 2^53.
 */
export function* countRational(base: Float64Array, diagrams: readonly Diagram[]): Search<number | null> {
  const all = countDeals(diagrams);
  if (all === null || all > Number.MAX_SAFE_INTEGER) return null;
  const layers = diagrams.flatMap(({ layers: own }) => own.slice(0, -1));
  const sizes = [...layers.slice(1).map(({ size }) => size), 1];
  const parties = base.length;
  let ahead: Bag[] = [{ values: base.slice(), ways: Float64Array.of(1) }];
  let back: Bag[] = [{ values: new Float64Array(parties), ways: Float64Array.of(1) }];
  let [from, to] = [0, layers.length];
  while (from < to) {
    const states = sizeOf(ahead) + sizeOf(back);
    if (states > mostSums || (yield { stage: 'deals worth it to all', states, bound: null })) return null;
    if (sizeOf(ahead) <= sizeOf(back)) ahead = forwards(layers[from] as Layer, ahead, sizes[from++] as number, parties);
    else back = backwards(layers[--to] as Layer, back, parties);
  }
  return ahead.reduce((sum, bag, v) => sum + pairsOf(bag, back[v] as Bag, parties), 0);
}

function sizeOf(bags: readonly Bag[]): number {
  return bags.reduce((sum, { ways }) => sum + ways.length, 0);
}

function forwards({ next, gain }: Layer, bags: readonly Bag[], size: number, parties: number): Bag[] {
  const reaching: Bag[][] = Array.from({ length: size }, () => []);
  for (const [v, bag] of bags.entries()) {
    const [left, taken] = [next[2 * v] as number, next[2 * v + 1] as number];
    if (left >= 0) reaching[left]?.push(bag);
    if (taken >= 0) reaching[taken]?.push(moved(bag, gain[v] as Float64Array, parties));
  }
  return reaching.map((list) => united(list, parties));
}

function backwards({ next, gain, size }: Layer, bags: readonly Bag[], parties: number): Bag[] {
  return Array.from({ length: size }, (_, v) => {
    const [left, taken] = [next[2 * v] as number, next[2 * v + 1] as number];
    return united(
      [
        ...(left >= 0 ? [bags[left] as Bag] : []),
        ...(taken >= 0 ? [moved(bags[taken] as Bag, gain[v] as Float64Array, parties)] : []),
      ],
      parties,
    );
  });
}

function moved({ values, ways }: Bag, by: Float64Array, parties: number): Bag {
  return { values: values.map((value, at) => value + (by[at % parties] as number)), ways };
}

function united(bags: readonly Bag[], parties: number): Bag {
  return bags.reduce((a, b) => merged(a, b, parties));
}

/** Two sorted bags as one; equal sums add up their ways. */
function merged(a: Bag, b: Bag, parties: number): Bag {
  const values = new Float64Array(a.values.length + b.values.length);
  const ways = new Float64Array(a.ways.length + b.ways.length);
  let [x, y, count] = [0, 0, 0];
  while (x < a.ways.length || y < b.ways.length) {
    const order = x >= a.ways.length ? 1 : y >= b.ways.length ? -1 : compare(a.values, x, b.values, y, parties);
    const [source, at] = order <= 0 ? [a.values, x] : [b.values, y];
    for (let i = 0; i < parties; i++) values[count * parties + i] = source[at * parties + i] as number;
    ways[count++] = (order <= 0 ? (a.ways[x++] as number) : 0) + (order >= 0 ? (b.ways[y++] as number) : 0);
  }
  return { values: values.slice(0, count * parties), ways: ways.slice(0, count) };
}

function compare(a: Float64Array, x: number, b: Float64Array, y: number, parties: number): number {
  for (let i = 0; i < parties; i++) {
    const difference = (a[x * parties + i] as number) - (b[y * parties + i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** How many pairs of ways reach 0 in every coordinate. */
function pairsOf(a: Bag, b: Bag, parties: number): number {
  return countPairs({ a, b, parties }, Int32Array.from(a.ways.keys()), Int32Array.from(b.ways.keys()), 0);
}

interface Pairing {
  readonly a: Bag;
  readonly b: Bag;
  readonly parties: number;
}

/**
 * Pairs of a sum of `asks` and one of `points` that together reach 0 in the coordinates from `dim` on; both ascending in
 * that coordinate.
 */
function countPairs(pairing: Pairing, asks: Int32Array, points: Int32Array, dim: number): number {
  if (asks.length === 0 || points.length === 0) return 0;
  if (dim === pairing.parties - 2) return countInPlane(pairing, asks, points, dim);
  return split(pairing, asks.slice().reverse(), points, dim);
}

/**
 * With the asks that need least first, both lists are split at the middle of the coordinate: asks of the lower half have
 * what they need there in all points of the upper half, and are counted with them in the coordinates left; the halves
 * themselves are split again.
 */
function split(pairing: Pairing, asks: Int32Array, points: Int32Array, dim: number): number {
  const { a, b, parties } = pairing;
  const need = (x: number) => -(a.values[(asks[x] as number) * parties + dim] as number);
  const have = (y: number) => b.values[(points[y] as number) * parties + dim] as number;
  const [m, n] = [asks.length, points.length];
  if (m === 0 || n === 0 || need(0) > have(n - 1)) return 0;
  if (need(m - 1) <= have(0)) {
    const next = dim + 1;
    return countPairs(pairing, sortedBy(asks, a, next, parties), sortedBy(points, b, next, parties), next);
  }
  let [x, y] = [0, 0];
  while (x + y < (m + n) >> 1) {
    if (y >= n || (x < m && need(x) <= have(y))) x++;
    else y++;
  }
  return (
    countPairs(
      pairing,
      sortedBy(asks.subarray(0, x), a, dim + 1, parties),
      sortedBy(points.subarray(y), b, dim + 1, parties),
      dim + 1,
    ) +
    split(pairing, asks.subarray(0, x), points.subarray(0, y), dim) +
    split(pairing, asks.subarray(x), points.subarray(y), dim)
  );
}

function sortedBy(which: Int32Array, { values }: Bag, dim: number, parties: number): Int32Array {
  return which.slice().sort((x, y) => (values[x * parties + dim] as number) - (values[y * parties + dim] as number));
}

/** In the last two coordinates: the less an ask needs of the first, the more points serve; a tree sums them by the second. */
function countInPlane({ a, b, parties }: Pairing, asks: Int32Array, points: Int32Array, dim: number): number {
  const seconds = Float64Array.from(points, (y) => b.values[y * parties + dim + 1] as number).sort();
  const tree = new Float64Array(seconds.length + 1);
  let [count, served, total] = [0, points.length, 0];
  for (const x of asks) {
    const [first, second] = [-(a.values[x * parties + dim] as number), -(a.values[x * parties + dim + 1] as number)];
    for (; served > 0; served--) {
      const y = points[served - 1] as number;
      if ((b.values[y * parties + dim] as number) < first) break;
      const ways = b.ways[y] as number;
      const place = placeIn(seconds, b.values[y * parties + dim + 1] as number) + 1;
      for (let at = place; at < tree.length; at += at & -at) tree[at] = (tree[at] as number) + ways;
      total += ways;
    }
    let below = 0;
    for (let at = placeIn(seconds, second); at > 0; at -= at & -at) below += tree[at] as number;
    count += (total - below) * (a.ways[x] as number);
  }
  return count;
}

/** How many of the ascending values are less. */
function placeIn(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
