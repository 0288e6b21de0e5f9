/** Chances along a road map, by k = 0 ... m-1. */

/** The greatest of the values up to each. */
export function soFar(values: readonly number[]): number[] {
  let most = Number.NEGATIVE_INFINITY;
  return values.map((value) => {
    most = Math.max(most, value);
    return most;
  });
}

/** By k: the chance that all are still there, each independent of the others. */
export function together(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, k) => rows.reduce((all, row) => all * (row[k] as number), 1));
}

/** The chance at the end. */
export function last(row: readonly number[]): number {
  return row.at(-1) as number;
}
