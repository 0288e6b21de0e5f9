import pg from 'pg';
import { checkLines } from './lines.ts';
import type { Appended, Opened, Store } from './store.ts';

/**
 * Records in a PostgreSQL database 15, told apart by their ids, in the table `lockstep_lines`.
 *
 * *Acknowledged means on disk*: an append is one transaction with `synchronous_commit` at least `on`. A server that does not
 * fsync, or tries again after a failed fsync (`data_sync_retry`), is not written to.
 *
 * *One writer at a time*: an append takes an advisory lock of the record, which ends with its transaction, and so with its
 * connection. Who waits longer than `patience` is told `held`.
 *
 * *After a failure*, a lost connection too, nothing more is written until the store is opened anew. Opening to write takes the
 * lock once: after that no earlier append is still under way on the server, and what is found is what there is.
 *
 * *Never changed*: triggers refuse UPDATE, DELETE, TRUNCATE, and any INSERT but of the next number. They hold for whoever uses
 * SQL, not against the owner who drops them; that shows at a checkpoint. Who should only add needs SELECT and INSERT.
 */
export async function openPostgres(
  connection: string | pg.ClientConfig,
  record: string,
  to: 'read' | 'write',
): Promise<Opened> {
  const client = new pg.Client(connection);
  const store = new PostgresStore(client, record, to === 'write');
  try {
    await client.connect();
    if (to === 'write') await prepare(client, record);
    await store.size();
    return { store, torn: 0 };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** How long an append waits for another. */
const patience = '2s';

/** Lines in one INSERT, and read at once. */
const page = 1000;

const schema = `
CREATE TABLE lockstep_lines (
  record text NOT NULL,
  number integer NOT NULL,
  line bytea NOT NULL,
  PRIMARY KEY (record, number)
);
CREATE FUNCTION lockstep_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a record is only added to'; END $$;
CREATE FUNCTION lockstep_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> (SELECT coalesce(max(number) + 1, 0) FROM lockstep_lines WHERE record = NEW.record) THEN
    RAISE EXCEPTION 'a record is only added to';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lines_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON lockstep_lines
  FOR EACH STATEMENT EXECUTE FUNCTION lockstep_refuse();
CREATE TRIGGER lines_follow BEFORE INSERT ON lockstep_lines
  FOR EACH ROW EXECUTE FUNCTION lockstep_follow();
ALTER TABLE lockstep_lines ENABLE ALWAYS TRIGGER lines_stay, ENABLE ALWAYS TRIGGER lines_follow;
`;

async function prepare(client: pg.Client, record: string): Promise<void> {
  const { rows } = await client.query(
    "SELECT current_setting('fsync') AS fsync, current_setting('data_sync_retry') AS retry",
  );
  if (rows[0].fsync !== 'on')
    throw new Error('the server runs with fsync off: it would acknowledge what is not on disk');
  if (rows[0].retry !== 'off') throw new Error('the server runs with data_sync_retry on: it trusts a second fsync');
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('lockstep_lines', 0))");
  const found = await client.query("SELECT to_regclass('lockstep_lines') IS NOT NULL AS there");
  if (!found.rows[0].there) await client.query(schema);
  await client.query('COMMIT');
  await client.query('BEGIN');
  await client.query(lock, [record]);
  await client.query('COMMIT');
}

/** Of this record; another record with the same hash only waits as well. */
const lock = "SELECT pg_advisory_xact_lock(hashtextextended('lockstep_lines ' || $1, 1))";

class PostgresStore implements Store {
  readonly #client: pg.Client;
  readonly #record: string;
  readonly #mayWrite: boolean;
  #failure: string | null = null;
  /** What the connection is busy with: it does one thing after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(client: pg.Client, record: string, mayWrite: boolean) {
    this.#client = client;
    this.#record = record;
    this.#mayWrite = mayWrite;
    // A connection that is lost between two questions.
    client.on('error', (error) => this.#fail(error));
  }

  async size(): Promise<number> {
    return await this.#after(() => this.#count());
  }

  async *read(from = 0, to?: number): AsyncGenerator<Uint8Array> {
    const last = Math.min(to ?? Number.POSITIVE_INFINITY, await this.size());
    for (let first = from; first < last; first += page) {
      const next = Math.min(first + page, last);
      const { rows } = await this.#after(() =>
        this.#client.query(
          'SELECT line FROM lockstep_lines WHERE record = $1 AND number >= $2 AND number < $3 ORDER BY number',
          [this.#record, first, next],
        ),
      );
      for (const row of rows) yield row.line as Uint8Array;
    }
  }

  async append(lines: readonly Uint8Array[], expected: number): Promise<Appended> {
    checkLines(lines);
    if (!this.#mayWrite) throw new Error('opened to read');
    return await this.#after(async () => {
      if (this.#failure !== null) return { state: 'failed', cause: this.#failure };
      try {
        return await this.#transaction(lines, expected);
      } catch (error) {
        if (isHeld(error) && (await this.#takeBack())) return { state: 'held' };
        this.#fail(error);
        await this.#takeBack();
        return { state: 'failed', cause: this.#failure ?? '' };
      }
    });
  }

  async #transaction(lines: readonly Uint8Array[], expected: number): Promise<Appended> {
    // With a snapshot for each statement: what is counted below is what the last holder of the lock left.
    await this.#client.query('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE');
    await this.#client.query(`SET LOCAL lock_timeout = '${patience}'`);
    await this.#client.query(
      "SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')",
    );
    await this.#client.query(lock, [this.#record]);
    const size = await this.#count();
    if (size !== expected) {
      await this.#client.query('ROLLBACK');
      return { state: 'outrun', size };
    }
    for (let first = 0; first < lines.length; first += page) {
      await this.#client.query(
        'INSERT INTO lockstep_lines SELECT $1, $2 + place - 1, line FROM unnest($3::bytea[]) WITH ORDINALITY AS added (line, place) ORDER BY place',
        [this.#record, size + first, lines.slice(first, first + page).map((line) => Buffer.from(line))],
      );
    }
    await this.#client.query('COMMIT');
    return { state: 'appended', size: size + lines.length };
  }

  async #count(): Promise<number> {
    const { rows } = await this.#client.query(
      'SELECT coalesce(max(number) + 1, 0) AS size FROM lockstep_lines WHERE record = $1',
      [this.#record],
    );
    return rows[0].size;
  }

  /** False where even that fails. */
  async #takeBack(): Promise<boolean> {
    try {
      await this.#client.query('ROLLBACK');
      return true;
    } catch {
      return false;
    }
  }

  #fail(error: unknown): void {
    this.#failure ??= error instanceof Error ? error.message : String(error);
  }

  async #after<T>(next: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(next);
    this.#turn = turn.catch(() => {});
    return await turn;
  }

  async close(): Promise<void> {
    await this.#after(() => this.#client.end());
  }
}

/** lock_not_available, the end of patience. */
function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}
