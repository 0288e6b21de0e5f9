import { type Random, seeded, simplex, triangular } from '../math/random.ts';
import { toNumber } from '../math/rational.ts';
import type { Agreement, Range } from './agreement.ts';
import type { Assessment, RankList, Ranks } from './assessment.ts';
import type { Refusal } from './scope.ts';
import type { Worths } from './worth.ts';

/** Many ways in which an assessment's numbers could come out, each within its range, independent of the others. */
export interface Draws {
  readonly count: number;
  readonly seed: number;
  /** w by draw, then step, then party. */
  readonly worth: Float64Array;
  /** r by draw, then step. */
  readonly reversible: Float64Array;
  /** Bundles' worth by draw, then bundle, then party. */
  readonly bundles: Float64Array;
  /** k by draw, then party. */
  readonly stakes: Float64Array;
}

/**
 * Draws over an (unrolled) agreement: [low, high] uniform, three numbers triangular, ranks uniform on all worths that
 * they allow. Null if every number is a point. A refusal if ranks beside numbers leave fewer than 1 draw in 10,000.
 */
export function drawsOf(
  agreement: Agreement,
  assessment: Assessment,
  worths: Worths,
  count = 2000,
  seed = 1,
): Draws | null | Refusal {
  if (!isDoubtful(agreement, assessment)) return null;
  const random = seeded(seed);
  const [steps, parties] = [agreement.steps.length, agreement.parties.length];
  const factors = worths.factors.map(toNumber);
  const beliefs = agreement.parties.map((party) => beliefOf(agreement, assessment, party.id));
  const draws: Draws = {
    count,
    seed,
    worth: new Float64Array(count * steps * parties),
    reversible: new Float64Array(count * steps),
    bundles: new Float64Array(count * assessment.bundles.length * parties),
    stakes: new Float64Array(count * parties),
  };
  for (let d = 0; d < count; d++) {
    for (const [i, party] of agreement.parties.entries()) {
      const sizes = drawParty(agreement, beliefs[i] as Belief, random);
      if (!sizes) return { code: 'ranks-contradict', facts: { party: party.id } };
      const factor = factors[i] as number;
      for (const [s, size] of sizes.entries()) draws.worth[(d * steps + s) * parties + i] = size * factor;
      for (const [b, bundle] of assessment.bundles.entries()) {
        const at = (d * assessment.bundles.length + b) * parties + i;
        draws.bundles[at] = draw(random, bundle.worth[party.id] ?? 0) * factor;
      }
      const bond = agreement.bonds[party.id] ?? 0;
      draws.stakes[d * parties + i] = (draw(random, assessment.stakes[party.id] ?? 0) + bond) * factor;
    }
    drawReversibility(agreement, draws, d, random);
  }
  return draws;
}

export function isDoubtful(agreement: Agreement, assessment: Assessment): boolean {
  const ranges = [
    ...Object.values(assessment.worth).flatMap((row) => Object.values(row)),
    ...assessment.bundles.flatMap((bundle) => Object.values(bundle.worth)),
    ...Object.values(assessment.stakes),
    ...agreement.steps.map((step) => step.reversible),
  ];
  return ranges.some((range) => typeof range !== 'number') || Object.keys(assessment.ranks).length > 0;
}

function draw(random: Random, range: Range): number {
  if (typeof range === 'number') return range;
  if (range.length === 3) return triangular(random, ...range);
  return range[0] + (range[1] - range[0]) * random.uniform();
}

/** A repeated step is drawn once and shared out among its parts. */
function drawReversibility(agreement: Agreement, draws: Draws, d: number, random: Random): void {
  for (const [s, step] of agreement.steps.entries()) {
    const at = d * agreement.steps.length + s;
    const again = step.part && step.part.number > 1;
    draws.reversible[at] = again ? (draws.reversible[at - 1] as number) : draw(random, step.reversible);
  }
}

/** What an assessment says of one party's worths. */
interface Belief {
  readonly ranks: Ranks | undefined;
  /** By id of a step of the file, or of a part of a repeated one. */
  readonly numbers: readonly (readonly [string, Range])[];
}

function beliefOf(agreement: Agreement, assessment: Assessment, party: string): Belief {
  const ids = [...new Set(agreement.steps.flatMap((step) => [step.id, step.part?.of ?? step.id]))];
  const numbers = ids.flatMap((id): [string, Range][] => {
    const range = assessment.worth[id]?.[party];
    return range === undefined ? [] : [[id, range]];
  });
  return { ranks: assessment.ranks[party], numbers };
}

/** One party's worths by step; undefined if its ranks reject 10,000 draws in a row. */
function drawParty(agreement: Agreement, { ranks, numbers }: Belief, random: Random): number[] | undefined {
  if (ranks && numbers.length === 0) return perStep(agreement, drawRanked(ranks, random));
  for (let tries = 0; tries < 10_000; tries++) {
    const worths = new Map(numbers.map(([id, range]) => [id, draw(random, range)]));
    if (!ranks || (inOrder(ranks.gains, worths, 1) && inOrder(ranks.costs, worths, -1))) {
      return perStep(agreement, worths);
    }
  }
  return undefined;
}

function perStep(agreement: Agreement, worths: ReadonlyMap<string, number>): number[] {
  return agreement.steps.map((step) => {
    const own = worths.get(step.id);
    return own ?? (worths.get(step.part?.of ?? step.id) ?? 0) / (step.part?.times ?? 1);
  });
}

function inOrder(list: RankList, worths: ReadonlyMap<string, number>, sign: 1 | -1): boolean {
  const groups = list.map((entry) => [entry].flat().map((step) => sign * (worths.get(step) ?? 0)));
  return groups.every((group, g) => g === 0 || Math.max(...group) <= Math.min(...(groups[g - 1] as number[])));
}

/** Uniform on the simplex of all worths that the ranks allow; see `rankSizes` for its corners. */
function drawRanked(ranks: Ranks, random: Random): Map<string, number> {
  const corners = ranks.gains.length + ranks.costs.length;
  if (!ranks.surplus || ranks.gains.length === 0 || ranks.costs.length === 0) {
    const weights = simplex(random, corners);
    return new Map([
      ...shareOut(ranks.gains, weights.slice(0, ranks.gains.length), 1),
      ...shareOut(ranks.costs, weights.slice(ranks.gains.length), -1),
    ]);
  }
  const surplus = draw(random, ranks.surplus);
  return new Map([
    ...shareOut(ranks.gains, simplex(random, ranks.gains.length), surplus / (1 + surplus)),
    ...shareOut(ranks.costs, simplex(random, ranks.costs.length), -1 / (1 + surplus)),
  ]);
}

/** A corner's weight goes in equal shares to the steps down to its rank. */
function shareOut(list: RankList, weights: readonly number[], total: number): [string, number][] {
  const groups = list.map((entry) => [entry].flat());
  let count = groups.reduce((sum, group) => sum + group.length, 0);
  let share = 0;
  const sizes: [string, number][] = [];
  for (let g = groups.length - 1; g >= 0; g--) {
    share += (weights[g] as number) / count;
    const group = groups[g] as string[];
    for (const step of group) sizes.push([step, share * total]);
    count -= group.length;
  }
  return sizes;
}
