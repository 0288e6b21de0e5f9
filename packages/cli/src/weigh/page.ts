import type { WeighAnswer } from '@lockstep/engine/weigh/answer';
import { renderWeighPage } from '@lockstep/web/weigh';
import { choiceText } from '../question/options.ts';
import { caseModelOf } from '../question/page.ts';
import type { Answered, Call } from '../question/question.ts';
import type { WeighOptions } from './command.ts';

/** One page that shows it all and needs nothing else. */
export function writeWeigh(
  call: Call<WeighOptions>,
  { view }: Pick<Answered<unknown>, 'view'>,
  answer: WeighAnswer,
): string {
  const { give, take, as } = call.options;
  const words = [
    ...(give ? [`--give ${give.join(',')}`] : []),
    ...(take ? [`--take ${take.join(',')}`] : []),
    ...(as === undefined ? [] : [`--as ${as}`]),
    ...choiceText(call.options),
  ];
  return renderWeighPage({ ...caseModelOf(call, view, 'weigh', words), answer });
}
