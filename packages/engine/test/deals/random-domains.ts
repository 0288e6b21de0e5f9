import fc from 'fast-check';
import type { Rule } from '../../src/agreement/agreement.ts';
import { type RandomCase, randomCases } from '../plan/random-cases.ts';

/** Small cases with every feature of question 1, and alternatives of both kinds, in the text or in a reading of it. */
export function randomDomains(most: number): fc.Arbitrary<RandomCase> {
  return randomCases(most).chain((raw) => {
    const ids = raw.agreement.steps.map(({ id }) => id);
    const alternatives = fc.record({
      kind: fc.constantFrom<'one_of' | 'at_most_one'>('one_of', 'at_most_one', 'at_most_one'),
      steps: fc.subarray(ids, { minLength: Math.min(2, ids.length), maxLength: Math.min(3, ids.length) }),
    });
    return fc
      .record({ sets: fc.array(alternatives, { maxLength: 2 }), inReading: fc.boolean() })
      .map(({ sets, inReading }): RandomCase => {
        const rules: Rule[] = sets;
        const { agreement } = raw;
        const read = agreement.readings['B']?.rules ?? [];
        return {
          ...raw,
          agreement: inReading
            ? { ...agreement, readings: { ...agreement.readings, B: { rules: [...read, ...rules] } } }
            : { ...agreement, rules: [...agreement.rules, ...rules] },
        };
      });
  });
}
