import { drawDoubt, headTornado } from '@lockstep/charts/doubt';
import { type DoubtAnswer, doubt } from '@lockstep/engine/doubt';
import { finish } from '@lockstep/engine/search';
import { expect, test } from 'vitest';
import { type CaseShape, makeCase } from '../plan/cases.ts';
import { boxesOfText, countOf } from '../plan/reading.ts';

/** A made-up case with ranges, the stakes too. */
function drawingOf(shape: CaseShape = {}): Parameters<typeof drawDoubt>[0] {
  const { agreement, assessment } = makeCase({ ranged: true, ...shape });
  const stakes =
    shape.ranged === false ? {} : Object.fromEntries(agreement.parties.map(({ id }) => [id, [0, 2, 6] as const]));
  const view = { name: null, assessment: { ...assessment, stakes } };
  return { agreement, answer: finish(doubt(agreement, view, [], { draws: 500 })) as DoubtAnswer };
}

test('each side has a panel of its own, with its own scale and its walk-away line', () => {
  for (const parties of [2, 3]) {
    const svg = drawDoubt(drawingOf({ parties }));
    expect(countOf(svg, 'on its own scale')).toBe(parties);
    expect(countOf(svg, '>walks away<')).toBe(parties);
    expect(countOf(svg, 'class="walk"')).toBe(parties);
    expect(countOf(svg, 'class="zero"')).toBe(parties);
  }
});

test('a bar runs from the slack at one end to that at the other, and both ends are labelled', () => {
  const drawing = drawingOf({ steps: 4 });
  const [bar] = drawing.answer.contributions;
  const svg = drawDoubt(drawing, { part: 'tornado' });
  const labels = boxesOfText(svg).map(({ text }) => text.replace('\u2212', '-'));
  for (const end of [bar?.low, bar?.high]) expect(labels).toContain((end as number).toFixed(1));
});

test('a cross stands on every bar shown that passes zero, with the value there', () => {
  const drawing = drawingOf({ steps: 4 });
  const shown = drawing.agreement.parties.flatMap(({ id }) =>
    drawing.answer.contributions.filter(({ whose }) => whose === id).slice(0, 8),
  );
  const crossing = shown.filter(({ zero_at: zero }) => zero !== null).length;
  expect(crossing).toBeGreaterThan(0);
  expect(countOf(drawDoubt(drawing), 'style="stroke:var(--l-break)')).toBe(crossing);
});

test('the headline is computed: who could be flipped by what, or that no number does it alone', () => {
  expect(headTornado(drawingOf({ steps: 4 }))).toMatch(
    /^One number alone, within its range, can make a side leave or stay: for /,
  );
  const drawing = drawingOf({ steps: 4 });
  const still = drawing.answer.contributions.map((each) => ({ ...each, zero_at: null }));
  expect(headTornado({ ...drawing, answer: { ...drawing.answer, contributions: still } })).toMatch(
    /^No doubtful number alone/,
  );
});

test('points have no bars: it says that no range is given', () => {
  const svg = drawDoubt(drawingOf({ ranged: false }));
  expect(svg).toContain('No range given');
  expect(svg).not.toContain('still there');
});

test.each([326, 700, 960, 1180])('at %i wide nothing is written outside', (width) => {
  const boxes = boxesOfText(drawDoubt(drawingOf({ steps: 9 }), { width, headed: true }));
  for (const { left, right, text } of boxes) {
    expect(left, text).toBeGreaterThanOrEqual(-1);
    if (!text.startsWith('One number')) expect(right, text).toBeLessThanOrEqual(width + 1);
  }
});

test('right to left mirrors the axis, never a number', () => {
  const drawing = drawingOf({ steps: 4 });
  const [ltr, rtl] = (['ltr', 'rtl'] as const).map((dir) => drawDoubt(drawing, { dir }));
  expect(rtl).toContain('direction="rtl"');
  const numbers = (svg: string | undefined) =>
    boxesOfText(svg ?? '')
      .map(({ text }) => text)
      .sort();
  expect(numbers(rtl)).toEqual(numbers(ltr));
});

test('along the road map stand the shares that the answer gives', () => {
  const drawing = drawingOf({ steps: 6 });
  const svg = drawDoubt(drawing, { part: 'along' });
  expect(svg).toContain('Where it first breaks');
  expect(svg).toContain('leaving at the first chance');
  const { completes } = drawing.answer.private;
  expect(svg).toContain(`first chance ${Math.round(100 * completes)}\u202f%`);
});
