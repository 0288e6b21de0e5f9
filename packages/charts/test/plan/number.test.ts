import { showAmount, showGain, showNumber, showShare } from '@lockstep/charts/number';
import { expect, test } from 'vitest';

test('numbers have one decimal and a true minus', () => {
  expect([2.345, -1.77, 0, -0.01, 12].map(showNumber)).toEqual(['2.3', '\u22121.8', '0.0', '0.0', '12.0']);
});

test('large numbers have no false precision', () => {
  expect([999.94, 1000, 12345.6, 2_500_000, 3e12].map(showNumber)).toEqual([
    '999.9',
    '1,000',
    '12,346',
    '2.5m',
    '3.0e12',
  ]);
});

test('gains carry a plus and losses a minus', () => {
  expect([1, -1, 0.01].map(showGain)).toEqual(['+1.0', '\u22121.0', '0.0']);
});

test('what is missing is never written as nothing', () => {
  expect([-0.001, 0.04, 0, 1.25].map(showAmount)).toEqual(['<0.1', '<0.1', '0.0', '1.3']);
});

test('a share is whole percent, and neither none nor all unless it is', () => {
  expect([0, 0.001, 0.597, 0.999, 1].map(showShare)).toEqual(['0%', '<1%', '60%', '>99%', '100%']);
});
