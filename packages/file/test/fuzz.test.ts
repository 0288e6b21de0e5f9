import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Case, readCase } from '../src/case.ts';
import { sayFault } from '../src/wording.ts';
import { sample, sampleAssessment } from './samples.ts';

const runs = 80;

/** Reads a text as each kind of file, and holds the answer to what every answer must be. */
function readAnyhow(text: string): void {
  judge(readCase([{ path: 'agreement.yaml', text }]));
  judge(
    readCase([
      { path: 'agreement.yaml', text: sample },
      { path: 'assessments/a.yaml', text },
      { path: 'sources.yaml', text },
      { path: 'barriers.yaml', text },
    ]),
  );
}

function judge({ agreement, faults }: Case): void {
  if (faults.length === 0) expect(agreement).toBeDefined();
  for (const fault of faults) {
    expect(fault.line).toBeGreaterThanOrEqual(1);
    expect(fault.column).toBeGreaterThanOrEqual(1);
    expect(sayFault(fault)).toMatch(/^\S+:\d+:\d+: [\s\S]+[.?]$/);
    expect(sayFault(fault)).not.toMatch(/undefined|\[object|\n/);
  }
}

const pieces = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '-',
  '&a ',
  '*a',
  '!!x',
  '|',
  '>',
  '"',
  "'",
  '#',
  '\n',
  '  ',
  '\t',
  '<<',
  '? ',
  '---\n',
);
const words = fc.constantFrom(
  'a1',
  'b1',
  'by',
  'A',
  'steps',
  'rules',
  'worth',
  '0777',
  '1e400',
  'null',
  'true',
  '~',
  '\u202e',
  '__proto__',
  'constructor',
);

const mutation = fc.record({
  at: fc.nat(1000),
  cut: fc.nat(12),
  put: fc.oneof(pieces, words, fc.string({ unit: 'binary', maxLength: 4 })),
});

function mutate(text: string, { at, cut, put }: { at: number; cut: number; put: string }): string {
  const start = at % text.length;
  return text.slice(0, start) + put + text.slice(start + cut);
}

describe('no text makes the reader throw', { timeout: 60_000 }, () => {
  test('random text gives faults or data', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), readAnyhow), { numRuns: runs });
  });

  test('random pieces of YAML give faults or data', () => {
    const text = fc.array(fc.oneof(pieces, words), { maxLength: 40 }).map((list) => list.join(''));
    fc.assert(fc.property(text, readAnyhow), { numRuns: runs });
  });

  test.each([
    ['agreement', rich()],
    ['assessment', sampleAssessment],
  ])('a changed %s gives faults or data', (_, text) => {
    const changed = fc.array(mutation, { minLength: 1, maxLength: 4 }).map((list) => list.reduce(mutate, text));
    fc.assert(fc.property(changed, readAnyhow), { numRuns: runs });
  });

  test('any plain data in the place of any other gives faults or data', () => {
    const keys = fc.constantFrom(
      'parties',
      'steps',
      'rules',
      'powers',
      'proposals',
      'barriers',
      'assessment',
      'others',
      'people',
      'sources',
      'terms',
    );
    fc.assert(
      fc.property(keys, fc.jsonValue({ maxDepth: 3 }), (key, value) =>
        readAnyhow(`${sample}${key}: ${JSON.stringify(value)}\n`),
      ),
      { numRuns: runs },
    );
  });
});

function rich(): string {
  return `${sample}  a2: { by: [A, B], duration: [1, 2, 3], verification: { detects: 0.9, by: un }, until: { done: a1 } }
others: { un: { name: UN } }
people: { envoy: { side: A } }
rules:
  - { of: B, before: [a1, a2] }
  - { escrow: [a1, b1], guarantor: un, cost: { A: 0.1 } }
powers:
  - { id: p, holders: [A], act: suspend, target: [a2], blocked_by: { holders: [un], act: continue } }
proposals:
  small: { steps: [a1], by: envoy, status: rejected, date: 2019-02-28 }
barriers:
  provisions: { p1: { bars: [coal], until: null } }
  activities: { trade: { tags: [coal] } }
  acts: { x1: { act: exempt, frees: [p1], for: [trade], term: 6 months } }
assessment:
  worth: { a1: { A: -1, B: 2 } }
  ranks: { B: { gains: [a1], costs: [b1] } }
  why: { a1: "so" }
`;
}
