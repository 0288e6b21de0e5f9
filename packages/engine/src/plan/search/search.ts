import type { Problem } from '../problem.ts';

/**
 * Long work that can be watched and stopped: a generator that now and then yields how far it is and goes on until it is
 * done, or until it is sent `true`. The engine has no clock: who runs a search decides how long.
 */
export type Search<Answer> = Generator<Progress, Answer, boolean | undefined>;

export interface Progress {
  readonly stage: string;
  /** States met so far in this stage. */
  readonly states: number;
  /** What is proved so far, in the units of the case: no road map needs less. Null before anything is. */
  readonly bound: number | null;
}

/** How many states a search goes on from between two looks at the clock: some tens of milliseconds at any size. */
export function strideOf(problem: Problem): number {
  return Math.max(1, Math.floor(200_000 / (problem.moves.length * problem.words)));
}

/** Runs a search to its end. */
export function finish<Answer>(search: Search<Answer>): Answer {
  let step = search.next();
  while (!step.done) step = search.next();
  return step.value;
}

/** A search that has met so many states gives up as if it were stopped: that is about a gigabyte. */
export const mostStates = 7_000_000;
