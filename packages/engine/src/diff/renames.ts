import type { Rule, Step, Until } from '../agreement/agreement.ts';
import { stepAsFiled } from '../agreement/as-filed.ts';
import type { Assessment, RankList } from '../agreement/assessment.ts';
import type { Content } from './content.ts';
import { spelled } from './same.ts';

/**
 * Steps that have another id in the second than in the first, old id to new.
 *
 * A step of the first whose id the second does not have, and one of the second whose id the first does not have, are the
 * same step if they have the same title and no other such step has it. Where the file gives no title (the id stands for
 * it) all else must be equal, worths too, and no other such step may be like them.
 */
export function renamesOf(before: Content, after: Content): ReadonlyMap<string, string> {
  const gone = before.agreement.steps.filter((step) => !hasStep(after, step.id));
  const come = after.agreement.steps.filter((step) => !hasStep(before, step.id));
  const byTitle = pairs(
    gone.filter(isTitled).map((step): Marked => [step, step.title]),
    come.filter(isTitled).map((step): Marked => [step, step.title]),
  );
  const known = new Map(byTitle);
  const marked = (steps: readonly Step[], content: Content, names: ReadonlyMap<string, string>) =>
    steps.filter((step) => !isTitled(step)).map((step): Marked => [step, likeness(renamed(content, names), step.id)]);
  return new Map([...byTitle, ...pairs(marked(gone, before, known), marked(come, after, new Map()))]);
}

type Marked = readonly [Step, string];

function pairs(gone: readonly Marked[], come: readonly Marked[]): [string, string][] {
  const only = (list: readonly Marked[], mark: string) => {
    const found = list.filter(([, each]) => each === mark);
    return found.length === 1 ? found[0]?.[0] : undefined;
  };
  return gone.flatMap(([step, mark]): [string, string][] => {
    const other = only(gone, mark) && only(come, mark);
    return other ? [[step.id, other.id]] : [];
  });
}

function isTitled({ id, title }: Step): boolean {
  return title !== id;
}

/** All that is said of a step but its name. */
function likeness({ agreement, assessment }: Content, id: string): string {
  const step = agreement.steps.find((each) => each.id === id) as Step;
  const ranks = Object.entries(assessment?.ranks ?? {}).map(([party, { gains, costs }]) => {
    const place = (list: typeof gains) => list.findIndex((tier) => [tier].flat().includes(id));
    return [party, place(gains), place(costs)];
  });
  return spelled([{ ...stepAsFiled(step), title: '' }, assessment?.worth[id] ?? {}, spelled(ranks, true)]);
}

function hasStep({ agreement }: Content, id: string): boolean {
  return agreement.steps.some((step) => step.id === id);
}

/** The same with other ids of steps, wherever they stand: alone, or before a dot (`a2.1`, `a2.done`, `a2.A`). */
export function renamed({ agreement, assessment }: Content, names: ReadonlyMap<string, string>): Content {
  if (names.size === 0) return { agreement, assessment };
  const name = (text: string) => {
    const [, stem = text, rest = ''] = /^([^.]+)(\..+)$/.exec(text) ?? [];
    return (names.get(stem) ?? stem) + rest;
  };
  return {
    agreement: {
      ...agreement,
      steps: agreement.steps.map((step) => renameStep(step, name)),
      ...(agreement.commitments && {
        commitments: agreement.commitments.map((commitment) => renameStep(commitment, name)),
      }),
      rules: agreement.rules.map((rule) => renameRule(rule, name)),
      readings: mapValues(agreement.readings, ({ rules }) => ({ rules: rules.map((rule) => renameRule(rule, name)) })),
      ...(agreement.powers && {
        powers: agreement.powers.map((power) => ({ ...power, target: power.target.map(name) })),
      }),
      ...(agreement.proposals && {
        proposals: agreement.proposals.map((deal) => ({ ...deal, steps: deal.steps.map(name) })),
      }),
    },
    assessment: assessment && renameAssessment(assessment, name),
  };
}

type Naming = (id: string) => string;

function renameStep(step: Step, name: Naming): Step {
  const { due, until } = step;
  return {
    ...step,
    id: name(step.id),
    title: isTitled(step) ? step.title : name(step.id),
    requires: step.requires.map((needed) => ({ ...needed, step: name(needed.step) })),
    answers: step.answers.map((link) => ({ ...link, step: name(link.step) })),
    ...(typeof due === 'object' && { due: { ...due, of: name(due.of) } }),
    ...(until !== undefined && { until: renameEnd(until, name) }),
    verification: step.verification.map((check) => ({
      ...check,
      ...(check.risesTo && { risesTo: renameKeys(check.risesTo, name) }),
    })),
  };
}

function renameEnd(until: Until, name: Naming): Until {
  if (typeof until === 'string') return until;
  if ('done' in until) return { done: name(until.done) };
  if ('while' in until) return { while: name(until.while) };
  return { any: until.any.map((each) => renameEnd(each, name)) };
}

function renameRule(rule: Rule, name: Naming): Rule {
  if (rule.kind === 'never') return { ...rule, step: name(rule.step) };
  return { ...rule, steps: rule.steps.map(name) } as Rule;
}

function renameAssessment(assessment: Assessment, name: Naming): Assessment {
  const renameList = (list: RankList): RankList =>
    list.map((tier) => (typeof tier === 'string' ? name(tier) : tier.map(name)));
  return {
    ...assessment,
    worth: renameKeys(assessment.worth, name),
    ranks: mapValues(assessment.ranks, (ranks) => ({
      ...ranks,
      gains: renameList(ranks.gains),
      costs: renameList(ranks.costs),
    })),
    bundles: assessment.bundles.map((bundle) => ({ ...bundle, steps: bundle.steps.map(name) })),
    why: renameKeys(assessment.why, name),
    basis: renameKeys(assessment.basis, name),
  };
}

function renameKeys<Value>(record: Readonly<Record<string, Value>>, name: Naming): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [name(key), value]));
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
