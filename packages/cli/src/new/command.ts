import type { Command } from 'commander';
import { guarded } from '../guarded.ts';

/** `lockstep new FOLDER`: a case from a few questions, or from a table. */
export function addNew(program: Command): void {
  program
    .command('new')
    .description('Start a case: parties, steps, what needs what, what matters most to whom.')
    .argument('<folder>', 'where to write it; must not exist yet')
    .option('--csv <file>', 'take the steps from a table with the columns by, step, requires, "worth A" ...')
    .addHelpText('after', '\nExamples:\n  $ lockstep new my-talks\n  $ lockstep new my-talks --csv steps.csv')
    .action((folder: string, options: { csv?: string }) =>
      guarded(async () => (await import('./new.ts')).newCase(folder, options)),
    );
}
