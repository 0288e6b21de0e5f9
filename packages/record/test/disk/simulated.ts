import type { Claim, Disk, DiskFile } from '../../src/disk/disk.ts';

/**
 * A disk that keeps what was written and what was made durable, and says what could be there after the power has gone. It
 * can fail at any call, and lose by a failed fsync what it goes on to show.
 */
export class SimulatedDisk implements Disk {
  readonly #files: Map<string, Content>;
  /** Names that were made durable. */
  readonly #named: Set<string>;
  readonly #claimed = new Set<string>();
  readonly #failing: Failing;
  #calls = 0;
  /** Bytes written, lengths cut: what a store that has failed must not go on doing. */
  #changes = 0;

  constructor(world: World = new Map(), failing: Failing = never) {
    this.#files = new Map([...world].map(([path, bytes]) => [path, { certain: bytes, open: [], shown: bytes }]));
    this.#named = new Set(world.keys());
    this.#failing = failing;
  }

  get calls(): number {
    return this.#calls;
  }

  get changes(): number {
    return this.#changes;
  }

  /** What a program sees, power or no power. */
  shown(path: string): Uint8Array | undefined {
    return this.#files.get(path)?.shown;
  }

  /** The process is gone, and with it its rights; the machine runs on. */
  endProcess(): void {
    this.#claimed.clear();
  }

  /** Everything that could be on disk if the power went now. */
  worlds(): Iterable<World> {
    const [files, named] = [[...this.#files], new Set(this.#named)];
    return { [Symbol.iterator]: () => combine(files, named) };
  }

  open(path: string, to: 'read' | 'write'): DiskFile {
    this.#call('open');
    if (!this.#files.has(path)) {
      if (to === 'read') throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
      this.#files.set(path, { certain: empty, open: [], shown: empty });
    }
    return {
      size: () => this.#called('size', path).shown.length,
      read: (into, at) => {
        const found = this.#called('read', path).shown.subarray(at, at + into.length);
        into.set(found);
        return found.length;
      },
      write: (bytes, at) => {
        if (to === 'read') throw new Error('opened to read');
        if (this.#fails()) {
          if (this.#failing.write === 'half') this.#change(path, { at, bytes: bytes.slice(0, bytes.length >> 1) });
          throw new Error('write failed');
        }
        this.#change(path, { at, bytes: bytes.slice() });
      },
      truncate: (size) => {
        if (to === 'read') throw new Error('opened to read');
        this.#call('truncate');
        this.#change(path, { size });
      },
      sync: () => this.#sync(path),
      close: () => this.#call('close'),
    };
  }

  syncName(path: string): void {
    this.#call('syncName');
    this.#named.add(path);
  }

  claim(path: string): Claim | null {
    this.#call('claim');
    if (this.#claimed.has(path)) return null;
    this.#claimed.add(path);
    return { release: () => this.#claimed.delete(path) };
  }

  #sync(path: string): void {
    const { certain, open, shown } = this.#files.get(path) as Content;
    if (!this.#fails()) {
      this.#files.set(path, folded(certain, open, shown));
      return;
    }
    const lost = this.#failing.sync;
    if (lost === 'shown') {
      const doubted = open.map((change): Change => (isPending(change) ? { ...change, state: 'doubtful' } : change));
      this.#files.set(path, { certain, open: doubted, shown });
    } else {
      // The disk kept nothing, or the first half of everything, and reading shows what it has.
      const kept = open.flatMap((change) => (!isPending(change) ? [change] : lost === 'gone' ? [] : [half(change)]));
      const content = kept.reduce(applied, certain);
      this.#files.set(path, { certain: content, open: [], shown: content });
    }
    throw new Error('sync failed');
  }

  #change(path: string, change: Edit): void {
    const { certain, open, shown } = this.#files.get(path) as Content;
    this.#changes++;
    this.#files.set(path, { certain, open: [...open, { ...change, state: 'pending' }], shown: applied(shown, change) });
  }

  #called(name: string, path: string): Content {
    this.#call(name);
    return this.#files.get(path) as Content;
  }

  #call(name: string): void {
    if (this.#fails()) throw new Error(`${name} failed`);
  }

  #fails(): boolean {
    return this.#failing.at(this.#calls++);
  }
}

/** Bytes by path: what is found when the machine starts again. */
export type World = ReadonlyMap<string, Uint8Array>;

/** Which calls fail, counted from 0 over all of them, and what is left of what they were asked to do. */
export interface Failing {
  readonly at: (call: number) => boolean;
  /** Of a write that fails, this part was done. */
  readonly write: 'none' | 'half';
  /**
   * After an fsync that fails, what was written since the last one is still shown, and may or may not be on disk, for good; is
   * gone; or half of it is there.
   */
  readonly sync: 'shown' | 'gone' | 'half';
}

const never: Failing = { at: () => false, write: 'none', sync: 'shown' };
const empty = new Uint8Array();

type Edit = { readonly at: number; readonly bytes: Uint8Array } | { readonly size: number };

/**
 * Pending: on disk or not, until the next fsync. Doubtful: on disk or not, whatever the next fsync says. Certain: on disk,
 * but after something doubtful.
 */
type Change = Edit & { readonly state: 'pending' | 'doubtful' | 'certain' };

interface Content {
  /** On disk for certain, before the changes that are open. */
  readonly certain: Uint8Array;
  readonly open: readonly Change[];
  readonly shown: Uint8Array;
}

function isPending(change: Change): boolean {
  return change.state === 'pending';
}

/** After an fsync that has succeeded. */
function folded(certain: Uint8Array, open: readonly Change[], shown: Uint8Array): Content {
  const settled = open.map((change): Change => (isPending(change) ? { ...change, state: 'certain' } : change));
  const firstDoubt = settled.findIndex((change) => change.state === 'doubtful');
  const sure = firstDoubt < 0 ? settled : settled.slice(0, firstDoubt);
  return { certain: sure.reduce(applied, certain), open: settled.slice(sure.length), shown };
}

function half(change: Change): Change {
  return 'bytes' in change ? { ...change, bytes: change.bytes.slice(0, change.bytes.length >> 1) } : change;
}

function applied(content: Uint8Array, change: Edit): Uint8Array {
  if ('size' in change) return resized(content, change.size);
  const whole = resized(content, Math.max(content.length, change.at + change.bytes.length));
  whole.set(change.bytes, change.at);
  return whole;
}

/** A file that grows is filled with zeros. */
function resized(content: Uint8Array, size: number): Uint8Array {
  const whole = new Uint8Array(size);
  whole.set(content.subarray(0, size));
  return whole;
}

function* combine(files: readonly [string, Content][], named: ReadonlySet<string>): Generator<World> {
  const [first, ...others] = files;
  if (!first) {
    yield new Map();
    return;
  }
  const [path, content] = first;
  for (const rest of combine(others, named)) {
    if (!named.has(path)) yield rest;
    for (const bytes of contents(content.certain, content.open)) yield new Map([[path, bytes], ...rest]);
  }
}

/**
 * Each change that is not certain is there or is not, and one of them may be there in part: torn at any byte, or, where more
 * than three are open, at every seventh.
 */
function* contents(certain: Uint8Array, open: readonly Change[], torn = false): Generator<Uint8Array> {
  const [change, ...later] = open;
  if (!change) {
    yield certain;
    return;
  }
  yield* contents(applied(certain, change), later, torn);
  if (change.state === 'certain') return;
  yield* contents(certain, later, torn);
  if (torn || 'size' in change) return;
  for (const content of parts(certain, change, open.length > 3 ? 7 : 1)) yield* contents(content, later, true);
}

function* parts(
  content: Uint8Array,
  { at, bytes }: Extract<Edit, { at: number }>,
  step: number,
): Generator<Uint8Array> {
  // The first part alone; or the last alone, where the blocks came to the disk in another order.
  for (let cut = 1; cut < bytes.length; cut += step) {
    yield applied(content, { at, bytes: bytes.subarray(0, cut) });
    yield applied(content, { at: at + cut, bytes: bytes.subarray(cut) });
  }
  // The file has its new length, but none of the bytes, or one in two of them.
  const before = resized(content, Math.max(content.length, at + bytes.length)).subarray(at, at + bytes.length);
  yield applied(content, { at, bytes: before });
  for (const odd of [0, 1]) {
    yield applied(content, { at, bytes: bytes.map((byte, k) => (k % 2 === odd ? byte : (before[k] as number))) });
  }
}
