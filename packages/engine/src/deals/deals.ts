import type { Agreement } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import { isDoubtful } from '../agreement/draws.ts';
import type { Refusal } from '../agreement/scope.ts';
import type { Search } from '../math/search.ts';
import { byParty, plain } from '../plan/judge-order.ts';
import type { Asked, Problem } from '../plan/problem.ts';
import type { DealPoint, DealsAnswer, Measured, ProposalAnswer, RuleDropped, Solutions } from './answer.ts';
import { type Carrier, carrierOf, carryAll, dealOf } from './carried.ts';
import { countDeals, countRational } from './count.ts';
import { type Diagram, diagramsOf, nodesOf } from './diagram.ts';
import { type Domain, domainOf } from './domain.ts';
import { type Every, everyDeal } from './every.ts';
import { type DealsAt, type Frontier, frontierOf, mostListed } from './frontier.ts';
import { holdingPoints } from './holding.ts';
import { asBreach, type Ground, judgeProposal, ownedRules, type PutForward, withoutRules } from './proposals.ts';
import { bestOf, egalitarian, kalaiSmorodinsky, nash, rational, utilitarian } from './solutions.ts';
import { askedTitle, changesOf, formulasOf, headlineOf, whyOf } from './wording.ts';

/**
 * Question 2: what deals there are. The frontier of all deals and of those that hold, what the formulas pick, and every
 * proposal beside them, each with its road map. `asked.deal` is held against the frontier like a proposal. Exact: worths
 * are sums of integers.
 *
 * A search: run it with `finish`, or step by step to watch and stop it. Stopped, it answers with what it has,
 * `proved: false`, and `unfinished` names what is open.
 */
export function* deals(
  agreement: Agreement,
  assessment: Assessment,
  { deal, ...asked }: Asked = {},
): Search<DealsAnswer | Refusal> {
  const domain = domainOf(agreement, assessment, asked);
  if ('code' in domain) return domain;
  const { problem } = domain;
  const all = yield* allOf(domain);
  const ground: Ground = { domain, frontier: all.frontier, carrier: carrierOf(domain) };
  const isKnown = all.frontier !== null || !all.diagrams.isPossible;
  const every = isKnown ? yield* everyDeal(domain, bestOf(vectorsOf(all.points), zoneOf(all.points))) : null;
  const proposals = yield* proposalsOf(ground, assessment, asked, deal);
  if ('code' in proposals) return proposals;
  const holding = yield* holdingPoints(domain, all.diagrams, every, all.points);
  const points = { all: all.points, holding: holding.points };
  const unfinished = [
    ...(all.frontier === null && all.diagrams.isPossible ? ['frontier'] : []),
    ...(holding.proved ? [] : ['frontier_that_holds']),
  ];
  yield* carryAll(ground.carrier, inTurn(points));
  const shown = {
    frontier: points.all.map((point) => shownPoint(ground.carrier, point)),
    holding: points.holding.map((point) => shownPoint(ground.carrier, point)),
  };
  const isOpen = [...shown.frontier, ...shown.holding].some(({ deals: list }) => list.some((each) => !each.proved));
  if (isOpen || proposals.some(({ road_map }) => road_map?.proved === false)) unfinished.push('road maps');
  const row = (values: ArrayLike<number>) => byParty(problem, values);
  const measured: Measured = {
    possible: all.diagrams.isPossible,
    ...(yield* countsOf(domain, all.diagrams, every)),
    ...shown,
    frontier_that_holds: shown.holding.map(({ u }) => u),
    ...(holding.bound && { holds_bound: row(holding.bound) }),
    zone: zoneOf(points.all).map((at) => row(points.all[at]?.u as Float64Array)),
    ...solutionsOf(problem, points.all),
    with_stakes: solutionsOf(problem, points.holding),
    proposals,
    at_stake: row(problem.stakes),
    done: problem.steps.filter((_, k) => ((problem.start[k >> 5] as number) & (1 << (k & 31))) !== 0),
    done_worth: row(domain.base),
    left_out: domain.leftOut,
    contradictions: domain.contradictions,
    unmet: domain.unmet,
    scale: assessment.scale,
    has_ranges: isDoubtful(domain.agreement, assessment),
    rules_dropped: yield* rulesDropped(domain, all, assessment, asked),
  };
  const told = { agreement: domain.agreement, ...measured };
  return {
    question: 'deals',
    proved: unfinished.length === 0,
    ...measured,
    formulas: formulasOf(told),
    unfinished,
    headline: headlineOf(told),
    why: whyOf(told),
    changes: changesOf(told),
    search: { states: all.states + holding.states + ground.carrier.states + (every?.states ?? 0) },
  };
}

/** All deals, as far as they were found. */
interface All {
  readonly diagrams: { readonly isPossible: boolean; readonly list: readonly Diagram[] | null };
  readonly frontier: Frontier | null;
  readonly points: readonly DealsAt[];
  readonly states: number;
}

function* allOf(domain: Domain): Search<All> {
  const found: readonly Diagram[] | 'none' | 'unfinished' = yield* diagramsOf(domain);
  const list = typeof found === 'string' ? null : found;
  const frontier = list && (yield* frontierOf(domain, list));
  const points = frontier?.vectors.map((u, at) => ({
    u,
    count: frontier.countAt(at),
    items: frontier.dealsAt(at, mostListed),
  }));
  return {
    diagrams: { isPossible: found !== 'none', list },
    frontier,
    points: points ?? [],
    states: frontier?.states ?? 0,
  };
}

function* countsOf(
  { base }: Domain,
  { isPossible, list }: All['diagrams'],
  every: Every | null,
): Search<Pick<Measured, 'deals' | 'individually_rational_deals' | 'deals_that_hold' | 'deals_that_hold_freely'>> {
  return {
    deals: list ? countDeals(list) : isPossible ? null : 0,
    individually_rational_deals: list ? yield* countRational(base, list) : isPossible ? null : 0,
    deals_that_hold: every?.holding.length ?? null,
    deals_that_hold_freely: every?.freely ?? null,
  };
}

function* proposalsOf(
  ground: Ground,
  assessment: Assessment,
  asked: Asked,
  deal: readonly string[] | undefined,
): Search<readonly ProposalAnswer[] | Refusal> {
  const answers: ProposalAnswer[] = [];
  const given: PutForward[] = deal ? [{ id: null, title: askedTitle, steps: deal, sources: [] }] : [];
  for (const each of [...given, ...(ground.domain.agreement.proposals ?? [])]) {
    const answer = yield* judgeProposal(ground, assessment, asked, each);
    if ('code' in answer) return answer;
    answers.push(answer);
  }
  return answers;
}

function vectorsOf(points: readonly DealsAt[]): Float64Array[] {
  return points.map(({ u }) => u);
}

/** The places of those that are worth it to all. */
function zoneOf(points: readonly DealsAt[]): number[] {
  return rational(vectorsOf(points));
}

/** The deals whose road maps are sought: what the formulas pick, then the zone, what holds, and the rest. */
function inTurn({ all, holding }: { all: readonly DealsAt[]; holding: readonly DealsAt[] }): (readonly number[])[] {
  const [vectors, zone] = [vectorsOf(all), zoneOf(all)];
  const picked = [
    nash(vectors, zone),
    kalaiSmorodinsky(vectors, zone) ?? [],
    egalitarian(vectors),
    utilitarian(vectors),
  ];
  const places = new Set([...picked.flat(), ...zone]);
  return [
    ...[...places].flatMap((at) => all[at]?.items ?? []),
    ...holding.flatMap(({ items }) => items),
    ...all.flatMap(({ items }) => items),
  ];
}

function shownPoint(carrier: Carrier, { u, count, items }: DealsAt): DealPoint {
  return { u: byParty(carrier.domain.problem, u), count, deals: items.map((each) => dealOf(carrier, each)) };
}

function solutionsOf(problem: Problem, points: readonly DealsAt[]): Solutions & Pick<Measured, 'best'> {
  const [vectors, zone] = [vectorsOf(points), zoneOf(points)];
  const best = bestOf(vectors, zone);
  const kalai = kalaiSmorodinsky(vectors, zone);
  const rows = (places: readonly number[]) =>
    places.map((at) => Array.from(vectors[at] as Float64Array, (value) => plain(problem, value)));
  return {
    best: best && byParty(problem, best),
    nash: rows(nash(vectors, zone)),
    kalai_smorodinsky: kalai && rows(kalai),
    egalitarian: rows(egalitarian(vectors)),
    utilitarian: rows(utilitarian(vectors)),
  };
}

/** Nodes and vectors of the whole beyond which rules are not dropped one by one: each is a search of its own. */
const mostForRules = 300_000;

function* rulesDropped(domain: Domain, all: All, assessment: Assessment, asked: Asked): Search<RuleDropped[]> {
  const dropped: RuleDropped[] = [];
  const size = all.states + (all.diagrams.list ?? []).reduce((sum, diagram) => sum + nodesOf(diagram), 0);
  const rules = ownedRules(domain.agreement);
  if (size * rules.length > mostForRules) return dropped;
  for (const owned of rules) {
    const wider = domainOf(withoutRules(domain.agreement, [owned.rule]), assessment, asked);
    if ('code' in wider) continue;
    const { diagrams, points } = yield* allOf(wider);
    const { best, nash: picked } = solutionsOf(wider.problem, points);
    const { rule: _, ...breach } = asBreach(owned);
    dropped.push({ ...breach, deals: diagrams.list ? countDeals(diagrams.list) : 0, best, nash: picked });
  }
  return dropped;
}

export type { DealsAnswer };
