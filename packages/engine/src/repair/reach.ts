import { type Rational, toNumber } from '../math/rational.ts';
import { type Draft, strokeOf } from './apply.ts';
import { type Change, wholeOf } from './change.ts';

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
export function reachOf(base: Draft, change: Change, others: readonly Change[]): number | null {
  const size = sizeOf(base, change, others);
  return size === null ? null : Math.max(0, size) + rounding;
}

/** Reaches are sums of doubles of the size of worths: far above their rounding, far below a difference that matters. */
const rounding = 1e-9;

function sizeOf(base: Draft, change: Change, others: readonly Change[]): number | null {
  if (base.worths.rates) return null;
  switch (change.kind) {
    case 'bond':
    case 'worth':
    case 'new-step':
      return 1;
    case 'reversibility':
      return overParties(base, (i) => firmed(base, change.step, change.to, i, others));
    case 'split':
      return overParties(base, (i) =>
        sum(partsOf(base, [change.step]), (s) => Math.max(0, -kept(base, s, i, others) / 2)),
      );
    case 'escrow':
      return strokeSize(base, change.steps, others);
    case 'rule':
    case 'drop':
      return null;
  }
}

/** By how much at most B_i falls when the reversibility of a step becomes 0 or 1. */
function firmed(base: Draft, step: string, to: 0 | 1, i: number, others: readonly Change[]): number {
  const { worths } = base;
  const parts = partsOf(base, [step]);
  const change = (s: number) => to - toNumber(worths.reversible[s] as Rational);
  const raise = isRaised(base, step, i, others) ? 1 : 0;
  const own = sum(parts, (s) => Math.max(0, ...[0, raise].map((more) => change(s) * (worthOf(base, s, i) + more))));
  const most = Math.max(0, ...parts.map((s) => Math.abs(change(s))));
  const bundled = worths.bundles
    .filter((bundle) => parts.some((s) => bundle.steps.includes(s)))
    .reduce((total, bundle) => total + Math.max(0, (to === 1 ? most : -most) * toNumber(bundle.worth[i] as Rational)), 0);
  return own + bundled;
}

function strokeSize(base: Draft, pair: readonly [string, string], others: readonly Change[]): number {
  const { agreement } = base;
  const stroke = strokeOf(base, pair);
  const steps = [...agreement.steps.keys()].filter((s) => stroke.has(agreement.steps[s]?.id as string));
  const inOthers = others.some(
    (other) => other.kind === 'escrow' && [...strokeOf(base, other.steps)].some((id) => stroke.has(id)),
  );
  const whole = (list: readonly number[]) => overParties(base, (i) => sum(list, (s) => gain(base, s, i, others)) + bundles(base, list, i));
  if (steps.length !== 2 || inOthers) {
    const reached = others.flatMap((other) => (other.kind === 'escrow' ? [...strokeOf(base, other.steps)] : []));
    const along = agreement.steps.flatMap((step, s) => (stroke.has(step.id) || reached.includes(step.id) ? [s] : []));
    return whole(along);
  }
  const [a, b] = steps as [number, number];
  const firsts = [a, b].filter((first) => !waitsFor(base, first, first === a ? b : a));
  return Math.min(...firsts.map((first) => whole([first])));
}

/** Does a step require another, through others too, or by a rule? (Dropping rules only frees it.) */
function waitsFor({ agreement }: Draft, step: number, other: number): boolean {
  const rules = [agreement.rules, ...Object.values(agreement.readings).map((reading) => reading.rules)].flat();
  const needs = (id: string) => [
    ...(agreement.steps.find((each) => each.id === id)?.requires ?? []).map((needed) => needed.step),
    ...rules.flatMap((rule) => (rule.kind === 'before' && rule.steps[1] === id ? [rule.steps[0]] : [])),
  ];
  const wanted = agreement.steps[other]?.id as string;
  const seen = new Set<string>();
  const open = [agreement.steps[step]?.id as string];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const needed of needs(id)) {
      if (needed === wanted) return true;
      if (!seen.has(needed)) open.push(needed);
      seen.add(needed);
    }
  }
  return false;
}

function gain(base: Draft, s: number, i: number, others: readonly Change[]): number {
  return Math.max(0, kept(base, s, i, others));
}

/** What bundles with one of these steps may add to B_i at most. */
function bundles({ worths }: Draft, steps: readonly number[], i: number): number {
  return worths.bundles
    .filter((bundle) => steps.some((s) => bundle.steps.includes(s)))
    .reduce((total, bundle) => total + Math.max(0, toNumber(bundle.worth[i] as Rational)), 0);
}

/** (1 - r) w_i of a step, with the reversibility that other changes give it; with a worth that others raise, the larger size. */
function kept(base: Draft, s: number, i: number, others: readonly Change[]): number {
  const whole = wholeOf(base.agreement, s);
  const changed = others.find((other) => other.kind === 'reversibility' && other.step === whole);
  const r = changed?.kind === 'reversibility' ? changed.to : toNumber(base.worths.reversible[s] as Rational);
  const worth = worthOf(base, s, i);
  return (1 - r) * (worth > -1 && isRaised(base, whole, i, others) ? worth + 1 : worth);
}

function isRaised({ agreement }: Draft, step: string, i: number, others: readonly Change[]): boolean {
  const party = agreement.parties[i]?.id;
  return others.some((other) => other.kind === 'worth' && other.step === step && other.party === party);
}

function worthOf({ worths }: Draft, s: number, i: number): number {
  return toNumber(worths.steps[s]?.[i] as Rational);
}

function partsOf({ agreement }: Draft, steps: readonly string[]): number[] {
  return [...agreement.steps.keys()].filter((s) => steps.includes(wholeOf(agreement, s)));
}

function overParties({ agreement }: Draft, size: (i: number) => number): number {
  return Math.max(...agreement.parties.map((_, i) => size(i)));
}

function sum(steps: readonly number[], size: (s: number) => number): number {
  return steps.reduce((total, s) => total + size(s), 0);
}
