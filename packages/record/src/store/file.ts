import type { Claim, Disk, DiskFile } from '../disk/disk.ts';
import { nodeDisk } from '../disk/node.ts';
import { checkLines, joined } from './lines.ts';
import type { Appended, Opened, Store } from './store.ts';

/**
 * A record in a file, one entry a line: `record.jsonl`.
 *
 * ## How lines are added
 *
 * Lines come in batches, the lines of one `append`. With E the end of the last whole batch:
 *
 *  1. the batch is written at E with its first byte replaced by NUL, and after it the *note*: a NUL and the number E in 16
 *     digits; fsync.
 *  2. the first byte is written; fsync. Now the batch is acknowledged.
 *  3. the note is cut off. Nobody waits for that to be on disk.
 *
 * A line that begins with NUL, and all that follows it, does not count: no entry begins so. Neither do bytes after the last
 * newline.
 *
 * ## Why that is right
 *
 * *All or none.* Until step 2 the byte at E is NUL, or there is none, whatever part of the batch has come to the disk, in
 * whatever order: nothing of the batch counts. Step 2 is one byte, which is on disk or is not; and all the rest of the batch
 * was on disk before it. Readers need no lock for the same reason: a batch becomes visible by one byte.
 *
 * *Acknowledged means on disk.* Both fsyncs have come back without a fault by then, and the name of the file was made
 * durable when it was opened to write. A later batch writes nothing before E.
 *
 * *After a failed fsync* nothing more is written until the store is opened anew, and what `read` then shows may not be on
 * disk: Linux marks the pages as clean, so that another fsync would pass over them. What can be in doubt?
 *   - The fsync of step 1 failed: the byte at E is NUL. Opening cuts the batch off, and a later one writes all its bytes.
 *   - The fsync of step 2 failed: the batch is on disk but for its first byte, and the note, on disk since step 1, says
 *     where that is. Opening writes this byte again, so that the page is dirty again, and then the fsync, if it succeeds,
 *     is one for it. (The same where a process was killed before it cut off the note. If there was no doubt, a byte was
 *     replaced by itself.)
 *   - The truncation of step 3 or of a repair is lost: what stands after E again begins with NUL, and does not count.
 *
 * Why not a journal beside the record: a journal that is left behind and a record that was put in place from a backup do not
 * go together, and cutting the record by such a journal would lose lines. Here the file alone says what counts; a copy of it
 * is a record. Price: two fsyncs for each append.
 *
 * What is assumed: that fsync tells the truth when it succeeds; that a byte is written whole; that bytes which were not
 * written are what they were before, or zero where the file has grown; that an fsync of a folder that has failed can be tried
 * again (a file system whose journal fails refuses all further writes).
 */
export async function openFile(path: string, to: 'read' | 'write', disk: Disk = nodeDisk): Promise<Opened> {
  if (to === 'read') return openFree(disk.open(path, 'read'), 'none');
  const claim = disk.claim(path);
  // Another writer has it. What is unfinished may be its, and it may not have made the file yet.
  if (!claim) return { ...openFree(disk.open(path, 'write'), 'held'), torn: 0 };
  try {
    return openClaimed(path, disk, claim);
  } catch (error) {
    claim.release();
    throw error;
  }
}

function openClaimed(path: string, disk: Disk, claim: Claim): Opened {
  const file = disk.open(path, 'write');
  return closedIfNot(file, () => {
    const ends = scan(file, []);
    const torn = unfinished(file, endOf(ends));
    if (torn > 0) keepAside(file, endOf(ends), `${path}.torn`, disk);
    mend(file, endOf(ends));
    disk.syncName(path);
    return { store: new FileStore(file, ends, claim), torn };
  });
}

/** Without the right to write. */
function openFree(file: DiskFile, right: 'held' | 'none'): Opened {
  return closedIfNot(file, () => {
    const ends = scan(file, []);
    return { store: new FileStore(file, ends, right), torn: unfinished(file, endOf(ends)) };
  });
}

function closedIfNot(file: DiskFile, open: () => Opened): Opened {
  try {
    return open();
  } catch (error) {
    file.close();
    throw error;
  }
}

/** The right to write: had; another writer's when the file was opened; or not asked for. */
type Right = Claim | 'held' | 'none';

/** Writes again what is in doubt, and cuts off what does not count. In this order: the note stays until there is no doubt. */
function mend(file: DiskFile, end: number): void {
  const start = noteAt(file, end);
  if (start !== null) {
    file.write(bytesAt(file, start, start + 1), start);
    file.sync();
  }
  file.truncate(end);
  file.sync();
}

/**
 * What is about to be cut off is kept in another file, after what is there. As a rule nobody misses it; but if a disk has
 * turned the beginning of an acknowledged line to zeros, it holds the lines after that.
 */
function keepAside(file: DiskFile, from: number, path: string, disk: Disk): void {
  const aside = disk.open(path, 'write');
  try {
    aside.write(bytesAt(file, from, file.size()), aside.size());
    aside.sync();
    disk.syncName(path);
  } finally {
    aside.close();
  }
}

/** How many bytes of lines stand there that do not count. */
function unfinished(file: DiskFile, end: number): number {
  return noteAt(file, end) === null ? file.size() - end : 0;
}

/** Where the last batch starts, if its note was not cut off; a writer may be about to. */
function noteAt(file: DiskFile, end: number): number | null {
  if (file.size() !== end + noteLength) return null;
  const bytes = new Uint8Array(noteLength);
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, file.read(bytes, end)));
  const start = /^\0(\d{16})$/.exec(text)?.[1];
  return start !== undefined && Number(start) < end ? Number(start) : null;
}

const noteLength = 17;

function noteOf(start: number): Uint8Array {
  return new TextEncoder().encode(`\0${String(start).padStart(noteLength - 1, '0')}`);
}

/** How much is read at once, in bytes; a longer line is read whole all the same. */
const piece = 1 << 20;

/** Goes on from the lines that are known to the last whole line that counts. Ends of lines are after their newlines. */
function scan(file: Pick<DiskFile, 'size' | 'read'>, ends: number[]): number[] {
  let start = endOf(ends);
  const buffer = new Uint8Array(Math.min(piece, Math.max(0, file.size() - start) + 1));
  for (let at = start; ; ) {
    const count = file.read(buffer, at);
    const bytes = buffer.subarray(0, count);
    for (let next = start - at; ; ) {
      if (next >= 0 && bytes[next] === 0) return ends;
      const newline = bytes.indexOf(0x0a, Math.max(next, 0));
      if (newline < 0) break;
      next = newline + 1;
      start = at + next;
      ends.push(start);
    }
    if (count < buffer.length) return ends;
    at += count;
  }
}

/**
 * The lines that count of a record whose file was read whole, and how many bytes of a last one without its newline do not.
 * A batch that is being written, or was cut short, does not count either; opening the record tells of it.
 */
export function linesIn(bytes: Uint8Array): { readonly lines: readonly Uint8Array[]; readonly unfinished: number } {
  const read = (into: Uint8Array, at: number) => {
    const part = bytes.subarray(at, at + into.length);
    into.set(part);
    return part.length;
  };
  const ends = scan({ size: () => bytes.length, read }, []);
  const lines = ends.map((end, k) => bytes.subarray(k === 0 ? 0 : ends[k - 1], end - 1));
  const end = endOf(ends);
  return { lines, unfinished: bytes[end] === 0 ? 0 : bytes.length - end };
}

function endOf(ends: readonly number[]): number {
  return ends.at(-1) ?? 0;
}

function bytesAt(file: DiskFile, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(to - from);
  if (file.read(bytes, from) !== bytes.length) throw new Error('the record was cut while it was read');
  return bytes;
}

class FileStore implements Store {
  readonly #file: DiskFile;
  /** Where each line ends, after its newline. */
  readonly #ends: number[];
  readonly #right: Right;
  #failure: string | null = null;

  constructor(file: DiskFile, ends: number[], right: Right) {
    this.#file = file;
    this.#ends = ends;
    this.#right = right;
  }

  async size(): Promise<number> {
    if (typeof this.#right === 'string') scan(this.#file, this.#ends);
    return this.#ends.length;
  }

  async *read(from = 0, to?: number): AsyncGenerator<Uint8Array> {
    const last = Math.min(to ?? Number.POSITIVE_INFINITY, await this.size());
    for (let line = from; line < last; ) {
      const start = this.#startOf(line);
      let next = line + 1;
      while (next < last && (this.#ends[next] as number) - start <= piece) next++;
      const bytes = bytesAt(this.#file, start, this.#startOf(next));
      for (; line < next; line++) {
        yield bytes.subarray(this.#startOf(line) - start, this.#startOf(line + 1) - 1 - start);
      }
    }
  }

  async append(lines: readonly Uint8Array[], expected: number): Promise<Appended> {
    checkLines(lines);
    if (this.#right === 'none') throw new Error('opened to read');
    if (this.#right === 'held') return { state: 'held' };
    if (this.#failure !== null) return { state: 'failed', cause: this.#failure };
    const size = this.#ends.length;
    if (expected !== size) return { state: 'outrun', size };
    try {
      if (lines.length > 0) this.#write(lines);
      return { state: 'appended', size: this.#ends.length };
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
      return { state: 'failed', cause: this.#failure };
    }
  }

  /** The three steps. */
  #write(lines: readonly Uint8Array[]): void {
    const start = endOf(this.#ends);
    const bytes = joined(lines);
    const first = bytes.slice(0, 1);
    bytes[0] = 0;
    this.#file.write(Buffer.concat([bytes, noteOf(start)]), start);
    this.#file.sync();
    this.#file.write(first, start);
    this.#file.sync();
    let end = start;
    for (const line of lines) {
      end += line.length + 1;
      this.#ends.push(end);
    }
    this.#cutNote(end);
  }

  /** The lines are acknowledged already; where the note stays, the next append or opening takes it off. */
  #cutNote(end: number): void {
    try {
      this.#file.truncate(end);
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
    }
  }

  async close(): Promise<void> {
    try {
      this.#file.close();
    } finally {
      if (typeof this.#right === 'object') this.#right.release();
    }
  }

  #startOf(line: number): number {
    return line === 0 ? 0 : (this.#ends[line - 1] as number);
  }
}
