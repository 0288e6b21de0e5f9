import type { Command } from 'commander';
import { guarded } from '../guarded.ts';

/** `lockstep tour`: the founding case, line by line. */
export function addTour(program: Command): void {
  program
    .command('tour')
    .description('February 2019, answered: one computed sentence for each line of that week\u2019s debate.')
    .option('--markdown', 'print it as a table')
    .addHelpText('after', '\nExample:\n  $ lockstep tour')
    .action((options: { markdown?: boolean }) => guarded(async () => (await import('./tour.ts')).tour(options)));
}
