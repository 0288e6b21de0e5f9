import { type Numbers, samplerOf } from '../agreement/draws.ts';
import type { Worths } from '../agreement/worth.ts';
import { exact } from '../math/rational.ts';
import type { Search } from '../math/search.ts';
import { contenders, mostToSpare } from '../plan/contenders.ts';
import { type DrawnOrder, drawnOrder, hair } from '../plan/drawn.ts';
import { orderOf } from '../plan/order.ts';
import { type Move, type Problem, problemOf } from '../plan/problem.ts';
import type { Setting } from '../plan/setting.ts';
import type { DoubtAnswer } from './answer.ts';

/** Draws under which an order of their own is looked for. */
const drawsSolved = 24;

/** A search under one draw gives up after so many states. */
const mostStates = 50_000;

/** Draws by which the orders are compared, at most; the one that holds most often is then measured on twice as many others. */
const mostCompared = 2000;

/** The order that holds most often, of those that are compared, and what finding it took. */
export interface Compared {
  readonly found: DoubtAnswer['holds_most_often'];
  readonly states: number;
  readonly unfinished: readonly string[];
}

/**
 * Compares the order asked about with the contenders of question 1 and with the orders that have most to spare under each of
 * 24 draws. The order that held in most of 2,000 draws is measured, beside the one asked about, on 4,000 further ones, so
 * that having been picked does not flatter it.
 */
export function* holdsMostOften(
  setting: Setting,
  asked: readonly Move[],
  seed: number,
  draws: number,
): Search<Compared> {
  const { problem } = setting;
  const drawsCompared = Math.min(mostCompared, draws);
  const known = yield* contenders(problem);
  const own = yield* bestUnderDraws(setting, asked, seed);
  const unfinished = [...known.unfinished];
  const orders = distinct(problem, [asked, ...known.orders, ...own.orders]);
  const drawn = orders.map((moves) => drawnOrder(setting, moves));
  const sampler = samplerOf(setting.agreement, setting.assessment, setting.worths, seed);
  if (!sampler) return { found: null, states: known.states + own.states, unfinished };
  const counts = new Float64Array(orders.length);
  for (let d = 0; d < drawsCompared; d++) {
    if (!sampler.next()) break;
    for (const [at, order] of drawn.entries())
      if (holdsIn(order, sampler.numbers)) counts[at] = (counts[at] as number) + 1;
    if (d % 256 === 0 && (yield { stage: 'orders compared', states: d, bound: null })) {
      return { found: null, states: known.states + own.states, unfinished: [...unfinished, 'orders compared'] };
    }
  }
  const best = counts.indexOf(Math.max(...counts));
  const measured = [0, 0];
  const pair = [drawn[0] as DrawnOrder, drawn[best] as DrawnOrder];
  let further = 0;
  for (; further < 2 * drawsCompared && sampler.next(); further++) {
    for (const [at, order] of pair.entries())
      if (holdsIn(order, sampler.numbers)) measured[at] = (measured[at] as number) + 1;
  }
  const share = (count: number) => count / further;
  const [holdsAsked, holds] = measured.map(share) as [number, number];
  const winner = holds > holdsAsked ? best : 0;
  return {
    found: {
      order: orderOf(problem, orders[winner] as readonly Move[]),
      holds: Math.max(holds, holdsAsked),
      holds_asked: holdsAsked,
      draws: further,
      compared: orders.length,
    },
    states: known.states + own.states,
    unfinished,
  };
}

function holdsIn(order: DrawnOrder, numbers: Numbers): boolean {
  order.judge(numbers);
  for (let i = 0; i < order.worth.length; i++) if ((order.worth[i] as number) < -hair) return false;
  for (let p = 0; p < order.slack.length; p++) if ((order.slack[p] as number) < -hair) return false;
  return true;
}

function distinct(problem: Problem, orders: readonly (readonly Move[])[]): (readonly Move[])[] {
  const byName = new Map(orders.map((moves) => [orderOf(problem, moves).join('\n'), moves]));
  return [...byName.values()];
}

/** For each of some draws worth finishing, the order with most to spare under it, in the moves of the likely problem. */
function* bestUnderDraws(
  setting: Setting,
  any: readonly Move[],
  seed: number,
): Search<{ readonly orders: readonly (readonly Move[])[]; readonly states: number }> {
  const { agreement, assessment, worths, asked, problem } = setting;
  const sampler = samplerOf(agreement, assessment, worths, seed);
  const order = drawnOrder(setting, any);
  const orders: (readonly Move[])[] = [];
  let states = 0;
  for (let tries = 0; sampler && orders.length < drawsSolved && tries < 50 * drawsSolved; tries++) {
    if (!sampler.next()) break;
    order.judge(sampler.numbers);
    if (!problem.rates && order.worth.some((value) => value < 0)) continue;
    const found = problemOf(agreement, roundedWorths(worths, sampler.numbers), asked);
    if (!('problem' in found)) continue;
    const best = yield* mostToSpare(found.problem, `orders under draws`, mostStates);
    states += best.states;
    if (best.moves) orders.push(best.moves.map((move) => problem.moves[found.problem.moves.indexOf(move)] as Move));
  }
  return { orders, states };
}

/** A draw as numbers of few digits, so that the exact search can take it: a thousandth, or a millionth where all are small. */
function roundedWorths(worths: Worths, { worth, reversible, bundles, stakes }: Numbers): Worths {
  const digits = worth.some((value) => Math.abs(value) >= 1) ? 3 : 6;
  const rounded = (value: number | undefined) => exact(Number((value as number).toFixed(digits)));
  const parties = worths.stakes.length;
  const shares = worths.reversible.map((_, s) => exact(Number((reversible[s] as number).toFixed(3))));
  return {
    ...worths,
    steps: worths.steps.map((row, s) => row.map((_, i) => rounded(worth[s * parties + i]))),
    reversible: shares,
    bundles: worths.bundles.map((bundle, b) => ({
      ...bundle,
      worth: bundle.worth.map((_, i) => rounded(bundles[b * parties + i])),
      reversible:
        bundle.steps.length === 0
          ? bundle.reversible
          : (shares[mostReversible(bundle.steps, reversible)] as (typeof shares)[number]),
    })),
    stakes: worths.stakes.map((_, i) => rounded(stakes[i])),
  };
}

/** The step of a bundle of which most is undone. */
function mostReversible(steps: readonly number[], reversible: Float64Array): number {
  return steps.reduce((a, b) => ((reversible[b] as number) > (reversible[a] as number) ? b : a));
}
