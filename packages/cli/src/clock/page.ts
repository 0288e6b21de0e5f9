import type { ClockAnswer } from '@lockstep/engine/clock/answer';
import { renderClockPage } from '@lockstep/web/clock';
import { choiceText } from '../question/options.ts';
import { caseModelOf } from '../question/page.ts';
import type { Answered, Call } from '../question/question.ts';
import type { ClockOptions } from './command.ts';

/** One page that shows it all and needs nothing else. */
export function writeClock(
  call: Call<ClockOptions>,
  { view }: Pick<Answered<unknown>, 'view'>,
  answer: ClockAnswer,
): string {
  const { order, hindsight, between, first } = call.options;
  const words = [
    ...(order ? [`--order ${order.join(',')}`] : []),
    ...choiceText(call.options),
    ...(hindsight ? ['--hindsight'] : []),
    ...(between === undefined ? [] : [`--between "${between}"`]),
    ...(first === undefined ? [] : [`--first ${first}`]),
  ];
  return renderClockPage({ ...caseModelOf(call, view, 'clock', words), answer });
}
