import type { Agreement } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import { samplerOf } from '../agreement/draws.ts';
import type { Refusal } from '../agreement/scope.ts';
import { unroll } from '../agreement/unroll.ts';
import { quantile } from '../math/quantile.ts';
import type { Search } from '../math/search.ts';
import type { NoRoadMap } from '../plan/answer.ts';
import { bestRoadMap } from '../plan/best.ts';
import { contradiction } from '../plan/changes-wording.ts';
import { drawnOrder } from '../plan/drawn.ts';
import { byParty } from '../plan/judge-order.ts';
import { orderOf, roadMapOf } from '../plan/order.ts';
import type { Asked, Move } from '../plan/problem.ts';
import { type Setting, settingOf } from '../plan/setting.ts';
import type { Beside, DoubtAnswer, StakeNeeded } from './answer.ts';
import { besideOf, type NamedView, verdictAtLikely } from './beside.ts';
import { doubtfulNumbers } from './doubtful.ts';
import { extremeOf } from './extremes.ts';
import { meanWorths } from './mean-worth.ts';
import { holdsMostOften } from './orders.ts';
import { privateOf } from './private.ts';
import { type Tally, tally } from './tally.ts';
import { contributionsOf, strongestPairs } from './tornado.ts';
import { besideSentences, changesOf, headlineOf, whyOf } from './wording.ts';

/** What can be asked of `doubt` beside the file. */
export interface DoubtAsked extends Asked {
  /** Judge this order instead of the one that asks least of good faith. */
  readonly order?: readonly string[];
  /** Judge the order that asks least of good faith under this assessment: one road map for several. */
  readonly orderUnder?: Assessment;
  readonly draws?: number;
  readonly seed?: number;
}

/** How many draws, unless asked otherwise. */
export const usualDraws = 100_000;

/** Shares of draws for which the stake needed is given. */
const stakeShares = [0.5, 0.8, 0.95];

/** The rules contradict each other. */
export type NoDoubt = NoRoadMap<'doubt'>;
export type { DoubtAnswer, NamedView };

/**
 * Question 4: how sure are we. One road map under everything that the assessment's ranges and rankings allow: how often
 * finishing is worth it to all, how often it then holds, where it breaks, which number carries the doubt; stakes that the
 * others do not know; and the same road map under other assessments.
 *
 * A search: run it with `finish`, or step by step to watch and stop it. Stopped, it answers from the draws made so far.
 */
export function* doubt(
  agreement: Agreement,
  view: NamedView,
  others: readonly NamedView[] = [],
  asked: DoubtAsked = {},
): Search<DoubtAnswer | NoDoubt | Refusal> {
  const setting = settingOf(agreement, view.assessment, asked);
  if ('code' in setting) return setting;
  if ('cycle' in setting) {
    const { cycle, scope } = setting;
    const words = contradiction(unroll(agreement), cycle, scope);
    return { question: 'doubt', possible: false, cycle, left_out: scope.leftOut, ...words, search: { states: 0 } };
  }
  const chosen = yield* chooseOrder(setting, asked);
  if ('code' in chosen) return chosen;
  const { moves } = chosen;
  const seed = asked.seed ?? 1;
  const unfinished = chosen.proved ? [] : ['best order'];
  const order = drawnOrder(setting, moves);
  const doubtful = doubtfulNumbers(setting);
  const sampler = samplerOf(setting.agreement, view.assessment, setting.worths, seed);
  const wanted = asked.draws ?? usualDraws;
  const counted = yield* tally(setting, order, sampler, doubtful, wanted);
  if (!counted) return sampler?.refusal() as Refusal;
  if (sampler && counted.draws < wanted) unfinished.push('draws');
  const compared = sampler
    ? yield* holdsMostOften(setting, moves, seed, wanted)
    : { found: null, states: 0, unfinished: [] };
  unfinished.push(...compared.unfinished.filter((each) => !unfinished.includes(each)));
  const beside: Omit<Beside, 'sentences'>[] = [];
  const ids = moves.flatMap((move) => move.steps.map((k) => setting.problem.steps[k] as string));
  for (const other of others) {
    const found = yield* besideOf(setting, view.name, ids, other, seed);
    if ('code' in found) return found;
    beside.push(found);
  }
  const { problem } = setting;
  const answer = {
    question: 'doubt' as const,
    possible: true as const,
    order: orderOf(problem, moves),
    order_is: asked.order ? ('given' as const) : asked.orderUnder ? ('shared' as const) : ('least' as const),
    proved: chosen.proved,
    done: setting.scope.done.map((s) => setting.agreement.steps[s]?.id as string),
    left_out: setting.scope.leftOut,
    scale: view.assessment.scale,
    at_stake: byParty(problem, problem.stakes),
    seed,
    mean_worth: meanWorths(setting, counted),
    ...sharesOf(setting, counted),
    stake_needed: stakesNeeded(setting, counted),
    likely: verdictAtLikely(problem, moves),
    worst: extremeOf(setting, order, doubtful, -1),
    best: extremeOf(setting, order, doubtful, 1),
    contributions: contributionsOf(setting, order, doubtful, counted.shares),
    strongest_pair: strongestPairs(setting, order, doubtful),
    holds_most_often: compared.found,
    private: privateOf(setting, moves),
    unfinished,
    search: { states: chosen.states + compared.states },
  };
  const told = { agreement, setting };
  return {
    ...answer,
    beside: beside.map((other) => ({ ...other, sentences: besideSentences(told, answer, other) })),
    headline: headlineOf(told, answer),
    why: whyOf(told, answer),
    changes: changesOf(told, answer),
  };
}

function* chooseOrder(
  setting: Setting,
  asked: DoubtAsked,
): Search<{ readonly moves: readonly Move[]; readonly proved: boolean; readonly states: number } | Refusal> {
  const { agreement, problem } = setting;
  if (asked.order) {
    const given = roadMapOf(agreement, problem, asked.order);
    return 'code' in given ? given : { moves: given.moves, proved: true, states: 0 };
  }
  const under = asked.orderUnder ? settingOf(agreement, asked.orderUnder, asked) : setting;
  if ('code' in under) return under;
  if ('cycle' in under) throw new Error('rules do not depend on the assessment');
  const best = yield* bestRoadMap(under);
  const named = roadMapOf(agreement, problem, best.order.flat());
  return 'code' in named ? named : { moves: named.moves, proved: best.proved, states: best.states };
}

type Shares = Pick<
  DoubtAnswer,
  | 'draws'
  | 'not_worth_finishing'
  | 'not_worth_finishing_by_party'
  | 'holds_given_worth_finishing'
  | 'holds'
  | 'holds_by_party'
  | 'first_break_after'
  | 'first_break_by_party'
>;

/** Counts as shares of all draws. */
function sharesOf({ problem }: Setting, { draws, worthIt, holding, ...counted }: Tally): Shares {
  const { parties } = problem;
  const share = (count: number | undefined) => (count as number) / draws;
  const each = (at: (i: number) => number | undefined) =>
    Object.fromEntries(parties.map((id, i) => [id, share(at(i))]));
  const states = [...counted.breaks.keys()];
  return {
    draws,
    not_worth_finishing: share(draws - worthIt),
    not_worth_finishing_by_party: each((i) => counted.notWorthIt[i]),
    holds_given_worth_finishing: worthIt > 0 ? holding / worthIt : null,
    holds: share(holding),
    holds_by_party: each((i) => counted.staying[i]),
    first_break_after: Object.fromEntries(states.map((k) => [k, share(counted.breaks[k])])),
    first_break_by_party: Object.fromEntries(
      states.map((k) => [k, each((i) => counted.leavers[k * parties.length + i])]),
    ),
  };
}

function stakesNeeded({ problem }: Setting, { worthIt, pulls }: Tally): StakeNeeded[] | null {
  if (worthIt === 0) return null;
  const level = (at: number, share: number) => quantile(pulls[at] as Float64Array, share) + 0;
  return stakeShares.map((share) => ({
    share,
    by_party: Object.fromEntries(problem.parties.map((id, i) => [id, level(i, share)])),
    common: level(problem.parties.length, share),
  }));
}
