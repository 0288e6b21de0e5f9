import type { Search } from '../math/search.ts';
import type { ByParty } from './answer.ts';
import { byParty, plain } from './judge-order.ts';
import { type Order, orderOf } from './order.ts';
import type { Move, Problem } from './problem.ts';
import { isWorthIt, standingPulls } from './road-map.ts';
import { earliest } from './search/earliest.ts';
import { type Least, least } from './search/least.ts';
import { pullsOver, sequence, worthIt } from './search/sequence.ts';
import { anyWithin } from './search/total.ts';
import type { Setting } from './setting.ts';
import { earliestTimed } from './time/timed.ts';

/** The road map of a setting and what it asks, without the rest of question 1: what other questions ask of many deals. */
export interface BestRoadMap {
  readonly order: Order;
  /** Least good-faith stake; of the orders with that the least trust, and then the least total exposure. */
  readonly stake: number;
  readonly stakes: ByParty<number>;
  readonly trust: number;
  readonly trusts: ByParty<number>;
  readonly total_exposure: number;
  readonly completion: ByParty<number>;
  readonly standing_pull: ByParty<number>;
  /**
   * Least x >= 0 such that some order has every pull at most k_i + x; the order that has it may be another. With rates
   * only among orders that are worth starting; null if there are none.
   */
  readonly shortfall: number | null;
  /** Does some order hold with the stakes as they are? */
  readonly holds: boolean;
  /** False where time ran out: then the figures are those of the best found, and `shortfall` an upper bound. */
  readonly proved: boolean;
  readonly states: number;
}

/** The order that asks least of good faith, and whether any order holds. */
export function* bestRoadMap({ problem }: Pick<Setting, 'problem'>): Search<BestRoadMap> {
  const best = yield* sequence(problem, 'best order');
  if (!best) throw new Error('no road map without a cycle');
  const short = yield* leastRaise(problem, 'holds');
  const { figures, map } = best;
  const isWorth = isWorthIt(figures.worth);
  const needed = Math.max(...figures.stakes.map((stake, i) => stake - (problem.stakes[i] as number)));
  const reached = Math.min(
    short.moves ? short.bound : Number.POSITIVE_INFINITY,
    isWorth || !problem.rates ? needed : Number.POSITIVE_INFINITY,
  );
  return {
    order: orderOf(problem, map.moves),
    stake: plain(problem, figures.stake),
    stakes: byParty(problem, figures.stakes),
    trust: plain(problem, figures.trust),
    trusts: byParty(problem, figures.trusts),
    total_exposure: plain(problem, figures.totalExposure),
    completion: byParty(problem, problem.completion),
    standing_pull: byParty(problem, standingPulls(problem)),
    shortfall: Number.isFinite(reached) ? plain(problem, Math.max(0, reached)) : null,
    holds: reached <= 0 && (problem.rates !== null || isWorthIt(problem.completion)),
    proved: best.proved && (short.proved || reached <= 0),
    states: best.states + short.states,
  };
}

/**
 * The least x, of either sign, such that some order has every pull at most k_i + x: below 0 the slack that the best order
 * keeps, above 0 what every stake falls short. With rates only among orders that are worth starting.
 */
export function* leastRaise(problem: Problem, stage: string): Search<Least> {
  return yield* least(problem, pullsOver(problem, problem.stakes), worthIt(problem), stage);
}

/** Of the orders in which no pull exceeds k_i + x the one with the earliest steps of the file; null if none was found. */
export function* earliestWithin(problem: Problem, x: number, stage: string): Search<readonly Move[] | null> {
  const limits = worthIt(problem);
  for (let i = 0; i < limits.pull.length; i++) limits.pull[i] = (problem.stakes[i] as number) + x;
  const first = problem.rates
    ? yield* earliestTimed(problem, limits, stage)
    : yield* earliest(anyWithin(problem, limits), stage);
  return first.moves;
}

/** Does some order hold with the stakes as they are? Null if that was not settled in time. */
export function* someOrderHolds({
  problem,
}: Pick<Setting, 'problem'>): Search<{ readonly holds: boolean | null; readonly states: number }> {
  if (!problem.rates && !isWorthIt(problem.completion)) return { holds: false, states: 0 };
  const limits = worthIt(problem);
  limits.pull.set(problem.stakes);
  const { moves, proved, states } = yield* least(problem, pullsOver(problem, problem.stakes), limits, 'holds');
  return { holds: moves ? true : proved ? false : null, states };
}
