/**
 * Signed notes (C2SP signed-note): a text that ends with a newline, an empty line, and lines
 * `— NAME BASE64(KEYID || SIGNATURE)`. Every signature is over the text.
 */
import { isKeyName, readBase64, type SignerKey, type VerifierKey } from './key.ts';
import type { NoteFault } from './note-fault.ts';

export interface Note {
  /** With its last newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** Eight hex digits. */
  readonly id: string;
  readonly signature: Uint8Array;
}

/** Signatures that are read at most, so that a long note costs little. */
const mostSignatures = 100;

/** Reads a note without checking its signatures. */
export function readNote(source: string): Note | NoteFault {
  const end = source.lastIndexOf('\n\n');
  const lineCount = (text: string) => text.split('\n').length;
  if (!source.isWellFormed() || /[\p{Cc}--\n]/v.test(source)) return form(1, 'text without control characters');
  if (end < 0) return form(lineCount(source), 'an empty line, and below it the lines with signatures');
  const text = source.slice(0, end + 1);
  const lines = source.slice(end + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0)
    return form(lineCount(source), 'lines with signatures, each closed by a newline');
  if (lines.length > mostSignatures)
    return form(lineCount(text) + 1 + mostSignatures, `at most ${mostSignatures} signatures`);
  const signatures: NoteSignature[] = [];
  for (const [index, line] of lines.entries()) {
    const signature = readSignature(line);
    if (!signature) return form(lineCount(text) + 1 + index, 'a signature such as "\u2014 NAME BASE64"');
    signatures.push(signature);
  }
  return { text, signatures };
}

function form(line: number, expected: string): NoteFault {
  return { code: 'note-form', facts: { line, expected } };
}

function readSignature(line: string): NoteSignature | undefined {
  const [, name = '', base64 = ''] = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = readBase64(base64);
  if (!isKeyName(name) || !bytes || bytes.length < 5) return undefined;
  return { name, id: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
}

/**
 * The keys that signed the note, in their order. Signatures of others are passed over. A signature under the name and id of
 * a key that is not this key's is a fault, even beside a good one.
 */
export function findSigners(note: Note, keys: readonly VerifierKey[]): readonly VerifierKey[] | NoteFault {
  const message = new TextEncoder().encode(note.text);
  const signed = new Set<string>();
  for (const { name, id, signature } of note.signatures) {
    const key = keys.find((each) => each.name === name && each.id === id);
    if (!key) continue;
    if (!key.isSignedBy(message, signature)) return { code: 'wrong-signature', facts: { name } };
    signed.add(key.text);
  }
  return keys.filter(({ text }) => signed.has(text));
}

/** Fault unless every one of the keys signed. */
export function mustBeSignedBy(note: Note, keys: readonly VerifierKey[]): NoteFault | undefined {
  const signers = findSigners(note, keys);
  if ('code' in signers) return signers;
  const names = keys.filter((key) => !signers.includes(key)).map(({ name }) => name);
  return names.length === 0 ? undefined : { code: 'not-signed-by', facts: { names } };
}

/** The note with one more signature, below those that it has; one by the same key is replaced. */
export function signNote({ text, signatures }: Note, { verifier, sign }: SignerKey): Note {
  const signature = sign(new TextEncoder().encode(text));
  const others = signatures.filter(({ name, id }) => name !== verifier.name || id !== verifier.id);
  return { text, signatures: [...others, { name: verifier.name, id: verifier.id, signature }] };
}

export function writeNote({ text, signatures }: Note): string {
  const lines = signatures.map(({ name, id, signature }) => {
    return `\u2014 ${name} ${Buffer.from([...Buffer.from(id, 'hex'), ...signature]).toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}
