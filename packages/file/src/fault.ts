/**
 * What can be wrong with a file.
 *
 * A fault is data: a code, a place and the facts. Its sentence is made in wording.ts and nowhere else.
 */

/** The keys and list positions that lead to a value: `['steps', 'a2', 'requires', 0]`. */
export type Path = readonly (string | number)[];

interface Unknown {
  readonly name: string;
  /** The known name that is closest in spelling, if any is close. */
  readonly nearest?: string;
  /** Every known name, in the file's order. */
  readonly known: readonly string[];
}

/** The facts of each code. */
export interface FaultFacts {
  'file-too-large': { readonly limit: number };
  'ill-formed-text': { readonly character: string };
  'empty-file': Record<never, never>;
  /** `problem` is a code of the YAML reader, UNCLOSED or UNCLOSED_QUOTE; `detail` its own message. */
  syntax: { readonly problem: string; readonly detail: string };
  'several-documents': Record<never, never>;
  directive: { readonly read: string };
  tag: { readonly read: string };
  'too-deep': { readonly limit: number };
  'too-many-aliases': { readonly limit: number };
  'unknown-alias': { readonly name: string };
  'merge-key': Record<never, never>;
  'duplicate-key': { readonly key: string; readonly firstLine: number };
  'key-not-text': { readonly read: string };
  'leading-zero': { readonly read: string };
  'not-decimal': { readonly read: string };
  'not-finite': { readonly read: string };
  'not-exact': { readonly read: string };
  'wrong-kind': { readonly read: string; readonly expected: string };
  'unknown-key': {
    readonly key: string;
    readonly noun: string;
    readonly nearest?: string;
    readonly known: readonly string[];
  };
  'missing-key': { readonly key: string; readonly noun: string; readonly meaning?: string };
  'not-one-of-keys': { readonly present: readonly string[]; readonly expected: string };
  'wrong-version': { readonly read: string; readonly expected: number };
  'wrong-choice': { readonly read: string; readonly choices: readonly string[]; readonly nearest?: string };
  'wrong-date': { readonly read: string };
  'wrong-form': { readonly read: string; readonly expected: string };
  'bad-identifier': { readonly read: string };
  'bidirectional-control': { readonly read: string };
  'reserved-name': { readonly read: string };
  'out-of-range': { readonly read: string; readonly low?: number; readonly high?: number };
  'not-ascending': { readonly read: string };
  'too-few-steps': { readonly count: number };
  'too-few-parties': { readonly count: number };
  'named-twice': { readonly name: string };
  'ambiguous-name': { readonly name: string };
  'step-and-commitment': { readonly name: string };
  'unknown-party': Unknown;
  'unknown-step': Unknown;
  'unknown-actor': Unknown;
  'unknown-speaker': Unknown;
  'unknown-source': Unknown;
  'unknown-person': Unknown;
  'unknown-assessment': Unknown;
  'unknown-drift': Unknown;
  'unknown-activity': Unknown;
  'unknown-provision': Unknown;
  'unknown-event': Unknown;
  'unknown-subject': Unknown;
  'requires-itself': { readonly cycle: readonly string[] };
  'overlapping-sets': { readonly step: string; readonly firstLine: number };
  'together-requires': { readonly step: string; readonly needs: string };
  'gain-without-why': { readonly step: string; readonly party: string; readonly read: string };
  'ranked-twice': { readonly step: string; readonly party: string };
  'numbers-and-ranks': { readonly party: string; readonly step: string };
  'other-agreement': { readonly read: string; readonly expected: string };
  'second-file': { readonly kind: string; readonly first: string };
  'no-agreement': Record<never, never>;
}

export type FaultCode = keyof FaultFacts;

/** Where a fault stands: lines and columns count from 1. */
export interface FaultPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: Path;
}

/** One thing that is wrong, with its place and its facts. */
export type Fault = {
  [Code in FaultCode]: FaultPlace & { readonly code: Code; readonly facts: FaultFacts[Code] };
}[FaultCode];

/** Takes a fault of one code at a path; `at` says whether it stands at the key or at the value. */
export type Report = <Code extends FaultCode>(
  code: Code,
  facts: FaultFacts[Code],
  path: Path,
  at?: 'key' | 'value',
) => void;

/** Puts faults in reading order: by file in the order given, then line, then column. */
export function sortFaults(faults: readonly Fault[], files: readonly string[]): Fault[] {
  const rank = (fault: Fault) => files.indexOf(fault.file);
  return [...faults].sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}
