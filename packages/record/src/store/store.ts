/**
 * Where the lines of a record are kept. One contract for a file, SQLite and PostgreSQL, held by one suite of tests.
 *
 * A line is the canonical JSON (RFC 8785) of one entry, in UTF-8, without its newline. A store keeps lines; what they say,
 * and the tree over them, is none of its business.
 */
export interface Store {
  /** How many lines are kept: all of them acknowledged, or found whole when it was opened. */
  size(): Promise<number>;

  /** The lines from number `from` (from 0) up to before `to`, in order. */
  read(from?: number, to?: number): AsyncIterable<Uint8Array>;

  /**
   * Adds lines after the `expected`-th, all or none. Acknowledged means on disk: whoever is told `appended` finds the lines
   * again whatever happens to the power afterwards.
   */
  append(lines: readonly Uint8Array[], expected: number): Promise<Appended>;

  /** Lets go of the store, and of the right to write. */
  close(): Promise<void>;
}

export type Appended =
  | { readonly state: 'appended'; readonly size: number }
  /** Somebody else was quicker: the record has another size than expected. Nothing was written. */
  | { readonly state: 'outrun'; readonly size: number }
  /** Another writer holds the record; a file: held it when it was opened, so that it has to be opened anew. Nothing was written. */
  | { readonly state: 'held' }
  /**
   * The disk failed, now or earlier. What was to be added may or may not be on disk; nothing more is written until the
   * store is opened anew, which finds out.
   */
  | { readonly state: 'failed'; readonly cause: string };

/** What opening found and mended. */
export interface Opened {
  readonly store: Store;
  /**
   * Bytes of lines that were never finished nor acknowledged, taken off when opened to write; 0 as a rule. When opened to
   * read, another process may be about to finish them.
   */
  readonly torn: number;
}
