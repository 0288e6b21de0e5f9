import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile } from '../../src/store/file.ts';
import { SimulatedDisk } from '../disk/simulated.ts';
import { describeStore } from './contract.ts';
import { placeOf } from './processes.ts';
import { linesIn, toBytes } from './text.ts';

describeStore('a file', async () => placeOf('file'));

describe('record.jsonl', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'record-'));
    path = join(folder, 'record.jsonl');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('is plain lines, while it is open too', async () => {
    const { store } = await openFile(path, 'write');
    await store.append([toBytes('{"a":1}'), toBytes('{"b":2}')], 0);
    expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n{"b":2}\n');
    expect(statSync(`${path}.lock`).size).toBe(0);
    await store.close();
    expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n{"b":2}\n');
  });

  it.each([
    ['a line without its newline', '{"b":'],
    ['a line of which only the end came to the disk', '\0\0\0\0":2}\n'],
    ['a batch that was not acknowledged', '\0"b":2}\n{"c":3}\n\x000000000000000008'],
  ])('%s is reported by opening to read; opening to write cuts it off and keeps it beside', async (_, tail) => {
    writeFileSync(path, `{"a":1}\n${tail}`);
    const reader = await openFile(path, 'read');
    expect(reader.torn).toBe(tail.length);
    expect(await linesIn(reader.store)).toEqual(['{"a":1}']);
    expect(readFileSync(path, 'utf8')).toBe(`{"a":1}\n${tail}`);
    const writer = await openFile(path, 'write');
    expect(writer.torn).toBe(tail.length);
    expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n');
    expect(readFileSync(`${path}.torn`, 'latin1')).toBe(tail);
    expect(await writer.store.append([toBytes('{"d":4}')], 1)).toEqual({ state: 'appended', size: 2 });
    expect(await linesIn(reader.store)).toEqual(['{"a":1}', '{"d":4}']);
    await writer.store.close();
    await reader.store.close();
  });

  it('a note that was left behind is cut off, and is not torn', async () => {
    writeFileSync(path, '{"a":1}\n{"b":2}\n\x000000000000000008');
    for (const to of ['read', 'write'] as const) {
      const { store, torn } = await openFile(path, to);
      expect(torn).toBe(0);
      expect(await linesIn(store)).toEqual(['{"a":1}', '{"b":2}']);
      await store.close();
    }
    expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n{"b":2}\n');
  });

  it('has one writer, also under another name and in one process', async () => {
    const first = await openFile(path, 'write');
    await first.store.append([toBytes('{"a":1}')], 0);
    symlinkSync(path, join(folder, 'other.jsonl'));
    for (const name of ['record.jsonl', 'other.jsonl']) {
      const second = await openFile(join(folder, name), 'write');
      expect(await second.store.append([toBytes('{"b":2}')], 1)).toEqual({ state: 'held' });
      expect(await linesIn(second.store)).toEqual(['{"a":1}']);
      await second.store.close();
    }
    await first.store.close();
    const third = await openFile(join(folder, 'other.jsonl'), 'write');
    expect(await third.store.append([toBytes('{"b":2}')], 1)).toEqual({ state: 'appended', size: 2 });
    await third.store.close();
  });

  it('what another writer has not finished is neither touched nor called torn by who comes second', async () => {
    const first = await openFile(path, 'write');
    await first.store.append([toBytes('{"a":1}')], 0);
    appendFileSync(path, '\0"b":');
    const second = await openFile(path, 'write');
    expect(second.torn).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n\0"b":');
    await second.store.close();
    await first.store.close();
  });

  it('is read while a writer cuts off its note', async () => {
    const disk = new SimulatedDisk(new Map([['record', toBytes('{"a":1}\n{"b":2}\n\x000000000000000008')]]));
    const writer = disk.open('record', 'write');
    const open = (name: string, to: 'read' | 'write') => {
      const file = disk.open(name, to);
      let asked = 0;
      const size = () => {
        const found = file.size();
        if (++asked > 1) writer.truncate(16);
        return found;
      };
      return { ...file, size };
    };
    const { store } = await openFile('record', 'read', { open, syncName: () => {}, claim: () => null });
    expect(await linesIn(store)).toEqual(['{"a":1}', '{"b":2}']);
  });

  it('is not there to be read before it is written', async () => {
    await expect(openFile(path, 'read')).rejects.toThrow('ENOENT');
  });
});
