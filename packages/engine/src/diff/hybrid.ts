import type { Agreement, Rule } from '../agreement/agreement.ts';
import { rulesInForce } from '../agreement/scope.ts';
import { unroll } from '../agreement/unroll.ts';
import type { Content } from './content.ts';
import type { Edit } from './edit.ts';
import { stepsOf } from './rules.ts';
import { isRecord } from './same.ts';

/** A with some differences put in; null if the reader would not take such a text. */
export function hybridOf(before: Content, edits: readonly Edit[]): Content | null {
  const content = edits.reduce<Content>((made, { put }) => put(made), before);
  return isWellFormed(content.agreement) ? content : null;
}

/** Does every rule and requirement name a step that is there, every step a party, and does no set overlap another? */
function isWellFormed(agreement: Agreement): boolean {
  const whole = unroll(agreement);
  const steps = new Set(whole.steps.map(({ id }) => id));
  const parties = new Set(whole.parties.map(({ id }) => id));
  const rules = rulesInForce(whole);
  const isNamed =
    whole.steps.every(
      ({ by, requires }) => by.every((id) => parties.has(id)) && requires.every((needed) => steps.has(needed.step)),
    ) && rules.every((rule) => stepsOf(rule).every((id) => steps.has(id)));
  const sets = rules.filter(({ kind }) => kind === 'together' || kind === 'escrow');
  const isApart = sets.every((set, k) =>
    sets.slice(k + 1).every((other) => {
      const common = stepsOf(set).filter((id) => stepsOf(other).includes(id)).length;
      const inner = set.kind !== other.kind && [set, other].find(({ kind }) => kind === 'together');
      return common === 0 || (inner && stepsOf(inner).length === common);
    }),
  );
  return isNamed && isApart && isSideBySide(whole, rules) && steps.size > 1 && parties.size > 1;
}

/** Does no step of a together set require another of it? */
function isSideBySide({ steps }: Agreement, rules: readonly Rule[]): boolean {
  const pairs = [
    ...steps.flatMap(({ id, requires }) => requires.map((needed) => [needed.step, id] as const)),
    ...rules.flatMap((rule) => (rule.kind === 'before' ? [rule.steps] : [])),
  ];
  return rules.every(
    (rule) => rule.kind !== 'together' || !pairs.some((pair) => pair.every((id) => rule.steps.includes(id))),
  );
}

/**
 * By difference: all that must be put in with it, itself among them. What names a step or party that only B has needs that;
 * a step or party that only A has goes with everything of A that names it.
 */
export function closuresOf(edits: readonly Edit[]): readonly (readonly number[])[] {
  const comes = new Map<string, number>();
  const goes = new Map<string, number>();
  for (const [k, { subject, difference }] of edits.entries()) {
    if (subject !== null) (difference.change === 'added' ? comes : goes).set(subject, k);
  }
  const needs = edits.map(() => new Set<number>());
  for (const [k, edit] of edits.entries()) {
    const { before, after } = namesIn(edit);
    for (const [name, at] of comes) if (after.has(name) && at !== k) needs[k]?.add(at);
    for (const [name, at] of goes) if (before.has(name) && at !== k) needs[at]?.add(k);
  }
  return edits.map((_, k) => reach(k, needs));
}

function reach(from: number, needs: readonly ReadonlySet<number>[]): number[] {
  const found = new Set([from]);
  for (const k of found) for (const next of needs[k] as ReadonlySet<number>) found.add(next);
  return [...found].sort((a, b) => a - b);
}

/** Names that A's entry and B's entry hold; for a part of a repeated step the whole. */
function namesIn({ difference }: Edit): { before: ReadonlySet<string>; after: ReadonlySet<string> } {
  const { place, before, after } = difference;
  const key = place.flatMap((part) => part.split(' + '));
  const of = (value: unknown) => new Set(value === null ? [] : [...key, ...textsIn(value)].map(stem));
  return { before: of(before), after: of(after) };
}

function stem(text: string): string {
  return text.replace(/\..*$/, '');
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? [...Object.keys(value), ...Object.values(value).flatMap(textsIn)] : [];
}
