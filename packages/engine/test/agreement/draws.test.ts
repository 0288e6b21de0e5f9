import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/agreement/assessment.ts';
import { type Draws, drawsOf } from '../../src/agreement/draws.ts';
import { worthsOf } from '../../src/agreement/worth.ts';
import { toNumber } from '../../src/math/rational.ts';
import { finish } from '../../src/math/search.ts';
import { type PlanAnswer, plan } from '../../src/plan/plan.ts';
import { agreement, assessment, step } from '../plan/build.ts';

const file = agreement(['A', 'B'], [step('s1', 'A'), step('s2', 'B'), step('s3', 'A'), step('s4', 'B')]);

function drawn(view: Assessment, count = 20_000): Draws {
  return drawsOf(file, view, worthsOf(file, view), count) as Draws;
}

function mean(draws: Draws, stepAt: number, party: number): number {
  let sum = 0;
  for (let d = 0; d < draws.count; d++) sum += draws.worth[(d * 4 + stepAt) * 2 + party] as number;
  return sum / draws.count;
}

describe('draws follow what the assessment says', () => {
  it.each([
    ['ranks alone', { gains: ['s2', 's4'], costs: ['s1', 's3'] }],
    ['ranks with a tie', { gains: [['s2', 's4']], costs: ['s3', 's1'] }],
    ['ranks with a known surplus', { gains: ['s4', 's2'], costs: ['s1', 's3'], surplus: [1.5, 1.5] as const }],
  ])('%s: the mean of the draws is the centroid that the order is found on', (_, ranks) => {
    const view = assessment({}, { ranks: { A: ranks } });
    const likely = worthsOf(file, view).steps;
    const draws = drawn(view);
    for (let s = 0; s < 4; s++) expect(mean(draws, s, 0)).toBeCloseTo(toNumber((likely[s] as never)[0]), 1.7);
  });

  it('the centroid of two gains and two costs is (3/8, 1/8) on each side', () => {
    const view = assessment({}, { ranks: { A: { gains: ['s2', 's4'], costs: ['s1', 's3'] } } });
    expect(worthsOf(file, view).steps.map((row) => toNumber((row as never)[0]))).toEqual([
      -0.375, 0.375, -0.125, 0.125,
    ]);
  });

  it('the sizes of all ranked steps sum to 1, the party\u2019s unit', () => {
    const draws = drawn(assessment({}, { ranks: { A: { gains: ['s2', 's4'], costs: ['s1', 's3'] } } }), 100);
    for (let d = 0; d < 100; d++) {
      const sizes = [0, 1, 2, 3].map((s) => Math.abs(draws.worth[(d * 4 + s) * 2] as number));
      expect(sizes.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      expect(sizes[1] as number).toBeGreaterThanOrEqual(sizes[3] as number);
    }
  });

  it('a range of two is uniform, of three triangular', () => {
    const draws = drawn(assessment({ s1: { A: [-4, -2] }, s2: { A: [0, 1, 5] } }));
    expect(mean(draws, 0, 0)).toBeCloseTo(-3, 1);
    expect(mean(draws, 1, 0)).toBeCloseTo(2, 1);
  });

  it('ranks beside numbers only filter them', () => {
    const view = assessment(
      { s2: { A: [0, 4] }, s4: { A: [0, 4] } },
      { ranks: { A: { gains: ['s2', 's4'], costs: [] } } },
    );
    const draws = drawn(view, 500);
    for (let d = 0; d < 500; d++) {
      expect(draws.worth[(d * 4 + 1) * 2] as number).toBeGreaterThanOrEqual(draws.worth[(d * 4 + 3) * 2] as number);
    }
  });

  it('ranks that contradict the numbers are refused', () => {
    const view = assessment(
      { s2: { A: [0, 1] }, s4: { A: [2, 3] } },
      { ranks: { A: { gains: ['s2', 's4'], costs: [] } } },
    );
    expect(drawsOf(file, view, worthsOf(file, view))).toMatchObject({
      code: 'ranks-contradict',
      facts: { party: 'A' },
    });
  });

  it('the same seed gives the same draws', () => {
    const view = assessment({ s1: { A: [-4, -2] } });
    expect(drawn(view, 50).worth).toEqual(drawn(view, 50).worth);
  });
});

describe('how sure the answer is', () => {
  it('an order that can break does so as often as the range says, and names the number that breaks it', () => {
    // Once paid, B gains by leaving what its own step would cost it, uniform on [0, 8]; it has 4 at stake.
    const trade = agreement(['A', 'B'], [step('pay', 'A'), step('do', 'B')]);
    const view = assessment({ pay: { A: -1, B: 10 }, do: { A: 5, B: [-8, 0] } }, { stakes: { B: 4 } });
    const answer = finish(plan(trade, view, { order: ['pay', 'do'] })) as PlanAnswer;
    expect(answer.sure?.worth_finishing).toBe(1);
    expect(answer.sure?.holds).toBeCloseTo(0.5, 1);
    expect(answer.sure?.breaks_most).toMatchObject({ kind: 'worth', step: 'do', party: 'B', share: 1 });
    const band = answer.states[1]?.slack_range?.['B'];
    expect(band?.[0]).toBeCloseTo(-3.2, 0.5);
    expect(band?.[1]).toBeCloseTo(3.2, 0.5);
  });

  it('reads stakes given as a range as what is not known for sure', () => {
    const trade = agreement(['A', 'B'], [step('pay', 'A'), step('do', 'B')]);
    const view = assessment({ pay: { A: -1, B: 10 }, do: { A: 5, B: -4 } }, { stakes: { B: [0, 8] } });
    const answer = finish(plan(trade, view, { order: ['pay', 'do'] })) as PlanAnswer;
    expect(answer.sure?.holds).toBeCloseTo(0.5, 1);
    expect(answer.sure?.breaks_most).toMatchObject({ kind: 'stake', party: 'B' });
  });
});

describe('ranks beside numbers', () => {
  const alone = { s2: { A: [0, 4] as const }, s1: { A: [-4, 0] as const } };

  it('count only draws within a stated surplus', () => {
    const view = assessment(alone, { ranks: { A: { gains: ['s2'], costs: ['s1'], surplus: [1, 2] } } });
    const draws = drawn(view, 500);
    for (let d = 0; d < 500; d++) {
      const [cost, gain] = [-(draws.worth[d * 8] as number), draws.worth[d * 8 + 2] as number];
      expect(gain).toBeGreaterThanOrEqual(cost);
      expect(gain).toBeLessThanOrEqual(2 * cost);
    }
  });

  it('that leave 1 draw in 1,000 are no fault, however many draws are asked for', () => {
    // s4 on [0, 1000] falls below s2 on [0, 2] in one draw of a thousand.
    const view = assessment(
      { s2: { A: [0, 2] }, s4: { A: [0, 1000] } },
      { ranks: { A: { gains: ['s2', 's4'], costs: [] } } },
    );
    expect(drawn(view, 3000).count).toBe(3000);
  });
});
