/**
 * Reads one JSON text (RFC 8259) strictly: what two readers could take differently is refused, with its place.
 *
 * `JSON.parse` takes the last of two equal keys, rounds numbers and knows no places; the libraries that know places are
 * made to be lenient. Refused beyond RFC 8259: a byte order mark, bytes that are not UTF-8, lone surrogates, a key that
 * stands twice, a number that a double does not keep exactly, nesting deeper than 64.
 */
import type { JsonFaultFacts } from '../fault.ts';
import type { Json } from './canonical.ts';

/** How deep lists and objects may be nested. */
export const depthLimit = 64;

/** A value with the place of each of its parts, as an offset in UTF-16 units. */
export interface JsonNode {
  readonly value: Json;
  readonly offset: number;
  readonly fields?: ReadonlyMap<string, { readonly offset: number; readonly node: JsonNode }>;
  readonly items?: readonly JsonNode[];
}

export type JsonFault = {
  [Code in keyof JsonFaultFacts]: {
    readonly code: Code;
    readonly facts: JsonFaultFacts[Code];
    readonly offset: number;
  };
}[keyof JsonFaultFacts];

export type JsonRead = { readonly node: JsonNode } | { readonly fault: JsonFault };

/** Reads the bytes of one JSON text; never throws. */
export function readJson(bytes: Uint8Array): JsonRead {
  const text = decode(bytes);
  return typeof text === 'string' ? readJsonText(text) : { fault: text };
}

/** The same for a text. */
export function readJsonText(text: string): JsonRead {
  if (text.startsWith('\ufeff')) return { fault: { code: 'byte-order-mark', facts: {}, offset: 0 } };
  const reading: Reading = { text, at: 0, depth: 0 };
  try {
    const node = readValue(reading);
    skipSpace(reading);
    if (reading.at < text.length) refuse(reading, 'syntax', { read: found(reading), expected: 'the end of the line' });
    return { node };
  } catch (error) {
    if (error instanceof Refused) return { fault: error.fault };
    throw error;
  }
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8 bytes, or the fault. */
export function decode(bytes: Uint8Array): string | JsonFault {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return { code: 'not-utf8', facts: {}, offset: sameUntil(bytes, text) };
  }
}

/** The offset of the first character of a lenient reading whose bytes are not those that stand there. */
function sameUntil(bytes: Uint8Array, text: string): number {
  let offset = 0;
  let at = 0;
  for (const character of text) {
    const written = Buffer.from(character);
    if (!written.equals(bytes.subarray(at, at + written.length))) return offset;
    at += written.length;
    offset += character.length;
  }
  return offset;
}

interface Reading {
  readonly text: string;
  at: number;
  depth: number;
}

/** Ends a reading at its first fault; never leaves this file. */
class Refused extends Error {
  readonly fault: JsonFault;
  constructor(fault: JsonFault) {
    super(fault.code);
    this.fault = fault;
  }
}

function refuse<Code extends keyof JsonFaultFacts>(
  reading: Reading,
  code: Code,
  facts: JsonFaultFacts[Code],
  offset: number = reading.at,
): never {
  throw new Refused({ code, facts, offset } as JsonFault);
}

function readValue(reading: Reading): JsonNode {
  skipSpace(reading);
  const offset = reading.at;
  const first = reading.text[offset];
  if (first === '{') return nested(reading, readObject);
  if (first === '[') return nested(reading, readList);
  if (first === '"') return { value: readString(reading), offset };
  if (first !== undefined && /[-\d]/.test(first)) return { value: readNumber(reading), offset };
  for (const [word, value] of words) {
    if (!reading.text.startsWith(word, offset)) continue;
    reading.at += word.length;
    return { value, offset };
  }
  return refuse(reading, 'syntax', { read: found(reading), expected: 'a value' });
}

const words: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

function nested(reading: Reading, read: (reading: Reading) => JsonNode): JsonNode {
  if (reading.depth === depthLimit) refuse(reading, 'too-deep', { limit: depthLimit });
  reading.depth += 1;
  const node = read(reading);
  reading.depth -= 1;
  return node;
}

function readObject(reading: Reading): JsonNode {
  const offset = reading.at;
  const fields = new Map<string, { offset: number; node: JsonNode }>();
  reading.at += 1;
  while (!takes(reading, '}')) {
    if (fields.size > 0) expect(reading, ',', 'a comma or the closing brace }');
    skipSpace(reading);
    const keyAt = reading.at;
    if (reading.text[keyAt] !== '"')
      refuse(reading, 'syntax', { read: found(reading), expected: 'a key in double quotes' });
    const key = readString(reading);
    if (fields.has(key)) refuse(reading, 'duplicate-key', { key }, keyAt);
    expect(reading, ':', 'a colon after the key');
    fields.set(key, { offset: keyAt, node: readValue(reading) });
  }
  return { value: Object.fromEntries([...fields].map(([key, { node }]) => [key, node.value])), offset, fields };
}

function readList(reading: Reading): JsonNode {
  const offset = reading.at;
  const items: JsonNode[] = [];
  reading.at += 1;
  while (!takes(reading, ']')) {
    if (items.length > 0) expect(reading, ',', 'a comma or the closing bracket ]');
    items.push(readValue(reading));
  }
  return { value: items.map(({ value }) => value), offset, items };
}

/** Steps over spaces and this sign, if it stands there. */
function takes(reading: Reading, sign: string): boolean {
  skipSpace(reading);
  if (reading.text[reading.at] !== sign) return false;
  reading.at += 1;
  return true;
}

function expect(reading: Reading, sign: string, expected: string): void {
  if (!takes(reading, sign)) refuse(reading, 'syntax', { read: found(reading), expected });
}

const space = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what JSON forbids in a text
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

function skipSpace(reading: Reading): void {
  reading.at += lengthOf(space, reading);
}

/** How far a pattern reaches from here; 0 if it does not fit. */
function lengthOf(pattern: RegExp, { text, at }: Reading): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function readString(reading: Reading): string {
  const start = reading.at;
  const length = lengthOf(string, reading);
  if (length === 0) refuse(reading, 'bad-string', {});
  const value = JSON.parse(reading.text.slice(start, start + length)) as string;
  if (!value.isWellFormed()) refuse(reading, 'lone-surrogate', {});
  reading.at += length;
  return value;
}

function readNumber(reading: Reading): number {
  const start = reading.at;
  reading.at += lengthOf(number, reading);
  const read = reading.text.slice(start, reading.at);
  if (read === '' || /[\d.eE+-]/.test(reading.text[reading.at] ?? ' ')) refuse(reading, 'bad-number', {}, start);
  const value = Number(read);
  if (!Number.isFinite(value) || !isSameDecimal(read, String(value))) {
    refuse(reading, 'number-not-exact', { read, kept: String(value) }, start);
  }
  return value;
}

/** True if both texts write the same decimal number. */
function isSameDecimal(one: string, other: string): boolean {
  const [a, b] = [decimalOf(one), decimalOf(other)];
  return a.digits === b.digits && (a.digits === '' || (a.power === b.power && a.minus === b.minus));
}

/** A number as its significant digits times a power of ten; no digits for zero. */
function decimalOf(text: string): { readonly digits: string; readonly power: number; readonly minus: boolean } {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  const power = Number(exponent) - fraction.length + (all.length - digits.length);
  return { digits, power, minus: text.startsWith('-') };
}

/** What stands here, for a message. */
function found({ text, at }: Reading): string {
  return at >= text.length ? '' : String.fromCodePoint(text.codePointAt(at) as number);
}
