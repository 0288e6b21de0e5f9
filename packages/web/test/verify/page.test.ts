import type { Step } from '@lockstep/engine/agreement';
import { settingOf } from '@lockstep/engine/plan/setting';
import { verifyOrder } from '@lockstep/engine/verify';
import { renderVerifyPage, type VerifyModel } from '@lockstep/web/verify';
import { expect, it } from 'vitest';

const step = (id: string, by: string, rest: Partial<Step> = {}): Step => ({
  id,
  title: `Do ${id} <b>`,
  by: [by],
  kind: 'achieve',
  requires: [],
  needs: [],
  answers: [],
  duration: 1,
  reversible: 0,
  verification: [],
  delivers: [],
  sources: [],
  ...rest,
});

function modelOf(): VerifyModel {
  const agreement: VerifyModel['agreement'] = {
    id: 'swap',
    title: 'Swap',
    asOf: '2019-02-24',
    timeUnit: 'month',
    parties: [
      { id: 'A', name: 'Side A' },
      { id: 'B', name: 'Side B' },
    ],
    others: [],
    people: [],
    steps: [
      step('give', 'B', {
        verification: [
          { by: 'A', detects: 0.25, lag: 1, sources: ['manual'], sample: { items: 100, diversions: 5, miss: 0.1 } },
        ],
        warning: { undo: 6, detectionDelay: 1, response: 2, sources: ['book'] },
      }),
      step('pay', 'A'),
    ],
    rules: [],
    bonds: {},
    readings: {},
  };
  const assessment: VerifyModel['assessment'] = {
    by: 'A view',
    scale: 'as-given',
    stakes: { A: 1, B: 4 },
    impatience: {},
    hazard: 0,
    worth: { give: { A: 3, B: -2 }, pay: { A: -1, B: 3 } },
    ranks: {},
    bundles: [],
    drift: {},
    why: { give: 'One reason.' },
    basis: { give: 'judgement' },
  };
  const setting = settingOf(agreement, assessment);
  if (!('problem' in setting)) throw new Error('no setting');
  const answer = verifyOrder(setting, ['give', 'pay']);
  if ('code' in answer) throw new Error(answer.code);
  const sources = {
    manual: { title: 'A manual', url: 'https://example.org/manual', basis: 'seen' as const },
    book: { title: 'A book', basis: 'background' as const },
  };
  return {
    agreement,
    assessment,
    assessmentName: 'a',
    sources,
    lines: {},
    version: '0',
    command: 'lockstep verify x',
    answer,
  };
}

const html = renderVerifyPage(modelOf());

it('begins with the question and the computed headline', () => {
  const said = html.replace(/<\/?a\b[^>]*>/g, '');
  expect(said).toMatch(/How good must the checking be, step by step\?<\/p>\s*<h1 class="say">[^<]+by Side B/);
});

it('every step leads to its worth and why, every check and warning to its source', () => {
  expect(html).toContain('<a href="#worth-give">');
  expect(html).toContain('id="worth-give"');
  expect(html).toContain('One reason.');
  expect(html).toMatch(/in after 1 month <a class="cite" href="#source-1">\[1\]<\/a>/);
  expect(html).toMatch(/a warning of 3 months is left\. <a class="cite" href="#source-2">/);
  expect(html).toContain('https://example.org/manual');
});

it('shows a gap in words, the sample, and what would change it', () => {
  expect(html).toContain('class="brk">\u2715');
  expect(html).toContain('inspect 37');
  expect(html).toContain('What would change it');
});

it('takes no markup from a file and loads nothing', () => {
  expect(html).not.toContain('<b>:');
  expect(html).toContain('Do give &lt;b&gt;');
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script(?! type)/);
});
