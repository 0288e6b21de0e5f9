import { closeSync, existsSync, fsyncSync, openSync, statSync, writeSync } from 'node:fs';
import { isOrigin, readCheckpoint, writeCheckpoint } from '@lockstep/record/checkpoint';
import { makeSignerKey, readSignerKey, type SignerKey } from '@lockstep/record/checkpoint/key';
import { type Note, signNote, writeNote } from '@lockstep/record/checkpoint/note';
import { standingOf, type Verified, verifyLines } from '@lockstep/record/verify';
import { sayEntryFault, sayNoteFault } from '@lockstep/record/wording';
import { mustBeWritable, UsageError } from '../case/load.ts';
import { exit } from '../exit.ts';
import { openRecord, type RecordOptions, readText } from './open.ts';
import { base64, entries, print } from './print.ts';
import { sayStanding } from './verify.ts';

export interface CheckpointOptions extends RecordOptions {
  readonly key: string;
  readonly newKey?: string;
  readonly cosign?: string;
  readonly origin?: string;
}

/** `record checkpoint CASE --key FILE`: the checkpoint alone on standard output, what else there is to say beside it. */
export async function checkpoint(path: string, options: CheckpointOptions): Promise<number> {
  const held = options.cosign === undefined ? undefined : readHeld(options.cosign);
  const record = await openRecord(path, options.store);
  try {
    const origin = options.origin ?? record.origin ?? held?.checkpoint.origin;
    if (origin === undefined || !isOrigin(origin)) {
      throw new UsageError(
        'Without a case a checkpoint needs --origin, a line that names the record, such as lockstep/ID.',
      );
    }
    const verified = await verifyLines(record.store.read(), held?.checkpoint.size, record.names);
    mustBeWhole(verified, record.place);
    if (held) {
      const standing = standingOf(verified, held.checkpoint, origin);
      if (standing !== 'same' && standing !== 'grown') {
        throw new UsageError(`Not signed. ${sayStanding(standing, verified, held.checkpoint, origin, undefined)}`);
      }
    }
    const key = options.newKey === undefined ? readKey(options.key) : writeNewKey(options.key, options.newKey);
    const { size, root } = held?.checkpoint ?? verified;
    const text = writeCheckpoint({ origin, size, root, extensions: [] });
    const note = signNote(held?.note ?? { text, signatures: [] }, key);
    return report(record.id, note, { size, root }, key, options);
  } finally {
    await record.store.close();
  }
}

function readHeld(file: string) {
  const held = readCheckpoint(readText(file));
  if ('code' in held) throw new UsageError(sayNoteFault(held, file));
  return held;
}

function mustBeWhole({ faults }: Verified, place: string): void {
  if (faults.length === 0) return;
  throw new UsageError(
    [...faults.map((fault) => sayEntryFault(fault, place)), 'Not signed: the record has a fault.'].join('\n'),
  );
}

function readKey(file: string): SignerKey {
  const key = readSignerKey(readText(file));
  if ('code' in key) throw new UsageError(sayNoteFault(key, file));
  if (file !== '-' && process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    process.stderr.write(`Others on this machine can read "${file}"; say: chmod 600 ${file}\n`);
  }
  return key;
}

/** A new key in a file that nobody else can read; never over another file. */
function writeNewKey(file: string, name: string): SignerKey {
  const made = makeSignerKey(name);
  if ('code' in made) throw new UsageError(sayNoteFault(made, '--new-key'));
  if (existsSync(file))
    throw new UsageError(`"${file}" is there already, and no key is overwritten; leave --new-key out to sign with it.`);
  mustBeWritable(file);
  const descriptor = openSync(file, 'wx', 0o600);
  writeSync(descriptor, made.text);
  fsyncSync(descriptor);
  closeSync(descriptor);
  return made.key;
}

function report(
  id: string,
  note: Note,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
  { verifier }: SignerKey,
  options: CheckpointOptions,
): number {
  const text = writeNote(note);
  const signed_by = note.signatures.map(({ name }) => name);
  if (!options.json) {
    process.stdout.write(text);
    if (options.newKey !== undefined) {
      process.stderr.write(
        `The secret key is in "${options.key}": keep it to yourself. Give the others its verifier key:\n`,
      );
    }
    process.stderr.write(`${verifier.text}\n`);
    return exit.yes;
  }
  const facts = { checkpoint: text, size, root: base64(root), signed_by, verifier_key: verifier.text };
  print(
    { act: 'checkpoint', id, facts, sentences: [`${entries(size)} signed by ${signed_by.join(' and ')}.`] },
    options,
  );
  return exit.yes;
}
