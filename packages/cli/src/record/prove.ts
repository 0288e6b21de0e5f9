import { leafHash } from '@lockstep/record/tree/hash';
import { proveConsistency, proveInclusion, rootOf } from '@lockstep/record/tree/proof';
import { UsageError } from '../case/load.ts';
import { exit } from '../exit.ts';
import { type OpenRecord, openRecord, type RecordOptions } from './open.ts';
import { base64, entries, print } from './print.ts';
import { sayNoEntry } from './write.ts';

export interface ProveOptions extends RecordOptions {
  readonly from?: number;
  readonly size?: number;
}

/** `record prove CASE N`, `record prove CASE --from SIZE`. */
export async function prove(path: string, entry: number | undefined, options: ProveOptions): Promise<number> {
  if ((entry === undefined) === (options.from === undefined)) {
    throw new UsageError(
      'Give the number of an entry to prove that it is in the record, or --from SIZE to prove that it only grew.',
    );
  }
  const record = await openRecord(path, options.store);
  try {
    const lines: Uint8Array[] = [];
    for await (const line of record.store.read(0, options.size)) lines.push(line);
    if (options.size !== undefined && lines.length < options.size) {
      throw new UsageError(`The record has only ${entries(lines.length)}; give a --size up to that.`);
    }
    return entry === undefined ? proveGrowth(record, lines, options) : proveEntry(record, lines, entry, options);
  } finally {
    await record.store.close();
  }
}

function proveEntry(record: OpenRecord, lines: readonly Uint8Array[], entry: number, options: ProveOptions): number {
  const line = lines[entry];
  if (!line) throw new UsageError(sayNoEntry(entry, lines.length));
  const leaves = lines.map(leafHash);
  const proof = proveInclusion(leaves, entry).map(base64);
  const root = base64(rootOf(leaves));
  const text = new TextDecoder().decode(line);
  const facts = {
    kind: 'inclusion',
    origin: record.origin ?? null,
    entry,
    line: text,
    size: lines.length,
    root,
    proof,
  };
  return report(
    record,
    facts,
    `Entry ${entry} is in the record of ${entries(lines.length)} with the root ${root}.`,
    proof,
    options,
  );
}

function proveGrowth(record: OpenRecord, lines: readonly Uint8Array[], options: ProveOptions): number {
  const from = options.from ?? 0;
  if (from === 0)
    throw new UsageError(
      'Every record goes on from nothing, so that a proof from 0 entries proves nothing; give a --from of 1 or more.',
    );
  if (from > lines.length)
    throw new UsageError(`The record has only ${entries(lines.length)}; give a --from up to that.`);
  const leaves = lines.map(leafHash);
  const proof = proveConsistency(leaves, from).map(base64);
  const [from_root, root] = [base64(rootOf(leaves, 0, from)), base64(rootOf(leaves))];
  const facts = {
    kind: 'consistency',
    origin: record.origin ?? null,
    from,
    from_root,
    size: lines.length,
    root,
    proof,
  };
  const sentence = `The record of ${entries(lines.length)} with the root ${root} goes on from its first ${entries(from)} with the root ${from_root}.`;
  return report(record, facts, sentence, proof, options);
}

function report(
  { id }: OpenRecord,
  facts: Readonly<Record<string, unknown>>,
  sentence: string,
  proof: readonly string[],
  options: ProveOptions,
): number {
  const how = `The proof is ${proof.length === 1 ? 'this hash' : `these ${proof.length} hashes`} (SHA-256 in base64, RFC 9162). With --json it is a file that "lockstep record verify --proof FILE" checks without the record.`;
  print({ act: 'prove', id, facts, sentences: [sentence, how], lines: proof.map((hash) => `  ${hash}`) }, options);
  return exit.yes;
}
