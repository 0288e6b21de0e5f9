/** Sets of small integers as 32-bit words in typed arrays; no objects, so that they can live in hot loops. */

export type Bits = Int32Array;

/** How many words hold `size` members. */
export function wordsFor(size: number): number {
  return Math.max(1, Math.ceil(size / 32));
}

export function bitsOf(words: number, members: Iterable<number>): Bits {
  const bits = new Int32Array(words);
  for (const member of members) insert(bits, member);
  return bits;
}

export function insert(bits: Bits, member: number): void {
  bits[member >> 5] = (bits[member >> 5] as number) | (1 << (member & 31));
}

export function has(bits: Bits, member: number): boolean {
  return ((bits[member >> 5] as number) & (1 << (member & 31))) !== 0;
}

/** Is every member of `part` in `whole`? */
export function contains(whole: Bits, part: Bits): boolean {
  for (let w = 0; w < part.length; w++) if ((part[w] as number) & ~(whole[w] as number)) return false;
  return true;
}

export function intersects(a: Bits, b: Bits): boolean {
  for (let w = 0; w < a.length; w++) if ((a[w] as number) & (b[w] as number)) return true;
  return false;
}

export function union(a: Bits, b: Bits): Bits {
  return a.map((word, w) => word | (b[w] as number));
}

export function intersection(a: Bits, b: Bits): Bits {
  return a.map((word, w) => word & (b[w] as number));
}

export function without(a: Bits, b: Bits): Bits {
  return a.map((word, w) => word & ~(b[w] as number));
}

export function equal(a: Bits, b: Bits): boolean {
  for (let w = 0; w < a.length; w++) if (a[w] !== b[w]) return false;
  return true;
}

export function* members(bits: Bits): Generator<number> {
  for (let w = 0; w < bits.length; w++) {
    for (let rest = bits[w] as number; rest !== 0; rest &= rest - 1) yield w * 32 + 31 - Math.clz32(rest & -rest);
  }
}
