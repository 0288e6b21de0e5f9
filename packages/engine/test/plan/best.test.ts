import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../../src/math/search.ts';
import { bestRoadMap } from '../../src/plan/best.ts';
import { plan } from '../../src/plan/plan.ts';
import { settingOf } from '../../src/plan/setting.ts';
import { randomCases } from './random-cases.ts';

describe('the best road map alone', () => {
  it('is the one that question 1 answers with, and holds and falls short as question 1 says', () => {
    fc.assert(
      fc.property(randomCases(5), ({ agreement, assessment, asked }) => {
        const setting = settingOf(agreement, assessment, asked);
        const answer = finish(plan(agreement, assessment, asked));
        if ('code' in setting || 'cycle' in setting || 'code' in answer || !answer.possible) return;
        const best = finish(bestRoadMap(setting));
        expect(best).toMatchObject({
          order: answer.best.order,
          stake: answer.best.stake,
          trusts: answer.best.trusts,
          total_exposure: answer.best.total_exposure,
          completion: answer.completion,
          standing_pull: answer.standing_pull,
          shortfall: answer.shortfall,
          holds: answer.holds,
          proved: true,
        });
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});
