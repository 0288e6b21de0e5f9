/** What is checked on the bare text of a file, before anything is parsed. */
import type { FaultCode, FaultFacts, Path } from './fault.ts';

/** Files of this many bytes or more are refused: ten million. */
export const sizeLimit = 10_000_000;

/** A fault found in bare text, with its offset in UTF-16 units. */
export interface TextFault<Code extends FaultCode = FaultCode> {
  readonly code: Code;
  readonly facts: FaultFacts[Code];
  readonly offset: number;
  /** The keys that lead there, where they are known. */
  readonly path?: Path;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const illFormed = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffd\ufffe\uffff]|\p{Surrogate}/u;

/** Finds what makes a text unfit to be parsed: too large, empty, or not well-formed Unicode. */
export function checkText(text: string): TextFault | undefined {
  if (isTooLarge(text)) return { code: 'file-too-large', facts: { limit: sizeLimit }, offset: 0 };
  const offset = text.search(illFormed);
  if (offset >= 0) return { code: 'ill-formed-text', facts: { character: nameCharacter(text, offset) }, offset };
  return text.trim() === '' ? { code: 'empty-file', facts: {}, offset: 0 } : undefined;
}

/** The first character that has no place in a text of a file, written as U+0000; undefined if there is none. */
export function findIllFormed(text: string): string | undefined {
  const offset = text.search(illFormed);
  return offset < 0 ? undefined : nameCharacter(text, offset);
}

function nameCharacter(text: string, offset: number): string {
  const code = text.codePointAt(offset) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function isTooLarge(text: string): boolean {
  if (text.length >= sizeLimit) return true;
  return text.length * 3 >= sizeLimit && new TextEncoder().encode(text).length >= sizeLimit;
}
