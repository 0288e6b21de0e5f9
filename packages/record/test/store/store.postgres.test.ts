import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { type Cluster, makeCluster } from './cluster.ts';
import { describeStore, type Place } from './contract.ts';
import { linesIn, toBytes } from './text.ts';

let cluster: Cluster;
let records = 0;

beforeAll(() => {
  cluster = makeCluster();
});

afterAll(() => {
  cluster.stop('fast');
  cluster.remove();
});

async function inDatabase<T>(ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(cluster.connection);
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

/** A record of its own; writers are connections. */
async function makePlace(): Promise<Place> {
  const record = `record ${records++}`;
  return {
    open: (to) => openPostgres(cluster.connection, record, to),
    writers: (count) => Promise.all(Array.from({ length: count }, (_, k) => writerOf(record, k))),
    crowd: async (count, lines) => {
      await Promise.all(Array.from({ length: count }, (_, who) => addUntilDone(record, who, lines)));
    },
    remove: async () => {},
  };
}

async function writerOf(record: string, k: number) {
  const name = `${record} ${k}`;
  const { store } = await openPostgres({ ...cluster.connection, application_name: name }, record, 'write');
  return {
    append: (lines: readonly string[], expected: number) => store.append(lines.map(toBytes), expected),
    die: async () => {
      const killed = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1';
      await inDatabase((client) => client.query(killed, [name]));
    },
    end: () => store.close(),
  };
}

async function addUntilDone(record: string, who: number, lines: number): Promise<void> {
  const { store } = await openPostgres(cluster.connection, record, 'write');
  for (let line = 0; line < lines; ) {
    const { state } = await store.append([toBytes(JSON.stringify({ who, line }))], await store.size());
    expect(state).toMatch(/^(appended|outrun|held)$/);
    if (state === 'appended') line++;
  }
  await store.close();
}

describeStore('PostgreSQL', makePlace);

describe('a PostgreSQL database of records', () => {
  it('holds several, each with lines of its own', async () => {
    const one = await openPostgres(cluster.connection, 'one', 'write');
    const two = await openPostgres(cluster.connection, 'two', 'write');
    await one.store.append([toBytes('{"a":1}')], 0);
    expect(await two.store.append([toBytes('{"b":2}'), toBytes('{"c":3}')], 0)).toEqual({ state: 'appended', size: 2 });
    expect(await linesIn(one.store)).toEqual(['{"a":1}']);
    expect(await linesIn(two.store)).toEqual(['{"b":2}', '{"c":3}']);
    await one.store.close();
    await two.store.close();
  });

  it.each([
    "UPDATE lockstep_lines SET line = '{}' WHERE record = 'refusing' AND number = 0",
    "DELETE FROM lockstep_lines WHERE record = 'refusing'",
    'DELETE FROM lockstep_lines WHERE false',
    'TRUNCATE lockstep_lines',
    "SET session_replication_role = replica; DELETE FROM lockstep_lines WHERE record = 'refusing'",
    "INSERT INTO lockstep_lines VALUES ('refusing', 0, '{}') ON CONFLICT (record, number) DO UPDATE SET line = '{}'",
    "INSERT INTO lockstep_lines VALUES ('refusing', 1000000, '{}')",
    "MERGE INTO lockstep_lines USING (SELECT 1) AS a ON record = 'refusing' WHEN MATCHED THEN DELETE",
  ])('refuses %s', async (statement) => {
    const { store } = await openPostgres(cluster.connection, 'refusing', 'write');
    await store.append([toBytes('{"a":1}'), toBytes('{"b":2}')], 0);
    await expect(inDatabase((client) => client.query(statement))).rejects.toThrow('a record is only added to');
    expect(await linesIn(store)).toEqual(['{"a":1}', '{"b":2}']);
    await store.close();
  });

  it('says held while another writes to the same record, and goes on after; other records go on at once', async () => {
    const { store } = await openPostgres(cluster.connection, 'held', 'write');
    const other = await openPostgres(cluster.connection, 'not held', 'write');
    await inDatabase(async (client) => {
      await client.query('BEGIN');
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended('lockstep_lines held', 1))");
      expect(await store.append([toBytes('{}')], 0)).toEqual({ state: 'held' });
      expect(await other.store.append([toBytes('{}')], 0)).toEqual({ state: 'appended', size: 1 });
    });
    expect(await store.append([toBytes('{}')], 0)).toEqual({ state: 'appended', size: 1 });
    await store.close();
    await other.store.close();
  });

  it('of a batch whose connection is cut, all lines are there or none', async () => {
    const batch = Array.from({ length: 3000 }, (_, k) => toBytes(`{"k":${k}}`));
    const cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut'";
    let size = 0;
    for (let k = 0; k < 6; k++) {
      const { store } = await openPostgres({ ...cluster.connection, application_name: 'cut' }, 'cut', 'write');
      expect([size, size + batch.length]).toContain(await store.size());
      size = await store.size();
      const appended = store.append(batch, size);
      await setTimeout(40 * k);
      await inDatabase((client) => client.query(cut));
      const { state } = await appended;
      expect(state).toMatch(/^(failed|appended)$/);
      expect((await store.append(batch, size)).state).toBe('failed');
      if (state === 'appended') size += batch.length;
      await store.close();
    }
  });

  it('writes for a user who may only read and add', async () => {
    const grant = 'CREATE ROLE clerk LOGIN; GRANT SELECT, INSERT ON lockstep_lines TO clerk';
    await inDatabase((client) => client.query(grant));
    const { store } = await openPostgres({ ...cluster.connection, user: 'clerk' }, 'clerk', 'write');
    expect(await store.append([toBytes('{}')], 0)).toEqual({ state: 'appended', size: 1 });
    await store.close();
  });

  it.each([
    ['fsync', 'off'],
    ['data_sync_retry', 'on'],
  ])('does not write to a server with %s %s', async (setting, value) => {
    const set = async (statement: string) => {
      await inDatabase((client) => client.query(statement));
      cluster.stop('fast');
      cluster.start();
    };
    await set(`ALTER SYSTEM SET ${setting} = ${value}`);
    await expect(openPostgres(cluster.connection, 'unsafe', 'write')).rejects.toThrow(setting);
    await set(`ALTER SYSTEM RESET ${setting}`);
    const { store } = await openPostgres(cluster.connection, 'unsafe', 'write');
    await store.close();
  });

  it('loses nothing acknowledged when the server is stopped at once, again and again', async () => {
    let size = 0;
    for (let k = 0; k < 3; k++) {
      const { store } = await openPostgres(cluster.connection, 'stopped', 'write');
      expect(await store.size()).toBeGreaterThanOrEqual(size);
      size = await store.size();
      const stopped = setTimeout(100 * Math.random()).then(() => cluster.stop('immediate'));
      for (let going = true; going; ) {
        const answer = await store.append([toBytes(`{"number":${size}}`), toBytes(`{"number":${size + 1}}`)], size);
        if (answer.state === 'appended') size = answer.size;
        else going = false;
        if (!going) expect(answer.state).toBe('failed');
      }
      await stopped;
      await store.close().catch(() => {});
      cluster.start();
    }
    const { store } = await openPostgres(cluster.connection, 'stopped', 'write');
    const lines = (await linesIn(store)).map((line) => JSON.parse(line).number);
    expect(lines).toEqual(lines.map((_, number) => number));
    expect(lines.length % 2).toBe(0);
    expect(lines.length).toBeGreaterThanOrEqual(size);
    await store.close();
  });
});
