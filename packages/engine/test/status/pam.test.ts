import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/agreement/agreement.ts';
import type { Entry } from '../../src/status/entry.ts';
import { aggregateScore, pam } from '../../src/status/pam.ts';
import { agreement, step } from '../plan/build.ts';
import { evidence, inDays, promise } from './entries.ts';

describe('the aggregate score', () => {
  /** Kroc Institute, shares of the 578 stipulations of the Colombian accord. Those of 2021 add up to 101 by rounding. */
  it.each([
    ['November 2021', [15, 37, 19, 30], 54.5],
    ['June 2023', [13, 36, 20, 31], 56.3],
    ['November 2023', [10, 39, 19, 32], 57.7],
  ] as const)('of Colombia in %s is the published one', (_, [none, minimum, intermediate, complete], percent) => {
    const score = aggregateScore({ none, minimum, intermediate, complete }) as number;
    expect(Number(score.toFixed(1))).toBe(percent);
  });

  it('is 0 with nothing, 100 with everything, and undefined without provisions', () => {
    expect(aggregateScore({ none: 7, minimum: 0, intermediate: 0, complete: 0 })).toBe(0);
    expect(aggregateScore({ none: 0, minimum: 0, intermediate: 0, complete: 7 })).toBe(100);
    expect(aggregateScore({ none: 0, minimum: 0, intermediate: 0, complete: 0 })).toBeNull();
  });
});

describe('the level of a provision', () => {
  const checked = { verification: [{ by: 'B' }] };
  const of = { amount: { of: 10, unit: 'km' } };
  const kept = { kind: 'maintain' as const };
  it.each<[string, Partial<Step>, Entry[], number]>([
    ['nothing begun', {}, [], 0],
    ['reported, no check declared', {}, [promise('2020-01-02', 'A', 'a1', 'fulfilled')], 3],
    ['reported, check outstanding', checked, [promise('2020-01-02', 'A', 'a1', 'fulfilled')], 2],
    ['verified', checked, [evidence('2020-01-02', 'B', 'a1', 'verified')], 3],
    ['verified in part', checked, [evidence('2020-01-02', 'B', 'a1', 'partly verified')], 2],
    [
      'in dispute',
      {},
      [promise('2020-01-02', 'A', 'a1', 'fulfilled'), evidence('2020-01-03', 'B', 'a1', 'disputed')],
      1,
    ],
    ['refuted', {}, [promise('2020-01-02', 'A', 'a1', 'fulfilled'), evidence('2020-01-03', 'B', 'a1', 'refuted')], 0],
    [
      'taken back',
      {},
      [promise('2020-01-02', 'A', 'a1', 'fulfilled'), promise('2020-01-03', 'A', 'a1', 'reversed')],
      0,
    ],
    ['less than half', of, [promise('2020-01-02', 'A', 'a1', 'fulfilled', { amount: 4.9 })], 1],
    ['half', of, [promise('2020-01-02', 'A', 'a1', 'fulfilled', { amount: 5 })], 2],
    ['all of it', of, [promise('2020-01-02', 'A', 'a1', 'fulfilled', { amount: 10 })], 3],
    ['kept', kept, [], 3],
    ['kept, nobody checked', { ...kept, ...checked }, [], 1],
    ['kept to the end', { ...kept, until: '2020-02-01' }, [], 3],
    ['kept and broken', kept, [promise('2020-01-03', 'B', 'a1', 'breached')], 0],
  ])('%s', (_, rest, record, score) => {
    const file = inDays(agreement(['A', 'B'], [step('a1', 'A', rest)]));
    expect(pam(file, record, { asOf: '2020-12-31' }).provisions).toMatchObject([{ step: 'a1', score }]);
  });

  it('is not asked of what was only proposed, waived or superseded', () => {
    const file = inDays(
      agreement(['A', 'B'], [step('a1', 'A', { status: 'proposed' }), step('a2', 'A'), step('a3', 'A')]),
    );
    const answer = pam(file, [promise('2020-01-01', 'B', 'a2', 'waived')], { asOf: '2020-12-31' });
    expect(answer).toMatchObject({ counts: { none: 1, minimum: 0, intermediate: 0, complete: 0 }, score: 0 });
  });
});
