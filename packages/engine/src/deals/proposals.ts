import type { Agreement, Proposal, Rule } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import { namedSteps, type Refusal } from '../agreement/scope.ts';
import { type Worths, worthsOf } from '../agreement/worth.ts';
import { add, exact, multiply, type Rational, subtract, toNumber, zero } from '../math/rational.ts';
import type { Search } from '../math/search.ts';
import type { ByParty } from '../plan/answer.ts';
import { byParty } from '../plan/judge-order.ts';
import type { Asked } from '../plan/problem.ts';
import type { Breach, Deal, ProposalAnswer } from './answer.ts';
import { type Carrier, carrierOf, carryAll, dealOf } from './carried.ts';
import { diagramsOf } from './diagram.ts';
import { type Domain, domainOf } from './domain.ts';
import { type Frontier, frontierOf } from './frontier.ts';
import { breachSentence } from './wording.ts';

/** What proposals are held against. */
export interface Ground {
  readonly domain: Domain;
  /** Null if it was not found in time. */
  readonly frontier: Frontier | null;
  readonly carrier: Carrier;
}

/** A proposal of the file, or the deal that was asked about. */
export type PutForward = Omit<Proposal, 'id'> & { readonly id: string | null };

/** Holds one proposal against all deals. A red line that it breaks is named with its owner, and dropped to judge it. */
export function* judgeProposal(
  ground: Ground,
  assessment: Assessment,
  asked: Asked,
  proposal: PutForward,
): Search<ProposalAnswer | Refusal> {
  const { agreement } = ground.domain;
  const named = namedSteps(agreement, proposal.steps, 'deal');
  if ('code' in named) return named;
  const done = (asked.done ?? []).flatMap((id) => stepIds(agreement, id));
  const ids = new Set([...named.steps.map((s) => agreement.steps[s]?.id as string), ...done]);
  const broken = breachesOf(ground.domain, ids, asked);
  const canDrop = broken.every(({ rule }) => rule !== null);
  const judged: Judged | null = canDrop ? yield* judge(ground, assessment, asked, ids, broken) : null;
  return {
    id: proposal.id,
    title: proposal.title,
    by: proposal.by ?? null,
    status: proposal.status ?? null,
    date: proposal.date ?? null,
    basis: proposal.basis ?? null,
    sources: proposal.sources,
    note: proposal.note ?? null,
    steps: agreement.steps.flatMap(({ id }) => (ids.has(id) ? [id] : [])),
    u: worthOf(agreement, worthsOf(agreement, assessment), ids),
    is_deal: broken.length === 0,
    breaks: broken.map(({ rule: _, ...breach }) => ({ ...breach, sentence: breachSentence(agreement, breach) })),
    without_rules: judged !== null && broken.length > 0,
    on_frontier: judged?.onFrontier ?? null,
    beaten_by: judged ? judged.beatenBy : beatenBy(ground, worthOf(agreement, worthsOf(agreement, assessment), ids)),
    road_map: judged?.roadMap ?? null,
  };
}

interface Judged {
  readonly onFrontier: boolean | null;
  readonly beatenBy: readonly ByParty<number>[];
  readonly roadMap: Deal | null;
}

function* judge(
  ground: Ground,
  assessment: Assessment,
  asked: Asked,
  ids: ReadonlySet<string>,
  broken: readonly Found[],
): Search<Judged | null> {
  const wider: Ground | null = broken.length > 0 ? yield* without(ground.domain, assessment, asked, broken) : ground;
  if (!wider) return null;
  const { problem } = wider.domain;
  const items = [...problem.moves.keys()].filter((m) =>
    problem.moves[m]?.steps.every((k) => ids.has(problem.steps[k] as string)),
  );
  const covered = items.reduce((sum, m) => sum + (problem.moves[m]?.steps.length as number), (asked.done ?? []).length);
  if (covered < ids.size) return null;
  yield* carryAll(wider.carrier, [items]);
  const u = items.reduce(
    (sum, m) => sum.map((value, i) => value + (wider.domain.worth[m]?.[i] as number)),
    wider.domain.base.slice(),
  );
  for (const { items: members, worth } of wider.domain.bundles) {
    if (members.every((m) => items.includes(m)))
      for (const i of u.keys()) u[i] = (u[i] as number) + (worth[i] as number);
  }
  const { frontier } = wider;
  return {
    onFrontier: frontier?.has(u) ?? null,
    beatenBy: beatenBy(ground, byParty(problem, u)),
    roadMap: dealOf(wider.carrier, items),
  };
}

/** The deals that there are without these rules. */
function* without(
  domain: Domain,
  assessment: Assessment,
  asked: Asked,
  broken: readonly Found[],
): Search<Ground | null> {
  const rules = broken.flatMap(({ rule }) => rule ?? []);
  const found = domainOf(withoutRules(domain.agreement, rules), assessment, asked);
  if ('code' in found) return null;
  const diagrams = yield* diagramsOf(found);
  const frontier = typeof diagrams === 'string' ? null : yield* frontierOf(found, diagrams);
  return { domain: found, frontier, carrier: carrierOf(found) };
}

/** The same agreement with these rules dropped, whoever reads them into it. */
export function withoutRules(agreement: Agreement, dropped: readonly Rule[]): Agreement {
  const keep = (rule: Rule) => !dropped.includes(rule);
  const readings = Object.entries(agreement.readings).map(([id, { rules }]) => [id, { rules: rules.filter(keep) }]);
  return { ...agreement, rules: agreement.rules.filter(keep), readings: Object.fromEntries(readings) };
}

/** The vectors of the frontier that are at least as good for all and better for one. */
function beatenBy({ domain, frontier }: Ground, u: ByParty<number>): ByParty<number>[] {
  if (!frontier) return [];
  const rows = frontier.vectors.map((vector) => byParty(domain.problem, vector));
  const isBetter = (row: ByParty<number>) => {
    const apart = domain.problem.parties.map((id) => (row[id] as number) - (u[id] as number));
    return apart.every((value) => value >= 0) && apart.some((value) => value > 0);
  };
  return rows.filter(isBetter);
}

interface Found extends Omit<Breach, 'sentence'> {
  /** The rule itself, which can be dropped by whose it is; null for what cannot. */
  readonly rule: Rule | null;
}

/** What a set of steps breaks, in the order of the file. */
function breachesOf(domain: Domain, ids: ReadonlySet<string>, asked: Asked): Found[] {
  const { agreement } = domain;
  const dropped = (asked.drop ?? []).flatMap((id) => stepIds(agreement, id)).filter((id) => ids.has(id));
  const missing = agreement.steps.flatMap(({ id, requires }) =>
    ids.has(id) ? requires.filter(({ step }) => !ids.has(step)).map(({ step }) => [id, step]) : [],
  );
  const caught = domain.contradictions.filter((cycle) => cycle.some((id) => ids.has(id)));
  return [
    ...dropped.map((id): Found => ({ kind: 'dropped', of: null, steps: [id], rule: null })),
    ...missing.map((steps): Found => ({ kind: 'requires', of: null, steps, rule: null })),
    ...ownedRules(agreement)
      .filter(({ rule }) => isBroken(rule, ids))
      .map(asBreach),
    ...caught.map((steps): Found => ({ kind: 'contradiction', of: null, steps, rule: null })),
  ];
}

export function ownedRules({ rules, readings }: Agreement): { rule: Rule; of: string | null }[] {
  return [
    ...rules.map((rule) => ({ rule, of: rule.of ?? null })),
    ...Object.entries(readings).flatMap(([party, reading]) =>
      reading.rules.map((rule) => ({ rule, of: rule.of ?? party })),
    ),
  ];
}

export function asBreach({ rule, of }: { rule: Rule; of: string | null }): Found {
  return { kind: rule.kind, of, steps: rule.kind === 'never' ? [rule.step] : rule.steps, rule };
}

function isBroken(rule: Rule, ids: ReadonlySet<string>): boolean {
  if (rule.kind === 'never') return ids.has(rule.step);
  if (rule.kind === 'before') return ids.has(rule.steps[1]) && !ids.has(rule.steps[0]);
  const held = new Set(rule.steps.filter((id) => ids.has(id))).size;
  if (rule.kind === 'one_of') return held !== 1;
  if (rule.kind === 'at_most_one') return held > 1;
  return held > 0 && held < new Set(rule.steps).size;
}

/** The step's own id, or those of its parts. */
function stepIds(agreement: Agreement, id: string): string[] {
  return agreement.steps.filter((step) => step.id === id || step.part?.of === id).map((step) => step.id);
}

/** W of a set of steps, whether it is a deal or not: an escrow costs where all of it is in. */
function worthOf(agreement: Agreement, worths: Worths, ids: ReadonlySet<string>): ByParty<number> {
  const held = (steps: readonly string[]) => steps.every((id) => ids.has(id));
  const escrows = ownedRules(agreement).flatMap(({ rule }) =>
    rule.kind === 'escrow' && held(rule.steps) ? [rule] : [],
  );
  const worth = (i: number): Rational => {
    const factor = worths.factors[i] as Rational;
    const paid = escrows.map(({ cost }) => multiply(exact(cost[agreement.parties[i]?.id as string] ?? 0), factor));
    const steps = worths.steps
      .filter((_, s) => ids.has(agreement.steps[s]?.id as string))
      .map((row) => row[i] as Rational);
    const bundles = worths.bundles
      .filter((bundle) => held(bundle.steps.map((s) => agreement.steps[s]?.id as string)))
      .map((bundle) => bundle.worth[i] as Rational);
    return subtract([...steps, ...bundles].reduce(add, zero), paid.reduce(add, zero));
  };
  return Object.fromEntries(agreement.parties.map(({ id }, i) => [id, toNumber(worth(i))]));
}
