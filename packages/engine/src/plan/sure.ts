import type { Draws } from '../agreement/draws.ts';
import { bitsOf, contains, has, members } from '../math/bits.ts';
import { quantile } from '../math/quantile.ts';
import type { Doubtful, Sure } from './answer.ts';
import type { Move, Problem } from './problem.ts';
import type { Setting } from './setting.ts';
import { type Bearing, bearingAlong, foldBack, statesAlong } from './time/passage.ts';
import { type Vantage, vantagesOf } from './vantage.ts';

/** What draws over ranges and ranks say of one order. */
export interface Sureness {
  readonly sure: Sure;
  /** By state, then party: the middle eight in ten of slacks. */
  readonly bands: readonly (readonly (readonly [number, number])[])[];
}

/** A slack counts as zero within this: draws are in doubles, not exact. */
const hair = 1e-9;

/**
 * Judges an order under every draw: is finishing worth it to all, and does the order then hold? Where it breaks, the
 * number that cost the worst slack most, against its likely value, is the one that breaks it. Rates, durations and false
 * alarms stay at their likely values.
 */
export function sureOf(setting: Setting, draws: Draws, moves: readonly Move[]): Sureness {
  const { problem } = setting;
  const points = vantagesOf(problem, moves);
  const places = points.map((point) => placeOf(problem, point));
  const seenThrough = foreseer(problem, moves);
  const bearings = {
    steps: problem.steps.map((_, step) => bearingAlong(problem, moves, bitsOf(problem.words, [step]))),
    bundles: problem.bundles.map((bundle) => bearingAlong(problem, moves, bundle.steps)),
  };
  const likely = likelyNumbers(problem);
  const slacks = points.map(() => new Float64Array(draws.count));
  const blame = new Map<string, number>();
  let [worthFinishing, holding] = [0, 0];
  for (let d = 0; d < draws.count; d++) {
    const numbers = numbersOf(setting, draws, d);
    const worth = seenThrough(numbers);
    let worst = 0;
    for (let p = 0; p < places.length; p++) {
      const row = slacks[p] as Float64Array;
      row[d] = slackAt(numbers, places[p] as Place, worth);
      if ((row[d] as number) < ((slacks[worst] as Float64Array)[d] as number)) worst = p;
    }
    if (worth[0]?.some((value) => value < -hair)) continue;
    worthFinishing++;
    if (((slacks[worst] as Float64Array)[d] as number) >= -hair) holding++;
    else {
      const what = blameFor(problem, numbers, likely, points[worst] as Vantage, bearings);
      if (what) count(blame, what);
    }
  }
  return {
    sure: {
      draws: draws.count,
      seed: draws.seed,
      worth_finishing: worthFinishing / draws.count,
      holds: worthFinishing > 0 ? holding / worthFinishing : null,
      breaks_most: mostBlamed(blame, worthFinishing - holding),
    },
    bands: bandsOf(problem, points, slacks, moves.length),
  };
}

function count(blame: Map<string, number>, what: Doubtful): void {
  const key = JSON.stringify(what);
  blame.set(key, (blame.get(key) ?? 0) + 1);
}

function mostBlamed(blame: ReadonlyMap<string, number>, breaking: number): Sure['breaks_most'] {
  const [most] = [...blame].sort((a, b) => b[1] - a[1]);
  return most ? { ...(JSON.parse(most[0]) as Doubtful), share: most[1] / breaking } : null;
}

/** Slack bands at the states themselves, not inside sets; the first point of each state and party is the state. */
function bandsOf(
  problem: Problem,
  points: readonly Vantage[],
  slacks: readonly Float64Array[],
  length: number,
): [number, number][][] {
  return Array.from({ length }, (_, after) =>
    problem.parties.map((_, party): [number, number] => {
      const p = points.findIndex((point) => point.after === after && point.party === party);
      const sorted = (slacks[p] as Float64Array).slice().sort();
      return [quantile(sorted, 0.1), quantile(sorted, 0.9)];
    }),
  );
}

/** All numbers of one draw, or the likely ones, in plain units and in the problem's numbering. */
export interface Numbers {
  readonly parties: number;
  /** w by step, then party. */
  readonly worth: Float64Array;
  readonly reversible: Float64Array;
  /** Bundles' worth by bundle, then party. */
  readonly bundles: Float64Array;
  readonly stakes: Float64Array;
}

export function numbersOf({ scope, problem, agreement, assessment, asked }: Setting, draws: Draws, d: number): Numbers {
  const [steps, parties, bundles] = [agreement.steps.length, agreement.parties.length, assessment.bundles.length];
  const worth = new Float64Array(scope.steps.length * parties);
  const reversible = new Float64Array(scope.steps.length);
  for (let k = 0; k < scope.steps.length; k++) {
    const at = d * steps + (scope.steps[k] as number);
    reversible[k] = draws.reversible[at] as number;
    for (let i = 0; i < parties; i++) worth[k * parties + i] = draws.worth[at * parties + i] as number;
  }
  const shares = problem.bundles.flatMap(({ number, members: within, worth: likely }) => {
    if (within.length === 0) return Array.from(likely, (value) => value / problem.unit);
    const at = (d * bundles + number) * parties;
    return Array.from(draws.bundles.subarray(at, at + parties));
  });
  const stakes = Float64Array.from(problem.parties, (id, i) =>
    asked.stake?.[id] === undefined ? (draws.stakes[d * parties + i] as number) : plainStake(problem, i),
  );
  return { parties, worth, reversible, bundles: Float64Array.from(shares), stakes };
}

function likelyNumbers(problem: Problem): Numbers {
  return {
    parties: problem.parties.length,
    worth: problem.worth.map((value) => value / problem.unit),
    reversible: problem.reversible,
    bundles: Float64Array.from(problem.bundles.flatMap((b) => Array.from(b.worth, (value) => value / problem.unit))),
    stakes: Float64Array.from(problem.parties, (_, i) => plainStake(problem, i)),
  };
}

function plainStake(problem: Problem, party: number): number {
  return (problem.stakes[party] as number) / problem.unit;
}

/** A vantage point, ready for many draws. */
export interface Place {
  readonly after: number;
  readonly party: number;
  readonly steps: readonly number[];
  /** Bundles complete there, with their members. */
  readonly bundles: readonly { readonly at: number; readonly members: readonly number[] }[];
  /** What escrows have cost by then. */
  readonly paid: number;
}

export function placeOf(problem: Problem, { after, party, set }: Pick<Vantage, 'after' | 'party' | 'set'>): Place {
  return {
    after,
    party,
    steps: [...members(set)],
    bundles: problem.bundles.flatMap((b, at) => (contains(set, b.steps) ? [{ at, members: b.members }] : [])),
    paid: escrowCosts(problem, set, party),
  };
}

export function completionOf(problem: Problem, { worth, bundles, parties }: Numbers, party: number): number {
  let sum = -escrowCosts(problem, problem.end, party);
  for (let at = party; at < worth.length; at += parties) sum += worth[at] as number;
  for (let at = party; at < bundles.length; at += parties) sum += bundles[at] as number;
  return sum;
}

/** What seeing the order through is worth under one draw, by state, then party: C at every state without rates. */
function foreseer(problem: Problem, moves: readonly Move[]): (numbers: Numbers) => readonly Float64Array[] {
  if (!problem.rates) {
    return (numbers) => {
      const completion = Float64Array.from(problem.parties, (_, i) => completionOf(problem, numbers, i));
      return Array.from({ length: moves.length + 1 }, () => completion);
    };
  }
  const places = statesAlong(problem, moves).map((set, after) =>
    problem.parties.map((_, party) => placeOf(problem, { after, party, set })),
  );
  const each = (value: (place: Place) => number) => places.map((row) => Float64Array.from(row, value));
  return (numbers) =>
    foldBack(
      moves,
      each((place) => standing(numbers, place, false, -place.paid)),
      each((place) => standing(numbers, place, true, -place.paid)),
    );
}

/** k - B(S) + what seeing it through is worth there. */
function slackAt(numbers: Numbers, place: Place, seenThrough: readonly Float64Array[]): number {
  const worth = seenThrough[place.after]?.[place.party] as number;
  return -standing(numbers, place, true, -((numbers.stakes[place.party] as number) + worth + place.paid));
}

/** The worths that stand at a place, or what is left of them on a breakdown, without costs of escrows; added to `sum`. */
export function standing(numbers: Numbers, { party, steps, bundles }: Place, isBroken: boolean, sum: number): number {
  const { worth, reversible, parties } = numbers;
  let all = sum;
  for (const k of steps) all += (isBroken ? 1 - (reversible[k] as number) : 1) * (worth[k * parties + party] as number);
  for (const { at, members: within } of bundles) {
    const left = isBroken ? 1 - mostReversible(within, reversible) : 1;
    all += left * (numbers.bundles[at * parties + party] as number);
  }
  return all;
}

function escrowCosts(problem: Problem, set: Vantage['set'], party: number): number {
  let sum = problem.sunk[party] as number;
  for (const move of problem.moves) if (contains(set, move.set)) sum += move.cost[party] as number;
  return sum / problem.unit;
}

/** max r over a bundle; of one without steps, which stands for outside options, all is undone. */
function mostReversible(steps: readonly number[], reversible: Float64Array): number {
  let most = steps.length === 0 ? 1 : 0;
  for (const k of steps) most = Math.max(most, reversible[k] as number);
  return most;
}

/** The number whose departure from its likely value costs this slack most; null if none costs it anything. */
function blameFor(
  problem: Problem,
  drawn: Numbers,
  likely: Numbers,
  { set, party, after }: Vantage,
  bearings: { readonly steps: readonly Bearing[]; readonly bundles: readonly Bearing[] },
): Doubtful | null {
  const id = (step: number) => problem.steps[step] as string;
  const whose = problem.parties[party] as string;
  const apart = (row: 'worth' | 'bundles' | 'reversible' | 'stakes', at: number) =>
    (drawn[row][at] as number) - (likely[row][at] as number);
  const bears = ({ held, broken }: Bearing, isDone: boolean) =>
    [held[after]?.[party] as number, (broken[after]?.[party] as number) - (isDone ? 1 : 0)] as const;
  let [most, what]: [number, Doubtful | null] = [-hair, null];
  const weigh = (change: number, doubtful: Doubtful) => {
    if (change < most) [most, what] = [change, doubtful];
  };
  weigh(apart('stakes', party), { kind: 'stake', step: null, party: whose });
  for (let k = 0; k < problem.steps.length; k++) {
    const at = k * drawn.parties + party;
    const [held, broken] = bears(bearings.steps[k] as Bearing, has(set, k));
    weigh(apart('worth', at) * (held + broken * (1 - (drawn.reversible[k] as number))), {
      kind: 'worth',
      step: id(k),
      party: whose,
    });
    weigh(-broken * apart('reversible', k) * (likely.worth[at] as number), {
      kind: 'reversible',
      step: id(k),
      party: null,
    });
  }
  for (const [b, bundle] of problem.bundles.entries()) {
    const [held, broken] = bears(bearings.bundles[b] as Bearing, contains(set, bundle.steps));
    const share = held + broken * (1 - mostReversible(bundle.members, drawn.reversible));
    const first = id(bundle.members[0] as number);
    weigh(apart('bundles', b * drawn.parties + party) * share, { kind: 'bundle', step: first, party: whose });
  }
  return what;
}
