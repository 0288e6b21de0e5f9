import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lockstep, root } from '../lockstep.ts';

/** What a case says must come out: any key of the answer; `because` says why we believe it. */
type Expected = Readonly<Record<string, unknown>>;

describe.each(readdirSync(join(root, 'catalog')))('the catalog\u2019s case %s', (name) => {
  const expected = parse(readFileSync(join(root, 'catalog', name, 'expected.yaml'), 'utf8'));

  it('says what history did', () => {
    expect(expected.history).toBeTruthy();
  });

  it.each(Object.entries(expected.plan as Record<string, Expected>))(
    'plan under %s comes out as expected',
    (view, keys) => {
      const { because, ...wanted } = keys;
      expect(String(because).length).toBeGreaterThan(40);
      const answer = JSON.parse(lockstep(['plan', join('catalog', name), '--assessment', view, '--json']).out);
      expect(answer.proved).toBe(true);
      expectKeys(answer, wanted);
    },
  );
});

/** Holds each wanted key against the answer; where an order is asked for its stake alone, a number is enough. */
function expectKeys(answer: unknown, wanted: unknown): void {
  if (typeof wanted === 'number') {
    const value = typeof answer === 'object' && answer !== null ? (answer as { stake: number }).stake : answer;
    expect(value).toBeCloseTo(wanted, 9);
  } else if (Array.isArray(wanted)) {
    expect(answer).toHaveLength(wanted.length);
    for (const [k, each] of wanted.entries()) expectKeys((answer as unknown[])[k], each);
  } else if (typeof wanted === 'object' && wanted !== null) {
    for (const [key, each] of Object.entries(wanted)) {
      expect(answer, key).toHaveProperty([key]);
      expectKeys((answer as Record<string, unknown>)[key], each);
    }
  } else {
    expect(answer).toBe(wanted);
  }
}
