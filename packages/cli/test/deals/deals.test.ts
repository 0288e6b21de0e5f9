import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dealsSchema } from '../../src/deals/json-schema.ts';
import { folderWith, lockstep } from '../lockstep.ts';

const six = 'catalog/two-by-three';
const talks = 'catalog/us-dprk-2018-2019';
const lease = join(import.meta.dirname, 'lease.yaml');
const reference = join(import.meta.dirname, 'reference');

interface Deal {
  readonly steps: readonly string[];
  readonly stake: number;
  readonly trust: number;
  readonly holds: boolean;
}
type Found = Readonly<Record<string, unknown>> & {
  readonly frontier: readonly { readonly u: object; readonly deals: readonly Deal[] }[];
};

function answer(...args: string[]): Found {
  return JSON.parse(lockstep(['deals', ...args, '--json']).out);
}

describe('the reference case comes out to the last digit', () => {
  it('case-01', () => {
    const wanted = JSON.parse(readFileSync(join(reference, 'case-01.expected.json'), 'utf8'));
    const { frontier, ...found } = answer(join(reference, 'case-01.yaml'));
    const { frontier: wantedFrontier, ...rest } = wanted;
    expect(found).toMatchObject(rest);
    expect(
      frontier.map(({ u, deals }) => ({
        u,
        deals: deals.map(({ steps, stake, trust, holds }) => ({ steps, stake, trust, holds })),
      })),
    ).toEqual(wantedFrontier);
  });
});

describe('an ordinary bargaining domain is a case', () => {
  it('with its outcomes, frontier and solutions worked out by hand', () => {
    const found = answer(lease);
    expect(found).toMatchObject({
      deals: 18,
      individually_rational_deals: 18,
      deals_that_hold: 18,
      zone: [
        { tenant: 3, landlord: 14 },
        { tenant: 8, landlord: 12 },
        { tenant: 12, landlord: 9 },
        { tenant: 16, landlord: 5 },
      ],
      nash: [[12, 9]],
      kalai_smorodinsky: [[12, 9]],
      egalitarian: [[12, 9]],
      utilitarian: [
        [12, 9],
        [16, 5],
      ],
    });
    expect(found.frontier[2]?.deals[0]?.steps).toEqual(['rent-middle', 'three-years', 'repairs-landlord']);
  });
});

describe('deals in the terminal', () => {
  const { out, code } = lockstep(['deals', talks, '-a', 'engagement']);

  it('begins with which proposals hold and what is worth most to whom, then how many deals there are', () => {
    expect(out.replaceAll('\n', ' ')).toMatch(
      /^Of five proposals only \u201cThe interim deal as reported\u201d holds with what is at stake; in this view .* 14,848 deals are possible; 4,786 of them leave nobody worse off than today;/,
    );
    expect(code).toBe(0);
  });

  it('fits into 80 columns', () => {
    for (const args of [[talks], [talks, '-a', 'sceptic'], [six], [lease], [lease, '--deal', 'rent-low']]) {
      const lines = lockstep(['deals', ...args]).out.split('\n');
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
    }
  });

  it('says beside each formula what it is, from where it counts and on what scale', () => {
    for (const part of [
      'Nash: largest product of gains over nothing done; the same on every scale.',
      'Egalitarian: largest smallest gain over nothing done; takes one unit of each',
      'nothing done\n    being 0 to each',
      'own scale (as-given)',
    ]) {
      expect(out).toContain(part);
    }
  });

  it('says whose red line a proposal breaks, and that it is judged without it', () => {
    const text = out.replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      'without \u201cDeclare all nuclear sites and stocks\u201d and \u201cClose an enrichment site beyond Yongbyon\u201d, which the United States demands before it.',
    );
    expect(text).toContain('once those rules are dropped');
  });

  it('judges the deal that is asked about, and its exit code is that deal\u2019s', () => {
    const whole = lockstep(['deals', six, '--deal', 'a1,a2,a3,b1,b2,b3']);
    expect(whole.code).toBe(0);
    expect(whole.out).toContain('1 The deal asked about');
    expect(lockstep(['deals', six, '--deal', 'a1,a3']).code).toBe(1);
    expect(lockstep(['deals', six, '--deal', 'a2']).out).toContain('\u2013 cannot be carried out as it stands');
    const { code: wrong, err } = lockstep(['deals', six, '--deal', 'a9']);
    expect([wrong, err]).toEqual([2, expect.stringContaining('a9')]);
  });

  it('exits with 1 where nothing but doing nothing holds, 3 where the frontier was not found in time', () => {
    const poor = {
      lockstep: 1,
      id: 'poor',
      title: 'Poor',
      as_of: '2019-02-24',
      time_unit: 'month',
      parties: { A: {}, B: {} },
      steps: { a: { by: 'A' }, b: { by: 'B' } },
      assessment: { worth: { a: { A: -5, B: 2 }, b: { A: 2, B: -5 } } },
    };
    const folder = folderWith({ 'case.json': JSON.stringify(poor) });
    expect(lockstep(['deals', join(folder, 'case.json')]).code).toBe(1);
    const stopped = lockstep(['deals', talks, '--time-limit', '0']);
    expect(stopped.code).toBe(3);
    expect(stopped.out).toContain('Not settled in the time given');
  });

  it('counts from the middle, without steps, and under another stake', () => {
    expect(answer(six, '--done', 'b1')).toMatchObject({ done: ['b1'], done_worth: { A: 3, B: -1 }, deals: 24 });
    expect(answer(six, '--drop', 'b2')).toMatchObject({ left_out: ['b2', 'b3'], deals: 12 });
    expect(answer(six, '--stake', 'A=9', '--stake', 'B=9')).toMatchObject({ deals_that_hold: 14 });
  });
});

describe('deals as JSON', () => {
  it.each([
    [talks, '-a', 'engagement'],
    [talks, '-a', 'all'],
    [six],
    [lease],
    [six, '--deal', 'a2'],
    [talks, '--time-limit', '0'],
  ])('%s %s %s keeps to its published schema', (...args) => {
    const { error } = dealsSchema.safeParse(answer(...args));
    expect(error?.issues.slice(0, 3)).toBeUndefined();
  });
});

describe('deals as a drawing', () => {
  it('has a mark for each deal of the frontier in it, and each proposal by its number', () => {
    const file = join(folderWith({}), 'deals.svg');
    lockstep(['deals', talks, '-a', 'engagement', '--svg', file]);
    const svg = readFileSync(file, 'utf8');
    for (const text of ['4,687 of 4,786 deals', '3 The interim deal as reported', 'Kalai\u2013Smorodinsky']) {
      expect(svg).toContain(text);
    }
  });
});
