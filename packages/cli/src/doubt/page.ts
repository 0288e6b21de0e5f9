import type { DoubtAnswer } from '@lockstep/engine/doubt';
import { renderDoubtPage } from '@lockstep/web/doubt';
import { choiceText } from '../question/options.ts';
import { caseModelOf } from '../question/page.ts';
import type { Answered, Call } from '../question/question.ts';
import type { DoubtOptions } from './command.ts';

/** One page that shows how sure the answer is, and the assessments side by side. */
export async function writePage(
  call: Call<DoubtOptions>,
  { view }: Pick<Answered<unknown>, 'view'>,
  answer: DoubtAnswer,
): Promise<string> {
  const { order, draws, seed, beside } = call.options;
  const words = [
    ...(order ? [`--order ${order.join(',')}`] : []),
    ...choiceText(call.options),
    ...(draws === undefined ? [] : [`--draws ${draws}`]),
    ...(seed === undefined ? [] : [`--seed ${seed}`]),
    ...(beside ?? []).map((name) => `--beside ${name}`),
  ];
  return renderDoubtPage({ ...caseModelOf(call, view, 'doubt', words), answer });
}
