import type { Agreement, Range, Rule, Span, Step } from '../agreement/agreement.ts';
import { unroll } from '../agreement/unroll.ts';
import type { BundleWorth, Worths } from '../agreement/worth.ts';
import { add, divide, exact, larger, multiply, one, type Rational, subtract, zero } from '../math/rational.ts';
import type { Asked } from '../plan/problem.ts';
import type { Setting } from '../plan/setting.ts';
import { type Change, wholeOf } from './change.ts';

/** An agreement written out, its worths, and what is asked of it: all that a problem is built from. */
export interface Draft {
  readonly agreement: Agreement;
  readonly worths: Worths;
  readonly asked: Asked;
}

/** The draft that changes are made to: a stake that was asked for stands among the worths, so that a bond adds to it. */
export function draftOf({ agreement, worths, asked }: Pick<Setting, 'agreement' | 'worths' | 'asked'>): Draft {
  const { stake, ...rest } = asked;
  const stakes = agreement.parties.map((party, i) => {
    const other = stake?.[party.id];
    if (other === undefined) return worths.stakes[i] as Rational;
    return multiply(add(exact(other), exact(agreement.bonds[party.id] ?? 0)), worths.factors[i] as Rational);
  });
  return { agreement, worths: { ...worths, stakes }, asked: rest };
}

/**
 * The draft with all of these changes made, whatever their order in the list: rules are dropped first, then numbers
 * change, new steps come, escrows are made, steps are split (so an escrow passes to the second half), steps dropped.
 * `file` is the agreement before repeated steps were written out.
 */
export function withChanges(base: Draft, file: Agreement, changes: readonly Change[]): Draft {
  const sorted = [...changes].sort((a, b) => turns.indexOf(a.kind) - turns.indexOf(b.kind));
  const freed = withoutRules(base, file, changes);
  return sorted.reduce(withChange, freed);
}

const turns: readonly Change['kind'][] = [
  'rule',
  'reversibility',
  'worth',
  'bond',
  'new-step',
  'escrow',
  'split',
  'drop',
];

function withChange(draft: Draft, change: Change): Draft {
  switch (change.kind) {
    case 'rule':
      return draft;
    case 'reversibility':
      return withReversibility(draft, change.step, change.to);
    case 'worth':
      return withWorth(draft, change.step, change.party);
    case 'bond':
      return withBond(draft, change.party);
    case 'new-step':
      return withNewStep(draft, change.party);
    case 'escrow':
      return withEscrow(draft, change.steps);
    case 'split':
      return openParts(draft, change.step).reduceRight(withHalves, draft);
    case 'drop':
      return withoutStep(draft, change.step);
  }
}

/** A rule of the file that names a repeated step becomes several; so rules are dropped there, and the rest written out again. */
function withoutRules(draft: Draft, file: Agreement, changes: readonly Change[]): Draft {
  const dropped = changes.filter((change) => change.kind === 'rule');
  if (dropped.length === 0) return draft;
  const keep = (reading: string | null) => (_: Rule, number: number) =>
    !dropped.some((each) => each.reading === reading && each.number === number);
  const left = unroll({
    ...file,
    rules: file.rules.filter(keep(null)),
    readings: Object.fromEntries(
      Object.entries(file.readings).map(([id, { rules }]) => [id, { rules: rules.filter(keep(id)) }]),
    ),
  });
  return { ...draft, agreement: { ...draft.agreement, rules: left.rules, readings: left.readings } };
}

/** Parts of a step that are still to come, by their place in the draft. */
function openParts({ agreement, asked }: Draft, step: string): number[] {
  const done = asked.done ?? [];
  return agreement.steps.flatMap((each, s) =>
    wholeOf(agreement, s) === step && !done.includes(each.id) && !done.includes(step) ? [s] : [],
  );
}

function withReversibility(draft: Draft, step: string, to: 0 | 1): Draft {
  const parts = openParts(draft, step);
  const reversible = draft.worths.reversible.map((r, s) => (parts.includes(s) ? exact(to) : r));
  const bundles = draft.worths.bundles.map((bundle) => ({
    ...bundle,
    reversible: bundle.steps.map((s) => reversible[s] as Rational).reduce(larger),
  }));
  return { ...draft, worths: { ...draft.worths, reversible, bundles } };
}

/** The last of the step's parts is worth 1 more. */
function withWorth(draft: Draft, step: string, party: string): Draft {
  const i = partyAt(draft, party);
  const last = openParts(draft, step).at(-1);
  const steps = draft.worths.steps.map((row, s) =>
    s === last ? row.map((worth, p) => (p === i ? add(worth, one) : worth)) : row,
  );
  return { ...draft, worths: { ...draft.worths, steps } };
}

function withBond(draft: Draft, party: string): Draft {
  const i = partyAt(draft, party);
  const stakes = draft.worths.stakes.map((stake, p) => (p === i ? add(stake, one) : stake));
  return { ...draft, worths: { ...draft.worths, stakes } };
}

function partyAt({ agreement }: Draft, party: string): number {
  return agreement.parties.findIndex(({ id }) => id === party);
}

/** Ids of the file have no point in them, so this one is free. */
export function newStepId(party: string): string {
  return `new.${party}`;
}

function withNewStep({ agreement, worths, asked }: Draft, party: string): Draft {
  const name = agreement.parties.find(({ id }) => id === party)?.name;
  const step: Step = {
    id: newStepId(party),
    title: `A new step of ${name}`,
    by: [party],
    kind: 'achieve',
    requires: [],
    needs: [],
    answers: [],
    duration: 1,
    reversible: 1,
    verification: [],
    delivers: [],
    sources: [],
  };
  const row = agreement.parties.map(({ id }) => (id === party ? subtract(zero, one) : one));
  return {
    agreement: { ...agreement, steps: [...agreement.steps, step] },
    worths: { ...worths, steps: [...worths.steps, row], reversible: [...worths.reversible, one] },
    asked: { ...asked, ...(asked.deal && { deal: [...asked.deal, step.id] }) },
  };
}

/**
 * One stroke of two steps. Sets may not overlap, but an escrow may contain together sets: the new escrow takes in every
 * set that it touches, and what another escrow costs goes on to be paid.
 */
function withEscrow(draft: Draft, pair: readonly [string, string]): Draft {
  const { agreement } = draft;
  const all = [agreement.rules, ...Object.values(agreement.readings).map(({ rules }) => rules)].flat();
  const stroke = strokeOf(draft, pair);
  const taken = all.filter((rule) => rule.kind === 'escrow' && rule.steps.some((id) => stroke.has(id)));
  const cost: Record<string, number> = {};
  for (const rule of taken) {
    if (rule.kind !== 'escrow') continue;
    for (const [party, value] of Object.entries(rule.cost)) cost[party] = (cost[party] ?? 0) + value;
  }
  const escrow: Rule = {
    kind: 'escrow',
    steps: agreement.steps.flatMap(({ id }) => (stroke.has(id) ? [id] : [])),
    cost,
  };
  const rest = (rules: readonly Rule[]) => rules.filter((rule) => !taken.includes(rule));
  const readings = Object.entries(agreement.readings).map(([id, { rules }]) => [id, { rules: rest(rules) }] as const);
  return {
    ...draft,
    agreement: { ...agreement, rules: [...rest(agreement.rules), escrow], readings: Object.fromEntries(readings) },
  };
}

/** Ids of the steps that an escrow of these two exchanges in one stroke. */
export function strokeOf(draft: Draft, pair: readonly string[]): ReadonlySet<string> {
  const { agreement } = draft;
  const sets = [agreement.rules, ...Object.values(agreement.readings).map(({ rules }) => rules)]
    .flat()
    .flatMap((rule) => (rule.kind === 'together' || rule.kind === 'escrow' ? [rule.steps] : []));
  const stroke = new Set(pair.flatMap((step) => openParts(draft, step).map((s) => agreement.steps[s]?.id as string)));
  for (let before = -1; before !== stroke.size; ) {
    before = stroke.size;
    for (const set of sets) if (set.some((id) => stroke.has(id))) for (const id of set) stroke.add(id);
  }
  return stroke;
}

/** A step in two halves, side by side in the file; what named the step (a rule, a bundle, what required it) names the second. */
function withHalves({ agreement, worths, asked }: Draft, at: number): Draft {
  const whole = agreement.steps[at] as Step;
  const [first, second] = [`${whole.id}.1`, `${whole.id}.2`];
  const renamed = (id: string) => (id === whole.id ? second : id);
  const half = (id: string, number: number, requires: Step['requires']): Step => ({
    ...whole,
    id,
    title: `${whole.title} (${number === 1 ? 'first' : 'second'} half)`,
    requires,
    duration: halfSpan(whole.duration),
    part: { of: whole.part?.of ?? whole.id, number, times: 2 },
  });
  const halves = [half(first, 1, whole.requires), half(second, 2, [{ step: first, moment: 'done' }])];
  const steps = agreement.steps
    .toSpliced(at, 1, ...halves)
    .map((step) =>
      step.requires.some((needed) => needed.step === whole.id)
        ? { ...step, requires: step.requires.map((needed) => ({ ...needed, step: renamed(needed.step) })) }
        : step,
    );
  const rules = (list: readonly Rule[]) => list.map((rule) => withName(rule, renamed));
  const readings = Object.entries(agreement.readings).map(([id, each]) => [id, { rules: rules(each.rules) }] as const);
  const row = (worths.steps[at] as readonly Rational[]).map((worth) => divide(worth, exact(2)));
  const moved = (s: number) => (s >= at ? s + 1 : s);
  return {
    agreement: { ...agreement, steps, rules: rules(agreement.rules), readings: Object.fromEntries(readings) },
    worths: {
      ...worths,
      steps: worths.steps.toSpliced(at, 1, row, row),
      reversible: worths.reversible.toSpliced(at, 0, worths.reversible[at] as Rational),
      bundles: worths.bundles.map((bundle): BundleWorth => ({ ...bundle, steps: bundle.steps.map(moved) })),
    },
    asked: {
      ...asked,
      ...(asked.deal && { deal: asked.deal.flatMap((id) => (id === whole.id ? [first, second] : [id])) }),
    },
  };
}

function withName(rule: Rule, renamed: (id: string) => string): Rule {
  if (rule.kind === 'never') return { ...rule, step: renamed(rule.step) };
  if (rule.kind === 'before') return { ...rule, steps: [renamed(rule.steps[0]), renamed(rule.steps[1])] };
  return { ...rule, steps: rule.steps.map(renamed) };
}

/** Half of a length of time; calendar time keeps its unit. */
function halfSpan(span: Span): Span {
  if (typeof span === 'string') {
    const [count, unit] = span.split(' ');
    return `${Number(count) / 2} ${unit}`;
  }
  return (typeof span === 'number' ? span / 2 : span.map((each) => each / 2)) as Range;
}

function withoutStep(draft: Draft, step: string): Draft {
  const ids = openParts(draft, step).map((s) => draft.agreement.steps[s]?.id as string);
  return { ...draft, asked: { ...draft.asked, drop: [...(draft.asked.drop ?? []), ...ids] } };
}
