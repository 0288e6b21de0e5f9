import type { VerifyAnswer } from '@lockstep/engine/verify/answer';
import { renderVerifyPage } from '@lockstep/web/verify';
import { choiceText } from '../question/options.ts';
import { caseModelOf } from '../question/page.ts';
import type { Answered, Call } from '../question/question.ts';
import type { VerifyOptions } from './command.ts';

/** One page that shows it all and needs nothing else. */
export async function writePage(
  call: Call<VerifyOptions>,
  { view }: Pick<Answered<unknown>, 'view'>,
  answer: VerifyAnswer,
): Promise<string> {
  const { order } = call.options;
  const words = [...(order ? [`--order ${order.join(',')}`] : []), ...choiceText(call.options)];
  return renderVerifyPage({ ...caseModelOf(call, view, 'verify', words), answer });
}
