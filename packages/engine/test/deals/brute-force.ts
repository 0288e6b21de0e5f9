/**
 * Question 2 by trying every set of steps, straight from its definition; orders of a deal are tried one by one by the
 * oracle of question 1. It shares no code with the engine. Worths must be integers, so that doubles are exact here.
 */
import type { Agreement } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';
import type { Asked } from '../../src/plan/problem.ts';
import { best, tryAll } from '../plan/brute-force.ts';

export interface TriedDeal {
  steps: string[];
  u: number[];
  /** Undefined for the deal in which nothing is done. */
  stake: number | undefined;
  trust: number;
  holds: boolean;
  /** Holds with nothing at stake. */
  freely: boolean;
}

export function tryDeals(agreement: Agreement, assessment: Assessment, asked: Asked = {}): TriedDeal[] {
  const ids = agreement.steps.map(({ id }) => id);
  const done = asked.done ?? [];
  const deals: TriedDeal[] = [];
  for (let code = 0; code < 2 ** ids.length; code++) {
    const steps = ids.filter((_, k) => (code >> k) & 1);
    if (!isFeasible(agreement, asked, new Set(steps))) continue;
    const u = worthOf(agreement, assessment, new Set(steps));
    if (steps.length === done.length) {
      const holds = u.every((value) => value >= 0);
      deals.push({
        steps,
        u,
        stake: undefined,
        trust: Math.max(0, ...exposures(agreement, assessment, new Set(done))),
        holds,
        freely: holds,
      });
      continue;
    }
    const { possible, tried } = tryAll(cutTo(agreement, new Set(steps)), cutWorths(assessment, new Set(steps)), {
      done,
    });
    if (!possible) continue;
    const stakes = agreement.parties.map(
      ({ id }) => ((assessment.stakes[id] as number | undefined) ?? 0) + (agreement.bonds[id] ?? 0),
    );
    const within = (limit: (i: number) => number) =>
      tried.some((each) => each.worth.every((w) => w >= 0) && each.stakes.every((stake, i) => stake <= limit(i)));
    const { stake, trust } = best(tried) as NonNullable<ReturnType<typeof best>>;
    deals.push({ steps, u, stake, trust, holds: within((i) => stakes[i] as number), freely: within(() => 0) });
  }
  return deals;
}

/** Vectors none of the others beats, each once; the first coordinate rising. */
export function unbeatenOf(vectors: readonly (readonly number[])[]): number[][] {
  const beats = (a: readonly number[], b: readonly number[]) =>
    a.every((value, i) => value >= (b[i] as number)) && a.some((value, i) => value > (b[i] as number));
  const kept = vectors.filter((each) => !vectors.some((other) => beats(other, each)));
  return sorted([...new Map(kept.map((each) => [each.join(), [...each]])).values()]);
}

export function sorted(vectors: readonly (readonly number[])[]): number[][] {
  return vectors
    .map((each) => [...each])
    .sort((a, b) => a.map((value, i) => value - (b[i] as number)).find((apart) => apart !== 0) ?? 0);
}

function rulesOf(agreement: Agreement) {
  return [...agreement.rules, ...Object.values(agreement.readings).flatMap(({ rules }) => rules)];
}

function isFeasible(agreement: Agreement, asked: Asked, deal: ReadonlySet<string>): boolean {
  const count = (steps: readonly string[]) => new Set(steps.filter((id) => deal.has(id))).size;
  return (
    (asked.done ?? []).every((id) => deal.has(id)) &&
    !(asked.drop ?? []).some((id) => deal.has(id)) &&
    agreement.steps.every(({ id, requires }) => !deal.has(id) || requires.every(({ step }) => deal.has(step))) &&
    rulesOf(agreement).every((rule) => {
      if (rule.kind === 'before') return !deal.has(rule.steps[1]) || deal.has(rule.steps[0]);
      if (rule.kind === 'never') return !deal.has(rule.step);
      if (rule.kind === 'at_most_one') return count(rule.steps) <= 1;
      if (rule.kind === 'one_of') return count(rule.steps) === 1;
      return count(rule.steps) === 0 || count(rule.steps) === rule.steps.length;
    })
  );
}

function worthOf(agreement: Agreement, assessment: Assessment, deal: ReadonlySet<string>): number[] {
  const number = (value: unknown) => (value as number | undefined) ?? 0;
  return agreement.parties.map(({ id }) => {
    const steps = [...deal].reduce((sum, step) => sum + number(assessment.worth[step]?.[id]), 0);
    const bundles = assessment.bundles
      .filter((bundle) => bundle.steps.every((step) => deal.has(step)))
      .reduce((sum, bundle) => sum + number(bundle.worth[id]), 0);
    const escrows = rulesOf(agreement).reduce(
      (sum, rule) => sum + (rule.kind === 'escrow' && rule.steps.every((s) => deal.has(s)) ? number(rule.cost[id]) : 0),
      0,
    );
    return steps + bundles - escrows;
  });
}

function exposures(agreement: Agreement, assessment: Assessment, done: ReadonlySet<string>): number[] {
  if (done.size === 0) return agreement.parties.map(() => 0);
  const kept = Object.fromEntries(
    agreement.steps.map(({ id, reversible }) => [
      id,
      Object.fromEntries(
        agreement.parties.map((party) => [
          party.id,
          (1 - (reversible as number)) * ((assessment.worth[id]?.[party.id] as number | undefined) ?? 0),
        ]),
      ),
    ]),
  );
  const bundles = assessment.bundles.map((bundle) => ({
    ...bundle,
    worth: Object.fromEntries(
      Object.entries(bundle.worth).map(([party, value]) => [
        party,
        (1 - Math.max(...bundle.steps.map((id) => agreement.steps.find((s) => s.id === id)?.reversible as number))) *
          (value as number),
      ]),
    ),
  }));
  return worthOf(agreement, { ...assessment, worth: kept, bundles }, done).map((value) => -value);
}

/** The agreement of one deal alone. */
function cutTo(agreement: Agreement, deal: ReadonlySet<string>): Agreement {
  const cut = (rules: Agreement['rules']) =>
    rules.filter(
      (rule) =>
        (rule.kind === 'before' || rule.kind === 'together' || rule.kind === 'escrow') &&
        rule.steps.every((id) => deal.has(id)),
    );
  return {
    ...agreement,
    steps: agreement.steps.filter(({ id }) => deal.has(id)),
    rules: cut(agreement.rules),
    readings: Object.fromEntries(
      Object.entries(agreement.readings).map(([id, { rules }]) => [id, { rules: cut(rules) }]),
    ),
  };
}

function cutWorths(assessment: Assessment, deal: ReadonlySet<string>): Assessment {
  return { ...assessment, bundles: assessment.bundles.filter(({ steps }) => steps.every((id) => deal.has(id))) };
}
