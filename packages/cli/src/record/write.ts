import { grouped } from '@lockstep/engine/figure';
import type { Entry } from '@lockstep/engine/status/entry';
import type { Json } from '@lockstep/record/canonical';
import { textOf } from '@lockstep/record/diff';
import { lineOf, makeLineReader, readStatements } from '@lockstep/record/entry';
import type { Appended } from '@lockstep/record/store';
import { growTree } from '@lockstep/record/tree';
import { leafHash } from '@lockstep/record/tree/hash';
import { sayEntryFault } from '@lockstep/record/wording';
import { UsageError } from '../case/load.ts';
import { exit } from '../exit.ts';
import { findRecord, type KeptRecord, type OpenRecord, type RecordOptions, readText } from './open.ts';
import { base64, entries, print } from './print.ts';
import { readPairs } from './statement.ts';

/** `record add CASE [ENTRY]`. */
export async function add(path: string, entry: readonly string[], options: RecordOptions): Promise<number> {
  const [only = '-'] = entry;
  const isLine = entry.length <= 1 && (only === '-' || only.startsWith('{'));
  const text = isLine ? (only === '-' ? readText('-') : only) : JSON.stringify(readPairs(entry));
  return enter('add', path, options, () => ({ text, ...(only === '-' && isLine && { name: 'standard input' }) }));
}

/** `record import CASE FILE`. */
export async function importFile(path: string, file: string, options: RecordOptions): Promise<number> {
  const text = readText(file);
  return enter('import', path, options, () => ({ text, name: file === '-' ? 'standard input' : file }));
}

/** `record correct CASE N KEY=VALUE ...`. */
export async function correct(
  path: string,
  number: number,
  pairs: readonly string[],
  options: RecordOptions,
): Promise<number> {
  const changes = pairs.filter((pair) => pair.startsWith('instead.')).map((pair) => pair.slice('instead.'.length));
  const own = readPairs(pairs.filter((pair) => !pair.startsWith('instead.')));
  return enter('correct', path, options, (before) => {
    const wrong = before[number];
    if (!wrong) throw new UsageError(sayNoEntry(number, before.length));
    const { recorded_at: _, ...statement } = wrong;
    if (changes.length > 0 && 'corrects' in wrong) {
      throw new UsageError(
        `Entry ${number} is a correction; correct it without "instead", and entry ${wrong.corrects} anew.`,
      );
    }
    const instead = changes.length > 0 && {
      instead: readPairs(changes, statement as unknown as { readonly [key: string]: Json }),
    };
    return { text: JSON.stringify({ ...own, corrects: number, ...instead }) };
  });
}

export function sayNoEntry(number: number, size: number): string {
  return `There is no entry ${number}; the record has ${size === 0 ? 'none yet' : `${entries(size)}, numbered from 0 to ${size - 1}`}.`;
}

/** What is to be entered: JSON lines, and the name of where they stand, for messages. */
interface HandedIn {
  readonly text: string;
  readonly name?: string;
}

/** Reads what is there, holds what is new against it and the agreement, and adds all of it or nothing. Begins no record for nothing. */
async function enter(
  act: string,
  path: string,
  options: RecordOptions,
  handIn: (before: readonly Entry[]) => HandedIn,
): Promise<number> {
  const found = findRecord(path, options.store);
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  if (!found.isBegun) readNew(handIn([]), now, [], found);
  const record = { ...found, ...(await found.open('write')) };
  try {
    const { before, tree } = await readBefore(record);
    mustNotGoBack(now, before.at(-1)?.recorded_at);
    const added = readNew(handIn(before), now, before, record);
    const lines = added.map(lineOf);
    const appended = await record.store.append(lines, before.length);
    for (const line of lines) tree.add(leafHash(line));
    return report(act, record, appended, added, { from: before.length, root: base64(tree.root()) }, options);
  } finally {
    await record.store.close();
  }
}

async function readBefore(record: OpenRecord) {
  const readLine = makeLineReader(record.names);
  const tree = growTree();
  const before: Entry[] = [];
  for await (const line of record.store.read()) {
    const read = readLine(line);
    if ('faults' in read) {
      const faults = read.faults.map((fault) => sayEntryFault(fault, record.place)).join('\n');
      throw new UsageError(`${faults}\nNothing is added to a record with a fault; see "lockstep record verify".`);
    }
    tree.add(leafHash(line));
    before.push(read.entry);
  }
  return { before, tree };
}

function mustNotGoBack(now: string, last: string | undefined): void {
  if (last === undefined || now >= last) return;
  throw new UsageError(
    `The clock of this machine says ${now}, and the last entry was made at ${last}; entry times never go back, so set the clock.`,
  );
}

function readNew({ text, name }: HandedIn, now: string, before: readonly Entry[], { names }: KeptRecord): Entry[] {
  const { entries: read, faults } = readStatements(text, now, before.length, names);
  if (faults.length > 0)
    throw new UsageError([...faults.map((fault) => sayEntryFault(fault, name)), 'Nothing was added.'].join('\n'));
  if (read.length === 0) throw new UsageError('No entry was read; give one JSON object a line, or KEY=VALUE ...');
  mustBeNew(
    read.map(({ entry }) => entry),
    before,
  );
  return read.map(({ entry }) => entry);
}

/** The same words entered twice say nothing more, and are most often a slip. */
function mustBeNew(added: readonly Entry[], before: readonly Entry[]): void {
  const known = new Map(before.map((entry, number) => [textOf(entry), number]));
  const twice = added.flatMap((entry, index) => {
    const number = known.get(textOf(entry));
    known.set(textOf(entry), before.length + index);
    return number === undefined
      ? []
      : [`What would be entry ${before.length + index} is entry ${number} word for word.`];
  });
  if (twice.length > 0)
    throw new UsageError([...twice.slice(0, 10), 'Nothing was added; take out what is there already.'].join('\n'));
}

function report(
  act: string,
  { place, id, torn }: OpenRecord,
  appended: Appended,
  added: readonly Entry[],
  { from, root }: { readonly from: number; readonly root: string },
  options: RecordOptions,
): number {
  const isIn = appended.state === 'appended';
  const facts = {
    state: appended.state,
    ...(isIn ? { from, count: added.length, size: appended.size, root } : {}),
    torn,
    entries: isIn ? added : [],
  };
  const mended =
    torn > 0
      ? [
          `${grouped(torn)} bytes at the end of the record were never acknowledged; they were taken off first and are kept in ${place}.torn.`,
        ]
      : [];
  print({ act, id, facts, sentences: [sayAppended(appended, place, from, added.length), ...mended] }, options);
  return isIn ? exit.yes : appended.state === 'failed' ? exit.unfinished : exit.no;
}

function sayAppended(appended: Appended, place: string, from: number, count: number): string {
  if (appended.state === 'appended') {
    const which = count === 1 ? `Entry ${from} is` : `Entries ${from} to ${from + count - 1} are`;
    return `${which} in ${place}, on disk; the record has ${entries(appended.size)}.`;
  }
  if (appended.state === 'held') return `Nothing was added: another writer holds ${place}; try again when it is done.`;
  if (appended.state === 'outrun') {
    return `Nothing was added: somebody else added to ${place} in between; look at what is new, and try again.`;
  }
  return `${place} could not be written: ${appended.cause}. Whether the entries are in it is found out by "lockstep record verify"; until then nothing more is written.`;
}
