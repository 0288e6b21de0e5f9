/** Reads a whole record: is each line an entry in its place, what is the root, and does it go on from a checkpoint? */
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { EntryNames } from '../entry/names.ts';
import { makeLineReader } from '../entry/read.ts';
import type { EntryFault } from '../fault.ts';
import { growTree } from '../tree/growing.ts';
import { isSameHash, leafHash } from '../tree/hash.ts';

export interface Verified {
  readonly size: number;
  readonly root: Uint8Array;
  /** The root of the first `rootAt` entries; absent where there are fewer. */
  readonly rootAt?: Uint8Array;
  readonly faults: readonly EntryFault[];
}

type Lines = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Time grows with the number of bytes; memory does not grow, but for faults. */
export async function verifyLines(lines: Lines, rootAt?: number, names?: EntryNames): Promise<Verified> {
  const tree = growTree();
  const readLine = makeLineReader(names);
  const faults: EntryFault[] = [];
  let marked = rootAt === 0 ? tree.root() : undefined;
  for await (const line of lines) {
    tree.add(leafHash(line));
    if (tree.size() === rootAt) marked = tree.root();
    const read = readLine(line);
    if ('faults' in read) faults.push(...read.faults);
  }
  return { size: tree.size(), root: tree.root(), faults, ...(marked && { rootAt: marked }) };
}

/**
 * How a record stands to a checkpoint: the very same; grown by entries since; rolled back, with fewer entries than were
 * signed; rewritten, with another root for as many entries; or of another record altogether. A checkpoint of no entries
 * says nothing.
 */
export type Standing = 'same' | 'grown' | 'rolled-back' | 'rewritten' | 'other-record' | 'says-nothing';

/** `origin` undefined: any. `verified` must have been made with the size of the checkpoint as `rootAt`. */
export function standingOf(verified: Verified, checkpoint: Checkpoint, origin: string | undefined): Standing {
  if (origin !== undefined && origin !== checkpoint.origin) return 'other-record';
  if (checkpoint.size > verified.size) return 'rolled-back';
  if (!verified.rootAt || !isSameHash(verified.rootAt, checkpoint.root)) return 'rewritten';
  if (checkpoint.size === 0) return 'says-nothing';
  return checkpoint.size === verified.size ? 'same' : 'grown';
}
