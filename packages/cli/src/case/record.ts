import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Agreement } from '@lockstep/engine/agreement';
import type { Entry } from '@lockstep/engine/status/entry';
import { makeLineReader } from '@lockstep/record/entry';
import type { EntryFault } from '@lockstep/record/fault';
import { namesOf } from '@lockstep/record/names';
import { linesIn } from '@lockstep/record/store/file';
import { sayEntryFault } from '@lockstep/record/wording';
import { type CaseTexts, UsageError } from './load.ts';
import type { OpenCase } from './open.ts';

/** The file of a case's folder that holds what happened. */
export const recordFile = 'record.jsonl';

/** A record as read: its entries in order, or what is wrong with its lines. */
export interface RecordRead {
  readonly entries: readonly Entry[];
  readonly faults: readonly EntryFault[];
  /** Its lines as text, for who is shown a fault. */
  readonly lines: readonly string[];
  /** Bytes after the last whole line: they do not count. */
  readonly unfinished: number;
}

/** Reads the record of a case's folder; undefined where there is none. Names are checked against the agreement, if it is known. */
export function readRecord(
  texts: Pick<CaseTexts, 'path' | 'isFolder'>,
  agreement: Agreement | undefined,
  sources: readonly { readonly id: string }[],
): RecordRead | undefined {
  const path = join(texts.path, recordFile);
  if (!texts.isFolder || !statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const { lines, unfinished } = linesIn(readFileSync(path));
  const read = makeLineReader(agreement && namesOf(agreement, sources));
  const entries: Entry[] = [];
  const faults: EntryFault[] = [];
  for (const line of lines) {
    const found = read(line);
    if ('entry' in found) entries.push(found.entry);
    else faults.push(...found.faults);
  }
  const text = new TextDecoder();
  return { entries, faults, lines: lines.map((line) => text.decode(line)), unfinished };
}

/** The entries of a case's record. Throws a UsageError where there is none, or where a line is wrong. */
export function entriesOf({
  texts,
  agreement,
  read,
}: Pick<OpenCase, 'texts' | 'agreement' | 'read'>): readonly Entry[] {
  const record = readRecord(texts, agreement, read.sources);
  if (!record) {
    throw new UsageError(
      `The case "${texts.path}" has no ${recordFile}, so nobody has said yet who did what; "lockstep record add" begins one.`,
    );
  }
  if (record.faults.length > 0) {
    throw new UsageError(record.faults.map((fault) => sayEntryFault(fault, recordFile)).join('\n'));
  }
  return record.entries;
}
