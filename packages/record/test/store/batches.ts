import { expect } from 'vitest';
import { openFile } from '../../src/store/file.ts';
import { joined } from '../../src/store/lines.ts';
import type { Store } from '../../src/store/store.ts';
import { type Failing, SimulatedDisk, type World } from '../disk/simulated.ts';
import { linesIn, toBytes } from './text.ts';

export const path = 'record.jsonl';

/** What is appended, batch by batch, and what the store has said of it so far. */
export class Story {
  readonly batches: readonly (readonly string[])[];
  begun = 0;
  acknowledged = 0;

  constructor(batches: readonly (readonly string[])[]) {
    this.batches = batches;
  }

  linesOf(count: number): string[] {
    return this.batches.slice(0, count).flat();
  }

  bytesOf(count: number): Uint8Array {
    return joined(this.linesOf(count).map(toBytes));
  }

  /** Appends the next batch. */
  async append(store: Store, next: number): ReturnType<Store['append']> {
    this.begun = Math.max(this.begun, next + 1);
    const lines = (this.batches[next] as readonly string[]).map(toBytes);
    const answer = await store.append(lines, this.linesOf(next).length);
    if (answer.state === 'appended') {
      expect(answer.size).toBe(this.linesOf(next + 1).length);
      this.acknowledged = next + 1;
    }
    return answer;
  }
}

interface Said {
  readonly begun: number;
  readonly acknowledged: number;
}

/** How many whole batches these lines are; fails where they are anything else, or fewer than was acknowledged. */
export function batchesIn(found: readonly string[], story: Story, said: Said): number {
  const count = story.batches.findIndex((_, k) => story.linesOf(k).length === found.length);
  const whole = count < 0 ? story.batches.length : count;
  expect(found).toEqual(story.linesOf(whole));
  expect(whole).toBeGreaterThanOrEqual(said.acknowledged);
  expect(whole).toBeLessThanOrEqual(said.begun);
  return whole;
}

/** Notes, before every call that changes something or makes it durable, what could be on disk if the power went now. */
export class WatchedDisk extends SimulatedDisk {
  readonly moments: { readonly worlds: Iterable<World>; readonly said: Said }[] = [];
  readonly #story: Said;

  constructor(story: Said, world?: World, failing?: Failing) {
    super(world, failing);
    this.#story = story;
  }

  look(): void {
    const { begun, acknowledged } = this.#story;
    this.moments.push({ worlds: this.worlds(), said: { begun, acknowledged } });
  }

  override open(name: string, to: 'read' | 'write'): ReturnType<SimulatedDisk['open']> {
    const file = super.open(name, to);
    const before =
      <A extends unknown[]>(call: (...args: A) => void) =>
      (...args: A) => {
        this.look();
        call(...args);
      };
    return { ...file, write: before(file.write), truncate: before(file.truncate), sync: before(file.sync) };
  }

  override syncName(name: string): void {
    this.look();
    super.syncName(name);
  }
}

/**
 * Holds every world of every moment to what was said by then. Worlds that were seen before, with as much said, are left
 * out. How many were looked at.
 */
export class Worlds {
  readonly #seen = new Set<string>();
  readonly #story: Story;
  count = 0;

  constructor(story: Story) {
    this.#story = story;
  }

  async check({ moments }: WatchedDisk): Promise<void> {
    for (const { worlds, said } of moments) {
      for (const world of worlds) await this.#checkWorld(world, said);
    }
  }

  async #checkWorld(world: World, said: Said): Promise<void> {
    const bytes = world.get(path);
    const key = `${said.begun} ${said.acknowledged} ${bytes ? Buffer.from(bytes).toString('latin1') : 'no file'}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.count++;
    const story = this.#story;

    const untouched = new SimulatedDisk(world);
    const reader = bytes ? await openFile(path, 'read', untouched) : null;
    const whole = batchesIn(reader ? await linesIn(reader.store) : [], story, said);
    expect(untouched.changes).toBe(0);

    const disk = new WatchedDisk(said, world);
    const writer = await openFile(path, 'write', disk);
    expect(batchesIn(await linesIn(writer.store), story, said)).toBe(whole);
    expect(writer.torn).toBe(reader?.torn ?? 0);
    expect(disk.shown(path)).toEqual(story.bytesOf(whole));
    await writer.store.close();

    // The power goes again while it is mended: the same batches count, and what is cut off was kept before.
    const mended = new Set<string>();
    for (const moment of disk.moments) {
      for (const next of moment.worlds) {
        const left = next.get(path);
        const key = left ? Buffer.from(left).toString('latin1') : '';
        if (reader && reader.torn > 0 && left && left.length < (bytes as Uint8Array).length) {
          expect(next.get(`${path}.torn`)).toEqual((bytes as Uint8Array).subarray(story.bytesOf(whole).length));
        }
        if (mended.has(key)) continue;
        mended.add(key);
        if (!left) expect(whole).toBe(0);
        else {
          const found = await openFile(path, 'read', new SimulatedDisk(next));
          expect(await linesIn(found.store)).toEqual(story.linesOf(whole));
        }
      }
    }

    const again = await openFile(path, 'write', disk);
    expect(again.torn).toBe(0);
    if (whole < story.batches.length) {
      const rest = Object.assign(new Story(story.batches), said);
      expect((await rest.append(again.store, whole)).state).toBe('appended');
      expect(await linesIn(again.store)).toEqual(story.linesOf(whole + 1));
    }
  }
}
