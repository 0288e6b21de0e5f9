/** A number that could move: what it would add to each need, and how far it moves. All integers. */
export interface Candidate {
  /** By need; at least 0. */
  readonly adds: readonly bigint[];
  /** At least 0. */
  readonly change: bigint;
}

export interface Cover {
  /** Places of the candidates taken, rising. */
  readonly taken: readonly number[];
  readonly change: bigint;
  /** False where the search was cut short: a smaller set might do. */
  readonly proved: boolean;
}

/** A search that has looked at so many sets gives up. */
const mostLooked = 2_000_000;

/**
 * The fewest candidates that together meet every need, and of those the set with the least change. Null if all of them
 * together do not.
 *
 * Sizes are tried from 0 up, so the first that succeeds is least. Within a size candidates are taken or passed over one by
 * one; a branch is dropped where even the largest contributions still open cannot meet some need with the places that are
 * left (no completion of it can), or where its change is no less than that of the best set (changes are not negative).
 * Nothing else is dropped, so what is found is least.
 */
export function smallestCover(needs: readonly bigint[], candidates: readonly Candidate[]): Cover | null {
  const all = needs.map((_, v) => candidates.reduce((sum, { adds }) => sum + (adds[v] as bigint), 0n));
  if (needs.some((need, v) => need > (all[v] as bigint))) return null;
  const reach = reachOf(needs, candidates);
  let looked = 0;
  let best: Cover | null = null;
  const taken: number[] = [];
  const look = (from: number, places: number, left: readonly bigint[], change: bigint): void => {
    if (looked++ > mostLooked || (best && change >= best.change)) return;
    if (left.every((need) => need <= 0n)) {
      best = { taken: [...taken], change, proved: true };
      return;
    }
    if (places === 0 || from === candidates.length) return;
    if (left.some((need, v) => need > (reach[from]?.[places]?.[v] as bigint))) return;
    const { adds, change: own } = candidates[from] as Candidate;
    taken.push(from);
    look(
      from + 1,
      places - 1,
      left.map((need, v) => need - (adds[v] as bigint)),
      change + own,
    );
    taken.pop();
    look(from + 1, places, left, change);
  };
  for (let size = 0; size <= candidates.length; size++) {
    look(0, size, needs, 0n);
    const found = best as Cover | null;
    if (found) return { ...found, proved: looked <= mostLooked };
    if (looked > mostLooked) break;
  }
  return { taken: [...candidates.keys()], change: candidates.reduce((sum, c) => sum + c.change, 0n), proved: false };
}

/** By first candidate still open, then places left, then need: the most that so many of them can add. */
function reachOf(needs: readonly bigint[], candidates: readonly Candidate[]): bigint[][][] {
  return Array.from({ length: candidates.length + 1 }, (_, from) => {
    const sorted = needs.map((_need, v) =>
      candidates
        .slice(from)
        .map(({ adds }) => adds[v] as bigint)
        .sort((a, b) => (a < b ? 1 : -1)),
    );
    return Array.from({ length: candidates.length + 1 }, (_none, places) =>
      sorted.map((row) => row.slice(0, places).reduce((sum, add) => sum + add, 0n)),
    );
  });
}
