import { wordsFor } from '../../math/bits.ts';
import type { Problem } from '../problem.ts';

/**
 * The states that a search has met: sets of steps in one growing typed array, found again by hashing (open addressing),
 * with B by party, a key, and how each was reached.
 */
export interface States {
  readonly words: number;
  readonly parties: number;
  readonly moveWords: number;
  count: number;
  bits: Int32Array;
  breakdown: Float64Array;
  /** The moves that can be taken from it, as bits. */
  ready: Int32Array;
  /** What the search knows of the state: a level, a cost, a budget. */
  key: Float64Array;
  /** The move that reached it, and from which state; -1 at the root. */
  move: Int32Array;
  from: Int32Array;
  /** How many steps are in it. */
  depth: Int32Array;
  /** 1 once the search has gone on from it. */
  closed: Uint8Array;
  /** Two numbers a slot: a set's hash, and its state's number plus one; 0 where it is empty. */
  table: Int32Array;
}

export function emptyStates(problem: Problem): States {
  const [words, parties, room] = [problem.words, problem.parties.length, 256];
  const moveWords = wordsFor(problem.moves.length);
  return {
    words,
    parties,
    moveWords,
    count: 0,
    bits: new Int32Array(room * words),
    breakdown: new Float64Array(room * parties),
    ready: new Int32Array(room * moveWords),
    key: new Float64Array(room),
    move: new Int32Array(room).fill(-1),
    from: new Int32Array(room).fill(-1),
    depth: new Int32Array(room),
    closed: new Uint8Array(room),
    table: new Int32Array(4 * room),
  };
}

/** The number of the state whose words stand in `set`, or -1. */
export function find(states: States, set: Int32Array): number {
  return (states.table[slotOf(states, set, hash(set, states.words)) + 1] as number) - 1;
}

/** Adds a state that is not there yet and gives its number. */
export function insertState(states: States, set: Int32Array, breakdown: Float64Array): number {
  if (states.count === states.key.length) grow(states);
  const at = states.count++;
  const { words, parties } = states;
  for (let w = 0; w < words; w++) states.bits[at * words + w] = set[w] as number;
  for (let i = 0; i < parties; i++) states.breakdown[at * parties + i] = breakdown[i] as number;
  note(states, set, at);
  return at;
}

function note(states: States, set: Int32Array, at: number): void {
  const code = hash(set, states.words);
  const slot = slotOf(states, set, code);
  states.table[slot] = code;
  states.table[slot + 1] = at + 1;
}

/** Where the state stands in the table, or the empty slot where it would. One word has one hash: no need to compare it. */
function slotOf({ words, bits, table }: States, set: Int32Array, code: number): number {
  const mask = table.length - 1;
  for (let slot = (code << 1) & mask; ; slot = (slot + 2) & mask) {
    const at = (table[slot + 1] as number) - 1;
    if (at < 0) return slot;
    if (table[slot] !== code) continue;
    if (words === 1) return slot;
    let w = 0;
    while (w < words && bits[at * words + w] === set[w]) w++;
    if (w === words) return slot;
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
  return h;
}

function grow(states: States): void {
  const times = states.key.length < 65_536 ? 4 : 2;
  const room = times * states.key.length;
  states.bits = grown(states.bits, times);
  states.breakdown = grown(states.breakdown, times);
  states.ready = grown(states.ready, times);
  states.key = grown(states.key, times);
  states.move = grown(states.move, times);
  states.from = grown(states.from, times);
  states.depth = grown(states.depth, times);
  states.closed = grown(states.closed, times);
  states.table = new Int32Array(4 * room);
  const set = new Int32Array(states.words);
  for (let at = 0; at < states.count; at++) {
    for (let w = 0; w < states.words; w++) set[w] = states.bits[at * states.words + w] as number;
    note(states, set, at);
  }
}

/** The same with so many times the room. */
export function grown<A extends Int32Array | Float64Array | Uint8Array>(array: A, times: number): A {
  const larger = new (array.constructor as new (length: number) => A)(times * array.length);
  larger.set(array);
  return larger;
}
