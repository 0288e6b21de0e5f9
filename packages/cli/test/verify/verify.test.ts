import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifySchema } from '../../src/verify/json-schema.ts';
import { folderWith, lockstep } from '../lockstep.ts';

const six = 'catalog/two-by-three';
const talks = 'catalog/us-dprk-2018-2019';
const reference = join(import.meta.dirname, 'reference');

/** The printed object, its steps as they come. */
function answer(...args: string[]): { readonly steps: readonly object[] } & Readonly<Record<string, unknown>> {
  return JSON.parse(lockstep(['verify', ...args, '--json']).out);
}

/** A small case in which all is checked well enough, with access, a sample and times of a warning. */
const checked = {
  lockstep: 1,
  id: 'swap',
  title: 'Swap',
  as_of: '2019-02-24',
  time_unit: 'month',
  parties: { A: { name: 'Side A' }, B: { name: 'Side B' } },
  steps: {
    gate: { by: 'B', title: 'Let inspectors in', verification: { by: 'A', detects: 1, rises_to: { give: 0.9 } } },
    give: {
      by: 'B',
      title: 'Hand over the stock',
      requires: ['gate'],
      verification: { by: 'A', detects: 0.1, lag: 1, sample: { items: 100, diversions: 5, miss: 0.1 } },
      warning: { undo: [6, 12], detection_delay: 1, response: 3, sources: ['book'] },
    },
    pay: { by: 'A', title: 'Pay', requires: ['give'], verification: { by: 'B', detects: 1 } },
  },
  sources: { book: { title: 'A book', basis: 'seen' } },
  assessment: {
    stakes: { A: 9, B: 9 },
    worth: { gate: { A: 1, B: -1 }, give: { A: 5, B: -2 }, pay: { A: -3, B: 6 } },
  },
};

describe('the reference case comes out to the last digit', () => {
  it('case-01', () => {
    const wanted = JSON.parse(readFileSync(join(reference, 'case-01.expected.json'), 'utf8'));
    const found = answer(join(reference, 'case-01.yaml'), '--order', wanted.order.join(','));
    expect(found['order']).toEqual(wanted.order);
    expect(found['survives_false_alarms']).toBe(wanted.survives_false_alarms);
    expect(found.steps).toHaveLength(wanted.steps.length);
    for (const [k, row] of wanted.steps.entries()) expect(found.steps[k]).toMatchObject(row);
  });
});

describe('verify in the terminal', () => {
  const { out, code } = lockstep(['verify', talks]);

  it('begins with whether the checking is good enough, and where it is furthest from it', () => {
    expect(out.replaceAll('\n', ' ')).toMatch(
      /^The checking declared falls short at 1 of 18 acts of this order, most at \u201cDeclare all nuclear sites and stocks\u201d by North Korea: 61.% of fakes must be found, and 50.% are\./,
    );
  });

  it('fits into 80 columns', () => {
    const runs = [[talks], [talks, '-a', 'sceptic'], [six], ['--sample', '100,5,0.1'], ['--dresher', '30,4']];
    for (const args of runs) {
      const lines = lockstep(['verify', ...args]).out.split('\n');
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
    }
  });

  it('has a line for each act, why, what would change it, and what it rests on', () => {
    expect(out.split('\n').filter((line) => /^[\u2713\u2715?!] {0,2}\d+ /.test(line))).toHaveLength(18);
    for (const part of ['Why', 'What would change it', 'rest on judgement', 'proved.']) expect(out).toContain(part);
  });

  it('exits with 1 where what is declared is not enough, 0 where it is, 3 where the order is not proved', () => {
    expect(code).toBe(1);
    expect(lockstep(['verify', six]).code).toBe(1);
    const folder = folderWith({ 'case.json': JSON.stringify(checked) });
    expect(lockstep(['verify', join(folder, 'case.json')]).code).toBe(0);
    expect(lockstep(['verify', talks, '--time-limit', '0']).code).toBe(3);
  });

  it('tells what access buys, sizes the sample, and says how much warning is left', () => {
    const folder = folderWith({ 'case.json': JSON.stringify(checked) });
    const text = lockstep(['verify', join(folder, 'case.json')]).out.replaceAll(/\s+/g, ' ');
    expect(text).toContain('\u201cLet inspectors in\u201d gives access: with it 90 % of fakes');
    expect(text).toContain('inspect 37');
    expect(text).toContain('a warning of 5 (2 to 8) months is left');
  });

  it('a wrong order, option or sample is refused with what to do', () => {
    expect(lockstep(['verify', six, '--order', 'a1']).err).toMatch(/leaves out/);
    expect(lockstep(['verify']).err).toMatch(/Name a case/);
    for (const sample of [
      '100',
      '100,5',
      '100,101,0.1',
      '10.5,1,0.1',
      '100,5,2',
      '100,0,0.1',
      '1e7,5,0.1',
      'a,b,c',
      '100,5,',
    ]) {
      expect(lockstep(['verify', '--sample', sample]).code, sample).toBe(2);
    }
    for (const game of ['8', '2,8', '0,0', '1001,1', '8,-1', '8,1.5']) {
      expect(lockstep(['verify', '--dresher', game]).code, game).toBe(2);
    }
    expect(lockstep(['verify', six, '--sample', '100,5,0.1']).err).toMatch(/without a case/);
    expect(lockstep(['verify', '--sample', '100,5,0.1', '--svg', 'x.svg']).err).toMatch(/no drawing/);
    expect(lockstep(['verify', '--sample', '100,5,0.1', '--dresher', '8,2']).err).toMatch(/not for both/);
  });
});

describe('verify --json', () => {
  const folder = folderWith({ 'case.json': JSON.stringify(checked) });
  it.each([
    [[six]],
    [[six, '--order', 'a1,b1,a2,b2,b3,a3', '--stake', 'B=3']],
    [[six, '--done', 'a1', '--drop', 'b3']],
    [[six, '--deal', 'a1,b1']],
    [[talks]],
    [[talks, '--assessment', 'all']],
    [[talks, '--time-limit', '0']],
    [[join(folder, 'case.json')]],
    [['--sample', '100,5,0.1']],
    [['--dresher', '8,2']],
  ])('%j is held to its schema', (args) => {
    expect(verifySchema.safeParse(answer(...args)).error).toBeUndefined();
  });

  it('the sizes of samples that inspectors know come out', () => {
    expect(answer('--sample', '200,4,0.1')).toMatchObject({ sample: { exact: 87, formula: 88 } });
  });

  it('the inspection game has its value', () => {
    expect(answer('--dresher', '2,1')).toMatchObject({ case: null, dresher: { value: -1 / 3, fraction: '-1/3' } });
  });

  it('demands that contradict each other are the answer', () => {
    const circle = { ...checked, rules: [{ of: 'A', before: ['pay', 'gate'] }] };
    const ran = lockstep(['verify', join(folderWith({ 'case.json': JSON.stringify(circle) }), 'case.json'), '--json']);
    expect(ran.code).toBe(1);
    expect(verifySchema.safeParse(JSON.parse(ran.out)).error).toBeUndefined();
    expect(JSON.parse(ran.out)).toMatchObject({ possible: false });
  });
});
