import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement, Verification } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';
import { finish } from '../../src/math/search.ts';
import { bestRoadMap } from '../../src/plan/best.ts';
import { type Setting, settingOf } from '../../src/plan/setting.ts';
import type { VerifyAnswer, VerifyRow } from '../../src/verify/answer.ts';
import { type VerifyAsked, verify } from '../../src/verify/verify.ts';
import { after, agreement, assessment, sixSteps, sixWorths, step } from '../plan/build.ts';
import { checkedCases } from './checked-cases.ts';
import { tableOf, temptation } from './oracle.ts';

const runs = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 500);

function ask(file: Agreement, view: Assessment, asked: VerifyAsked = {}): VerifyAnswer {
  const answer = finish(verify(file, view, asked));
  if ('code' in answer || !answer.possible) throw new Error('no answer');
  return answer;
}

function rowOf(answer: VerifyAnswer, id: string, party?: string): VerifyRow {
  const row = answer.steps.find((each) => each.step === id && (party === undefined || each.party === party));
  if (!row) throw new Error(`no row: ${id}`);
  return row;
}

/** A buys, B delivers: two steps each way, the last one B's. */
function trade(check: Verification | readonly Verification[], rest: { lag?: number; stake?: number } = {}) {
  const file = agreement(
    ['A', 'B'],
    [
      step('a1', 'A'),
      step('b1', 'B', { verification: [check].flat() }),
      step('a2', 'A', { reversible: 0.5 }),
      step('b2', 'B'),
    ],
  );
  const view = assessment(
    { a1: { A: -1, B: 3 }, b1: { A: 4, B: -2 }, a2: { A: -3, B: 5 }, b2: { A: 6, B: -4 } },
    { stakes: { A: 1, B: rest.stake ?? 5 } },
  );
  return { file, view, order: ['a1', 'b1', 'a2', 'b2'] };
}

describe('how good the checking must be', () => {
  it('played out on random cases, being found with chance q* makes faking and honesty worth the same, and less makes faking pay', () => {
    fc.assert(
      fc.property(checkedCases(6), ({ agreement: file, assessment: view, asked }) => {
        const answer = finish(verify(file, view, asked));
        if ('code' in answer || !answer.possible) return;
        const order = answer.order.map((move) => [move].flat());
        const { fake } = tableOf(file, view, asked, order);
        for (const row of answer.steps) {
          for (const each of [row, ...row.audiences]) {
            const played = fake(row.step, row.party, each.lag);
            expect(each.splus).toEqual(played.splus);
            expect(row.saved).toBe(played.unseen - played.honest);
            expect(each.slack).toBe(played.honest - played.found);
            if (each.q_needed === null) expect(temptation(played, 1n, 1n)).toBeGreaterThan(0n);
            else if (row.saved <= 0) expect(temptation(played, 0n, 1n)).toBeLessThanOrEqual(0n);
            else {
              const [m, n] = [BigInt(4 * row.saved), BigInt(4 * (row.saved + each.slack))];
              expect(each.q_needed).toBe(Number(m) / Number(n));
              expect(temptation(played, m, n)).toBe(0n);
              expect(temptation(played, m * 1000n - 1n, n * 1000n)).toBeGreaterThan(0n);
            }
            // Is what is declared enough? In twentieths, so exact.
            const declared = BigInt(Math.round(20 * (each.declared ?? 0)));
            const pays = temptation(played, declared, 20n) > 0n;
            expect(each.verdict === 'enough').toBe(!pays || row.saved <= 0);
          }
        }
        expect(answer.enough).toBe(answer.steps.every(({ verdict }) => verdict === 'enough'));
      }),
      { numRuns: runs },
    );
  });

  it('before an audience it is enough if for each way of faking one check that it hears is, and one party convinced is enough', () => {
    fc.assert(
      fc.property(checkedCases(5), ({ agreement: file, assessment: view, asked }) => {
        const answer = finish(verify(file, view, asked));
        if ('code' in answer || !answer.possible) return;
        const order = answer.order.map((move) => [move].flat());
        const { fake } = tableOf(file, view, asked, order);
        for (const row of answer.steps) {
          if (row.saved <= 0) continue;
          const checks = file.steps.find(({ id }) => id === row.step)?.verification ?? [];
          const deters = ({ detects, lag }: Verification) => {
            const played = fake(row.step, row.party, (lag as number | undefined) ?? 0);
            const twentieths = BigInt(Math.round(20 * ((detects as number | undefined) ?? 0)));
            return detects !== undefined && temptation(played, twentieths, 20n) <= 0n;
          };
          const convinced = (audience: string) => {
            const heard = checks.filter(({ satisfies }) => !satisfies || satisfies.includes(audience));
            const kinds = ['declared', 'complete'].filter((kind) => heard.some(({ covers }) => covers === kind));
            const ways =
              kinds.length < 2
                ? [heard]
                : kinds.map((kind) => heard.filter(({ covers }) => !covers || covers === kind));
            return ways.every((way) => way.some(deters));
          };
          for (const { audience, verdict } of row.audiences) expect(verdict === 'enough').toBe(convinced(audience));
          const others = file.parties.filter(({ id }) => id !== row.party);
          expect(row.audiences.slice(0, others.length).map(({ audience }) => audience)).toEqual(
            others.map(({ id }) => id),
          );
          expect(row.verdict === 'enough').toBe(others.some(({ id }) => convinced(id)));
        }
      }),
      { numRuns: runs },
    );
  });

  it('each improvement that is named closes what it says, judged as a case of its own', () => {
    fc.assert(
      fc.property(checkedCases(5), ({ agreement: file, assessment: view, asked }) => {
        const answer = finish(verify(file, view, asked));
        if ('code' in answer || !answer.possible) return;
        const order = answer.order.flat();
        for (const { kind, step: id, to, from, closes } of answer.improvements) {
          const better = file.steps.map((each) => {
            if (each.id !== id) return each;
            if (kind === 'wait')
              return { ...each, verification: each.verification.map((check) => ({ ...check, lag: 0 })) };
            if (kind === 'show') {
              return {
                ...each,
                verification: each.verification.map((check) =>
                  check.satisfies ? { ...check, satisfies: [...check.satisfies, to as string] } : check,
                ),
              };
            }
            const isIt = (check: Verification) => check.detects === (from ?? undefined);
            const lifted = each.verification.map((check) => (isIt(check) ? { ...check, detects: 1 } : check));
            return {
              ...each,
              verification: lifted.some((check, k) => check !== each.verification[k])
                ? lifted
                : [...lifted, { detects: 1 }],
            };
          });
          const then = ask({ ...file, steps: better }, view, { ...asked, order });
          for (const { step: s, party } of closes) {
            expect(rowOf(answer, s, party).verdict).not.toBe('enough');
            expect(rowOf(then, s, party).verdict).toBe('enough');
          }
        }
      }),
      { numRuns: Math.ceil(runs / 2) },
    );
  });

  it('needs c / (c + slack), held against what is declared', () => {
    const { file, view, order } = trade({ detects: 0.25 });
    const answer = ask(file, view, { order });
    // C_B = 3 - 2 + 5 - 4 = 2; at S = {a1} B has 3 in hand: slack = 5 - (3 - 2) = 4, and faking saves 2.
    expect(rowOf(answer, 'b1')).toMatchObject({
      saved: 2,
      splus: ['a1'],
      slack: 4,
      q_needed: 1 / 3,
      declared: 0.25,
      verdict: 'short',
      stake_enough: 7,
    });
    expect(rowOf(answer, 'b1').shortfall).toBeCloseTo(1 / 12, 15);
    expect(answer.enough).toBe(false);
  });

  it('with exactly as much as is needed is enough: thirds, tenths and their sums are exact', () => {
    const file = agreement(['A', 'B'], [step('b1', 'B', { verification: [{ detects: 0.3 }] }), step('a1', 'A')]);
    const view = assessment({ b1: { A: 1, B: -0.3 }, a1: { A: -0.1, B: 0.5 } }, { stakes: { B: 0.5 } });
    // C_B = 0.2; slack at nothing done = 0.5 + 0.2 = 0.7; q* = 0.3 / (0.3 + 0.7) = 0.3.
    expect(rowOf(ask(file, view, { order: ['b1', 'a1'] }), 'b1')).toMatchObject({
      q_needed: 0.3,
      shortfall: 0,
      verdict: 'enough',
    });
  });

  it('haste: what others do before the check is in is in the hands of who fakes', () => {
    const { file, view, order } = trade({ detects: 0.9, lag: 1 });
    const row = rowOf(ask(file, view, { order }), 'b1');
    // a2 brings B 5, half of which stays on a breakdown: slack falls from 4 to 1.5.
    expect(row).toMatchObject({
      splus: ['a1', 'a2'],
      slack: 1.5,
      q_needed: 2 / 3.5,
      waiting: { slack: 4, q_needed: 1 / 3 },
    });
    expect(rowOf(ask(file, view, { order }), 'a1').waiting).toBeNull();
  });

  it('with no lag nobody goes on, even where the next step takes no time', () => {
    const { file, view, order } = trade({ detects: 0.9, lag: 0 });
    const quick = { ...file, steps: file.steps.map((each) => (each.id === 'a2' ? { ...each, duration: 0 } : each)) };
    expect(rowOf(ask(quick, view, { order }), 'b1').splus).toEqual(['a1']);
  });

  it('a step that requires the faked one, or what requires it, is not done before the check', () => {
    const { file, view, order } = trade({ detects: 0.9, lag: 9 });
    const tied = { ...file, steps: file.steps.map((each) => (each.id === 'a2' ? { ...each, ...after('b1') } : each)) };
    expect(rowOf(ask(tied, view, { order }), 'b1').splus).toEqual(['a1']);
  });

  it('the steps of who fakes take their time and are not done', () => {
    const file = agreement(
      ['A', 'B'],
      [
        step('b1', 'B', { verification: [{ detects: 0.9, lag: 3 }] }),
        step('b2', 'B', { duration: 2 }),
        step('a1', 'A'),
        step('a2', 'A'),
      ],
    );
    const view = assessment({ b1: { B: -1 }, b2: { B: -1 }, a1: { B: 2 }, a2: { B: 2 } }, { stakes: { B: 9 } });
    expect(rowOf(ask(file, view, { order: ['b1', 'b2', 'a1', 'a2'] }), 'b1').splus).toEqual(['a1']);
  });

  it('the last step of a road map that cannot be undone needs c / k', () => {
    const { file, view, order } = trade([]);
    const fixed = { ...file, steps: file.steps.map((each) => ({ ...each, reversible: 0 })) };
    const answer = ask(fixed, view, { order });
    expect(answer.last_step).toEqual({
      step: 'b2',
      party: 'B',
      saved: 4,
      at_stake: 5,
      q_needed: 4 / 5,
      only_stake: true,
    });
    expect(answer.why.join(' ')).toContain('4 / 5, so 80\u202f% of fakes must be found');
    const poor = ask(fixed, { ...view, stakes: { A: 1, B: 3 } }, { order });
    expect(poor.last_step).toMatchObject({ q_needed: null, only_stake: true });
    expect(rowOf(poor, 'b2').verdict).toBe('impossible');
  });

  it('where being found costs nothing all fakes must be found, and where it would still pay none is enough', () => {
    const { file, view, order } = trade({ detects: 1 }, { stake: 1 });
    expect(rowOf(ask(file, view, { order }), 'b1')).toMatchObject({ slack: 0, q_needed: 1, verdict: 'enough' });
    const less = ask(file, view, { order, stake: { B: 0.5 } });
    expect(rowOf(less, 'b1')).toMatchObject({ slack: -0.5, q_needed: null, shortfall: null, verdict: 'impossible' });
  });

  it('a step that its performer gains by needs no check, whatever its slack', () => {
    const { file, view, order } = trade([], { stake: 0 });
    const gain = { ...view, worth: { ...view.worth, b1: { A: 4, B: 1 } } };
    expect(rowOf(ask(file, gain, { order }), 'b1')).toMatchObject({
      saved: -1,
      q_needed: 0,
      verdict: 'enough',
      declared: null,
    });
  });

  it('a bundle that is lost without the step counts against faking it', () => {
    const { file, view, order } = trade({ detects: 0.5 });
    const bundled = { ...view, bundles: [{ steps: ['b1', 'b2'], worth: { B: 1.5 } }] };
    expect(rowOf(ask(file, bundled, { order }), 'b1').saved).toBe(0.5);
  });

  it('not declared is not 0: there is no shortfall, and it is not enough', () => {
    const { file, view, order } = trade({ lag: 0 });
    expect(rowOf(ask(file, view, { order }), 'b1')).toMatchObject({
      declared: null,
      shortfall: null,
      verdict: 'not-declared',
    });
    expect(rowOf(ask(file, view, { order }), 'a1')).toMatchObject({ declared: null, by: null });
  });

  it('of a joint step each performer is judged in turn', () => {
    const file = agreement(['A', 'B'], [step('j', ['A', 'B'], { verification: [{ detects: 0.5 }] }), step('a1', 'A')]);
    const view = assessment({ j: { A: -1, B: -2 }, a1: { A: 0, B: 4 } }, { stakes: { A: 2, B: 2 } });
    const answer = ask(file, view, { order: ['j', 'a1'] });
    expect(answer.steps.map(({ step: id, party, q_needed }) => [id, party, q_needed])).toEqual([
      ['j', 'A', 1 / 2],
      ['j', 'B', 2 / 6],
      ['a1', 'A', 0],
    ]);
  });

  it('steps in escrow are their guarantor\u2019s to check, and are in before a check only whole', () => {
    const { file, view, order } = trade({ detects: 0.9, lag: 9 });
    const rules = [{ kind: 'escrow' as const, steps: ['a2', 'b2'], guarantor: 'un', cost: {} }];
    const answer = ask({ ...file, rules }, view, { order });
    expect(answer.steps.map(({ step: id }) => id)).toEqual(['a1', 'b1']);
    expect(answer.escrow).toEqual([{ after: 2, steps: ['a2', 'b2'], guarantor: 'un' }]);
    expect(rowOf(answer, 'b1').splus).toEqual(['a1']);
    expect(rowOf(answer, 'a1').splus).toEqual([]);
  });

  it('in a together set the others have done their parts when a check comes that takes time', () => {
    const { file, view } = trade({ detects: 0.9, lag: 0.5 });
    const rules = [{ kind: 'together' as const, steps: ['a2', 'b1'] }];
    const answer = ask({ ...file, rules }, view, { order: ['a1', 'a2', 'b1', 'b2'] });
    expect(rowOf(answer, 'b1')).toMatchObject({ after: 1, splus: ['a1', 'a2'] });
    expect(rowOf(answer, 'a2')).toMatchObject({ after: 1, splus: ['a1'] });
    const atOnce = ask({ ...trade({ detects: 0.9 }).file, rules }, view, { order: ['a1', 'a2', 'b1', 'b2'] });
    expect(rowOf(atOnce, 'b1')).toMatchObject({ after: 1, splus: ['a1'] });
  });

  it('from the middle, without a step and with another stake it counts as question 1 does', () => {
    const { file, view } = trade({ detects: 0.25 });
    const answer = ask(file, view, { done: ['a1'], drop: ['b2'], stake: { B: 1 }, order: ['b1', 'a2'] });
    // Without b2 C_B = 3 - 2 + 5 = 6; slack at {a1} = 1 - (3 - 6) = 4.
    expect(rowOf(answer, 'b1')).toMatchObject({ after: 0, slack: 4, q_needed: 2 / 6 });
    expect(answer).toMatchObject({ done: ['a1'], left_out: ['b2'] });
  });

  it('a repeated step is checked part by part', () => {
    const { file, view } = trade({ detects: 0.25 });
    const steps = file.steps.map((each) => (each.id === 'b1' ? { ...each, repeat: { every: 1, times: 2 } } : each));
    const answer = ask({ ...file, steps }, view);
    expect(answer.steps.filter(({ step: id }) => id.startsWith('b1.')).map(({ saved }) => saved)).toEqual([1, 1]);
  });

  it('takes the best order of question 1 unless one is given', () => {
    const answer = ask(sixSteps, sixWorths);
    expect(answer).toMatchObject({ order: ['a1', 'b1', 'a2', 'b2', 'a3', 'b3'], order_is: 'least', proved: true });
    expect(ask(sixSteps, sixWorths, { order: ['b1', 'a1', 'a2', 'b2', 'a3', 'b3'] }).order_is).toBe('given');
    expect(finish(verify(sixSteps, sixWorths, { order: ['a1'] }))).toMatchObject({ code: 'order-missing' });
  });

  it('rules that contradict each other are the answer', () => {
    const { file, view } = trade([]);
    const rules = [
      { kind: 'before' as const, steps: ['a1', 'b1'] as const },
      { kind: 'before' as const, steps: ['b1', 'a1'] as const },
    ];
    expect(finish(verify({ ...file, rules }, view))).toMatchObject({ question: 'verify', possible: false });
  });

  it('an honest road map passes all its checks with the product of 1 - f', () => {
    const { file, view, order } = trade([{ falseAlarm: 0.1 }, { falseAlarm: [0, 0.2] }]);
    const answer = ask(file, view, { order });
    expect(answer.survives_false_alarms).toBe(0.81);
    expect(answer.survives_range).toEqual([0.72, 0.9]);
    expect(ask(file, view, { done: ['a1', 'b1'] }).survives_false_alarms).toBe(1);
  });

  it('impatience and hazard are left out, in the numbers and in so many words', () => {
    const { file, view, order } = trade({ detects: 0.25, lag: 1 });
    const hurried = { ...view, impatience: { B: 0.1 }, hazard: 0.05 };
    const [still, moving] = [ask(file, view, { order }), ask(file, hurried, { order })];
    expect(moving.steps.map(({ q_needed, slack }) => [q_needed, slack])).toEqual(
      still.steps.map(({ q_needed, slack }) => [q_needed, slack]),
    );
    expect(moving.why.join(' ')).toContain('left out');
  });
});

describe('who is convinced', () => {
  it('of several checks the one that comes nearest to being enough counts, at its own lag', () => {
    const { file, view, order } = trade([
      { by: 'un', detects: 0.5, lag: 9 },
      { by: 'A', detects: 0.35, lag: 0 },
    ]);
    expect(rowOf(ask(file, view, { order }), 'b1')).toMatchObject({
      by: 'A',
      declared: 0.35,
      lag: 0,
      verdict: 'enough',
    });
  });

  it('a check that convinces only the public makes no party walk away', () => {
    const { file, view, order } = trade({ detects: 0.9, satisfies: ['public'] });
    const answer = ask(file, view, { order });
    expect(rowOf(answer, 'b1')).toMatchObject({
      declared: null,
      convinces: null,
      verdict: 'not-declared',
      audiences: [
        { audience: 'A', declared: null, verdict: 'not-declared' },
        { audience: 'public', declared: 0.9, verdict: 'enough' },
      ],
    });
    expect(answer.improvements[0]).toMatchObject({ kind: 'show', step: 'b1', to: 'A' });
  });

  it('where completeness is checked too, a fake takes the way that is watched worse', () => {
    const { file, view, order } = trade([
      { detects: 0.9, covers: 'declared' },
      { detects: 0.2, covers: 'complete' },
    ]);
    expect(rowOf(ask(file, view, { order }), 'b1')).toMatchObject({
      covers: 'complete',
      declared: 0.2,
      verdict: 'short',
    });
  });

  it('of three sides one that is convinced is enough: it can walk away', () => {
    const file = agreement(
      ['A', 'B', 'C'],
      [
        step('b1', 'B', {
          verification: [
            { detects: 0.1, satisfies: ['A'] },
            { detects: 0.9, satisfies: ['C'] },
          ],
        }),
        step('a1', 'A'),
      ],
    );
    const view = assessment({ b1: { A: 1, B: -1, C: 1 }, a1: { A: 0, B: 2, C: 0 } }, { stakes: { B: 1 } });
    expect(rowOf(ask(file, view, { order: ['b1', 'a1'] }), 'b1')).toMatchObject({ convinces: 'C', declared: 0.9 });
  });
});

describe('what access buys', () => {
  const access = { by: 'un', detects: 0.9, risesTo: { b2: 0.85, b1: 0.5 } };
  const withAccess = () => {
    const { file, view } = trade({ detects: 0.4 }, { stake: 9 });
    const steps = [...file.steps, step('gate', 'B', { verification: [access] })];
    const isB2 = (id: string) => id === 'b2';
    return {
      file: {
        ...file,
        steps: steps.map((each) => (isB2(each.id) ? { ...each, verification: [{ detects: 0.1 }] } : each)),
      },
      view,
    };
  };

  it('detection of later steps, and the shortfalls that disappear', () => {
    const { file, view } = withAccess();
    const answer = ask(file, view, { order: ['a1', 'b1', 'gate', 'a2', 'b2'] });
    expect(rowOf(answer, 'b2')).toMatchObject({ declared: 0.85, lifted: { by: 'gate', from: 0.1 }, verdict: 'enough' });
    expect(rowOf(answer, 'b1')).toMatchObject({ declared: 0.4, lifted: null });
    const without = ask(
      { ...file, steps: file.steps.map((each) => (each.id === 'gate' ? { ...each, verification: [] } : each)) },
      view,
      { order: ['a1', 'b1', 'gate', 'a2', 'b2'] },
    );
    expect(answer.access).toEqual([
      {
        step: 'gate',
        after: 2,
        lifts: [
          {
            step: 'b2',
            party: 'B',
            from: 0.1,
            to: 0.85,
            shortfall_without: rowOf(without, 'b2').shortfall,
            shortfall_with: 0,
            closes: true,
          },
        ],
        too_late_for: ['b1'],
      },
    ]);
  });

  it('in one move with what it would lift it comes too late for that', () => {
    const { file, view } = withAccess();
    const rules = [{ kind: 'together' as const, steps: ['gate', 'b2'] }];
    const answer = ask({ ...file, rules }, view, { order: ['a1', 'b1', 'a2', 'b2', 'gate'] });
    expect(rowOf(answer, 'b2')).toMatchObject({ declared: 0.1, lifted: null });
    expect(answer.access[0]).toMatchObject({ lifts: [], too_late_for: ['b1', 'b2'] });
  });

  it('access that is given already counts from the beginning', () => {
    const { file, view } = withAccess();
    const answer = ask(file, view, { done: ['gate'], order: ['a1', 'b1', 'a2', 'b2'] });
    expect(rowOf(answer, 'b1')).toMatchObject({ declared: 0.5, lifted: { by: 'gate', from: 0.4 } });
    expect(answer.access[0]).toMatchObject({ after: null, too_late_for: [] });
  });

  it('where no check is declared access is one', () => {
    const { file, view } = withAccess();
    const bare = {
      ...file,
      steps: file.steps.map((each) => (each.id === 'b2' ? { ...each, verification: [] } : each)),
    };
    const answer = ask(bare, view, { order: ['gate', 'a1', 'b1', 'a2', 'b2'] });
    expect(rowOf(answer, 'b2')).toMatchObject({ by: 'un', declared: 0.85, lag: 0, lifted: { by: 'gate', from: null } });
  });
});

describe('how sure', () => {
  it('draws give the middle eight in ten of what must be found, and how often what is declared is enough', () => {
    const { file, view, order } = trade({ detects: 0.5 });
    const wide = { ...view, stakes: { A: 1, B: [2, 8] as const } };
    const { needed_range: range } = rowOf(ask(file, wide, { order }), 'b1');
    // slack = k - 1 with k uniform on [2, 8]: q* = 2 / (k + 1), enough at 0.5 from k = 3 on: five sixths.
    expect(range?.low).toBeCloseTo(2 / 8.4, 1);
    expect(range?.high).toBeCloseTo(2 / 3.6, 1);
    expect(Math.abs((range?.enough as number) - 5 / 6)).toBeLessThan(4 * Math.sqrt(5 / 36 / 2000));
    expect(rowOf(ask(file, view, { order }), 'b1').needed_range).toBeNull();
  });

  it('a draw that stands at the likely values gives the exact q*', () => {
    fc.assert(
      fc.property(checkedCases(5), ({ agreement: file, assessment: view, asked }) => {
        const answer = finish(verify(file, view, asked));
        if ('code' in answer || !answer.possible) return;
        // A range of no width at one step makes everything drawn.
        const drawn = {
          ...file,
          steps: file.steps.map((each, k) =>
            k === 0 ? { ...each, reversible: [each.reversible, each.reversible] as [number, number] } : each,
          ),
        };
        const other = ask(drawn, view, asked);
        for (const [k, row] of answer.steps.entries()) {
          const range = other.steps[k]?.needed_range;
          if (row.q_needed === null) expect(range).toMatchObject({ low: null, high: null });
          else expect(range?.low).toBeCloseTo(row.q_needed, 9);
          if (row.declared !== null) expect(range?.enough).toBe(row.verdict === 'enough' ? 1 : 0);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('what the file states of inspections and warning', () => {
  it('a sample is sized, and for what must be found', () => {
    const { file, view, order } = trade({ detects: 0.9, sample: { items: 100, diversions: 5, miss: 0.1 } });
    expect(ask(file, view, { order }).samples).toMatchObject([
      { step: 'b1', exact: 37, formula: 37, declared: 0.9, exact_for_needed: 8 },
    ]);
  });

  it('effective warning is time to undo less detection delay less response, low to high', () => {
    const { file, view, order } = trade([]);
    const warning = {
      undo: [6, 12, 24] as const,
      detectionDelay: [1, 3] as const,
      response: '61 days',
      sources: ['x'],
    };
    const steps = file.steps.map((each) => (each.id === 'b1' ? { ...each, warning } : each));
    const [row] = ask({ ...file, steps }, view, { order }).warnings;
    const response = 61 / (365.25 / 12);
    expect(row).toMatchObject({ step: 'b1', undo: [6, 12, 24], detection_delay: [1, 2, 3], sources: ['x'] });
    for (const [k, value] of [3 - response, 10 - response, 23 - response].entries()) {
      expect(row?.warning[k]).toBeCloseTo(value, 12);
    }
  });

  it('what nobody stated is not made up', () => {
    const { file, view, order } = trade({ detects: 0.9 });
    expect(ask(file, view, { order })).toMatchObject({ samples: [], warnings: [], access: [] });
  });
});

describe('the road map under it', () => {
  it('is the one of question 1 on random cases', () => {
    fc.assert(
      fc.property(checkedCases(5), ({ agreement: file, assessment: view, asked }) => {
        const setting = settingOf(file, view, asked);
        if (!('problem' in setting)) return;
        expect(ask(file, view, asked).order).toEqual(finish(bestRoadMap(setting as Setting)).order);
      }),
      { numRuns: 50 },
    );
  });
});
