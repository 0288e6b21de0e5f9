/** One file of a case, parsed, with the places of its values and the faults found in it so far. */
import type { Document } from 'yaml';
import type { Fault, Path, Report } from './fault.ts';
import { findOffset } from './place.ts';
import { parseText, type Syntax } from './syntax.ts';
import type { TextFault } from './text-checks.ts';
import { readTree, unreadable } from './tree.ts';

/** A file as it is handed in: a name relative to the case, and its text. */
export interface FileText {
  readonly path: string;
  readonly text: string;
}

export interface SourceFile {
  readonly name: string;
  /** Its plain value, even if single parts are unreadable; undefined where its syntax is broken. */
  readonly value: unknown;
  readonly document?: Document;
  readonly locate: Syntax['locate'];
  readonly faults: Fault[];
  /** Adds a fault, unless the very same was added before. */
  readonly add: (fault: Fault) => void;
}

/** Parses one file; never throws. */
export function openFile({ path, text }: FileText): SourceFile {
  const { document, faults: broken, locate } = parseText(text);
  const tree = document ? readTree(document, locate) : { value: undefined, faults: [] };
  const isBroken = document === undefined || broken.length > 0 || tree.value === unreadable;
  const faults: Fault[] = [];
  const add = makeAdd(faults);
  for (const fault of [...broken, ...tree.faults]) add(placeFault(path, fault, locate));
  const file = { name: path, value: isBroken ? undefined : tree.value, locate, faults, add };
  return document ? { ...file, document } : file;
}

function placeFault(file: string, { code, facts, offset, path = [] }: TextFault, locate: Syntax['locate']): Fault {
  return { code, facts, file, ...locate(offset), path } as Fault;
}

/** What an alias repeats is read again each time, and one slip may break a line in several ways: each is told once. */
function makeAdd(faults: Fault[]): SourceFile['add'] {
  const seen = new Set<string>();
  return (fault) => {
    const key = identify(fault);
    if (!seen.has(key)) faults.push(fault);
    seen.add(key);
  };
}

function identify({ code, line, column, facts }: Fault): string {
  if (code === 'syntax') return `${code}:${line}`;
  const own = JSON.stringify(facts, (key, value) => (key === 'known' ? undefined : value));
  return `${code}:${line}:${column}:${own}`;
}

/** Reports faults of this file by path. */
export function reportTo(file: SourceFile): Report {
  return (code, facts, path, at = 'value') => {
    file.add({ code, facts, file: file.name, ...findPlace(file, path, at), path } as Fault);
  };
}

/** Line and column, from 1, of the value or key at a path; of the nearest thing around it where there is none. */
export function findPlace(file: SourceFile, path: Path, at: 'key' | 'value'): { line: number; column: number } {
  return file.locate(findOffset(file.document, path, at));
}
