import type { Search } from '../math/search.ts';
import type { Domain } from './domain.ts';

/**
 * All deals as paths: a layered graph in which one item after another is taken or left, and sets of decisions that leave
 * the same choices open share a node. Every path from the root to the end is one deal, every deal one path, so counting
 * deals is counting paths, and the best deals are longest paths.
 *
 * A node is told by what the decisions so far say of the items still to come (which are out, which must be in) and by the
 * bundles of which everything decided is in. Nothing else bears on the rest: two ways to the same node can be completed
 * in the same ways and gain the same by it. (Zero-suppressed decision diagrams, built layer by layer: Knuth, The Art of
 * Computer Programming 4A, 7.1.4.)
 */
export interface Diagram {
  /** By layer: the item decided there. */
  readonly items: readonly number[];
  /** By layer, one more than items: its nodes. The first holds the root alone, the last the end. */
  readonly layers: readonly Layer[];
}

export interface Layer {
  readonly size: number;
  /** Two entries a node: the node of the next layer where the item is left, and where it is taken; -1 where it may not be. */
  readonly next: Int32Array;
  /** By node: what taking the item adds, bundles completed by it included. */
  readonly gain: readonly Float64Array[];
}

/** A diagram of more nodes is given up. */
const mostNodes = 400_000;

/**
 * The diagrams of the parts of a domain that have nothing to do with one another, so that a deal is one path through
 * each; `none` if there is no deal, `unfinished` if that was too much work.
 */
export function* diagramsOf(domain: Domain): Search<readonly Diagram[] | 'none' | 'unfinished'> {
  if (domain.unmet) return 'none';
  const diagrams: Diagram[] = [];
  for (const items of componentsOf(domain)) {
    const diagram: Diagram | 'none' | 'unfinished' = yield* bestDiagram(domain, items);
    if (typeof diagram === 'string') return diagram;
    diagrams.push(diagram);
  }
  return diagrams;
}

/** Sets of items that constrain one another, or are worth something together. */
function bindingsOf({ requires, alternatives, bundles }: Domain): readonly (readonly number[])[] {
  return [
    ...requires.flatMap((list, y) => (list.length > 0 ? [[y, ...list]] : [])),
    ...alternatives.map(({ items }) => items),
    ...bundles.map(({ items }) => items),
  ];
}

function componentsOf(domain: Domain): number[][] {
  const home = domain.worth.map((_, m) => m);
  const root = (m: number): number => (home[m] === m ? m : root(home[m] as number));
  for (const [first, ...rest] of bindingsOf(domain)) for (const m of rest) home[root(m)] = root(first as number);
  const components = new Map<number, number[]>();
  for (const m of home.keys()) components.set(root(m), [...(components.get(root(m)) ?? []), m]);
  return [...components.values()];
}

/** The diagram with the fewest nodes of a few orders of the items that promise few. */
function* bestDiagram(domain: Domain, items: readonly number[]): Search<Diagram | 'none' | 'unfinished'> {
  let best: Diagram | 'unfinished' = 'unfinished';
  let least = mostNodes;
  for (const order of ordersOf(domain, items)) {
    const diagram: Diagram | 'none' | 'unfinished' = yield* build(domain, order, least);
    if (diagram === 'none') return 'none';
    if (diagram === 'unfinished') continue;
    best = diagram;
    least = nodesOf(diagram);
    if (least <= 4 * items.length) break;
  }
  return best;
}

export function nodesOf({ layers }: Diagram): number {
  return layers.reduce((sum, { size }) => sum + size, 0);
}

/**
 * Orders in which few items are half decided: from each possible first item, always the next that leaves the fewest
 * bindings cut; the three that promise the fewest nodes.
 */
function ordersOf(domain: Domain, items: readonly number[]): number[][] {
  const bindings = bindingsOf(domain);
  const local = bindings.filter((set) => items.includes(set[0] as number));
  const of = new Map(items.map((m) => [m, local.flatMap((set, b) => (set.includes(m) ? [b] : []))]));
  const firsts = items.length <= 60 ? items : items.filter((_, at) => at % Math.ceil(items.length / 60) === 0);
  const tried = firsts.map((first) => greedy(items, local, of, first));
  tried.push({ order: [...items], cost: costOf(items, local, of) });
  tried.sort((a, b) => a.cost - b.cost);
  const distinct = tried.filter(
    ({ order }, at) => tried.findIndex((other) => other.order.join() === order.join()) === at,
  );
  return distinct.slice(0, 3).map(({ order }) => order);
}

/** By binding, how many of its items are decided. */
type Counts = Int32Array;

function greedy(
  items: readonly number[],
  local: readonly (readonly number[])[],
  of: ReadonlyMap<number, readonly number[]>,
  first: number,
): { order: number[]; cost: number } {
  const counts: Counts = new Int32Array(local.length);
  const left = new Set(items);
  const order: number[] = [];
  let [cut, cost] = [0, 0];
  for (let next = first; ; ) {
    cut += cutBy(next, local, of, counts);
    for (const b of of.get(next) as readonly number[]) counts[b] = (counts[b] as number) + 1;
    order.push(next);
    left.delete(next);
    cost += 2 ** Math.min(cut, 40);
    if (left.size === 0) return { order, cost };
    let least = Number.POSITIVE_INFINITY;
    for (const m of left) {
      const change = cutBy(m, local, of, counts);
      if (change < least) [least, next] = [change, m];
    }
  }
}

/** How many more bindings are cut once this item is decided too. */
function cutBy(
  item: number,
  local: readonly (readonly number[])[],
  of: ReadonlyMap<number, readonly number[]>,
  counts: Counts,
): number {
  let change = 0;
  for (const b of of.get(item) as readonly number[]) {
    const [count, size] = [counts[b] as number, (local[b] as readonly number[]).length];
    if (count === 0) change++;
    if (count === size - 1) change--;
  }
  return change;
}

function costOf(
  items: readonly number[],
  local: readonly (readonly number[])[],
  of: ReadonlyMap<number, readonly number[]>,
): number {
  const counts: Counts = new Int32Array(local.length);
  let [cut, cost] = [0, 0];
  for (const m of items) {
    cut += cutBy(m, local, of, counts);
    for (const b of of.get(m) as readonly number[]) counts[b] = (counts[b] as number) + 1;
    cost += 2 ** Math.min(cut, 40);
  }
  return cost;
}

/** The bindings of one component by position in the order. */
interface Local {
  readonly count: number;
  readonly worth: readonly Float64Array[];
  readonly requires: readonly (readonly number[])[];
  readonly requiredBy: readonly (readonly number[])[];
  readonly groups: readonly { readonly members: readonly number[]; readonly isNeeded: boolean }[];
  readonly groupsOf: readonly (readonly number[])[];
  readonly bundles: readonly { readonly members: readonly number[]; readonly worth: Float64Array }[];
  readonly bundlesOf: readonly (readonly number[])[];
}

function localOf(domain: Domain, order: readonly number[]): Local {
  const place = new Map(order.map((m, at) => [m, at]));
  const at = (items: readonly number[]) => items.map((m) => place.get(m) as number).sort((a, b) => a - b);
  const here = (items: readonly number[]) => place.has(items[0] as number);
  const requires = order.map((m) => at(domain.requires[m] as readonly number[]));
  const groups = domain.alternatives
    .filter(({ items }) => here(items))
    .map(({ items, isNeeded }) => ({ members: at(items), isNeeded }));
  const bundles = domain.bundles
    .filter(({ items }) => here(items))
    .map(({ items, worth }) => ({ members: at(items), worth }));
  const holding = (sets: readonly { members: readonly number[] }[]) =>
    order.map((_, p) => sets.flatMap(({ members }, s) => (members.includes(p) ? [s] : [])));
  return {
    count: order.length,
    worth: order.map((m) => domain.worth[m] as Float64Array),
    requires,
    requiredBy: order.map((_, p) => requires.flatMap((list, y) => (list.includes(p) ? [y] : []))),
    groups,
    groupsOf: holding(groups),
    bundles,
    bundlesOf: holding(bundles),
  };
}

/** What the decisions so far say of the rest: one byte an item to come, one a bundle. */
type State = Uint8Array;
const [free, out, needed] = [0, 1, 2];

/** The diagram in this order; `none` if there is no deal, `unfinished` if stopped, or if it has more nodes than `most`. */
function* build(domain: Domain, order: readonly number[], most: number): Search<Diagram | 'none' | 'unfinished'> {
  const local = localOf(domain, order);
  const root = rootOf(domain, order, local);
  if (!root) return 'none';
  const layers: { states: State[]; next: number[]; gain: Float64Array[] }[] = [{ states: [root], next: [], gain: [] }];
  let nodes = 1;
  for (let p = 0; p < local.count; p++) {
    const { states, next, gain } = layers[p] as (typeof layers)[number];
    const known = new Map<string, number>();
    const after: State[] = [];
    const add = (state: State | null): number => {
      if (!state) return -1;
      const key = keyOf(state, p + 1);
      const found = known.get(key);
      if (found !== undefined) return found;
      known.set(key, after.length);
      after.push(state);
      return after.length - 1;
    };
    for (const state of states) {
      next.push(add(decided(local, state, p, false)), add(decided(local, state, p, true)));
      gain.push(gainOf(local, state, p));
    }
    if (after.length === 0) return 'none';
    layers.push({ states: after, next: [], gain: [] });
    nodes += after.length;
    if (nodes > most || (yield { stage: 'deals', states: nodes, bound: null })) return 'unfinished';
  }
  return trimmed(order, layers);
}

/** The state before anything is decided, with what follows at once; null if there is no deal. */
function rootOf(domain: Domain, order: readonly number[], local: Local): State | null {
  const state = new Uint8Array(local.count + local.bundles.length);
  for (const [p, m] of order.entries()) if (domain.barred.includes(m) && !leave(local, state, p, -1)) return null;
  for (const { members, isNeeded } of local.groups) {
    const left = members.filter((p) => state[p] !== out);
    if (isNeeded && left.length === 0) return null;
    if (isNeeded && left.length === 1 && !need(local, state, left[0] as number, -1)) return null;
  }
  return state;
}

/** The state after the item at `p` is taken or left, with all that follows for later ones; null if it may not be. */
function decided(local: Local, before: State, p: number, isTaken: boolean): State | null {
  if (before[p] === (isTaken ? out : needed)) return null;
  const state = before.slice();
  for (const b of local.bundlesOf[p] as readonly number[]) {
    const { members } = local.bundles[b] as Local['bundles'][number];
    const isAlive = members[0] === p || before[local.count + b] === 1;
    state[local.count + b] = isTaken && isAlive ? 1 : 0;
  }
  if (isTaken ? !need(local, state, p, p) : !leave(local, state, p, p)) return null;
  for (const [b, { members }] of local.bundles.entries()) {
    const isOver = (members.at(-1) as number) <= p || members.some((q) => q > p && state[q] === out);
    if (isOver) state[local.count + b] = 0;
  }
  return state;
}

/**
 * Puts an item out, and with it all later ones that require it; of alternatives of which one is needed the last one left
 * becomes needed. `at`: what stands up to there is decided. False if that contradicts what is known.
 */
function leave(local: Local, state: State, p: number, at: number): boolean {
  if (p > at) {
    if (state[p] === out) return true;
    if (state[p] === needed) return false;
  }
  state[p] = out;
  for (const y of local.requiredBy[p] as readonly number[]) if (y > at && !leave(local, state, y, at)) return false;
  for (const g of local.groupsOf[p] as readonly number[]) {
    const { members, isNeeded } = local.groups[g] as Local['groups'][number];
    if (!isNeeded || members.some((q) => state[q] === needed)) continue;
    const left = members.filter((q) => q > at && state[q] === free);
    if (left.length === 0) return false;
    if (left.length === 1 && !need(local, state, left[0] as number, at)) return false;
  }
  return true;
}

/** Puts an item in, and with it all later ones that it requires; the alternatives to it are out. */
function need(local: Local, state: State, p: number, at: number): boolean {
  if (p > at) {
    if (state[p] === needed) return true;
    if (state[p] === out) return false;
  }
  state[p] = needed;
  for (const x of local.requires[p] as readonly number[]) if (x > at && !need(local, state, x, at)) return false;
  for (const g of local.groupsOf[p] as readonly number[]) {
    const { members } = local.groups[g] as Local['groups'][number];
    for (const q of members) if (q !== p && q > at && !leave(local, state, q, at)) return false;
  }
  return true;
}

/** What taking the item at `p` adds to a deal: its own worth, and the bundles of which it is the last. */
function gainOf(local: Local, state: State, p: number): Float64Array {
  let gain = local.worth[p] as Float64Array;
  for (const b of local.bundlesOf[p] as readonly number[]) {
    const { members, worth } = local.bundles[b] as Local['bundles'][number];
    if (members.at(-1) === p && state[local.count + b] === 1)
      gain = gain.map((value, i) => value + (worth[i] as number));
  }
  return gain;
}

/** What two states must share to be one node: all that stands after `from`. */
function keyOf(state: State, from: number): string {
  return String.fromCharCode(...state.subarray(from));
}

/** Without the nodes from which the end cannot be reached. */
function trimmed(
  order: readonly number[],
  layers: readonly { readonly states: readonly State[]; readonly next: number[]; readonly gain: Float64Array[] }[],
): Diagram | 'none' {
  const kept: Layer[] = [{ size: 1, next: new Int32Array(0), gain: [] }];
  let number = new Int32Array(1);
  for (const { states, next, gain } of layers.slice(0, -1).reverse()) {
    const target = (arc: number) => (arc < 0 ? -1 : (number[arc] as number));
    const arcs = next.map(target);
    const alive = [...states.keys()].filter((v) => (arcs[2 * v] as number) >= 0 || (arcs[2 * v + 1] as number) >= 0);
    kept.push({
      size: alive.length,
      next: Int32Array.from(alive.flatMap((v) => [arcs[2 * v] as number, arcs[2 * v + 1] as number])),
      gain: alive.map((v) => gain[v] as Float64Array),
    });
    number = new Int32Array(states.length).fill(-1);
    for (const [at, v] of alive.entries()) number[v] = at;
  }
  return number[0] === 0 ? { items: order, layers: kept.reverse() } : 'none';
}
