import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber } from '../src/number-text.ts';

describe('numbers', () => {
  test.each([
    ['0', 0],
    ['-0', 0],
    ['-1.50', -1.5],
    ['+3', 3],
    ['.5', 0.5],
    ['1e3', 1000],
    ['1.5E-3', 0.0015],
    ['0.1', 0.1],
    ['999999999999999', 999999999999999],
    ['100000000000000000e-17', 1],
    ['0.000', 0],
  ])('%s is read as what it says', (source, value) => {
    expect(readNumber(source)).toEqual({ kind: 'number', value });
  });

  test.each(['0777', '-007', '00', '00.5', '01e3'])(
    '%s, which has a leading zero, is refused, not read as octal',
    (source) => {
      expect(readNumber(source)).toEqual({ kind: 'leading-zero' });
    },
  );

  test.each(['0x1F', '0o17', '0b11', '1_000', '-0xff', '1_0.5'])('%s is refused as not decimal', (source) => {
    expect(readNumber(source)).toEqual({ kind: 'not-decimal' });
  });

  test.each(['.inf', '-.INF', '.nan', '.NaN', '1e400', '-1e999'])('%s is refused as not finite', (source) => {
    expect(readNumber(source)).toEqual({ kind: 'not-finite' });
  });

  test.each(['9007199254740993', '1e16', '0.1234567890123456', '1e-400', '1.23456e-320', '123456789012345678'])(
    '%s is refused, since it cannot be kept exactly',
    (source) => {
      expect(readNumber(source)).toEqual({ kind: 'not-exact' });
    },
  );

  test.each(['2019-02-24', '1.2.3', '30 days', 'S/RES/2375', 'a1', '-', '.', 'e5', '1e', 'NaN', 'Infinity', '12:30'])(
    '%s is text',
    (source) => {
      expect(readNumber(source)).toEqual({ kind: 'text' });
    },
  );

  test('a decimal of at most 15 digits is read as itself', () => {
    const digits = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
    fc.assert(
      fc.property(digits, fc.integer({ min: -300, max: 0 }), (mantissa, power) => {
        const reading = readNumber(`${mantissa}e${power}`);
        expect(reading).toEqual({ kind: 'number', value: Number(`${mantissa}e${power}`) || 0 });
      }),
    );
  });
});
