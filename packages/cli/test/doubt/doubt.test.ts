import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doubtSchema } from '../../src/doubt/json-schema.ts';
import { folderWith, lockstep, root } from '../lockstep.ts';

const six = 'catalog/two-by-three';
const talks = 'catalog/us-dprk-2018-2019';
const few = ['--draws', '2000'];

describe('doubt in the terminal', () => {
  const { out, code } = lockstep(['doubt', talks, ...few]);
  const flat = out.replaceAll(/\s+/g, ' ');

  it('says first how often finishing is worth it to all, and only then how often the order holds', () => {
    expect(flat).toMatch(/^Finishing is worth it to all in \d+ % of draws, and this order holds in \d+ % of those/);
  });

  it('never says how often it holds alone where most draws were not worth finishing', () => {
    const sceptic = lockstep(['doubt', talks, '-a', 'sceptic', ...few]);
    expect(sceptic.out.replaceAll(/\s+/g, ' ')).toMatch(
      /^In most draws \(\d+ %\) finishing is not worth it to all; where it is,/,
    );
    expect(sceptic.code).toBe(1);
  });

  it('fits into 80 columns', () => {
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('names what carries the doubt, what divides the assessments, and what would change it', () => {
    for (const part of ['Stake needed to stay', 'What carries the doubt', 'The same road map, side by side', 'Why']) {
      expect(out).toContain(part);
    }
    expect(flat).toMatch(/would have to take over \d+ numbers, and no fewer/);
    expect(flat).toMatch(/would still just stay if “.*” were worth .* to it; that may be anything from/);
  });

  it('exits with 0 where the order holds at likely values and in most draws, else with 1', () => {
    expect(code).toBe(1);
    expect(lockstep(['doubt', six]).code).toBe(0);
    expect(lockstep(['doubt', six, '--order', 'b1,b2,b3,a1,a2,a3']).code).toBe(1);
  });

  it('says that points leave the doubt unknown', () => {
    expect(lockstep(['doubt', six]).out).toContain('Every number is a point, so how sure is not known');
  });
});

describe('doubt --json', () => {
  it.each([
    [[six]],
    [[six, '--done', 'a1,b1']],
    [[talks, ...few]],
    [[talks, '-a', 'all', ...few]],
    [[talks, '--stake', 'US=20', '--drop', 'liaison', ...few]],
    [['packages/cli/test/doubt/reference/doubt-01.yaml', ...few]],
  ])('%j keeps to its schema', (args) => {
    expect(doubtSchema.safeParse(JSON.parse(lockstep(['doubt', ...args, '--json']).out)).error).toBeUndefined();
  });

  it('judges one road map under each of several assessments', () => {
    const { assessments } = JSON.parse(lockstep(['doubt', talks, '-a', 'all', '--json', ...few]).out);
    const [first, second] = assessments;
    expect(second.order).toEqual(first.order);
    expect(second.order_is).toBe('shared');
    expect(first.beside[0]).toMatchObject({ assessment: 'sceptic', agree: false });
    expect(second.beside[0].assessment).toBe('engagement');
    expect(first.beside[0].holds).toBeCloseTo(second.holds, 1);
  });

  it('a stake that is asked for is known', () => {
    const answer = JSON.parse(lockstep(['doubt', talks, '--stake', 'US=20', '--stake', 'NK=20', '--json', ...few]).out);
    expect(answer.holds).toBeCloseTo(1 - answer.not_worth_finishing, 9);
    expect(answer.private.completes).toBe(1);
  });

  it('the same seed gives the same answer', () => {
    const [one, two, other] = [1, 1, 2].map((seed) => {
      const { search, ...rest } = JSON.parse(lockstep(['doubt', talks, '--seed', String(seed), '--json', ...few]).out);
      return rest;
    });
    expect(two).toEqual(one);
    expect(other.holds).not.toBe(one.holds);
  });

  it.each([
    ['--draws', '0', 'whole number'],
    ['--draws', 'many', 'whole number'],
    ['--seed', '1.5', 'whole number'],
    ['--order', 'a1', 'leaves out'],
    ['--beside', 'nobody', 'There is no assessment'],
  ])('%s %s is refused with a sentence', (option, value, said) => {
    const { err, code } = lockstep(['doubt', six, option, value]);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});

describe('a sceptic\u2019s own assessment', () => {
  const file = join(folderWith({}), 'mine.yaml');
  const text = readFileSync(join(root, talks, 'assessments/sceptic.yaml'), 'utf8');
  writeFileSync(
    file,
    text
      .replace(/^by: .*/m, 'by: My own view')
      .replace(/lift-bans: \{ US: \[[^\]]*\]/, 'lift-bans: { US: [-30, -25, -20]'),
  );

  it('stands beside the others, on the same road map', () => {
    const { out } = lockstep(['doubt', talks, '--beside', file, ...few]);
    expect(out).toContain('My own view');
    const { order, beside } = JSON.parse(lockstep(['doubt', talks, '--beside', file, '--json', ...few]).out);
    expect(order).toEqual(JSON.parse(lockstep(['doubt', talks, '--json', ...few]).out).order);
    const lift = beside[0].divide.find(
      (each: { steps: string[]; party: string }) => each.steps[0] === 'lift-bans' && each.party === 'US',
    );
    expect(lift).toMatchObject({ here: -10, there: -25, apart: true });
  });

  it('and fills one page with a drawing and a table of what divides the two', () => {
    const html = file.replace('.yaml', '.html');
    const svg = file.replace('.yaml', '.svg');
    lockstep(['doubt', talks, '--beside', file, '--html', html, '--svg', svg, ...few]);
    const page = readFileSync(html, 'utf8');
    expect(page).toContain('What divides this view and \u201cMy own view\u201d');
    expect(page).toContain(`--beside ${file}`);
    expect(readFileSync(svg, 'utf8')).toContain('<title');
  });
});
