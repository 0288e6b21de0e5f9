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

/** Runs a search to its end. */
export function finish<Answer>(search: Search<Answer>): Answer {
  let step = search.next();
  while (!step.done) step = search.next();
  return step.value;
}
