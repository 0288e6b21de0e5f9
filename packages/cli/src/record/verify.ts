import { grouped } from '@lockstep/engine/figure';
import { type Checkpoint, readCheckpoint } from '@lockstep/record/checkpoint';
import { readBase64, readVerifierKey } from '@lockstep/record/checkpoint/key';
import { mustBeSignedBy } from '@lockstep/record/checkpoint/note';
import { readJsonText } from '@lockstep/record/json';
import { escapeInvisible } from '@lockstep/record/show';
import { leafHash } from '@lockstep/record/tree/hash';
import { isConsistent, isIncluded } from '@lockstep/record/tree/proof';
import { type Standing, standingOf, type Verified, verifyLines } from '@lockstep/record/verify';
import { sayEntryFault, sayNoteFault } from '@lockstep/record/wording';
import { UsageError } from '../case/load.ts';
import { exit } from '../exit.ts';
import { type OpenRecord, openRecord, type RecordOptions, readText } from './open.ts';
import { base64, entries, print } from './print.ts';

export interface VerifyOptions extends RecordOptions {
  readonly checkpoint?: string;
  readonly key?: readonly string[];
  readonly origin?: string;
  readonly proof?: string;
}

/** A checkpoint that somebody holds, and whether those signed it that must have. */
interface Held {
  readonly checkpoint: Checkpoint;
  /** Names of the keys given, all of which signed; undefined: none were given. */
  readonly signedBy?: readonly string[];
  /** What is wrong with the signatures. */
  readonly unsigned?: string;
}

/** `record verify CASE`, `record verify --proof FILE`. */
export async function verify(path: string | undefined, options: VerifyOptions): Promise<number> {
  if ((path === undefined) === (options.proof === undefined)) {
    throw new UsageError('Give a case to verify its record, or --proof FILE to check a proof without the record.');
  }
  if (options.key && options.checkpoint === undefined) {
    throw new UsageError('A --key says who must have signed the checkpoint; give the --checkpoint too.');
  }
  const held = options.checkpoint === undefined ? undefined : readHeld(options.checkpoint, options.key);
  if (options.proof !== undefined) return verifyProof(options.proof, held, options);
  const record = await openRecord(path as string, options.store);
  try {
    const verified = await verifyLines(record.store.read(), held?.checkpoint.size, record.names);
    return report(record, verified, held, options);
  } finally {
    await record.store.close();
  }
}

function readHeld(file: string, texts: readonly string[] | undefined): Held {
  const read = readCheckpoint(readText(file));
  if ('code' in read) throw new UsageError(sayNoteFault(read, file));
  if (!texts) return { checkpoint: read.checkpoint };
  const keys = texts.map((text) => {
    const key = readVerifierKey(text);
    if ('code' in key) throw new UsageError(sayNoteFault(key, '--key'));
    return key;
  });
  const fault = mustBeSignedBy(read.note, keys);
  const signedBy = keys.map(({ name }) => name);
  return { checkpoint: read.checkpoint, signedBy, ...(fault && { unsigned: sayNoteFault(fault, file) }) };
}

/** How many faulty lines are told in a terminal. */
const mostFaults = 20;

function report(record: OpenRecord, verified: Verified, held: Held | undefined, options: VerifyOptions): number {
  const origin = options.origin ?? record.origin;
  const standing = held && standingOf(verified, held.checkpoint, origin);
  const { faults, size, root } = verified;
  const goesOn = !standing || standing === 'same' || standing === 'grown' || standing === 'says-nothing';
  const holds = faults.length === 0 && goesOn && !held?.unsigned;
  const sentences = [
    holds ? `The record is whole: ${entries(size)}, each in its form and place.` : 'The record does not hold.',
    ...(held?.unsigned ? [held.unsigned] : []),
    standing
      ? sayStanding(
          standing,
          verified,
          held?.checkpoint as Checkpoint,
          origin,
          held?.unsigned ? undefined : held?.signedBy,
        )
      : noCheckpoint,
    ...sayTorn(record.torn),
    ...faults.slice(0, mostFaults).map((fault) => sayEntryFault(fault, record.place)),
    ...(faults.length > mostFaults ? [`And ${grouped(faults.length - mostFaults)} more; --json names them all.`] : []),
    `Root of ${entries(size)}: ${base64(root)}`,
  ];
  const facts = {
    holds,
    size,
    root: base64(root),
    torn: record.torn,
    faults: faults.map((fault) => ({ ...fault, sentence: sayEntryFault(fault) })),
    checkpoint: held ? { ...checkpointOf(held), standing } : null,
  };
  print({ act: 'verify', id: record.id, facts, sentences }, options);
  return holds ? exit.yes : exit.no;
}

function checkpointOf({ checkpoint: { origin, size, root }, signedBy, unsigned }: Held) {
  return { origin, size, root: base64(root), signed_by: unsigned ? [] : (signedBy ?? null) };
}

const noCheckpoint =
  'Without a checkpoint (--checkpoint FILE) this says only that nothing was damaged by chance: whoever can write the file can write all of it anew.';

function sayTorn(torn: number): string[] {
  if (torn === 0) return [];
  return [
    `After the last entry stand ${grouped(torn)} bytes of one that was never finished nor acknowledged; the next entry takes them off.`,
  ];
}

/** How the record stands to a checkpoint, in one sentence; `signers` undefined: not checked. */
export function sayStanding(
  standing: Standing,
  { size }: Verified,
  checkpoint: Checkpoint,
  origin: string | undefined,
  signers: readonly string[] | undefined,
): string {
  const held = entries(checkpoint.size);
  const by = signers ? `, signed by ${signers.join(' and ')}` : ' (its signatures were not checked: no --key)';
  switch (standing) {
    case 'same':
      return `It is, byte for byte, the record of the checkpoint of ${held}${by}.`;
    case 'grown':
      return `It goes on from the checkpoint of ${held}${by}: none of these was changed, taken away or moved, and ${entries(size - checkpoint.size)} came after them.`;
    case 'rolled-back':
      return `The checkpoint counts ${held} and the record has ${size}: ${entries(checkpoint.size - size)} that ${checkpoint.size - size === 1 ? 'was' : 'were'} there when it was made ${checkpoint.size - size === 1 ? 'is' : 'are'} gone (rolled back).`;
    case 'rewritten':
      return `The first ${held} do not have the root that the checkpoint bears: at least one of entries 0 to ${checkpoint.size - 1} was changed, taken away, put in or moved since the checkpoint was made. "lockstep record diff" with an older copy shows which.`;
    case 'other-record':
      return `The checkpoint is of the record "${escapeInvisible(checkpoint.origin)}", and this is "${origin}"; take the checkpoint of this record, or say --origin.`;
    case 'says-nothing':
      return 'The checkpoint is of no entries, from which every record goes on; ask for a later one.';
  }
}

interface Proof {
  readonly kind?: unknown;
  readonly origin?: unknown;
  readonly entry?: unknown;
  readonly line?: unknown;
  readonly from?: unknown;
  readonly from_root?: unknown;
  readonly size?: unknown;
  readonly root?: unknown;
  readonly proof?: unknown;
}

/** A proof by itself, and against a checkpoint that must then be of the very tree, or of the earlier one, that it is about. */
function verifyProof(file: string, held: Held | undefined, options: VerifyOptions): number {
  const proof = readProof(file);
  const isValid = proof.kind === 'inclusion' ? holdsInclusion(proof) : holdsGrowth(proof);
  const tie = held && sayTie(proof, held);
  const holds = isValid && (tie === undefined || tie.isTied) && !held?.unsigned;
  const sentences = [
    isValid
      ? sayProved(proof)
      : 'The proof does not hold: it does not lead from what it shows to the root that it names.',
    ...(held?.unsigned ? [held.unsigned] : []),
    tie?.sentence ??
      'Compare that root with one of a checkpoint that you hold (--checkpoint FILE): the proof alone does not say whose record it is.',
  ];
  const facts = { kind: proof.kind, holds, checkpoint: held ? checkpointOf(held) : null };
  print({ act: 'verify-proof', id: null, facts, sentences }, options);
  return holds ? exit.yes : exit.no;
}

function readProof(file: string): Proof {
  const read = readJsonText(readText(file));
  const value = 'node' in read ? read.node.value : null;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const proof = (isObject ? value : {}) as Proof;
  if (proof.kind === 'inclusion' || proof.kind === 'consistency') return proof;
  throw new UsageError(`"${file}" is not a proof; make one with "lockstep record prove CASE N --json".`);
}

function hashOf(value: unknown): Uint8Array {
  return (typeof value === 'string' ? readBase64(value) : undefined) ?? new Uint8Array();
}

function hashesOf(value: unknown): Uint8Array[] {
  return Array.isArray(value) ? value.map(hashOf) : [new Uint8Array()];
}

function holdsInclusion({ entry, line, size, root, proof }: Proof): boolean {
  if (typeof line !== 'string') return false;
  const leaf = leafHash(new TextEncoder().encode(line));
  return isIncluded({
    index: Number(entry),
    start: 0,
    end: Number(size),
    leaf,
    root: hashOf(root),
    proof: hashesOf(proof),
  });
}

function holdsGrowth({ from, from_root, size, root, proof }: Proof): boolean {
  return isConsistent({
    end: Number(from),
    size: Number(size),
    part: hashOf(from_root),
    root: hashOf(root),
    proof: hashesOf(proof),
  });
}

function sayProved({ kind, entry, line, from, from_root, size, root }: Proof): string {
  return kind === 'inclusion'
    ? `The proof holds: entry ${Number(entry)} of the record of ${entries(Number(size))} with the root ${show(root)} is ${escapeInvisible(String(line))}`
    : `The proof holds: the record of ${entries(Number(size))} with the root ${show(root)} goes on from the one of ${entries(Number(from))} with the root ${show(from_root)}.`;
}

function show(root: unknown): string {
  return escapeInvisible(String(root));
}

function sayTie(proof: Proof, { checkpoint, signedBy }: Held): { readonly isTied: boolean; readonly sentence: string } {
  const root = base64(checkpoint.root);
  const isLater = proof.size === checkpoint.size && proof.root === root;
  const isEarlier = proof.kind === 'consistency' && proof.from === checkpoint.size && proof.from_root === root;
  const isSame = typeof proof.origin !== 'string' || proof.origin === checkpoint.origin;
  const by = signedBy ? `, signed by ${signedBy.join(' and ')}` : ' (its signatures were not checked: no --key)';
  if (isSame && (isLater || isEarlier)) {
    return {
      isTied: true,
      sentence: `That is the root of the checkpoint of "${escapeInvisible(checkpoint.origin)}" with ${entries(checkpoint.size)}${by}.`,
    };
  }
  return {
    isTied: false,
    sentence: `The checkpoint is of "${escapeInvisible(checkpoint.origin)}" with ${entries(checkpoint.size)} and the root ${root}, which the proof is not about; ask for a proof for it (record prove --size ${checkpoint.size}).`,
  };
}
