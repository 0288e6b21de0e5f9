import { type Rational, toNumber } from '../math/rational.ts';
import { type Draft, strokeOf } from './apply.ts';
import { type Change, wholeOf } from './change.ts';

/** The agreement as it stands, in plain numbers, looked up once for many bounds. Steps by their place in it. */
export interface Sizes {
  readonly parties: readonly string[];
  /** Ids of the file. */
  readonly wholes: readonly string[];
  readonly parts: ReadonlyMap<string, readonly number[]>;
  readonly worth: readonly (readonly number[])[];
  readonly reversible: readonly number[];
  readonly bundles: readonly { readonly steps: readonly number[]; readonly worth: readonly number[] }[];
  /** By escrow of the list: all steps of its stroke. */
  readonly strokes: ReadonlyMap<Change, readonly number[]>;
  /** By step: all that must be done before it. */
  readonly before: readonly ReadonlySet<number>[];
  readonly hasRates: boolean;
}

export function sizesOf(base: Draft, changes: readonly Change[]): Sizes {
  const { agreement, worths } = base;
  const wholes = agreement.steps.map((_, s) => wholeOf(agreement, s));
  const plain = (row: readonly Rational[]) => row.map(toNumber);
  const indexes = (ids: ReadonlySet<string>) => agreement.steps.flatMap(({ id }, s) => (ids.has(id) ? [s] : []));
  return {
    parties: agreement.parties.map(({ id }) => id),
    wholes,
    parts: new Map(wholes.map((id) => [id, wholes.flatMap((other, s) => (other === id ? [s] : []))])),
    worth: worths.steps.map(plain),
    reversible: plain(worths.reversible),
    bundles: worths.bundles.map(({ steps, worth }) => ({ steps, worth: plain(worth) })),
    strokes: new Map(
      changes.flatMap((change): [Change, number[]][] =>
        change.kind === 'escrow' ? [[change, indexes(strokeOf(base, change.steps))]] : [],
      ),
    ),
    before: agreement.steps.map((_, s) => beforeOf(base, s)),
    hasRates: worths.rates !== null,
  };
}

/** All that a step requires, through others too, and by rules. */
function beforeOf({ agreement }: Draft, step: number): ReadonlySet<number> {
  const rules = [agreement.rules, ...Object.values(agreement.readings).map((reading) => reading.rules)].flat();
  const index = new Map(agreement.steps.map(({ id }, s) => [id, s]));
  const needs = (s: number) => {
    const own = agreement.steps[s];
    const ruled = rules.flatMap((rule) => (rule.kind === 'before' && rule.steps[1] === own?.id ? [rule.steps[0]] : []));
    return [...(own?.requires ?? []).map((needed) => needed.step), ...ruled].map((id) => index.get(id) as number);
  };
  const found = new Set<number>();
  const open = [step];
  for (let s = open.pop(); s !== undefined; s = open.pop()) {
    for (const needed of needs(s)) {
      if (!found.has(needed)) open.push(needed);
      found.add(needed);
    }
  }
  return found;
}

/**
 * How much a change can help at most, whatever else is changed: the need of an agreement (the least x such that some
 * order has every pull at most k_i + x) falls by no more than `reach` when the change is added to any others that can be
 * made with it. So the need of several changes is at least the need without one of them, less the reach of that one:
 * what lets the best pair and the best triple be proved without re-solving all. Plain units. Null: nothing is known.
 *
 * Let T be the agreement with the change, U without it, and let an order of T have need y. From it an order of U is made,
 * and its pulls are compared. Let kept_i(a) = (1 - r) w_i(a) with the reversibility that the other changes leave to a.
 *
 * - *Bond, worth of the last step, new step*: the same order (without the new step, of which nothing is kept, so that no
 *   B changes). A stake, or a C_i, is smaller by 1; B is no larger in U where the last step is worth less. Reach 1.
 * - *Reversibility of a*: the same order. B_i(S) differs only where a is in S: by the change of kept_i(a), and for each
 *   bundle with a by the change of (1 - max r) w_i, and a maximum moves by no more than the r that changed. Reach: the
 *   largest sum over parties of what is more in hand in U.
 * - *Split of a*: put a, whole, where its second half stands, and take the first half out. It can stand there: all that a
 *   requires stood before the first half, rules and bundles are those of the second half. Between the two places B_i is
 *   smaller by kept_i(a) / 2; elsewhere, and in the last state, nothing changes. (Held back from a together set: its
 *   performer then keeps the first half back too, by which B_i is smaller by the same.) Reach: the largest
 *   -kept_i(a) / 2; of a repeated step the sum over its parts.
 * - *Escrow of a and b*: do the parts of the stroke one after the other where it stood; all that they require of other
 *   steps stands. What new states there are lie between the state S before it, which counts in T, and the one after it.
 *   With a alone done B_i is at most B_i(S) + kept_i(a) + the bundles that a can complete, likewise for b; which may go
 *   first the requirements say. Reach: the smaller of the two over the possible, each the largest over parties. Where
 *   other sets come along: the sum of all that is positive in the stroke. An escrow that came along keeps its cost.
 * - *Rules and steps dropped*: no bound.
 */
export function reachOf(sizes: Sizes, change: Change, others: readonly Change[]): number | null {
  const size = sizeOf(sizes, change, others);
  return size === null ? null : Math.max(0, size) + rounding;
}

/** Reaches are sums of doubles of the size of worths: far above their rounding, far below a difference that matters. */
const rounding = 1e-9;

function sizeOf(sizes: Sizes, change: Change, others: readonly Change[]): number | null {
  if (sizes.hasRates) return null;
  switch (change.kind) {
    case 'bond':
    case 'worth':
    case 'new-step':
      return 1;
    case 'reversibility':
      return overParties(sizes, (i) => firmed(sizes, change.step, change.to, i, others));
    case 'split':
      return overParties(sizes, (i) =>
        sum(partsOf(sizes, change.step), (s) => Math.max(0, -kept(sizes, s, i, others) / 2)),
      );
    case 'escrow':
      return strokeSize(sizes, sizes.strokes.get(change) as readonly number[], others);
    case 'rule':
    case 'drop':
      return null;
  }
}

/** By how much at most B_i falls when the reversibility of a step becomes 0 or 1. */
function firmed(sizes: Sizes, step: string, to: 0 | 1, i: number, others: readonly Change[]): number {
  const parts = partsOf(sizes, step);
  const change = (s: number) => to - (sizes.reversible[s] as number);
  const raise = isRaised(sizes, step, i, others) ? 1 : 0;
  const own = sum(parts, (s) => {
    const worth = sizes.worth[s]?.[i] as number;
    return Math.max(0, change(s) * worth, change(s) * (worth + raise));
  });
  const most = Math.max(0, ...parts.map((s) => Math.abs(change(s))));
  return own + bundled(sizes, parts, (bundle) => (to === 1 ? most : -most) * (bundle.worth[i] as number));
}

function strokeSize(sizes: Sizes, stroke: readonly number[], others: readonly Change[]): number {
  const reached = others.map((other) => sizes.strokes.get(other) ?? []);
  const whole = (steps: readonly number[]) =>
    overParties(
      sizes,
      (i) =>
        sum(steps, (s) => Math.max(0, kept(sizes, s, i, others))) +
        bundled(sizes, steps, (bundle) => bundle.worth[i] as number),
    );
  if (stroke.length !== 2 || reached.some((other) => other.some((s) => stroke.includes(s)))) {
    return whole([...new Set([stroke, ...reached].flat())]);
  }
  const [a, b] = stroke as [number, number];
  return Math.min(
    sizes.before[a]?.has(b) ? Number.POSITIVE_INFINITY : whole([a]),
    sizes.before[b]?.has(a) ? Number.POSITIVE_INFINITY : whole([b]),
  );
}

/** The sum over bundles with one of these steps, of what is positive. */
function bundled(sizes: Sizes, steps: readonly number[], size: (bundle: Sizes['bundles'][number]) => number): number {
  let total = 0;
  for (const bundle of sizes.bundles) {
    if (steps.some((s) => bundle.steps.includes(s))) total += Math.max(0, size(bundle));
  }
  return total;
}

/** (1 - r) w_i of a step, with the reversibility that other changes give it, and the larger worth if they raise it above 0. */
function kept(sizes: Sizes, s: number, i: number, others: readonly Change[]): number {
  const whole = sizes.wholes[s] as string;
  const changed = others.find((other) => other.kind === 'reversibility' && other.step === whole);
  const r = changed?.kind === 'reversibility' ? changed.to : (sizes.reversible[s] as number);
  const worth = sizes.worth[s]?.[i] as number;
  return (1 - r) * (worth > -1 && isRaised(sizes, whole, i, others) ? worth + 1 : worth);
}

function isRaised({ parties }: Sizes, step: string, i: number, others: readonly Change[]): boolean {
  return others.some((other) => other.kind === 'worth' && other.step === step && other.party === parties[i]);
}

function partsOf({ parts }: Sizes, step: string): readonly number[] {
  return parts.get(step) ?? [];
}

function overParties({ parties }: Sizes, size: (i: number) => number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < parties.length; i++) most = Math.max(most, size(i));
  return most;
}

function sum(steps: readonly number[], size: (s: number) => number): number {
  let total = 0;
  for (const s of steps) total += size(s);
  return total;
}
