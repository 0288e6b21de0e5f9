import type { Agreement, Range } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import { likelyValue } from '../agreement/worth.ts';
import type { Entry } from './answer.ts';
import type { Content } from './content.ts';
import { isRecord, keysOf, spelled } from './same.ts';

/**
 * How a difference bears on whether an order holds, lasts, or is worth finishing. `up`: put into any text it can only
 * help; `down`: it can only hurt; `neither`: it changes nothing; `open`: it may do either.
 */
export type Lean = 'up' | 'down' | 'open' | 'neither';

/** A difference, and what it takes to make it. */
export interface Edit {
  readonly difference: Entry;
  readonly lean: Lean;
  /** The same content with B's entry in place of A's. */
  readonly put: (content: Content) => Content;
  /** The step or party that comes or goes with it. */
  readonly subject: string | null;
}

/** What of the two decides how a difference can bear on an answer. */
export interface Frame {
  /** Neither side states impatience or a hazard. */
  readonly isTimeless: boolean;
  /** No step is out, whether by `never` or by the question: then one requirement more can only forbid orders. */
  readonly isWhole: boolean;
}

export function edit(
  difference: Omit<Entry, 'before' | 'after'> & { readonly before: unknown; readonly after: unknown },
  lean: Lean = 'neither',
  put: Edit['put'] = (content) => content,
  subject: string | null = null,
): Edit {
  const { change, file, place, before, after, ...rest } = difference;
  return {
    difference: { change, file, place, before: before ?? null, after: after ?? null, ...rest },
    lean,
    put,
    subject,
  };
}

export function inAgreement(change: (agreement: Agreement) => Agreement): Edit['put'] {
  return ({ agreement, assessment }) => ({ agreement: change(agreement), assessment });
}

export function inAssessment(change: (assessment: Assessment) => Assessment): Edit['put'] {
  return ({ agreement, assessment }) => ({ agreement, assessment: assessment && change(assessment) });
}

/** Every pull, every standing pull and every exposure falls when a worth, a stake or a bond of that party rises. */
export function leanOf(before: Range, after: Range, { isTimeless }: Frame): Lean {
  const change = likelyValue(after) - likelyValue(before);
  if (change === 0) return 'neither';
  if (!isTimeless) return 'open';
  return change > 0 ? 'up' : 'down';
}

/** Plain data, taken apart into entries as far as both sides have records. */
export function* plainEdits(
  file: Entry['file'],
  place: readonly string[],
  before: unknown,
  after: unknown,
): Iterable<Edit> {
  if (spelled(before) === spelled(after) || (isNothing(before) && isNothing(after))) return;
  if (!isRecord(before) || !isRecord(after)) {
    yield edit({ change: changeOf(before, after), file, place, before, after });
    return;
  }
  for (const key of keysOf(before, after)) yield* plainEdits(file, [...place, key], before[key], after[key]);
}

export function changeOf(before: unknown, after: unknown): Entry['change'] {
  if (isNothing(before)) return 'added';
  return isNothing(after) ? 'dropped' : 'changed';
}

export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** Keys of the engine as the file writes them: `asOf` is `as_of`. Only for keys of the format, which are lower case. */
export function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
