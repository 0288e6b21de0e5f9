import type { RepairAnswer } from '@lockstep/engine/repair/answer';
import type { Command } from 'commander';
import { exit } from '../exit.ts';
import { choiceOf, type SharedOptions } from '../question/options.ts';
import { addQuestion } from '../question/question.ts';

export interface RepairOptions extends SharedOptions {
  readonly all?: boolean;
}

/** `lockstep repair CASE`: which single change helps most. */
export function addRepair(program: Command): void {
  addQuestion<RepairOptions, RepairAnswer>(program, {
    word: 'repair',
    asks: 'Which single change helps most?',
    options: (command) => command.option('--all', 'list every change, not only the most helpful'),
    draws: {
      svg: 'draw what the most helpful changes leave to each side',
      html: 'write a page that shows every change',
    },
    examples: [
      'repair catalog/us-dprk-2018-2019 --assessment sceptic',
      'repair catalog/two-by-three --stake B=1 --all',
      'repair catalog/us-dprk-2018-2019 --html repair.html',
    ],
    exits:
      'Exit codes: 0 an order holds, as it stands or after one change, 1 none does, 2 wrong input, 3 not finished.',
    ask: async ({ agreement }, { assessment }, options) => {
      const { repair } = await import('@lockstep/engine/repair');
      return repair(agreement, assessment, choiceOf(options));
    },
    exitCode: ({ one_is_enough: enough }) => (enough === null ? exit.unfinished : enough ? exit.yes : exit.no),
    describe: async (opened, answered, options) =>
      (await import('./terminal.ts')).describeRepair(opened, answered, options),
    draw: async ({ agreement }, { answer }) => {
      const { drawRepair } = await import('@lockstep/charts/repair');
      return drawRepair({ agreement, answer }, { headed: true });
    },
    page: async (call, answered) => (await import('./page.ts')).writePage(call, answered),
  });
}
