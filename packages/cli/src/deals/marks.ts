import type { Agreement } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import { type Mark, marksOf } from '@lockstep/engine/deals/marks';
import { finish } from '@lockstep/engine/search';
import { choiceOf, type SharedOptions } from '../question/options.ts';

/** Every deal as a mark of the drawing; null where they are too many. */
export function marksFor(agreement: Agreement, assessment: Assessment, options: SharedOptions): readonly Mark[] | null {
  return finish(marksOf(agreement, assessment, choiceOf(options)));
}
