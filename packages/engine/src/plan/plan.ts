import type { Agreement } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import type { Refusal } from '../agreement/scope.ts';
import { unroll } from '../agreement/unroll.ts';
import { worthsOf } from '../agreement/worth.ts';
import type { Search } from '../math/search.ts';
import type {
  Asks,
  ByParty,
  Judged,
  JudgedPhases,
  NoRoadMap,
  OrderAnswer,
  PhasesAnswer,
  PlanAnswer,
} from './answer.ts';
import { earliestWithin, leastRaise } from './best.ts';
import { changesOf } from './changes.ts';
import { contradiction, openingSentences, otherScaleSentence } from './changes-wording.ts';
import { countRoadMaps } from './count.ts';
import { byParty, orderAnswer, plain } from './judge-order.ts';
import { type Order, orderOf, roadMapOf } from './order.ts';
import type { Phases } from './phases/judge-phases.ts';
import { type Parts, partsOf } from './phases/parts.ts';
import { fullEffort, type PhaseFrontier, phaseFrontier } from './phases/phases.ts';
import { phaseSentences } from './phases/wording.ts';
import { type Asked, type Move, type Problem, problemOf } from './problem.ts';
import { allAtOnce, alternating, firstInFile } from './reference-orders.ts';
import { type Figures, firstIrreversible, holds, irreversibleBy, isWorthIt, judge, walk } from './road-map.ts';
import { type Frontier, stakeFrontier, stakeTrustFrontier } from './search/frontier.ts';
import { least } from './search/least.ts';
import { commitsFirst, goesFirst, opensWith, pullsOver, type Sequenced, sequence, worthIt } from './search/sequence.ts';
import { type Allow, noLimits } from './search/step.ts';
import { type Setting, settingOf } from './setting.ts';

/** What can be asked of `plan` beside the file. */
export interface PlanAsked extends Asked {
  /** Judge this order instead of the best. */
  readonly order?: readonly string[];
  /** The best order in which this party opens. */
  readonly first?: string;
  /** Also the frontier of time and stake with steps side by side. */
  readonly phases?: boolean;
}

/**
 * Question 1: in what order, and who acts first. The road map that asks least of good faith, with proof; who could leave
 * where; and what the orders that people argue about would ask instead.
 *
 * A search: run it with `finish`, or step by step to watch and stop it. Stopped, it answers with the best it has,
 * `proved: false` and a bound.
 */
export function* plan(
  agreement: Agreement,
  assessment: Assessment,
  asked: PlanAsked = {},
): Search<PlanAnswer | NoRoadMap | Refusal> {
  const setting = settingOf(agreement, assessment, asked);
  if ('code' in setting) return setting;
  if ('cycle' in setting) {
    const { cycle, scope } = setting;
    const words = contradiction(unroll(agreement), cycle, scope);
    return { question: 'plan', possible: false, cycle, left_out: scope.leftOut, ...words, search: { states: 0 } };
  }
  const { problem } = setting;
  const parts = asked.phases ? partsOf({ ...problem, rates: null }) : undefined;
  if (parts === null) return { code: 'too-many-digits', facts: {} };
  const work: Work = { problem, states: 0, unfinished: [], known: [] };
  work.known.push(...problem.parties.map((_, i) => firstInFile(problem, i)), alternating(problem));
  const best = yield* found(work, 'best order');
  if (!best) throw new Error('no road map without a cycle');
  const movers = yield* eachParty(work, 'first mover', opensWith);
  const chosen = choose(setting, asked, best, movers);
  if ('code' in chosen) return chosen;
  const own = orderAnswer(setting, chosen.moves);
  const holding = yield* holdingOf(work, chosen.moves, own.order_holds);
  const committers = yield* eachParty(work, 'first irreversible act', commitsFirst, canCommit);
  const references = yield* referencesOf(work);
  const stakes = problem.parties.length === 2 ? yield* frontierOf(work, 'frontier', stakeFrontier) : null;
  const trusts = yield* frontierOf(work, 'frontier_stake_trust', stakeTrustFrontier);
  const raise = yield* raisesOf(work);
  const phases = parts && (yield* phasesAnswer(work, parts, best));
  const act = firstIrreversible(problem, chosen.moves);
  const answer = {
    ...own,
    question: 'plan' as const,
    possible: true as const,
    proved: best.proved && (chosen.is !== 'first' || chosen.proved),
    ...(!best.proved && { bound: plain(problem, best.bound) }),
    order_is: chosen.is,
    ...holding,
    frontier: stakes?.map((point) => byParty(problem, point)) ?? null,
    frontier_stake_trust:
      trusts?.map(([stake, trust]) => ({ stake: plain(problem, stake), trust: plain(problem, trust) })) ?? null,
    best: judgedOf(problem, best),
    first_mover: judgedByParty(problem, movers),
    first_irreversible: {
      step: act === null ? null : (problem.steps[act.step] as string),
      party: act === null || act.party === null ? null : (problem.parties[act.party] as string),
      by: judgedByParty(problem, committers),
    },
    reference_orders: references,
    ...(phases && { phases: phases.answer }),
    road_maps: countRoadMaps(problem),
    raise,
    rules_dropped: yield* rulesDropped(work, setting, asked),
    other_scale: yield* otherScale(work, setting, asked, best),
    unfinished: work.unfinished,
    search: { states: work.states },
  };
  return {
    ...answer,
    why: [
      ...own.why,
      ...openingSentences(setting, answer.best, answer.first_mover),
      ...otherScaleSentence(setting, answer.other_scale),
      ...(phases ? phaseSentences(setting, phases.found) : []),
    ],
    changes: changesOf(setting, chosen.moves, answer),
  };
}

/** What the parts of the answer share while it is being found. */
interface Work {
  readonly problem: Problem;
  states: number;
  readonly unfinished: string[];
  /** Road maps met so far: where time runs out, the best of those that fit stands in. */
  readonly known: (readonly Move[])[];
}

/** A best order under a constraint, counted and remembered. */
function* found(work: Work, stage: string, allow?: Allow): Search<Sequenced | null> {
  const best = yield* sequence(work.problem, stage, allow, work.known);
  work.states += best?.states ?? 0;
  if (best) work.known.push(best.map.moves);
  if (best && !best.proved) work.unfinished.push(stage);
  return best;
}

function choose(
  setting: Setting,
  asked: PlanAsked,
  best: Sequenced,
  movers: readonly (Sequenced | null)[],
): { moves: readonly Move[]; is: PlanAnswer['order_is']; proved: boolean } | Refusal {
  if (asked.order) {
    const given = roadMapOf(setting.agreement, setting.problem, asked.order);
    return 'code' in given ? given : { moves: given.moves, is: 'given', proved: true };
  }
  if (asked.first === undefined) return { moves: best.map.moves, is: 'least', proved: best.proved };
  const party = setting.problem.parties.indexOf(asked.first);
  if (party < 0) return { code: 'unknown-party', facts: { party: asked.first, option: 'first' } };
  const first = movers[party];
  if (!first) return { code: 'order-first-mover', facts: { party: asked.first } };
  return { moves: first.map.moves, is: 'first', proved: first.proved };
}

function* eachParty(
  work: Work,
  stage: string,
  constraint: (problem: Problem, party: number) => Allow,
  can: (problem: Problem, party: number) => boolean = () => true,
): Search<(Sequenced | null)[]> {
  const each: (Sequenced | null)[] = [];
  for (const [i, id] of work.problem.parties.entries()) {
    each.push(can(work.problem, i) ? yield* found(work, `${stage} ${id}`, constraint(work.problem, i)) : null);
  }
  return each;
}

function canCommit(problem: Problem, party: number): boolean {
  return problem.moves.some((move) => irreversibleBy(problem, move) === party);
}

/** Does some road map hold with the stakes as they are, and which? */
function* holdingOf(
  work: Work,
  moves: readonly Move[],
  orderHolds: boolean,
): Search<{ holds: boolean | null; holding_order: Order | null; shortfall: number | null }> {
  const { problem } = work;
  const short = yield* leastRaise(problem, 'holds');
  work.states += short.states;
  if (short.best) work.known.push(short.best);
  const shortfall = short.moves ? plain(problem, Math.max(0, short.bound)) : null;
  const known = orderHolds ? moves : work.known.find((each) => holds(problem, judge(problem, walk(problem, each))));
  if (known) return { holds: true, holding_order: orderOf(problem, known), shortfall: shortfall ?? 0 };
  if (!problem.rates && !isWorthIt(problem.completion)) return { holds: false, holding_order: null, shortfall };
  if (!short.proved && short.bound <= 0) {
    work.unfinished.push('holds');
    return { holds: null, holding_order: null, shortfall };
  }
  if (!short.moves && !short.proved) work.unfinished.push('shortfall');
  if (!short.moves || short.bound > 0) return { holds: false, holding_order: null, shortfall };
  const first = yield* earliestWithin(problem, 0, 'holding order');
  return { holds: true, holding_order: orderOf(problem, first ?? short.moves), shortfall };
}

/** Least raise of one party's stake alone that lets some order hold. */
function* raisesOf(work: Work): Search<ByParty<number | null>> {
  const { problem } = work;
  const raises: Record<string, number | null> = {};
  for (const [i, id] of problem.parties.entries()) {
    const goal = noLimits(problem);
    goal.pull[i] = problem.stakes[i] as number;
    const limits = worthIt(problem);
    limits.pull.set(problem.stakes);
    limits.pull[i] = Number.POSITIVE_INFINITY;
    const alone = yield* least(problem, goal, limits, `raise ${id}`);
    work.states += alone.states;
    if (!alone.proved) work.unfinished.push(`raise ${id}`);
    const isPossible = alone.moves && (problem.rates || isWorthIt(problem.completion));
    raises[id] = isPossible ? plain(problem, Math.max(0, alone.bound)) : null;
  }
  return raises;
}

function* frontierOf(
  work: Work,
  name: string,
  find: (problem: Problem) => Search<Frontier>,
): Search<Frontier['points'] | null> {
  const found = yield* find(work.problem);
  work.states += found.states;
  if (found.proved) return found.points;
  work.unfinished.push(name);
  return null;
}

function* referencesOf(work: Work): Search<Record<string, Judged | JudgedPhases>> {
  const { problem } = work;
  const orders: Record<string, Judged | JudgedPhases> = {};
  for (const [i, id] of problem.parties.entries()) {
    if (!problem.moves.some((move) => move.performers.includes(i))) continue;
    const inFile = firstInFile(problem, i);
    orders[`${id}-first`] = judgedOf(problem, measured(problem, inFile));
    const best = yield* found(work, `${id}-first-best`, goesFirst(problem, i));
    if (best) orders[`${id}-first-best`] = judgedOf(problem, best);
  }
  orders['alternating'] = judgedOf(problem, measured(problem, alternating(problem)));
  if (!problem.rates) orders['all-at-once'] = judgedPhases(problem, allAtOnce(problem));
  return orders;
}

function measured(problem: Problem, moves: readonly Move[]): Pick<Sequenced, 'map' | 'figures' | 'proved'> {
  const map = walk(problem, moves);
  return { map, figures: judge(problem, map), proved: true };
}

function judgedOf(problem: Problem, { map, figures, proved }: Pick<Sequenced, 'map' | 'figures' | 'proved'>): Judged {
  return { order: orderOf(problem, map.moves), ...asks(problem, figures), proved };
}

function judgedByParty(problem: Problem, found: readonly (Sequenced | null)[]): ByParty<Judged | null> {
  return Object.fromEntries(
    problem.parties.map((id, i) => {
      const best = found[i];
      return [id, best ? judgedOf(problem, best) : null];
    }),
  );
}

function asks(problem: Problem, figures: Figures): Asks {
  return {
    stake: plain(problem, figures.stake),
    stakes: byParty(problem, figures.stakes),
    trust: plain(problem, figures.trust),
    trusts: byParty(problem, figures.trusts),
    total_exposure: plain(problem, figures.totalExposure),
    worth_finishing: byParty(problem, figures.worth),
    holds: holds(problem, figures),
  };
}

/** The frontier of time and stake with steps side by side. */
function* phasesAnswer(
  work: Work,
  parts: Parts,
  { map, figures, proved }: Sequenced,
): Search<{ found: PhaseFrontier; answer: PhasesAnswer }> {
  const { problem } = work;
  const best = proved && !problem.rates ? { moves: map.moves, excess: figures.stake } : undefined;
  const found = yield* phaseFrontier(parts, work.known, fullEffort, best);
  work.states += found.states;
  if (!found.proved) work.unfinished.push('phases');
  const { stake: single, bound } = found.oneAtATime;
  if (Math.max(bound, found.leastStake) < single) work.unfinished.push('one_at_a_time_stake');
  const answer = {
    frontier: found.plans.map((plan) => {
      const { time, stake, trust, phases, stakes, trusts, holds } = judgedPhases(problem, plan);
      return { time, stake, least_trust: trust, phases, stakes, trusts, holds };
    }),
    one_at_a_time_stake: plain(problem, found.oneAtATime.stake),
    proved: found.proved,
    ...(!found.proved && {
      final_below: Number.isFinite(found.finalBelow) ? found.finalBelow : null,
      time_bound: found.leastTime,
      stake_bound: plain(problem, found.leastStake),
    }),
  };
  return { found, answer };
}

function judgedPhases(problem: Problem, { phases, stakes, trusts, totalExposure, time }: Phases): JudgedPhases {
  return {
    phases: phases.map((phase) => phase.flatMap((move) => move.steps.map((k) => problem.steps[k] as string))),
    stake: plain(problem, Math.max(...stakes)),
    stakes: byParty(problem, stakes),
    trust: plain(problem, Math.max(...trusts)),
    trusts: byParty(problem, trusts),
    total_exposure: plain(problem, totalExposure),
    worth_finishing: byParty(problem, problem.completion),
    holds: holds(problem, { stakes, worth: Array.from(problem.completion) }),
    time,
  };
}

/** Beyond so many moves the rules are not tried one by one: each is a search of its own. */
const mostForRules = 30;

/** The least good-faith stake without each red line `before`, one at a time. */
function* rulesDropped(work: Work, setting: Setting, asked: Asked): Search<PlanAnswer['rules_dropped']> {
  const { agreement, worths, problem } = setting;
  const dropped: PlanAnswer['rules_dropped'][number][] = [];
  if (problem.moves.length > mostForRules) return dropped;
  for (const [r, rule] of agreement.rules.entries()) {
    if (rule.kind !== 'before' || !rule.steps.every((id) => problem.steps.includes(id))) continue;
    const without = problemOf({ ...agreement, rules: agreement.rules.toSpliced(r, 1) }, worths, asked);
    if (!('problem' in without)) continue;
    const freed = yield* least(without.problem, pullsOver(without.problem, 0), noLimits(without.problem), 'rules');
    work.states += freed.states;
    if (freed.moves)
      dropped.push({ of: rule.of ?? null, before: rule.steps, stake: plain(without.problem, freed.bound) });
    else if (!work.unfinished.includes('rules_dropped')) work.unfinished.push('rules_dropped');
  }
  return dropped;
}

/** The best order when scales are compared the other way, if another party then moves first. */
function* otherScale(work: Work, setting: Setting, asked: Asked, best: Sequenced): Search<PlanAnswer['other_scale']> {
  const scale = setting.assessment.scale === 'gain' ? 'as-given' : 'gain';
  const rescaled = problemOf(setting.agreement, worthsOf(setting.agreement, setting.assessment, scale), asked);
  if (!('problem' in rescaled)) return null;
  const other = yield* sequence(rescaled.problem, `scale ${scale}`);
  work.states += other?.states ?? 0;
  if (!other?.proved || !best.proved) {
    work.unfinished.push('other_scale');
    return null;
  }
  const first = (other.map.moves[0] as Move).performers.map((i) => setting.problem.parties[i] as string);
  const own = (best.map.moves[0] as Move).performers.map((i) => setting.problem.parties[i] as string);
  return first.join() === own.join() ? null : { scale, first, order: orderOf(rescaled.problem, other.map.moves) };
}

/** The answers that `plan` can give. */
export type Planned = PlanAnswer | NoRoadMap;
export type { NoRoadMap, OrderAnswer, PlanAnswer };
