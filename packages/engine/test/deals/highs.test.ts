import fc from 'fast-check';
import * as highsModule from 'highs';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/agreement/agreement.ts';
import type { DealsAnswer } from '../../src/deals/answer.ts';
import { deals } from '../../src/deals/deals.ts';
import { finish } from '../../src/math/search.ts';
import { after, agreement, assessment, step } from '../plan/build.ts';

/** Domains larger than brute force would like: requirements, alternatives of both kinds, bundles. */
const domains = fc.tuple(fc.integer({ min: 8, max: 14 }), fc.constantFrom(2, 3)).chain(([count, parties]) =>
  fc.record({
    parties: fc.constant(['A', 'B', 'C'].slice(0, parties)),
    worth: fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: parties, maxLength: parties }), {
      minLength: count,
      maxLength: count,
    }),
    edges: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: count }),
    groups: fc.array(
      fc.record({
        needed: fc.boolean(),
        members: fc.uniqueArray(fc.nat(count - 1), { minLength: 2, maxLength: 4 }),
      }),
      { maxLength: 2 },
    ),
    bundles: fc.array(
      fc.record({
        members: fc.uniqueArray(fc.nat(count - 1), { minLength: 2, maxLength: 3 }),
        worth: fc.array(fc.integer({ min: -6, max: 6 }), { minLength: parties, maxLength: parties }),
      }),
      { maxLength: 2 },
    ),
  }),
);

type Drawn = typeof domains extends fc.Arbitrary<infer Value> ? Value : never;

/** The module is the loader itself in CommonJS, and its types say otherwise. */
const loadHighs = highsModule.default as unknown as () => Promise<{
  solve: (program: string) => { Status: string; ObjectiveValue: number };
}>;

describe('an outside solver agrees', async () => {
  const highs = await loadHighs();

  /** The most of one weighting of the parties' worths with each at least so much; null if there is no such deal. */
  function most(drawn: Drawn, weights: readonly number[], least: readonly (number | null)[]): number | null {
    const { Status, ObjectiveValue } = highs.solve(program(drawn, weights, least));
    if (Status !== 'Optimal') return null;
    return Math.round(ObjectiveValue);
  }

  it('HiGHS finds each vector of the frontier by integer programming, and none between two of them', () => {
    fc.assert(
      fc.property(domains, (drawn) => {
        const { frontier } = answerTo(drawn);
        const vectors = frontier.map(({ u }) => drawn.parties.map((id) => u[id] as number));
        const count = drawn.parties.length;
        for (const vector of vectors) {
          expect(most(drawn, new Array(count).fill(1), vector)).toBe(vector.reduce((sum, value) => sum + value, 0));
        }
        if (count === 2) {
          let floor: number | null = null;
          for (const [a, b] of vectors as [number, number][]) {
            expect(most(drawn, [0, 1], [floor, null])).toBe(b);
            expect(most(drawn, [1, 0], [null, b])).toBe(a);
            floor = a + 1;
          }
          expect(most(drawn, [0, 1], [floor ?? 0, null])).toBeNull();
        }
      }),
      { numRuns: 40, seed: 5 },
    );
  });
});

function answerTo({ parties, worth, edges, groups, bundles }: Drawn): DealsAnswer {
  const row = (values: readonly number[]) => Object.fromEntries(parties.map((id, i) => [id, values[i] as number]));
  const rules = groups.map(
    ({ needed, members }): Rule => ({ kind: needed ? 'one_of' : 'at_most_one', steps: members.map((k) => `s${k}`) }),
  );
  const file = agreement(
    parties,
    worth.map((_, k) =>
      step(`s${k}`, parties[k % parties.length] as string, after(...requiredBy(edges, k).map((x) => `s${x}`))),
    ),
    rules,
  );
  const view = assessment(Object.fromEntries(worth.map((values, k) => [`s${k}`, row(values)])), {
    bundles: bundles.map(({ members, worth: values }) => ({ steps: members.map((k) => `s${k}`), worth: row(values) })),
  });
  const found = finish(deals(file, view));
  if ('code' in found) throw new Error(found.code);
  return found;
}

function requiredBy(edges: Drawn['edges'], k: number): number[] {
  return [...new Set(edges.filter(([x, y]) => x < y && y === k).map(([x]) => x))];
}

/** x_k: step k is in; z_b: bundle b is complete. */
function program(
  { worth, edges, groups, bundles }: Drawn,
  weights: readonly number[],
  least: readonly (number | null)[],
): string {
  const term = (coefficient: number, name: string) => `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} ${name}`;
  const sum = (i: number) =>
    [
      ...worth.map((values, k) => term(values[i] as number, `x${k}`)),
      ...bundles.map(({ worth: values }, b) => term(values[i] as number, `z${b}`)),
    ].join(' ');
  const goal = [
    ...worth.map((values, k) =>
      term(
        values.reduce((all, value, i) => all + value * (weights[i] as number), 0),
        `x${k}`,
      ),
    ),
    ...bundles.map(({ worth: values }, b) =>
      term(
        values.reduce((all, value, i) => all + value * (weights[i] as number), 0),
        `z${b}`,
      ),
    ),
  ].join(' ');
  const rows = [
    ...worth.flatMap((_, y) => requiredBy(edges, y).map((x) => `x${x} - x${y} >= 0`)),
    ...groups.map(({ needed, members }) => `${members.map((k) => `x${k}`).join(' + ')} ${needed ? '=' : '<='} 1`),
    ...bundles.flatMap(({ members }, b) => [
      ...members.map((k) => `z${b} - x${k} <= 0`),
      `z${b} ${members.map((k) => `- x${k}`).join(' ')} >= ${1 - members.length}`,
    ]),
    ...least.flatMap((value, i) => (value === null ? [] : [`${sum(i)} >= ${value}`])),
    'x0 >= 0',
  ];
  const names = [...worth.map((_, k) => `x${k}`), ...bundles.map((_, b) => `z${b}`)];
  return `Maximize\n ${goal}\nSubject To\n${rows.map((each, r) => ` c${r}: ${each}`).join('\n')}\nBinary\n ${names.join('\n ')}\nEnd`;
}
