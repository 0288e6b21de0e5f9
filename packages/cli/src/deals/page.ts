import type { DealsAnswer } from '@lockstep/engine/deals';
import { renderDealsPage } from '@lockstep/web/deals';
import { choiceText, type SharedOptions } from '../question/options.ts';
import { caseModelOf } from '../question/page.ts';
import type { Answered, Call } from '../question/question.ts';
import { marksFor } from './marks.ts';

/** One page that shows it all: the frontier drawn, the proposals side by side, every number with its why. */
export function writePage(call: Call<SharedOptions>, { view, answer }: Answered<DealsAnswer>): string {
  const { opened, options } = call;
  const marks = marksFor(opened.agreement, view.assessment, options);
  return renderDealsPage({ ...caseModelOf(call, view, 'deals', choiceText(options)), answer, marks });
}
