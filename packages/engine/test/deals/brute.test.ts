import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DealPoint, DealsAnswer } from '../../src/deals/answer.ts';
import { deals } from '../../src/deals/deals.ts';
import { finish } from '../../src/math/search.ts';
import { sorted, type TriedDeal, tryDeals, unbeatenOf } from './brute-force.ts';
import { randomDomains } from './random-domains.ts';

const runs = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 200);

describe('every exact part agrees with trying all sets of steps', () => {
  it('on random cases with every feature, of two and three parties', () => {
    fc.assert(
      fc.property(randomDomains(6), ({ agreement, assessment, asked }) => {
        const found = finish(deals(agreement, assessment, asked));
        if ('code' in found) throw new Error(found.code);
        const tried = tryDeals(agreement, assessment, asked);
        const order = agreement.parties.map(({ id }) => id);
        const vector = (u: Readonly<Record<string, number>>) => order.map((id) => u[id] as number);
        const holding = tried.filter(({ holds }) => holds);
        expect(found.proved).toBe(true);
        expect(found.possible).toBe(tried.length > 0);
        expect(found.deals).toBe(tried.length);
        expect(found.individually_rational_deals).toBe(rationalOf(tried).length);
        expect(found.deals_that_hold).toBe(holding.length);
        expect(found.deals_that_hold_freely).toBe(tried.filter(({ freely }) => freely).length);
        expect(found.frontier.map(({ u }) => vector(u))).toEqual(unbeatenOf(tried.map(({ u }) => u)));
        expect(found.frontier_that_holds.map(vector)).toEqual(unbeatenOf(holding.map(({ u }) => u)));
        for (const point of found.frontier) expectSameDeals(point, tried, vector(point.u));
        for (const point of found.holding) expectSameDeals(point, holding, vector(point.u));
        expectSolutions(
          found,
          tried.map(({ u }) => u),
        );
        expectSolutions(
          found.with_stakes,
          holding.map(({ u }) => u),
        );
      }),
      { numRuns: runs },
    );
  }, 3_600_000);
});

function rationalOf(tried: readonly TriedDeal[]): TriedDeal[] {
  return tried.filter(({ u }) => u.every((value) => value >= 0));
}

/** All deals of one vector, with what each asks. */
function expectSameDeals(point: DealPoint, tried: readonly TriedDeal[], u: number[]): void {
  const same = tried.filter((each) => each.u.join() === u.join());
  expect(point.count).toBe(same.length);
  const told = point.deals.map(({ steps, stake, trust, holds }) => ({ steps, stake, trust, holds }));
  const byName = (a: { steps: readonly string[] }, b: { steps: readonly string[] }) =>
    a.steps.join() < b.steps.join() ? -1 : 1;
  const wanted = same.map(({ steps, stake, trust, holds }) => ({ steps, stake: stake ?? null, trust, holds }));
  expect(told.sort(byName)).toEqual(wanted.sort(byName));
}

/** The formulas by their definitions, over all vectors and in floating point with a tolerance. */
function expectSolutions(
  found: Pick<DealsAnswer, 'nash' | 'kalai_smorodinsky' | 'egalitarian' | 'utilitarian' | 'best'>,
  all: readonly number[][],
): void {
  const frontier = unbeatenOf(all);
  const rational = all.filter((u) => u.every((value) => value >= 0));
  const zone = frontier.filter((u) => u.every((value) => value >= 0));
  const best = all[0]?.map((_, i) => Math.max(...rational.map((u) => u[i] as number)));
  const product = (u: number[]) => u.reduce((sum, value) => sum * value, 1);
  const sum = (u: number[]) => u.reduce((total, value) => total + value, 0);
  const up = (u: number[]) => [...u].sort((a, b) => a - b);
  const ratios = (u: number[]) => up(u.map((value, i) => value / (best?.[i] as number)));
  expect(found.nash).toEqual(picked(zone, (u) => [product(u)]));
  expect(found.egalitarian).toEqual(picked(frontier, up));
  expect(found.utilitarian).toEqual(picked(frontier, (u) => [sum(u)]));
  expect(found.best === null).toBe(rational.length === 0);
  if (rational.length === 0 || best?.some((value) => value === 0)) expect(found.kalai_smorodinsky).toBeNull();
  else expect(found.kalai_smorodinsky).toEqual(picked(zone, ratios));
}

function picked(vectors: number[][], value: (u: number[]) => number[]): number[][] {
  const compare = (a: number[], b: number[]) =>
    a.map((each, i) => each - (b[i] as number)).find((apart) => Math.abs(apart) > 1e-9) ?? 0;
  const most = vectors.reduce<number[] | undefined>(
    (top, u) => (top && compare(top, value(u)) >= 0 ? top : value(u)),
    undefined,
  );
  return sorted(vectors.filter((u) => most && compare(value(u), most) === 0));
}
