/**
 * How many lines a second a record takes, each acknowledged only when it is on disk, and how quickly it is read:
 * `node bench/record-store.ts`. Writes bench/record-store.md. Needs PostgreSQL 15; starts a cluster of its own, with its
 * usual settings. The stores take turns, so that what else the machine does falls on all of them.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '@lockstep/record/store';
import { openFile } from '@lockstep/record/store/file';
import { openPostgres } from '@lockstep/record/store/postgres';
import { openSqlite } from '@lockstep/record/store/sqlite';
import { makeCluster } from '../packages/record/test/store/cluster.ts';

const rounds = 7;
/** Lines one by one in a round; batches in a round, and lines in each; lines that are read. */
const [single, batches, ofBatch, read] = [100, 20, 100, 100_000];

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const cluster = makeCluster();
let records = 0;

const stores: Record<string, () => Promise<Store>> = {
  file: async () => (await openFile(join(folder, `record-${records++}.jsonl`), 'write')).store,
  SQLite: async () => (await openSqlite(join(folder, 'records.sqlite'), `record ${records++}`, 'write')).store,
  PostgreSQL: async () => (await openPostgres(cluster.connection, `record ${records++}`, 'write')).store,
};

/** 300 bytes, as an entry with a note and a source. */
function lines(from: number, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, k) =>
    new TextEncoder().encode(`${`{"entry":${from + k},"note":"`.padEnd(298, 'x')}"}`),
  );
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Lines a second. */
async function appends(store: Store, calls: number, ofCall: number): Promise<number> {
  const taken = await seconds(async () => {
    for (let k = 0; k < calls; k++) {
      const size = await store.size();
      const { state } = await store.append(lines(size, ofCall), size);
      if (state !== 'appended') throw new Error(state);
    }
  });
  return (calls * ofCall) / taken;
}

async function reading(store: Store): Promise<number> {
  const taken = await seconds(async () => {
    let count = 0;
    for await (const line of store.read(0, read)) count += line.length === 300 ? 1 : 0;
    if (count !== read) throw new Error(`${count} lines read`);
  });
  return 1000 * taken;
}

/** What the disk allows: writes of 300 bytes, each with an fsync, a second. */
async function fsyncs(): Promise<number> {
  const file = openSync(join(folder, 'bare'), 'w');
  const bytes = Buffer.alloc(300, 'x');
  const taken = await seconds(async () => {
    for (let k = 0; k < single; k++) {
      writeSync(file, bytes);
      fsyncSync(file);
    }
  });
  closeSync(file);
  return single / taken;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

const bare: number[] = [];
const measured = Object.entries(stores).map(([name, open]) => ({
  name,
  open,
  single: [] as number[],
  batch: [] as number[],
  read: [] as number[],
}));
for (let round = 0; round < rounds; round++) {
  bare.push(await fsyncs());
  for (const each of measured) {
    const store = await each.open();
    each.single.push(await appends(store, single, 1));
    each.batch.push(await appends(store, batches, ofBatch));
    await store.close();
  }
}
for (const each of measured) {
  const store = await each.open();
  await store.append(lines(0, read), 0);
  for (let round = 0; round < rounds; round++) each.read.push(await reading(store));
  await store.close();
}
cluster.stop('fast');
cluster.remove();
rmSync(folder, { recursive: true });

const rows = measured.map(
  (each) =>
    `| ${each.name} | ${median(each.single).toFixed(0)} | ${median(each.batch).toFixed(0)} | ${median(each.read).toFixed(0)} |`,
);
const text = `# record-store

Lines of 300 bytes, each acknowledged only when it is on disk. *one by one*: lines a second, ${single} appends of one line a round;
*by the hundred*: lines a second, ${batches} appends of ${ofBatch}; *read*: milliseconds to read ${read.toLocaleString('en')} lines. Medians of
${rounds} rounds in one run, in which the stores take turns. In the same run the disk took ${median(bare).toFixed(0)} bare writes with an fsync a second; a file
needs two for an append, SQLite's rollback journal more.
\`node bench/record-store.ts\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()}).
The machine was shared: compare columns, not single figures.

| store | one by one | by the hundred | read |
|---|---|---|---|
${rows.join('\n')}
`;
writeFileSync(join(import.meta.dirname, 'record-store.md'), text);
console.log(text);
