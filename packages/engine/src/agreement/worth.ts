import {
  add,
  divide,
  exact,
  fraction,
  isPositive,
  larger,
  multiply,
  one,
  type Rational,
  subtract,
  toNumber,
  zero,
} from '../math/rational.ts';
import type { Agreement, Range, Step } from './agreement.ts';
import type { Assessment, RankList, Ranks } from './assessment.ts';

/** An assessment of an (unrolled) agreement in exact numbers, at likely values. Parties in the file's order. */
export interface Worths {
  /** w_i(a) by step, then party. */
  readonly steps: readonly (readonly Rational[])[];
  /** r(a) by step. */
  readonly reversible: readonly Rational[];
  readonly bundles: readonly BundleWorth[];
  /** k_i: the assessment's stake plus the agreement's bond. */
  readonly stakes: readonly Rational[];
  /**
   * What each party's numbers were multiplied by: 1, or 100 over its gains under `scale: gain`. Stakes, bonds and escrow
   * costs are on the party's scale too, so that what holds does not depend on it.
   */
  readonly factors: readonly Rational[];
  /** Null where all rates are 0. */
  readonly rates: Rates | null;
}

/** Rates per time unit, at likely values: what the passing of time does. */
export interface Rates {
  /** By party: a worth at time t counts exp(-impatience t). */
  readonly impatience: readonly number[];
  /** The chance of outside breakdown over t is 1 - exp(-hazard t). */
  readonly hazard: number;
}

export interface BundleWorth {
  /** Indices into the agreement's steps. */
  readonly steps: readonly number[];
  readonly worth: readonly Rational[];
  /** max r over the bundle: the share of its worth that is undone on a breakdown. */
  readonly reversible: Rational;
}

/** The value that counts wherever one number is needed: the middle of [low, high], the likely of three. */
export function likely(range: Range): Rational {
  if (typeof range === 'number') return exact(range);
  if (range.length === 3) return exact(range[1]);
  return divide(add(exact(range[0]), exact(range[1])), exact(2));
}

/** Lowest, likely and highest. */
export function boundsOf(range: Range): readonly [low: Rational, likely: Rational, high: Rational] {
  const middle = likely(range);
  return typeof range === 'number'
    ? [middle, middle, middle]
    : [exact(range[0]), middle, exact(range.at(-1) as number)];
}

/** The same as the nearest double. */
export function likelyValue(range: Range): number {
  return toNumber(likely(range));
}

/** Puts an assessment in exact numbers. `scale` overrides the assessment's own. */
export function worthsOf(
  agreement: Agreement,
  assessment: Assessment,
  scale: Assessment['scale'] = assessment.scale,
): Worths {
  const { parties, steps } = agreement;
  const sizes = parties.map((party) => rankSizes(assessment.ranks[party.id], hasNumbers(assessment, party.id)));
  const given = steps.map((step) =>
    parties.map((party, i) => sizes[i]?.get(step.part?.of ?? step.id) ?? numberFor(assessment, step, party.id)),
  );
  const shares = given.map((row, s) => row.map((worth, i) => (sizes[i]?.size ? perPart(worth, steps[s]) : worth)));
  const reversible = steps.map((step) => likely(step.reversible));
  const bundles = bundleWorths(agreement, assessment, reversible);
  const factors = parties.map((_, i) => (scale === 'gain' ? gainFactor(shares, bundles, i) : one));
  return {
    steps: shares.map((row) => row.map((worth, i) => multiply(worth, factors[i] as Rational))),
    reversible,
    bundles: [...bundles, ...forgone(agreement, assessment)].map((bundle) => ({
      ...bundle,
      worth: bundle.worth.map((worth, i) => multiply(worth, factors[i] as Rational)),
    })),
    stakes: parties.map((party, i) =>
      multiply(
        add(likely(assessment.stakes[party.id] ?? 0), exact(agreement.bonds[party.id] ?? 0)),
        factors[i] as Rational,
      ),
    ),
    factors,
    rates: ratesOf(agreement, assessment),
  };
}

/**
 * Outside options o_i, as a bundle of no steps: while the agreement stands each party goes without what it would get by
 * having none, -o_i from the start, and a breakdown gives all of it back. So pulls rise by o_i, exposures stay, and
 * finishing is worth it where it brings at least o_i. No gain and no step, it does not bear on the scale.
 */
function forgone({ parties }: Agreement, { outside }: Assessment): BundleWorth[] {
  if (!outside) return [];
  const worth = parties.map((party) => subtract(zero, likely(outside[party.id] ?? 0)));
  return [{ steps: [], worth, reversible: one }];
}

function ratesOf(agreement: Agreement, assessment: Assessment): Rates | null {
  const impatience = agreement.parties.map((party) => likelyValue(assessment.impatience[party.id] ?? 0));
  const hazard = likelyValue(assessment.hazard);
  return hazard === 0 && impatience.every((rate) => rate === 0) ? null : { impatience, hazard };
}

/** Does the assessment give this party worths in numbers? (Ranks beside them then only filter draws.) */
function hasNumbers(assessment: Assessment, party: string): boolean {
  return Object.values(assessment.worth).some((row) => row[party] !== undefined);
}

function numberFor(assessment: Assessment, step: Step, party: string): Rational {
  const own = assessment.worth[step.id]?.[party];
  if (own !== undefined || !step.part) return likely(own ?? 0);
  return perPart(likely(assessment.worth[step.part.of]?.[party] ?? 0), step);
}

function perPart(worth: Rational, step: Step | undefined): Rational {
  return step?.part ? divide(worth, exact(step.part.times)) : worth;
}

/**
 * Sizes of ranked steps at the centroid of all worths that the ranks allow; costs negative. Without `surplus` all sizes
 * sum to 1 and the j-th of g gains has (1/n) (1/j + ... + 1/g), n corners in all; with it, gains take s/(1+s) and costs
 * 1/(1+s) of 1, s the middle of the range. Steps that tie share equally.
 */
export function rankSizes(ranks: Ranks | undefined, numbersGiven: boolean): ReadonlyMap<string, Rational> {
  if (!ranks || numbersGiven) return new Map();
  const [gains, costs] = [shareByRank(ranks.gains), shareByRank(ranks.costs)];
  const [gainPart, costPart] = partition(ranks);
  return new Map([
    ...[...gains].map(([step, share]): [string, Rational] => [step, multiply(share, gainPart)]),
    ...[...costs].map(([step, share]): [string, Rational] => [step, subtract(zero, multiply(share, costPart))]),
  ]);
}

/** The parts of 1 that go to gains and to costs. */
function partition(ranks: Ranks): [Rational, Rational] {
  const [g, c] = [BigInt(ranks.gains.length), BigInt(ranks.costs.length)];
  if (!ranks.surplus || g === 0n || c === 0n) return [fraction(g, g + c || 1n), fraction(c, g + c || 1n)];
  const surplus = likely(ranks.surplus);
  return [divide(surplus, add(one, surplus)), divide(one, add(one, surplus))];
}

/** Mean size of each step of one ranked list whose sizes sum to 1: the mean over the corners "the top m share equally". */
function shareByRank(list: RankList): Map<string, Rational> {
  const groups = list.map((entry) => (typeof entry === 'string' ? [entry] : entry));
  const shares = new Map<string, Rational>();
  let total = zero;
  let count = groups.reduce((sum, group) => sum + group.length, 0);
  for (const group of groups.toReversed()) {
    total = add(total, fraction(1n, BigInt(groups.length * count)));
    for (const step of group) shares.set(step, total);
    count -= group.length;
  }
  return shares;
}

function bundleWorths(agreement: Agreement, assessment: Assessment, reversible: readonly Rational[]): BundleWorth[] {
  return assessment.bundles.map((bundle) => {
    const steps = agreement.steps.flatMap((step, s) => (bundle.steps.includes(step.part?.of ?? step.id) ? [s] : []));
    return {
      steps,
      worth: agreement.parties.map((party) => likely(bundle.worth[party.id] ?? 0)),
      reversible: steps.map((s) => reversible[s] as Rational).reduce(larger),
    };
  });
}

function gainFactor(steps: readonly (readonly Rational[])[], bundles: readonly BundleWorth[], party: number): Rational {
  const gains = [...steps.map((row) => row[party] as Rational), ...bundles.map((b) => b.worth[party] as Rational)]
    .filter(isPositive)
    .reduce(add, zero);
  return isPositive(gains) ? divide(exact(100), gains) : one;
}
