import type { TraceAnswer } from '@lockstep/engine/status/answer';
import type { Command } from 'commander';
import type { OpenCase } from '../case/open.ts';
import { exit } from '../exit.ts';
import { guarded } from '../guarded.ts';
import { type Asked, addRecordOptions, type RecordOptions } from '../question/record.ts';
import { version } from '../version.ts';

export interface TraceOptions extends RecordOptions {
  readonly json?: boolean;
}

/** What was asked and answered. */
export interface TraceCall extends Asked {
  readonly opened: Pick<OpenCase, 'agreement'>;
  readonly answer: TraceAnswer;
}

/** `lockstep check-trace CASE`: does the record comply with the agreement? */
export function addCheckTrace(program: Command): void {
  addRecordOptions(
    program
      .command('check-trace')
      .description('Does the record comply with the agreement, and where does it first deviate?')
      .argument('<case>', 'a case folder with a record.jsonl'),
  )
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      [
        '',
        'Examples:',
        '  $ lockstep check-trace catalog/jpoa-2013',
        '  $ lockstep check-trace catalog/six-party-2007 --as-of 2008-08-31',
        '',
        'Exit codes: 0 it complies, 1 it deviates, 2 wrong input.',
      ].join('\n'),
    )
    .action((path: string, options: TraceOptions) => guarded(() => check(path, options)));
}

async function check(path: string, options: TraceOptions): Promise<number> {
  const { openAgreement } = await import('../case/open.ts');
  const { entriesOf } = await import('../case/record.ts');
  const { askingOf } = await import('../question/record.ts');
  const { checkTrace } = await import('@lockstep/engine/status/trace');
  const start = performance.now();
  const opened = openAgreement(path);
  const entries = entriesOf(opened);
  const asked = askingOf(opened.agreement, entries, options);
  const answer = checkTrace(opened.agreement, entries, asked.asking);
  const call = { ...asked, opened, answer };
  if (options.json) print(JSON.stringify(jsonOf(call, performance.now() - start), null, 2));
  else print((await import('./terminal.ts')).describeTrace(call));
  return answer.complies ? exit.yes : exit.no;
}

function jsonOf({ opened, answer, asOfFrom }: TraceCall, milliseconds: number): object {
  const { question, headline, as_of, search, ...rest } = answer;
  return {
    question,
    case: opened.agreement.id,
    assessment: null,
    version,
    headline,
    as_of,
    as_of_from: asOfFrom,
    ...rest,
    search: { ...search, ms: Math.round(milliseconds) },
  };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
