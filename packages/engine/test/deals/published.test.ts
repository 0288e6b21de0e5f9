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
