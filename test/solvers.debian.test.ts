import { worthsOf } from '@lockstep/engine/worth';
import { describe, expect, it } from 'vitest';
import { problemCase } from '../bench/problems.ts';
import { aspByPairs, aspByStates } from '../bench/solvers/asp.ts';
import { highs } from '../bench/solvers/highs.ts';
import { gecode } from '../bench/solvers/minizinc.ts';
import { questionOf } from '../bench/solvers/question.ts';
import { classes, nameOf } from '../bench/solvers/results.ts';
import { finish } from '../packages/engine/src/math/search.ts';
import { type Problem, problemOf } from '../packages/engine/src/plan/problem.ts';
import { least } from '../packages/engine/src/plan/search/least.ts';
import { pullsOver } from '../packages/engine/src/plan/search/sequence.ts';
import { noLimits } from '../packages/engine/src/plan/search/step.ts';
import { withSwaps } from '../packages/engine/src/plan/search/swaps.ts';

const solvers = [aspByStates, aspByPairs, gecode, highs];

function problemWith(count: number, of: (typeof classes)[number]): Problem {
  const { agreement, assessment } = problemCase(of, count, of.gain, 5);
  const built = problemOf(agreement, worthsOf(agreement, assessment));
  if (!('problem' in built)) throw new Error('no problem');
  return built.problem;
}

describe('general solvers find the least stake that the search finds', () => {
  it.each(classes.filter(({ gain }) => gain === 30).map((of) => ({ name: nameOf(of), of })))('$name', ({ of }) => {
    const problem = problemWith(8, of);
    const { bound } = finish(least(problem, pullsOver(problem, 0), noLimits(problem), 'x'));
    for (const asked of [problem, withSwaps(problem)]) {
      for (const { name, solve } of solvers) expect([name, solve(questionOf(asked), 30).level]).toEqual([name, bound]);
    }
  });

  it('and say nothing when their time is over', () => {
    const problem = problemWith(60, { precedence: 'none', worths: 'lumpy', gain: 10, isHard: true });
    expect(aspByPairs.solve(questionOf(problem), 1).level).toBe(null);
  });
});
