import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderWith, lockstep } from '../lockstep.ts';

function pageOf(...args: string[]): string {
  const file = join(folderWith({}), 'deals.html');
  lockstep(['deals', ...args, '--html', file]);
  return readFileSync(file, 'utf8');
}

describe('the page of deals', () => {
  const html = pageOf('catalog/us-dprk-2018-2019', '-a', 'engagement');

  it('begins with the headline and the counts, before any table', () => {
    const say = html.indexOf('Of five proposals only');
    const counts = html.indexOf('14,848 deals are possible');
    expect(say).toBeGreaterThan(0);
    expect(counts).toBeGreaterThan(say);
    expect(html.indexOf('<table')).toBeGreaterThan(counts);
  });

  it('is one file of under 100 KB compressed', () => {
    expect(gzipSync(html).length).toBeLessThan(100_000);
  });

  it('shows every proposal with its steps, its mark and its sources', () => {
    for (const text of [
      'Inter-Korean projects first',
      'Yongbyon for five resolutions',
      'basis: mixed',
      'in it, by North Korea',
    ]) {
      expect(html).toContain(text);
    }
    const own = html.slice(html.indexOf('id="each"'), html.indexOf('id="formulas"'));
    expect(own.match(/class="cite"/g)?.length).toBeGreaterThan(5);
  });

  it('says beside each formula what it is, and from where and on what scale it counts', () => {
    expect(html).toContain('Counted from nothing done, 0 to each side; worths as given.');
    expect(html).toContain(
      'Largest smallest share of the most that each side can gain over nothing done; the same on every scale.',
    );
  });

  it('loads nothing, and shows what a file says as text', () => {
    expect(html).toContain("default-src 'none'");
    const evil = {
      lockstep: 1,
      id: 'evil',
      title: '<b>Title</b>',
      as_of: '2019-02-24',
      time_unit: 'month',
      parties: { A: { name: '<i>A</i>' }, B: {} },
      steps: { a: { by: 'A', title: '<script>alert(1)</script>' }, b: { by: 'B' } },
      proposals: { p: { title: '<script>alert(2)</script>', steps: ['a'], note: '<img src=x>' }, q: { steps: ['b'] } },
      assessment: { worth: { a: { A: -1, B: 2 }, b: { A: 2, B: -1 } } },
    };
    const folder = folderWith({ 'case.json': JSON.stringify(evil) });
    expect(pageOf(join(folder, 'case.json'))).not.toMatch(/<script>alert|<img src=x|<i>A|<b>Title/);
  });
});
