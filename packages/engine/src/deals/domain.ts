import type { Agreement } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import { type Refusal, rulesInForce } from '../agreement/scope.ts';
import { unroll } from '../agreement/unroll.ts';
import { worthsOf } from '../agreement/worth.ts';
import { type Bits, intersects, union } from '../math/bits.ts';
import { type Asked, holdings, type Move, type Problem, problemOf, requiredByOf } from '../plan/problem.ts';

/**
 * What deals are made of: items, each a step or a set of steps that is whole or out, and what binds them. A deal is a set
 * of items; what it is worth is a sum over its items and over the bundles that it completes. All numbers are integer
 * multiples of 1 / problem.unit.
 */
export interface Domain {
  /** Repeated steps written out. */
  readonly agreement: Agreement;
  /** Every step that some deal may hold, with the alternatives open; an item is a move of it. */
  readonly problem: Problem;
  /** W of what is done already, which every deal holds; 0 where nothing is. */
  readonly base: Float64Array;
  /** By item: what it adds to W, bundles of several items aside. */
  readonly worth: readonly Float64Array[];
  /** By item: the items that it requires. */
  readonly requires: readonly (readonly number[])[];
  readonly alternatives: readonly Alternatives[];
  readonly bundles: readonly { readonly items: readonly number[]; readonly worth: Float64Array }[];
  /** Items that no deal can hold, because an alternative to them is done or within them. */
  readonly barred: readonly number[];
  /** A rule that no deal can meet: then there is none. */
  readonly unmet: readonly string[] | null;
  /** Steps that wait for one another by the rules of all readings, so that no deal that holds them can be carried out. */
  readonly contradictions: readonly (readonly string[])[];
  /** Every step of the file that no deal can hold for being dropped, red-lined, or caught in a contradiction. */
  readonly leftOut: readonly string[];
}

/** Items of which a deal holds at most one, or exactly one. */
export interface Alternatives {
  readonly items: readonly number[];
  readonly isNeeded: boolean;
}

/** Prepares question 2, or says why it cannot be asked. */
export function domainOf(agreement: Agreement, assessment: Assessment, asked: Asked = {}): Domain | Refusal {
  const whole = unroll(agreement);
  const worths = worthsOf(whole, assessment);
  const contradictions: (readonly string[])[] = [];
  for (;;) {
    const drop = [...(asked.drop ?? []), ...contradictions.flat()];
    const found = problemOf(whole, worths, { ...asked, drop, open: true });
    if ('code' in found) return found;
    if ('problem' in found) return assembled(whole, found.problem, found.scope.leftOut, contradictions);
    contradictions.push(found.cycle);
  }
}

function assembled(
  agreement: Agreement,
  problem: Problem,
  leftOut: readonly string[],
  contradictions: Domain['contradictions'],
): Domain {
  const parties = problem.parties.length;
  const itemOf = new Map(problem.moves.flatMap((move, m) => move.steps.map((k): [number, number] => [k, m])));
  const worth = problem.moves.map((move) =>
    Float64Array.from({ length: parties }, (_, i) =>
      move.steps.reduce((sum, k) => sum + (problem.worth[k * parties + i] as number), 0 - (move.cost[i] as number)),
    ),
  );
  const bundles: Domain['bundles'][number][] = [];
  for (const bundle of problem.bundles) {
    const items = [...new Set(bundle.members.flatMap((k) => itemOf.get(k) ?? []))];
    const [only, second] = items;
    if (second !== undefined) bundles.push({ items, worth: bundle.worth });
    else if (only !== undefined) for (let i = 0; i < parties; i++) grow(worth[only] as Float64Array, i, bundle.worth);
  }
  const requires = problem.moves.map((move) =>
    problem.moves.flatMap((other, m) => (intersects(move.requires, other.set) ? [m] : [])),
  );
  const common = { agreement, problem, base: holdings(problem, problem.start), worth, requires, bundles };
  return { ...common, ...alternativesOf(agreement, problem, itemOf), contradictions, leftOut };
}

function grow(value: Float64Array, i: number, by: Float64Array): void {
  value[i] = (value[i] as number) + (by[i] as number);
}

/** The rules `one_of` and `at_most_one` over items, with what is done counted. */
function alternativesOf(
  agreement: Agreement,
  problem: Problem,
  itemOf: ReadonlyMap<number, number>,
): Pick<Domain, 'alternatives' | 'barred' | 'unmet'> {
  const alternatives: Alternatives[] = [];
  const barred = new Set<number>();
  let unmet: readonly string[] | null = null;
  for (const rule of rulesInForce(agreement)) {
    if (rule.kind !== 'one_of' && rule.kind !== 'at_most_one') continue;
    const steps = [...new Set(rule.steps)].map((id) => problem.steps.indexOf(id)).filter((k) => k >= 0);
    const held = steps.map((k) => itemOf.get(k));
    const done = held.filter((item) => item === undefined).length;
    const items = [...new Set(held.filter((item) => item !== undefined))];
    const bars = items.filter((item) => done > 0 || held.filter((each) => each === item).length > 1);
    for (const item of bars) barred.add(item);
    const left = items.filter((item) => !bars.includes(item));
    if (done > 1 || (done + left.length === 0 && rule.kind === 'one_of')) unmet ??= rule.steps;
    if (left.length > 0) alternatives.push({ items: left, isNeeded: rule.kind === 'one_of' && done === 0 });
  }
  return { alternatives, barred: [...barred], unmet };
}

/** The ids of the steps of a deal, those done already first; in the file's order. */
export function stepsOf({ problem }: Domain, items: readonly number[]): string[] {
  const state = stateOf(problem, items);
  return problem.steps.filter((_, k) => ((state[k >> 5] as number) & (1 << (k & 31))) !== 0);
}

export function stateOf(problem: Problem, items: readonly number[]): Bits {
  return items.reduce<Bits>((state, m) => union(state, (problem.moves[m] as Move).set), problem.start);
}

/** Question 1 on one deal alone: the same numbers, with only its moves. */
export function restrictedTo({ problem }: Domain, items: readonly number[]): Problem {
  const end = stateOf(problem, items);
  const moves = items.map((m) => problem.moves[m] as Move);
  return {
    ...problem,
    moves,
    requiredBy: requiredByOf(moves),
    bundles: problem.bundles.filter((bundle) => bundle.steps.every((word, w) => (word & ~(end[w] as number)) === 0)),
    end,
    completion: holdings({ ...problem, moves }, end),
  };
}
