import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../src/checkpoint/checkpoint.ts';
import { openFile } from '../../src/store/file.ts';
import { growTree } from '../../src/tree/growing.ts';
import { isSameHash, leafHash } from '../../src/tree/hash.ts';
import { isIncluded, proveInclusion } from '../../src/tree/proof.ts';
import { type Standing, standingOf, verifyLines } from '../../src/verify/verify.ts';
import { makeLines, names } from '../entry/lines.ts';

const count = 50;
const lines = makeLines(count);
const bytes = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));

function rootOf(some: Iterable<Uint8Array>): { size: number; root: Uint8Array } {
  const tree = growTree();
  for (const line of some) tree.add(leafHash(line));
  return { size: tree.size(), root: tree.root() };
}

const checkpoint: Checkpoint = { origin: 'lockstep/here', extensions: [], ...rootOf(lines) };

/** What stands between newlines, and after the last. */
function* split(text: Buffer): Generator<Buffer> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf(10, start);
    yield text.subarray(start, end < 0 ? text.length : end);
    start = end < 0 ? text.length : end + 1;
  }
}

/** Is it, by its root alone, the record of the checkpoint, or one that goes on from it? */
function passes(text: Buffer): boolean {
  const found = [...split(text)];
  return found.length >= count && isSameHash(rootOf(found.slice(0, count)).root, checkpoint.root);
}

const leaves = lines.map(leafHash);
const ways = lines.map((_, index) => proveInclusion(leaves, index));

/** The same, where just line `index` is another: of the tree only the way from its leaf to the root is hashed again. */
function passesWith(index: number, line: Buffer): boolean {
  if (line.includes(10)) return passes(textWith(index, line));
  const claim = { index, start: 0, end: count, leaf: leafHash(line), root: checkpoint.root, proof: ways[index] ?? [] };
  return isIncluded(claim);
}

const newline = Buffer.from('\n');

function textWith(index: number, line: Buffer, end: Buffer = newline): Buffer {
  return Buffer.concat(lines.flatMap((each, k) => (k === index ? [line, end] : [each, newline])));
}

describe('whoever holds a checkpoint of fifty entries', () => {
  it('finds the record whole', async () => {
    expect(passes(bytes)).toBe(true);
    const verified = await verifyLines(split(bytes), count, names);
    expect(standingOf(verified, checkpoint, 'lockstep/here')).toBe('same');
  });

  it('detects every bit that is flipped', () => {
    for (const [index, line] of lines.entries()) {
      const changed = Buffer.from(line);
      for (let bit = 0; bit < 8 * line.length; bit++) {
        const at = bit >> 3;
        changed[at] = (line[at] as number) ^ (1 << (bit & 7));
        if (passesWith(index, changed)) throw new Error(`line ${index}, bit ${bit}`);
        changed[at] = line[at] as number;
      }
      for (let bit = 0; bit < 8; bit++)
        expect(passes(textWith(index, changed, Buffer.of(10 ^ (1 << bit))))).toBe(false);
    }
  });

  it('detects every byte that is cut out', () => {
    for (const [index, line] of lines.entries()) {
      for (let at = 0; at < line.length; at++) {
        const cut = Buffer.concat([line.subarray(0, at), line.subarray(at + 1)]);
        if (passesWith(index, cut)) throw new Error(`line ${index}, byte ${at}`);
      }
      if (index < count - 1) expect(passes(textWith(index, Buffer.from(line), Buffer.of()))).toBe(false);
    }
  });

  it('detects every place at which the record is cut off', () => {
    const last = (lines.at(-1) as Uint8Array).length;
    for (let size = 0; size < bytes.length - 1; size++) {
      const cut = bytes.subarray(0, size);
      const isWithinLast = size > bytes.length - 1 - last;
      if (isWithinLast) expect(passes(cut)).toBe(false);
      else if ([...split(cut)].length >= count) throw new Error(`cut off at ${size}`);
    }
  });

  it('detects that the record was rolled back, to any earlier size', async () => {
    for (let size = 0; size < count; size++) {
      const verified = await verifyLines(lines.slice(0, size), count, names);
      expect(verified.faults).toEqual([]);
      expect(standingOf(verified, checkpoint, undefined)).toBe<Standing>('rolled-back');
    }
  });

  it('detects that an entry was taken away, put in, moved or replaced by another, and entries added to hide it', async () => {
    const more = [...lines, ...lines.slice(0, 5)];
    const tampered = [
      more.toSpliced(20, 1),
      more.toSpliced(20, 0, lines[2] as Uint8Array),
      [...more.slice(1), more[0] as Uint8Array],
      more.with(20, lines[21] as Uint8Array),
    ];
    for (const each of tampered) {
      expect(standingOf(await verifyLines(each, count), checkpoint, undefined)).toBe<Standing>('rewritten');
    }
  });

  it('accepts that entries were added', async () => {
    const verified = await verifyLines([...lines, ...lines.slice(0, 5)], count);
    expect(standingOf(verified, checkpoint, undefined)).toBe<Standing>('grown');
  });

  it('is told that a checkpoint of another record, or of nothing, says nothing about this one', async () => {
    expect(standingOf(await verifyLines(lines, count), checkpoint, 'lockstep/there')).toBe<Standing>('other-record');
    const empty = { ...checkpoint, ...rootOf([]) };
    expect(standingOf(await verifyLines(lines, 0), empty, undefined)).toBe<Standing>('says-nothing');
  });
});

describe('through the store', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'lockstep-')), 'record.jsonl');

  async function standing(text: Buffer): Promise<{ standing: Standing; torn: number; faults: number }> {
    writeFileSync(file, text);
    const { store, torn } = await openFile(file, 'read');
    const verified = await verifyLines(store.read(), count, names);
    await store.close();
    return { standing: standingOf(verified, checkpoint, undefined), torn, faults: verified.faults.length };
  }

  it('a record that was cut off within its last line is rolled back, and what is torn is said', async () => {
    const last = lines.at(-1) as Uint8Array;
    for (const cut of [1, 2, last.length, last.length + 1]) {
      const read = await standing(bytes.subarray(0, bytes.length - cut));
      expect(read).toEqual({ standing: 'rolled-back', torn: cut > last.length ? 0 : last.length + 1 - cut, faults: 0 });
    }
  });

  it('every byte of a line that is changed to another is detected there too', async () => {
    const text = Buffer.from(bytes);
    const start = lines.slice(0, 30).reduce((sum, line) => sum + line.length + 1, 0);
    for (let at = start; at < start + (lines[30] as Uint8Array).length; at += 7) {
      for (const other of [0, 10, 32, 255]) {
        if (bytes[at] === other) continue;
        text[at] = other;
        expect((await standing(text)).standing).toMatch(/rewritten|rolled-back/);
      }
      text[at] = bytes[at] as number;
    }
    expect(readFileSync(file)).not.toEqual(bytes);
  });
});

it('a line that is damaged is named, with its number', async () => {
  const damaged = lines.with(30, Buffer.from((lines[30] as Uint8Array).toString().replace('e', 'E')));
  damaged[31] = Buffer.from(
    Buffer.from(lines[31] as Uint8Array)
      .toString()
      .replace('"at":', '"at": '),
  );
  const { faults } = await verifyLines(damaged, count, names);
  expect(faults.map(({ entry, line, code }) => ({ entry, line, code }))).toContainEqual({
    entry: 31,
    line: 32,
    code: 'not-canonical',
  });
});
