/**
 * What can be wrong with a line of a record, a checkpoint, a key or a proof: a code, a place and the facts. Its sentence is
 * made in wording.ts and nowhere else.
 */

/** The facts of what can be wrong with a line as JSON. */
export interface JsonFaultFacts {
  'not-utf8': Record<never, never>;
  'byte-order-mark': Record<never, never>;
  /** `read` is empty at the end of the line. */
  syntax: { readonly read: string; readonly expected: string };
  'bad-string': Record<never, never>;
  'lone-surrogate': Record<never, never>;
  'bad-number': Record<never, never>;
  'number-not-exact': { readonly read: string; readonly kept: string };
  'duplicate-key': { readonly key: string };
  'too-deep': { readonly limit: number };
}

interface UnknownName {
  readonly name: string;
  readonly nearest?: string;
  readonly known: readonly string[];
}

/** The facts of what can be wrong with a line as an entry. */
export interface EntryFaultFacts extends JsonFaultFacts {
  'not-canonical': { readonly canonical: string };
  'not-an-entry': { readonly read: string };
  'unknown-key': {
    readonly key: string;
    readonly noun: string;
    readonly nearest?: string;
    readonly known: readonly string[];
  };
  'missing-key': { readonly key: string; readonly noun: string; readonly meaning: string };
  'wrong-value': { readonly read: string; readonly expected: string };
  'wrong-choice': { readonly read: string; readonly choices: readonly string[]; readonly nearest?: string };
  'wrong-date': { readonly read: string };
  'control-character': { readonly character: string };
  'computed-state': { readonly read: string };
  'other-axis': { readonly read: string; readonly axis: string; readonly belongs: string };
  'time-given': Record<never, never>;
  'time-back': { readonly read: string; readonly before: string };
  'not-yet': { readonly at: string; readonly recorded: string };
  'later-entry': { readonly key: string; readonly read: number; readonly size: number };
  'unknown-step': UnknownName;
  'unknown-party': UnknownName;
  'unknown-power': UnknownName;
  'unknown-source': UnknownName;
  /** A word that is almost the name of a party, an other or a person. */
  'misspelt-name': UnknownName;
  'no-amount': { readonly step: string };
}

export type EntryFaultCode = keyof EntryFaultFacts;

/** One thing that is wrong with one line; lines and columns count from 1, `entry` from 0. */
export type EntryFault = {
  [Code in EntryFaultCode]: {
    readonly code: Code;
    readonly facts: EntryFaultFacts[Code];
    readonly entry: number;
    readonly line: number;
    readonly column: number;
    readonly path: readonly (string | number)[];
  };
}[EntryFaultCode];
