import { type Draws, drawAt, type Numbers } from '../agreement/draws.ts';
import { bitsOf, contains, has } from '../math/bits.ts';
import { quantile } from '../math/quantile.ts';
import type { Doubtful, Sure } from './answer.ts';
import { drawnOrder, hair, likelyOf } from './drawn.ts';
import type { Move, Problem } from './problem.ts';
import type { Setting } from './setting.ts';
import { type Bearing, bearingAlong } from './time/passage.ts';
import type { Vantage } from './vantage.ts';

/** What draws over ranges and ranks say of one order. */
export interface Sureness {
  readonly sure: Sure;
  /** By state, then party: the middle eight in ten of slacks. */
  readonly bands: readonly (readonly (readonly [number, number])[])[];
}

/**
 * Judges an order under every draw: is finishing worth it to all, and does the order then hold? Where it breaks, the
 * number that cost the worst slack most, against its likely value, is the one that breaks it. Rates, lags and false alarms
 * stay at their likely values; durations are drawn, but nothing is laid to them.
 */
export function sureOf(setting: Setting, draws: Draws, moves: readonly Move[]): Sureness {
  const { problem } = setting;
  const order = drawnOrder(setting, moves);
  const { points } = order;
  const bearings = {
    steps: problem.steps.map((_, step) => bearingAlong(problem, moves, bitsOf(problem.words, [step]))),
    bundles: problem.bundles.map((bundle) => bearingAlong(problem, moves, bundle.steps)),
  };
  const likely = likelyOf(setting);
  const slacks = points.map(() => new Float64Array(draws.count));
  const blame = new Map<string, number>();
  let [worthFinishing, holding] = [0, 0];
  for (let d = 0; d < draws.count; d++) {
    const numbers = drawAt(draws, d);
    order.judge(numbers);
    let worst = 0;
    for (let p = 0; p < points.length; p++) {
      (slacks[p] as Float64Array)[d] = order.slack[p] as number;
      if ((order.slack[p] as number) < (order.slack[worst] as number)) worst = p;
    }
    if (order.worth.some((value) => value < -hair)) continue;
    worthFinishing++;
    if ((order.slack[worst] as number) >= -hair) holding++;
    else {
      const drawn = { ...numbers, stakes: order.stakes };
      const what = blameFor(setting, drawn, likely, points[worst] as Vantage, bearings);
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

/** The number whose departure from its likely value costs this slack most; null if none costs it anything. */
function blameFor(
  { problem, scope }: Setting,
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
  const parties = problem.parties.length;
  for (const [k, step] of scope.steps.entries()) {
    const at = step * parties + party;
    const [held, broken] = bears(bearings.steps[k] as Bearing, has(set, k));
    weigh(apart('worth', at) * (held + broken * (1 - (drawn.reversible[step] as number))), {
      kind: 'worth',
      step: id(k),
      party: whose,
    });
    weigh(-broken * apart('reversible', step) * (likely.worth[at] as number), {
      kind: 'reversible',
      step: id(k),
      party: null,
    });
  }
  for (const [b, bundle] of problem.bundles.entries()) {
    if (bundle.members.length === 0) continue;
    const [held, broken] = bears(bearings.bundles[b] as Bearing, contains(set, bundle.steps));
    const share =
      held +
      broken * (1 - Math.max(...bundle.members.map((k) => drawn.reversible[scope.steps[k] as number] as number)));
    const first = id(bundle.members[0] as number);
    weigh(apart('bundles', bundle.number * parties + party) * share, { kind: 'bundle', step: first, party: whose });
  }
  return what;
}
