import { describe, expect, it } from 'vitest';
import { deals } from '../../src/deals/deals.ts';
import { finish } from '../../src/math/search.ts';
import { agreement, assessment, step } from '../plan/build.ts';

/**
 * Bill and Jack barter without money: Nash, The bargaining problem, Econometrica 18 (1950), 155-162. Each good is worth so
 * much to Bill and to Jack; the first five are Bill's, the others Jack's. Quoted from memory of the published table.
 */
const goods: Readonly<Record<string, readonly [number, number]>> = {
  book: [2, 4],
  whip: [2, 2],
  ball: [2, 1],
  bat: [2, 2],
  box: [4, 1],
  pen: [10, 1],
  toy: [4, 1],
  knife: [6, 2],
  hat: [2, 2],
};
const bills = ['book', 'whip', 'ball', 'bat', 'box'];

describe('the published example of bargaining', () => {
  const names = Object.keys(goods);
  const file = agreement(
    ['Bill', 'Jack'],
    names.map((good) => step(good, bills.includes(good) ? 'Bill' : 'Jack', { reversible: 1 })),
  );
  const view = assessment(
    Object.fromEntries(
      names.map((good) => {
        const [bill, jack] = goods[good] as readonly [number, number];
        return [good, bills.includes(good) ? { Bill: -bill, Jack: jack } : { Bill: bill, Jack: -jack }];
      }),
    ),
  );
  const answer = finish(deals(file, view));
  if ('code' in answer) throw new Error(answer.code);

  it('Nash\u2019s Bill gives book, whip, ball and bat for pen, toy and knife', () => {
    expect(answer.nash).toEqual([[12, 5]]);
    const point = answer.frontier.find(({ u }) => u['Bill'] === 12 && u['Jack'] === 5);
    expect(point?.deals.map(({ steps }) => steps)).toEqual([['book', 'whip', 'ball', 'bat', 'pen', 'toy', 'knife']]);
    expect(answer.deals).toBe(512);
  });

  it('other formulas pick other deals: where one unit of each scale is taken as equal, more goes to Jack', () => {
    expect(answer.egalitarian).not.toEqual(answer.nash);
    expect((answer.egalitarian[0] as number[])[1]).toBeGreaterThan(5);
  });
});

/**
 * Camp David, 1978: Brams and Togman's points for Israel and Egypt, quoted from memory of the published case. The method of
 * adjusted winner gives each issue to whom it is worth more and then moves part of the issue whose points are nearest.
 */
const points: Readonly<Record<string, readonly [number, number]>> = {
  sinai: [35, 55],
  recognition: [10, 5],
  'west-bank-gaza': [20, 10],
  linkage: [10, 5],
  'palestinian-rights': [5, 20],
  jerusalem: [20, 5],
};

describe('Camp David by adjusted winner', () => {
  // Sinai in six parts, and every point counted six times, so that a sixth of it is a whole number.
  const parts = Object.entries(points).flatMap(([issue, [israel, egypt]]) =>
    issue === 'sinai'
      ? Array.from({ length: 6 }, (_, k) => ({ id: `sinai-${k + 1}`, israel, egypt }))
      : [{ id: issue, israel: 6 * israel, egypt: 6 * egypt }],
  );
  const file = agreement(
    ['Israel', 'Egypt'],
    parts.flatMap(({ id }) => [
      step(`${id}-to-Israel`, 'Egypt', { reversible: 1 }),
      step(`${id}-to-Egypt`, 'Israel', { reversible: 1 }),
    ]),
    parts.map(({ id }) => ({ kind: 'one_of' as const, steps: [`${id}-to-Israel`, `${id}-to-Egypt`] })),
  );
  const view = assessment(
    Object.fromEntries(
      parts.flatMap(({ id, israel, egypt }) => [
        [`${id}-to-Israel`, { Israel: israel }],
        [`${id}-to-Egypt`, { Egypt: egypt }],
      ]),
    ),
  );
  const answer = finish(deals(file, view));
  if ('code' in answer) throw new Error(answer.code);

  it('one sixth of Sinai moves, and each side has 65.83 points', () => {
    expect(answer.egalitarian).toEqual([[395, 395]]);
    expect(395 / 6).toBeCloseTo(65.83, 2);
    const point = answer.frontier.find(({ u }) => u['Israel'] === 395 && u['Egypt'] === 395);
    expect(point?.count).toBe(6);
    for (const { steps } of point?.deals ?? []) {
      const israels = steps.filter((id) => id.endsWith('-to-Israel')).map((id) => id.replace('-to-Israel', ''));
      expect(israels.filter((id) => id.startsWith('sinai'))).toHaveLength(1);
      expect(israels.filter((id) => !id.startsWith('sinai'))).toEqual([
        'recognition',
        'west-bank-gaza',
        'linkage',
        'jerusalem',
      ]);
    }
  });

  it('where no issue is divided Egypt has 75 points and Israel 60: the largest sum', () => {
    expect(answer.utilitarian).toEqual([[360, 450]]);
  });
});
