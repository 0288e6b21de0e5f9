import { type Least, least } from './least.ts';
import { tieOf } from './passage.ts';
import type { Problem } from './problem.ts';
import type { Search } from './search.ts';
import { exposuresOver, pullsOver } from './sequence.ts';
import { type Limits, noLimits } from './step.ts';

/** Points of a frontier, multiples of 1 / unit, first coordinate rising. */
export interface Frontier {
  readonly points: readonly (readonly [number, number])[];
  readonly proved: boolean;
  readonly states: number;
}

/** One coordinate of a frontier: what is minimised, and how it is bounded while the other is. */
interface Axis {
  readonly goal: Limits;
  readonly bound: (limits: Limits, most: number) => void;
}

/** All vectors (stake_A, stake_B) of road maps such that none is at least as low for both and lower for one. */
export function* stakeFrontier(problem: Problem): Search<Frontier> {
  return yield* frontier(problem, stakeOf(problem, 0), stakeOf(problem, 1), 'frontier of stakes');
}

/** Likewise (good-faith stake, trust needed). */
export function* stakeTrustFrontier(problem: Problem): Search<Frontier> {
  const stake: Axis = { goal: pullsOver(problem, 0), bound: (limits, most) => limits.pull.fill(most) };
  const trust: Axis = { goal: exposuresOver(problem, 0), bound: (limits, most) => limits.exposure.fill(most) };
  return yield* frontier(problem, stake, trust, 'frontier of stake and trust');
}

function stakeOf(problem: Problem, party: number): Axis {
  const goal = noLimits(problem);
  goal.pull[party] = 0;
  return {
    goal,
    bound: (limits, most) => {
      limits.pull[party] = most;
    },
  };
}

/** From point to point: least x with y below the last point's, then least y at that x. Integers make "below" exact. */
function* frontier(problem: Problem, x: Axis, y: Axis, stage: string): Search<Frontier> {
  const points: [number, number][] = [];
  let states = 0;
  for (let below = Number.POSITIVE_INFINITY; ; ) {
    const limits = noLimits(problem);
    y.bound(limits, below);
    const across: Least = yield* least(problem, x.goal, limits, stage);
    states += across.states;
    if (!across.moves) return { points, proved: across.proved, states };
    x.bound(limits, across.bound + tieOf(problem));
    const down: Least = yield* least(problem, y.goal, limits, stage);
    states += down.states;
    if (!down.moves) return { points, proved: false, states };
    points.push([across.bound, down.bound]);
    below = down.bound - 1 - tieOf(problem);
  }
}
