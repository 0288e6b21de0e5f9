import { drawVerify, drawVerifyCurves, drawVerifyRows, headVerify, verifyWords } from '@lockstep/charts/verify';
import type { Agreement, Step, Verification } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import { settingOf } from '@lockstep/engine/plan/setting';
import { verifyOrder } from '@lockstep/engine/verify';
import { describe, expect, it } from 'vitest';
import { boxesOfText, countOf } from '../plan/reading.ts';

type Shape = {
  readonly steps?: number;
  readonly stake?: number;
  readonly ranged?: boolean;
  readonly check?: (k: number) => readonly Verification[];
  readonly names?: readonly [string, string];
  readonly title?: string;
  readonly reversible?: number;
};

/** Steps s1, s2, ... by each side in turn; each worth 2 to the other and -1 to who performs it. */
function drawing({
  steps = 6,
  stake = 3,
  ranged = false,
  check = () => [{ detects: 0.5 }],
  names = ['the United States', 'North Korea'],
  title = 'Do the thing that comes in place',
  reversible = 0.5,
}: Shape = {}) {
  const ids = Array.from({ length: steps }, (_, k) => `s${k + 1}`);
  const made = ids.map(
    (id, k): Step => ({
      id,
      title: `${title} ${k + 1}`,
      by: [k % 2 === 0 ? 'A' : 'B'],
      kind: 'achieve',
      requires: [],
      needs: [],
      answers: [],
      duration: 1,
      reversible,
      verification: check(k),
      delivers: [],
      sources: [],
    }),
  );
  const agreement: Agreement = {
    id: 'made-up',
    title: 'A made-up agreement',
    asOf: '2019-02-24',
    timeUnit: 'month',
    parties: [
      { id: 'A', name: names[0] },
      { id: 'B', name: names[1] },
    ],
    others: [],
    people: [],
    steps: made,
    rules: [],
    bonds: {},
    readings: {},
  };
  const own = ranged ? ([-2, -1, -0.5] as const) : -1;
  const assessment: Assessment = {
    scale: 'as-given',
    stakes: { A: stake, B: stake },
    impatience: {},
    hazard: 0,
    worth: Object.fromEntries(ids.map((id, k) => [id, k % 2 === 0 ? { A: own, B: 2 } : { A: 2, B: own }])),
    ranks: {},
    bundles: [],
    drift: {},
    why: {},
    basis: {},
  };
  const setting = settingOf(agreement, assessment);
  if (!('problem' in setting)) throw new Error('no setting');
  const answer = verifyOrder(setting, ids);
  if ('code' in answer) throw new Error(answer.code);
  return { agreement, answer };
}

describe('the rows', () => {
  it('hold every act once, with what must be found, what is declared, and who acts by more than colour', () => {
    const shown = drawing();
    const svg = drawVerifyRows(shown);
    for (const { after } of shown.answer.steps) expect(svg).toContain(`place ${after + 1}<`);
    expect(countOf(svg, 'class="dot"')).toBeGreaterThanOrEqual(6);
    expect(svg).toContain('fill="url(#lv-fill-b)"');
    expect(svg).toContain('United States acts');
  });

  it('a gap is told in words and by a hollow mark', () => {
    const shown = drawing({ check: (k) => [{ detects: k === 2 ? 0.05 : 0.9 }] });
    const svg = drawVerifyRows(shown);
    expect(headVerify(shown)).toBe('What is declared is not enough at 1 of 6 acts');
    expect(countOf(svg, 'class="joint"')).toBe(1);
    expect(countOf(svg, '\u2715 needs')).toBe(1);
    expect(headVerify(drawing({ check: () => [{ detects: 0.9 }] }))).toBe(verifyWords.headlineEnough);
  });

  it('where none is declared, or none is enough, the drawing says so', () => {
    expect(drawVerifyRows(drawing({ check: () => [] }))).toContain('none declared');
    expect(drawVerifyRows(drawing({ stake: 0, steps: 2, reversible: 0 }))).toContain(verifyWords.noneEnough);
  });

  it('ranges are drawn, or the words that there is none', () => {
    expect(drawVerifyRows(drawing())).toContain(verifyWords.noRange);
    const ranged = drawVerifyRows(drawing({ ranged: true, check: () => [{ detects: [0.2, 0.5, 0.9] }] }));
    expect(countOf(ranged, 'class="band"')).toBeGreaterThanOrEqual(6);
    expect(countOf(ranged, 'class="range"')).toBeGreaterThanOrEqual(6);
    expect(ranged).not.toContain(verifyWords.noRange);
  });
});

describe('the curves', () => {
  it('are drawn for six acts at most, with the zero line and what must be found on each', () => {
    const svg = drawVerifyCurves(drawing({ steps: 20 }));
    expect(countOf(svg, 'class="walk"')).toBe(12);
    expect(countOf(svg, '>needs ')).toBe(6);
  });

  it('name every check with its range, or that none is given, and whom it convinces', () => {
    const svg = drawVerifyCurves(
      drawing({
        steps: 2,
        check: () => [{ detects: [0.2, 0.5, 0.9], covers: 'complete', satisfies: ['A', 'public'] }, { detects: 0.3 }],
      }),
    );
    expect(svg).toContain('50\u202f% (20\u202f% to 90\u202f%): a check, completeness');
    expect(svg).toContain('(no range given): a check, to everybody');
  });

  it('where no checking is enough the curve stays below zero and says so', () => {
    expect(drawVerifyCurves(drawing({ stake: 0, steps: 2, reversible: 0 }))).toContain(verifyWords.noneEnough);
  });

  it('with nothing to fake there is nothing to draw', () => {
    const shown = drawing({ steps: 2 });
    const free = { ...shown.answer, steps: shown.answer.steps.map((row) => ({ ...row, saved: 0 })) };
    expect(drawVerifyCurves({ ...shown, answer: free })).not.toContain(verifyWords.titleCurves.concat('</text>'));
  });
});

describe('any drawing', () => {
  it.each([358, 700, 1240])('%i wide, no text leaves it', (width) => {
    for (const ranged of [false, true]) {
      const svg = drawVerify(
        drawing({
          ranged,
          steps: 12,
          check: (k) => [{ by: 'A', detects: [0.1, 0.1 + k / 20], satisfies: ['A', 'public'] }],
        }),
        { width },
      );
      for (const { left, right, text } of boxesOfText(svg)) {
        expect(left, text).toBeGreaterThanOrEqual(-2);
        expect(right, text).toBeLessThanOrEqual(width + 8);
      }
    }
  });

  it('right to left mirrors the axis, never letters or digits', () => {
    const [ltr, rtl] = [drawVerify(drawing()), drawVerify(drawing(), { dir: 'rtl' })];
    expect(rtl).toContain('direction="rtl"');
    expect(rtl).not.toContain('scale(-1');
    const first = (svg: string) => boxesOfText(svg).find(({ text }) => text === '0\u202f%')?.middle as number;
    expect(first(ltr)).toBeLessThan(620);
    expect(first(rtl)).toBeGreaterThan(620);
  });

  it('takes no markup from a title', () => {
    expect(drawVerify(drawing({ title: 'Do <large> & more' }))).toContain('Do &lt;large&gt; &amp; more');
  });

  it('says every row to those who hear it', () => {
    const svg = drawVerify(drawing({ steps: 2 }));
    expect(/<desc[^>]*>([^<]*)<\/desc>/.exec(svg)?.[1]).toMatch(/by North Korea: needs \d+.%, finds 50.%\./);
  });

  it('of extreme numbers is still a drawing', () => {
    for (const stake of [0, 1e-9, 1e9]) expect(drawVerify(drawing({ stake }))).not.toMatch(/NaN|Infinity/);
  });
});
