import type { Refusal } from '../agreement/scope.ts';
import { union } from '../math/bits.ts';
import type { ByParty, OrderAnswer, StateRow } from './answer.ts';
import { holdingPay, holdingTime } from './drift.ts';
import { orderOf, roadMapOf } from './order.ts';
import { durationOf, holdings, type Move, type Problem } from './problem.ts';
import { exposure, type Figures, holds, isWorthIt, judge, type RoadMap, standingPulls, walk } from './road-map.ts';
import type { Setting } from './setting.ts';
import { skipsOf } from './skip.ts';
import { type Sureness, sureOf } from './sure.ts';
import { pullFrom, statesAlong } from './time/passage.ts';
import { type Vantage, vantagesOf } from './vantage.ts';
import {
  banked,
  driftSentences,
  exposureSentence,
  headlineOf,
  irreversibleSentence,
  lastingSentences,
  momentSentence,
  ratesSentences,
  skipSentence,
  sureSentences,
} from './wording.ts';

/** How a sentence about the binding moment begins. */
const strongest = 'The strongest pull comes';

/** Everything that can be said of one order without searching. `ids` flat, in order; or why it is no road map. */
export function judgeOrder(setting: Setting, ids: readonly string[]): OrderAnswer | Refusal {
  const named = roadMapOf(setting.agreement, setting.problem, ids);
  return 'code' in named ? named : orderAnswer(setting, named.moves);
}

/** By party id, in plain units. */
export function byParty(problem: Problem, values: ArrayLike<number>): ByParty<number> {
  return Object.fromEntries(problem.parties.map((id, i) => [id, plain(problem, values[i] as number)]));
}

/** From multiples of 1 / unit to the nearest double. */
export function plain(problem: Problem, value: number): number {
  return value === 0 ? 0 : value / problem.unit;
}

export function orderAnswer(setting: Setting, moves: readonly Move[]): OrderAnswer {
  const { problem } = setting;
  const map = walk(problem, moves);
  const figures = judge(problem, map);
  const sureness = setting.draws && sureOf(setting, setting.draws, moves);
  const standing = standingPulls(problem);
  const orderHolds = holds(problem, figures);
  const measured = {
    completion: byParty(problem, problem.completion),
    worth_finishing: byParty(problem, figures.worth),
    ...(problem.rates && { along: alongOf(problem, map), worth_starting: isWorthIt(figures.worth) }),
    stake: plain(problem, figures.stake),
    stakes: byParty(problem, figures.stakes),
    trust: plain(problem, figures.trust),
    trusts: byParty(problem, figures.trusts),
    total_exposure: plain(problem, figures.totalExposure),
    duration: durationOf(moves),
    at_stake: byParty(problem, problem.stakes),
    order: orderOf(problem, moves),
    order_holds: orderHolds,
    order_raise: byParty(
      problem,
      figures.stakes.map((stake, i) => Math.max(0, stake - (problem.stakes[i] as number))),
    ),
    lasts: orderHolds && standing.every((pull, i) => pull <= (problem.stakes[i] as number)),
    standing_pull: byParty(problem, standing),
    done: setting.scope.done.map((s) => setting.agreement.steps[s]?.id as string),
    left_out: setting.scope.leftOut,
    states: statesOf(setting, map, sureness),
    skipping: skipsOf(setting),
    sure: sureness?.sure ?? null,
    scale: setting.assessment.scale,
  };
  const points = vantagesOf(problem, moves);
  const binding = bindingOf(problem, points, figures);
  const broken = firstBreak(points);
  const moment = broken ?? binding;
  return {
    ...measured,
    binding: {
      after: binding.after,
      party: problem.parties[binding.party] as string,
      sentence: `${momentSentence(setting, moves, binding, strongest)} ${banked(setting, binding)}`,
    },
    headline: headlineOf(setting, moves, measured, moment),
    how_sure: sureSentences(setting, measured.sure),
    why: [
      momentSentence(setting, moves, moment, broken ? 'The agreement breaks' : strongest),
      banked(setting, moment),
      exposureSentence(setting, measured),
      irreversibleSentence(setting, moves),
      ...lastingSentences(setting, standing),
      ...skipSentence(setting, measured),
      ...driftSentences(setting, measured),
      ...ratesSentences(setting, measured),
    ],
  };
}

/** The earliest moment at which the largest pull is reached. */
function bindingOf(problem: Problem, points: readonly Vantage[], { binding, stake }: Figures): Vantage {
  const pull = (point: Vantage) => (problem.stakes[point.party] as number) - point.slack;
  const found = points.find(
    (point) => point.after === binding.after && point.party === binding.party && pull(point) === stake,
  );
  if (!found) throw new Error('no binding moment');
  return found;
}

/** The first moment at which somebody's pull exceeds its stake, and there the party that is shortest of it. */
function firstBreak(points: readonly Vantage[]): Vantage | undefined {
  const after = points.find((point) => point.slack < 0)?.after;
  const there = points.filter((point) => point.after === after);
  return there.reduce<Vantage | undefined>((a, b) => (a && a.slack <= b.slack ? a : b), undefined);
}

function statesOf(setting: Setting, map: RoadMap, sureness: Sureness | null): StateRow[] {
  const { problem } = setting;
  const order = orderOf(problem, map.moves);
  let state = problem.start;
  return map.breakdown.map((values, k) => {
    if (k > 0) state = union(state, (map.moves[k - 1] as Move).set);
    const seenThrough = map.seenThrough[k] as Float64Array;
    const pulls = problem.parties.map((_, i) => pullFrom(values[i] as number, seenThrough[i] as number));
    const pay = holdingPay(setting, state);
    const band = sureness?.bands[k];
    const pull = byParty(problem, pulls);
    return {
      after: k,
      step: k === 0 ? null : (order[k - 1] ?? null),
      pull,
      exposure: byParty(problem, values.map(exposure)),
      slack: byParty(
        problem,
        pulls.map((each, i) => (problem.stakes[i] as number) - each),
      ),
      slack_range: band ? Object.fromEntries(problem.parties.map((id, i) => [id, band[i] as [number, number]])) : null,
      ...insidePulls(problem, map, k),
      ...(problem.rates && { seen_through: byParty(problem, seenThrough) }),
      ...(pay && {
        holding_pay: Object.fromEntries(problem.parties.map((id, i) => [id, pay[i] as number])),
        holding_time: Object.fromEntries(
          problem.parties.map((id, i) => [id, holdingTime(pay[i] as number, pull[id] as number)]),
        ),
      }),
    };
  });
}

/** What each side still gains at each state, and its pull at each but the last. */
function alongOf(problem: Problem, map: RoadMap): NonNullable<OrderAnswer['along']> {
  const held = statesAlong(problem, map.moves).map((state) => holdings(problem, state));
  const rows = problem.parties.map((id, i) => {
    const worth = (k: number) => map.seenThrough[k]?.[i] as number;
    const U = held.map((row, k) => plain(problem, worth(k) - (row[i] as number)));
    const pull = map.moves.map((_, k) => plain(problem, (map.breakdown[k]?.[i] as number) - worth(k)));
    return [id, { U, pull }] as const;
  });
  return Object.fromEntries(rows);
}

function insidePulls(problem: Problem, map: RoadMap, k: number): { pull_inside?: ByParty<number> } {
  const inside = map.inside[k] ?? [];
  if (inside.length === 0) return {};
  return {
    pull_inside: Object.fromEntries(
      inside.map(({ party, heldBack }) => [
        problem.parties[party] as string,
        plain(problem, pullFrom(heldBack, map.seenThrough[k]?.[party] as number)),
      ]),
    ),
  };
}
