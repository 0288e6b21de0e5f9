/**
 * How long it takes to verify a record of 100,000 entries, and how much memory: `node bench/record.ts [ENTRIES]`.
 *
 * Printed: seconds of each part on its own, the median of three, and the largest memory of the process. The file is read
 * through the file store, as `lockstep record verify` reads it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry } from '@lockstep/engine/status/entry';
import { lineOf, makeLineReader } from '@lockstep/record/entry';
import { openFile } from '@lockstep/record/store/file';
import { growTree } from '@lockstep/record/tree';
import { leafHash } from '@lockstep/record/tree/hash';
import { proveInclusion } from '@lockstep/record/tree/proof';
import { verifyLines } from '@lockstep/record/verify';

const count = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
const file = join(folder, 'record.jsonl');

function entryOf(number: number): Entry {
  return {
    at: '2018-05-10',
    recorded_at: '2026-11-24T18:05:26Z',
    by: number % 2 === 0 ? 'US' : 'DPRK',
    basis: 'seen',
    source: 'aca-2019',
    step: `step-${number % 40}`,
    axis: 'evidence',
    to: 'verified',
    method: 'Two inspectors counted the barrels.',
    note: `Delivery ${number}, as the letter of that day says.`,
  };
}

async function* linesOfFile(): AsyncGenerator<Uint8Array> {
  const { store } = await openFile(file, 'read');
  yield* store.read();
  await store.close();
}

async function timed(work: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return `${((times.toSorted((a, b) => a - b)[1] as number) / 1000).toFixed(2)} s`;
}

const lines = Array.from({ length: count }, (_, number) => lineOf(entryOf(number)));
writeFileSync(file, Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])));
console.log(`${count} entries, ${(lines.reduce((sum, line) => sum + line.length + 1, 0) / 1e6).toFixed(1)} MB`);
console.log(
  'hashes alone',
  await timed(async () => {
    const tree = growTree();
    for (const line of lines) tree.add(leafHash(line));
    tree.root();
  }),
);
console.log(
  'entries alone',
  await timed(async () => {
    const read = makeLineReader();
    for (const line of lines) if ('faults' in read(line)) throw new Error('fault');
  }),
);
const leaves = lines.map(leafHash);
console.log('one proof of inclusion', await timed(async () => proveInclusion(leaves, count >> 1)));
lines.length = 0;
leaves.length = 0;
console.log(
  'verify, from the file',
  await timed(async () => {
    const { size, faults } = await verifyLines(linesOfFile(), count);
    if (size !== count || faults.length > 0) throw new Error('not whole');
  }),
);
console.log(
  `most memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, with the lines that were made for this`,
);
rmSync(folder, { recursive: true });
