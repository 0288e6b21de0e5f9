import type { Agreement } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import { likelyValue } from '../agreement/worth.ts';
import { textEdits } from './compare-texts.ts';
import { viewEdits } from './compare-views.ts';
import type { Content } from './content.ts';
import { type Edit, edit, type Frame } from './edit.ts';
import { renamed, renamesOf } from './renames.ts';

/** Both sides in the ids of the second, and what is not the same in them. */
export interface Compared {
  readonly before: Content;
  readonly after: Content;
  readonly edits: readonly Edit[];
}

/**
 * Everything that differs between two drafts or two assessments, in the order of the file: every key, in the file's
 * words. Without an assessment on either side only the texts are compared. `isInPart`: the question leaves steps out.
 */
export function compare(first: Content, after: Content, isInPart = false): Compared {
  const names = renamesOf(first, after);
  const before = renamed(first, names);
  const frame: Frame = {
    isTimeless: [first, after].every(({ assessment }) => assessment === null || isTimeless(assessment)),
    isWhole: !isInPart && [first, after].every(({ agreement }) => !hasNever(agreement)),
  };
  const renames = [...names].map(([old, name]) =>
    edit({ change: 'renamed', file: 'agreement', place: ['steps', name], before: old, after: name }),
  );
  return {
    before,
    after,
    edits: [...renames, ...textEdits(before, after, frame), ...viewEdits(before, after, frame)],
  };
}

function isTimeless({ impatience, hazard }: Assessment): boolean {
  return [...Object.values(impatience), hazard].every((rate) => likelyValue(rate) === 0);
}

function hasNever({ rules, readings }: Agreement): boolean {
  return [...rules, ...Object.values(readings).flatMap((reading) => reading.rules)].some(
    ({ kind }) => kind === 'never',
  );
}
