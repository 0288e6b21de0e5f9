import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unroll } from '../../src/agreement/unroll.ts';
import { union } from '../../src/math/bits.ts';
import { finish } from '../../src/math/search.ts';
import { breakdown, type Problem } from '../../src/plan/problem.ts';
import { firstInFile } from '../../src/plan/reference-orders.ts';
import { judge, walk } from '../../src/plan/road-map.ts';
import { earliest } from '../../src/plan/search/earliest.ts';
import { type Help, type Least, least } from '../../src/plan/search/least.ts';
import { exposuresOver, pullsOver } from '../../src/plan/search/sequence.ts';
import { sidesBound, sift } from '../../src/plan/search/sides.ts';
import { noLimits } from '../../src/plan/search/step.ts';
import { withSwaps } from '../../src/plan/search/swaps.ts';
import { leastTotal } from '../../src/plan/search/total.ts';
import { type Setting, settingOf } from '../../src/plan/setting.ts';
import { type Brute, tryAll } from './brute-force.ts';
import { type RandomCase, randomCases } from './random-cases.ts';

const runs = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 300);

/** The problem of a random case with its orders tried one by one; undefined where there is none. */
function prepare({ agreement, assessment, asked }: RandomCase): { problem: Problem; brute: Brute } | undefined {
  const setting = settingOf(unroll(agreement), assessment, asked);
  if (!('problem' in setting)) return undefined;
  return { problem: (setting as Setting).problem, brute: tryAll(agreement, assessment, asked) };
}

function optimum({ brute, problem }: { brute: Brute; problem: Problem }): number {
  return Math.min(...brute.tried.map((each) => each.stake)) * problem.unit;
}

function forEachCase(check: (found: { problem: Problem; brute: Brute }) => void): void {
  fc.assert(
    fc.property(randomCases(6), (random) => {
      const found = prepare(random);
      if (found) check(found);
    }),
    { numRuns: runs, seed: 1871 },
  );
}

describe('what is left out of the search loses no least stake', () => {
  it('worse deals first: some order that meets the added requirements is as good as the best of all', () => {
    let shorter = 0;
    forEachCase(({ problem, brute }) => {
      const swapped = withSwaps(problem);
      if (swapped.moves.some((move, m) => move.requires.join() !== problem.moves[m]?.requires.join())) shorter++;
      const found = finish(
        least({ ...swapped, parties: problem.parties }, pullsOver(problem, 0), noLimits(problem), 'x'),
      );
      expect(found.bound).toBe(optimum({ problem, brute }));
    });
    expect(shorter).toBeGreaterThan(runs / 10);
  });

  it('the sides\u2019 bound never exceeds the least stake, and no state of a best order is taken for impassable', () => {
    let [asked, exact] = [0, 0];
    forEachCase(({ problem, brute }) => {
      const best = optimum({ problem, brute });
      const start = Math.max(
        ...breakdown(problem, problem.start).map((value, i) => value - (problem.completion[i] as number)),
      );
      const bound = finish(
        sidesBound(problem, pullsOver(problem, 0), noLimits(problem), {
          from: start,
          to: Number.POSITIVE_INFINITY,
          stage: 'x',
          met: 1_000,
        }),
      );
      if (!bound) return;
      asked++;
      expect(bound.level).toBeLessThanOrEqual(best);
      if (bound.level === best) exact++;
      const found = finish(least(problem, pullsOver(problem, 0), noLimits(problem), 'x')) as Least;
      const occurs = bound.occursAt(best);
      let state = problem.start;
      for (const move of found.moves ?? []) {
        expect(occurs(state)).toBe(true);
        state = union(state, move.set);
      }
      if (bound.level > start) expect(bound.occursAt(bound.level - 1)(problem.start)).toBe(false);
    });
    expect(asked).toBeGreaterThan(runs / 10);
    expect(exact).toBeGreaterThan(asked / 2);
  });

  it('a search that asks the sides at once gives the same answer as one that never does', () => {
    forEachCase(({ problem, brute }) => {
      for (const patience of [0, Number.POSITIVE_INFINITY]) {
        const found = finish(least(problem, pullsOver(problem, 0), noLimits(problem), 'x', { patience }));
        expect(found.proved).toBe(true);
        expect(found.bound).toBe(optimum({ problem, brute }));
        expect(judge(problem, walk(problem, found.moves ?? [])).stake).toBe(found.bound);
      }
    });
  });

  it('probing above the level changes no answer', () => {
    forEachCase(({ problem, brute }) => {
      for (const probe of [1, 5]) {
        const help = { probe, patience: Number.POSITIVE_INFINITY };
        const found = finish(least(problem, pullsOver(problem, 0), noLimits(problem), 'x', help)) as Least;
        expect(found.bound).toBe(optimum({ problem, brute }));
        expect(judge(problem, walk(problem, found.moves ?? [])).stake).toBe(found.bound);
      }
    });
  });

  it('with a limit on one party the least of the other is the same too', () => {
    forEachCase(({ problem, brute }) => {
      const goal = noLimits(problem);
      goal.pull[0] = 0;
      const limits = noLimits(problem);
      const cap = Math.min(...brute.tried.map((each) => each.stakes[1] as number)) + 1;
      limits.pull[1] = cap * problem.unit;
      const fits = brute.tried.filter((each) => (each.stakes[1] as number) <= cap);
      const wanted = Math.min(...fits.map((each) => each.stakes[0] as number)) * problem.unit;
      expect(finish(least(problem, goal, limits, 'x', { patience: 0 })).bound).toBe(wanted);
    });
  });

  it('what the sides say of a limit on pulls loses no order within it, least trust, least total or earliest order', () => {
    let sifted = 0;
    forEachCase(({ problem, brute }) => {
      const limits = noLimits(problem);
      const stake = optimum({ problem, brute });
      limits.pull.fill(stake);
      finish(sift(problem, limits, { stage: 'x', met: 1_000 }));
      if (!limits.occurs) return;
      sifted++;
      const within = brute.tried.filter((each) => each.stake * problem.unit <= stake);
      const trust = Math.min(...within.map((each) => each.trust)) * problem.unit;
      const found = finish(least(problem, exposuresOver(problem, 0), limits, 'x')) as Least;
      expect(found.bound).toBe(trust);
      limits.exposure.fill(trust);
      const trusted = within.filter((each) => each.trust * problem.unit <= trust);
      const total = Math.min(...trusted.map((each) => each.total)) * problem.unit;
      const known = { floor: 0, best: Number.POSITIVE_INFINITY };
      const sum = finish(leastTotal(problem, limits, known, 'x'));
      expect(sum.least).toBe(total);
      const { moves } = finish(earliest(sum, 'x'));
      const best = judge(problem, walk(problem, moves ?? []));
      expect([best.stake, best.trust, best.totalExposure]).toEqual([stake, trust, total]);
      const plain = { pull: limits.pull, exposure: limits.exposure };
      const unsifted = finish(leastTotal(problem, plain, known, 'x'));
      expect(finish(earliest(unsifted, 'x')).moves).toEqual(moves);
    });
    expect(sifted).toBeGreaterThan(runs / 10);
  });

  it('a search from a known order, or above a known floor, comes to the same least', () => {
    forEachCase(({ problem, brute }) => {
      const bound = optimum({ problem, brute });
      const search = (help: Help) =>
        finish(least(problem, pullsOver(problem, 0), noLimits(problem), 'x', help)) as Least;
      const some = walk(problem, firstInFile(problem, 0));
      const known = { moves: some.moves, excess: judge(problem, some).stake };
      for (const patience of [0, Number.POSITIVE_INFINITY]) {
        expect(search({ known, patience }).bound).toBe(bound);
        expect(search({ known: { ...known, excess: bound }, patience })).toMatchObject({ bound, proved: true });
        expect(search({ floor: bound, patience }).bound).toBe(bound);
        expect(search({ floor: bound - 1, patience }).bound).toBe(bound);
      }
    });
  });
});
