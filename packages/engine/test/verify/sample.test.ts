import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleSize } from '../../src/verify/sample.ts';

describe('sizes of samples', () => {
  it.each([
    [100, 5, 0.1, 37, 37],
    [100, 10, 0.1, 20, 21],
    [200, 4, 0.1, 87, 88],
    [1000, 10, 0.05, 258, 259],
  ])(
    'of %i items, to miss %i diversions with at most %f: %i, by the rule %i',
    (items, diversions, miss, least, rule) => {
      expect(sampleSize(items, diversions, miss)).toMatchObject({ exact: least, formula: rule });
    },
  );

  it('a sample of all but the diversions less one is sure to find one, and a miss put up with for sure asks for none', () => {
    expect(sampleSize(10, 3, 0)).toMatchObject({ exact: 8, formula: 10, finds: 1 });
    expect(sampleSize(10, 3, 1)).toMatchObject({ exact: 0, formula: 0, finds: 0 });
    expect(sampleSize(1, 1, 0.5)).toMatchObject({ exact: 1, formula: 1, finds: 1 });
  });

  it('by counting every sample: the least size misses with at most b, one fewer with more', () => {
    const sizes = fc
      .integer({ min: 1, max: 12 })
      .chain((items) =>
        fc.tuple(fc.constant(items), fc.integer({ min: 1, max: items }), fc.integer({ min: 1, max: 99 })),
      );
    fc.assert(
      fc.property(sizes, ([items, diversions, percent]) => {
        const size = sampleSize(items, diversions, percent / 100);
        const [clean, all] = countSamples(items, diversions, size.exact);
        expect(clean * 100).toBeLessThanOrEqual(percent * all);
        expect(size.finds).toBeCloseTo(1 - clean / all, 12);
        if (size.exact === 0) return;
        const [cleanFewer, allFewer] = countSamples(items, diversions, size.exact - 1);
        expect(cleanFewer * 100).toBeGreaterThan(percent * allFewer);
        expect(size.finds_with_one_fewer).toBeCloseTo(1 - cleanFewer / allFewer, 12);
      }),
    );
  });

  it('the rule asks for no fewer than the least size, and is the rounded-up formula', () => {
    const sizes = fc
      .integer({ min: 1, max: 3000 })
      .chain((items) =>
        fc.tuple(fc.constant(items), fc.integer({ min: 1, max: items }), fc.integer({ min: 1, max: 99 })),
      );
    fc.assert(
      fc.property(sizes, ([items, diversions, percent]) => {
        const { exact, formula } = sampleSize(items, diversions, percent / 100);
        expect(formula).toBeGreaterThanOrEqual(exact);
        expect(Math.abs(formula - items * (1 - (percent / 100) ** (1 / diversions)))).toBeLessThan(1 + 1e-6);
      }),
    );
  });

  it('a million items are no trouble', () => {
    expect(sampleSize(1_000_000, 1000, 0.05)).toMatchObject({ exact: 2990, formula: 2992 });
    expect(sampleSize(1_000_000, 500_000, 0.01).exact).toBe(7);
  });
});

/** How many samples of that size hold no diversion (the first items), and how many there are, one by one. */
function countSamples(items: number, diversions: number, size: number): [number, number] {
  let [clean, all] = [0, 0];
  for (let mask = 0; mask < 1 << items; mask++) {
    const chosen = Array.from({ length: items }, (_, k) => (mask >> k) & 1);
    if (chosen.reduce((sum, one) => sum + one, 0) !== size) continue;
    all++;
    if (chosen.slice(0, diversions).every((one) => one === 0)) clean++;
  }
  return [clean, all];
}
