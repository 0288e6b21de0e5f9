import type { Case } from '../src/case.ts';
import { readCase } from '../src/case.ts';

/** The keys every agreement needs, with two parties and two steps. */
export const sample = `lockstep: 1
id: sample
title: Sample
as_of: 2019-02-24
time_unit: month
parties:
  A: { name: Side A }
  B: { name: Side B }
steps:
  a1: { by: A }
  b1: { by: B, requires: [a1] }
`;

/** An assessment of the sample, as a file of its own. */
export const sampleAssessment = `lockstep_assessment: 1
agreement: sample
by: Engagement view
as_of: 2019-02-24
worth:
  a1: { A: -4, B: [1, 2, 9] }
`;

export function readSample(text: string): Case {
  return readCase([{ path: 'agreement.yaml', text }]);
}

export function codesOf(text: string): string[] {
  return readSample(text).faults.map((fault) => fault.code);
}
