import { readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type EntryNames, namesOf } from '@lockstep/record/names';
import type { Opened } from '@lockstep/record/store';
import { loadCase, UsageError } from '../case/load.ts';
import { readWhole } from '../case/open.ts';
import { recordFile } from '../case/record.ts';

/** A record that is open, and what its case says about it. */
export interface OpenRecord extends Opened {
  /** What messages call it: the file, or the store with its id. */
  readonly place: string;
  /** The id of its agreement; the name of the file for a record without a case. */
  readonly id: string;
  /** The origin of its checkpoints; undefined for a record without a case. */
  readonly origin?: string;
  /** Absent for a record without a case: then names are let pass. */
  readonly names?: EntryNames;
}

export interface RecordOptions {
  readonly store?: string;
  readonly json?: boolean;
}

/**
 * Opens the record of a case, or a file of lines alone; to write, a case is needed, and its record is begun where there is
 * none. `store` is `sqlite:FILE` or `postgres://...`; by default the file record.jsonl in the case's folder.
 */
export async function openRecord(path: string, to: 'read' | 'write', store?: string): Promise<OpenRecord> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() && /\.jsonl$/.test(path)) return openLines(path, to);
  const texts = loadCase(path);
  const { agreement, sources } = readWhole(texts);
  if (!texts.isFolder && store === undefined) {
    throw new UsageError(`"${path}" is a file, and a record stands beside the agreement in a folder; put it in one.`);
  }
  const about = { id: agreement.id, origin: `lockstep/${agreement.id}`, names: namesOf(agreement, sources) };
  if (store !== undefined)
    return { ...about, place: `${store} (${agreement.id})`, ...(await openStore(store, agreement.id, to)) };
  const place = join(texts.path, recordFile);
  if (to === 'read' && !statSync(place, { throwIfNoEntry: false })) {
    throw new UsageError(`The case "${path}" has no ${recordFile} yet; "lockstep record add" begins one.`);
  }
  return { ...about, place, ...(await openFileStore(place, to)) };
}

async function openLines(path: string, to: 'read' | 'write'): Promise<OpenRecord> {
  if (to === 'write') {
    throw new UsageError(
      `"${path}" is a record without its agreement, so nothing can be entered; give the folder of its case.`,
    );
  }
  return { id: basename(path), place: path, ...(await openFileStore(path, to)) };
}

async function openFileStore(path: string, to: 'read' | 'write'): Promise<Opened> {
  const { openFile } = await import('@lockstep/record/store/file');
  return openFile(path, to);
}

async function openStore(store: string, id: string, to: 'read' | 'write'): Promise<Opened> {
  if (/^postgres(ql)?:\/\//.test(store)) {
    const { openPostgres } = await import('@lockstep/record/store/postgres');
    return openPostgres(store, id, to).catch((error: Error) => refuse(store.replace(/:[^:@/]*@/, ':...@'), error));
  }
  const [, file] = /^sqlite:(.+)$/.exec(store) ?? [];
  if (file === undefined) {
    throw new UsageError(`"${store}" is no store; give sqlite:FILE or postgres://USER@HOST/DATABASE.`);
  }
  const { openSqlite } = await import('@lockstep/record/store/sqlite');
  return openSqlite(resolve(file), id, to).catch((error: Error) => refuse(store, error));
}

function refuse(store: string, error: Error): never {
  throw new UsageError(`The store ${store} cannot be opened: ${error.message}; check its name and your rights.`);
}

/** The text of a file, or of standard input where it is `-`. */
export function readText(path: string): string {
  if (path !== '-' && !statSync(path, { throwIfNoEntry: false })?.isFile()) {
    throw new UsageError(`There is no file "${path}"; give its name, or - for standard input.`);
  }
  return readFileSync(path === '-' ? 0 : path, 'utf8');
}
