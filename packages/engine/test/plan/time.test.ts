import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judged, OrderAnswer } from '../../src/plan/answer.ts';
import { judgeOrder } from '../../src/plan/judge-order.ts';
import { type PlanAnswer, plan } from '../../src/plan/plan.ts';
import { finish } from '../../src/plan/search.ts';
import { type Setting, settingOf } from '../../src/plan/setting.ts';
import { best, paretoOf, type Tried, tryAll } from './brute-force.ts';
import { after, agreement, assessment, sixSteps, sixWorths, step } from './build.ts';
import { type RandomCase, timedCases } from './random-cases.ts';

/** `LOCKSTEP_RANDOM_CASES=10000` for the long run. */
const runs = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 300);
const most = runs > 1000 ? 7 : 6;

const fourSteps = agreement(
  ['A', 'B'],
  [
    step('s1', 'A', { duration: 1, verification: [{ lag: 1, falseAlarm: 0.02 }] }),
    step('s2', 'B', { duration: 2, verification: [{ lag: 2, falseAlarm: 0.1 }] }),
    step('s3', 'A', { duration: 0.5, reversible: 0.25, ...after('s2') }),
    step('s4', 'B', { duration: 2, reversible: 0.5, verification: [{ lag: 1 }], ...after('s2') }),
  ],
);
const fourWorths = assessment(
  { s1: { B: 9, A: -1 }, s2: { A: 4, B: -3 }, s3: { B: 5, A: -6 }, s4: { A: 6, B: -8 } },
  { impatience: { A: 0.01, B: 0.1 }, hazard: 0.02 },
);

/** Values of independent reference code, to nine digits. */
describe('a case of four steps with impatience, hazard and false alarms', () => {
  const given = finish(plan(fourSteps, fourWorths, { order: ['s2', 's1', 's3', 's4'] })) as PlanAnswer;

  it('a given order has the known gains to come and pulls', () => {
    expectNear(
      given.along?.['A']?.U ?? [],
      [2.4826790789783213, -1.3342079499666204, -0.4252150632305309, 5.568358634043289, 0],
    );
    expectNear(
      given.along?.['B']?.U ?? [],
      [1.829466994306473, 6.618394199061625, -0.5983387734191785, -5.6353379768316065, 0],
    );
    expectNear(
      given.along?.['A']?.pull ?? [],
      [-2.4826790789783213, 1.3342079499666204, 0.4252150632305309, -4.068358634043289],
    );
    expectNear(
      given.along?.['B']?.pull ?? [],
      [-1.829466994306473, -6.618394199061625, 0.5983387734191785, 4.3853379768316065],
    );
    expect(given.stake).toBeCloseTo(4.3853379768316065, 9);
    expect(given.worth_starting).toBe(true);
  });

  it('the least stake is the known one', () => {
    expect(given.best.stake).toBeCloseTo(1.3504503761861035, 9);
    expect(given.best.order).toEqual(['s2', 's3', 's4', 's1']);
    expect(given.best.proved).toBe(true);
  });

  it('states, their slack and the binding moment are those of the same pulls', () => {
    expectNear(
      given.states.slice(0, -1).map((row) => row.pull['B'] as number),
      given.along?.['B']?.pull ?? [],
    );
    expect(given.binding).toMatchObject({ after: 3, party: 'B' });
    expect(given.states[3]?.slack['B']).toBeCloseTo(-4.3853379768316065, 9);
  });
});

describe('brute force over every order agrees, with rates', () => {
  it(`on ${runs} random cases of up to ${most} steps with every feature`, { timeout: 3_600_000 }, () => {
    let compared = 0;
    fc.assert(
      fc.property(timedCases(most), (random) => {
        if (compare(random)) compared++;
      }),
      { numRuns: runs, seed: 1994 },
    );
    expect(compared).toBeGreaterThan(runs * 0.7);
  });
});

/** Compares every exact part of the answer; false if there is no road map. */
function compare({ agreement: file, assessment: view, asked }: RandomCase): boolean {
  const answer = finish(plan(file, view, asked));
  if ('code' in answer || !answer.possible) return false;
  const { tried } = tryAll(file, view, asked);
  const parties = file.parties.map((party) => party.id);
  const stakes = parties.map((id) => ((view.stakes[id] as number) ?? 0) + (file.bonds[id] ?? 0));
  expect(answer.proved).toBe(true);
  expect(answer.unfinished).toEqual([]);
  const top = best(tried) as Tried;
  expectJudged(answer, top, parties);
  expectNear(vector(answer.worth_finishing, parties), top.worth);
  const worthy = tried.filter((each) => each.worth.every((value) => value >= -1e-9));
  const short = (each: Tried) => Math.max(...each.stakes.map((s, i) => s - (stakes[i] as number)));
  const fits = worthy.filter((each) => short(each) <= 1e-9);
  expect(answer.holds).toBe(fits.length > 0);
  expect(answer.holding_order === null).toBe(fits.length === 0);
  if (answer.holding_order) {
    const order = JSON.stringify(answer.holding_order.map((move) => [move].flat()));
    expect(fits.map((each) => JSON.stringify(each.order))).toContain(order);
  }
  if (worthy.length === 0) expect(answer.shortfall).toBeNull();
  else expect(answer.shortfall).toBeCloseTo(Math.max(0, Math.min(...worthy.map(short))), 9);
  if (parties.length === 2) {
    const points = answer.frontier?.map((point) => vector(point, parties)) ?? [];
    expectNear(points.flat(), paretoOf(tried.map((each) => each.stakes)).flat());
  }
  const both = answer.frontier_stake_trust?.map(({ stake, trust }) => [stake, trust]) ?? [];
  expectNear(both.flat(), paretoOf(tried.map((each) => [each.stake, each.trust])).flat());
  for (const [i, id] of parties.entries()) {
    expectBest(
      answer.first_mover[id],
      tried.filter((each) => each.opener.join() === id),
      parties,
    );
    expectBest(
      answer.first_irreversible.by[id],
      tried.filter((each) => each.committer === id),
      parties,
    );
    const alone = worthy.filter((each) => each.stakes.every((s, j) => j === i || s <= (stakes[j] as number) + 1e-9));
    const raise = Math.max(0, Math.min(...alone.map((each) => (each.stakes[i] as number) - (stakes[i] as number))));
    if (alone.length === 0) expect(answer.raise[id]).toBeNull();
    else expect(answer.raise[id]).toBeCloseTo(raise, 9);
  }
  return true;
}

function vector(record: PlanAnswer['stakes'], parties: readonly string[]): number[] {
  return parties.map((id) => record[id] as number);
}

function expectNear(found: readonly number[], wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  for (const [k, value] of found.entries()) expect(value).toBeCloseTo(wanted[k] as number, 9);
}

function expectJudged(found: Omit<Judged, 'holds' | 'proved'>, tried: Tried, parties: readonly string[]): void {
  expectNear([found.stake, found.trust, found.total_exposure], [tried.stake, tried.trust, tried.total]);
  expect(found.order.map((move) => [move].flat())).toEqual(tried.order);
  expectNear(vector(found.stakes, parties), tried.stakes);
  expectNear(vector(found.trusts, parties), tried.trusts);
}

function expectBest(found: Judged | null | undefined, tried: readonly Tried[], parties: readonly string[]): void {
  const top = best(tried);
  if (!top) expect(found).toBeNull();
  else expectJudged(found as Judged, top, parties);
}
