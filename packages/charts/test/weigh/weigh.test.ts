import { drawWeigh, type WeighDrawing, type WeighLook, weighWords } from '@lockstep/charts/weigh';
import { finish } from '@lockstep/engine/search';
import { type WeighAsked, weigh } from '@lockstep/engine/weigh';
import { describe, expect, it } from 'vitest';
import { type CaseShape, makeCase } from '../plan/cases.ts';
import { boxesOfText, countOf } from '../plan/reading.ts';

function drawing(shape: CaseShape = {}, asked: WeighAsked = { give: ['s1'], take: ['s2'] }): WeighDrawing {
  const { agreement, assessment } = makeCase({ steps: 6, stake: 2, ...shape });
  const answer = finish(weigh(agreement, assessment, { as: agreement.parties[0]?.id as string, ...asked }));
  if ('code' in answer || !answer.possible) throw new Error(JSON.stringify(answer));
  return { agreement, answer };
}

const draw = (shape: CaseShape = {}, look: WeighLook = {}) => drawWeigh(drawing(shape), look);

describe('the drawing of a trade', () => {
  it('gives each side its own panel with a zero line and a walk-away line', () => {
    const svg = draw({ parties: 3 });
    expect(countOf(svg, weighWords.ownScale)).toBe(3);
    expect(countOf(svg, 'class="walk"')).toBe(3);
    expect(countOf(svg, 'walks away if left with more than')).toBe(3);
  });

  it('marks now hollow, halfway small and after filled, and leaves out halfway where there is none', () => {
    expect(draw()).toContain(weighWords.half(weighWords.give));
    const alone = drawWeigh(drawing({}, { give: ['s1'] }));
    expect(alone).not.toContain('halfway');
    expect(countOf(alone, 'class="edge-b"')).toBe(2);
    expect(countOf(alone, 'class="solid-b"')).toBe(2);
  });

  it('writes the values before and after', () => {
    const { answer } = drawing();
    for (const id of Object.keys(answer.gain)) {
      const after = String(answer.after.holds[id]).replace('-', '\u2212');
      expect(drawWeigh(drawing())).toContain(`>${after}</text>`);
    }
  });

  it.each([358, 760, 1240])('keeps every text inside %i pixels', (width) => {
    for (const box of boxesOfText(draw({ size: 1e5 }, { width }))) {
      expect(box.left, box.text).toBeGreaterThan(-8);
      expect(box.right, box.text).toBeLessThan(width + 8);
    }
  });
});
