import { statSync } from 'node:fs';
import { countingOf, diffEntries, type EntryDiff, type Numbered, restsOn } from '@lockstep/record/diff';
import { makeLineReader, readStatements } from '@lockstep/record/entry';
import { sayEntryFault } from '@lockstep/record/wording';
import { UsageError } from '../case/load.ts';
import { exit } from '../exit.ts';
import { openRecord, type RecordOptions, readText } from './open.ts';
import { entries, print } from './print.ts';

export interface DiffOptions extends RecordOptions {
  readonly source?: string;
}

/** `record diff OLD NEW`. */
export async function diff(before: string, after: string, options: DiffOptions): Promise<number> {
  const all = await readList(before);
  const old = options.source === undefined ? all : ofSource(all, options.source, before);
  const found = diffEntries(old, await readList(after));
  const isSound = found.lost.length === 0 && found.changed.length === 0;
  const gone = [
    ...found.lost.map(({ number }) => ({ about: number, now: 'lost' })),
    ...found.changed.map(({ before: { number } }) => ({ about: number, now: 'changed' })),
  ];
  const facts = { ...found, gone: options.source === undefined ? [] : gone };
  print({ act: 'diff', id: null, facts, sentences: say(found, old.length, options) }, options);
  return isSound ? exit.yes : exit.no;
}

/** The entries of a case's record, of a record alone, or of a file of entries without entry times. */
async function readList(path: string): Promise<Numbered[]> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return readRecordOf(path);
  const text = readText(path);
  if (/"recorded_at":/.test(text.slice(0, text.indexOf('\n') + 1))) return readRecordOf(path);
  const { entries: read, faults } = readStatements(text, '9999-12-31T23:59:59Z', 0);
  if (faults.length > 0) throw new UsageError(faults.map((fault) => sayEntryFault(fault, path)).join('\n'));
  return [...read];
}

async function readRecordOf(path: string): Promise<Numbered[]> {
  const record = await openRecord(path);
  try {
    const readLine = makeLineReader();
    const list: Numbered[] = [];
    for await (const line of record.store.read()) {
      const read = readLine(line);
      if ('faults' in read)
        throw new UsageError(read.faults.map((fault) => sayEntryFault(fault, record.place)).join('\n'));
      list.push({ number: list.length, entry: read.entry });
    }
    return list;
  } finally {
    await record.store.close();
  }
}

function ofSource(all: readonly Numbered[], source: string, path: string): Numbered[] {
  const list = countingOf(all).filter((each) => restsOn(each, source));
  if (list.length === 0) throw new UsageError(`No entry of "${path}" that counts rests on the source "${source}".`);
  return list;
}

function say({ added, lost, changed, parts_at }: EntryDiff, size: number, { source }: DiffOptions): string[] {
  const of = source === undefined ? 'the old list' : `what rests on "${source}"`;
  const headline =
    lost.length + changed.length > 0
      ? `Of ${entries(size)} of ${of}, ${lost.length} ${lost.length === 1 ? 'is' : 'are'} silently lost and ${changed.length} changed; ${added.length} came new.`
      : `Nothing of ${entries(size)} of ${of} is lost or changed; ${added.length} came new.`;
  const order = source === undefined && lost.length + changed.length === 0 && parts_at !== null;
  return [
    headline,
    ...lost.map((each) => `Lost: ${show(each)}`),
    ...changed.map(({ before, after, keys }) => `Changed (${keys.join(', ')}): ${show(before)} is now ${show(after)}`),
    ...added.map((each) => `New: ${show(each)}`),
    ...(order
      ? [`The new list is no continuation of the old one: from entry ${parts_at} on, order or entry times differ.`]
      : []),
    ...(source !== undefined && lost.length + changed.length > 0
      ? ['To enter that: lockstep record add CASE about=N now=lost|changed at=DAY by=WHO basis=seen']
      : []),
  ];
}

/** `entry 3 (2018-06-12, US: halt-exercises fulfilled)` */
function show({ number, entry }: Numbered): string {
  const what =
    'corrects' in entry
      ? `corrects ${entry.corrects}`
      : 'about' in entry
        ? `${entry.about} ${entry.now}`
        : 'power' in entry
          ? `${entry.power} ${entry.act}`
          : 'notice' in entry
            ? `${entry.notice} ${entry.act}`
            : 'terms' in entry
              ? `${entry.step} other terms`
              : `${entry.step} ${entry.to}`;
  return `entry ${number} (${entry.at}, ${entry.by}: ${what})`;
}
