import type { Problem } from '../problem.ts';

/** How many states a search goes on from between two looks at the clock: some tens of milliseconds at any size. */
export function strideOf(problem: Problem): number {
  return Math.max(1, Math.floor(200_000 / (problem.moves.length * problem.words)));
}

/** A search that has met so many states gives up as if it were stopped: that is about a gigabyte. */
export const mostStates = 7_000_000;
