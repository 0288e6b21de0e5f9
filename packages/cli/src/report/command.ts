import type { ReportAnswer } from '@lockstep/engine/report/answer';
import { type Command, Option } from 'commander';
import { exit } from '../exit.ts';
import { collect, viewsBeside } from '../question/beside.ts';
import { choiceOf, type SharedOptions } from '../question/options.ts';
import { addQuestion } from '../question/question.ts';

export interface ReportOptions extends SharedOptions {
  readonly beside?: readonly string[];
}

/** `lockstep report CASE`: every question of one assessment, with a first page to read. */
export function addReport(program: Command): void {
  addQuestion<ReportOptions, ReportAnswer>(program, {
    word: 'report',
    asks: 'What would have to be true for this agreement to hold? Every question on a page.',
    options: (command) =>
      command.addOption(
        new Option(
          '--beside <name>',
          'set this assessment beside it: a name or a file; repeatable (default: the others of the case)',
        ).argParser(collect),
      ),
    draws: { html: 'write the report: a first page, an answer to each question, what it rests on' },
    examples: [
      'report catalog/us-dprk-2018-2019 --html report.html',
      'report catalog/us-dprk-2018-2019 -a sceptic --html report.html',
      'report catalog/us-dprk-2018-2019 --beside mine.yaml --html report.html',
    ],
    exits: 'Exit codes: 0 an order holds, 1 none does, 2 wrong input, 3 not finished.',
    ask: async (opened, view, options) => {
      const { report } = await import('@lockstep/engine/report');
      return report(opened.agreement, view, await viewsBeside(opened, view, options.beside), choiceOf(options));
    },
    exitCode: ({ plan }) =>
      plan.possible && plan.holds === null ? exit.unfinished : plan.possible && plan.holds ? exit.yes : exit.no,
    describe: async (opened, answered) => (await import('./terminal.ts')).describeReport(opened, answered),
    page: async (call, answered) => (await import('./page.ts')).writePage(call, answered),
  });
}
