import { drawDiff } from '@lockstep/charts/diff';
import type { PlanComparison } from '@lockstep/engine/diff/answer';
import { expect, test } from 'vitest';
import { boxesOfText, countOf } from '../plan/reading.ts';
import { makeDiff } from './models.ts';

function drawn(shape: Parameters<typeof makeDiff>[0] = {}, look: Parameters<typeof drawDiff>[1] = {}) {
  const { sides, answer } = makeDiff(shape);
  const plan = answer.answers.plan as PlanComparison;
  return { svg: drawDiff({ sides, plan }, look), plan, sides };
}

test('every party has a panel on both sides, with the walk-away line', () => {
  expect(countOf(drawn().svg, 'class="walk"')).toBe(4);
  expect(countOf(drawn({ parties: 3 }).svg, 'class="walk"')).toBe(6);
});

test('the two panels of a party have one scale', () => {
  const { svg } = drawn({ steps: 6 });
  const rows = new Map<number, string[]>();
  for (const { text, part, left } of boxesOfText(svg, 'small')) {
    if (left < 40 || (left > 620 && left < 660)) rows.set(part, [...(rows.get(part) ?? []), text]);
  }
  const ticks = [...rows.values()].filter((texts) => texts.length > 3);
  expect(ticks.length).toBe(2);
  for (const texts of ticks) expect(new Set(texts).size).toBeLessThanOrEqual(Math.ceil(texts.length / 2) + 1);
});

test('it says who would walk away in which, when, and how much is missing', () => {
  const { svg, plan } = drawn({ steps: 8, stake: 1 });
  const leaves = [...plan.leaves.before, ...plan.leaves.after];
  expect(leaves.length).toBeGreaterThan(0);
  expect(countOf(svg, '\u2715 walks away ')).toBe(leaves.length);
  expect(svg).toMatch(/<title[^>]*>In \u201chope\u201d .*; in \u201cdoubt\u201d .*<\/title>/);
});

test('names are text, never markup', () => {
  const { sides, plan } = drawn();
  const svg = drawDiff({ sides: { ...sides, before: { ...sides.before, name: '<i>x</i>' } }, plan });
  expect(svg).not.toContain('<i>');
});

test('narrow, the panels stand below one another and nothing is wider than the drawing', () => {
  for (const width of [358, 700, 1240]) {
    const { svg } = drawn({ steps: 10 }, { width });
    for (const box of boxesOfText(svg)) {
      expect(box.left, box.text).toBeGreaterThan(-4);
      expect(box.right, box.text).toBeLessThan(width + 6);
    }
  }
});
