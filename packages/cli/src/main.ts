import { Command } from 'commander';
import { addCheck } from './check/command.ts';
import { addNew } from './new/command.ts';
import { addPlan } from './plan/command.ts';
import { addTour } from './tour/command.ts';
import { version } from './version.ts';

/** What a run says to whoever called it: yes, no, wrong input, not finished. */
export const exit = { yes: 0, no: 1, wrong: 2, unfinished: 3 } as const;

/** The command line: one thin command per question. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('lockstep')
    .description('Step-for-step agreements between parties who do not trust each other.')
    .version(version)
    .configureHelp({ helpWidth: 80 })
    .exitOverride((error) => process.exit(error.exitCode === 0 ? exit.yes : exit.wrong))
    .addHelpText(
      'after',
      '\nExample:\n  $ lockstep plan catalog/us-dprk-2018-2019\n\nExit codes: 0 yes, 1 no, 2 wrong input, 3 not finished.',
    );
  addPlan(program);
  addCheck(program);
  addNew(program);
  addTour(program);
  await program.parseAsync(args, { from: 'user' });
}
