import type { PlanAnswer } from '@lockstep/engine/plan/answer';
import { renderPage } from '@lockstep/web/plan';
import { choiceText } from '../question/options.ts';
import { bundle, caseModelOf } from '../question/page.ts';
import type { Answered, Call } from '../question/question.ts';
import type { PlanOptions } from './command.ts';

/** One page that shows it all and needs nothing else: drawings, words, sources, and the engine that moves with a step. */
export async function writePage(
  call: Call<PlanOptions>,
  { view }: Pick<Answered<unknown>, 'view'>,
  answer: PlanAnswer,
): Promise<string> {
  const { order, first, phases, fromRecord } = call.options;
  const words = [
    ...(order ? [`--order ${order.join(',')}`] : []),
    ...choiceText(call.options),
    ...(first === undefined ? [] : [`--first ${first}`]),
    ...(phases ? ['--phases'] : []),
    ...(fromRecord === undefined ? [] : [`--from-record ${fromRecord}`]),
  ];
  return renderPage({ ...caseModelOf(call, view, 'plan', words), answer }, await bundle('@lockstep/web/plan/page'));
}
