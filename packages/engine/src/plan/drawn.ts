import { type Draws, drawAt, likelyNumbers, type Numbers } from '../agreement/draws.ts';
import { inUnits } from '../agreement/time.ts';
import { type Bits, contains, members, without } from '../math/bits.ts';
import { larger, toNumber, zero } from '../math/rational.ts';
import type { Move } from './problem.ts';
import type { Setting } from './setting.ts';
import { fillPassage, foldBackInto, statesAlong } from './time/passage.ts';
import { type Vantage, vantagesOf } from './vantage.ts';

/** One order, ready to be judged under numbers that are not the likely ones: doubles, in plain units. */
export interface DrawnOrder {
  readonly points: readonly Vantage[];
  /** By vantage point; overwritten by each `judge`. */
  readonly slack: Float64Array;
  /** By party, what the order is worth before it begins; overwritten by each `judge`. */
  readonly worth: Float64Array;
  /** k by party, with what was asked instead of the file's; overwritten by each `judge`. */
  readonly stakes: Float64Array;
  readonly judge: (numbers: Numbers) => void;
}

/** A slack, or a worth, counts as zero within this: draws are in doubles, not exact. */
export const hair = 1e-9;

/**
 * Prepares an order for many draws. B and W grow along it by what each move adds, so a draw takes time in the number of
 * steps, not of states times steps, and allocates nothing.
 */
export function drawnOrder(setting: Setting, moves: readonly Move[]): DrawnOrder {
  const { problem } = setting;
  const parties = problem.parties.length;
  const points = vantagesOf(problem, moves);
  const slack = new Float64Array(points.length);
  const worth = new Float64Array(parties);
  const stakes = new Float64Array(parties);
  const along = gainsAlong(setting, moves);
  const rows = (moves.length + 1) * parties;
  const [held, broken, seenThrough] = [0, 1, 2].map(() => new Float64Array(rows)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const within = membersOf(setting);
  const shared: Shares = {
    left: new Float64Array(setting.agreement.steps.length),
    bundleLeft: new Float64Array(problem.bundles.length),
  };
  const seeThrough = foreseer(setting, moves, { held, broken, seenThrough });
  const spots = points.map((point) => spotOf(setting, moves, point));
  const fixed = stakesAsked(setting);
  return {
    points,
    slack,
    worth,
    stakes,
    judge: (numbers) => {
      fillShares(shared, numbers, within);
      for (let i = 0; i < parties; i++) stakes[i] = fixed[i] ?? (numbers.stakes[i] as number);
      for (let i = 0; i < parties; i++) walkAlong(along, numbers, shared, i, parties, held, broken);
      seeThrough(numbers);
      for (let i = 0; i < parties; i++) worth[i] = seenThrough[i] as number;
      for (let p = 0; p < spots.length; p++) {
        const { row, party, beyond } = spots[p] as Spot;
        let inHand = broken[row] as number;
        if (beyond) inHand += kept(beyond, numbers, shared, party, parties);
        slack[p] = (stakes[party] as number) - inHand + (seenThrough[row] as number);
      }
    },
  };
}

/** What is left on a breakdown: 1 - r by step, and 1 - max r by bundle. */
interface Shares {
  readonly left: Float64Array;
  readonly bundleLeft: Float64Array;
}

/**
 * Steps (of the agreement) that are added, and bundles that they complete: by their places in the assessment's list, and in
 * the problem's.
 */
interface Gain {
  readonly steps: Int32Array;
  readonly bundles: Int32Array;
  readonly bundleShares: Int32Array;
}

/** W and B of one party at every state, from what each move adds. */
function walkAlong(
  { steps, stepsFrom, bundles, bundleShares, bundlesFrom, costs }: Along,
  { worth, bundles: together }: Numbers,
  { left, bundleLeft }: Shares,
  party: number,
  parties: number,
  held: Float64Array,
  broken: Float64Array,
): void {
  let inAll = 0;
  let inHand = 0;
  for (let k = 0, at = party; at < held.length; k++, at += parties) {
    inAll -= costs[at] as number;
    inHand -= costs[at] as number;
    for (let j = stepsFrom[k] as number; j < (stepsFrom[k + 1] as number); j++) {
      const step = steps[j] as number;
      const value = worth[step * parties + party] as number;
      inAll += value;
      inHand += (left[step] as number) * value;
    }
    for (let j = bundlesFrom[k] as number; j < (bundlesFrom[k + 1] as number); j++) {
      const value = together[(bundles[j] as number) * parties + party] as number;
      inAll += value;
      inHand += (bundleLeft[bundleShares[j] as number] as number) * value;
    }
    held[at] = inAll;
    broken[at] = inHand;
  }
}

function kept(gain: Gain, numbers: Numbers, { left, bundleLeft }: Shares, party: number, parties: number): number {
  const { steps, bundles, bundleShares } = gain;
  let sum = 0;
  for (let j = 0; j < steps.length; j++) {
    const step = steps[j] as number;
    sum += (left[step] as number) * (numbers.worth[step * parties + party] as number);
  }
  for (let j = 0; j < bundles.length; j++) {
    const share = bundleLeft[bundleShares[j] as number] as number;
    sum += share * (numbers.bundles[(bundles[j] as number) * parties + party] as number);
  }
  return sum;
}

/** By bundle of the problem: its steps. */
function membersOf({ problem, scope }: Setting): readonly Int32Array[] {
  return problem.bundles.map((bundle) => Int32Array.from(bundle.members, (k) => scope.steps[k] as number));
}

function fillShares({ left, bundleLeft }: Shares, { reversible }: Numbers, within: readonly Int32Array[]): void {
  for (let s = 0; s < left.length; s++) left[s] = 1 - (reversible[s] as number);
  for (let b = 0; b < bundleLeft.length; b++) bundleLeft[b] = leastLeft(left, within[b] as Int32Array);
}

/** 1 - max r over a bundle; of one without steps, which stands for outside options, nothing is left. */
function leastLeft(left: Float64Array, steps: Int32Array): number {
  let least = steps.length === 0 ? 0 : 1;
  for (let j = 0; j < steps.length; j++) least = Math.min(least, left[steps[j] as number] as number);
  return least;
}

/** What is added from state to state, the start first, in one list each; `From` says where each state's part begins. */
interface Along extends Gain {
  readonly stepsFrom: Int32Array;
  readonly bundlesFrom: Int32Array;
  /** Costs of escrows by state, then party. */
  readonly costs: Float64Array;
}

function gainsAlong(setting: Setting, moves: readonly Move[]): Along {
  const { problem } = setting;
  const states = statesAlong(problem, moves);
  const gains = states.map((state, k) => gainOf(setting, k > 0 ? (states[k - 1] as Bits) : null, state));
  const plain = (costs: Float64Array) => Array.from(costs, (cost) => cost / problem.unit);
  const all = (kind: keyof Gain) => Int32Array.from(gains.flatMap((gain) => [...gain[kind]]));
  return {
    steps: all('steps'),
    stepsFrom: startsOf(gains.map((gain) => gain.steps.length)),
    bundles: all('bundles'),
    bundleShares: all('bundleShares'),
    bundlesFrom: startsOf(gains.map((gain) => gain.bundles.length)),
    costs: Float64Array.from([problem.sunk, ...moves.map((move) => move.cost)].flatMap(plain)),
  };
}

/** Where lists of these lengths begin, one after the other, and where the last ends. */
function startsOf(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (const [k, length] of lengths.entries()) starts[k + 1] = (starts[k] as number) + length;
  return starts;
}

/** What a set of steps adds to a smaller one, or to nothing at all. */
function gainOf({ problem, scope }: Setting, from: Bits | null, to: Bits): Gain {
  const completed = problem.bundles.flatMap((bundle, b) =>
    contains(to, bundle.steps) && !(from && contains(from, bundle.steps)) ? [b] : [],
  );
  return {
    steps: Int32Array.from(members(from ? without(to, from) : to), (k) => scope.steps[k] as number),
    bundles: Int32Array.from(completed, (b) => problem.bundles[b]?.number as number),
    bundleShares: Int32Array.from(completed),
  };
}

/** A vantage point: at a state, or beyond it within a together set. */
interface Spot {
  readonly row: number;
  readonly party: number;
  readonly beyond: Gain | null;
}

function spotOf(setting: Setting, moves: readonly Move[], { after, party, set, isInside }: Vantage): Spot {
  const { problem } = setting;
  const row = after * problem.parties.length + party;
  if (!isInside) return { row, party, beyond: null };
  return { row, party, beyond: gainOf(setting, statesAlong(problem, moves)[after] as Bits, set) };
}

/** What one party has at a set of steps, for numbers that are not the likely ones. */
export interface Standing {
  /** W: while all goes on. */
  readonly held: (numbers: Numbers) => number;
  /** B: if it breaks down. */
  readonly broken: (numbers: Numbers) => number;
}

/** Prepares W and B of one party at one set for many draws. */
export function standingAt(setting: Setting, party: number, set: Bits): Standing {
  const { problem, agreement } = setting;
  const parties = problem.parties.length;
  const gain = gainOf(setting, null, set);
  const within = membersOf(setting);
  const paid = problem.moves
    .filter((move) => contains(set, move.set))
    .reduce((sum, move) => sum + (move.cost[party] as number), problem.sunk[party] as number);
  const whole: Shares = {
    left: new Float64Array(agreement.steps.length).fill(1),
    bundleLeft: new Float64Array(problem.bundles.length).fill(1),
  };
  const shares: Shares = {
    left: new Float64Array(agreement.steps.length),
    bundleLeft: new Float64Array(problem.bundles.length),
  };
  return {
    held: (numbers) => kept(gain, numbers, whole, party, parties) - paid / problem.unit,
    broken: (numbers) => {
      fillShares(shares, numbers, within);
      return kept(gain, numbers, shares, party, parties) - paid / problem.unit;
    },
  };
}

/** One of the draws of a setting, with the stakes that were asked. */
export function drawnNumbers(setting: Setting, draws: Draws, d: number): Numbers {
  const numbers = drawAt(draws, d);
  const fixed = stakesAsked(setting);
  return { ...numbers, stakes: numbers.stakes.map((stake, i) => fixed[i] ?? stake) };
}

/** k by party where it was asked instead of the file's. */
function stakesAsked({ problem, asked }: Setting): (number | undefined)[] {
  return problem.parties.map((id, i) =>
    asked.stake?.[id] === undefined ? undefined : (problem.stakes[i] as number) / problem.unit,
  );
}

/** Every number at its likely value, with the stakes that were asked. */
export function likelyOf({ agreement, worths, problem }: Setting): Numbers {
  const stakes = problem.stakes.map((stake) => stake / problem.unit);
  return { ...likelyNumbers(agreement, worths), stakes };
}

/** By state, then party. */
interface Rows {
  readonly held: Float64Array;
  readonly broken: Float64Array;
  readonly seenThrough: Float64Array;
}

/** What seeing the order through is worth, by state, then party: C at every state without rates. */
function foreseer(
  { agreement, scope, problem }: Setting,
  moves: readonly Move[],
  { held, broken, seenThrough }: Rows,
): (numbers: Numbers) => void {
  const parties = problem.parties.length;
  const { rates } = problem;
  const end = moves.length * parties;
  if (!rates) {
    return () => {
      for (let at = 0; at < seenThrough.length; at++) seenThrough[at] = held[end + (at % parties)] as number;
    };
  }
  const passages = moves.map((move) => move.passage.slice());
  const lags = agreement.steps.map((step) =>
    toNumber(step.verification.map((check) => inUnits(check.lag ?? 0, agreement.timeUnit)).reduce(larger, zero)),
  );
  const own = moves.map((move) => Int32Array.from(move.steps, (k) => scope.steps[k] as number));
  return ({ durations }) => {
    for (let k = 0; k < moves.length; k++) {
      let time = 0;
      for (const s of own[k] as Int32Array) time = Math.max(time, (durations[s] as number) + (lags[s] as number));
      fillPassage(rates, time, (moves[k] as Move).falseAlarm, passages[k] as Float64Array);
    }
    foldBackInto(passages, held, broken, seenThrough);
  };
}
