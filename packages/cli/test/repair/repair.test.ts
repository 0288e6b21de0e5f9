import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Combination, RepairAnswer } from '@lockstep/engine/repair/answer';
import { describe, expect, it } from 'vitest';
import { repairSchema } from '../../src/repair/json-schema.ts';
import { folderWith, lockstep } from '../lockstep.ts';

const six = 'catalog/two-by-three';

function answer(...args: string[]): RepairAnswer {
  return JSON.parse(lockstep(['repair', ...args, '--json']).out);
}

/** A payment before a delivery, on a scale that says how much the payer keeps of it. */
function trade(pay: object, rules: object[] = []): string {
  const text = {
    lockstep: 1,
    id: 'trade',
    title: 'A payment before a delivery',
    as_of: '2019-02-24',
    time_unit: 'month',
    parties: { A: { name: 'the buyer' }, B: { name: 'the seller' } },
    steps: {
      pay: { by: 'A', title: 'Pay', ...pay },
      fuel: { by: 'B', title: 'Deliver', requires: ['pay'] },
    },
    rules,
    assessment: { worth: { pay: { A: -5, B: 7 }, fuel: { A: 8, B: -6 } } },
  };
  return folderWith({ 'agreement.yaml': JSON.stringify(text) });
}

describe('repair in the terminal', () => {
  const { out, code } = lockstep(['repair', six]);
  const lines = out.split('\n');

  it('begins with one sentence, without a number: is one change enough, and which', () => {
    const sentence = out.slice(0, out.indexOf('.\n') + 1).replaceAll('\n', ' ');
    expect(sentence).toMatch(/^An order holds already; one change adds most to what can be spared: let a breakdown/);
    expect(sentence).not.toMatch(/\d/);
  });

  it('fits into 80 columns, all of it', () => {
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(
      lockstep(['repair', six, '--all'])
        .out.split('\n')
        .filter((line) => line.length > 80),
    ).toEqual([]);
  });

  it('lists the best few with who must agree and who leaves then, and all of them when asked', () => {
    expect(out.match(/must\s+agree/g)?.length).toBeGreaterThanOrEqual(6);
    expect(out).toContain('28 more change less, or for the worse; --all lists them.');
    const all = lockstep(['repair', six, '--all']).out;
    expect(all.split('\n').filter((line) => /^[\u2713\u2715] +\d+ {2}/.test(line))).toHaveLength(34);
  });

  it('says how it was made, and takes no side on how scales compare', () => {
    expect(out.replaceAll('\n', ' ')).toMatch(/34 changes tried alone, each re-solved exactly; \d+ re-solved in all/);
    expect(out.replaceAll('\n', ' ')).toContain('takes one unit of each side\u2019s scale as equal');
  });

  it('exits with 0 where one change is enough, 1 where none is, 2 where the input is wrong, 3 where time ran out', () => {
    expect(code).toBe(0);
    expect(lockstep(['repair', trade({})]).code).toBe(0);
    expect(lockstep(['repair', trade({}), '--drop', 'fuel']).code).toBe(1);
    expect(lockstep(['repair', six, '--drop', 'a9']).code).toBe(2);
    expect(lockstep(['repair', trade({}), '--time-limit', '0']).code).toBe(3);
  });

  it('contradictory rules are answered: who could drop which', () => {
    const rules = [{ of: 'B', before: ['fuel', 'pay'] }];
    const { out: told } = lockstep(['repair', trade({}, rules)]);
    expect(told.replaceAll('\n', ' ')).toMatch(
      /^The rules contradict each other; one change makes a road map possible/,
    );
    expect(told.replace(/\s+/g, ' ')).toContain('Drop the red line of the seller');
  });
});

describe('repair --json', () => {
  it.each([
    [[six]],
    [[six, '--done', 'a1,b1', '--stake', 'B=2']],
    [[trade({}, [{ of: 'B', before: ['fuel', 'pay'] }])]],
  ])('%j keeps to its published schema', (args) => {
    const parsed = repairSchema.safeParse(answer(...args));
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it('has the keys of every answer, and the places of the best pair in its list', () => {
    const found = answer(six);
    expect(found).toMatchObject({ question: 'repair', case: 'two-by-three', assessment: 'teaching' });
    const { repairs, sentence } = found.best_pair as Combination;
    expect(repairs).toHaveLength(2);
    for (const k of repairs) {
      expect(sentence.toLowerCase()).toContain(found.repairs[k]?.sentence.toLowerCase());
    }
  });
});

describe('repair --svg and --html', () => {
  const folder = folderWith({});
  const [svg, html] = [join(folder, 'repair.svg'), join(folder, 'repair.html')];
  lockstep(['repair', six, '--svg', svg, '--html', html]);

  it('draws each side in its own panel, with the computed headline', () => {
    const drawn = readFileSync(svg, 'utf8');
    expect(drawn).toContain('An order holds already');
    for (const name of ['Side A', 'Side B']) expect(drawn).toContain(`>${name}</text>`);
  });

  it('writes one page that loads nothing and lists every change', () => {
    const page = readFileSync(html, 'utf8');
    expect(page).toContain('default-src &#39;none&#39;'.replaceAll('&#39;', "'"));
    expect(page).not.toMatch(/<script|src="http/);
    expect(page.match(/<th scope="row">/g)).toHaveLength(2 * 35);
    expect(page).toContain('lockstep repair catalog/two-by-three --assessment teaching');
  });
});
