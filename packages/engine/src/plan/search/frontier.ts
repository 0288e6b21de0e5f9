import type { Search } from '../../math/search.ts';
import type { Move, Problem } from '../problem.ts';
import { type Figures, judge, walk } from '../road-map.ts';
import { tieOf } from '../time/passage.ts';
import { type Least, least } from './least.ts';
import { exposuresOver, pullsOver } from './sequence.ts';
import { type Limits, noLimits } from './step.ts';

/** Points of a frontier, multiples of 1 / unit, first coordinate rising. */
export interface Frontier {
  readonly points: readonly (readonly [number, number])[];
  /** An order that has each point. */
  readonly orders: readonly (readonly Move[])[];
  readonly proved: boolean;
  readonly states: number;
}

/** One coordinate of a frontier: what is minimised, how it is bounded while the other is, and what an order has of it. */
interface Axis {
  readonly goal: Limits;
  readonly bound: (limits: Limits, most: number) => void;
  readonly of: (figures: Figures) => number;
}

/** All vectors (stake_A, stake_B) of road maps such that none is at least as low for both and lower for one. */
export function* stakeFrontier(problem: Problem): Search<Frontier> {
  return yield* frontier(problem, stakeOf(problem, 0), stakeOf(problem, 1), 'frontier of stakes');
}

/** Likewise (good-faith stake, trust needed). */
export function* stakeTrustFrontier(problem: Problem): Search<Frontier> {
  const stake: Axis = {
    goal: pullsOver(problem, 0),
    bound: (limits, most) => limits.pull.fill(most),
    of: (figures) => figures.stake,
  };
  const trust: Axis = {
    goal: exposuresOver(problem, 0),
    bound: (limits, most) => limits.exposure.fill(most),
    of: (figures) => figures.trust,
  };
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
    of: (figures) => figures.stakes[party] as number,
  };
}

/**
 * From point to point: least x with y below the last point's, then least y at that x. Integers make "below" exact. As y
 * is asked to be less, the least x can only rise; no y is less than the least of all; and the order found for x has a y
 * from which to go down. Where one search had to ask the sides, the next asks soon.
 */
function* frontier(problem: Problem, x: Axis, y: Axis, stage: string): Search<Frontier> {
  const points: [number, number][] = [];
  const orders: (readonly Move[])[] = [];
  const lowest = yield* least(problem, y.goal, noLimits(problem), stage);
  let states = lowest.states;
  let last = Number.NEGATIVE_INFINITY;
  let patience: { readonly patience?: number } = {};
  for (let below = Number.POSITIVE_INFINITY; below >= lowest.bound; ) {
    const limits = noLimits(problem);
    y.bound(limits, below);
    const across: Least = yield* least(problem, x.goal, limits, stage, { floor: last, ...patience });
    states += across.states;
    if (!across.moves) return { points, orders, proved: across.proved, states };
    x.bound(limits, across.bound + tieOf(problem));
    const known = { moves: across.moves, excess: y.of(judge(problem, walk(problem, across.moves))) };
    y.bound(limits, known.excess);
    const down: Least = yield* least(problem, y.goal, limits, stage, { floor: lowest.bound, known, ...patience });
    states += down.states;
    if (!down.proved) return { points, orders, proved: false, states };
    points.push([across.bound, down.bound]);
    orders.push(down.moves ?? across.moves);
    patience = across.asked || down.asked ? { patience: 300 } : {};
    [last, below] = [across.bound + 1, down.bound - 1 - tieOf(problem)];
  }
  return { points, orders, proved: lowest.proved, states };
}
