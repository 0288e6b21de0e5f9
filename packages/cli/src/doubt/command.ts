import type { DoubtAnswer, DoubtAsked, NamedView, NoDoubt } from '@lockstep/engine/doubt';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../case/load.ts';
import type { OpenCase } from '../case/open.ts';
import { exit } from '../exit.ts';
import { collect, viewsBeside } from '../question/beside.ts';
import { choiceOf, listed, type SharedOptions } from '../question/options.ts';
import { addQuestion } from '../question/question.ts';

export interface DoubtOptions extends SharedOptions {
  readonly order?: readonly string[];
  readonly draws?: number;
  readonly seed?: number;
  readonly beside?: readonly string[];
}

/** What `doubt` can answer. */
export type Doubted = DoubtAnswer | NoDoubt;

/** `lockstep doubt CASE`: how sure are we. */
export function addDoubt(program: Command): void {
  addQuestion<DoubtOptions, Doubted>(program, {
    word: 'doubt',
    asks: 'How sure are we? What if the sceptics are right?',
    options: (command) =>
      command
        .option('--order <steps>', 'judge this order: a,b,c', listed)
        .addOption(new Option('--draws <number>', 'how many draws (default: 100,000)').argParser(draws))
        .addOption(new Option('--seed <number>', 'the same seed gives the same draws (default: 1)').argParser(seed))
        .addOption(
          new Option(
            '--beside <name>',
            'set this assessment beside it: a name or a file; repeatable (default: the others of the case)',
          ).argParser(collect),
        ),
    draws: {
      svg: 'draw which doubtful numbers flip the answer, and who would have left by when',
      html: 'write a page that shows it all, with the assessments side by side',
    },
    examples: [
      'doubt catalog/us-dprk-2018-2019',
      'doubt catalog/us-dprk-2018-2019 --assessment all',
      'doubt catalog/us-dprk-2018-2019 --beside mine.yaml --html doubt.html',
    ],
    exits:
      'Exit codes: 0 the order holds at the likely values and in most draws, 1 it does\nnot, 2 wrong input, 3 not finished.',
    ask: async (opened, view, options) => {
      const { doubt } = await import('@lockstep/engine/doubt');
      return doubt(
        opened.agreement,
        view,
        await viewsBeside(opened, view, options.beside),
        asked(opened, view, options),
      );
    },
    exitCode,
    describe: async (opened, answered) => (await import('./terminal.ts')).describeDoubt(opened, answered),
    draw: async ({ agreement }, { answer }) => {
      const { drawDoubt } = await import('@lockstep/charts/doubt');
      return drawDoubt({ agreement, answer: possible(answer, '--svg') }, { headed: true });
    },
    page: async (call, answered) => {
      const answer = possible(answered.answer, '--html');
      const { writePage } = await import('./page.ts');
      return writePage(call, answered, answer);
    },
  });
}

function draws(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 10_000_000) {
    throw new InvalidArgumentError('Give a whole number from 1 to 10,000,000.');
  }
  return value;
}

function seed(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 31) {
    throw new InvalidArgumentError('Give a whole number of up to nine digits.');
  }
  return value;
}

/** With several assessments one road map is judged under each: the one that the first finds. */
function asked({ chosen }: OpenCase, view: NamedView, options: DoubtOptions): DoubtAsked {
  const { order, draws: count, seed: start } = options;
  const [first] = chosen;
  return {
    ...choiceOf(options),
    ...(order && { order }),
    ...(!order && first && first.name !== view.name && { orderUnder: first.assessment }),
    ...(count !== undefined && { draws: count }),
    ...(start !== undefined && { seed: start }),
  };
}

/** 0 the order holds at the likely values and in more than half of all draws, 1 not so, 3 stopped before any draw. */
function exitCode(found: Doubted): number {
  if (!found.possible) return exit.no;
  if (found.unfinished.includes('draws')) return exit.unfinished;
  return found.likely.holds && found.holds > 0.5 ? exit.yes : exit.no;
}

/** A drawing shows a road map. */
function possible(answer: Doubted, option: string): DoubtAnswer {
  if (!answer.possible) throw new UsageError(`${option} has nothing to draw: no road map is possible.`);
  return answer;
}
