const mostCandidates = 500;

/**
 * The known name closest in spelling to an unknown one, if it is close: one change for every three letters. Of very many
 * names only the first 500 are looked at.
 */
export function findNearest(name: string, known: readonly string[]): string | undefined {
  const most = Math.floor(name.length / 3);
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known.slice(0, mostCandidates)) {
    if (Math.abs(candidate.length - name.length) > most) continue;
    const distance = countChanges(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= most && distance < (best?.distance ?? Infinity)) best = { name: candidate, distance };
  }
  return best?.name;
}

/** Letters added, left out, replaced or swapped with their neighbour, to get from one word to the other. */
function countChanges(from: string, to: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const least = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = swapped ? Math.min(least, at(before, column - 2) + 1) : least;
    }
    before = previous;
    previous = current;
  }
  return at(previous, to.length);
}

function at(list: readonly number[], index: number): number {
  return list[index] ?? Infinity;
}
