import type { Verdict } from './answer.ts';

/** Is no yes/no answer another? Null where that is not known. */
export function isSame(verdicts: readonly Verdict[]): boolean | null {
  const known = verdicts.filter(({ before, after }) => before !== null && after !== null);
  if (known.some(({ before, after }) => before !== after)) return false;
  return known.length === verdicts.length ? true : null;
}
