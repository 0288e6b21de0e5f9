import { expect, test } from 'vitest';
import { axisOf } from '../../src/svg/axis.ts';

test('an axis holds every value between its round ends, and zero where it is asked for', () => {
  const axis = axisOf([3.2, 17.9], [0, 100], { zero: true });
  expect([axis.low, axis.high]).toEqual([0, 20]);
  expect(axis.at(0)).toBe(0);
  expect(axis.at(10)).toBe(50);
  expect(axis.ticks).toEqual([0, 5, 10, 15, 20]);
});

test('an axis may run downwards, and one value alone has room on both sides', () => {
  const axis = axisOf([4], [200, 0]);
  expect(axis.at(4)).toBe(100);
  expect(axis.at(axis.high)).toBe(0);
});
