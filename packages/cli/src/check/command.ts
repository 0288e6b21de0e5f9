import type { Fault } from '@lockstep/file/fault';
import type { Command } from 'commander';
import { loadCase } from '../case/load.ts';
import { guarded } from '../guarded.ts';
import { version } from '../version.ts';

/** `lockstep check CASE`: every fault of a case in one pass. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('Is the file well made? Every fault in one pass, with its place and how to mend it.')
    .argument('<case>', 'a case folder, or one file')
    .option('--json', 'print one JSON object')
    .option('--lines', 'one line per fault, FILE:LINE:COLUMN: SENTENCE, for editors')
    .addHelpText('after', '\nExample:\n  $ lockstep check catalog/two-by-three')
    .action((path: string, options: { json?: boolean; lines?: boolean }) => guarded(() => check(path, options)));
}

async function check(path: string, options: { json?: boolean; lines?: boolean }): Promise<number> {
  const { readCase } = await import('@lockstep/file/case');
  const { sayFault } = await import('@lockstep/file/wording');
  const texts = loadCase(path);
  const { faults, agreement, assessments } = readCase(texts.texts);
  const say = (text: string) => process.stdout.write(`${text}\n`);
  if (options.json) {
    say(JSON.stringify(jsonOf(texts.name, faults, sayFault), null, 2));
  } else if (options.lines) {
    for (const fault of faults) say(sayFault({ ...fault, file: fullPath(texts.isFolder, path, fault.file) }));
  } else {
    const { describeFaults } = await import('./terminal.ts');
    const steps = agreement?.steps.length ?? 0;
    const views = `${assessments.length} ${assessments.length === 1 ? 'assessment' : 'assessments'}`;
    say(faults.length > 0 ? describeFaults(texts, faults) : `No fault: ${steps} steps, ${views}.`);
  }
  return faults.length === 0 ? 0 : 2;
}

function fullPath(isFolder: boolean, folder: string, file: string): string {
  return isFolder ? `${folder.replace(/\/$/, '')}/${file}` : file;
}

function jsonOf(name: string, faults: readonly Fault[], say: (fault: Fault) => string): object {
  return {
    question: 'check',
    case: name,
    version,
    faults: faults.map(({ code, file, line, column, path, facts, ...rest }) => ({
      code,
      file,
      line,
      column,
      path,
      facts,
      sentence: say({ code, file, line, column, path, facts, ...rest } as Fault),
    })),
  };
}
