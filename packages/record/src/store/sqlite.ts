import { existsSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { isBusy } from '../disk/busy.ts';
import { checkLines } from './lines.ts';
import type { Appended, Opened, Store } from './store.ts';

/**
 * Records in a SQLite database, told apart by their ids.
 *
 * *Acknowledged means on disk*: rollback journal and `synchronous = EXTRA`. A transaction counts once its journal is gone;
 * before, the database was fsynced, and after, the folder is, so that the journal does not come back. A write-ahead log
 * would need one fsync instead of several, but is not safe after a failed one: its pages, clean in the cache and not on disk,
 * pass for a transaction when it is opened anew, and what follows them in the log is lost with them when the power goes. With
 * a rollback journal nothing counts before its fsync has succeeded, and what is taken back is written again.
 *
 * *Never changed*: triggers refuse UPDATE, DELETE, and any INSERT but of the next number, so that OR REPLACE finds nothing to
 * replace; WITHOUT ROWID because a rowid would be another name under which to replace. They hold for whoever uses SQL, not against someone who drops them; that shows at a checkpoint.
 *
 * *One writer at a time*: an append is an IMMEDIATE transaction. Who waits longer than `patience` is told `held`. The
 * operating system takes the lock back from a process that dies; on network file systems see `disk/node.ts`.
 */
export async function openSqlite(path: string, record: string, to: 'read' | 'write'): Promise<Opened> {
  if (to === 'read' && !existsSync(path)) throw new Error(`no such file: ${path}`);
  const database = new DatabaseSync(path, { timeout: patience });
  try {
    database.exec('PRAGMA synchronous = EXTRA');
    if (to === 'write') database.exec(schema);
    else database.exec('PRAGMA query_only = ON');
    // What a writer left unfinished is taken back by SQLite itself at this first look; it was never a line.
    const store = new SqliteStore(database, record, to === 'write');
    await store.size();
    return { store, torn: 0 };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Milliseconds. */
const patience = 2000;

const schema = `
PRAGMA journal_mode = DELETE;
CREATE TABLE IF NOT EXISTS lines (
  record TEXT NOT NULL,
  number INTEGER NOT NULL,
  line BLOB NOT NULL,
  PRIMARY KEY (record, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS lines_follow BEFORE INSERT ON lines
WHEN NEW.number <> (SELECT coalesce(max(number) + 1, 0) FROM lines WHERE record = NEW.record)
BEGIN SELECT raise(ABORT, 'a record is only added to'); END;
CREATE TRIGGER IF NOT EXISTS lines_stay BEFORE UPDATE ON lines
BEGIN SELECT raise(ABORT, 'a record is only added to'); END;
CREATE TRIGGER IF NOT EXISTS lines_remain BEFORE DELETE ON lines
BEGIN SELECT raise(ABORT, 'a record is only added to'); END;
`;

/** How many lines are read at once; no lock is held between. */
const page = 256;

class SqliteStore implements Store {
  readonly #database: DatabaseSync;
  readonly #record: string;
  readonly #mayWrite: boolean;
  readonly #size: StatementSync;
  readonly #page: StatementSync;
  #failure: string | null = null;

  constructor(database: DatabaseSync, record: string, mayWrite: boolean) {
    this.#database = database;
    this.#record = record;
    this.#mayWrite = mayWrite;
    this.#size = database.prepare('SELECT coalesce(max(number) + 1, 0) AS size FROM lines WHERE record = ?');
    this.#page = database.prepare(
      'SELECT line FROM lines WHERE record = ? AND number >= ? AND number < ? ORDER BY number',
    );
  }

  async size(): Promise<number> {
    return this.#count();
  }

  async *read(from = 0, to?: number): AsyncGenerator<Uint8Array> {
    const last = Math.min(to ?? Number.POSITIVE_INFINITY, this.#count());
    for (let first = from; first < last; first += page) {
      for (const row of this.#page.all(this.#record, first, Math.min(first + page, last))) {
        yield row['line'] as Uint8Array;
      }
    }
  }

  async append(lines: readonly Uint8Array[], expected: number): Promise<Appended> {
    checkLines(lines);
    if (!this.#mayWrite) throw new Error('opened to read');
    if (this.#failure !== null) return { state: 'failed', cause: this.#failure };
    try {
      return this.#transaction(lines, expected);
    } catch (error) {
      const isHeld = this.#takeBack() && isBusy(error);
      if (isHeld) return { state: 'held' };
      this.#failure = error instanceof Error ? error.message : String(error);
      return { state: 'failed', cause: this.#failure };
    }
  }

  #transaction(lines: readonly Uint8Array[], expected: number): Appended {
    this.#database.exec('BEGIN IMMEDIATE');
    const size = this.#count();
    if (size !== expected) {
      this.#database.exec('ROLLBACK');
      return { state: 'outrun', size };
    }
    const insert = this.#database.prepare('INSERT INTO lines (record, number, line) VALUES (?, ?, ?)');
    for (const [k, line] of lines.entries()) insert.run(this.#record, size + k, line);
    this.#database.exec('COMMIT');
    return { state: 'appended', size: size + lines.length };
  }

  /** After a fault within a transaction. False where even that fails. */
  #takeBack(): boolean {
    try {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      return true;
    } catch {
      return false;
    }
  }

  #count(): number {
    return Number(this.#size.get(this.#record)?.['size']);
  }

  async close(): Promise<void> {
    this.#database.close();
  }
}
