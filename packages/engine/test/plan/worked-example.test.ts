import { describe, expect, it } from 'vitest';
import { unroll } from '../../src/agreement/unroll.ts';
import { finish } from '../../src/math/search.ts';
import { judgeOrder } from '../../src/plan/judge-order.ts';
import { judgePhases } from '../../src/plan/phases/judge-phases.ts';
import { type PlanAnswer, plan } from '../../src/plan/plan.ts';
import { type Setting, settingOf } from '../../src/plan/setting.ts';
import { sixSteps, sixWorths } from './build.ts';

const answer = finish(plan(sixSteps, sixWorths)) as PlanAnswer;
const setting = settingOf(unroll(sixSteps), sixWorths) as Setting;

describe('the worked example comes out to the last digit', () => {
  it('of 180 orders the best asks a good-faith stake of -0.25, trust 3 and total exposure 3', () => {
    expect(answer).toMatchObject({
      proved: true,
      completion: { A: 5, B: 7 },
      road_maps: 180,
      stake: -0.25,
      stakes: { A: -2, B: -0.25 },
      trust: 3,
      trusts: { A: 3, B: 0 },
      total_exposure: 3,
      duration: 6,
      holds: true,
      order: ['a1', 'b1', 'a2', 'b2', 'a3', 'b3'],
      order_holds: true,
      lasts: true,
      standing_pull: { A: -1.5, B: -4.25 },
      left_out: [],
    });
  });

  it('the states start at nothing done, and the pull is strongest when B has been paid and has not delivered', () => {
    expect(answer.states[0]).toMatchObject({
      after: 0,
      step: null,
      pull: { A: -5, B: -7 },
      exposure: { A: 0, B: 0 },
      slack: { A: 5, B: 7 },
    });
    expect(answer.states).toHaveLength(7);
    expect(answer.binding).toMatchObject({ after: 3, party: 'B' });
  });

  it('the frontier of stakes has five points', () => {
    expect(answer.frontier).toEqual([
      { A: -3, B: 1.75 },
      { A: -2, B: -0.25 },
      { A: 0, B: -3.25 },
      { A: 1, B: -5.25 },
      { A: 1.5, B: -7 },
    ]);
    expect(answer.frontier_stake_trust).toEqual([{ stake: -0.25, trust: 3 }]);
  });

  it('opening costs neither side anything, doing the first irreversible act costs B', () => {
    expect(answer.first_mover['A']?.stake).toBe(-0.25);
    expect(answer.first_mover['B']?.stake).toBe(-0.25);
    expect(answer.first_irreversible).toMatchObject({ step: 'a2', party: 'A' });
    expect(answer.first_irreversible.by['A']?.stake).toBe(-0.25);
    expect(answer.first_irreversible.by['B']?.stake).toBe(1);
  });

  it('the orders that people argue about ask more', () => {
    const orders = answer.reference_orders;
    expect(orders['A-first']).toMatchObject({ order: ['a1', 'a3', 'b1', 'a2', 'b2', 'b3'], stake: 1.75, trust: 4 });
    expect(orders['A-first-best']).toMatchObject({ order: ['a1', 'a3', 'b2', 'b1', 'a2', 'b3'], stake: 0, trust: 3 });
    expect(orders['B-first']).toMatchObject({ stake: 2.5, trust: 6 });
    expect(orders['B-first-best']).toMatchObject({ stake: 2.5, trust: 6 });
  });

  it('all at once as one phase, A could gain 2.5 and B 1.75 by holding back', () => {
    const { problem } = setting;
    const phase = judgePhases(problem, [problem.moves]);
    expect(phase.stakes.map((stake) => stake / problem.unit)).toEqual([2.5, 1.75]);
    expect(phase.trusts.map((trust) => trust / problem.unit)).toEqual([4, 6]);
  });

  it('with a1 and b1 done the stake of the rest is -0.25', () => {
    const rest = finish(plan(sixSteps, sixWorths, { done: ['a1', 'b1'] })) as PlanAnswer;
    expect(rest).toMatchObject({ stake: -0.25, done: ['a1', 'b1'], order: ['a2', 'b2', 'a3', 'b3'] });
  });

  it('judging an order gives the same figures as finding it', () => {
    const judged = judgeOrder(setting, answer.order.flat());
    expect(judged).toMatchObject({ stake: answer.stake, states: answer.states, headline: answer.headline });
  });
});
