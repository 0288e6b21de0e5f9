/** From the bytes of lines to entries, or to everything that is wrong with them. */
import type { Entry } from '@lockstep/engine/status/entry';
import type { EntryFault } from '../fault.ts';
import { canonical, isCanonical, type Json } from '../json/canonical.ts';
import { decode, type JsonFault, type JsonNode, readJsonText } from '../json/read.ts';
import { checkEntry, type Found } from './check.ts';
import type { EntryNames } from './names.ts';

export interface EntriesRead {
  /** Those without a fault, with their numbers. */
  readonly entries: readonly { readonly number: number; readonly entry: Entry }[];
  readonly faults: readonly EntryFault[];
}

/** Reads one line after the other. */
export type LineReader = (line: Uint8Array) => { readonly entry: Entry } | { readonly faults: readonly EntryFault[] };

/**
 * A reader for the lines of a record, in order from number `first`: each must be the canonical text of an entry, entered
 * no earlier than the one before, about something that had happened by then. Without `names` whatever is named is let
 * pass.
 */
export function makeLineReader(names?: EntryNames, first = 0, enteredBefore = ''): LineReader {
  let number = first;
  let before = enteredBefore;
  return (line) => {
    const here = number++;
    const { value, node, faults } = parseLine(line);
    const found = value === undefined ? [] : checkEntry(value, true, names);
    const isForm = value !== undefined && found.length === 0;
    const more = isForm ? checkPlace(value as unknown as Entry, here, before) : [];
    if (faults.length + found.length + more.length > 0) {
      const placed = [...found, ...more].map((each) => placeFault(each, node ?? nodeOf(line)));
      const all = inReadingOrder([...faults, ...placed]);
      return { faults: all.map((fault) => ({ ...fault, entry: here, line: here + 1 }) as EntryFault) };
    }
    const entry = value as unknown as Entry;
    before = entry.recorded_at;
    return { entry };
  };
}

/**
 * Reads what somebody hands in: JSON lines in any spelling, without `recorded_at`, each of which becomes an entry made at
 * `now`. Empty lines are passed over; `line` of a fault counts them.
 */
export function readStatements(text: string, now: string, size: number, names?: EntryNames): EntriesRead {
  const entries: { number: number; entry: Entry }[] = [];
  const faults: EntryFault[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const number = size + entries.length;
    const read = readStatement(line, now, number, names);
    if ('entry' in read) entries.push({ number, entry: read.entry });
    else faults.push(...read.faults.map((fault) => ({ ...fault, entry: number, line: index + 1 }) as EntryFault));
  }
  return { entries, faults };
}

type StatementRead = { readonly entry: Entry } | { readonly faults: readonly Unplaced[] };

function readStatement(line: string, now: string, number: number, names?: EntryNames): StatementRead {
  const read = readJsonText(line);
  if ('fault' in read) return { faults: [placeJsonFault(read.fault)] };
  const found = checkEntry(read.node.value, false, names);
  const entry = { ...(read.node.value as object), recorded_at: now } as unknown as Entry;
  const all = found.length > 0 ? found : checkPlace(entry, number, '');
  return all.length > 0 ? { faults: inReadingOrder(all.map((each) => placeFault(each, read.node))) } : { entry };
}

function inReadingOrder(faults: readonly Unplaced[]): Unplaced[] {
  return faults.toSorted((a, b) => a.column - b.column);
}

/** The line of an entry as a record keeps it. */
export function lineOf(entry: Entry): Uint8Array {
  return new TextEncoder().encode(canonical(entry as unknown as Json));
}

interface Parsed {
  readonly value?: Json;
  readonly node?: JsonNode;
  readonly faults: readonly Unplaced[];
}

type Unplaced = Omit<EntryFault, 'entry' | 'line'>;

/** A text that is the canonical text of what `JSON.parse` reads in it has none of the faults of strict reading. */
function parseLine(line: Uint8Array): Parsed {
  const text = decode(line);
  if (typeof text !== 'string') return { faults: [placeJsonFault(text)] };
  const value = tryCanonical(text);
  if (value !== undefined) return { value, faults: [] };
  const read = readJsonText(text);
  if ('fault' in read) return { faults: [placeJsonFault(read.fault)] };
  return { value: read.node.value, node: read.node, faults: [notCanonical(text, canonical(read.node.value))] };
}

function tryCanonical(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isCanonical(value, text) ? value : undefined;
  } catch {
    return undefined;
  }
}

function notCanonical(text: string, right: string): Unplaced {
  let column = 0;
  while (text[column] === right[column]) column += 1;
  return { code: 'not-canonical', facts: { canonical: right }, column: column + 1, path: [] };
}

function placeJsonFault({ code, facts, offset }: JsonFault): Unplaced {
  return { code, facts, column: offset + 1, path: [] } as Unplaced;
}

function nodeOf(line: Uint8Array): JsonNode | undefined {
  const text = decode(line);
  const read = typeof text === 'string' ? readJsonText(text) : undefined;
  return read && 'node' in read ? read.node : undefined;
}

function placeFault({ code, facts, path, at }: Found, node: JsonNode | undefined): Unplaced {
  return { code, facts, column: (node ? offsetOf(node, path, at) : 0) + 1, path } as Unplaced;
}

function offsetOf(node: JsonNode, [first, ...rest]: readonly (string | number)[], at: 'key' | 'value'): number {
  if (first === undefined) return node.offset;
  const field = typeof first === 'string' ? node.fields?.get(first) : undefined;
  if (field && rest.length === 0 && at === 'key') return field.offset;
  const inner = field?.node ?? (typeof first === 'number' ? node.items?.[first] : undefined);
  return inner ? offsetOf(inner, rest, at) : node.offset;
}

/** A day's grace, since a day begins up to 14 hours earlier elsewhere than in UTC. */
const grace = 86_400_000;

/** What is wrong with an entry where it stands: after this many others, the last of them made at `before`. */
function checkPlace(entry: Entry, number: number, before: string): readonly Found[] {
  const { recorded_at: recorded, at } = entry;
  const found: Found[] = [];
  const add = (code: Found['code'], facts: Found['facts'], key: string) =>
    found.push({ code, facts, path: [key], at: 'value' } as Found);
  if (recorded < before) add('time-back', { read: recorded, before }, 'recorded_at');
  if ((at.length > 10 || at > recorded.slice(0, 10)) && Date.parse(at) > Date.parse(recorded) + grace) {
    add('not-yet', { at, recorded }, 'at');
  }
  for (const key of ['corrects', 'about']) {
    const read = (entry as unknown as Readonly<Record<string, unknown>>)[key];
    if (typeof read === 'number' && read >= number) add('later-entry', { key, read, size: number }, key);
  }
  return found;
}
