import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agreement, Range, Rule } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import { type PlanAnswer, plan } from '@lockstep/engine/plan';
import { finish } from '@lockstep/engine/search';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openCase } from '../../src/case/open.ts';
import { lockstep, root } from '../lockstep.ts';

type Numbers = Readonly<Record<string, number>>;

/** What a case says must come out under one assessment: keys of the answer, and a few questions that vary it. */
interface Expected {
  readonly because: string;
  readonly rule_dropped?: readonly {
    of: string;
    before: [string, string];
    stake: number;
    trust: number;
    shortfall: number;
  }[];
  /** Without several rules at once, of the text or of its readings. */
  readonly rules_dropped?: readonly { rules: readonly { of: string; before: [string, string] }[]; possible: boolean }[];
  readonly completion_at_all_lows_and_highs?: Readonly<Record<string, readonly [number, number]>>;
  readonly holding_pay_today?: Numbers;
}

/** Of the other questions: keys of the answer to a call with these options. */
interface Asked {
  readonly because: string;
  readonly options?: readonly string[];
}

/** Questions other than `plan` that an `expected.yaml` may speak of, each by assessment. */
const questions = ['deals', 'verify', 'doubt', 'repair', 'clock', 'weigh'];

/** Of the record: keys of the answer to a call with these options; its steps, powers and notices by their ids. */
const recorded = ['status', 'check-trace'];

interface Package {
  readonly steps: readonly string[];
}

describe.each(readdirSync(join(root, 'catalog')))('the catalog\u2019s case %s', (name) => {
  const expected = parse(readFileSync(join(root, 'catalog', name, 'expected.yaml'), 'utf8'));
  const opened = openCase(join(root, 'catalog', name), 'all');
  const views = Object.entries(expected.plan as Record<string, Expected>);
  const viewOf = (view: string) => opened.chosen.find((each) => each.name === view)?.assessment as Assessment;

  it('says what must come out under every assessment, why we believe it, and what history did', () => {
    expect(views.map(([view]) => view)).toEqual(opened.chosen.map((each) => each.name));
    for (const [, { because }] of views) expect(because.length).toBeGreaterThan(40);
    expect(expected.history).toBeTruthy();
  });

  it.each(views)('plan under %s comes out as expected', (view, wanted) => {
    const { because, rule_dropped, rules_dropped, completion_at_all_lows_and_highs, holding_pay_today, ...keys } =
      wanted;
    const asked = 'phases' in keys ? ['--phases'] : [];
    const answer = JSON.parse(lockstep(['plan', join('catalog', name), '--assessment', view, '--json', ...asked]).out);
    if (!('possible' in keys)) expect(answer.proved).toBe(true);
    expectKeys(answer, keys);
    if (holding_pay_today) expectKeys(answer.states[0].holding_pay, holding_pay_today);
  });

  it.each(views)('under %s each rule costs what is expected', (view, { rule_dropped = [] }) => {
    for (const { of, before, ...wanted } of rule_dropped) {
      const rules = opened.agreement.rules.filter(
        (rule) => !(rule.kind === 'before' && rule.of === of && rule.steps.join() === before.join()),
      );
      expect(rules.length).toBe(opened.agreement.rules.length - 1);
      expectKeys(answerTo({ ...opened.agreement, rules }, viewOf(view)), wanted);
    }
  });

  it.each(views)('under %s dropping several rules gives what is expected', (view, { rules_dropped = [] }) => {
    for (const { rules, possible, ...wanted } of rules_dropped) {
      const gone = new Set(rules.map(({ of, before }) => `${of} ${before}`));
      const without = dropRules(opened.agreement, gone);
      const answer = finish(plan(without, viewOf(view)));
      if ('code' in answer) throw new Error(answer.code);
      expect(answer.possible, [...gone].join()).toBe(possible);
      expectKeys(answer, wanted);
    }
  });

  it.each(views)('under %s finishing is worth what is expected at all lows and at all highs', (view, wanted) => {
    for (const [party, [low, high]] of Object.entries(wanted.completion_at_all_lows_and_highs ?? {})) {
      expectKeys(answerTo(opened.agreement, atEnd(viewOf(view), 0)).completion[party], low);
      expectKeys(answerTo(opened.agreement, atEnd(viewOf(view), 2)).completion[party], high);
    }
  });

  const others = questions.flatMap((question) =>
    Object.entries((expected[question] ?? {}) as Record<string, Asked>).map(
      ([view, wanted]) => [question, view, wanted] as const,
    ),
  );
  it.each(others)('%s under %s comes out as expected', (question, view, { options = [], because, ...keys }) => {
    expect(because.length).toBeGreaterThan(40);
    const call = [question, join('catalog', name), '--assessment', view, '--json', ...options];
    expectKeys(JSON.parse(lockstep(call).out), keys);
  });

  const told = recorded.flatMap((question) =>
    ((expected[question] ?? []) as Asked[]).map((wanted) => [question, wanted.options ?? [], wanted] as const),
  );
  it.each(told)('%s %s comes out as expected', (question, options, { options: _, because, ...keys }) => {
    expect(because.length).toBeGreaterThan(40);
    expectKeys(byName(JSON.parse(lockstep([question, join('catalog', name), '--json', ...options]).out)), keys);
  });

  it.each(Object.entries((expected.packages ?? {}) as Record<string, Package>))(
    'the package %s',
    (_, { steps, ...rest }) => {
      for (const [view] of views) {
        const answer = answerTo({ ...opened.agreement, rules: [] }, viewOf(view), { deal: steps });
        expectKeys(answer.completion, (rest as Record<string, Numbers>)[view]);
      }
    },
  );
});

/** The agreement without rules, each written as whose it is and its steps; every one of them must be there. */
function dropRules(agreement: Agreement, gone: ReadonlySet<string>): Agreement {
  const found = new Set<string>();
  const keep = (rules: readonly Rule[]) =>
    rules.filter((rule) => {
      const name = rule.kind === 'before' ? `${rule.of} ${rule.steps}` : '';
      if (gone.has(name)) found.add(name);
      return !gone.has(name);
    });
  const readings = Object.entries(agreement.readings).map(([id, { rules }]) => [id, { rules: keep(rules) }]);
  const without = { ...agreement, rules: keep(agreement.rules), readings: Object.fromEntries(readings) };
  expect([...found].sort()).toEqual([...gone].sort());
  return without;
}

type Row = Readonly<Record<string, unknown>>;

/** The answer with its steps, powers and notices by their ids. */
function byName(answer: Row): Row {
  const keyed = (list: unknown, key: string) =>
    Array.isArray(list) ? Object.fromEntries(list.map((row: Row) => [row[key], row])) : list;
  return {
    ...answer,
    steps: keyed(answer['steps'], 'step'),
    powers: keyed(answer['powers'], 'power'),
    notices: keyed(answer['notices'], 'notice'),
  };
}

function answerTo(...question: Parameters<typeof plan>): PlanAnswer {
  const answer = finish(plan(...question));
  if ('code' in answer || !answer.possible) throw new Error('no answer');
  return answer;
}

/** Every range of worth at its low (0) or high (2) end. */
function atEnd(view: Assessment, end: 0 | 2): Assessment {
  const point = (range: Range) => (typeof range === 'number' ? range : (range.at(end === 0 ? 0 : -1) as number));
  const row = (worth: Readonly<Record<string, Range>>) =>
    Object.fromEntries(Object.entries(worth).map(([party, range]) => [party, point(range)]));
  return {
    ...view,
    worth: Object.fromEntries(Object.entries(view.worth).map(([step, worth]) => [step, row(worth)])),
    bundles: view.bundles.map((bundle) => ({ ...bundle, worth: row(bundle.worth) })),
  };
}

/** Holds each wanted key against the answer; where an order is asked for its stake alone, a number is enough. */
function expectKeys(answer: unknown, wanted: unknown): void {
  if (typeof wanted === 'number') {
    const value = typeof answer === 'object' && answer !== null ? (answer as { stake: number }).stake : answer;
    expect(value).toBeCloseTo(wanted, 9);
  } else if (Array.isArray(wanted)) {
    expect(answer).toHaveLength(wanted.length);
    for (const [k, each] of wanted.entries()) expectKeys((answer as unknown[])[k], each);
  } else if (typeof wanted === 'object' && wanted !== null) {
    for (const [key, each] of Object.entries(wanted)) {
      expect(answer, key).toHaveProperty([key]);
      expectKeys((answer as Record<string, unknown>)[key], each);
    }
  } else {
    expect(answer).toBe(wanted);
  }
}
