import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import { describeStore } from './contract.ts';
import { placeOf } from './processes.ts';
import { linesIn, toBytes } from './text.ts';

describeStore('SQLite', async () => placeOf('sqlite'));

describe('a SQLite database of records', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'record-'));
    path = join(folder, 'records.sqlite');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('holds several, each with lines of its own', async () => {
    const one = await openSqlite(path, 'one', 'write');
    const two = await openSqlite(path, 'two', 'write');
    await one.store.append([toBytes('{"a":1}')], 0);
    expect(await two.store.append([toBytes('{"b":2}'), toBytes('{"c":3}')], 0)).toEqual({ state: 'appended', size: 2 });
    expect(await linesIn(one.store)).toEqual(['{"a":1}']);
    expect(await linesIn(two.store)).toEqual(['{"b":2}', '{"c":3}']);
    await one.store.close();
    await two.store.close();
  });

  it.each([
    "UPDATE lines SET line = x'7b7d' WHERE number = 0",
    'UPDATE OR REPLACE lines SET number = 0 WHERE number = 1',
    'DELETE FROM lines',
    'DELETE FROM lines WHERE number = 1',
    "INSERT OR REPLACE INTO lines (record, number, line) VALUES ('record', 0, x'7b7d')",
    "INSERT INTO lines (record, number, line) VALUES ('record', 3, x'7b7d')",
    "INSERT INTO lines (record, number, line) VALUES ('record', 1, x'7b7d') ON CONFLICT DO UPDATE SET line = x'7b7d'",
  ])('refuses %s', async (statement) => {
    const { store } = await openSqlite(path, 'record', 'write');
    await store.append([toBytes('{"a":1}'), toBytes('{"b":2}')], 0);
    const database = new DatabaseSync(path);
    expect(() => database.exec(statement)).toThrow('a record is only added to');
    database.close();
    expect(await linesIn(store)).toEqual(['{"a":1}', '{"b":2}']);
    await store.close();
  });

  it('says held while another has begun to write, and goes on after', async () => {
    const { store } = await openSqlite(path, 'record', 'write');
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    expect(await store.append([toBytes('{}')], 0)).toEqual({ state: 'held' });
    other.exec('ROLLBACK');
    expect(await store.append([toBytes('{}')], 0)).toEqual({ state: 'appended', size: 1 });
    other.close();
    await store.close();
  });
});
