import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Numbers, samplerOf } from '../../src/agreement/draws.ts';
import { unroll } from '../../src/agreement/unroll.ts';
import { worthsOf } from '../../src/agreement/worth.ts';
import { type DoubtAnswer, type DoubtAsked, doubt } from '../../src/doubt/doubt.ts';
import { finish } from '../../src/math/search.ts';
import { agreement, assessment, sixSteps, sixWorths, step } from '../plan/build.ts';
import type { RandomCase } from '../plan/random-cases.ts';
import { doubtfulCases, doubtfulTimedCases, runs } from './cases.ts';
import { pointCase, see } from './oracle.ts';

const draws = 200;

function ask({ agreement: file, assessment: view, asked }: RandomCase, rest: DoubtAsked = {}): DoubtAnswer | null {
  const answer = finish(doubt(file, { name: null, assessment: view }, [], { ...asked, draws, ...rest }));
  return 'code' in answer || !answer.possible ? null : answer;
}

/** The draws that the answer rests on, made again. */
function drawn({ agreement: file, assessment: view }: RandomCase, count: number): Numbers[] {
  const whole = unroll(file);
  const sampler = samplerOf(whole, view, worthsOf(whole, view), 1);
  if (!sampler) return [];
  return Array.from({ length: count }, () => {
    sampler.next();
    const { worth, reversible, bundles, stakes, durations } = sampler.numbers;
    return {
      worth: worth.slice(),
      reversible: reversible.slice(),
      bundles: bundles.slice(),
      stakes: stakes.slice(),
      durations: durations.slice(),
    };
  });
}

const hair = 1e-9;

/** Counts every draw by the definitions, and compares. */
function agrees(one: RandomCase): void {
  const answer = ask(one);
  if (!answer) return;
  const parties = one.agreement.parties.map(({ id }) => id);
  const order = answer.order.map((move) => [move].flat() as string[]);
  const all = drawn(one, draws);
  if (all.length === 0) {
    expect(answer.draws).toBe(1);
    return;
  }
  const seen = all.map((numbers) => {
    const points = pointCase(one.agreement, one.assessment, numbers);
    return see(points.agreement, points.assessment, one.asked, order);
  });
  const isWorthIt = seen.map(({ worth }) => worth.every((value) => value >= -hair));
  const least = seen.map(({ slack }) => parties.map((_, i) => Math.min(...slack.map((row) => row[i] as number))));
  const share = (test: (d: number) => boolean) => seen.filter((_, d) => test(d)).length / draws;
  expect(answer.draws).toBe(draws);
  expect(answer.not_worth_finishing).toBeCloseTo(
    share((d) => !isWorthIt[d]),
    12,
  );
  const holds = (d: number) => Boolean(isWorthIt[d]) && (least[d] as number[]).every((slack) => slack >= -hair);
  expect(answer.holds).toBeCloseTo(share(holds), 12);
  for (const [i, id] of parties.entries()) {
    expect(answer.holds_by_party[id]).toBeCloseTo(
      share((d) => (seen[d]?.worth[i] as number) >= -hair && (least[d]?.[i] as number) >= -hair),
      12,
    );
    expect(answer.not_worth_finishing_by_party[id]).toBeCloseTo(
      share((d) => (seen[d]?.worth[i] as number) < -hair),
      12,
    );
  }
  const firstBreak = seen.map(({ slack }) => slack.findIndex((row) => row.some((each) => each < -hair)));
  for (const k of order.keys()) {
    const breaks = (d: number) => Boolean(isWorthIt[d]) && firstBreak[d] === k;
    expect(answer.first_break_after[k]).toBeCloseTo(share(breaks), 12);
    for (const [i, id] of parties.entries()) {
      const leaves = (d: number) => breaks(d) && (seen[d]?.slack[k]?.[i] as number) < -hair;
      expect(answer.first_break_by_party[k]?.[id]).toBeCloseTo(share(leaves), 12);
    }
  }
  const kept = [...seen.keys()].filter((d) => isWorthIt[d]);
  if (kept.length === 0) expect(answer.stake_needed).toBeNull();
  for (const { share: wanted, by_party, common } of answer.stake_needed ?? []) {
    const pulls = kept.map((d) => parties.map((_, i) => (all[d]?.stakes[i] as number) - (least[d]?.[i] as number)));
    const enough = (level: number, of: (row: number[]) => number) =>
      pulls.filter((row) => of(row) <= level + hair).length / kept.length;
    const isSmallest = (level: number, of: (row: number[]) => number) => {
      expect(enough(level, of)).toBeGreaterThanOrEqual(wanted - hair);
      const below = pulls.map(of).filter((pull) => pull < level - hair);
      if (below.length > 0) expect(below.length / kept.length).toBeLessThan(wanted);
    };
    for (const [i, id] of parties.entries()) isSmallest(by_party[id] as number, (row) => row[i] as number);
    isSmallest(common, (row) => Math.max(...row));
  }
}

describe('every share is what counting the draws by the definitions gives', () => {
  it('with every feature of question 1', { timeout: 300_000 }, () => {
    fc.assert(fc.property(doubtfulCases(5), agrees), { numRuns: runs(60) });
  });

  it('with impatience, hazard, false alarms and durations in doubt', { timeout: 300_000 }, () => {
    fc.assert(fc.property(doubtfulTimedCases(4), agrees), { numRuns: runs(40) });
  });
});

describe('no draw goes beyond the worst and the best case', () => {
  it('and with ranges alone the worst is all lows, judged by the definitions', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(doubtfulCases(4), (one) => {
        const still = { ...one.agreement, steps: one.agreement.steps.map((each) => ({ ...each, reversible: 0.5 })) };
        const fixed = { ...one, agreement: still };
        const answer = ask(fixed);
        if (!answer) return;
        const order = answer.order.map((move) => [move].flat() as string[]);
        for (const numbers of drawn(fixed, 50)) {
          const points = pointCase(still, one.assessment, numbers);
          const { slack, worth } = see(points.agreement, points.assessment, one.asked, order);
          for (const [i, { id }] of one.agreement.parties.entries()) {
            const least = Math.min(...slack.map((row) => row[i] as number));
            expect(least).toBeGreaterThanOrEqual((answer.worst.least_slack[id] as number) - 1e-6);
            expect(least).toBeLessThanOrEqual((answer.best.least_slack[id] as number) + 1e-6);
            expect(worth[i]).toBeGreaterThanOrEqual((answer.worst.worth_finishing[id] as number) - 1e-6);
          }
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it('ranks beside numbers lift the lows that they leave', () => {
    const file = agreement(['A', 'B'], [step('pay', 'B'), step('more', 'B'), step('do', 'A')]);
    const view = assessment(
      { pay: { A: [0, 4] }, more: { A: [2, 3] }, do: { A: -3 } },
      { ranks: { A: { gains: ['pay', 'more'], costs: ['do'] } } },
    );
    // `pay` ranks above `more`, which is at least 2: so together they are at least 4, and A gains at least 1.
    const answer = ask({ agreement: file, assessment: view, asked: {} }) as DoubtAnswer;
    expect(answer.worst.exact).toBe(true);
    expect(answer.worst.worth_finishing['A']).toBe(1);
    expect(answer.best.worth_finishing['A']).toBe(4);
  });

  it('with ranks alone the worst is a corner: all the weight on one cost, or on one gain', () => {
    const file = agreement(['A', 'B'], [step('get', 'B'), step('give', 'A')]);
    const view = assessment({}, { ranks: { A: { gains: ['get'], costs: ['give'] } } });
    const answer = ask({ agreement: file, assessment: view, asked: {} }) as DoubtAnswer;
    expect(answer.worst).toMatchObject({ worth_finishing: { A: -1 }, exact: true });
    expect(answer.best).toMatchObject({ worth_finishing: { A: 1 } });
  });
});

describe('a ranking of nothing', () => {
  it('says nothing: the worst and the best are those of the numbers', () => {
    const file = agreement(['A', 'B'], [step('get', 'B'), step('give', 'A')]);
    const view = assessment({ get: { B: [-2, -1] } }, { ranks: { A: { gains: [], costs: [] } } });
    const answer = ask({ agreement: file, assessment: view, asked: {} }) as DoubtAnswer;
    expect(answer.worst).toMatchObject({ worth_finishing: { A: 0, B: -2 }, exact: true });
    expect(answer.best).toMatchObject({ worth_finishing: { A: 0, B: -1 }, exact: true });
  });
});

describe('points are judged once', () => {
  it('and the answer says that how sure is not known', () => {
    const answer = ask({ agreement: sixSteps, assessment: sixWorths, asked: {} }) as DoubtAnswer;
    expect(answer).toMatchObject({ draws: 1, holds: 1, not_worth_finishing: 0, holds_given_worth_finishing: 1 });
    expect(answer.headline).toMatch(/^Every number is a point, so how sure is not known/);
    expect(answer.contributions).toEqual([]);
  });
});

describe('the same seed gives the same answer', () => {
  const view = { ...sixWorths, worth: { ...sixWorths.worth, b3: { A: [0, 3, 4], B: [-6, -2, 0] } } } as const;
  const one = { agreement: sixSteps, assessment: view, asked: {} };

  it('and another seed another one', () => {
    expect(ask(one)).toEqual(ask(one));
    expect(ask(one, { seed: 2 })?.holds).not.toBe(ask(one)?.holds);
  });

  it('a search that is stopped answers from the draws made so far', () => {
    const search = doubt(sixSteps, { name: null, assessment: view }, [], { draws: 1_000_000 });
    let next = search.next();
    while (!next.done && next.value.stage !== 'draws') next = search.next();
    while (!next.done) next = search.next(true);
    const answer = next.value as DoubtAnswer;
    expect(answer.draws).toBeLessThan(10_000);
    expect(answer.unfinished).toContain('draws');
  });
});

describe('where it first breaks', () => {
  const paid = [step('paid', 'B'), step('owed', 'A'), step('due', 'B')];

  it('all who leave there count', () => {
    const view = assessment({ paid: { A: 10, B: 10 }, owed: { A: -5, B: -5 } });
    const answer = ask(
      { agreement: agreement(['A', 'B'], paid), assessment: view, asked: {} },
      { order: ['paid', 'owed', 'due'] },
    );
    expect(answer?.first_break_after).toEqual({ '0': 0, '1': 1, '2': 0 });
    expect(answer?.first_break_by_party['1']).toEqual({ A: 1, B: 1 });
  });

  it('who would leave before a together set, and hold back within it, counts once', () => {
    const backed = paid.map((each) => (each.id === 'owed' ? { ...each, reversible: 1 } : each));
    const file = agreement(['A', 'B'], backed, [{ kind: 'together', steps: ['owed', 'due'] }]);
    const view = assessment({ paid: { A: 10 }, owed: { A: -5, B: 9 }, due: { A: 1, B: -2 } });
    const answer = ask({ agreement: file, assessment: view, asked: {} }, { order: ['paid', 'owed', 'due'] });
    expect(answer?.first_break_by_party['1']).toEqual({ A: 1, B: 0 });
  });
});
