import fc from 'fast-check';
import * as highsModule from 'highs';
import { describe, expect, it } from 'vitest';
import { finish } from '../../src/math/search.ts';
import { type PlanAnswer, plan } from '../../src/plan/plan.ts';
import { after, agreement, assessment, step } from './build.ts';

/** Cases without sets or bundles, which a linear program can say. */
const linearCases = fc.integer({ min: 3, max: 7 }).chain((count) =>
  fc.record({
    by: fc.array(fc.constantFrom('A', 'B'), { minLength: count, maxLength: count }),
    worth: fc.array(fc.record({ A: fc.integer({ min: -9, max: 9 }), B: fc.integer({ min: -9, max: 9 }) }), {
      minLength: count,
      maxLength: count,
    }),
    quarters: fc.array(fc.nat(4), { minLength: count, maxLength: count }),
    edges: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: count }),
  }),
);

/** The module is the loader itself in CommonJS, and its types say otherwise. */
const loadHighs = highsModule.default as unknown as () => Promise<{
  solve: (program: string) => { Status: string; ObjectiveValue: number };
}>;

describe('an outside solver agrees', async () => {
  const highs = await loadHighs();

  it('HiGHS finds the same least good-faith stake by integer programming', () => {
    fc.assert(
      fc.property(linearCases, ({ by, worth, quarters, edges }) => {
        const before = by.map((_, b) => [...new Set(edges.filter(([x, y]) => x < y && y === b).map(([x]) => x))]);
        const file = agreement(
          ['A', 'B'],
          by.map((party, k) =>
            step(`s${k}`, party, {
              reversible: (quarters[k] as number) / 4,
              ...after(...(before[k] as number[]).map((x) => `s${x}`)),
            }),
          ),
        );
        const view = assessment(Object.fromEntries(worth.map((row, k) => [`s${k}`, row])));
        const kept = worth.map((row, k) => [row.A, row.B].map((w) => (1 - (quarters[k] as number) / 4) * w));
        const completion = ['A', 'B'].map((_, i) => worth.reduce((sum, row) => sum + (i === 0 ? row.A : row.B), 0));
        const solution = highs.solve(program(kept, completion, before));
        expect(solution.Status).toBe('Optimal');
        expect(solution.ObjectiveValue).toBeCloseTo((finish(plan(file, view)) as PlanAnswer).stake, 6);
      }),
      { numRuns: 40, seed: 3 },
    );
  });
});

/** y_a_k = 1 if step a is done by state k. Minimise t >= B_i(S_k) - C_i for k < m. */
function program(kept: readonly number[][], completion: readonly number[], before: readonly number[][]): string {
  const m = kept.length;
  const all = [...kept.keys()];
  const y = (a: number, k: number) => `y_${a}_${k}`;
  const rows: string[] = [];
  for (let k = 0; k <= m; k++) rows.push(`${all.map((a) => y(a, k)).join(' + ')} = ${k}`);
  for (const a of all) for (let k = 0; k < m; k++) rows.push(`${y(a, k + 1)} - ${y(a, k)} >= 0`);
  for (const [b, list] of before.entries()) {
    for (const a of list) for (let k = 0; k < m; k++) rows.push(`${y(a, k)} - ${y(b, k + 1)} >= 0`);
  }
  for (let k = 0; k < m; k++) {
    for (const [i, c] of completion.entries()) {
      const sum = all
        .map((a) => `- ${kept[a]?.[i]} ${y(a, k)}`)
        .join(' ')
        .replaceAll('- -', '+ ');
      rows.push(`t ${sum} >= ${-c}`);
    }
  }
  const names = all.flatMap((a) => Array.from({ length: m + 1 }, (_, k) => y(a, k)));
  return `Minimize\n t\nSubject To\n${rows.map((row, r) => ` c${r}: ${row}`).join('\n')}\nBounds\n t free\nBinary\n ${names.join('\n ')}\nEnd`;
}
