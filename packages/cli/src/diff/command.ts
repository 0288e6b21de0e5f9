import { writeFileSync } from 'node:fs';
import type { DiffAnswer } from '@lockstep/engine/diff/answer';
import { type Command, Option } from 'commander';
import { mustBeWritable, UsageError } from '../case/load.ts';
import { exit } from '../exit.ts';
import { guarded } from '../guarded.ts';
import { addOutput, addScope, choiceOf, choiceText, listed, type SharedOptions } from '../question/options.ts';
import { version } from '../version.ts';
import type { Sides } from './sides.ts';

export interface DiffOptions extends Omit<SharedOptions, 'assessment'> {
  readonly assessment?: readonly string[];
  readonly only?: readonly string[];
}

/** `lockstep diff A B`: two drafts, or two assessments of one agreement. */
export function addDiff(program: Command): void {
  const command = program
    .command('diff')
    .description('Two drafts, or two assessments: what differs, and what does that do to the answers?')
    .argument('<a>', 'a case folder or a file: a draft, or an assessment')
    .argument('[b]', 'the other; without it two assessments of the case A')
    .addOption(
      new Option('-a, --assessment <name>', 'whose view, a name or a file; twice: A\u2019s, then B\u2019s').argParser(
        (name: string, before: readonly string[] = []) => [...before, name],
      ),
    );
  command.option('--only <questions>', 'compare these answers alone: plan,verify', listed);
  addOutput(addScope(command), {
    svg: 'draw what each side has to lose by leaving, A beside B',
    html: 'write a page with both side by side',
  })
    .addHelpText(
      'after',
      [
        '',
        'Examples:',
        '  $ lockstep diff catalog/us-dprk-2018-2019 -a engagement -a sceptic',
        '  $ lockstep diff catalog/us-dprk-2018-2019 -a engagement -a mine.yaml',
        '  $ lockstep diff drafts/monday drafts/friday',
        '',
        'Exit codes: 0 the same answers, 1 a yes or no changed, 2 wrong input,',
        '3 not known.',
      ].join('\n'),
    )
    .action((a: string, b: string | undefined, options: DiffOptions) => guarded(() => compare(a, b, options)));
}

async function compare(first: string, second: string | undefined, options: DiffOptions): Promise<number> {
  for (const file of [options.svg, options.html]) if (file !== undefined) mustBeWritable(file);
  const { openSides } = await import('./sides.ts');
  const { inIdsOf } = await import('@lockstep/engine/diff');
  const opened = openSides(first, second, options.assessment ?? []);
  const start = performance.now();
  const answer = await answerOf(opened, options);
  const sides = { ...opened, before: inIdsOf(opened.before, opened.after) };
  const milliseconds = Math.round(performance.now() - start);
  if (options.json) print(JSON.stringify(jsonOf(sides, answer, milliseconds), null, 2));
  else print((await import('./terminal.ts')).describeDiff(sides, answer));
  if (options.svg) writeFileSync(options.svg, await drawing(sides, answer));
  if (options.html) {
    const { writePage } = await import('./page.ts');
    writeFileSync(options.html, writePage(sides, answer, commandText(first, second, options)));
  }
  return exitCode(answer);
}

async function answerOf(sides: Sides, options: DiffOptions): Promise<DiffAnswer> {
  const { compared, diff } = await import('@lockstep/engine/diff');
  const unknown = options.only?.find((word) => !compared.includes(word));
  if (unknown !== undefined) {
    throw new UsageError(
      `"${unknown}" in --only is no question that can be compared; there is: ${compared.join(', ')}.`,
    );
  }
  const { run } = await import('../run.ts');
  const found = await run(
    diff(sides.before, sides.after, { ...choiceOf(options), ...(options.only && { only: options.only }) }),
    {
      ...(options.timeLimit !== undefined && { seconds: options.timeLimit }),
      ...(process.stderr.isTTY && { say: (line) => process.stderr.write(`\r\u001b[K${line}`) }),
    },
  );
  if (!('code' in found)) return found;
  const { sayRefusal } = await import('@lockstep/engine/refusal-wording');
  throw new UsageError(sayRefusal(found));
}

/** 0 every yes-or-no answer is the same, 1 one is not, 3 that is not known. */
function exitCode({ same_answers: same }: DiffAnswer): number {
  if (same === null) return exit.unfinished;
  return same ? exit.yes : exit.no;
}

function jsonOf({ before, after }: Sides, { question, search, ...rest }: DiffAnswer, ms: number): object {
  return {
    question,
    case: before.agreement.id,
    assessment: before.view,
    version,
    against: { case: after.agreement.id, assessment: after.view },
    ...rest,
    search: { ...search, ms },
  };
}

async function drawing({ before, after }: Sides, { answers }: DiffAnswer): Promise<string> {
  const { drawDiff } = await import('@lockstep/charts/diff');
  if (!answers.plan?.order.before || !answers.plan.order.after) {
    throw new UsageError('--svg has nothing to draw: there is no road map on both sides.');
  }
  return drawDiff({ sides: { before, after }, plan: answers.plan }, { headed: true });
}

/** The command that gives this answer again. */
function commandText(first: string, second: string | undefined, options: DiffOptions): string {
  return [
    `lockstep diff ${first}`,
    ...(second === undefined ? [] : [second]),
    ...(options.assessment ?? []).map((name) => `-a ${name}`),
    ...choiceText(options),
    ...(options.only ? [`--only ${options.only.join(',')}`] : []),
  ].join(' ');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
