/** SQLite's SQLITE_BUSY, with or without its finer reasons: somebody else has the lock. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}
