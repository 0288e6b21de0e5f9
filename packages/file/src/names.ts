/** Holds every name that is mentioned against the names that the case declares. */

import { findNearest } from '@lockstep/engine/nearest';
import type { Mention } from './check-shape.ts';
import type { FaultCode, FaultFacts, Report } from './fault.ts';
import type { NameKind } from './shape.ts';

/** The names a case declares; a kind that could not be read is absent, and its mentions are let pass. */
export type KnownNames = {
  readonly [Kind in Exclude<NameKind, 'actor' | 'speaker' | 'subject' | 'moment'>]?: readonly string[];
} & {
  readonly other?: readonly string[];
  /** How often each repeated step is repeated. */
  readonly repeats: ReadonlyMap<string, number>;
};

/** Reports every mention of a name that is not there. */
export function checkMentions(mentions: readonly Mention[], known: KnownNames, report: Report): void {
  for (const mention of mentions) {
    const unknown = judgeMention(mention, known);
    if (!unknown) continue;
    const { code, name, candidates } = unknown;
    const nearest = findNearest(name, candidates);
    const facts = { name, known: candidates, ...(nearest && { nearest }) };
    report(code, facts as FaultFacts[typeof code], mention.path, mention.at);
  }
}

interface UnknownName {
  readonly code: FaultCode & `unknown-${string}`;
  readonly name: string;
  readonly candidates: readonly string[];
}

function judgeMention({ kind, name }: Mention, known: KnownNames): UnknownName | undefined {
  if (kind === 'step') return judgeStep(name, known);
  if (kind === 'moment') return name === 'signature' ? undefined : judgeStep(name.replace(/\.[a-z]+$/, ''), known);
  if (kind === 'subject') return judgeSubject(name, known);
  const actors = joinNames(known.party, known.other);
  const candidates = kind === 'actor' ? actors : kind === 'speaker' ? joinNames(actors, known.person) : known[kind];
  if (!candidates || candidates.includes(name)) return undefined;
  return { code: `unknown-${kind}`, name, candidates };
}

function joinNames(first: readonly string[] | undefined, second: readonly string[] | undefined): string[] | undefined {
  return first && second && [...first, ...second];
}

function judgeStep(name: string, known: KnownNames): UnknownName | undefined {
  if (!known.step || isStep(name, known)) return undefined;
  return { code: 'unknown-step', name, candidates: known.step };
}

function isStep(name: string, known: KnownNames): boolean {
  if (known.step?.includes(name)) return true;
  const [base = '', count] = name.split('.');
  return count !== undefined && Number(count) <= (known.repeats.get(base) ?? 0);
}

const ofParty = ['stakes', 'impatience', 'ranks', 'bonds'];
const ofStep = ['reversible', 'duration', 'detects', 'lag', 'false_alarm', 'verification'];
const alone = ['hazard', 'scale', 'bundles', 'drift', ...ofParty, ...ofStep];

/** A step, a step and a party, a whole part of the assessment, or one entry of it. */
function judgeSubject(name: string, known: KnownNames): UnknownName | undefined {
  if (!known.step || !known.party) return undefined;
  const isKnown = isStep(name, known) || alone.includes(name) || isEntry(name, known);
  return isKnown ? undefined : { code: 'unknown-subject', name, candidates: [...known.step, ...alone] };
}

function isEntry(name: string, known: KnownNames): boolean {
  const dot = name.indexOf('.');
  const [head, rest] = [name.slice(0, dot), name.slice(dot + 1)];
  if (head === 'drift' || head === 'bundles') return true;
  if (ofParty.includes(head)) return known.party?.includes(rest) ?? true;
  if (ofStep.includes(head)) return isStep(rest, known);
  const last = name.lastIndexOf('.');
  return isStep(name.slice(0, last), known) && (known.party?.includes(name.slice(last + 1)) ?? true);
}
