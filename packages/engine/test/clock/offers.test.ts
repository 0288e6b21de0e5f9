import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shares } from '../../src/clock/answer.ts';
import { sharesOf } from '../../src/clock/offers.ts';

const shares = (A: number, B: number, between: number) => sharesOf(['A', 'B'], { A, B }, between) as Shares;
const rate = fc.double({ min: 1e-4, max: 3, noNaN: true });
const time = fc.double({ min: 1e-3, max: 40, noNaN: true });

describe('alternating offers', () => {
  test('give the side that offers first (1 - d_other) / (1 - d_A d_B), and the other the rest', () => {
    fc.assert(
      fc.property(rate, rate, time, (A, B, t) => {
        const [dA, dB] = [Math.exp(-A * t), Math.exp(-B * t)];
        const { when_first } = shares(A, B, t);
        expect(when_first['A']?.['A']).toBeCloseTo((1 - dB) / (1 - dA * dB), 9);
        expect(when_first['B']?.['B']).toBeCloseTo((1 - dA) / (1 - dA * dB), 9);
        expect((when_first['A']?.['A'] as number) + (when_first['A']?.['B'] as number)).toBe(1);
      }),
    );
  });

  test('leave the side that answers just what it would get by refusing and offering itself', () => {
    fc.assert(
      fc.property(rate, rate, time, (A, B, t) => {
        const { when_first } = shares(A, B, t);
        expect(when_first['A']?.['B']).toBeCloseTo(Math.exp(-B * t) * (when_first['B']?.['B'] as number), 9);
        expect(when_first['B']?.['A']).toBeCloseTo(Math.exp(-A * t) * (when_first['A']?.['A'] as number), 9);
      }),
    );
  });

  test('go to the shares r_B / (r_A + r_B) as offers come faster, whoever is first', () => {
    const { when_first, limit } = shares(0.03, 0.01, 1e-9);
    expect(limit).toEqual({ A: 0.25, B: 0.75 });
    expect(when_first['A']?.['A']).toBeCloseTo(0.25, 9);
    expect(when_first['B']?.['A']).toBeCloseTo(0.25, 9);
    expect(shares(0.03, 0.01, 0)).toMatchObject({ when_first: { A: limit, B: limit }, is_limit: true });
  });

  test('keep their digits where rates are tiny', () => {
    expect(shares(3e-15, 1e-15, 1).when_first['A']?.['A']).toBeCloseTo(0.25, 12);
  });

  test('give a half each, said to be a limit, where neither is impatient', () => {
    expect(shares(0, 0, 1)).toEqual({
      when_first: { A: { A: 0.5, B: 0.5 }, B: { A: 0.5, B: 0.5 } },
      limit: { A: 0.5, B: 0.5 },
      is_limit: true,
    });
  });

  test('give all to the side that never tires, if the other does', () => {
    const { when_first, is_limit } = shares(0.1, 0, 1);
    expect(when_first).toEqual({ A: { A: 0, B: 1 }, B: { A: 0, B: 1 } });
    expect(is_limit).toBe(false);
  });

  test('let the side that offers first take nearly all where the next offer is far off', () => {
    expect(shares(1, 1, 60).when_first['A']?.['A']).toBeCloseTo(1, 12);
  });

  test('are not defined for three parties', () => {
    expect(sharesOf(['A', 'B', 'C'], { A: 1, B: 1, C: 1 }, 1)).toBeNull();
  });
});
