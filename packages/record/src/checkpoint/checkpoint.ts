/**
 * Checkpoints (C2SP tlog-checkpoint): which record, how many entries, and the root of their tree, as a note that its
 * keepers sign and others hold. Further lines below the root are kept and passed over.
 */
import { hashLength } from '../tree/hash.ts';
import { readBase64 } from './key.ts';
import { type Note, readNote } from './note.ts';
import type { NoteFault } from './note-fault.ts';

export interface Checkpoint {
  /** Which record it is of, in a line of its keepers' making. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
}

export function readCheckpoint(source: string): { readonly checkpoint: Checkpoint; readonly note: Note } | NoteFault {
  const note = readNote(source);
  if ('code' in note) return note;
  const [origin = '', size = '', root = '', ...extensions] = note.text.slice(0, -1).split('\n');
  const bytes = readBase64(root);
  if (origin === '') return form(1, 'the origin, a line that names the record');
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size)))
    return form(2, 'the number of entries, in digits');
  if (bytes?.length !== hashLength) return form(3, 'the root, 32 bytes in base64');
  const empty = extensions.indexOf('');
  if (empty >= 0) return form(4 + empty, 'no empty line before the signatures');
  return { checkpoint: { origin, size: Number(size), root: bytes, extensions }, note };
}

function form(line: number, expected: string): NoteFault {
  return { code: 'checkpoint-form', facts: { line, expected } };
}

/** The text that is signed. */
export function writeCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  return [origin, String(size), Buffer.from(root).toString('base64'), ...extensions, ''].join('\n');
}

/** True for a line that can name a record in a checkpoint. */
export function isOrigin(origin: string): boolean {
  return origin !== '' && origin.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(origin);
}
