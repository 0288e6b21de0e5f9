import { fillSimplex, type Random, seeded } from '../math/random.ts';
import { toNumber } from '../math/rational.ts';
import type { Agreement, Range, Span } from './agreement.ts';
import type { Assessment, RankList, Ranks } from './assessment.ts';
import type { Refusal } from './scope.ts';
import { inUnits } from './time.ts';
import type { Worths } from './worth.ts';

/** All numbers of an (unrolled) agreement under an assessment, in plain units: one way in which they could come out. */
export interface Numbers {
  /** w by step, then party. */
  readonly worth: Float64Array;
  /** r by step. */
  readonly reversible: Float64Array;
  /** Bundles' worth by bundle, then party. */
  readonly bundles: Float64Array;
  /** k by party: the assessment's stake plus the agreement's bond. */
  readonly stakes: Float64Array;
  /** d by step, in time units. */
  readonly durations: Float64Array;
}

/** Draws one way after another, each number within its range, independent of the others. */
export interface Sampler {
  /** Overwritten by each draw. */
  readonly numbers: Numbers;
  /** Draws once; false if ranks beside numbers have left fewer than 1 draw in 10,000, and then `refusal` says whose. */
  readonly next: () => boolean;
  readonly refusal: () => Refusal;
}

/** Many draws, kept. */
export interface Draws extends Numbers {
  readonly count: number;
  readonly seed: number;
}

/** Every number at its likely value, as the nearest double. */
export function likelyNumbers(agreement: Agreement, { steps, reversible, bundles, stakes }: Worths): Numbers {
  return {
    worth: Float64Array.from(steps.flat(), toNumber),
    reversible: Float64Array.from(reversible, toNumber),
    bundles: Float64Array.from(
      bundles.flatMap((bundle) => bundle.worth),
      toNumber,
    ),
    stakes: Float64Array.from(stakes, toNumber),
    durations: Float64Array.from(agreement.steps, (step) => toNumber(inUnits(step.duration, agreement.timeUnit))),
  };
}

/**
 * Prepares draws over an (unrolled) agreement: [low, high] uniform, three numbers triangular, ranks uniform on all worths
 * that they allow. Null if every number is a point. Durations are drawn only where rates make time count, and from a
 * stream of their own.
 */
export function samplerOf(agreement: Agreement, assessment: Assessment, worths: Worths, seed: number): Sampler | null {
  const doubtful = isDoubtful(agreement, assessment);
  const takesTime = worths.rates !== null && agreement.steps.some((step) => isRange(step.duration));
  if (!doubtful && !takesTime) return null;
  const numbers = likelyNumbers(agreement, worths);
  const random = seeded(seed);
  const parties = agreement.parties.length;
  const each = agreement.parties.map((party, i) => {
    const belief = beliefOf(agreement, assessment, party.id);
    const factor = toNumber(worths.factors[i] as Worths['factors'][number]);
    const drawBundles = rangesOf(assessment.bundles.map((bundle) => bundle.worth[party.id] ?? 0));
    const drawStake = rangesOf([assessment.stakes[party.id] ?? 0]);
    const bond = agreement.bonds[party.id] ?? 0;
    return (): boolean => {
      if (!belief.draw(random)) return false;
      const { sources, shares, values } = belief;
      for (let s = 0; s < sources.length; s++) {
        const source = sources[s] as number;
        numbers.worth[s * parties + i] = source < 0 ? 0 : ((values[source] as number) / (shares[s] as number)) * factor;
      }
      drawBundles.fill(random);
      for (let b = 0; b < drawBundles.values.length; b++) {
        numbers.bundles[b * parties + i] = (drawBundles.values[b] as number) * factor;
      }
      drawStake.fill(random);
      numbers.stakes[i] = ((drawStake.values[0] as number) + bond) * factor;
      return true;
    };
  });
  const drawReversible = perStep(agreement, (step) => step.reversible, numbers.reversible);
  const clock = takesTime ? seeded(~seed) : null;
  const drawDurations = perStep(agreement, (step) => plainRange(step.duration, agreement), numbers.durations);
  let failed = 0;
  return {
    numbers,
    next: () => {
      if (!doubtful) drawDurations(clock as Random);
      else {
        for (let i = 0; i < each.length; i++) {
          if ((each[i] as () => boolean)()) continue;
          failed = i;
          return false;
        }
        drawReversible(random);
        if (clock) drawDurations(clock);
      }
      return true;
    },
    refusal: () => ({ code: 'ranks-contradict', facts: { party: agreement.parties[failed]?.id as string } }),
  };
}

/** Draws that are kept, to judge many orders by; see `samplerOf`. A refusal if ranks beside numbers leave too few. */
export function drawsOf(
  agreement: Agreement,
  assessment: Assessment,
  worths: Worths,
  count = 2000,
  seed = 1,
): Draws | null | Refusal {
  const sampler = samplerOf(agreement, assessment, worths, seed);
  if (!sampler) return null;
  const one = sampler.numbers;
  const draws: Draws = {
    count,
    seed,
    worth: new Float64Array(count * one.worth.length),
    reversible: new Float64Array(count * one.reversible.length),
    bundles: new Float64Array(count * one.bundles.length),
    stakes: new Float64Array(count * one.stakes.length),
    durations: new Float64Array(count * one.durations.length),
  };
  for (let d = 0; d < count; d++) {
    if (!sampler.next()) return sampler.refusal();
    for (const kind of kinds) draws[kind].set(one[kind], d * one[kind].length);
  }
  return draws;
}

const kinds = ['worth', 'reversible', 'bundles', 'stakes', 'durations'] as const;

/** One of the draws that were kept. */
export function drawAt(draws: Draws, d: number): Numbers {
  const row = (kind: (typeof kinds)[number]) => {
    const size = draws[kind].length / draws.count;
    return draws[kind].subarray(d * size, (d + 1) * size);
  };
  return {
    worth: row('worth'),
    reversible: row('reversible'),
    bundles: row('bundles'),
    stakes: row('stakes'),
    durations: row('durations'),
  };
}

export function isDoubtful(agreement: Agreement, assessment: Assessment): boolean {
  const ranges = [
    ...Object.values(assessment.worth).flatMap((row) => Object.values(row)),
    ...assessment.bundles.flatMap((bundle) => Object.values(bundle.worth)),
    ...Object.values(assessment.stakes),
    ...agreement.steps.map((step) => step.reversible),
  ];
  return ranges.some(isRange) || Object.keys(assessment.ranks).length > 0;
}

function isRange(range: Span): boolean {
  return typeof range === 'object';
}

/** A length of time as a range of time units. */
function plainRange(span: Span, agreement: Agreement): Range {
  return typeof span === 'string' ? toNumber(inUnits(span, agreement.timeUnit)) : span;
}

/** Ranges, ready to be drawn again and again. */
interface Ranges {
  readonly values: Float64Array;
  readonly fill: (random: Random) => void;
}

/**
 * Triangular by inversion; a range of no width is a point. [low, high] has no peak (not a number, so neither below nor
 * above it is asked) and is uniform.
 */
function rangesOf(ranges: readonly Range[]): Ranges {
  const values = Float64Array.from(ranges, (range) => (typeof range === 'number' ? range : range[0]));
  const drawn = ranges.flatMap((range, at) => (typeof range === 'number' || range[0] === range[2] ? [] : [at]));
  const of = (value: (low: number, peak: number, high: number) => number) =>
    Float64Array.from(drawn, (at) => {
      const range = ranges[at] as Exclude<Range, number>;
      return range.length === 3 ? value(...range) : value(range[0], Number.NaN, range[1]);
    });
  const at = Int32Array.from(drawn);
  const lows = of((low) => low);
  const highs = of((_low, _peak, high) => high);
  const widths = of((low, _peak, high) => high - low);
  const rises = of((low, peak) => peak - low);
  const falls = of((_low, peak, high) => high - peak);
  const peaks = of((low, peak, high) => (peak - low) / (high - low));
  return {
    values,
    fill: (random) => {
      for (let j = 0; j < at.length; j++) {
        const u = random.uniform();
        const low = lows[j] as number;
        const width = widths[j] as number;
        const peak = peaks[j] as number;
        let value = low + width * u;
        if (u < peak) value = low + Math.sqrt(u * width * (rises[j] as number));
        else if (u >= peak) value = (highs[j] as number) - Math.sqrt((1 - u) * width * (falls[j] as number));
        values[at[j] as number] = value;
      }
    },
  };
}

/** One number a step; a repeated step is drawn once and shared by its parts. */
function perStep(
  { steps }: Agreement,
  range: (step: Agreement['steps'][number]) => Range,
  into: Float64Array,
): (random: Random) => void {
  const firsts = steps.flatMap((step, s) => (step.part && step.part.number > 1 ? [] : [s]));
  const home = Int32Array.from(steps, (_, s) => firsts.findLastIndex((first) => first <= s));
  const ranges = rangesOf(firsts.map((s) => range(steps[s] as Agreement['steps'][number])));
  return (random) => {
    ranges.fill(random);
    for (let s = 0; s < into.length; s++) into[s] = ranges.values[home[s] as number] as number;
  };
}

/** What an assessment says of one party's worths, ready to be drawn. */
interface Belief {
  /** By step: where its worth stands among the values drawn, -1 for nowhere, and into how many parts that is shared. */
  readonly sources: Int32Array;
  readonly shares: Float64Array;
  readonly values: Float64Array;
  readonly draw: (random: Random) => boolean;
}

function beliefOf(agreement: Agreement, assessment: Assessment, party: string): Belief {
  const ids = [...new Set(agreement.steps.flatMap((step) => [step.id, step.part?.of ?? step.id]))];
  const numbers = ids.flatMap((id): [string, Range][] => {
    const range = assessment.worth[id]?.[party];
    return range === undefined ? [] : [[id, range]];
  });
  const ranks = assessment.ranks[party];
  if (ranks && numbers.length === 0) {
    const simplex = rankSimplexOf(ranks);
    return { ...placesOf(agreement, simplex.names), values: simplex.values, draw: drawRanked(simplex) };
  }
  const names = numbers.map(([id]) => id);
  const ranges = rangesOf(numbers.map(([, range]) => range));
  const fits = ranks ? filterOf(ranks, names, ranges.values) : () => true;
  return { ...placesOf(agreement, names), values: ranges.values, draw: filtered(ranges, fits) };
}

function placesOf({ steps }: Agreement, names: readonly string[]): Pick<Belief, 'sources' | 'shares'> {
  const own = steps.map((step) => names.indexOf(step.id));
  return {
    sources: Int32Array.from(steps, (step, s) =>
      (own[s] as number) >= 0 ? (own[s] as number) : names.indexOf(step.part?.of ?? step.id),
    ),
    shares: Float64Array.from(steps, (step, s) => ((own[s] as number) >= 0 ? 1 : (step.part?.times ?? 1))),
  };
}

/** Before so many tries nothing is said of how few draws a filter leaves. */
const triesToJudge = 100_000;

/** Draws until one fits; false once fewer than 1 in 10,000 of all tries so far did. */
function filtered(ranges: Ranges, fits: () => boolean): Belief['draw'] {
  let [tries, fitted] = [0, 0];
  return (random) => {
    for (;;) {
      ranges.fill(random);
      tries++;
      if (fits()) {
        fitted++;
        return true;
      }
      if (tries >= triesToJudge && fitted * 10_000 < tries) return false;
    }
  };
}

/** Do the values agree with the ranks: the order of gains, that of costs, and the surplus if one is stated? */
function filterOf({ gains, costs, surplus }: Ranks, names: readonly string[], values: Float64Array): () => boolean {
  const groups = (list: RankList) => list.map((entry) => [entry].flat().map((id) => names.indexOf(id)));
  const value = (at: number) => (at < 0 ? 0 : (values[at] as number));
  const inOrder = (list: number[][], sign: 1 | -1) => {
    let above = Number.POSITIVE_INFINITY;
    for (const group of list) {
      let least = Number.POSITIVE_INFINITY;
      for (const at of group) {
        const size = sign * value(at);
        if (size > above) return false;
        if (size < least) least = size;
      }
      above = least;
    }
    return true;
  };
  const [gained, lost] = [groups(gains), groups(costs)];
  const total = (list: number[][]) => list.flat().reduce((sum, at) => sum + value(at), 0);
  const isWithin = () => {
    if (!surplus || gains.length === 0 || costs.length === 0) return true;
    const [gain, cost] = [total(gained), -total(lost)];
    return gain >= surplus[0] * cost && gain <= surplus[1] * cost;
  };
  return () => inOrder(gained, 1) && inOrder(lost, -1) && isWithin();
}

/** The worths that ranks alone allow: all means of their corners. `weights` say which; `settle` fills in the worths. */
export interface RankSimplex {
  /** Ids of ranked steps, gains before costs. */
  readonly names: readonly string[];
  /** By name; costs negative. */
  readonly values: Float64Array;
  /** A weight for each corner; each list sums to 1, or without a surplus both together. */
  readonly gains: Float64Array;
  readonly costs: Float64Array;
  /** Total gains over total costs; null where they share one unit, as they do unless `surplus` is stated for both lists. */
  readonly surplus: readonly [number, number] | null;
  readonly settle: (surplus: number) => void;
}

export function rankSimplexOf({ gains, costs, surplus }: Ranks): RankSimplex {
  const [gained, lost] = [gains, costs].map((list) => list.map((entry) => [entry].flat())) as [string[][], string[][]];
  const names = [...gained, ...lost].flat();
  const values = new Float64Array(names.length);
  const weights = new Float64Array(gained.length + lost.length);
  const simplex = {
    gains: weights.subarray(0, gained.length),
    costs: weights.subarray(gained.length),
    surplus: surplus && gained.length > 0 && lost.length > 0 ? surplus : null,
  };
  const shareGains = shareOut(gained, simplex.gains, values.subarray(0, gained.flat().length));
  const shareCosts = shareOut(lost, simplex.costs, values.subarray(gained.flat().length));
  const settle = (ratio: number) => {
    shareGains(simplex.surplus ? ratio / (1 + ratio) : 1);
    shareCosts(simplex.surplus ? -1 / (1 + ratio) : -1);
  };
  return { names, values, ...simplex, settle };
}

/** A corner's weight goes in equal shares to the steps down to its rank: fills in values whose sizes sum to `total`. */
function shareOut(
  groups: readonly (readonly string[])[],
  weights: Float64Array,
  values: Float64Array,
): (total: number) => void {
  const ends = groups.map((_, g) => groups.slice(0, g + 1).flat().length);
  return (total) => {
    let share = 0;
    for (let g = ends.length - 1; g >= 0; g--) {
      share += (weights[g] as number) / (ends[g] as number);
      for (let at = g > 0 ? (ends[g - 1] as number) : 0; at < (ends[g] as number); at++) values[at] = share * total;
    }
  };
}

/** Uniform on the simplex of all worths that ranks alone allow; a surplus uniform on its range. */
function drawRanked({ gains, costs, surplus, settle }: RankSimplex): Belief['draw'] {
  if (!surplus) {
    const all = new Float64Array(gains.length + costs.length);
    return (random) => {
      fillSimplex(random, all);
      for (let c = 0; c < gains.length; c++) gains[c] = all[c] as number;
      for (let c = 0; c < costs.length; c++) costs[c] = all[gains.length + c] as number;
      settle(1);
      return true;
    };
  }
  const ratio = rangesOf([surplus]);
  return (random) => {
    ratio.fill(random);
    fillSimplex(random, gains);
    fillSimplex(random, costs);
    settle(ratio.values[0] as number);
    return true;
  };
}
