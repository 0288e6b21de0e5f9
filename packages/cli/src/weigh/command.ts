import type { NoTrade, WeighAnswer } from '@lockstep/engine/weigh/answer';
import type { Command } from 'commander';
import { UsageError } from '../case/load.ts';
import { exit } from '../exit.ts';
import { choiceOf, listed, type SharedOptions } from '../question/options.ts';
import { addQuestion } from '../question/question.ts';

export interface WeighOptions extends SharedOptions {
  readonly give?: readonly string[];
  readonly take?: readonly string[];
  readonly as?: string;
}

/** `lockstep weigh CASE`: they offer this for that, now; is it a good trade? */
export function addWeigh(program: Command): void {
  addQuestion<WeighOptions, WeighAnswer | NoTrade>(program, {
    word: 'weigh',
    asks: 'They offer this for that, now: is it a good trade?',
    options: (command) =>
      command
        .option('--give <steps>', 'what I give: steps, or elements that a step delivers', listed)
        .option('--take <steps>', 'what I take for it', listed)
        .option('--as <party>', 'who I am, where the steps do not tell'),
    draws: { svg: 'draw each side before and after', html: 'write a page that shows it all' },
    examples: [
      'weigh catalog/us-dprk-2018-2019 --give end-of-war --take yongbyon-halt',
      'weigh catalog/us-dprk-2018-2019 --give end-of-war --as US',
      'weigh catalog/us-dprk-2018-2019 --done test-halt --give suspend-bans --take shutdown',
    ],
    exits:
      'Exit codes: 0 by itself it is worth it to all, nobody then leaves and the rest holds; 1 not all\nof that; 2 wrong input; 3 not finished.',
    ask: async ({ agreement }, { assessment }, options) => {
      const { weigh } = await import('@lockstep/engine/weigh');
      const { give, take, as } = options;
      return weigh(agreement, assessment, {
        ...choiceOf(options),
        ...(give && { give }),
        ...(take && { take }),
        ...(as !== undefined && { as }),
      });
    },
    exitCode,
    describe: async (opened, answered) => (await import('./terminal.ts')).describeWeigh(opened, answered),
    draw: async ({ agreement }, { answer }) => {
      const { drawWeigh } = await import('@lockstep/charts/weigh');
      return drawWeigh({ agreement, answer: possible(answer, '--svg') }, { headed: true });
    },
    page: async (call, answered) => {
      const answer = possible(answered.answer, '--html');
      return (await import('./page.ts')).writeWeigh(call, answered, answer);
    },
  });
}

function exitCode(answer: WeighAnswer | NoTrade): number {
  if (!answer.possible) return exit.no;
  if (answer.good) return exit.yes;
  const { gain, pockets, rest_after: rest } = answer;
  const isOpen = rest && !rest.proved && pockets.length === 0 && Object.values(gain).every((value) => value >= 0);
  return isOpen ? exit.unfinished : exit.no;
}

function possible(answer: WeighAnswer | NoTrade, option: string): WeighAnswer {
  if (!answer.possible) throw new UsageError(`${option} has nothing to draw: no road map is possible.`);
  return answer;
}
