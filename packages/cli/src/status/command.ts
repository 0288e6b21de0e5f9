import { writeFileSync } from 'node:fs';
import type { Agreement } from '@lockstep/engine/agreement';
import type { StatusAnswer } from '@lockstep/engine/status/answer';
import type { Entry } from '@lockstep/engine/status/entry';
import type { Command } from 'commander';
import { mustBeWritable, UsageError } from '../case/load.ts';
import type { OpenCase } from '../case/open.ts';
import { exit } from '../exit.ts';
import { guarded } from '../guarded.ts';
import { type Asked, addRecordOptions, type RecordOptions } from '../question/record.ts';
import { version } from '../version.ts';

export interface StatusOptions extends RecordOptions {
  readonly json?: boolean;
  readonly svg?: string;
  readonly gantt?: boolean;
  readonly html?: string;
  readonly ics?: string;
  readonly pam?: boolean;
}

/** All that was asked and answered: everybody's account, and each party's own beside it. */
export interface StatusCall extends Asked {
  readonly path: string;
  readonly opened: Pick<OpenCase, 'texts' | 'read' | 'agreement'>;
  readonly entries: readonly Entry[];
  readonly options: StatusOptions;
  readonly answer: StatusAnswer;
  /** By party; empty where one party's account was asked for. */
  readonly accounts: Readonly<Record<string, StatusAnswer>>;
}

/** `lockstep status CASE`: who has done what, and who says so. */
export function addStatus(program: Command): void {
  addRecordOptions(
    program
      .command('status')
      .description('Who has done what, and who says so?')
      .argument('<case>', 'a case folder with a record.jsonl'),
  )
    .option('--json', 'print one JSON object')
    .option('--svg <file>', 'draw the ledger: what was promised, and what became of it')
    .option('--gantt', 'with --svg: draw the calendar instead, planned against done')
    .option('--html <file>', 'write a page that shows it all, each mark one click from its source')
    .option('--ics <file>', 'write what falls due as a calendar (iCalendar)')
    .option('--pam', 'print the score of each commitment, 0 to 3, and of all, as CSV; with --json as JSON')
    .addHelpText(
      'after',
      [
        '',
        'Examples:',
        '  $ lockstep status catalog/jpoa-2013',
        '  $ lockstep status catalog/jpoa-2013 --as-of 2014-07-01 --told-by IR',
        '  $ lockstep status catalog/jpoa-2013 --html status.html',
        '  $ lockstep status catalog/jpoa-2013 --as-of 2014-02-01 --ics due.ics',
        '',
        'Exit codes: 0 nothing is overdue, breached or reversed, 1 something is,',
        '2 wrong input.',
      ].join('\n'),
    )
    .action((path: string, options: StatusOptions) => guarded(() => tell(path, options)));
}

async function tell(path: string, options: StatusOptions): Promise<number> {
  for (const file of [options.svg, options.html, options.ics]) if (file !== undefined) mustBeWritable(file);
  if (options.gantt && options.svg === undefined)
    throw new UsageError('--gantt says what --svg FILE draws; give both.');
  const start = performance.now();
  const call = await ask(path, options);
  const { answer, opened, entries } = call;
  if (options.pam) print((await import('./pam.ts')).pamText(call, performance.now() - start));
  else if (options.json) print(JSON.stringify(jsonOf(call, performance.now() - start), null, 2));
  else print((await import('./terminal.ts')).describeStatus(call));
  if (options.svg) writeFileSync(options.svg, await draw(opened.agreement, answer, options.gantt ?? false));
  if (options.html) writeFileSync(options.html, (await import('./page.ts')).writeStatus(call));
  if (options.ics) {
    const { calendarOf } = await import('./calendar.ts');
    writeFileSync(options.ics, calendarOf(opened.agreement, answer, entries));
  }
  return exitCode(answer);
}

/** Opens a case with its record and answers. */
export async function ask(path: string, options: StatusOptions): Promise<StatusCall> {
  const { openAgreement } = await import('../case/open.ts');
  const { entriesOf } = await import('../case/record.ts');
  const { askingOf } = await import('../question/record.ts');
  const { status } = await import('@lockstep/engine/status');
  const opened = openAgreement(path);
  const entries = entriesOf(opened);
  const { agreement } = opened;
  const asked = askingOf(agreement, entries, options);
  const tellers = options.toldBy === undefined ? agreement.parties.map(({ id }) => id) : [];
  return {
    ...asked,
    path,
    opened,
    entries,
    options,
    answer: status(agreement, entries, asked.asking),
    accounts: Object.fromEntries(
      tellers.map((toldBy) => [toldBy, status(agreement, entries, { ...asked.asking, toldBy })]),
    ),
  };
}

function exitCode({ steps }: StatusAnswer): number {
  const isBad = ({ mark, promise: { state } }: StatusAnswer['steps'][number]) =>
    [mark, state].some((each) => each === 'overdue' || each === 'breached' || each === 'reversed');
  return steps.some(isBad) ? exit.no : exit.yes;
}

function jsonOf({ opened, answer, asOfFrom, accounts }: StatusCall, milliseconds: number): object {
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
    accounts: Object.fromEntries(
      Object.entries(accounts).map(([party, { steps }]) => [
        party,
        Object.fromEntries(steps.map(({ step, mark }) => [step, mark])),
      ]),
    ),
    search: { ...search, ms: Math.round(milliseconds) },
  };
}

async function draw(agreement: Agreement, answer: StatusAnswer, isGantt: boolean): Promise<string> {
  const { drawGantt, drawStatus } = await import('@lockstep/charts/status');
  return (isGantt ? drawGantt : drawStatus)({ agreement, answer }, { headed: true });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
