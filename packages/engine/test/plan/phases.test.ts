import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement, Step } from '../../src/agreement/agreement.ts';
import { unroll } from '../../src/agreement/unroll.ts';
import { finish } from '../../src/math/search.ts';
import { type Lattice, latticeOf, stakeBound } from '../../src/plan/phases/bound.ts';
import { judgePhases } from '../../src/plan/phases/judge-phases.ts';
import { type Parts, partsOf, pullAt } from '../../src/plan/phases/parts.ts';
import { type Effort, type PhaseFrontier, phaseFrontier } from '../../src/plan/phases/phases.ts';
import { type PlanAnswer, plan } from '../../src/plan/plan.ts';
import type { Problem } from '../../src/plan/problem.ts';
import { least } from '../../src/plan/search/least.ts';
import { pullsOver } from '../../src/plan/search/sequence.ts';
import { noLimits } from '../../src/plan/search/step.ts';
import { type Setting, settingOf } from '../../src/plan/setting.ts';
import { paretoOf, tryAll } from './brute-force.ts';
import { tryPhases } from './brute-phases.ts';
import { agreement, assessment, step } from './build.ts';
import { type RandomCase, randomCases } from './random-cases.ts';

const runs = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 300);
const most = runs > 1000 ? 6 : 5;

/** Ways to state a time, and how long that is in 29,220ths of a month: sums of these are whole. */
const spans: readonly { readonly rest: Partial<Step>; readonly ticks: number }[] = [
  { rest: { duration: 0 }, ticks: 0 },
  { rest: { duration: 0.1 }, ticks: 2_922 },
  { rest: { duration: 0.2 }, ticks: 5_844 },
  { rest: { duration: 0.3 }, ticks: 8_766 },
  { rest: { duration: 1 }, ticks: 29_220 },
  { rest: { duration: [0.1, 0.4] }, ticks: 7_305 },
  { rest: { duration: 0.05, verification: [{ lag: 0.25 }, { lag: 0.1 }] }, ticks: 8_766 },
  { rest: { duration: '30 days' }, ticks: 28_800 },
  { rest: { duration: 0.2, verification: [{ lag: '15 days' }] }, ticks: 20_244 },
];
const ticksInMonth = 29_220;

interface Timed extends RandomCase {
  readonly ticks: (id: string) => number;
}

function timedCases(most: number): fc.Arbitrary<Timed> {
  return fc
    .tuple(randomCases(most), fc.array(fc.nat(spans.length - 1), { minLength: 8, maxLength: 8 }), fc.boolean())
    .map(([random, picks, isUnit]) => {
      const spanOf = (s: number) => spans[isUnit ? 4 : (picks[s] as number)] as (typeof spans)[number];
      const agreement: Agreement = {
        ...random.agreement,
        steps: random.agreement.steps.map((step, s) => ({ ...step, ...spanOf(s).rest })),
      };
      const at = new Map(agreement.steps.map((step, s) => [step.id, s]));
      return { ...random, agreement, ticks: (id: string) => spanOf(at.get(id) as number).ticks };
    });
}

function prepare({ agreement, assessment, asked }: RandomCase): { problem: Problem; parts: Parts } | null {
  const setting = settingOf(unroll(agreement), assessment, asked);
  if (!('problem' in setting)) return null;
  const { problem } = setting as Setting;
  return { problem, parts: partsOf(problem) as Parts };
}

/** Every point as [ticks of 1 / 29,220 month, stake, trust], after the evaluator has judged its plan again. */
function pointsOf({ problem, parts }: { problem: Problem; parts: Parts }, found: PhaseFrontier): number[][] {
  return found.plans.map((plan) => {
    expect(plan.phases.flat().length).toBe(problem.moves.length);
    const again = judgePhases(problem, plan.phases);
    const ticks = plan.phases.map((phase) =>
      Math.max(...phase.map((move) => parts.ticks[problem.moves.indexOf(move)] as number)),
    );
    const time = ticks.reduce((sum, each) => sum + each, 0);
    expect(again.time).toBeCloseTo(time / parts.ticksPerUnit, 12);
    return [
      (time * ticksInMonth) / parts.ticksPerUnit,
      Math.max(...again.stakes) / problem.unit,
      Math.max(...again.trusts) / problem.unit,
    ];
  });
}

function frontierOf(timed: Timed): number[][] {
  const tried = tryPhases(timed.agreement, timed.assessment, timed.asked, timed.ticks);
  return paretoOf(tried.map(({ time, stake }) => [time, stake])).map(([time, stake]) => {
    const trusts = tried.filter((each) => each.time === time && each.stake === stake).map((each) => each.trust);
    return [time as number, stake as number, Math.min(...trusts)];
  });
}

function forEachCase(check: (timed: Timed, ready: { problem: Problem; parts: Parts }) => void): void {
  fc.assert(
    fc.property(timedCases(most), (timed) => {
      const ready = prepare(timed);
      if (ready) check(timed, ready);
    }),
    { numRuns: runs, seed: 2024 },
  );
}

describe('brute force over every way to put steps into phases agrees', () => {
  it(`on ${runs} random cases of up to ${most} steps with every feature, whatever the search leaves out`, {
    timeout: 3_600_000,
  }, () => {
    let [compared, beaten] = [0, 0];
    forEachCase((timed, ready) => {
      const wanted = frontierOf(timed);
      const single = Math.min(...tryAll(timed.agreement, timed.assessment, timed.asked).tried.map((t) => t.stake));
      for (const swaps of [true, false]) {
        for (const bounds of [true, false]) {
          const effort: Effort = { swaps, bounds, cuts: [bounds === swaps ? 0 : 500, 0], mostSets: 1_000_000 };
          const found = finish(phaseFrontier(ready.parts, [], effort));
          expect(found.proved).toBe(true);
          expect(pointsOf(ready, found)).toEqual(wanted);
          expect(found.oneAtATime.stake / ready.problem.unit).toBe(single);
        }
      }
      compared++;
      if ((wanted.at(-1)?.[1] as number) < single) beaten++;
    });
    expect(compared).toBeGreaterThan(runs * 0.7);
    expect(beaten).toBeGreaterThan(0);
  });
});

describe('what is proved without an answer holds', () => {
  it('no relaxed bound exceeds the least stake of phases, and both are mostly that', () => {
    let [compared, byStates, bySearch] = [0, 0, 0];
    forEachCase((timed, { problem, parts }) => {
      const lowest = (frontierOf(timed).at(-1)?.[1] as number) * problem.unit;
      const lattice = finish(latticeOf(parts, problem)) as Lattice;
      const single = finish(least(problem, pullsOver(problem, 0), noLimits(problem), 'x'));
      const bound = finish(stakeBound(parts, single));
      const root = Math.max(pullAt(parts, lattice.states.breakdown, 0), lattice.stakeToGo[0] as number);
      expect(root).toBeLessThanOrEqual(lowest);
      expect(bound).toBeLessThanOrEqual(lowest);
      compared++;
      if (root === lowest) byStates++;
      if (bound === lowest) bySearch++;
    });
    expect(byStates).toBeGreaterThan(compared / 2);
    expect(bySearch).toBeGreaterThan(compared / 3);
  });

  it('stopped at any time, or beyond reach, it answers with plans that can be followed, and with bounds below the truth', () => {
    let [stopped, final] = [0, 0];
    forEachCase((timed, ready) => {
      const wanted = frontierOf(timed);
      for (let after = 0; after < 12; after += 3) {
        const effort: Effort = { swaps: true, bounds: true, cuts: [100, 100], mostSets: after === 9 ? 1 : 1_000 };
        const search = phaseFrontier(ready.parts, [], effort);
        let turn = search.next();
        for (let k = 0; !turn.done; k++) turn = search.next(k >= after);
        const found = turn.value;
        const points = pointsOf(ready, found);
        if (found.proved) {
          expect(points).toEqual(wanted);
          continue;
        }
        stopped++;
        const [quickest, lowest] = [wanted[0] as number[], wanted.at(-1) as number[]];
        expect(points.length).toBeGreaterThan(0);
        expect(found.leastTime * ticksInMonth).toBeLessThanOrEqual((quickest[0] as number) + 1e-6);
        expect(found.leastStake / ready.problem.unit).toBeLessThanOrEqual(lowest[1] as number);
        for (const [time, stake, trust] of points) {
          const matched = wanted.some(
            ([t, s]) => (t as number) <= (time as number) && (s as number) <= (stake as number),
          );
          expect(matched).toBe(true);
          if ((time as number) >= found.finalBelow * ticksInMonth - 1e-6) continue;
          final++;
          const same = wanted.find(([t, s]) => t === time && s === stake) as number[];
          expect(trust).toBeGreaterThanOrEqual(same[2] as number);
        }
      }
    });
    expect(stopped).toBeGreaterThan(runs);
    expect(final).toBeGreaterThan(0);
  });
});

describe('steps side by side', () => {
  it('the reference case: four months at stake 8, seven at none', () => {
    const swap = agreement(
      ['A', 'B'],
      [
        step('s1', 'A', { reversible: 0.75, duration: 3 }),
        step('s2', 'B', { duration: 3 }),
        step('s3', 'A', { reversible: 1, duration: 2, verification: [{ lag: 2 }] }),
      ],
    );
    const worths = assessment({ s1: { A: -6, B: 5 }, s2: { A: 8, B: -8 }, s3: { A: -2, B: 6 } });
    const answer = finish(plan(swap, worths, { phases: true })) as PlanAnswer;
    expect(answer.phases).toMatchObject({
      one_at_a_time_stake: 0,
      proved: true,
      frontier: [
        { time: 4, stake: 8, least_trust: 8, phases: [['s1', 's2', 's3']] },
        { time: 7, stake: 0, least_trust: 6.75, phases: [['s1', 's3'], ['s2']] },
      ],
    });
    expect(answer.phases).not.toHaveProperty('time_bound');
    expect(finish(plan(swap, worths))).not.toHaveProperty('phases');
    expect(answer.why.join(' ')).toContain('saves time, not good faith');
  });

  it('equal times are equal in whatever order they are added', () => {
    const chain = agreement(
      ['A', 'B'],
      [step('a', 'A', { duration: 0.1 }), step('b', 'B', { duration: 0.2 }), step('c', 'A', { duration: 0.3 })],
    );
    const worths = assessment({ a: { A: -4, B: 5 }, b: { A: 5, B: -5 }, c: { A: -1, B: 3 } });
    const answer = finish(plan(chain, worths, { phases: true })) as PlanAnswer;
    const { frontier } = answer.phases ?? { frontier: [] };
    expect(answer.duration).toBe(0.6);
    expect(0.1 + 0.2 + 0.3).toBeGreaterThan(0.3 + 0.2 + 0.1);
    expect(frontier.map(({ time, stake }) => [time, stake])).toEqual([
      [0.3, 5],
      [0.6, 2],
    ]);
  });

  it('stopped, it says that time is saved, or cannot be, only where that is so', () => {
    let [saved, gainless] = [0, 0];
    forEachCase(({ agreement: file, assessment: view, asked }) => {
      const search = plan(file, view, { ...asked, phases: true });
      let turn = search.next();
      while (!turn.done) turn = search.next(turn.value.stage.startsWith('phases'));
      const { phases, duration, why } = turn.value as PlanAnswer;
      const quickest = phases?.frontier[0]?.time as number;
      if (why.some((each) => each.startsWith('Side by side saves time'))) {
        expect(quickest).toBeLessThan(duration);
        saved++;
      }
      if (why.some((each) => each.startsWith('That gains nothing'))) {
        expect(phases?.time_bound ?? quickest).toBe(duration);
        gainless++;
      }
    });
    expect(Math.min(saved, gainless)).toBeGreaterThan(0);
  });

  it('where the stake one step at a time beside them is not proved, that is named as not settled', () => {
    const stoppedOnceIn = (...question: Parameters<typeof plan>) => {
      const search = plan(...question);
      let turn = search.next();
      while (!turn.done) turn = search.next(/best order: least stake|one at a time/.test(turn.value.stage));
      return turn.value as PlanAnswer;
    };
    const both = agreement(['A', 'B', 'C', 'D'], [step('a', 'A'), step('b', 'B')]);
    const worths = assessment({ a: { A: -1, B: 2, C: 5, D: -5 }, b: { A: 2, B: -1, C: -5, D: 5 } });
    const hidden = stoppedOnceIn(both, worths, { phases: true });
    expect(hidden.phases?.proved).toBe(true);
    expect(hidden.unfinished).toContain('one_at_a_time_stake');
    const swap = assessment({ a: { A: -1, B: 2 }, b: { A: 2, B: -1 } });
    const followed = stoppedOnceIn(agreement(['A', 'B'], both.steps), swap, { phases: true });
    expect(followed.unfinished).not.toContain('one_at_a_time_stake');
  });

  it('a plan beats every order only by hiding states in which another party could have left, and says so', () => {
    const both = agreement(['A', 'B', 'C', 'D'], [step('a', 'A'), step('b', 'B')]);
    const worths = assessment({ a: { A: -1, B: 2, C: 5, D: -5 }, b: { A: 2, B: -1, C: -5, D: 5 } });
    const answer = finish(plan(both, worths, { phases: true })) as PlanAnswer;
    expect(answer.stake).toBe(5);
    expect(answer.phases).toMatchObject({
      one_at_a_time_stake: 5,
      frontier: [{ time: 1, stake: 1, phases: [['a', 'b']] }],
    });
    expect(answer.why).toContain(
      'Side by side needs less good faith than any order one step at a time (1, not 5), but only by hiding states in which another party could have left.',
    );
  });

  it('a chain gains nothing from it, and rates are not counted', () => {
    const chain = agreement(
      ['A', 'B'],
      [step('a', 'A'), step('b', 'B', { requires: [{ step: 'a', moment: 'done' }] })],
    );
    const worths = assessment({ a: { A: -1, B: 2 }, b: { A: 2, B: -1 } }, { hazard: 0.1 });
    const { why } = finish(plan(chain, worths, { phases: true })) as PlanAnswer;
    expect(why.join(' ')).toContain('That gains nothing');
    expect(why).toContain(
      'Steps side by side, and the order one step at a time beside them, are judged without impatience, hazard and false alarms.',
    );
  });

  it('times of too many digits are refused, not rounded', () => {
    const long = agreement(
      ['A', 'B'],
      [step('a', 'A', { duration: 0.123456789012345 }), step('b', 'B', { duration: '7 days' })],
    );
    const worths = assessment({ a: { A: -1, B: 2 }, b: { A: 2, B: -1 } });
    expect(finish(plan(long, worths, { phases: true }))).toMatchObject({ code: 'too-many-digits' });
    expect(finish(plan(long, worths))).toMatchObject({ possible: true });
  });
});
