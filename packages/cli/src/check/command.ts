import type { Command } from 'commander';
import { loadCase } from '../case/load.ts';
import { guarded } from '../guarded.ts';
import { version } from '../version.ts';
import type { CaseFault, CheckedFiles } from './faults.ts';

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
  const { checkFiles } = await import('./faults.ts');
  const texts = loadCase(path);
  const checked = checkFiles(texts);
  const { faults } = checked;
  const say = (text: string) => process.stdout.write(`${text}\n`);
  if (options.json) {
    say(JSON.stringify(jsonOf(texts.name, faults), null, 2));
  } else if (options.lines) {
    for (const fault of faults) say(fault.say(fullPath(texts.isFolder, path, fault.file)));
  } else {
    const { describeFaults } = await import('./terminal.ts');
    say(faults.length > 0 ? describeFaults(faults) : sayFine(checked));
  }
  return faults.length === 0 ? 0 : 2;
}

function sayFine({ read: { agreement, assessments }, entries }: CheckedFiles): string {
  const views = `${assessments.length} ${assessments.length === 1 ? 'assessment' : 'assessments'}`;
  const record = entries === null ? '' : `, ${entries} ${entries === 1 ? 'entry' : 'entries'} in the record`;
  return `No fault: ${agreement?.steps.length ?? 0} steps, ${views}${record}.`;
}

function fullPath(isFolder: boolean, folder: string, file: string): string {
  return isFolder ? `${folder.replace(/\/$/, '')}/${file}` : file;
}

function jsonOf(name: string, faults: readonly CaseFault[]): object {
  return {
    question: 'check',
    case: name,
    version,
    faults: faults.map(({ code, file, line, column, path, facts, say }) => ({
      code,
      file,
      line,
      column,
      path,
      facts,
      sentence: say(file),
    })),
  };
}
