import fc from 'fast-check';
import { expect, test } from 'vitest';
import { twoFigures } from '../../src/report/two-figures.ts';

test('quantities lose what is more than two figures, and nothing else changes', () => {
  expect(twoFigures('It gains 13.1 and has 2.035 at stake, of 373,621 orders.')).toBe(
    'It gains 13 and has 2 at stake, of 370,000 orders.',
  );
  expect(twoFigures('81 % of 2,000 draws; 0.25 a month; 1.50')).toBe('81 % of 2,000 draws; 0.25 a month; 1.5');
});

test('names in quotes, years and dates stay as they are', () => {
  const text = 'After \u201cLift resolution 2375\u201d in 2019, on 24 February 2019 and 2019-02-28.';
  expect(twoFigures(text)).toBe(text);
});

test('no number of more than two significant figures is left, whatever it was', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (value) => {
      const decimal = value.toFixed(3);
      const left = twoFigures(`It is ${decimal}.`).match(/\d[\d,]*(\.\d+)?/)?.[0] ?? '';
      expect(left.replace(/[,.]/g, '').replace(/^0+|0+$/g, '').length).toBeLessThanOrEqual(2);
      expect(Number(left.replaceAll(',', ''))).toBeCloseTo(Number(Number(decimal).toPrecision(2)), 6);
    }),
  );
});
