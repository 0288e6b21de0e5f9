/** A binary heap of items by key, least first; equal keys by rank, greatest first. Typed arrays that grow by doubling. */
export interface Heap {
  size: number;
  keys: Float64Array;
  ranks: Int32Array;
  items: Int32Array;
}

export function emptyHeap(): Heap {
  return { size: 0, keys: new Float64Array(64), ranks: new Int32Array(64), items: new Int32Array(64) };
}

/** The least key, or Infinity. */
export function leastKey(heap: Heap): number {
  return heap.size > 0 ? (heap.keys[0] as number) : Number.POSITIVE_INFINITY;
}

export function push(heap: Heap, key: number, rank: number, item: number): void {
  if (heap.size === heap.keys.length) grow(heap);
  let at = heap.size++;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!precedes(key, rank, heap.keys[parent] as number, heap.ranks[parent] as number)) break;
    move(heap, parent, at);
    at = parent;
  }
  put(heap, at, key, rank, item);
}

/** Takes the first item out; the heap must not be empty. */
export function pop(heap: Heap): number {
  const first = heap.items[0] as number;
  const last = --heap.size;
  const [key, rank] = [heap.keys[last] as number, heap.ranks[last] as number];
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= last) break;
    if (child + 1 < last && before(heap, child + 1, child)) child++;
    if (!precedes(heap.keys[child] as number, heap.ranks[child] as number, key, rank)) break;
    move(heap, child, at);
    at = child;
  }
  put(heap, at, key, rank, heap.items[last] as number);
  return first;
}

function precedes(key: number, rank: number, otherKey: number, otherRank: number): boolean {
  return key < otherKey || (key === otherKey && rank > otherRank);
}

function before(heap: Heap, a: number, b: number): boolean {
  return precedes(heap.keys[a] as number, heap.ranks[a] as number, heap.keys[b] as number, heap.ranks[b] as number);
}

function put(heap: Heap, at: number, key: number, rank: number, item: number): void {
  heap.keys[at] = key;
  heap.ranks[at] = rank;
  heap.items[at] = item;
}

function move(heap: Heap, from: number, to: number): void {
  put(heap, to, heap.keys[from] as number, heap.ranks[from] as number, heap.items[from] as number);
}

function grow(heap: Heap): void {
  const keys = new Float64Array(2 * heap.keys.length);
  const ranks = new Int32Array(keys.length);
  const items = new Int32Array(keys.length);
  keys.set(heap.keys);
  ranks.set(heap.ranks);
  items.set(heap.items);
  Object.assign(heap, { keys, ranks, items });
}
