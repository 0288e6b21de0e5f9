import type { ReportAnswer } from '@lockstep/engine/report/answer';
import colors from 'picocolors';
import type { OpenCase } from '../case/open.ts';
import type { Answered } from '../question/question.ts';
import { contextOf, headed, restsOn, rule, section, width } from '../question/terminal.ts';
import { wrap } from '../wrap.ts';

/** The first page in 80 columns: one sentence for each question, and the command that answers it in full. */
export function describeReport(opened: OpenCase, { view, answer }: Answered<ReportAnswer>): string {
  const findings = answer.findings.flatMap(({ of, sentence }) => [
    '',
    ...wrap(sentence, width - 10).map((line, k) => `${k === 0 ? colors.bold(of.padEnd(10)) : ' '.repeat(10)}${line}`),
  ]);
  const more = 'Each in full: lockstep WORD CASE. All on one page: lockstep report CASE --html FILE.';
  return [
    ...headed(answer.headline, [], contextOf(opened, view)),
    rule,
    ...findings,
    ...section('What would change it', answer.changes.slice(0, 3)),
    '',
    ...(answer.proved
      ? []
      : wrap('Not everything was settled in the time given; each answer says what was not.', width)),
    ...wrap(more, width),
    rule,
    ...wrap(restsOn(opened.agreement, view.assessment), width).map(colors.dim),
  ].join('\n');
}
