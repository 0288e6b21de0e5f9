import type { Agreement, Rule, Step } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';

/** A step with the file's defaults. */
export function step(id: string, by: string | readonly string[], rest: Partial<Step> = {}): Step {
  return {
    id,
    title: `Do ${id}`,
    by: [by].flat(),
    kind: 'achieve',
    requires: [],
    needs: [],
    answers: [],
    duration: 1,
    reversible: 0,
    verification: [],
    delivers: [],
    sources: [],
    ...rest,
  };
}

export function after(...steps: string[]): Pick<Step, 'requires'> {
  return { requires: steps.map((each) => ({ step: each, moment: 'done' as const })) };
}

export function agreement(parties: readonly string[], steps: readonly Step[], rules: readonly Rule[] = []): Agreement {
  return {
    id: 'test',
    title: 'Test',
    asOf: '2019-02-24',
    timeUnit: 'month',
    parties: parties.map((id) => ({ id, name: `Side ${id}` })),
    others: [],
    people: [],
    steps,
    rules,
    bonds: {},
    readings: {},
  };
}

export function assessment(worth: Assessment['worth'], rest: Partial<Assessment> = {}): Assessment {
  return {
    scale: 'as-given',
    stakes: {},
    impatience: {},
    hazard: 0,
    worth,
    ranks: {},
    bundles: [],
    drift: {},
    why: {},
    basis: {},
    ...rest,
  };
}

/** The worked example: six steps, three on each side. */
export const sixSteps: Agreement = agreement(
  ['A', 'B'],
  [
    step('a1', 'A', { reversible: 1 }),
    step('a2', 'A', { reversible: 0.25, ...after('b1') }),
    step('a3', 'A'),
    step('b1', 'B', { reversible: 1 }),
    step('b2', 'B'),
    step('b3', 'B', { reversible: 0.5, ...after('b2') }),
  ],
);

export const sixWorths: Assessment = assessment({
  a1: { A: -2, B: 4 },
  a2: { A: -4, B: 9 },
  a3: { A: -1, B: 2 },
  b1: { A: 3, B: -1 },
  b2: { A: 6, B: -5 },
  b3: { A: 3, B: -2 },
});
