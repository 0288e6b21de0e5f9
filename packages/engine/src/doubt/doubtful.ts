import type { Agreement, Range } from '../agreement/agreement.ts';
import type { Ranks } from '../agreement/assessment.ts';
import { type Numbers, type RankSimplex, rankSimplexOf } from '../agreement/draws.ts';
import { likelyValue } from '../agreement/worth.ts';
import { toNumber } from '../math/rational.ts';
import type { Setting } from '../plan/setting.ts';
import type { NumberName } from './answer.ts';

/** One number of a case that is not known for sure, on its party's scale: a range, or a place in a ranking. */
export interface DoubtfulNumber extends NumberName {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /**
   * Writes what the numbers are when this one is at t: -1 low, 0 likely, 1 high, on straight lines between. A ranked worth
   * takes the others of its ranking along, since they share one unit.
   */
  readonly put: (numbers: Numbers, t: number) => void;
  /** Where a draw shows it; null where no single number of a draw does. */
  readonly shown: { readonly kind: keyof Numbers; readonly at: number } | null;
  /** Numbers of one ranking move together, so no two of them make a pair. */
  readonly ranking: number | null;
}

/** Where the n-th of some worths stands in a draw, and what part of it stands there. */
export interface Cell {
  readonly n: number;
  readonly at: number;
  readonly share: number;
}

/**
 * The cells of one party's worths of these steps. A repeated step's worth is shared by its parts, but for those that have
 * one of their own among these.
 */
export function cellsOf(setting: Setting, party: number, names: readonly string[]): readonly Cell[] {
  const { agreement, problem } = setting;
  const factor = factorOf(setting, party);
  const places = placesById(setting);
  return names.flatMap((name, n) =>
    (places.get(name) ?? []).flatMap((s) => {
      const step = agreement.steps[s] as Agreement['steps'][number];
      if (step.id !== name && names.includes(step.id)) return [];
      const times = step.id === name ? 1 : (step.part?.times ?? 1);
      return [{ n, at: s * problem.parties.length + party, share: factor / times }];
    }),
  );
}

/** Every doubtful number that bears on the road map. Rates, lags and false alarms count at their likely values. */
export function doubtfulNumbers(setting: Setting): readonly DoubtfulNumber[] {
  const { problem } = setting;
  return [
    ...problem.parties.flatMap((_, party) => worthsInDoubt(setting, party)),
    ...problem.parties.flatMap((_, party) => bundlesInDoubt(setting, party)),
    ...sharesInDoubt(setting),
    ...problem.parties.flatMap((_, party) => stakeInDoubt(setting, party)),
  ];
}

/** By id of a step of the file: its place, or the places of its parts, in the agreement; only what is in the road map. */
function placesById({ agreement, scope }: Setting): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const s of scope.steps) {
    const step = agreement.steps[s] as Agreement['steps'][number];
    for (const id of new Set([step.id, step.part?.of ?? step.id])) places.set(id, [...(places.get(id) ?? []), s]);
  }
  return places;
}

function factorOf({ worths }: Setting, party: number): number {
  return toNumber(worths.factors[party] as Setting['worths']['factors'][number]);
}

function worthsInDoubt(setting: Setting, party: number): DoubtfulNumber[] {
  const { assessment, problem } = setting;
  const id = problem.parties[party] as string;
  const ranks = assessment.ranks[id];
  const given = Object.entries(assessment.worth).filter(([, row]) => row[id] !== undefined);
  if (ranks && given.length === 0) return ranksInDoubt(setting, party, ranks);
  const cells = cellsOf(
    setting,
    party,
    given.map(([step]) => step),
  );
  return given.flatMap(([step, row], n) => {
    const range = row[id] as Range;
    const own = cells.filter((cell) => cell.n === n);
    if (typeof range === 'number' || own.length === 0) return [];
    return [ranged({ kind: 'worth', steps: [step], party: id }, range, 'worth', own, factorOf(setting, party))];
  });
}

function bundlesInDoubt(setting: Setting, party: number): DoubtfulNumber[] {
  const { assessment, problem } = setting;
  const id = problem.parties[party] as string;
  const factor = factorOf(setting, party);
  return problem.bundles.flatMap(({ number }) => {
    const bundle = assessment.bundles[number];
    const range = bundle?.worth[id] ?? 0;
    if (!bundle || typeof range === 'number') return [];
    const cells = [{ at: number * problem.parties.length + party, share: factor }];
    return [ranged({ kind: 'bundle', steps: bundle.steps, party: id }, range, 'bundles', cells, factor)];
  });
}

/** Reversibility, and with rates durations: numbers of the agreement, so of no one party. */
function sharesInDoubt(setting: Setting): DoubtfulNumber[] {
  const { agreement, scope, problem } = setting;
  const whole = new Map<string, number[]>();
  for (const s of scope.steps) {
    const step = agreement.steps[s] as Agreement['steps'][number];
    const id = step.part?.of ?? step.id;
    whole.set(id, [...(whole.get(id) ?? []), s]);
  }
  return [...whole].flatMap(([id, places]) => {
    const { reversible, duration } = agreement.steps[places[0] as number] as Agreement['steps'][number];
    const cells = places.map((at) => ({ at, share: 1 }));
    const name = { steps: [id], party: null };
    return [
      ...(typeof reversible === 'number'
        ? []
        : [ranged({ kind: 'reversible', ...name }, reversible, 'reversible', cells, 1)]),
      ...(problem.rates && typeof duration === 'object'
        ? [ranged({ kind: 'duration', ...name }, duration, 'durations', cells, 1)]
        : []),
    ];
  });
}

function stakeInDoubt(setting: Setting, party: number): DoubtfulNumber[] {
  const range = stakeRange(setting, party);
  if (typeof range === 'number') return [];
  const name: NumberName = { kind: 'stake', steps: [], party: setting.problem.parties[party] as string };
  return [ranged(name, range, 'stakes', [{ at: party, share: 1 }], 1)];
}

/** k_i on the party's scale: the assessment's range plus the bond; or what was asked instead. */
export function stakeRange({ agreement, assessment, asked, worths, problem }: Setting, party: number): Range {
  const id = problem.parties[party] as string;
  const range = assessment.stakes[id] ?? 0;
  if (typeof range === 'number' || asked.stake?.[id] !== undefined) {
    return (problem.stakes[party] as number) / problem.unit;
  }
  const factor = toNumber(worths.factors[party] as Setting['worths']['factors'][number]);
  return range.map((value) => (value + (agreement.bonds[id] ?? 0)) * factor) as unknown as Range;
}

/** A number that is given as a range and stands in one or several places of a draw. */
function ranged(
  name: NumberName,
  range: Exclude<Range, number>,
  kind: keyof Numbers,
  cells: readonly { readonly at: number; readonly share: number }[],
  factor: number,
): DoubtfulNumber {
  const [low, likely, high] = [range[0], likelyValue(range), range.at(-1) as number];
  return {
    ...name,
    low: low * factor + 0,
    likely: likely * factor + 0,
    high: high * factor + 0,
    put: (numbers, t) => {
      for (const { at, share } of cells) numbers[kind][at] = between(low, likely, high, t) * share;
    },
    shown: { kind, at: cells[0]?.at as number },
    ranking: null,
  };
}

/** What a number is at t: exactly low, likely and high at -1, 0 and 1. */
export function between(low: number, likely: number, high: number, t: number): number {
  if (t === 1) return high;
  return t < 0 ? likely + t * (likely - low) : likely + t * (high - likely);
}

/**
 * Worths known by rank only. The least and the most that a ranking allows one of them are faces of its simplex: the worth
 * is a mean over corners, so it is least at those corners where it is least, and at all their means. The middle of that
 * face says where the others are then.
 */
function ranksInDoubt(setting: Setting, party: number, ranks: Ranks): DoubtfulNumber[] {
  const { problem } = setting;
  const id = problem.parties[party] as string;
  const simplex = rankSimplexOf(ranks);
  const ratio = simplex.surplus ? (simplex.surplus[0] + simplex.surplus[1]) / 2 : 1;
  const factor = factorOf(setting, party);
  const places = placesById(setting);
  const cells = cellsOf(setting, party, simplex.names);
  const middle = meanOver(simplex, allCorners(simplex), ratio);
  const moved = (name: NumberName, n: number, low: Float64Array, high: Float64Array): DoubtfulNumber => ({
    ...name,
    low: (low[n] as number) * factor + 0,
    likely: (middle[n] as number) * factor + 0,
    high: (high[n] as number) * factor + 0,
    put: (numbers, t) => {
      for (const cell of cells) {
        const value = between(low[cell.n] as number, middle[cell.n] as number, high[cell.n] as number, t);
        numbers.worth[cell.at] = value * cell.share;
      }
    },
    shown: shownAt(cells.find((cell) => cell.n === n)),
    ranking: party,
  });
  const groups = [...ranks.gains, ...ranks.costs].map((entry) => [entry].flat());
  const each = groups.flatMap((steps): DoubtfulNumber[] => {
    const n = simplex.names.indexOf(steps[0] as string);
    if (!steps.some((step) => places.has(step))) return [];
    const [low, high] = facesOf(simplex, n, ratio);
    if (low[n] === high[n]) return [];
    return [moved({ kind: 'worth', steps, party: id }, n, low, high)];
  });
  const range = simplex.surplus;
  if (!range || range[0] === range[1]) return each;
  const put: DoubtfulNumber['put'] = (numbers, t) => {
    const values = meanOver(simplex, allCorners(simplex), between(range[0], ratio, range[1], t));
    for (const { n, at, share } of cells) numbers.worth[at] = (values[n] as number) * share;
  };
  const surplus: NumberName = { kind: 'surplus', steps: [], party: id };
  return [...each, { ...surplus, low: range[0], likely: ratio, high: range[1], put, shown: null, ranking: party }];
}

function shownAt(cell: { readonly at: number } | undefined): DoubtfulNumber['shown'] {
  return cell ? { kind: 'worth', at: cell.at } : null;
}

/** A corner of a ranking: the top so many gains, or costs, share all. */
interface Corner {
  readonly list: 'gains' | 'costs';
  readonly at: number;
}

function allCorners({ gains, costs }: RankSimplex): Corner[] {
  return [
    ...Array.from(gains, (_, at): Corner => ({ list: 'gains', at })),
    ...Array.from(costs, (_, at): Corner => ({ list: 'costs', at })),
  ];
}

/** The mean of some corners, each counting the same within what shares one unit. */
function meanOver(simplex: RankSimplex, corners: readonly Corner[], ratio: number): Float64Array {
  const parts = simplex.surplus ? (['gains', 'costs'] as const) : [null];
  for (const list of ['gains', 'costs'] as const) simplex[list].fill(0);
  for (const part of parts) {
    const own = corners.filter((corner) => part === null || corner.list === part);
    for (const { list, at } of own) simplex[list][at] = 1 / own.length;
  }
  simplex.settle(ratio);
  return simplex.values.slice();
}

/** Where the n-th ranked worth is least, and where it is most: the middles of two faces. */
function facesOf(simplex: RankSimplex, n: number, ratio: number): [Float64Array, Float64Array] {
  const corners = allCorners(simplex);
  const others = corners.filter(({ list }) => simplex.surplus && list !== listOf(simplex, n));
  const own = corners.filter((corner) => !others.includes(corner));
  const worth = own.map((corner) => meanOver(simplex, [corner, ...others], ratio)[n] as number);
  const face = (value: number) => meanOver(simplex, [...own.filter((_, c) => worth[c] === value), ...others], ratio);
  return [face(Math.min(...worth)), face(Math.max(...worth))];
}

/** Which list the n-th ranked step is of: its worth at the middle is positive for a gain. */
function listOf(simplex: RankSimplex, n: number): Corner['list'] {
  return (meanOver(simplex, allCorners(simplex), 1)[n] as number) >= 0 ? 'gains' : 'costs';
}

/**
 * The mean of all worths that a ranking allows, by step: the mean of its corners. With a surplus s uniform on [a, b] gains
 * take the mean of s/(1+s), which is 1 - ln((1+b)/(1+a)) / (b-a), and costs the rest.
 */
export function rankMean(ranks: Ranks): ReadonlyMap<string, number> {
  const simplex = rankSimplexOf(ranks);
  const [low, high] = simplex.surplus ?? [1, 1];
  const part = high > low ? 1 - Math.log((1 + high) / (1 + low)) / (high - low) : low / (1 + low);
  const mean = meanOver(simplex, allCorners(simplex), part / (1 - part));
  return new Map(simplex.names.map((name, n) => [name, mean[n] as number]));
}

/** The corners of what a ranking allows, at both ends of its surplus: worths by name in each. */
export function rankCorners(ranks: Ranks): { readonly names: readonly string[]; readonly corners: Float64Array[] } {
  const simplex = rankSimplexOf(ranks);
  const corners = allCorners(simplex);
  if (!simplex.surplus) return { names: simplex.names, corners: corners.map((each) => meanOver(simplex, [each], 1)) };
  const pairs = corners
    .filter(({ list }) => list === 'gains')
    .flatMap((gain) => corners.filter(({ list }) => list === 'costs').map((cost) => [gain, cost]));
  return {
    names: simplex.names,
    corners: simplex.surplus.flatMap((end) => pairs.map((pair) => meanOver(simplex, pair, end))),
  };
}
