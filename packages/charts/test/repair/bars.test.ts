import { drawRepair, type RepairDrawing, type RepairLook } from '@lockstep/charts/repair';
import { repair } from '@lockstep/engine/repair';
import { finish } from '@lockstep/engine/search';
import { expect, test } from 'vitest';
import { type CaseShape, makeCase } from '../plan/cases.ts';
import { boxesOfText, countOf } from '../plan/reading.ts';

function drawingOf(shape: CaseShape): RepairDrawing {
  const { agreement, assessment } = makeCase(shape);
  const answer = finish(repair(agreement, assessment, {}, { pairs: 0, triples: 0 }));
  if ('code' in answer) throw new Error(answer.code);
  return { agreement, answer };
}

const holding = drawingOf({ steps: 6 });
/** Every step costs far more than it brings: nothing holds. */
const breaking = drawingOf({ steps: 4, size: -3, stake: 0 });

test('the agreement as it stands and the ten best changes are drawn, best first, and how many are not', () => {
  const svg = drawRepair(holding);
  const heads = boxesOfText(svg, 'bold').map(({ text }) => /^(\d+) /.exec(text)?.[1]);
  expect(heads.filter((each) => each !== undefined)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  expect(svg).toContain('as it stands');
  expect(svg).toMatch(/\d+ more changes are not drawn/);
});

test('each side has a panel with a walk-away line at 0 and a zero line where it loses only its stake', () => {
  const rows = 11;
  const svg = drawRepair(holding);
  expect(boxesOfText(svg, 'name').map(({ text }) => text)).toEqual(['United States', 'North Korea']);
  expect(countOf(svg, 'class="walk"')).toBe(2 * rows);
  expect(countOf(svg, 'class="zero"')).toBe(2 * rows);
});

test('a side that would walk away has a hollow bar and a cross, and who leaves is always said', () => {
  const svg = drawRepair(breaking);
  expect(svg).toContain('\u2715');
  expect(svg).toContain('class="breaks"');
  expect(countOf(svg, ' before the first step')).toBeGreaterThan(8);
  expect(drawRepair(holding)).toContain('nobody leaves');
});

test('sides are told by fill and place, not by colour alone', () => {
  const svg = drawRepair(holding);
  expect(svg).toContain('class="ink-a"');
  expect(svg).toContain('url(#lsr-fill-b)');
});

test.each<[string, RepairLook, CaseShape]>([
  ['wide', {}, { steps: 6 }],
  ['on paper', { width: 700 }, { steps: 6, ranged: true }],
  ['narrow', { width: 358 }, { steps: 6, stake: 0 }],
  ['with three parties', { width: 700 }, { parties: 3, steps: 6 }],
  ['from right to left', { dir: 'rtl' }, { steps: 6 }],
])('%s: no text leaves the drawing', (_, look, shape) => {
  const svg = drawRepair(drawingOf(shape), look);
  const width = look.width ?? 1240;
  if (look.dir === 'rtl') return expect(svg).toContain('direction="rtl"');
  for (const { text, left, right } of boxesOfText(svg)) {
    expect(left, text).toBeGreaterThanOrEqual(-1);
    expect(right, text).toBeLessThanOrEqual(width + 4);
  }
});

test('who hears the drawing hears the headline and every row', () => {
  const svg = drawRepair(holding);
  expect(svg).toContain(`<title id="lsr-title">${holding.answer.headline.slice(0, 20)}`);
  expect(svg).toMatch(/<desc id="lsr-desc">as it stands: /);
});
