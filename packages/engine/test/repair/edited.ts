/**
 * Changes of an agreement written into its file and its assessment, straight from the list of question 5: the oracle for
 * what the engine does to its numbers. It shares no code with the engine. For points and steps that do not repeat.
 */
import type { Agreement, Rule, Step } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';
import type { Change } from '../../src/repair/answer.ts';
import type { RandomCase } from '../plan/random-cases.ts';

const turns = ['rule', 'reversibility', 'worth', 'bond', 'new-step', 'escrow', 'split', 'drop'];

export function edited(before: RandomCase, changes: readonly Change[]): RandomCase {
  return [...changes].sort((a, b) => turns.indexOf(a.kind) - turns.indexOf(b.kind)).reduce(edit, before);
}

function edit(before: RandomCase, change: Change): RandomCase {
  const { agreement, assessment, asked } = before;
  const [step = '', other = ''] = change.steps;
  const party = change.party ?? '';
  switch (change.kind) {
    case 'reversibility':
      return {
        ...before,
        agreement: withStep(agreement, step, (old) => ({ ...old, reversible: change.to as number })),
      };
    case 'bond':
      return {
        ...before,
        agreement: { ...agreement, bonds: { ...agreement.bonds, [party]: (agreement.bonds[party] ?? 0) + 1 } },
      };
    case 'worth':
      return { ...before, assessment: worthOf(assessment, step, { [party]: at(assessment, step, party) + 1 }) };
    case 'new-step': {
      const ids = agreement.parties.map(({ id }) => id);
      const row = Object.fromEntries(ids.map((id) => [id, id === party ? -1 : 1]));
      const model = agreement.steps[0] as Step;
      const plain = { requires: [], reversible: 1, duration: 1, verification: [] };
      const added: Step = { ...model, ...plain, id: `new.${party}`, by: [party] };
      return {
        ...before,
        agreement: { ...agreement, steps: [...agreement.steps, added] },
        assessment: worthOf(assessment, added.id, row),
      };
    }
    case 'rule':
      return { ...before, agreement: withoutRule(agreement, change) };
    case 'escrow':
      return { ...before, agreement: exchange(agreement, [step, other]) };
    case 'split':
      return halve(before, step);
    case 'drop':
      return { ...before, asked: { ...asked, drop: [...(asked.drop ?? []), step] } };
  }
}

function withStep(agreement: Agreement, id: string, change: (step: Step) => Step): Agreement {
  return { ...agreement, steps: agreement.steps.map((step) => (step.id === id ? change(step) : step)) };
}

function at(assessment: Assessment, step: string, party: string): number {
  return (assessment.worth[step]?.[party] as number | undefined) ?? 0;
}

function worthOf(assessment: Assessment, step: string, row: Record<string, number>): Assessment {
  return { ...assessment, worth: { ...assessment.worth, [step]: { ...assessment.worth[step], ...row } } };
}

function everyRule(agreement: Agreement, map: (rules: readonly Rule[]) => readonly Rule[]): Agreement {
  const readings = Object.entries(agreement.readings).map(([id, { rules }]) => [id, { rules: map(rules) }]);
  return { ...agreement, rules: map(agreement.rules), readings: Object.fromEntries(readings) };
}

function namedIn(rule: Rule): readonly string[] {
  return 'steps' in rule ? rule.steps : [rule.step];
}

function withoutRule(agreement: Agreement, { rule: kind, steps, reading }: Change): Agreement {
  const is = (rule: Rule) => rule.kind === kind && namedIn(rule).join() === steps.join();
  if (reading === null) {
    const gone = agreement.rules.findIndex(is);
    return { ...agreement, rules: agreement.rules.filter((_, k) => k !== gone) };
  }
  const list = agreement.readings[reading]?.rules ?? [];
  const gone = list.findIndex(is);
  return { ...agreement, readings: { ...agreement.readings, [reading]: { rules: list.filter((_, k) => k !== gone) } } };
}

/** One stroke; together sets stay inside it, other escrows grow into it and go on to cost what they cost. */
function exchange(agreement: Agreement, pair: readonly string[]): Agreement {
  const all = [...agreement.rules, ...Object.values(agreement.readings).flatMap(({ rules }) => rules)];
  const sets = all.filter((rule) => rule.kind === 'together' || rule.kind === 'escrow');
  let stroke = [...pair];
  for (let round = 0; round < 20; round++) {
    for (const set of sets) {
      const ids = namedIn(set);
      if (ids.some((id) => stroke.includes(id))) stroke = [...new Set([...stroke, ...ids])];
    }
  }
  const taken = sets.filter((set) => set.kind === 'escrow' && set.steps.some((id) => stroke.includes(id)));
  const cost: Record<string, number> = {};
  for (const set of taken) {
    if (set.kind === 'escrow') for (const [id, value] of Object.entries(set.cost)) cost[id] = (cost[id] ?? 0) + value;
  }
  const left = everyRule(agreement, (rules) => rules.filter((rule) => !taken.some((each) => each === rule)));
  return { ...left, rules: [...left.rules, { kind: 'escrow', steps: stroke, cost }] };
}

/** The second half keeps the name under which rules, bundles and later steps know it; the first half is new. */
function halve({ agreement, assessment, asked }: RandomCase, id: string): RandomCase {
  const first = `${id}-first`;
  const row = Object.fromEntries(
    Object.entries(assessment.worth[id] ?? {}).map(([party, worth]) => [party, (worth as number) / 2]),
  );
  const steps = agreement.steps.flatMap((step): Step[] => {
    if (step.id !== id) return [step];
    const duration = (step.duration as number) / 2;
    return [
      { ...step, id: first, duration },
      { ...step, duration, requires: [{ step: first, moment: 'done' }] },
    ];
  });
  return {
    agreement: { ...agreement, steps },
    assessment: worthOf(worthOf(assessment, id, row), first, row),
    asked,
  };
}
