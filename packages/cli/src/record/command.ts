import { type Command, InvalidArgumentError } from 'commander';
import { guarded } from '../guarded.ts';

const store = [
  '--store <store>',
  'where the record is kept instead of record.jsonl: sqlite:FILE or postgres://...',
] as const;
const json = ['--json', 'print one JSON object'] as const;

/** `lockstep record ...`: what was done and said, so that nobody can change it unseen. */
export function addRecord(program: Command): void {
  const record = program
    .command('record')
    .description('Who did or said what, entered so that nobody can change it unseen.')
    .configureHelp({ helpWidth: 80, subcommandTerm: (command) => command.name() })
    .addHelpText(
      'after',
      '\nExample:\n  $ lockstep record verify catalog/jpoa-2013\n\nExit codes: 0 yes, 1 no, 2 wrong input, 3 not finished.',
    );
  addWriting(record);
  addProving(record);
  record
    .command('diff')
    .description('Two records, or two versions of what a source says: added, silently lost, changed.')
    .argument('<old>', 'a case folder, a record, or a file of entries')
    .argument('<new>', 'the same')
    .option('--source <id>', 'of OLD only the entries that count and rest on this source')
    .option(...json)
    .action((before, after, options) => guarded(async () => (await import('./diff.ts')).diff(before, after, options)));
}

function addWriting(record: Command): void {
  record
    .command('add')
    .description('Enter what was done or said. The entry time is the clock\u2019s.')
    .argument('<case>', 'a case folder')
    .argument('[entry...]', 'KEY=VALUE ..., or one JSON line; without it, or as -, JSON lines from standard input')
    .option(...store)
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  $ lockstep record add my-case step=halt axis=promise to=fulfilled \\\n      at=2018-06-12 by=US basis=seen source=aca "note=As announced."',
    )
    .action((path, entry, options) => guarded(async () => (await import('./write.ts')).add(path, entry, options)));
  record
    .command('import')
    .description('Enter many at once, all or none: JSON lines without recorded_at.')
    .argument('<case>', 'a case folder')
    .argument('<file>', 'JSON lines; - for standard input')
    .option(...store)
    .option(...json)
    .action((path, file, options) => guarded(async () => (await import('./write.ts')).importFile(path, file, options)));
  record
    .command('correct')
    .description('Enter that an entry was wrong, and what counts instead.')
    .argument('<case>', 'a case folder')
    .argument('<entry>', 'its number, from 0', number)
    .argument('<keys...>', 'KEY=VALUE of the correction (at, by, basis ...); instead.KEY=VALUE for what changes')
    .option(...store)
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  $ lockstep record correct my-case 3 at=2019-03-01 by=US basis=seen \\\n      instead.amount=400 "note=The first count was wrong."',
    )
    .action((path, entry, keys, options) =>
      guarded(async () => (await import('./write.ts')).correct(path, entry, keys, options)),
    );
}

function addProving(record: Command): void {
  record
    .command('verify')
    .description('Is the record whole, and does it go on from the checkpoint that you hold?')
    .argument('[case]', 'a case folder, or a record.jsonl alone; none with --proof')
    .option('--checkpoint <file>', 'a checkpoint that you hold')
    .option('--key <vkey>', 'the verifier key of whoever must have signed it; repeatable', gathered)
    .option('--origin <text>', 'the first line of its checkpoints (default: lockstep/ID of the agreement)')
    .option('--proof <file>', 'check a proof made by "record prove --json", without the record')
    .option(...store)
    .option(...json)
    .action((path, options) => guarded(async () => (await import('./verify.ts')).verify(path, options)));
  record
    .command('prove')
    .description('Prove to somebody without the record that an entry is in it, or that it only grew.')
    .argument('<case>', 'a case folder, or a record.jsonl alone')
    .argument('[entry]', 'the number of an entry, from 0', number)
    .option('--from <size>', 'prove that the record goes on from its first SIZE entries', number)
    .option('--size <size>', 'for the record as it was with this many entries (default: all)', number)
    .option(...store)
    .option(...json)
    .action((path, entry, options) => guarded(async () => (await import('./prove.ts')).prove(path, entry, options)));
  record
    .command('checkpoint')
    .description('Sign how many entries there are and their root, for others to hold.')
    .argument('<case>', 'a case folder, or a record.jsonl alone')
    .requiredOption('--key <file>', 'the file with the signer key')
    .option('--new-key <name>', 'make a key under this name, such as us.example/record, and write the file')
    .option('--cosign <file>', 'add a signature to this checkpoint, once the record is found to go on from it')
    .option('--origin <text>', 'its first line (default: lockstep/ID of the agreement)')
    .option(...store)
    .option(...json)
    .action((path, options) => guarded(async () => (await import('./checkpoint.ts')).checkpoint(path, options)));
}

function number(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 0 on.');
  return Number(text);
}

function gathered(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
