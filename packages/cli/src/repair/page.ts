import type { RepairAnswer } from '@lockstep/engine/repair/answer';
import { renderRepairPage } from '@lockstep/web/repair';
import { choiceText } from '../question/options.ts';
import { caseModelOf } from '../question/page.ts';
import type { Answered, Call } from '../question/question.ts';
import type { RepairOptions } from './command.ts';

/** The page of `repair`: complete without a script. */
export async function writePage(call: Call<RepairOptions>, { view, answer }: Answered<RepairAnswer>): Promise<string> {
  return renderRepairPage({ ...caseModelOf(call, view, 'repair', choiceText(call.options)), answer });
}
