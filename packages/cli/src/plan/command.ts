import { writeFileSync } from 'node:fs';
import type { PlanAsked, Planned } from '@lockstep/engine/plan';
import type { NamedAssessment } from '@lockstep/file/case';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { mustBeWritable, UsageError } from '../case/load.ts';
import type { OpenCase } from '../case/open.ts';
import { exit } from '../exit.ts';
import { guarded } from '../guarded.ts';
import { version } from '../version.ts';

interface Options {
  readonly assessment?: string;
  readonly order?: readonly string[];
  readonly done?: readonly string[];
  readonly drop?: readonly string[];
  readonly deal?: readonly string[];
  readonly stake?: Readonly<Record<string, number>>;
  readonly first?: string;
  readonly phases?: boolean;
  readonly timeLimit?: number;
  readonly json?: boolean;
  readonly svg?: string;
  readonly html?: string;
}

/** `lockstep plan CASE`: in what order, and who acts first. */
export function addPlan(program: Command): void {
  program
    .command('plan')
    .description('What am I going to do, what are you going to do, and who acts first?')
    .argument('<case>', 'a case folder, or one file')
    .option('-a, --assessment <name>', 'whose view: a name, a file, or all (default: the first by name)')
    .option('--order <steps>', 'judge this order: a,b,c', listed)
    .option('--done <steps>', 'start from the middle: these are done', listed)
    .option('--drop <steps>', 'leave these out, with all that requires them', listed)
    .option('--deal <steps>', 'put only these in order', listed)
    .addOption(new Option('--stake <party=number>', 'another stake; repeatable').argParser(stake))
    .option('--first <party>', 'the best order in which this party opens')
    .option('--phases', 'also steps side by side: time against stake')
    .option('--time-limit <seconds>', 'stop then, with the best so far and a bound', seconds)
    .option('--json', 'print one JSON object')
    .option('--svg <file>', 'draw the staircases and the zipper')
    .option('--html <file>', 'write a page that shows it all, with steps that can be moved')
    .addHelpText(
      'after',
      [
        '',
        'Examples:',
        '  $ lockstep plan catalog/us-dprk-2018-2019 --assessment sceptic',
        '  $ lockstep plan catalog/two-by-three --order a1,b1,a2,b2,b3,a3 --stake B=1',
        '  $ lockstep plan catalog/us-dprk-2018-2019 --html plan.html',
        '',
        'Exit codes: 0 the order holds, 1 it does not, 2 wrong input, 3 not finished.',
      ].join('\n'),
    )
    .action((path: string, options: Options) => guarded(() => plan(path, options)));
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value >= 0)) throw new InvalidArgumentError('Give a number of seconds, such as 10.');
  return value;
}

function stake(text: string, before: Readonly<Record<string, number>> = {}): Record<string, number> {
  const match = /^([^=]+)=(\d+(?:\.\d+)?)$/.exec(text);
  if (!match) throw new InvalidArgumentError('Give a party and a number that is not negative, such as A=3.');
  return { ...before, [match[1] as string]: Number(match[2]) };
}

/** One answer with what it was asked of. */
export interface Answered {
  readonly name: string | null;
  readonly answer: Planned;
  readonly milliseconds: number;
}

async function plan(path: string, options: Options): Promise<number> {
  for (const file of [options.svg, options.html]) if (file !== undefined) mustBeWritable(file);
  const { openCase } = await import('../case/open.ts');
  const opened = openCase(path, options.assessment);
  const answers: Answered[] = [];
  for (const chosen of opened.chosen) answers.push(await answer(opened, chosen, options));
  if (options.json) print(jsonOf(opened, answers));
  else {
    const { describePlan } = await import('./terminal.ts');
    process.stdout.write(`${answers.map((each) => describePlan(opened, each)).join('\n\n')}\n`);
  }
  if (options.svg) await writeSvg(options.svg, opened, answers);
  if (options.html) await writeHtml(options.html, opened, answers, path, options);
  return Math.max(...answers.map(({ answer: each }) => exitCode(each)));
}

async function answer(opened: OpenCase, chosen: NamedAssessment, options: Options): Promise<Answered> {
  const { plan: ask } = await import('@lockstep/engine/plan');
  const { run } = await import('../run.ts');
  const start = performance.now();
  const found = await run(ask(opened.agreement, chosen.assessment, asked(options)), {
    ...(options.timeLimit !== undefined && { seconds: options.timeLimit }),
    ...(process.stderr.isTTY && { say: (line) => process.stderr.write(`\r\u001b[K${line}`) }),
  });
  if ('code' in found) {
    const { sayRefusal } = await import('@lockstep/engine/refusal-wording');
    throw new UsageError(sayRefusal(found));
  }
  return { name: chosen.name, answer: found, milliseconds: performance.now() - start };
}

function asked({ order, done, drop, deal, stake: stakes, first, phases }: Options): PlanAsked {
  return {
    ...(order && { order }),
    ...(done && { done }),
    ...(drop && { drop }),
    ...(deal && { deal }),
    ...(stakes && { stake: stakes }),
    ...(first !== undefined && { first }),
    ...(phases && { phases }),
  };
}

/** 0 the order that was asked about (or else some order) holds, 1 none does, 3 not known for lack of time. */
function exitCode(found: Planned): number {
  if (!found.possible) return exit.no;
  const holds = found.order_is === 'least' ? found.holds : found.order_holds;
  if (holds === null) return exit.unfinished;
  if (holds) return exit.yes;
  return found.order_is === 'first' && !found.proved ? exit.unfinished : exit.no;
}

function jsonOf(opened: OpenCase, answers: readonly Answered[]): object {
  const objects = answers.map(({ name, answer: { question, search, ...rest }, milliseconds }) => ({
    question,
    case: opened.agreement.id,
    assessment: name,
    version,
    ...rest,
    search: { ...search, ms: Math.round(milliseconds) },
  }));
  if (objects.length === 1) return objects[0] as object;
  return { question: 'plan', case: opened.agreement.id, version, assessments: objects };
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

async function writeSvg(file: string, opened: OpenCase, answers: readonly Answered[]): Promise<void> {
  const { drawPlan } = await import('./draw.ts');
  writeFileSync(file, drawPlan(opened, only(answers, '--svg')));
}

async function writeHtml(
  file: string,
  opened: OpenCase,
  answers: readonly Answered[],
  path: string,
  options: Options,
): Promise<void> {
  const { writePage } = await import('./page.ts');
  writeFileSync(file, await writePage(opened, only(answers, '--html'), { path, asked: asked(options) }));
}

/** A drawing shows one road map under one assessment. */
function only(answers: readonly Answered[], option: string): Answered {
  const [first, second] = answers;
  if (!first || second) throw new UsageError(`${option} draws one assessment; name it with --assessment.`);
  if (!first.answer.possible) throw new UsageError(`${option} has nothing to draw: no road map is possible.`);
  return first;
}
