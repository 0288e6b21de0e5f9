import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentsApart } from '../../src/agreement/figure.ts';

const bare = (text: string | undefined) => Number(text?.replace('\u202f%', ''));

it('shares that differ look different, and neither none nor all is shown where it is not so', () => {
  expect(percentsApart([0.611, 0.5])).toEqual(['61\u202f%', '50\u202f%']);
  expect(percentsApart([0.953, 0.95])).toEqual(['95.3\u202f%', '95.0\u202f%']);
  expect(percentsApart([0.999])).toEqual(['99.9\u202f%']);
  expect(percentsApart([0.004])).toEqual(['0.4\u202f%']);
  expect(percentsApart([1, 0])).toEqual(['100\u202f%', '0\u202f%']);
});

it('a share is shown within half of its last digit', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
      const [first, second] = percentsApart([a, b]);
      expect(Math.abs(bare(first) - 100 * a)).toBeLessThanOrEqual(0.5 + 1e-9);
      expect(Math.abs(bare(second) - 100 * b)).toBeLessThanOrEqual(0.5 + 1e-9);
      if (Math.abs(a - b) > 1e-3) expect(first).not.toBe(second);
    }),
  );
});
