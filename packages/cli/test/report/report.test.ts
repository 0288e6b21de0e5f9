import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportSchema } from '../../src/report/json-schema.ts';
import { folderWith, lockstep } from '../lockstep.ts';

const six = 'catalog/two-by-three';
type Json = Record<string, unknown> & { search: { states: number; ms: number } };
const ask = (...args: string[]): Json => JSON.parse(lockstep([...args, '--json']).out);

describe('lockstep report', { timeout: 120_000 }, () => {
  const html = join(folderWith({}), 'report.html');
  let page: string;
  let answer: Json;
  beforeAll(() => {
    const ran = lockstep(['report', six, '--json', '--html', html]);
    answer = JSON.parse(ran.out);
    page = readFileSync(html, 'utf8');
  }, 120_000);

  it('is held to its schema', () => {
    expect(reportSchema.safeParse(answer).error).toBeUndefined();
  });

  it.each(['plan', 'deals', 'verify', 'doubt', 'repair', 'clock'])('holds what %s answers by itself', (word) => {
    const { case: _case, assessment: _view, version: _version, search, ...own } = ask(word, six);
    const { ms: _ms, ...met } = search;
    expect(answer[word]).toEqual({ ...own, search: met });
  });

  it('weighs the first exchange of the road map: what each side does until both have acted alone', () => {
    expect((answer['plan'] as { order: string[] }).order.slice(0, 2)).toEqual(['a1', 'b1']);
    expect(answer['weigh']).toMatchObject({ give: ['a1'], take: ['b1'], i: 'A' });
  });

  it('says one thing of each question, and leads from each to its answer', () => {
    const findings = answer['findings'] as { of: string; sentence: string }[];
    expect(findings.map(({ of }) => of)).toEqual(['plan', 'deals', 'verify', 'doubt', 'repair', 'clock', 'weigh']);
    for (const { of } of findings) {
      expect(page).toContain(`href="#${of}"`);
      expect(page).toContain(`<article class="answer" id="${of}">`);
    }
  });

  it('has no id twice, and no link that leads nowhere', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, k) => ids.indexOf(id) !== k)).toEqual([]);
    const targets = [...page.matchAll(/\shref="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('loads nothing, and has no headline twice of the first rank', () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<(link|img|iframe|object|embed)\b/);
    expect(page.match(/<h1/g)).toHaveLength(1);
  });

  it('counts the steps that it speaks of: one that is dropped is none of them', () => {
    const out = join(folderWith({}), 'fewer.html');
    const { order } = ask('report', six, '--drop', 'b3', '--html', out)['plan'] as { order: (string | string[])[] };
    expect(page).toContain('>6 steps, read as of');
    expect(order.flat().length).toBeLessThan(6);
    expect(readFileSync(out, 'utf8')).toContain(`>${order.flat().length} steps, read as of`);
  });

  it('goes on where the rules contradict each other, and says which', () => {
    const file = {
      lockstep: 1,
      id: 'knot',
      title: 'A knot',
      as_of: '2019-02-24',
      time_unit: 'month',
      parties: { A: { name: 'Side A' }, B: { name: 'Side B' } },
      steps: { a: { by: 'A', title: 'Give' }, b: { by: 'B', title: 'Return' } },
      rules: [
        { of: 'A', before: ['b', 'a'] },
        { of: 'B', before: ['a', 'b'] },
      ],
      assessment: { worth: { a: { A: -1, B: 2 }, b: { A: 2, B: -1 } } },
    };
    const folder = folderWith({ 'knot.yaml': JSON.stringify(file) });
    const out = join(folder, 'knot.html');
    const { code, err } = lockstep(['report', join(folder, 'knot.yaml'), '--html', out]);
    expect([code, err]).toEqual([1, '']);
    const knot = readFileSync(out, 'utf8');
    expect(knot).toContain('id="repair"');
    expect(knot).not.toContain('<article class="answer" id="plan">');
  });
});
