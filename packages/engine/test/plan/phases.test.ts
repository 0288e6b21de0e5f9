import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement, Step } from '../../src/agreement/agreement.ts';
import { unroll } from '../../src/agreement/unroll.ts';
import { judgePhases } from '../../src/plan/judge-phases.ts';
import { type Parts, partsOf } from '../../src/plan/phase-parts.ts';
import { type Effort, type PhaseFrontier, phaseFrontier } from '../../src/plan/phases.ts';
import type { Problem } from '../../src/plan/problem.ts';
import { finish } from '../../src/plan/search.ts';
import { type Setting, settingOf } from '../../src/plan/setting.ts';
import { paretoOf, tryAll } from './brute-force.ts';
import { tryPhases } from './brute-phases.ts';
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

describe('brute force over every way to put steps into phases agrees', () => {
  it(`on ${runs} random cases of up to ${most} steps with every feature, whatever the search leaves out`, {
    timeout: 3_600_000,
  }, () => {
    let [compared, beaten] = [0, 0];
    fc.assert(
      fc.property(timedCases(most), (timed) => {
        const ready = prepare(timed);
        if (!ready) return;
        const wanted = frontierOf(timed);
        const single = Math.min(...tryAll(timed.agreement, timed.assessment, timed.asked).tried.map((t) => t.stake));
        for (const swaps of [true, false]) {
          for (const bounds of [true, false]) {
            const effort: Effort = { swaps, bounds, cuts: [bounds === swaps ? 0 : 100, 0], mostSets: 1_000_000 };
            const found = finish(phaseFrontier(ready.parts, [], effort));
            expect(found.proved).toBe(true);
            expect(pointsOf(ready, found)).toEqual(wanted);
            expect(found.oneAtATime.stake / ready.problem.unit).toBe(single);
          }
        }
        compared++;
        if ((wanted.at(-1)?.[1] as number) < single) beaten++;
      }),
      { numRuns: runs, seed: 2024 },
    );
    expect(compared).toBeGreaterThan(runs * 0.7);
    expect(beaten).toBeGreaterThan(0);
  });
});
