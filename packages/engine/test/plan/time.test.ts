import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unroll } from '../../src/agreement/unroll.ts';
import { worthsOf } from '../../src/agreement/worth.ts';
import { finish } from '../../src/math/search.ts';
import type { Judged, OrderAnswer } from '../../src/plan/answer.ts';
import { judgeOrder } from '../../src/plan/judge-order.ts';
import { roadMapOf } from '../../src/plan/order.ts';
import { type PlanAnswer, plan } from '../../src/plan/plan.ts';
import { type Problem, problemOf } from '../../src/plan/problem.ts';
import { judge, walk } from '../../src/plan/road-map.ts';
import { pullsOver } from '../../src/plan/search/sequence.ts';
import { noLimits } from '../../src/plan/search/step.ts';
import { type Setting, settingOf } from '../../src/plan/setting.ts';
import { leastBeyond } from '../../src/plan/time/timed-beyond.ts';
import { hingesOf } from '../../src/plan/vantage.ts';
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

describe('what rates change, and what they do not', () => {
  it('with rates that vanish every number is the one without them', () => {
    fc.assert(
      fc.property(timedCases(5), ({ agreement: file, assessment: view, asked }) => {
        const steps = file.steps.map((each) => ({ ...each, verification: [] }));
        const still = { ...view, impatience: {}, hazard: 0 };
        const slow = {
          ...view,
          impatience: Object.fromEntries(file.parties.map(({ id }) => [id, 1e-12])),
          hazard: 1e-12,
        };
        const [exact, near] = [still, slow].map((each) =>
          finish(plan({ ...file, steps }, each, asked)),
        ) as PlanAnswer[];
        if (!exact || !near || 'code' in exact || !exact.possible) return;
        expect(exact.along).toBeUndefined();
        expect(exact.worth_starting).toBeUndefined();
        expect(near.best.stake).toBeCloseTo(exact.best.stake, 8);
        const judged = judgeOrder(
          settingOf({ ...file, steps }, slow, asked) as Setting,
          exact.order.flat(),
        ) as OrderAnswer;
        for (const { id } of file.parties) {
          expect(judged.stakes[id]).toBeCloseTo(exact.stakes[id] as number, 8);
          expect(judged.worth_finishing[id]).toBeCloseTo(exact.completion[id] as number, 8);
          expect(judged.trusts[id]).toBe(exact.trusts[id]);
        }
      }),
      { numRuns: Math.min(runs, 300), seed: 7 },
    );
  });

  it('a false alarm alone does not count', () => {
    const steps = sixSteps.steps.map((each) => ({ ...each, verification: [{ falseAlarm: 0.3 }] }));
    const [alarmed, calm] = [{ ...sixSteps, steps }, sixSteps].map(
      (file) => finish(plan(file, sixWorths)) as PlanAnswer,
    );
    expect(alarmed?.stake).toBe(calm?.stake);
    expect(alarmed?.along).toBeUndefined();
  });

  it('a deal that is worth finishing can be not worth starting, and the answer says to whom', () => {
    const patient = finish(plan(sixSteps, sixWorths)) as PlanAnswer;
    const hastily = { ...sixWorths, impatience: { A: 1 }, stakes: { A: 99, B: 99 } };
    const asked = { order: ['a1', 'b1', 'a2', 'b2', 'a3', 'b3'] };
    const said = (answer: unknown) => (answer as PlanAnswer).how_sure.join(' ');
    const hasty = finish(plan(sixSteps, hastily, asked)) as PlanAnswer;
    expect(patient.worth_finishing).toEqual(patient.completion);
    expect(hasty.completion).toEqual(patient.completion);
    expect(hasty.worth_finishing['A']).toBeLessThan(0);
    expect(hasty.worth_finishing['B']).toBe(7);
    expect(hasty.worth_starting).toBe(false);
    expect(hasty.order_holds).toBe(false);
    expect(hasty.headline).toMatch(/; but in this order starting is not worth it to Side A\.$/);
    expect(said(finish(plan(sixSteps, { ...hastily, stakes: { A: [98, 99], B: 99 } }, asked)))).toMatch(
      /^In none of .* is starting worth it/,
    );
    expect(hasty.changes.join(' ')).toMatch(/starting would have to be worth .* more to Side A\./);
  });

  it('what is small is not said to be nothing', () => {
    const file = agreement(['A', 'B'], [step('a', 'A'), step('b', 'B', after('a'))]);
    const view = assessment({ a: { A: -1, B: 2 }, b: { A: 1, B: -1 } }, { impatience: { A: 0.002 } });
    const short = finish(plan(file, view)) as PlanAnswer;
    expect(short.worth_finishing['A']).toBeCloseTo(-0.002, 4);
    expect(short.why).toContain('With that, starting in this order is worth \u22120.002 to Side A and 1 to Side B.');
    expect(short.changes).toContain('In this order starting would have to be worth 0.002 more to Side A.');
    const tiny = assessment({ a: { A: -1, B: 1.003 }, b: { A: 2, B: -1 } });
    const raised = finish(plan(file, tiny, { stake: { B: 0.997 } })) as PlanAnswer;
    expect(raised.changes.join(' ')).toContain('one would if Side B had 0.003 more at stake');
  });

  it('once steps are done, nothing is said of starting', () => {
    const order = ['b1', 'a2', 'b2', 'a3', 'b3'];
    const hasty = { ...sixWorths, impatience: { A: 3 }, stakes: { A: 99, B: 99 } };
    const { headline, why, changes } = finish(plan(sixSteps, hasty, { order, done: ['a1'] })) as PlanAnswer;
    const said = [headline, ...why, ...changes].join(' ');
    expect(said).not.toMatch(/start/);
    expect(headline).toMatch(/; but in this order finishing is not worth it to Side A\.$/);
  });

  it('what is not stated is not listed as counted', () => {
    const said = (steps: typeof sixSteps, rates: Partial<typeof sixWorths>) =>
      (finish(plan(steps, { ...sixWorths, ...rates })) as PlanAnswer).why.find((each) => each.startsWith('Time is'));
    const checked = {
      ...sixSteps,
      steps: sixSteps.steps.map((each) => ({ ...each, verification: [{ falseAlarm: 0.1 }] })),
    };
    expect(said(sixSteps, { impatience: { A: 0.1 } })).toBe(
      'Time is counted: per month, impatience Side A 0.1 and Side B 0.',
    );
    expect(said(checked, { hazard: 0.02 })).toBe(
      'Time is counted: per month, a hazard of 0.02 that all breaks down from outside; false alarms as stated.',
    );
  });

  it('all at once is left out: phases are not combined with rates', () => {
    const answer = finish(plan(fourSteps, fourWorths)) as PlanAnswer;
    expect(Object.keys(answer.reference_orders)).not.toContain('all-at-once');
    expect(Object.keys(answer.reference_orders)).toContain('alternating');
  });
});

describe('where there are too many sets of steps to list', () => {
  it('the bound is below the least stake, what is found is a road map, and a proof is right', () => {
    let [asked, close] = [0, 0];
    fc.assert(
      fc.property(timedCases(6), ({ agreement: file, assessment: view, asked: choice }) => {
        const whole = unroll(file);
        const built = problemOf(whole, worthsOf(whole, view), choice);
        if (!('problem' in built)) return;
        const { problem } = built;
        const least = Math.min(...tryAll(file, view, choice).tried.map((each) => each.stake));
        const found = finish(leastBeyond(problem, pullsOver(problem, 0), noLimits(problem), 'x'));
        asked++;
        expect(found.bound / problem.unit).toBeLessThan(least + 1e-9);
        const stake = stakeOf(problem, (found.moves ?? found.best) as Problem['moves']);
        expect(stake).toBeGreaterThan(least - 1e-9);
        if (stake < least + 1e-9) close++;
        if (found.proved) expect(found.bound / problem.unit).toBeCloseTo(least, 9);
      }),
      { numRuns: runs, seed: 12 },
    );
    expect(close).toBeGreaterThan(asked * 0.8);
  });

  function stakeOf(problem: Problem, moves: Problem['moves']): number {
    expect(moves.length).toBe(problem.moves.length);
    return judge(problem, walk(problem, moves)).stake / problem.unit;
  }

  it('stopped at once, the answer is a road map with a bound that is not above it', () => {
    const search = plan(fourSteps, fourWorths);
    let turn = search.next();
    while (!turn.done) turn = search.next(true);
    const answer = turn.value as PlanAnswer;
    expect(answer.proved).toBe(false);
    expect(answer.bound as number).toBeLessThanOrEqual(1.3504503761861035 + 1e-9);
    expect(answer.best.stake).toBeGreaterThan(1.35);
    const setting = settingOf(fourSteps, fourWorths) as Setting;
    expect(roadMapOf(setting.agreement, setting.problem, answer.order.flat())).toHaveProperty('moves');
  });
});

describe('what would change it, and how sure it is, with rates', () => {
  it('the worth at which an order just holds is where it turns', () => {
    let turned = 0;
    fc.assert(
      fc.property(timedCases(5), ({ agreement: file, assessment: view, asked }) => {
        const setting = settingOf(file, view, asked);
        if (!('problem' in setting)) return;
        const { problem } = setting;
        if (problem.moves.some((move) => move.kind === 'together')) return;
        const answer = finish(plan(file, view, asked)) as PlanAnswer;
        const given = roadMapOf(setting.agreement, problem, answer.order.flat()) as { moves: Problem['moves'] };
        for (const { step: k, party, worth, critical } of hingesOf(problem, given.moves).slice(0, 2)) {
          const [id, who] = [problem.steps[k] as string, problem.parties[party] as string];
          const [now, turns] = [worth / problem.unit, critical / problem.unit];
          const away = Math.sign(turns - now) * 1e-5;
          const holds = [turns - away, turns + away].map((value) => {
            const changed = { ...view.worth[id], [who]: Number(value.toFixed(9)) };
            const other = settingOf(file, { ...view, worth: { ...view.worth, [id]: changed } }, asked) as Setting;
            return (judgeOrder(other, answer.order.flat()) as OrderAnswer).order_holds;
          });
          expect(holds).toEqual([answer.order_holds, !answer.order_holds]);
          turned++;
        }
      }),
      { numRuns: runs, seed: 5 },
    );
    expect(turned).toBeGreaterThan(runs / 5);
  });

  it('draws agree with each drawn case tried for itself', () => {
    const file = agreement(
      ['A', 'B'],
      [
        step('a', 'A', { reversible: [0, 0.5], duration: 2, verification: [{ falseAlarm: 0.1 }] }),
        step('b', 'B', { reversible: [0, 1], ...after('a') }),
        step('c', 'A', { reversible: 0.3, ...after('b') }),
        step('d', 'B', after('c')),
      ],
    );
    const view = assessment(
      { a: { A: [-4, -2], B: 5 }, b: { A: [3, 6], B: [-4, -1] }, c: { A: -2, B: [2, 5] }, d: { A: [2, 4], B: -1 } },
      {
        impatience: { A: 0.05, B: 0.02 },
        hazard: 0.03,
        bundles: [{ steps: ['a', 'b'], worth: { A: [0, 2] } }],
        stakes: { A: 1, B: [0, 2] },
      },
    );
    const setting = settingOf(file, view) as Setting;
    const { draws } = setting;
    if (!draws) throw new Error('ranges without draws');
    let [worthy, holding] = [0, 0];
    for (let d = 0; d < draws.count; d++) {
      const of = (row: Float64Array, at: number) => row[at] as number;
      const steps = file.steps.map((each, s) => ({ ...each, reversible: of(draws.reversible, 4 * d + s) }));
      const row = (s: number) => ({ A: of(draws.worth, 2 * (4 * d + s)), B: of(draws.worth, 2 * (4 * d + s) + 1) });
      const [only] = tryAll(
        { ...file, steps },
        {
          ...view,
          worth: { a: row(0), b: row(1), c: row(2), d: row(3) },
          bundles: [{ steps: ['a', 'b'], worth: { A: of(draws.bundles, 2 * d), B: of(draws.bundles, 2 * d + 1) } }],
        },
      ).tried as [Tried];
      if (only.worth.some((value) => value < 0)) continue;
      worthy++;
      if (only.stakes.every((pull, i) => pull <= of(draws.stakes, 2 * d + i))) holding++;
    }
    const { sure } = judgeOrder(setting, ['a', 'b', 'c', 'd']) as OrderAnswer;
    expect(worthy).toBeGreaterThan(200);
    expect(holding).toBeGreaterThan(50);
    expect(sure).toMatchObject({ worth_finishing: worthy / draws.count, holds: holding / worthy });
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
