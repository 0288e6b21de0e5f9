import fc from 'fast-check';
import type { Verification } from '../../src/agreement/agreement.ts';
import { type RandomCase, randomCases } from '../plan/random-cases.ts';

/** Small cases with every feature of question 1, and durations, lags, detection and audiences on top. */
export function checkedCases(most: number): fc.Arbitrary<RandomCase> {
  return randomCases(most).chain(({ agreement: file, assessment, asked }) => {
    const audience = fc.constantFrom(...file.parties.map(({ id }) => id), 'public');
    const check: fc.Arbitrary<Verification> = fc.record(
      {
        detects: fc.integer({ min: 0, max: 20 }).map((part) => part / 20),
        lag: fc.constantFrom(0, 0.5, 1, 2, 5),
        falseAlarm: fc.constantFrom(0, 0.1),
        satisfies: fc.uniqueArray(audience, { minLength: 1, maxLength: 3 }),
        covers: fc.constantFrom<('declared' | 'complete')[]>('declared', 'complete'),
      },
      { requiredKeys: ['lag'] },
    );
    const extra = fc.record({
      duration: fc.constantFrom(0, 0.5, 1, 1, 3),
      verification: fc.array(check, { maxLength: 3 }),
    });
    return fc.tuple(...file.steps.map(() => extra)).map((extras) => ({
      agreement: { ...file, steps: file.steps.map((step, k) => ({ ...step, ...extras[k] })) },
      assessment,
      asked,
    }));
  });
}
