import { numbersOf } from '@lockstep/charts/numbers';
import { drawPlan, drawPlanDown } from '@lockstep/charts/plan';
import { figure } from '@lockstep/engine/figure';
import { expect, test } from 'vitest';
import { makeCase } from './cases.ts';
import { boxesOfText } from './reading.ts';

const points = numbersOf(makeCase({ stake: 3 }).answer);
const ranged = numbersOf(makeCase({ ranged: true }).answer);

test('point values are shown as they are, values that rest on ranges with one decimal', () => {
  expect([0.25, -1.75, 0, 12, 1234.5].map(points.number)).toEqual(['0.25', '\u22121.75', '0', '12', '1,234.5']);
  expect([0.25, -1.77, 0, 12, 1234.5].map(ranged.number)).toEqual(['0.3', '\u22121.8', '0.0', '12.0', '1,234.5']);
});

test('from a million on numbers are short', () => {
  for (const { number } of [points, ranged]) {
    expect([2_500_000, -3e12, Number.POSITIVE_INFINITY].map(number)).toEqual(['2.5m', '\u22123.0e12', '?']);
  }
});

test('gains carry a plus, losses a minus, nothing neither', () => {
  expect([1, -1, 0].map(points.gain)).toEqual(['+1', '\u22121', '0']);
  expect([0.25, 0.0001].map(ranged.gain)).toEqual(['+0.3', '0.00']);
});

test('an amount has no sign', () => {
  expect([-1.25, 1.25, 0].map(points.amount)).toEqual(['1.25', '1.25', '0']);
});

test('drawing and sentences show a slack alike', () => {
  const { agreement, answer } = makeCase({ size: 0.25, stake: 0 });
  const sentence = answer.binding.sentence;
  const pull = figure(answer.stake, 'exact');
  expect(pull).toMatch(/\.\d\d?$/);
  expect(sentence).toContain(`gain ${pull} by leaving`);
  expect(boxesOfText(drawPlan({ agreement, answer })).map(({ text }) => text)).toContain(`\u2212${pull}`);
  expect(boxesOfText(drawPlanDown({ agreement, answer })).map(({ text }) => text)).toContain(pull);
});
