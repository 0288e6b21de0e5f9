import { writeFileSync } from 'node:fs';
import type { Refusal } from '@lockstep/engine/scope';
import type { Search } from '@lockstep/engine/search';
import type { NamedAssessment } from '@lockstep/file/case';
import type { Command } from 'commander';
import { mustBeWritable, UsageError } from '../case/load.ts';
import type { OpenCase } from '../case/open.ts';
import { exit } from '../exit.ts';
import { guarded } from '../guarded.ts';
import { version } from '../version.ts';
import { addChoice, addOutput, type SharedOptions } from './options.ts';

/** What the engine answers, whatever the question. */
export interface AnswerShape {
  readonly question: string;
  readonly search: { readonly states: number };
}

/** One answer with what it was asked of. */
export interface Answered<Answer> {
  readonly view: NamedAssessment;
  readonly answer: Answer;
  readonly milliseconds: number;
}

/** How one question is asked on the command line. Its parts load what they need only when they are called. */
export interface Question<Options extends SharedOptions, Answer extends AnswerShape> {
  /** The word of the question: command, engine folder and page. */
  readonly word: string;
  /** The question as a negotiator asks it. */
  readonly asks: string;
  /** Adds what it has beside the shared options. */
  readonly options?: (command: Command) => Command;
  /** What `--svg` and `--html` write, for the help. */
  readonly draws: { readonly svg?: string; readonly html: string };
  readonly examples: readonly string[];
  /** What its exit codes mean, in one line. */
  readonly exits: string;
  readonly ask: (opened: OpenCase, view: NamedAssessment, options: Options) => Promise<Search<Answer | Refusal>>;
  readonly exitCode: (answer: Answer, options: Options) => number;
  /** The answer in 80 columns. */
  readonly describe: (opened: OpenCase, answered: Answered<Answer>, options: Options) => Promise<string>;
  /** Absent where nothing of it is drawn alone. */
  readonly draw?: (opened: OpenCase, answered: Answered<Answer>, options: Options) => Promise<string>;
  readonly page: (call: Call<Options>, answered: Answered<Answer>) => Promise<string>;
  /** What it answers without a case, where these options ask for that; null where they do not. */
  readonly alone?: (options: Options) => Promise<AnswerAlone | null>;
}

/** An answer that needs no case: for `--json`, and in 80 columns. */
export interface AnswerAlone {
  readonly json: object;
  readonly text: string;
}

/** A call of a command: the case as it was named and read, and the options. */
export interface Call<Options> {
  readonly path: string;
  readonly opened: OpenCase;
  readonly options: Options;
}

/** Adds `lockstep WORD CASE` to the program. */
export function addQuestion<Options extends SharedOptions, Answer extends AnswerShape>(
  program: Command,
  question: Question<Options, Answer>,
): void {
  const command = addChoice(
    program
      .command(question.word)
      .description(question.asks)
      .argument(question.alone ? '[case]' : '<case>', 'a case folder, or one file'),
  );
  addOutput(question.options?.(command) ?? command, question.draws)
    .addHelpText(
      'after',
      ['', 'Examples:', ...question.examples.map((example) => `  $ lockstep ${example}`), '', question.exits].join(
        '\n',
      ),
    )
    .action((path: string | undefined, options: Options) =>
      guarded(async () => {
        const alone = (await question.alone?.(options)) ?? null;
        if (alone) return answerAlone(question.word, alone, path, options);
        if (path === undefined) throw new UsageError('Name a case: a folder, or one file.');
        return answerCall(question, path, options);
      }),
    );
}

function answerAlone(
  word: string,
  { json, text }: AnswerAlone,
  path: string | undefined,
  { json: isJson, svg, html }: SharedOptions,
): number {
  if (path !== undefined) throw new UsageError('This is asked without a case: leave the case out.');
  if (svg !== undefined || html !== undefined) throw new UsageError('This has no drawing and no page.');
  print(isJson ? JSON.stringify({ question: word, case: null, assessment: null, version, ...json }, null, 2) : text);
  return exit.yes;
}

async function answerCall<Options extends SharedOptions, Answer extends AnswerShape>(
  question: Question<Options, Answer>,
  path: string,
  options: Options,
): Promise<number> {
  for (const file of [options.svg, options.html]) if (file !== undefined) mustBeWritable(file);
  const { openCase } = await import('../case/open.ts');
  const opened = openCase(path, options.assessment);
  const answers: Answered<Answer>[] = [];
  for (const view of opened.chosen) answers.push(await answerOne(question, opened, view, options));
  if (options.json) print(JSON.stringify(jsonOf(question.word, opened, answers), null, 2));
  else {
    const texts: string[] = [];
    for (const each of answers) texts.push(await question.describe(opened, each, options));
    print(texts.join('\n\n'));
  }
  if (options.svg && question.draw)
    writeFileSync(options.svg, await question.draw(opened, only(answers, '--svg'), options));
  if (options.html)
    writeFileSync(options.html, await question.page({ path, opened, options }, only(answers, '--html')));
  return Math.max(...answers.map(({ answer }) => question.exitCode(answer, options)));
}

async function answerOne<Options extends SharedOptions, Answer extends AnswerShape>(
  question: Question<Options, Answer>,
  opened: OpenCase,
  view: NamedAssessment,
  options: Options,
): Promise<Answered<Answer>> {
  const search = await question.ask(opened, view, options);
  const { run } = await import('../run.ts');
  const start = performance.now();
  const found = await run(search, {
    ...(options.timeLimit !== undefined && { seconds: options.timeLimit }),
    ...(process.stderr.isTTY && { say: (line) => process.stderr.write(`\r\u001b[K${line}`) }),
  });
  if ('code' in found) {
    const { sayRefusal } = await import('@lockstep/engine/refusal-wording');
    throw new UsageError(sayRefusal(found));
  }
  return { view, answer: found, milliseconds: performance.now() - start };
}

function jsonOf<Answer extends AnswerShape>(
  word: string,
  opened: OpenCase,
  answers: readonly Answered<Answer>[],
): object {
  const objects = answers.map(({ view, answer: { question, search, ...rest }, milliseconds }) => ({
    question,
    case: opened.agreement.id,
    assessment: view.name,
    version,
    ...rest,
    search: { ...search, ms: Math.round(milliseconds) },
  }));
  if (objects.length === 1) return objects[0] as object;
  return { question: word, case: opened.agreement.id, version, assessments: objects };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A drawing and a page show one assessment. */
function only<Answer>(answers: readonly Answered<Answer>[], option: string): Answered<Answer> {
  const [first, second] = answers;
  if (!first || second) throw new UsageError(`${option} draws one assessment; name it with --assessment.`);
  return first;
}
