import { readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type EntryNames, namesOf } from '@lockstep/record/names';
import type { Opened } from '@lockstep/record/store';
import { loadCase, UsageError } from '../case/load.ts';
import { readWhole } from '../case/open.ts';
import { recordFile } from '../case/record.ts';

/** A record, where it is kept, and what its case says about it. */
export interface KeptRecord {
  /** What messages call it: the file, or the store with its id. */
  readonly place: string;
  /** The id of its agreement; the name of the file for a record without a case. */
  readonly id: string;
  /** The origin of its checkpoints; undefined for a record without a case. */
  readonly origin?: string;
  /** Absent for a record without a case: then names are let pass. */
  readonly names?: EntryNames;
  /** False where opening it to write would begin it. */
  readonly isBegun: boolean;
  readonly open: (to: 'read' | 'write') => Promise<Opened>;
}

export type OpenRecord = KeptRecord & Opened;

export interface RecordOptions {
  readonly store?: string;
  readonly json?: boolean;
}

/** Opens a record to read: of a case, or a file of lines alone. */
export async function openRecord(path: string, store?: string): Promise<OpenRecord> {
  const isAlone = isFile(path) && /\.jsonl$/.test(path);
  const record = isAlone ? { id: basename(path), place: path, ...inFile(path) } : findRecord(path, store);
  if (!record.isBegun)
    throw new UsageError(`There is no record yet in ${record.place}; "lockstep record add" begins one.`);
  return { ...record, ...(await record.open('read')) };
}

/** The record of a case. `store` is `sqlite:FILE` or `postgres://...`; else the file record.jsonl in the case's folder. */
export function findRecord(path: string, store?: string): KeptRecord {
  if (isFile(path) && /\.jsonl$/.test(path)) {
    throw new UsageError(
      `"${path}" is a record without its agreement, so nothing can be entered; give the folder of its case.`,
    );
  }
  const texts = loadCase(path);
  const { agreement, sources } = readWhole(texts);
  const about = { id: agreement.id, origin: `lockstep/${agreement.id}`, names: namesOf(agreement, sources) };
  if (store !== undefined)
    return { ...about, place: `${hidden(store)} (${agreement.id})`, ...inStore(store, agreement.id) };
  if (!texts.isFolder) {
    throw new UsageError(`"${path}" is a file, and a record stands beside the agreement in a folder; put it in one.`);
  }
  const place = join(texts.path, recordFile);
  return { ...about, place, ...inFile(place) };
}

type Kept = Pick<KeptRecord, 'isBegun' | 'open'>;

function inFile(path: string): Kept {
  return {
    isBegun: isFile(path),
    open: async (to) => (await import('@lockstep/record/store/file')).openFile(path, to),
  };
}

function inStore(store: string, id: string): Kept {
  const refuse = (error: Error) => {
    throw new UsageError(
      `The store ${hidden(store)} cannot be opened: ${error.message}; check its name and your rights.`,
    );
  };
  if (/^postgres(ql)?:\/\//.test(store)) {
    const open: KeptRecord['open'] = async (to) =>
      (await import('@lockstep/record/store/postgres')).openPostgres(store, id, to).catch(refuse);
    return { isBegun: true, open };
  }
  const [, file] = /^sqlite:(.+)$/.exec(store) ?? [];
  if (file === undefined) {
    throw new UsageError(`"${store}" is no store; give sqlite:FILE or postgres://USER@HOST/DATABASE.`);
  }
  const open: KeptRecord['open'] = async (to) =>
    (await import('@lockstep/record/store/sqlite')).openSqlite(resolve(file), id, to).catch(refuse);
  return { isBegun: isFile(file), open };
}

/** A store without the password in it. */
function hidden(store: string): string {
  return store.replace(/:[^:@/]*@/, ':...@');
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The text of a file, or of standard input where it is `-`. */
export function readText(path: string): string {
  if (path !== '-' && !isFile(path)) {
    throw new UsageError(`There is no file "${path}"; give its name, or - for standard input.`);
  }
  return readFileSync(path === '-' ? 0 : path, 'utf8');
}
