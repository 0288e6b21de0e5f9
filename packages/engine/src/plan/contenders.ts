import type { Search } from '../math/search.ts';
import type { Move, Problem } from './problem.ts';
import { alternating, firstInFile } from './reference-orders.ts';
import { stakeFrontier } from './search/frontier.ts';
import { least } from './search/least.ts';
import { goesFirst, opensWith, pullsOver, sequence, worthIt } from './search/sequence.ts';

/** Orders that people argue about, for a question that compares orders. */
export interface Contenders {
  readonly orders: readonly (readonly Move[])[];
  readonly states: number;
  /** Names of searches that were stopped. */
  readonly unfinished: readonly string[];
}

/**
 * The best order; the best in which each party opens, and in which each does all it can first; the reference orders of the
 * file; one order for each point of the frontier of stakes (two parties); the order with most to spare at the stakes given.
 */
export function* contenders(problem: Problem): Search<Contenders> {
  const orders: (readonly Move[])[] = [];
  const unfinished: string[] = [];
  let states = 0;
  const parties = [...problem.parties.entries()];
  const acting = parties.filter(([i]) => problem.moves.some((move) => move.performers.includes(i)));
  for (const [stage, allow] of [
    ['best order', undefined] as const,
    ...parties.map(([i, id]) => [`first mover ${id}`, opensWith(problem, i)] as const),
    ...acting.map(([i, id]) => [`${id}-first-best`, goesFirst(problem, i)] as const),
  ]) {
    const found = yield* sequence(problem, stage, allow);
    if (!found) continue;
    orders.push(found.map.moves);
    states += found.states;
    if (!found.proved) unfinished.push(stage);
  }
  orders.push(...acting.map(([i]) => firstInFile(problem, i)), alternating(problem));
  if (problem.parties.length === 2) {
    const frontier = yield* stakeFrontier(problem);
    orders.push(...frontier.orders);
    states += frontier.states;
    if (!frontier.proved) unfinished.push('frontier');
  }
  const spare = yield* mostToSpare(problem, 'most to spare');
  if (spare.moves) orders.push(spare.moves);
  return { orders, states: states + spare.states, unfinished };
}

/** The order whose least slack is greatest, with the stakes as they are; the best met if the search is not finished. */
export function* mostToSpare(
  problem: Problem,
  stage: string,
  most?: number,
): Search<{ readonly moves: readonly Move[] | null; readonly states: number }> {
  const goal = pullsOver(problem, problem.stakes);
  const found = yield* least(problem, goal, worthIt(problem), stage, most === undefined ? {} : { most });
  return { moves: found.moves ?? found.best ?? null, states: found.states };
}
