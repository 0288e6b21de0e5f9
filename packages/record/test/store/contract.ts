import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Appended, Opened, Store } from '../../src/store/store.ts';
import { linesIn, toBytes } from './text.ts';

/** A new empty place for one record, and those who write to it at once: processes of their own, or connections. */
export interface Place {
  open(to: 'read' | 'write'): Promise<Opened>;
  /** So many who have opened it to write, all before the first of them appends. */
  writers(count: number): Promise<Writer[]>;
  /** So many at once, each adding so many lines, one by one, again and again until it may. */
  crowd(count: number, lines: number): Promise<void>;
  remove(): Promise<void>;
}

export interface Writer {
  append(lines: readonly string[], expected: number): Promise<Appended>;
  /** Without closing anything: kill -9, or the connection is cut. */
  die(): Promise<void>;
  end(): Promise<void>;
}

function many(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, k) => `{"number":${from + k},"text":"é ${'x'.repeat(k % 50)}"}`);
}

/** What every store promises. */
export function describeStore(name: string, makePlace: () => Promise<Place>): void {
  describe(`a record in ${name}`, () => {
    let place: Place;
    let opened: Store[];

    beforeEach(async () => {
      place = await makePlace();
      opened = [];
    });

    afterEach(async () => {
      for (const store of opened) await store.close();
      await place.remove();
    });

    async function open(to: 'read' | 'write' = 'write'): Promise<Store> {
      const { store, torn } = await place.open(to);
      expect(torn).toBe(0);
      opened.push(store);
      return store;
    }

    async function close(store: Store): Promise<void> {
      opened = opened.filter((each) => each !== store);
      await store.close();
    }

    async function add(store: Store, lines: readonly string[], expected: number): Promise<Appended> {
      return await store.append(lines.map(toBytes), expected);
    }

    it('is empty at first', async () => {
      const store = await open();
      expect(await store.size()).toBe(0);
      expect(await linesIn(store)).toEqual([]);
    });

    it('gives back what was added, in order, also when opened anew', async () => {
      const store = await open();
      expect(await add(store, ['{"a":1}', '{"b":"ß€😀"}'], 0)).toEqual({ state: 'appended', size: 2 });
      expect(await add(store, ['{"c":3}'], 2)).toEqual({ state: 'appended', size: 3 });
      const all = ['{"a":1}', '{"b":"ß€😀"}', '{"c":3}'];
      expect(await linesIn(store)).toEqual(all);
      await close(store);
      for (const to of ['read', 'write'] as const) {
        const again = await open(to);
        expect(await again.size()).toBe(3);
        expect(await linesIn(again)).toEqual(all);
      }
    });

    it('gives back the part that is asked for', async () => {
      const store = await open();
      const lines = many(10);
      await add(store, lines, 0);
      expect(await linesIn(store, 3)).toEqual(lines.slice(3));
      expect(await linesIn(store, 3, 7)).toEqual(lines.slice(3, 7));
      expect(await linesIn(store, 0, 1)).toEqual(lines.slice(0, 1));
      expect(await linesIn(store, 7, 100)).toEqual(lines.slice(7));
      expect(await linesIn(store, 4, 4)).toEqual([]);
      expect(await linesIn(store, 10)).toEqual([]);
    });

    it('takes nothing after another size than expected, and says which it has', async () => {
      const store = await open();
      await add(store, ['{"a":1}'], 0);
      for (const expected of [0, 2]) {
        expect(await add(store, ['{"b":2}'], expected)).toEqual({ state: 'outrun', size: 1 });
      }
      expect(await linesIn(store)).toEqual(['{"a":1}']);
      expect(await add(store, ['{"b":2}'], 1)).toEqual({ state: 'appended', size: 2 });
    });

    it('takes no lines without a change', async () => {
      const store = await open();
      expect(await add(store, [], 0)).toEqual({ state: 'appended', size: 0 });
      expect(await add(store, [], 1)).toEqual({ state: 'outrun', size: 0 });
      await add(store, ['{}'], 0);
      expect(await add(store, [], 1)).toEqual({ state: 'appended', size: 1 });
      expect(await linesIn(store)).toEqual(['{}']);
    });

    it.each(['', '{"a":\n1}', '{"a":"\0"}'])('refuses what is no line: %j', async (text) => {
      const store = await open();
      await expect(add(store, ['{}', text], 0)).rejects.toThrow(/line/);
      expect(await store.size()).toBe(0);
    });

    it('opened to read, takes nothing', async () => {
      await close(await open());
      const reader = await open('read');
      await expect(add(reader, ['{}'], 0)).rejects.toThrow('opened to read');
    });

    it('takes lines of megabytes', async () => {
      const store = await open();
      const lines = [`{"a":"${'x'.repeat(3_000_000)}"}`, '{}', `{"b":"${'é'.repeat(1 << 20)}"}`, '{"c":1}'];
      expect(await add(store, lines, 0)).toEqual({ state: 'appended', size: 4 });
      await close(store);
      expect(await linesIn(await open())).toEqual(lines);
    });

    it('takes 10,000 lines at once and goes on', async () => {
      const store = await open();
      const lines = many(10_000);
      expect(await add(store, lines, 0)).toEqual({ state: 'appended', size: 10_000 });
      expect(await add(store, ['{}'], 10_000)).toEqual({ state: 'appended', size: 10_001 });
      await close(store);
      const again = await open();
      expect(await linesIn(again)).toEqual([...lines, '{}']);
      expect(await linesIn(again, 9_999)).toEqual([lines[9_999], '{}']);
    });

    it('is read while it is written: a beginning of it, batches whole', async () => {
      const writer = await open();
      await add(writer, many(7), 0);
      const reader = await open('read');
      const reading: Promise<void>[] = [];
      for (let size = 7; size < 280; size += 7) {
        expect(await add(writer, many(7, size), size)).toEqual({ state: 'appended', size: size + 7 });
        reading.push(
          (async () => {
            const lines = await linesIn(reader);
            expect(lines.length % 7).toBe(0);
            expect(lines.length).toBeGreaterThanOrEqual(size);
            expect(lines.map((line) => JSON.parse(line).number)).toEqual(lines.map((_, k) => k));
          })(),
        );
      }
      await Promise.all(reading);
      expect(await reader.size()).toBe(280);
    });

    it('what is being read stays what it was', async () => {
      const store = await open();
      await add(store, many(600), 0);
      const lines: number[] = [];
      for await (const line of store.read()) {
        if (lines.length === 0) expect(await add(store, ['{"number":-1}'], 600)).toMatchObject({ state: 'appended' });
        lines.push(JSON.parse(new TextDecoder().decode(line)).number);
      }
      expect(lines).toEqual(many(600).map((_, k) => k));
    });

    it('asked several things at once, does one after the other', async () => {
      const store = await open();
      const answers = await Promise.all(Array.from({ length: 5 }, (_, k) => add(store, [`{"k":${k}}`], 0)));
      expect(answers.map(({ state }) => state).sort()).toEqual(['appended', 'outrun', 'outrun', 'outrun', 'outrun']);
      expect(await store.size()).toBe(1);
    });

    it('of eight who write after the same line, exactly one succeeds', async () => {
      const first = await open();
      await add(first, ['{"who":"first"}'], 0);
      await close(first);
      const writers = await place.writers(8);
      const answers = await Promise.all(
        writers.map((writer, k) => writer.append([`{"who":${k},"line":1}`, `{"who":${k},"line":2}`], 1)),
      );
      for (const writer of writers) await writer.end();
      const winners = answers.flatMap(({ state }, k) => (state === 'appended' ? [k] : []));
      expect(winners.length).toBe(1);
      for (const { state } of answers) expect(state).toMatch(/^(appended|outrun|held)$/);
      const [winner] = winners;
      expect(await linesIn(await open())).toEqual([
        '{"who":"first"}',
        `{"who":${winner},"line":1}`,
        `{"who":${winner},"line":2}`,
      ]);
    });

    it('of eight who write until they succeed, no line is lost or doubled', async () => {
      await place.crowd(8, 6);
      const lines = (await linesIn(await open())).map((line) => JSON.parse(line) as { who: number; line: number });
      expect(lines.length).toBe(48);
      for (let who = 0; who < 8; who++) {
        expect(lines.filter((line) => line.who === who).map(({ line }) => line)).toEqual([0, 1, 2, 3, 4, 5]);
      }
    });

    it('a writer that dies leaves what was acknowledged, and the right to write', async () => {
      const [writer] = (await place.writers(1)) as [Writer];
      expect(await writer.append(['{"a":1}'], 0)).toEqual({ state: 'appended', size: 1 });
      await writer.die();
      const store = await open();
      expect(await add(store, ['{"b":2}'], 1)).toEqual({ state: 'appended', size: 2 });
      expect(await linesIn(store)).toEqual(['{"a":1}', '{"b":2}']);
    });
  });
}
