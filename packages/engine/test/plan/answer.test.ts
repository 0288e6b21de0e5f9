import { describe, expect, it } from 'vitest';
import { figuresApart } from '../../src/agreement/figure.ts';
import { finish } from '../../src/math/search.ts';
import { judgeOrder } from '../../src/plan/judge-order.ts';
import { type NoRoadMap, type PlanAnswer, plan } from '../../src/plan/plan.ts';
import { type Setting, settingOf } from '../../src/plan/setting.ts';
import { after, agreement, assessment, sixSteps, sixWorths, step } from './build.ts';

function answerTo(...question: Parameters<typeof plan>): PlanAnswer {
  const answer = finish(plan(...question));
  if ('code' in answer || !answer.possible) throw new Error('no answer');
  return answer;
}

describe('the answer says it in words about people and acts', () => {
  it('the headline carries no number and names who acts first', () => {
    const { headline } = answerTo(sixSteps, sixWorths);
    expect(headline).toMatch(/^Side A acts first: “Do a1”, then Side B: “Do b1”/);
    expect(headline.replaceAll(/“[^”]*”/g, '')).not.toMatch(/\d/);
  });

  it('an order that breaks names who leaves where, and the least stake that would keep it', () => {
    const answer = answerTo(sixSteps, sixWorths, { order: ['b1', 'b2', 'b3', 'a1', 'a2', 'a3'] });
    expect(answer.order_holds).toBe(false);
    expect(answer.order_is).toBe('given');
    expect(answer.headline).toBe('Side B acts first: “Do b1”; but Side A would walk away after “Do b2”.');
    expect(answer.why[0]).toBe(
      'The agreement breaks after “Do b2”: Side A would gain 1 by leaving and has 0 at stake, 1 too little.',
    );
    expect(answer.order_raise).toEqual({ A: 2.5, B: 0 });
    expect(answer.changes.join(' ')).toContain('This order would hold if Side A had 2.5 at stake, not 0.');
    expect(answer.best.stake).toBe(-0.25);
  });

  it('one step in the wrong place is named, and where it belongs', () => {
    const answer = answerTo(sixSteps, sixWorths, { order: ['a1', 'b1', 'a2', 'a3', 'b2', 'b3'] });
    expect(answer.order_holds).toBe(false);
    expect(answer.changes[0]).toBe('Put “Do a3” before “Do b3” and it holds, with 0.25 to spare.');
  });

  it('nothing holds if finishing is not worth it to somebody, and the answer says to whom', () => {
    const view = { ...sixWorths, worth: { ...sixWorths.worth, b2: { A: 6, B: -15 } } };
    const answer = answerTo(sixSteps, view, { stake: { A: 100, B: 100 } });
    expect(answer.holds).toBe(false);
    expect(answer.holding_order).toBeNull();
    expect(answer.headline).toMatch(/^No order can hold, because finishing is not worth it to Side B;/);
    expect(answer.changes).toContain('Finishing would have to be worth 3 more to Side B before any order could hold.');
  });

  it('a side owes only what it does itself; what others do to its cost it loses by', () => {
    const file = agreement(['A', 'B', 'C'], [step('a', 'A'), step('b', 'B', after('a')), step('d', 'B', after('b'))]);
    const view = assessment({ a: { A: -1, B: 3, C: 6 }, b: { A: 2, B: -1, C: -5 }, d: { A: 1, B: -1, C: 1 } });
    const { binding } = answerTo(file, view);
    expect(binding).toMatchObject({ after: 1, party: 'C' });
    expect(binding.sentence).toContain(
      'It still loses by “Do b” (5). It still gets “Do d” (1), and owes nothing more.',
    );
  });

  it('point values say that nothing is known of how sure it is', () => {
    const answer = answerTo(sixSteps, sixWorths);
    expect(answer.sure).toBeNull();
    expect(answer.how_sure).toEqual(['Point values: how sure is not known.']);
  });

  it('it says with what rates its numbers were made, and what the order is worth before it begins', () => {
    const answer = answerTo(sixSteps, { ...sixWorths, hazard: 0.1, impatience: { B: 0.05 } });
    expect(answer.why.join(' ')).toMatch(/per month, impatience Side A 0 and Side B 0.05, and a hazard of 0.1/);
    expect(answer.why.join(' ')).toMatch(/starting in this order is worth 2.84 to Side A and 4.53 to Side B/);
  });

  it('without rates it says that false alarms are not counted', () => {
    const steps = sixSteps.steps.map((each) => ({ ...each, verification: [{ falseAlarm: 0.1 }] }));
    expect(answerTo({ ...sixSteps, steps }, sixWorths).why.join(' ')).toContain('False alarms are not counted');
    expect(answerTo(sixSteps, sixWorths).why.join(' ')).not.toContain('alarm');
  });
});

describe('rules that contradict each other are an answer, not a fault', () => {
  it('two readings that demand each other first leave no road map, and the cycle is printed', () => {
    const file = {
      ...sixSteps,
      readings: {
        A: { rules: [{ kind: 'before' as const, of: 'A', steps: ['b2', 'a3'] as const }] },
        B: { rules: [{ kind: 'before' as const, of: 'B', steps: ['a3', 'b2'] as const }] },
      },
    };
    const answer = finish(plan(file, sixWorths)) as NoRoadMap;
    expect(answer.possible).toBe(false);
    expect(answer.cycle.toSorted()).toEqual(['a3', 'a3', 'b2'].toSorted());
    expect(answer.headline).toContain('No road map is possible');
    expect(answer.changes).toHaveLength(2);
    expect(answer.changes.join(' ')).not.toMatch(/circle|two demands/);
  });

  it('where one demand dropped leaves another circle, it says so, and which two would do', () => {
    const before = (of: string, sooner: string, later: string) => ({
      kind: 'before' as const,
      of,
      steps: [sooner, later] as const,
    });
    const file = agreement(
      ['A', 'B'],
      ['vote', 'border', 'status'].map((id) => step(id, 'A')),
    );
    const readings = {
      A: { rules: [before('A', 'border', 'vote'), before('A', 'vote', 'status')] },
      B: { rules: [before('B', 'status', 'vote'), before('B', 'vote', 'border')] },
    };
    const { changes } = finish(plan({ ...file, readings }, assessment({}))) as NoRoadMap;
    expect(changes[0]).toMatch(/would still wait for one another in a circle\.$/);
    expect(changes[1]).toMatch(/would still wait for one another in a circle\.$/);
    const shared = changes.filter((words) => /Side A dropped its demand.*, and Side B its/.test(words));
    expect(shared).toHaveLength(2);
    expect(changes.filter((words) => words.startsWith('A road map would be possible'))).toHaveLength(3);
    expect(changes.at(-1)).toBe('Of two demands dropped together 1 other pair would do too.');
  });
});

describe('a step skipped', () => {
  const file = agreement(
    ['A', 'B'],
    [step('gift', 'A'), step('pay', 'B', { answers: [{ step: 'gift' }] }), step('extra', 'B')],
  );
  const view = assessment({ gift: { A: -5, B: 8 }, pay: { A: 7, B: -6 }, extra: { A: 2, B: -1 } });

  it('costs only what is linked to it', () => {
    const { skipping } = answerTo(file, view);
    expect(skipping.find((skip) => skip.step === 'gift')).toEqual({
      party: 'A',
      step: 'gift',
      withheld: ['pay'],
      pull: -2,
    });
    expect(skipping.find((skip) => skip.step === 'pay')).toEqual({
      party: 'B',
      step: 'pay',
      withheld: ['gift'],
      pull: -2,
    });
    expect(skipping[0]).toEqual({ party: 'B', step: 'extra', withheld: [], pull: 1 });
  });
});

describe('a step that is done', () => {
  it('is no longer withheld when another is skipped', () => {
    const file = agreement(['A', 'B'], [step('gift', 'A'), step('pay', 'B', { answers: [{ step: 'gift' }] })]);
    const view = assessment({ gift: { A: -2, B: 3 }, pay: { A: 3, B: -1 } });
    expect(answerTo(file, view, { done: ['pay'] }).skipping).toEqual([
      { party: 'A', step: 'gift', withheld: [], pull: 2 },
    ]);
  });
});

describe('a together set', () => {
  const file = {
    ...agreement(['A', 'B'], [step('give', 'A'), step('pay', 'B')]),
    rules: [{ kind: 'together' as const, of: 'B', steps: ['give', 'pay'] }],
  };
  const view = assessment({ give: { A: -2, B: 3 }, pay: { A: 3, B: -1 } });

  it('breaks while it is done, if a side gains by holding back its part', () => {
    const answer = answerTo(file, view);
    expect(answer.why[0]).toBe(
      'The agreement breaks while “Do give” and “Do pay” are done together: Side A would gain 2 by holding back its part and has 0 at stake, 2 too little.',
    );
    expect(answer.why[1]).toContain('Side A would be left with 3; seeing it through is worth 1.');
    expect(answer.first_irreversible).toMatchObject({ step: 'give', party: null });
  });
});

describe('red lines', () => {
  it('each is priced by what the good-faith stake would be without it', () => {
    const rules = [{ kind: 'before' as const, of: 'B', steps: ['a3', 'b2'] as const }];
    const answer = answerTo({ ...sixSteps, rules }, sixWorths);
    expect(answer.rules_dropped).toEqual([{ of: 'B', before: ['a3', 'b2'], stake: -0.25 }]);
    expect(answer.stake).toBeGreaterThan(-0.25);
    expect(answer.changes.join(' ')).toContain('Without the red line of Side B that “Do a3” come before “Do b2”');
  });
});

describe('numbers that are set against each other', () => {
  it('are shown with as many decimals as it takes to tell them apart', () => {
    expect(figuresApart([2.035, 2], 1)).toEqual(['2.04', '2.00']);
    expect(figuresApart([0.001, 0], 'exact')).toEqual(['0.001', '0.000']);
    expect(figuresApart([-0.001, 0], 'exact')).toEqual(['\u22120.001', '0.000']);
    expect(figuresApart([1, 2], 'exact')).toEqual(['1', '2']);
  });
});

describe('drift', () => {
  it('pays whoever waits until the step that stops it, and says how long waiting beats going on', () => {
    const file = agreement(['A', 'B'], [step('freeze', 'B', { stops: 'production' }), step('relief', 'A')]);
    const view = assessment(
      { freeze: { A: 3, B: -1 }, relief: { A: -1, B: 4 } },
      { drift: { production: { A: -0.5, B: 0.1 } } },
    );
    const [start, ...rest] = answerTo(file, view, { order: ['freeze', 'relief'] }).states;
    expect(start?.holding_pay).toEqual({ A: -0.5, B: 0.1 });
    expect(start?.holding_time).toEqual({ A: null, B: 30 });
    expect(rest[0]?.holding_pay).toEqual({ A: 0, B: 0 });
  });
});

describe('a search that is stopped', () => {
  /** Few large steps among many small ones: hard for a plain search. */
  const ids = Array.from({ length: 26 }, (_, k) => k);
  const file = agreement(
    ['A', 'B'],
    ids.map((k) => step(`s${k}`, k % 2 === 0 ? 'A' : 'B')),
  );
  const size = (k: number) => (k % 5 === 0 ? 300 + 37 * k : 1 + ((7 * k) % 30));
  const view = assessment(
    Object.fromEntries(
      ids.map((k) => [
        `s${k}`,
        k % 2 === 0 ? { A: -size(k), B: Math.round(1.1 * size(k)) } : { A: Math.round(1.1 * size(k)), B: -size(k) },
      ]),
    ),
  );

  it('answers with a legal order and a bound that no order can beat', () => {
    const search = plan(file, view);
    let turn = search.next();
    while (!turn.done) turn = search.next(true);
    const answer = turn.value as PlanAnswer;
    expect(answer.proved).toBe(false);
    expect(answer.bound as number).toBeLessThanOrEqual(answer.best.stake);
    expect(answer.unfinished.length).toBeGreaterThan(0);
    const judged = judgeOrder(settingOf(file, view) as Setting, answer.order.flat());
    expect(judged).toMatchObject({ stake: answer.stake });
  });
});

describe('a bad question is refused with its reason', () => {
  it.each([
    [{ order: ['a1'] }, 'order-missing'],
    [{ order: ['a1', 'a2', 'b1', 'a3', 'b2', 'b3'] }, 'order-too-early'],
    [{ order: ['a1', 'a1', 'b1', 'a2', 'a3', 'b2'] }, 'order-twice'],
    [{ order: ['x'] }, 'unknown-step'],
    [{ done: ['a2'] }, 'done-not-closed'],
    [{ deal: ['a2'] }, 'deal-not-closed'],
    [{ first: 'X' }, 'unknown-party'],
    [{ stake: { X: 1 } }, 'unknown-party'],
    [{ drop: ['a1', 'a3', 'b1', 'b2'] }, 'nothing-to-do'],
  ])('%j: %s', (asked, code) => {
    expect(finish(plan(sixSteps, sixWorths, asked))).toMatchObject({ code });
  });

  it('alternatives need a deal to be named', () => {
    const file = { ...sixSteps, rules: [{ kind: 'at_most_one' as const, steps: ['a1', 'a3'] }] };
    expect(finish(plan(file, sixWorths))).toMatchObject({ code: 'needs-deal' });
    expect(finish(plan(file, sixWorths, { drop: ['a3'] }))).toMatchObject({ possible: true, left_out: ['a3'] });
  });

  it('a party that has no step of its own cannot be asked to open', () => {
    const file = agreement(['A', 'B', 'C'], [step('a', 'A'), step('b', 'B', after('a'))]);
    const view = assessment({ a: { A: -1, B: 2 }, b: { A: 2, B: -1, C: 1 } });
    expect(finish(plan(file, view, { first: 'C' }))).toMatchObject({ code: 'order-first-mover' });
    expect(answerTo(file, view).first_mover).toMatchObject({ B: null, C: null });
  });

  it('numbers that no exact sum can hold are refused, not rounded', () => {
    const worth = { a1: { A: -0.123456789012345, B: 123456789012.5 }, b1: { A: 0.333333333333333, B: -0.1 } };
    expect(finish(plan(sixSteps, assessment(worth)))).toMatchObject({ code: 'too-many-digits' });
  });
});
