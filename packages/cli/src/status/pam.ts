import { stepOf, titleOf } from '@lockstep/engine/names';
import { pamOf } from '@lockstep/engine/status/pam';
import { version } from '../version.ts';
import type { StatusCall } from './command.ts';

/** How far each commitment is implemented on the 0 to 3 scale of the Peace Accords Matrix, and all of them together. */
export function pamText({ opened: { agreement }, answer, options }: StatusCall, milliseconds: number): string {
  const { provisions, ...scored } = pamOf(answer);
  if (options.json) {
    const whole = {
      question: 'status',
      case: agreement.id,
      assessment: null,
      version,
      export: 'pam',
      ...scored,
      provisions,
    };
    return JSON.stringify(
      { ...whole, search: { states: answer.search.states, ms: Math.round(milliseconds) } },
      null,
      2,
    );
  }
  const rows = provisions.map(({ step, level, score }) => [
    step,
    stepOf(agreement, step).by.join(' '),
    titleOf(agreement, step),
    level,
    String(score),
  ]);
  const all = scored.score === null ? '' : scored.score.toFixed(1);
  return [
    ['step', 'by', 'title', 'level', 'score'],
    ...rows,
    ['', '', `all, in percent, as of ${scored.as_of}`, '', all],
  ]
    .map((row) => row.map(cell).join(','))
    .join('\n');
}

/** A field of CSV (RFC 4180). One that a spreadsheet would take for a formula gets a quote before it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
