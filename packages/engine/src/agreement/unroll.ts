import type { Agreement, Requirement, Rule, Step } from './agreement.ts';

/**
 * Writes every repeated step out as its parts: `a2` with `times: 3` becomes a2.1, a2.2, a2.3, each requiring the one
 * before. Whatever named the whole step now names all parts, and what required it requires the last; an alternative is
 * its first part, which the others require.
 */
export function unroll(agreement: Agreement): Agreement {
  const times = new Map(agreement.steps.map((step) => [step.id, step.repeat?.times ?? 0]));
  if (agreement.steps.every((step) => step.repeat === undefined)) return agreement;
  const parts = (id: string): string[] => partsOf(id, times.get(id) ?? 0);
  const last = (id: string): string => parts(id).at(-1) ?? id;
  return {
    ...agreement,
    steps: agreement.steps.flatMap((step) => unrollStep(step, last)),
    rules: agreement.rules.flatMap((rule) => unrollRule(rule, parts)),
    readings: Object.fromEntries(
      Object.entries(agreement.readings).map(([id, reading]) => [
        id,
        { rules: reading.rules.flatMap((rule) => unrollRule(rule, parts)) },
      ]),
    ),
  };
}

/** The ids that stand for `id` after unrolling: its parts, or itself. */
function partsOf(id: string, times: number): string[] {
  return times > 0 ? Array.from({ length: times }, (_, k) => `${id}.${k + 1}`) : [id];
}

function unrollStep(step: Step, last: (id: string) => string): Step[] {
  const requires = step.requires.map((needed): Requirement => ({ ...needed, step: last(needed.step) }));
  if (!step.repeat) return [{ ...step, requires }];
  const { repeat, ...whole } = step;
  return partsOf(step.id, repeat.times).map((id, k, ids) => ({
    ...whole,
    id,
    title: `${step.title} (${k + 1} of ${repeat.times})`,
    requires: k === 0 ? requires : [{ step: ids[k - 1] as string, moment: 'done' }],
    part: { of: step.id, number: k + 1, times: repeat.times },
  }));
}

function unrollRule(rule: Rule, parts: (id: string) => string[]): Rule[] {
  if (rule.kind === 'never') return parts(rule.step).map((step) => ({ ...rule, step }));
  if (rule.kind === 'one_of' || rule.kind === 'at_most_one') {
    return [{ ...rule, steps: rule.steps.map((id) => parts(id)[0] as string) }];
  }
  if (rule.kind !== 'before') return [{ ...rule, steps: rule.steps.flatMap(parts) }];
  const [first, second] = rule.steps;
  return [{ ...rule, steps: [parts(first).at(-1) as string, parts(second)[0] as string] }];
}
