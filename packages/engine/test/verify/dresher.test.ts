import { describe, expect, it } from 'vitest';
import { dresherGame, dresherValue } from '../../src/verify/dresher.ts';

/** Fractions of its own: the oracle shares no code with the engine. */
type Fraction = readonly [bigint, bigint];
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => reduced(a * d + c * b, b * d);
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => reduced(a * c, b * d);
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, times([-1n, 1n], b));
const over = (a: Fraction, [c, d]: Fraction): Fraction => (c < 0n ? times(a, [-d, -c]) : times(a, [d, c]));
const isLess = ([a, b]: Fraction, [c, d]: Fraction) => a * d < c * b;
const least = (a: Fraction, b: Fraction) => (isLess(b, a) ? b : a);
const most = (a: Fraction, b: Fraction) => (isLess(a, b) ? b : a);
function reduced(a: bigint, b: bigint): Fraction {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? [0n, 1n] : [a / x, b / x];
}

/** The value of a two by two matrix game: a saddle point if there is one, else mixed. */
function matrixValue([[a, b], [c, d]]: readonly [
  readonly [Fraction, Fraction],
  readonly [Fraction, Fraction],
]): Fraction {
  const [low, high] = [most(least(a, b), least(c, d)), least(most(a, c), most(b, d))];
  if (!isLess(low, high)) return low;
  return over(minus(times(a, d), times(b, c)), minus(plus(a, d), plus(b, c)));
}

/** V(n, m) by solving each period's game. */
function solved(n: number, m: number): Fraction {
  if (m >= n) return [0n, 1n];
  if (m === 0) return [-1n, 1n];
  return matrixValue([
    [[1n, 1n], solved(n - 1, m - 1)],
    [[-1n, 1n], solved(n - 1, m)],
  ]);
}

describe('the inspection game of Dresher', () => {
  it('has in every period the value that solving the matrix game gives', () => {
    for (let n = 1; n <= 12; n++) {
      for (let m = 0; m <= n; m++) {
        const { over: up, under } = dresherValue(n, m);
        expect([up, under], `${n},${m}`).toEqual(solved(n, m));
      }
    }
  });

  it('with one inspection in two periods is worth -1/3: inspect at once in one case of three', () => {
    expect(dresherGame(2, 1)).toEqual({
      periods: 2,
      inspections: 1,
      value: -1 / 3,
      fraction: '-1/3',
      inspect_first: 1 / 3,
      violate_first: 1 / 3,
      by_inspections: [-1, -1 / 3, 0],
    });
  });

  it('leaves the other side nothing to gain by choosing when: both choices of the first period are worth the value', () => {
    for (const [n, m] of [
      [5, 2],
      [8, 3],
      [9, 1],
    ] as const) {
      const { value, inspect_first: p, violate_first: x } = dresherGame(n, m);
      const [met, unmet] = [dresherGame(n - 1, m - 1).value, dresherGame(n - 1, m).value];
      expect(p - (1 - p)).toBeCloseTo(value, 12);
      expect(p * met + (1 - p) * unmet).toBeCloseTo(value, 12);
      expect((x as number) + (1 - (x as number)) * met).toBeCloseTo(value, 12);
      expect(-(x as number) + (1 - (x as number)) * unmet).toBeCloseTo(value, 12);
    }
  });

  it('each further inspection is worth something, and all periods inspected deter', () => {
    const { by_inspections: values } = dresherGame(10, 4);
    expect(values[0]).toBe(-1);
    expect(values[10]).toBe(0);
    for (let m = 1; m <= 10; m++) expect(values[m]).toBeGreaterThan(values[m - 1] as number);
  });
});
