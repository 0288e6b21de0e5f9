import type { PlanAsked, Planned } from '@lockstep/engine/plan';
import type { PlanAnswer } from '@lockstep/engine/plan/answer';
import type { FromRecord } from '@lockstep/engine/status/answer';
import type { Command } from 'commander';
import { UsageError } from '../case/load.ts';
import { exit } from '../exit.ts';
import { choiceOf, listed, type SharedOptions } from '../question/options.ts';
import { addQuestion } from '../question/question.ts';
import { day } from '../question/record.ts';

export interface PlanOptions extends SharedOptions {
  readonly order?: readonly string[];
  readonly first?: string;
  readonly phases?: boolean;
  readonly fromRecord?: string;
}

/** `lockstep plan CASE`: in what order, and who acts first. */
export function addPlan(program: Command): void {
  addQuestion<PlanOptions, Planned>(program, {
    word: 'plan',
    asks: 'What am I going to do, what are you going to do, and who acts first?',
    options: (command) =>
      command
        .option('--order <steps>', 'judge this order: a,b,c', listed)
        .option('--first <party>', 'the best order in which this party opens')
        .option('--phases', 'also steps side by side: time against stake')
        .option('--from-record <date>', 'go on from what the record has as done by that day', day),
    draws: {
      svg: 'draw the staircases and the zipper',
      html: 'write a page that shows it all, with steps that can be moved',
    },
    examples: [
      'plan catalog/us-dprk-2018-2019 --assessment sceptic',
      'plan catalog/two-by-three --order a1,b1,a2,b2,b3,a3 --stake B=1',
      'plan catalog/jpoa-2013 --from-record 2014-03-01',
      'plan catalog/us-dprk-2018-2019 --html plan.html',
    ],
    exits: 'Exit codes: 0 the order holds, 1 it does not, 2 wrong input, 3 not finished.',
    ask: async (opened, { assessment }, options) => {
      const { plan } = await import('@lockstep/engine/plan');
      const { startOf } = await import('./from-record.ts');
      return plan(opened.agreement, assessment, asked(options, startOf(opened, options)));
    },
    exitCode,
    describe: async (opened, answered, options) => {
      const { startOf, startSentences } = await import('./from-record.ts');
      const start = startOf(opened, options);
      return (await import('./terminal.ts')).describePlan(opened, answered, start ? startSentences(opened, start) : []);
    },
    draw: async ({ agreement }, { answer }) => {
      const { drawPlan } = await import('@lockstep/charts/plan');
      return drawPlan({ agreement, answer: possible(answer, '--svg') }, { headed: true });
    },
    page: async (call, answered) => {
      const answer = possible(answered.answer, '--html');
      const { writePage } = await import('./page.ts');
      return writePage(call, answered, answer);
    },
  });
}

function asked(options: PlanOptions, start: FromRecord | undefined): PlanAsked {
  const { order, first, phases } = options;
  const dropped = start?.dropped.map(({ step }) => step) ?? [];
  return {
    ...choiceOf(options),
    ...(start && { done: start.done }),
    ...(dropped.length > 0 && { drop: [...(options.drop ?? []), ...dropped] }),
    ...(order && { order }),
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

/** A drawing shows a road map. */
function possible(answer: Planned, option: string): PlanAnswer {
  if (!answer.possible) throw new UsageError(`${option} has nothing to draw: no road map is possible.`);
  return answer;
}
