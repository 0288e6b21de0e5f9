import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../../src/math/search.ts';
import { type PlanAnswer, plan } from '../../src/plan/plan.ts';
import { tryAll } from './brute-force.ts';
import { after, agreement, assessment, step } from './build.ts';
import { randomCases } from './random-cases.ts';

function answerTo(...question: Parameters<typeof plan>): PlanAnswer {
  const answer = finish(plan(...question));
  if ('code' in answer || !answer.possible) throw new Error('no answer');
  return answer;
}

describe('published and hand-made cases come out as known', () => {
  // Cumulative cost scheduling, as by Abdel-Wahab and Kameda: the least largest running sum under precedence.
  it('six tasks with costs 2, -1, 3, -2, 1, -3 have 7 orders; 3 is the least peak and the given order peaks at 4', () => {
    const costs = [2, -1, 3, -2, 1, -3];
    const before = [[], [], [1, 2], [2], [3], [4, 5]];
    const steps = costs.map((cost, k) =>
      step(`t${k + 1}`, cost > 0 ? 'B' : 'A', after(...(before[k] as number[]).map((t) => `t${t}`))),
    );
    const tasks = agreement(['A', 'B'], steps);
    const worth = assessment(Object.fromEntries(costs.map((cost, k) => [`t${k + 1}`, { A: cost }])));
    const answer = answerTo(tasks, worth);
    expect(answer.road_maps).toBe(7);
    expect(answer.stake).toBe(3);
    expect(answerTo(tasks, worth, { order: ['t1', 't2', 't3', 't4', 't5', 't6'] }).stake).toBe(4);
  });

  it.each([1, 2, 4, 8])('one item and its payment in %i equal slices each ask a stake of one slice', (slices) => {
    const [item, payment] = [8, 8];
    const parts = Array.from({ length: slices }, (_, k) => k + 1);
    const trade = agreement(
      ['A', 'B'],
      [
        ...parts.map((k) => step(`item${k}`, 'A', k > 1 ? after(`item${k - 1}`) : {})),
        ...parts.map((k) => step(`pay${k}`, 'B', k > 1 ? after(`pay${k - 1}`) : {})),
      ],
    );
    const worth = assessment(
      Object.fromEntries([
        ...parts.map((k) => [`item${k}`, { A: -item / slices, B: item / slices }]),
        ...parts.map((k) => [`pay${k}`, { A: payment / slices, B: -payment / slices }]),
      ]),
    );
    expect(answerTo(trade, worth).stake).toBe(8 / slices);
  });

  it('repeat: slices written as one repeated step give the same stake', () => {
    const repeat = { every: '30 days', times: 4 };
    const trade = agreement(['A', 'B'], [step('item', 'A', { repeat }), step('pay', 'B', { repeat })]);
    const answer = answerTo(trade, assessment({ item: { A: -8, B: 8 }, pay: { A: 8, B: -8 } }));
    expect(answer.stake).toBe(2);
    expect(answer.order.flat()).toContain('item.4');
  });
});

describe('what does not depend on a scale', () => {
  it('ten times one party\u2019s worths stretch its frontier coordinate and keep the set of Pareto-best orders', () => {
    fc.assert(
      fc.property(randomCases(5), (random) => {
        const stretched = {
          ...random.assessment,
          worth: scaled(random.assessment.worth, 'A'),
          bundles: random.assessment.bundles.map((bundle) => ({
            ...bundle,
            worth: scaled({ b: bundle.worth }, 'A')['b'] ?? {},
          })),
        };
        const costly = stretchCosts(random.agreement);
        const [plain, large] = [
          finish(plan(random.agreement, random.assessment, random.asked)),
          finish(plan(costly, stretched, random.asked)),
        ];
        if ('code' in plain || 'code' in large || !plain.possible || !large.possible) return;
        expect(large.frontier?.map((point) => [(point['A'] as number) / 10, point['B']])).toEqual(
          plain.frontier?.map((point) => [point['A'], point['B']]),
        );
        expect(bestOrders(costly, stretched, random.asked)).toEqual(
          bestOrders(random.agreement, random.assessment, random.asked),
        );
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it('what holds is the same under scale: gain', () => {
    fc.assert(
      fc.property(randomCases(5), ({ agreement: file, assessment: view, asked }) => {
        const given = finish(plan(file, view, asked));
        const gain = finish(plan(file, { ...view, scale: 'gain' }, asked));
        if ('code' in given || 'code' in gain || !given.possible || !gain.possible) return;
        expect([gain.holds, gain.raise['A'] === null]).toEqual([given.holds, given.raise['A'] === null]);
        expect(gain.frontier?.length).toBe(given.frontier?.length);
      }),
      { numRuns: 100, seed: 8 },
    );
  });
});

type Worth = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function scaled(worth: Worth, party: string): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(worth).map(([id, row]) => [
      id,
      Object.fromEntries(Object.entries(row).map(([p, w]) => [p, (w as number) * (p === party ? 10 : 1)])),
    ]),
  );
}

function stretchCosts(file: Parameters<typeof plan>[0]): Parameters<typeof plan>[0] {
  const rules = (list: typeof file.rules) =>
    list.map((rule) =>
      rule.kind === 'escrow' ? { ...rule, cost: scaled({ cost: rule.cost }, 'A')['cost'] ?? {} } : rule,
    );
  const readings = Object.fromEntries(
    Object.entries(file.readings).map(([id, reading]) => [id, { rules: rules(reading.rules) }]),
  );
  return { ...file, rules: rules(file.rules), readings };
}

/** The orders that no other beats for every party, as text. */
function bestOrders(...question: Parameters<typeof tryAll>): string[] {
  const { tried } = tryAll(...question);
  const isBeaten = (a: readonly number[]) =>
    tried.some(({ stakes: b }) => b.every((x, i) => x <= (a[i] as number)) && b.some((x, i) => x < (a[i] as number)));
  return tried.filter((each) => !isBeaten(each.stakes)).map((each) => JSON.stringify(each.order));
}
