import type { Problem } from './problem.ts';

/**
 * The states that a search has met: sets of steps in one growing typed array, found again by hashing (open addressing),
 * with B by party, a key, and how each was reached.
 */
export interface States {
  readonly words: number;
  readonly parties: number;
  count: number;
  bits: Int32Array;
  breakdown: Float64Array;
  /** What the search knows of the state: a level, a cost, a budget. */
  key: Float64Array;
  /** The move that reached it, and from which state; -1 at the root. */
  move: Int32Array;
  from: Int32Array;
  /** How many steps are in it. */
  depth: Int32Array;
  /** 1 once the search has gone on from it. */
  closed: Uint8Array;
  table: Int32Array;
}

export function emptyStates(problem: Problem): States {
  const [words, parties, room] = [problem.words, problem.parties.length, 256];
  return {
    words,
    parties,
    count: 0,
    bits: new Int32Array(room * words),
    breakdown: new Float64Array(room * parties),
    key: new Float64Array(room),
    move: new Int32Array(room),
    from: new Int32Array(room),
    depth: new Int32Array(room),
    closed: new Uint8Array(room),
    table: new Int32Array(4 * room).fill(-1),
  };
}

/** The number of the state whose words stand in `set`, or -1. */
export function find(states: States, set: Int32Array): number {
  const slot = slotOf(states, set);
  return states.table[slot] as number;
}

/** Adds a state that is not there yet and gives its number. */
export function insertState(states: States, set: Int32Array, breakdown: Float64Array): number {
  if (states.count === states.key.length) grow(states);
  const at = states.count++;
  for (let w = 0; w < states.words; w++) states.bits[at * states.words + w] = set[w] as number;
  for (let i = 0; i < states.parties; i++) states.breakdown[at * states.parties + i] = breakdown[i] as number;
  states.table[slotOf(states, set)] = at;
  return at;
}

function slotOf(states: States, set: Int32Array): number {
  const { words, bits, table } = states;
  const mask = table.length - 1;
  let slot = hash(set, words) & mask;
  for (;;) {
    const at = table[slot] as number;
    if (at < 0) return slot;
    let w = 0;
    while (w < words && bits[at * words + w] === set[w]) w++;
    if (w === words) return slot;
    slot = (slot + 1) & mask;
  }
}

function hash(set: Int32Array, words: number): number {
  let h = 0x9e3779b9 | 0;
  for (let w = 0; w < words; w++) {
    h = Math.imul(h ^ (set[w] as number), 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}

function grow(states: States): void {
  const room = 2 * states.key.length;
  states.bits = doubled(states.bits);
  states.breakdown = doubled(states.breakdown);
  states.key = doubled(states.key);
  states.move = doubled(states.move);
  states.from = doubled(states.from);
  states.depth = doubled(states.depth);
  states.closed = doubled(states.closed);
  states.table = new Int32Array(4 * room).fill(-1);
  const set = new Int32Array(states.words);
  for (let at = 0; at < states.count; at++) {
    for (let w = 0; w < states.words; w++) set[w] = states.bits[at * states.words + w] as number;
    states.table[slotOf(states, set)] = at;
  }
}

/** The same with as much room again. */
export function doubled<A extends Int32Array | Float64Array | Uint8Array>(array: A): A {
  const larger = new (array.constructor as new (length: number) => A)(2 * array.length);
  larger.set(array);
  return larger;
}
