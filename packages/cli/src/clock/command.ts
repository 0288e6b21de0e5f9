import type { ClockAnswer, NoOrder } from '@lockstep/engine/clock/answer';
import { type Command, InvalidArgumentError } from 'commander';
import { UsageError } from '../case/load.ts';
import { exit } from '../exit.ts';
import { choiceOf, listed, type SharedOptions } from '../question/options.ts';
import { addQuestion } from '../question/question.ts';

export interface ClockOptions extends SharedOptions {
  readonly order?: readonly string[];
  readonly hindsight?: boolean;
  readonly between?: number | string;
  readonly first?: string;
}

/** `lockstep clock CASE`: what elections, hearings and deadlines do to each side. */
export function addClock(program: Command): void {
  addQuestion<ClockOptions, ClockAnswer | NoOrder>(program, {
    word: 'clock',
    asks: 'What do elections, hearings and deadlines do to each side?',
    options: (command) =>
      command
        .option('--order <steps>', 'lay this order on the calendar: a,b,c', listed)
        .option('--hindsight', 'also count events that became known only after the date of the case')
        .option('--between <time>', 'the time between offers at the table: 30 days, or time units', span)
        .option('--first <party>', 'who makes the first offer'),
    draws: { svg: 'draw the order on the calendar', html: 'write a page that shows it all' },
    examples: [
      'clock catalog/us-dprk-2018-2019',
      'clock catalog/us-dprk-2018-2019 --hindsight --between "30 days"',
      'clock catalog/us-dprk-2018-2019 --done test-halt --html clock.html',
    ],
    exits: 'Exit codes: 0 the order holds through every event, 1 it does not, 2 wrong input, 3 not finished.',
    ask: async ({ agreement }, { assessment }, options) => {
      const { clock } = await import('@lockstep/engine/clock');
      const { order, hindsight, between, first } = options;
      return clock(agreement, assessment, {
        ...choiceOf(options),
        ...(order && { order }),
        ...(hindsight && { hindsight }),
        ...(between !== undefined && { between }),
        ...(first !== undefined && { first }),
      });
    },
    exitCode,
    describe: async (opened, answered) => (await import('./terminal.ts')).describeClock(opened, answered),
    draw: async ({ agreement }, { answer }) => {
      const { drawClock } = await import('@lockstep/charts/clock');
      return drawClock({ agreement, answer: possible(answer, '--svg') }, { headed: true });
    },
    page: async (call, answered) => {
      const answer = possible(answered.answer, '--html');
      return (await import('./page.ts')).writeClock(call, answered, answer);
    },
  });
}

/** A number of time units, or calendar time. */
function span(text: string): number | string {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (/^(0|[1-9]\d{0,5}) (day|week|month|year)s?$/.test(text)) return text;
  throw new InvalidArgumentError('Give calendar time such as "30 days", or a number of time units.');
}

function exitCode(answer: ClockAnswer | NoOrder): number {
  if (!answer.possible || !answer.holds) return exit.no;
  return answer.proved ? exit.yes : exit.unfinished;
}

function possible(answer: ClockAnswer | NoOrder, option: string): ClockAnswer {
  if (!answer.possible) throw new UsageError(`${option} has nothing to draw: no road map is possible.`);
  return answer;
}
