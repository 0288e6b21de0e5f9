import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';
import { finish } from '../../src/math/search.ts';
import type { Change, Repair, RepairAnswer } from '../../src/repair/answer.ts';
import { repair } from '../../src/repair/repair.ts';
import type { VerifyAnswer } from '../../src/verify/answer.ts';
import { verify } from '../../src/verify/verify.ts';
import { after, agreement, assessment, sixSteps, sixWorths, step } from '../plan/build.ts';

function ask(file: Agreement, view: Assessment, ...rest: [Parameters<typeof repair>[2]?]): RepairAnswer {
  const answer = finish(repair(file, view, ...rest));
  if ('code' in answer) throw new Error(answer.code);
  return answer;
}

function find(answer: RepairAnswer, wanted: Partial<Change>): Repair {
  const found = answer.repairs.find((each) =>
    Object.entries(wanted).every(([key, value]) => JSON.stringify(each[key as keyof Change]) === JSON.stringify(value)),
  );
  if (!found) throw new Error('not in the list');
  return found as Repair;
}

describe('the worked example, by hand', () => {
  const answer = ask(sixSteps, sixWorths);

  it('lists every change once: shares, halves, exchanges, steps, bonds, the last step, new steps', () => {
    const count = (kind: string) => answer.repairs.filter((each) => each.kind === kind).length;
    // a1 and b1 are reversible already and a3 and b2 not at all: 12 shares less 4. 3 x 3 pairs. b3 is last, by B.
    expect(['reversibility', 'split', 'escrow', 'rule', 'drop', 'bond', 'worth', 'new-step'].map(count)).toEqual([
      8, 6, 9, 0, 6, 2, 1, 2,
    ]);
    expect(find(answer, { kind: 'worth' })).toMatchObject({ steps: ['b3'], party: 'A', agree: ['B'] });
  });

  it('a bond of 1 for B leaves 1 more to spare, since B is the tightest and A has 2', () => {
    const bond = find(answer, { kind: 'bond', party: 'B' });
    expect(answer.base).toMatchObject({ least_slack: 0.25, slacks: { A: 2, B: 0.25 } });
    // The frontier of stakes has (-2, -0.25) and (0, -3.25): of max(A, B - 1) the first is -1.25, the second 0.
    expect(bond.figures).toMatchObject({ least_slack: 1.25, stake: -0.25, holds: true });
    expect(bond).toMatchObject({ agree: ['B'], price: { B: 1 } });
  });

  it('a new step of A costs it 1 and is worth 1 to B: the stakes of the frontier move by as much', () => {
    // (-3+1, 1.75-1), (-2+1, -0.25-1), (0+1, ...): the least of the larger is -1, at the second point.
    expect(find(answer, { kind: 'new-step', party: 'A' }).figures).toMatchObject({
      stake: -1,
      completion: { A: 4, B: 8 },
    });
  });

  it('without a2, A gives 4 less and B loses 9 of its 7: finishing is not worth it to B', () => {
    expect(find(answer, { kind: 'drop', steps: ['a2'] })).toMatchObject({
      figures: { completion: { A: 9, B: -2 }, loss: 2, holds: false, not_worth_finishing: ['B'] },
      price: { B: 9 },
    });
  });

  it('holds already, so one change is enough; and some changes would break it', () => {
    expect(answer.one_is_enough).toBe(true);
    expect(answer.headline).toMatch(/^An order holds already; one change adds most/);
    expect(answer.changes[0]).toMatch(/^It would no longer hold: leave out/);
  });
});

/** A pays 5, worth 7 to B; then B delivers for 6 what is worth 8 to A: B leaves with the money. */
const trade = agreement(
  ['A', 'B'],
  [step('pay', 'A', { title: 'Pay' }), step('fuel', 'B', { title: 'Hand over the fuel', ...after('pay') })],
);
const prices = assessment({ pay: { A: -5, B: 7 }, fuel: { A: 8, B: -6 } });

describe('a payment before a delivery', () => {
  const answer = ask(trade, prices);

  it('breaks: with 7 in hand B would lose 6 by delivering', () => {
    expect(answer.base).toMatchObject({
      shortfall: 6,
      holds: false,
      leaves: [{ party: 'B', after: 1, step: 'pay', short: 6 }],
    });
  });

  it('in one stroke nobody can leave in between, and the mechanism says so in numbers', () => {
    const exchange = find(answer, { kind: 'escrow' });
    expect(exchange.figures).toMatchObject({ shortfall: 0, least_slack: 1, holds: true, order: [['pay', 'fuel']] });
    expect(exchange.falls).toMatchObject({ shortfall: 6, stake: 7, trust: 5 });
    expect(exchange.sentence).toBe(
      'Exchange \u201cPay\u201d and \u201cHand over the fuel\u201d in one stroke, in escrow',
    );
    expect(exchange.mechanism).toBe(
      'The shortfall of 6 goes, with 1 to spare at the tightest moment: by leaving Side B could keep at most 0, before the first step, where it was 7, after \u201cPay\u201d.',
    );
    expect(exchange.afterwards).toBe(
      'Then nobody walks away before the end. Once all is done Side A would gain by breaking it.'.replace(
        / Once.*/,
        '',
      ),
    );
  });

  it('a payment that a breakdown takes back mends it as well, and either is said to be enough', () => {
    expect(find(answer, { kind: 'reversibility', steps: ['pay'], to: 1 }).figures.holds).toBe(true);
    expect(answer.one_is_enough).toBe(true);
    expect(answer.headline).toMatch(/^One change is enough: /);
  });

  it('halves of the payment: the second is required by the fuel, so B has all of it as before', () => {
    expect(find(answer, { kind: 'split', steps: ['pay'] }).figures).toMatchObject({
      shortfall: 6,
      order: ['pay.1', 'pay.2', 'fuel'],
    });
  });

  it('an added demand is listed as its price', () => {
    const demand = find(answer, { kind: 'new-step', party: 'B' });
    expect(demand).toMatchObject({ price: { B: 1 }, falls: { shortfall: -1 } });
    expect(demand.mechanism).toMatch(/^The shortfall rises from 6 to 7/);
  });
});

describe('the checks of the changed agreement', () => {
  const checked = agreement(
    ['A', 'B'],
    [step('pay', 'A', { reversible: 1, verification: [{ detects: 0.1 }] }), step('fuel', 'B', after('pay'))],
  );
  const view = assessment({ pay: { A: -5, B: 7 }, fuel: { A: 8, B: -6 } });

  it('fall short by what verify says of the file that has the change', () => {
    const answer = ask(checked, view);
    // Faking the payment saves 5 and risks the 3 of finishing: 5 / 8 must be found, one tenth is.
    expect(answer.base?.verification).toBeCloseTo(5 / 8 - 0.1, 12);
    // With 1 more at stake 5 / 9.
    const bond = find(answer, { kind: 'bond', party: 'A' });
    expect(bond.figures.verification).toBeCloseTo(5 / 9 - 0.1, 12);
    expect(bond.falls?.verification).toBeCloseTo(5 / 8 - 5 / 9, 12);
    const file = verify({ ...checked, bonds: { A: 1 } }, view);
    const rows = (finish(file) as VerifyAnswer).steps.map(({ shortfall }) => shortfall);
    expect(Math.max(...rows.filter((each) => each !== null))).toBe(bond.figures.verification);
  });

  it('have no largest shortfall where nothing is declared, or no detection would be enough', () => {
    expect(ask(sixSteps, sixWorths).base?.verification).toBeNull();
    const answer = ask(checked, view);
    // The buyer would pay 5 for nothing: it leaves whatever is found.
    expect(find(answer, { kind: 'drop', steps: ['fuel'] }).figures.verification).toBeNull();
  });
});

describe('what is done, dropped or contradictory', () => {
  it('what is done stays as it is', () => {
    const answer = ask(sixSteps, sixWorths, { done: ['a1', 'b1'] });
    expect(answer.repairs.filter(({ steps }) => steps.includes('a1') || steps.includes('b1'))).toEqual([]);
    expect(answer.base?.stake).toBe(-0.25);
  });

  it('a stake that was asked for is what a bond adds to', () => {
    const answer = ask(trade, prices, { stake: { B: 5.5 } });
    expect(answer.base?.shortfall).toBe(0.5);
    expect(find(answer, { kind: 'bond', party: 'B' }).figures).toMatchObject({
      shortfall: 0,
      at_stake: { A: 0, B: 6.5 },
    });
  });

  it('an escrow that would have to wait for itself is listed as impossible, with why', () => {
    const chain = agreement(['A', 'B'], [step('a', 'A'), step('b', 'A', after('a')), step('c', 'B', after('b'))]);
    const answer = ask(chain, assessment({ c: { A: 1, B: 1 } }));
    expect(find(answer, { kind: 'escrow', steps: ['a', 'c'] })).toMatchObject({
      possible: false,
      cycle: expect.arrayContaining(['b']),
      why_not: expect.stringMatching(/wait for one another/),
    });
  });

  it('where rules contradict each other, dropping either is what makes a road map possible', () => {
    const { steps } = agreement(['A', 'B'], [step('a', 'A'), step('b', 'B')]);
    const file = agreement(['A', 'B'], steps, [
      { kind: 'before', of: 'A', steps: ['b', 'a'] },
      { kind: 'before', of: 'B', steps: ['a', 'b'] },
    ]);
    const answer = ask(file, assessment({ a: { A: -1, B: 2 }, b: { A: 2, B: -1 } }));
    expect(answer).toMatchObject({ base: null, cycle: expect.any(Array) });
    const rules = answer.repairs.filter(({ kind }) => kind === 'rule');
    expect(rules.map(({ possible, agree }) => [possible, agree])).toEqual([
      [true, ['A']],
      [true, ['B']],
    ]);
    expect(find(answer, { kind: 'bond', party: 'A' }).possible).toBe(false);
    // One stroke does both at once, so neither waits.
    expect(find(answer, { kind: 'escrow' }).figures.holds).toBe(true);
    expect(answer.headline).toMatch(
      /^The rules contradict each other; one change makes a road map possible that holds/,
    );
  });

  it('a rule of a reading is dropped by the party that reads it so', () => {
    const file = {
      ...trade,
      readings: { B: { rules: [{ kind: 'before' as const, steps: ['pay', 'fuel'] as const }] } },
    };
    expect(find(ask(file, prices), { kind: 'rule' })).toMatchObject({ reading: 'B', party: 'B', agree: ['B'] });
  });
});

describe('repeated steps, ranges, scales', () => {
  it('a repeated step is changed in all of its parts, and each part is split', () => {
    const parts = [
      step('pay', 'A', { reversible: 0.5, repeat: { every: 1, times: 2 } }),
      step('work', 'B', after('pay')),
    ];
    const answer = ask(agreement(['A', 'B'], parts), assessment({ pay: { A: -4, B: 6 }, work: { A: 8, B: -4 } }));
    // The file says the same with one share for all: 6 in hand after both parts, 2 at the end.
    expect(find(answer, { kind: 'reversibility', steps: ['pay'], to: 0 }).figures.stake).toBe(4);
    expect(find(answer, { kind: 'reversibility', steps: ['pay'], to: 1 }).figures.stake).toBe(-2);
    expect(find(answer, { kind: 'split', steps: ['pay'] }).figures.order).toHaveLength(5);
    expect(find(answer, { kind: 'escrow' }).figures.order).toEqual([['pay.1', 'pay.2', 'work']]);
  });

  it('1 is one unit of the scale in which numbers are printed', () => {
    const scaled = ask(trade, { ...prices, scale: 'gain' });
    const bond = find(scaled, { kind: 'bond', party: 'B' });
    expect(bond.figures.at_stake).toEqual({ A: 0, B: 1 });
    expect(bond.falls?.shortfall).toBeCloseTo(1, 12);
  });

  it('a range counts at its likely value, and its answer says that there are ranges', () => {
    const ranged = assessment({ pay: { A: -5, B: [6, 8] }, fuel: { A: 8, B: [-9, -6, -3] } });
    expect(ask(trade, ranged)).toMatchObject({ ranged: true, base: { shortfall: 6 } });
  });
});

describe('long work', () => {
  it('can be stopped, and then answers with what it has and says what is open', () => {
    const search = repair(sixSteps, sixWorths);
    let turn = search.next();
    for (let looks = 0; !turn.done; looks++) turn = search.next(looks > 12);
    if ('code' in turn.value) throw new Error('refused');
    expect(turn.value.unfinished[0]).toMatch(/of 34 changes$/);
    expect(turn.value.repairs.length).toBeLessThan(34);
  });

  it('says how far it is', () => {
    const stages = new Set<string>();
    const search = repair(sixSteps, sixWorths);
    for (let turn = search.next(); !turn.done; turn = search.next()) stages.add(turn.value.stage.replace(/\d+/g, 'n'));
    expect([...stages]).toEqual(
      expect.arrayContaining(['changes one by one, n of n', 'pairs of changes, n re-solved']),
    );
  });

  it('gives a bound where it was not allowed to prove the best pair', () => {
    const answer = finish(repair(sixSteps, sixWorths, {}, { pairs: 20, triples: 1 }));
    if ('code' in answer) throw new Error('refused');
    const { best_pair: pair } = answer;
    expect(pair?.best).toBe(false);
    expect(pair?.bound).toBeGreaterThanOrEqual(ask(sixSteps, sixWorths).best_pair?.figures.least_slack as number);
    expect(pair?.proof).toMatch(/was not settled; none leaves more than/);
  });
});
