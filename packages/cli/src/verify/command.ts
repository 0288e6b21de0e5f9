import type { Verified } from '@lockstep/engine/verify';
import type { VerifyAnswer } from '@lockstep/engine/verify/answer';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../case/load.ts';
import { exit } from '../exit.ts';
import { choiceOf, listed, type SharedOptions } from '../question/options.ts';
import { addQuestion } from '../question/question.ts';

export interface VerifyOptions extends SharedOptions {
  readonly order?: readonly string[];
  readonly sample?: readonly [items: number, diversions: number, miss: number];
  readonly dresher?: readonly [periods: number, inspections: number];
}

/** `lockstep verify CASE`: how good must the checking be, step by step. */
export function addVerify(program: Command): void {
  addQuestion<VerifyOptions, Verified>(program, {
    word: 'verify',
    asks: 'How good must the checking be, step by step?',
    options: (command) =>
      command
        .option('--order <steps>', 'check this order: a,b,c (default: the best of plan)', listed)
        .addOption(
          new Option('--sample <N,d,b>', 'no case: inspect how many of N items for d diversions').argParser(sample),
        )
        .addOption(new Option('--dresher <n,m>', 'no case: a game of n periods, m inspections').argParser(dresher)),
    draws: {
      svg: 'draw what must be found against what is declared',
      html: 'write a page that shows it all',
    },
    examples: [
      'verify catalog/us-dprk-2018-2019',
      'verify catalog/two-by-three --order a1,b1,a2,b2,b3,a3 --stake B=3',
      'verify --sample 100,5,0.1     # miss all 5 of 100 with a chance of 0.1',
    ],
    exits:
      'Exit codes: 0 what is declared is enough everywhere, 1 it is not, 2 wrong input,\n3 the order is not proved to be the best.',
    ask: async ({ agreement }, { assessment }, options) => {
      const { verify } = await import('@lockstep/engine/verify');
      return verify(agreement, assessment, {
        ...choiceOf(options),
        ...(options.order && { order: options.order }),
      });
    },
    exitCode,
    describe: async (opened, answered) => (await import('./terminal.ts')).describeVerify(opened, answered),
    draw: async ({ agreement }, { answer }) => {
      const { drawVerify } = await import('@lockstep/charts/verify');
      return drawVerify({ agreement, answer: possible(answer, '--svg') });
    },
    page: async (call, answered) => {
      const answer = possible(answered.answer, '--html');
      const { writePage } = await import('./page.ts');
      return writePage(call, answered, answer);
    },
    alone: async ({ sample: size, dresher: game }) => {
      if (!size && !game) return null;
      if (size && game) throw new UsageError('Ask for --sample or for --dresher, not for both.');
      const { describeSample, describeDresher } = await import('./terminal.ts');
      if (size) {
        const { sampleSize } = await import('@lockstep/engine/verify/sample');
        const answer = sampleSize(...size);
        return { json: { sample: answer }, text: describeSample(answer) };
      }
      const { dresherGame } = await import('@lockstep/engine/verify/dresher');
      const answer = dresherGame(...(game as readonly [number, number]));
      return { json: { dresher: answer }, text: describeDresher(answer) };
    },
  });
}

/** Numbers apart by commas; undefined where one is none. */
function numbersIn(text: string, count: number): number[] | undefined {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  return numbers.length === count && numbers.every(Number.isFinite) ? numbers : undefined;
}

function sample(text: string): [number, number, number] {
  const [items, diversions, miss] = numbersIn(text, 3) ?? [];
  const isCount = (value: number | undefined, most: number) =>
    value !== undefined && Number.isInteger(value) && value >= 1 && value <= most;
  if (
    !isCount(items, 1_000_000) ||
    !isCount(diversions, items as number) ||
    !((miss as number) >= 0 && (miss as number) <= 1)
  ) {
    throw new InvalidArgumentError(
      'Give the items (at most 1,000,000), the diversions among them, and the chance of missing all, such as 100,5,0.1.',
    );
  }
  return [items as number, diversions as number, miss as number];
}

function dresher(text: string): [number, number] {
  const [periods, inspections] = numbersIn(text, 2) ?? [];
  const isFine =
    Number.isInteger(periods) &&
    Number.isInteger(inspections) &&
    (periods as number) >= 1 &&
    (periods as number) <= 1000 &&
    (inspections as number) >= 0 &&
    (inspections as number) <= (periods as number);
  if (!isFine) throw new InvalidArgumentError('Give periods (at most 1000) and inspections, such as 8,2.');
  return [periods as number, inspections as number];
}

/** 0 what is declared is enough at every act, 1 it is not; 3 if the order is not proved to be the one that was asked for. */
function exitCode(found: Verified): number {
  if (!found.possible) return exit.no;
  if (!found.proved) return exit.unfinished;
  return found.enough ? exit.yes : exit.no;
}

/** A drawing shows a road map with something to check. */
function possible(answer: Verified, option: string): VerifyAnswer {
  if (!answer.possible) throw new UsageError(`${option} has nothing to draw: no road map is possible.`);
  if (answer.steps.length === 0) throw new UsageError(`${option} has nothing to draw: nothing is left to check.`);
  return answer;
}
