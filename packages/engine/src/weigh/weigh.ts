import type { Agreement } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import type { Refusal, Scope } from '../agreement/scope.ts';
import { unroll } from '../agreement/unroll.ts';
import { outlineOf } from '../deals/outline.ts';
import { provesOf, pullsAlong } from '../doubt/proves.ts';
import { type Bits, bitsOf, contains, union } from '../math/bits.ts';
import { multiply, one, type Rational, subtract, toNumber } from '../math/rational.ts';
import type { Search } from '../math/search.ts';
import type { ByParty, OrderAnswer } from '../plan/answer.ts';
import { bestRoadMap } from '../plan/best.ts';
import { contradiction } from '../plan/changes-wording.ts';
import { byParty, judgeOrder } from '../plan/judge-order.ts';
import { roadMapOf } from '../plan/order.ts';
import { type Asked, available, breakdown, holdings, type Move, type Problem } from '../plan/problem.ts';
import { exposure } from '../plan/road-map.ts';
import { type Setting, settingOf } from '../plan/setting.ts';
import type {
  Alternative,
  Halfway,
  NoTrade,
  Pocket,
  Proof,
  Remaining,
  Rest,
  Standing,
  TakenBack,
  WeighAnswer,
} from './answer.ts';
import { chanceOf, inTheWayOf } from './in-the-way.ts';
import { faultOf, sideOf, type Trade, type TradeAsked, tradeOf } from './trade.ts';
import { changesOf, headlineOf, reasonsOf, sureSentences, type Told } from './wording.ts';

/** What can be asked of `weigh` beside the file. */
export interface WeighAsked extends Asked, TradeAsked {}

/**
 * Question 14: they offer this for that, now; is it a good trade? What the steps of a trade, made from a state, change for
 * each side; what of it comes back, what stands in its way, what it proves; and whether the rest can still be seen through.
 */
export function* weigh(
  agreement: Agreement,
  assessment: Assessment,
  asked: WeighAsked,
): Search<WeighAnswer | NoTrade | Refusal> {
  const whole = unroll(agreement);
  const trade = tradeOf(whole, asked);
  if ('code' in trade) return trade;
  const side = sideOf(whole, trade, asked.as);
  if ('code' in side) return side;
  const choice = choiceOf(asked);
  const setting = settingOf(whole, assessment, choice);
  if ('code' in setting) return setting;
  if ('cycle' in setting) {
    const { cycle, scope } = setting;
    const words = contradiction(whole, cycle, scope);
    return { question: 'weigh', possible: false, cycle, left_out: scope.leftOut, ...words, search: { states: 0 } };
  }
  const fault = faultOf(whole, setting.scope, trade, side.i);
  if (fault) return fault;
  const done = [...(choice.done ?? []), ...trade.give, ...trade.take];
  const later = settingOf(whole, assessment, { ...choice, done });
  if ('cycle' in later || ('code' in later && later.code !== 'nothing-to-do')) {
    return 'code' in later ? later : { code: 'nothing-to-do', facts: {} };
  }
  const best = yield* bestRoadMap(setting);
  const rest = 'code' in later ? null : yield* bestRoadMap(later);
  const road = roadsOf(setting, trade, rest?.order.flat() ?? []);
  const before = orderOf(judgeOrder(setting, best.order.flat()));
  const after = 'code' in later || !rest ? null : orderOf(judgeOrder(later, rest.order.flat()));
  const remaining = yield* remainingOf(whole, assessment, choice, done);
  const told = answerOf(setting, trade, side, { best, rest, before, after, road, remaining });
  return {
    ...told,
    headline: headlineOf(setting, told),
    how_sure: sureSentences(setting, told),
    why: reasonsOf(setting, told),
    changes: changesOf(setting, told),
  };
}

/** What was possible before the trade and is still possible after it; null if time ran out, or all is done. */
function* remainingOf(
  agreement: Agreement,
  assessment: Assessment,
  choice: Asked,
  done: readonly string[],
): Search<Remaining | null> {
  const before = yield* outlineOf(agreement, assessment, choice);
  const after = yield* outlineOf(agreement, assessment, { ...choice, done });
  if (!before || !after || 'code' in before || 'code' in after) return null;
  const still = new Set(after.frontier.map((point) => JSON.stringify(point)));
  return {
    deals: after.deals,
    deals_before: before.deals,
    frontier: after.frontier,
    points_before: before.frontier.length,
    points_kept: before.frontier.filter((point) => still.has(JSON.stringify(point))).length,
  };
}

function choiceOf({ drop, deal, done, stake }: WeighAsked): Asked {
  return { ...(drop && { drop }), ...(deal && { deal }), ...(done && { done }), ...(stake && { stake }) };
}

/** An order of the search is a road map. */
function orderOf(answer: OrderAnswer | Refusal): OrderAnswer {
  if ('code' in answer) throw new Error(answer.code);
  return answer;
}

/** The trade in both orders of its halves, each followed by the best order of the rest. */
interface Roads {
  readonly give_first: Road | null;
  readonly take_first: Road | null;
  /** Where the halves cannot be told apart in time. */
  readonly together: Road;
}

interface Road {
  readonly answer: OrderAnswer;
  /** How many moves the trade takes, and after how many the first half is delivered. */
  readonly moves: number;
  readonly half: number;
  readonly steps: readonly string[];
}

function roadsOf(setting: Setting, trade: Trade, rest: readonly string[]): Roads {
  const road = (first: readonly string[]) => {
    const moves = lineUp(setting.problem, [...trade.give, ...trade.take], first);
    const ids = moves.map((move) => move.steps.map((k) => setting.problem.steps[k] as string));
    const half = ids.findLastIndex((steps) => steps.some((id) => first.includes(id))) + 1;
    const answer = orderOf(judgeOrder(setting, [...ids.flat(), ...rest]));
    return { answer, moves: moves.length, half, steps: ids.slice(0, half).flat() };
  };
  const halves = (first: readonly string[]): Road | null => {
    if (trade.give.length === 0 || trade.take.length === 0) return null;
    const found = road(first);
    return found.steps.every((id) => first.includes(id)) ? found : null;
  };
  return { give_first: halves(trade.give), take_first: halves(trade.take), together: road(trade.give) };
}

/** Puts the moves of a trade in order: of those that can come next one of `first`, else any; earliest of the file first. */
function lineUp(problem: Problem, trade: readonly string[], first: readonly string[]): Move[] {
  const isIn = (ids: readonly string[]) => (move: Move) =>
    move.steps.every((k) => ids.includes(problem.steps[k] as string));
  const open = problem.moves.filter(isIn(trade));
  const order: Move[] = [];
  let state = problem.start;
  while (order.length < open.length) {
    const ready = open.filter((move) => !order.includes(move) && available(state, move));
    const next = ready.find(isIn(first)) ?? ready[0];
    if (!next) throw new Error('a trade that cannot be made');
    order.push(next);
    state = union(state, next.set);
  }
  return order;
}

/** The best order of the halves: the one after whose first half the smallest slack is larger; give first where they tie. */
function chosenRoad(
  { give_first: give, take_first: take, together }: Roads,
  trade: Trade,
): {
  readonly road: Road;
  readonly first: WeighAnswer['acts_first'];
} {
  if (trade.give.length === 0) return { road: together, first: 'take' };
  if (trade.take.length === 0) return { road: together, first: 'give' };
  if (!give && !take) return { road: together, first: 'together' };
  const room = (road: Road | null) => (road ? Math.min(...Object.values(slackAt(road.answer, road.half))) : -Infinity);
  return give && room(give) >= room(take) ? { road: give, first: 'give' } : { road: take as Road, first: 'take' };
}

function slackAt({ states }: OrderAnswer, after: number): ByParty<number> {
  return (states[after] as OrderAnswer['states'][number]).slack;
}

function halfwayOf(setting: Setting, road: Road | null): Halfway | null {
  if (!road) return null;
  const state = union(setting.problem.start, setOf(setting.problem, road.steps));
  return { steps: road.steps, ...standingAt(setting, state, road.answer, road.half) };
}

interface Found {
  readonly best: Rest & { readonly states: number };
  readonly rest: (Rest & { readonly states: number }) | null;
  readonly before: OrderAnswer;
  /** Null if nothing is left. */
  readonly after: OrderAnswer | null;
  readonly road: Roads;
  readonly remaining: Remaining | null;
}

function answerOf(
  setting: Setting,
  trade: Trade,
  side: { readonly i: string; readonly is: WeighAnswer['i_is'] },
  { best, rest, before, after, road, remaining }: Found,
): Told {
  const { agreement, problem, scope } = setting;
  const reached = union(problem.start, setOf(problem, [...trade.give, ...trade.take]));
  const { road: way, first } = chosenRoad(road, trade);
  const standings = [standingAt(setting, problem.start, before), standingAt(setting, reached, after)] as const;
  const halfway = { give_first: halfwayOf(setting, road.give_first), take_first: halfwayOf(setting, road.take_first) };
  const gain = apart(problem, holdings, problem.start, reached);
  const pockets = pocketsOf(halfway, first, ...standings);
  const ways = [...trade.give, ...trade.take].map((id) => inTheWayOf(agreement, id));
  const ends = rest ? rest.holds : Object.values(standings[1].slack).every((slack) => slack >= 0);
  return {
    question: 'weigh',
    possible: true,
    i: side.i,
    i_is: side.is,
    give: trade.give,
    take: trade.take,
    found: trade.found,
    done: scope.done.map((s) => agreement.steps[s]?.id as string),
    left_out: scope.leftOut,
    before: standings[0],
    after: standings[1],
    gain,
    kept: apart(problem, breakdown, problem.start, reached),
    at_stake: before.at_stake,
    completion: before.completion,
    taken_back: takenBack(setting, trade),
    in_the_way: ways,
    chance: chanceOf(ways),
    acts_first: first,
    halfway,
    proves: proofsOf(setting, way),
    rest_before: restOf(best),
    rest_after: rest && restOf(rest),
    remaining,
    pockets,
    good: Object.values(gain).every((value) => value >= 0) && pockets.length === 0 && ends,
    alternatives: alternativesOf(setting, trade, side.i),
    sure: sureOf(setting, trade),
    proved: best.proved && (rest?.proved ?? true),
    scale: setting.assessment.scale,
    search: { states: best.states + (rest?.states ?? 0) },
  };
}

function setOf(problem: Problem, ids: readonly string[]): Bits {
  return bitsOf(
    problem.words,
    ids.map((id) => problem.steps.indexOf(id)),
  );
}

/** Where each side stands; pulls along a road map that has it after so many moves, or once all is done. */
function standingAt({ problem }: Setting, state: Bits, road: OrderAnswer | null, moves = 0): Standing {
  const [held, left] = [holdings(problem, state), breakdown(problem, state)];
  const standing = byParty(
    problem,
    left.map((value, i) => value - (held[i] as number)),
  );
  const start = road?.states[moves];
  const pulls = start?.pull ?? standing;
  const room = (id: string, i: number): [string, number] => [
    id,
    start?.slack[id] ?? ((problem.stakes[i] as number) - (left[i] as number) + (held[i] as number)) / problem.unit,
  ];
  return {
    holds: byParty(problem, held),
    breakdown: byParty(problem, left),
    exposure: byParty(problem, left.map(exposure)),
    pull: pulls,
    slack: Object.fromEntries(problem.parties.map(room)),
    standing_pull: standing,
  };
}

/** What one state has more than another. */
function apart(problem: Problem, what: typeof holdings, from: Bits, to: Bits): ByParty<number> {
  const [old, now] = [what(problem, from), what(problem, to)];
  return byParty(
    problem,
    now.map((value, i) => value - (old[i] as number)),
  );
}

function pocketsOf(
  halfway: WeighAnswer['halfway'],
  first: WeighAnswer['acts_first'],
  before: Standing,
  after: Standing,
): Pocket[] {
  const half = first === 'give' ? halfway.give_first : first === 'take' ? halfway.take_first : null;
  const leaving = (when: Pocket['when'], row: ByParty<number>) =>
    Object.entries(row).flatMap(([party, slack]): Pocket[] =>
      slack < 0 ? [{ party, when, slack, already: (before.slack[party] as number) < 0 }] : [],
    );
  return [...(half ? leaving('halfway', half.slack) : []), ...leaving('after', after.slack)];
}

function takenBack({ agreement, worths }: Setting, { give, take }: Trade): TakenBack[] {
  return [...give, ...take].map((id) => {
    const s = agreement.steps.findIndex((step) => step.id === id);
    const share = worths.reversible[s] as Rational;
    const row = (value: (worth: Rational) => Rational) =>
      Object.fromEntries(
        agreement.parties.map((party, i) => [party.id, toNumber(value(worths.steps[s]?.[i] as Rational))]),
      );
    return {
      step: id,
      side: give.includes(id) ? 'give' : 'take',
      by: agreement.steps[s]?.by ?? [],
      share: toNumber(share),
      worth: row((worth) => worth),
      stays: row((worth) => multiply(worth, subtract(one, share))),
    };
  });
}

/** What the moves of the trade prove, along the trade and the best order of the rest. */
function proofsOf(setting: Setting, { answer, moves }: Road): Proof[] {
  const road = roadMapOf(setting.agreement, setting.problem, answer.order.flat());
  if ('code' in road) throw new Error(road.code);
  const proved = provesOf(setting, road.moves, pullsAlong(setting, road.moves));
  return proved.flatMap(({ step, after, party, amount }) => (after < moves ? [{ step, party, amount }] : []));
}

function restOf({ order, stake, stakes, trusts, shortfall, holds, proved }: Rest): Rest {
  return { order, stake, stakes, trusts, shortfall, holds, proved };
}

/**
 * What else could be taken for the same: each open step of others alone with what it requires, if that asks for nothing
 * more of this side. Those that leave all better off (or as well) first, then what adds most to this side.
 */
function alternativesOf({ agreement, scope, problem }: Setting, { give, take }: Trade, i: string): Alternative[] {
  const ids = (steps: readonly number[]) => steps.map((s) => agreement.steps[s]?.id as string);
  const given = give.map((id) => agreement.steps.findIndex((step) => step.id === id));
  const seen = new Map<string, Alternative>();
  const add = (steps: readonly string[], isAsked: boolean) => {
    const reached = union(problem.start, setOf(problem, [...give, ...steps]));
    const gain = apart(problem, holdings, problem.start, reached);
    const key = steps.join(' ');
    if (seen.has(key)) return;
    seen.set(key, {
      take: steps,
      gain,
      kept: apart(problem, breakdown, problem.start, reached),
      better_for_all: Object.values(gain).every((value) => value >= 0),
      is_asked: isAsked,
    });
  };
  if (take.length > 0) add(take, true);
  for (const s of scope.steps) {
    if (scope.done.includes(s) || agreement.steps[s]?.by.includes(i)) continue;
    const with_ = closureOf(scope, s, given);
    if (with_.some((other) => agreement.steps[other]?.by.includes(i))) continue;
    add(ids(with_), false);
  }
  return [...seen.values()].sort(
    (a, b) => Number(b.better_for_all) - Number(a.better_for_all) || (b.gain[i] as number) - (a.gain[i] as number),
  );
}

/** A step with the rest of its set, and all that they and what is given require and that is neither done nor given. */
function closureOf(scope: Scope, step: number, given: readonly number[]): number[] {
  const all = new Set([step, ...given]);
  for (const s of all) {
    const set = scope.moves.find(({ steps }) => steps.includes(s))?.steps ?? [];
    for (const other of [...set, ...(scope.requires[s] ?? [])]) if (!scope.done.includes(other)) all.add(other);
  }
  return [...all].filter((s) => !given.includes(s)).sort((a, b) => a - b);
}

/** In how many draws the trade by itself is worth it: to each side, and to all. */
function sureOf({ agreement, assessment, problem, draws }: Setting, { give, take }: Trade): WeighAnswer['sure'] {
  if (!draws) return null;
  const parties = agreement.parties.length;
  const trade = [...give, ...take].map((id) => agreement.steps.findIndex((step) => step.id === id));
  const reached = union(problem.start, setOf(problem, [...give, ...take]));
  const bundles = problem.bundles.filter(({ steps }) => contains(reached, steps) && !contains(problem.start, steps));
  const cost = problem.moves.filter(({ set }) => contains(reached, set) && !contains(problem.start, set));
  const paid = agreement.parties.map((_, i) => cost.reduce((sum, move) => sum + (move.cost[i] as number), 0));
  const worthIt = agreement.parties.map(() => 0);
  let all = 0;
  for (let d = 0; d < draws.count; d++) {
    const gains = agreement.parties.map((_, i) => {
      const steps = trade.reduce(
        (sum, s) => sum + (draws.worth[(d * agreement.steps.length + s) * parties + i] as number),
        -(paid[i] as number) / problem.unit,
      );
      return bundles.reduce(
        (sum, { number }) => sum + (draws.bundles[(d * assessment.bundles.length + number) * parties + i] as number),
        steps,
      );
    });
    const isWorth = gains.map((gain) => gain >= -1e-9);
    for (const [i, is] of isWorth.entries()) worthIt[i] = (worthIt[i] as number) + (is ? 1 : 0);
    if (isWorth.every((is) => is)) all++;
  }
  return {
    draws: draws.count,
    seed: draws.seed,
    worth_it: Object.fromEntries(agreement.parties.map(({ id }, i) => [id, (worthIt[i] as number) / draws.count])),
    worth_it_to_all: all / draws.count,
  };
}
