import type { Rule } from '../agreement/agreement.ts';
import { ruleAsFiled } from '../agreement/as-filed.ts';
import { spelled } from './same.ts';

/** A rule that is not in both as it stands: dropped, added, or changed. */
export interface RuleChange {
  readonly before: Rule | null;
  readonly after: Rule | null;
}

/**
 * Which rules were dropped, added or changed. Equal rules are set aside first. Of the others two are one rule changed if
 * they are of one kind and name the same steps; then, for sets, if they are of one kind and share a step, those that
 * share most first.
 */
export function ruleChanges(before: readonly Rule[], after: readonly Rule[]): RuleChange[] {
  const [old, now] = [[...before], [...after]];
  const changes: RuleChange[] = [];
  pairOff(old, now, (a, b) => (said(a) === said(b) ? 1 : 0));
  for (const pair of pairOff(old, now, (a, b) => (a.kind === b.kind && shared(a, b) === largest(a, b) ? 1 : 0))) {
    changes.push(pair);
  }
  const sets = (a: Rule, b: Rule) =>
    a.kind === b.kind && a.kind !== 'before' && a.kind !== 'never' ? shared(a, b) : 0;
  for (const pair of pairOff(old, now, sets)) changes.push(pair);
  return [
    ...old.map((rule): RuleChange => ({ before: rule, after: null })),
    ...now.map((rule): RuleChange => ({ before: null, after: rule })),
    ...changes,
  ];
}

/** Takes pairs out of both lists, the likest first and then in the order of the lists, as long as any are alike. */
function pairOff(old: Rule[], now: Rule[], alike: (a: Rule, b: Rule) => number): { before: Rule; after: Rule }[] {
  const pairs: { before: Rule; after: Rule }[] = [];
  for (;;) {
    let best: { a: number; b: number; much: number } | undefined;
    for (const [a, rule] of old.entries()) {
      for (const [b, other] of now.entries()) {
        const much = alike(rule, other);
        if (much > (best?.much ?? 0)) best = { a, b, much };
      }
    }
    if (!best) return pairs;
    pairs.push({ before: old.splice(best.a, 1)[0] as Rule, after: now.splice(best.b, 1)[0] as Rule });
  }
}

export function stepsOf(rule: Rule): readonly string[] {
  return rule.kind === 'never' ? [rule.step] : rule.steps;
}

function shared(a: Rule, b: Rule): number {
  return stepsOf(a).filter((step) => stepsOf(b).includes(step)).length;
}

function largest(a: Rule, b: Rule): number {
  return Math.max(stepsOf(a).length, stepsOf(b).length);
}

/** A rule in one spelling; only of `before` the order of steps counts. */
export function said(rule: Rule): string {
  return spelled(ruleAsFiled(rule), rule.kind === 'before');
}
