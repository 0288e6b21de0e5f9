import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../../src/math/search.ts';
import type { Judged } from '../../src/plan/answer.ts';
import { type PlanAnswer, plan } from '../../src/plan/plan.ts';
import { best, paretoOf, type Tried, tryAll } from './brute-force.ts';
import { type RandomCase, randomCases } from './random-cases.ts';

/** `LOCKSTEP_RANDOM_CASES=10000` for the long run. */
const runs = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 300);
const most = runs > 1000 ? 8 : 6;

describe('brute force over every order agrees', () => {
  it(`on ${runs} random cases of up to ${most} steps with every feature`, { timeout: 3_600_000 }, () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(randomCases(most), (random) => {
        const kind = compare(random);
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }),
      { numRuns: runs, seed: 2019 },
    );
    expect(kinds.get('compared')).toBeGreaterThan(runs * 0.7);
    expect(kinds.get('cycle')).toBeGreaterThan(0);
  });
});

/** Compares every exact part of the answer; says what kind of case it was. */
function compare({ agreement, assessment, asked }: RandomCase): string {
  const answer = finish(plan(agreement, assessment, asked));
  if ('code' in answer) {
    expect(answer.code).toBe('nothing-to-do');
    return 'nothing to do';
  }
  const brute = tryAll(agreement, assessment, asked);
  expect(answer.possible).toBe(brute.possible);
  if (!answer.possible) return 'cycle';
  const parties = agreement.parties.map((party) => party.id);
  const stakes = parties.map((id) => ((assessment.stakes[id] as number) ?? 0) + (agreement.bonds[id] ?? 0));
  const top = best(brute.tried) as Tried;
  expect(answer.proved).toBe(true);
  expect(answer.left_out).toEqual(brute.leftOut);
  expect(answer.road_maps).toBe(brute.tried.length);
  expect(vector(answer.completion, parties)).toEqual(brute.completion);
  expect(vector(answer.standing_pull, parties)).toEqual(brute.standing);
  expectJudged(answer, top, parties);
  const fits = brute.tried.filter((each) => each.stakes.every((stake, i) => stake <= (stakes[i] as number)));
  const isWorthIt = brute.completion.every((value) => value >= 0);
  expect(answer.holds).toBe(isWorthIt && fits.length > 0);
  if (answer.holding_order) {
    const order = JSON.stringify(answer.holding_order.map((move) => [move].flat()));
    expect(fits.map((each) => JSON.stringify(each.order))).toContain(order);
  }
  const short = Math.min(
    ...brute.tried.map((each) => Math.max(...each.stakes.map((s, i) => s - (stakes[i] as number)))),
  );
  expect(answer.shortfall).toBe(Math.max(0, short));
  if (parties.length === 2) {
    expect(answer.frontier?.map((point) => vector(point, parties))).toEqual(
      paretoOf(brute.tried.map((each) => each.stakes)),
    );
  }
  const both = paretoOf(brute.tried.map((each) => [each.stake, each.trust]));
  expect(answer.frontier_stake_trust?.map(({ stake, trust }) => [stake, trust])).toEqual(both);
  for (const [i, id] of parties.entries()) {
    expectBest(
      answer.first_mover[id],
      brute.tried.filter((each) => each.opener.join() === id),
      parties,
    );
    expectBest(
      answer.first_irreversible.by[id],
      brute.tried.filter((each) => each.committer === id),
      parties,
    );
    expect(answer.raise[id]).toBe(isWorthIt ? raiseOf(brute.tried, stakes, i) : null);
  }
  return 'compared';
}

function vector(record: PlanAnswer['stakes'], parties: readonly string[]): number[] {
  return parties.map((id) => record[id] as number);
}

function expectJudged(found: Omit<Judged, 'holds' | 'proved'>, tried: Tried, parties: readonly string[]): void {
  expect(found.order.map((move) => [move].flat())).toEqual(tried.order);
  expect([found.stake, found.trust, found.total_exposure]).toEqual([tried.stake, tried.trust, tried.total]);
  expect(vector(found.stakes, parties)).toEqual(tried.stakes);
  expect(vector(found.trusts, parties)).toEqual(tried.trusts);
}

function expectBest(found: Judged | null | undefined, tried: readonly Tried[], parties: readonly string[]): void {
  const top = best(tried);
  if (!top) expect(found).toBeNull();
  else expectJudged(found as Judged, top, parties);
}

/** Least raise of one stake alone that lets some order hold. */
function raiseOf(tried: readonly Tried[], stakes: readonly number[], party: number): number | null {
  const fits = tried.filter((each) => each.stakes.every((s, i) => i === party || s <= (stakes[i] as number)));
  if (fits.length === 0) return null;
  return Math.max(0, Math.min(...fits.map((each) => (each.stakes[party] as number) - (stakes[party] as number))));
}
