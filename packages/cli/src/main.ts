import { Command } from 'commander';
import { addCheck } from './check/command.ts';
import { addCheckTrace } from './check-trace/command.ts';
import { addClock } from './clock/command.ts';
import { addDeals } from './deals/command.ts';
import { addDiff } from './diff/command.ts';
import { addDoubt } from './doubt/command.ts';
import { exit } from './exit.ts';
import { addNew } from './new/command.ts';
import { addPlan } from './plan/command.ts';
import { addRecord } from './record/command.ts';
import { addRepair } from './repair/command.ts';
import { addReport } from './report/command.ts';
import { addStatus } from './status/command.ts';
import { addTour } from './tour/command.ts';
import { addVerify } from './verify/command.ts';
import { version } from './version.ts';
import { addWeigh } from './weigh/command.ts';

/** The command line: one thin command per question. */
export async function main(args: readonly string[]): Promise<void> {
  process.stdout.on('error', leave);
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
  addDeals(program);
  addVerify(program);
  addDoubt(program);
  addRepair(program);
  addClock(program);
  addWeigh(program);
  addStatus(program);
  addCheckTrace(program);
  addRecord(program);
  addDiff(program);
  addReport(program);
  addCheck(program);
  addNew(program);
  addTour(program);
  await program.parseAsync(args, { from: 'user' });
}

/** A reader that closes early (`| head`) is no fault; a full disk is said. */
function leave(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? exit.yes);
  process.stderr.write(`The answer could not be written: ${error.message}.\n`);
  process.exit(exit.wrong);
}
