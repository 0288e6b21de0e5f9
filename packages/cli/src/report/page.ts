import type { ReportAnswer } from '@lockstep/engine/report/answer';
import { renderReportPage } from '@lockstep/web/report';
import { marksFor } from '../deals/marks.ts';
import { choiceText } from '../question/options.ts';
import { caseModelOf } from '../question/page.ts';
import type { Answered, Call } from '../question/question.ts';
import type { ReportOptions } from './command.ts';

/** The report as one file that needs nothing else. */
export function writePage(call: Call<ReportOptions>, { view, answer }: Answered<ReportAnswer>): string {
  const { opened, options } = call;
  const words = [...choiceText(options), ...(options.beside ?? []).map((name) => `--beside ${name}`)];
  const marks = marksFor(opened.agreement, view.assessment, options);
  return renderReportPage({ ...caseModelOf(call, view, 'report', words), answer, marks });
}
