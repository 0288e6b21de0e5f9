import type { Draws } from '../agreement/draws.ts';
import { contains, has } from '../math/bits.ts';
import { quantile } from '../math/quantile.ts';
import type { Doubtful, Sure } from './answer.ts';
import type { Move, Problem } from './problem.ts';
import type { Setting } from './setting.ts';
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
 * number that cost the worst slack most, against its likely value, is the one that breaks it.
 */
export function sureOf(setting: Setting, draws: Draws, moves: readonly Move[]): Sureness {
  const points = vantagesOf(setting.problem, moves);
  const likely = likelyNumbers(setting.problem);
  const slacks = points.map(() => new Float64Array(draws.count));
  const blame = new Map<string, number>();
  let [worthFinishing, holding] = [0, 0];
  for (let d = 0; d < draws.count; d++) {
    const numbers = numbersOf(setting, draws, d);
    const gains = setting.problem.parties.map((_, i) => completionOf(setting.problem, numbers, i));
    const row = points.map((point) => slackAt(setting.problem, numbers, point, gains[point.party] as number));
    for (const [p, slack] of row.entries()) (slacks[p] as Float64Array)[d] = slack;
    if (gains.some((gain) => gain < -hair)) continue;
    worthFinishing++;
    const least = Math.min(...row);
    if (least >= -hair) holding++;
    else count(blame, blameFor(setting.problem, numbers, likely, points[row.indexOf(least)] as Vantage));
  }
  return {
    sure: {
      draws: draws.count,
      seed: draws.seed,
      worth_finishing: worthFinishing / draws.count,
      holds: worthFinishing > 0 ? holding / worthFinishing : null,
      breaks_most: mostBlamed(blame, worthFinishing - holding),
    },
    bands: bandsOf(setting.problem, points, slacks, moves.length),
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
interface Numbers {
  readonly worth: (step: number, party: number) => number;
  readonly reversible: (step: number) => number;
  readonly bundle: (bundle: number, party: number) => number;
  readonly stake: (party: number) => number;
}

function numbersOf({ scope, problem, agreement, assessment, asked }: Setting, draws: Draws, d: number): Numbers {
  const [steps, parties, bundles] = [agreement.steps.length, agreement.parties.length, assessment.bundles.length];
  const stepAt = (step: number) => d * steps + (scope.steps[step] as number);
  return {
    worth: (step, party) => draws.worth[stepAt(step) * parties + party] as number,
    reversible: (step) => draws.reversible[stepAt(step)] as number,
    bundle: (bundle, party) =>
      draws.bundles[(d * bundles + (problem.bundles[bundle]?.number as number)) * parties + party] as number,
    stake: (party) =>
      asked.stake?.[problem.parties[party] as string] === undefined
        ? (draws.stakes[d * parties + party] as number)
        : (problem.stakes[party] as number) / problem.unit,
  };
}

function likelyNumbers(problem: Problem): Numbers {
  const parties = problem.parties.length;
  return {
    worth: (step, party) => (problem.worth[step * parties + party] as number) / problem.unit,
    reversible: (step) => problem.reversible[step] as number,
    bundle: (bundle, party) => (problem.bundles[bundle]?.worth[party] as number) / problem.unit,
    stake: (party) => (problem.stakes[party] as number) / problem.unit,
  };
}

function completionOf(problem: Problem, numbers: Numbers, party: number): number {
  let sum = -escrowCosts(problem, problem.end, party);
  for (let k = 0; k < problem.steps.length; k++) sum += numbers.worth(k, party);
  for (let b = 0; b < problem.bundles.length; b++) sum += numbers.bundle(b, party);
  return sum;
}

/** k - B(S) + C. */
function slackAt(problem: Problem, numbers: Numbers, { set, party }: Vantage, completion: number): number {
  let slack = numbers.stake(party) + completion + escrowCosts(problem, set, party);
  for (let k = 0; k < problem.steps.length; k++) {
    if (has(set, k)) slack -= (1 - numbers.reversible(k)) * numbers.worth(k, party);
  }
  for (const [b, bundle] of problem.bundles.entries()) {
    if (contains(set, bundle.steps)) slack -= (1 - mostReversible(bundle.members, numbers)) * numbers.bundle(b, party);
  }
  return slack;
}

function escrowCosts(problem: Problem, set: Vantage['set'], party: number): number {
  const paid = problem.moves.filter((move) => contains(set, move.set));
  return paid.reduce((sum, move) => sum + (move.cost[party] as number), problem.sunk[party] as number) / problem.unit;
}

function mostReversible(steps: readonly number[], numbers: Numbers): number {
  return Math.max(...steps.map(numbers.reversible));
}

/** The number whose departure from its likely value costs this slack most. */
function blameFor(problem: Problem, drawn: Numbers, likely: Numbers, { set, party }: Vantage): Doubtful {
  let most: { change: number; what: Doubtful } = {
    change: drawn.stake(party) - likely.stake(party),
    what: { kind: 'stake', step: null, party: problem.parties[party] as string },
  };
  const weigh = (change: number, kind: Doubtful['kind'], step: number | null, whose: number | null) => {
    if (change >= most.change) return;
    const id = step === null ? null : (problem.steps[step] as string);
    most = { change, what: { kind, step: id, party: whose === null ? null : (problem.parties[whose] as string) } };
  };
  for (let k = 0; k < problem.steps.length; k++) {
    const left = has(set, k) ? drawn.reversible(k) : 1;
    weigh((drawn.worth(k, party) - likely.worth(k, party)) * left, 'worth', k, party);
    if (has(set, k))
      weigh((drawn.reversible(k) - likely.reversible(k)) * likely.worth(k, party), 'reversible', k, null);
  }
  for (const [b, bundle] of problem.bundles.entries()) {
    const left = contains(set, bundle.steps) ? mostReversible(bundle.members, drawn) : 1;
    weigh((drawn.bundle(b, party) - likely.bundle(b, party)) * left, 'bundle', bundle.members[0] as number, party);
  }
  return most.what;
}
