import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment, Ranks } from '../../src/agreement/assessment.ts';
import { type DoubtAnswer, doubt } from '../../src/doubt/doubt.ts';
import { finish } from '../../src/math/search.ts';
import { after, agreement, assessment, step } from '../plan/build.ts';
import { runs } from './cases.ts';

const draws = 40_000;

function ask(file: Parameters<typeof doubt>[0], view: Assessment, order?: readonly string[]): DoubtAnswer {
  return finish(doubt(file, { name: null, assessment: view }, [], { draws, ...(order && { order }) })) as DoubtAnswer;
}

/** A share of draws lies within four standard errors of the exact chance. */
function expectShare(share: number, chance: number, count = draws): void {
  expect(Math.abs(share - chance)).toBeLessThanOrEqual(4 * Math.sqrt((chance * (1 - chance)) / count) + 1e-12);
}

describe('the reference case: a trade known by rank only', () => {
  const file = agreement(['A', 'B'], [step('s1', 'A'), step('s2', 'B', after('s1'))]);
  const view = assessment(
    {},
    {
      ranks: { A: { gains: ['s2'], costs: ['s1'] }, B: { gains: ['s1'], costs: ['s2'] } },
      stakes: { A: 0.25, B: 0.3 },
    },
  );
  const answer = ask(file, view);

  it('holds in 3 of 20, and finishing is worth it to both in 1 of 4', () => {
    expect(answer.mean_worth).toEqual({ A: { s1: -0.5, s2: 0.5 }, B: { s1: 0.5, s2: -0.5 } });
    expectShare(answer.holds, 3 / 20);
    expectShare(answer.not_worth_finishing, 3 / 4);
    expectShare(answer.holds_given_worth_finishing as number, 0.6, draws / 4);
    expectShare(answer.holds_by_party['A'] as number, 0.5);
    expectShare(answer.holds_by_party['B'] as number, 0.3);
    expect(answer.first_break_after['0']).toBe(0);
    expectShare(answer.first_break_after['1'] as number, 0.1);
  });

  it('says first that most draws are not worth finishing', () => {
    expect(answer.headline).toMatch(/^In most draws \(75\u202f%\) finishing is not worth it to all/);
  });
});

/** An exact fraction, for the areas below. */
type Q = { n: bigint; d: bigint };
const q = (n: number | bigint, d: number | bigint = 1): Q => ({ n: BigInt(n), d: BigInt(d) });
const plus = (a: Q, b: Q): Q => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
const times = (a: Q, b: Q): Q => ({ n: a.n * b.n, d: a.d * b.d });
const minus = (a: Q): Q => ({ n: -a.n, d: a.d });
const over = (a: Q, b: Q): Q => times(a, b.n < 0n ? { n: -b.d, d: -b.n } : { n: b.d, d: b.n });
const value = (a: Q): number => Number((a.n * 10n ** 18n) / a.d) / 1e18;
type Point = Q[];
const dot = (row: readonly Q[], point: Point): Q =>
  row.reduce((sum, each, i) => plus(sum, times(each, point[i] as Q)), q(0));

/**
 * Share of a triangle of weights (x, y, z >= 0, x + y + z = 1) where every row of `rows` has row . weights >= 0, exact: the
 * triangle is cut by one half-plane after the other, and the areas are compared.
 */
function shareOf(rows: readonly (readonly Q[])[]): Q {
  const corners: Point[] = [0, 1, 2].map((at) => [0, 1, 2].map((i) => q(i === at ? 1 : 0)));
  const left = rows.reduce<Point[]>((polygon, row) => cut(polygon, row), corners);
  return over(area(left), area(corners));
}

function cut(polygon: readonly Point[], row: readonly Q[]): Point[] {
  return polygon.flatMap((here, at) => {
    const next = polygon[(at + 1) % polygon.length] as Point;
    const [a, b] = [dot(row, here), dot(row, next)];
    const keeps = a.n >= 0n ? [here] : [];
    if (a.n >= 0n === b.n >= 0n || a.n === 0n || b.n === 0n) return keeps;
    const t = over(a, plus(a, minus(b)));
    const crossing = here.map((x, i) => plus(x, times(t, plus(next[i] as Q, minus(x)))));
    return [...keeps, crossing];
  });
}

/** Twice the area of a polygon by its first two coordinates. */
function area(polygon: readonly Point[]): Q {
  const twice = polygon.reduce((sum, [x, y], at) => {
    const [u, v] = polygon[(at + 1) % polygon.length] as Point;
    return plus(sum, plus(times(x as Q, v as Q), minus(times(u as Q, y as Q))));
  }, q(0));
  return twice.n < 0n ? minus(twice) : twice;
}

/** By step, its worth as a row over the three corners of a ranking of three steps. */
function rowsOf({ gains, costs }: Ranks): Record<string, Q[]> {
  const rows: Record<string, Q[]> = {};
  for (const [list, sign, offset] of [
    [gains, 1, 0],
    [costs, -1, gains.length],
  ] as const) {
    for (const [rank, id] of list.entries()) {
      rows[id as string] = [0, 1, 2].map((corner) => {
        const j = corner - offset;
        return j >= rank && j >= 0 && j < list.length ? q(sign, j + 1) : q(0);
      });
    }
  }
  return rows;
}

describe('three steps known by rank only, against exact areas', () => {
  it('worth finishing and never leaving, in any order, with any reversibility and stake', { timeout: 300_000 }, () => {
    const ids = ['x', 'y', 'z'];
    const lists = fc.constantFrom<Ranks>(
      { gains: ['x', 'y'], costs: ['z'] },
      { gains: ['z'], costs: ['y', 'x'] },
      { gains: ['y', 'x', 'z'], costs: [] },
      { gains: ['y'], costs: ['x', 'z'] },
    );
    const one = fc.record({
      ranks: fc.record({ A: lists, B: lists }),
      quarters: fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)),
      stakes: fc.record({ A: fc.nat(5), B: fc.nat(5) }),
      order: fc.shuffledSubarray(ids, { minLength: 3, maxLength: 3 }),
    });
    fc.assert(
      fc.property(one, ({ ranks, quarters, stakes, order }) => {
        const file = agreement(
          ['A', 'B'],
          ids.map((id, k) => step(id, k === 1 ? 'A' : 'B', { reversible: (quarters[k] as number) / 4 })),
        );
        const view = assessment({}, { ranks, stakes: { A: stakes.A / 10, B: stakes.B / 10 } });
        const answer = ask(file, view, order);
        const chances = (['A', 'B'] as const).map((party) => {
          const rows = rowsOf(ranks[party]);
          const sum = (list: readonly (readonly Q[])[]) =>
            [0, 1, 2].map((c) => list.reduce((s, row) => plus(s, row[c] as Q), q(0)));
          const worth = sum(ids.map((id) => rows[id] as Q[]));
          const slack = order.map((_, k) => {
            const inHand = sum(
              order
                .slice(0, k)
                .map((id) => (rows[id] as Q[]).map((w) => times(w, q(4 - (quarters[ids.indexOf(id)] as number), 4)))),
            );
            // k_i - B + C, with the stake on every corner since weights sum to 1.
            return worth.map((c, at) => plus(plus(c, q(stakes[party], 10)), minus(inHand[at] as Q)));
          });
          return { worth: value(shareOf([worth])), stays: value(shareOf([worth, ...slack])) };
        }) as [{ worth: number; stays: number }, { worth: number; stays: number }];
        expectShare(answer.not_worth_finishing, 1 - chances[0].worth * chances[1].worth);
        expectShare(answer.holds, chances[0].stays * chances[1].stays);
        expectShare(answer.holds_by_party['A'] as number, chances[0].stays);
        expectShare(answer.holds_by_party['B'] as number, chances[1].stays);
      }),
      { numRuns: runs(25) },
    );
  });
});

describe('mean worths are closed forms', () => {
  const three = agreement(['A', 'B'], [step('a', 'B'), step('b', 'B'), step('c', 'B')]);

  it('three ranked gains: 11/18, 5/18, 2/18', () => {
    const answer = ask(three, assessment({}, { ranks: { A: { gains: ['a', 'b', 'c'], costs: [] } } }));
    expect(answer.mean_worth['A']?.['a']).toBeCloseTo(11 / 18, 12);
    expect(answer.mean_worth['A']?.['b']).toBeCloseTo(5 / 18, 12);
    expect(answer.mean_worth['A']?.['c']).toBeCloseTo(2 / 18, 12);
    expect(answer.mean_worth['B']).toEqual({ a: 0, b: 0, c: 0 });
  });

  it('a tie shares: the second and third of three, tied', () => {
    const answer = ask(three, assessment({}, { ranks: { A: { gains: ['a', ['b', 'c']], costs: [] } } }));
    // Corners: a alone has all; or all three share. Means (1 + 1/3) / 2 and (0 + 1/3) / 2.
    expect(answer.mean_worth['A']?.['a']).toBeCloseTo(2 / 3, 12);
    expect(answer.mean_worth['A']?.['b']).toBeCloseTo(1 / 6, 12);
    expect(answer.mean_worth['A']?.['c']).toBeCloseTo(1 / 6, 12);
  });

  it('with a surplus uniform on [1, 3] gains take 1 - ln 2 / 2 of the unit', () => {
    const view = assessment({}, { ranks: { A: { gains: ['a'], costs: ['b', 'c'], surplus: [1, 3] } } });
    const answer = ask(three, view);
    const gains = 1 - Math.log(2) / 2;
    expect(answer.mean_worth['A']?.['a']).toBeCloseTo(gains, 12);
    expect(answer.mean_worth['A']?.['b']).toBeCloseTo((-3 / 4) * (1 - gains), 12);
    expect(answer.mean_worth['A']?.['c']).toBeCloseTo((-1 / 4) * (1 - gains), 12);
  });

  it('ranges: the middle of two, a third of the sum of three, exactly', () => {
    const answer = ask(three, assessment({ a: { A: [0.1, 0.3] }, b: { A: [-1, -0.2, 0] } }));
    expect(answer.mean_worth['A']).toEqual({ a: 0.2, b: -0.4, c: 0 });
  });

  it('ranks beside numbers: the mean of what is left', () => {
    // Uniform on [0, 1] each, a above b: means 2/3 and 1/3.
    const view = assessment({ a: { A: [0, 1] }, b: { A: [0, 1] } }, { ranks: { A: { gains: ['a', 'b'], costs: [] } } });
    const answer = ask(three, view);
    expect(Math.abs((answer.mean_worth['A']?.['a'] as number) - 2 / 3)).toBeLessThan(4 * Math.sqrt(1 / 18 / draws));
    expect(Math.abs((answer.mean_worth['A']?.['b'] as number) - 1 / 3)).toBeLessThan(4 * Math.sqrt(1 / 18 / draws));
  });
});

describe('the chance of holding by range alone, against areas by hand', () => {
  it('one worth and one stake, both uniform: the triangle where the stake is enough', () => {
    // Once paid, B gains by leaving what its own step costs it, c on [0, 4]; its stake k on [0, 2]. P(k >= c) = 1/4.
    const file = agreement(['A', 'B'], [step('pay', 'A'), step('do', 'B')]);
    const view = assessment({ pay: { A: -1, B: 10 }, do: { A: 5, B: [-4, 0] } }, { stakes: { B: [0, 2] } });
    const answer = ask(file, view, ['pay', 'do']);
    expect(answer.not_worth_finishing).toBe(0);
    expectShare(answer.holds, 1 / 4);
    // The pull is c: uniform, so 50, 80 and 95 in 100 need 2, 3.2 and 3.8 at stake.
    for (const [at, level] of [2, 3.2, 3.8].entries()) {
      expect(Math.abs((answer.stake_needed?.[at]?.by_party['B'] as number) - level)).toBeLessThan(
        (4 * 4 * 0.5) / Math.sqrt(draws),
      );
    }
    expect(answer.first_break_by_party['1']).toEqual({ A: 0, B: 1 - answer.holds });
  });
});
