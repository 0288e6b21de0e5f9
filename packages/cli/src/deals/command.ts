import type { DealsAnswer } from '@lockstep/engine/deals';
import type { Command } from 'commander';
import { UsageError } from '../case/load.ts';
import { exit } from '../exit.ts';
import { choiceOf, type SharedOptions } from '../question/options.ts';
import { addQuestion } from '../question/question.ts';

/** `lockstep deals CASE`: what deal is possible at all. */
export function addDeals(program: Command): void {
  addQuestion<SharedOptions, DealsAnswer>(program, {
    word: 'deals',
    asks: 'What deal is possible at all: a part now, or everything?',
    draws: {
      svg: 'draw the frontier, with the proposals',
      html: 'write a page that shows it all, with the proposals side by side',
    },
    examples: [
      'deals catalog/us-dprk-2018-2019 --assessment engagement',
      'deals catalog/us-dprk-2018-2019 --deal test-halt,exercises',
      'deals catalog/two-by-three --stake A=1 --html deals.html',
    ],
    exits:
      'Exit codes: 0 some deal holds in which something is done (with --deal: that one),\n1 none does, 2 wrong input, 3 not finished.',
    ask: async ({ agreement }, { assessment }, options) => {
      const { deals } = await import('@lockstep/engine/deals');
      return deals(agreement, assessment, choiceOf(options));
    },
    exitCode,
    describe: async (opened, answered) => (await import('./terminal.ts')).describeDeals(opened, answered),
    draw: async ({ agreement }, { view, answer }, options) => {
      if (answer.frontier.length === 0) throw new UsageError('--svg has nothing to draw: no deal was found.');
      const { drawDeals } = await import('@lockstep/charts/deals');
      const { marksFor } = await import('./marks.ts');
      const marks = marksFor(agreement, view.assessment, options);
      return drawDeals({ agreement, answer, marks }, { headed: true });
    },
    page: async (call, answered) => (await import('./page.ts')).writePage(call, answered),
  });
}

/** 0 something can be done that holds, 1 nothing can, 3 not known for lack of time. */
function exitCode(answer: DealsAnswer): number {
  const [first] = answer.proposals;
  if (first?.id === null) {
    if (first.road_map?.proved === false) return exit.unfinished;
    return first.is_deal && first.road_map?.holds ? exit.yes : exit.no;
  }
  const isMore = answer.holding.some(({ deals }) => deals.some(({ steps }) => steps.length > answer.done.length));
  if (isMore) return exit.yes;
  return answer.unfinished.some((each) => each.startsWith('frontier')) ? exit.unfinished : exit.no;
}
