import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, dayOf } from '../../src/agreement/calendar.ts';

describe('the calendar', () => {
  test('counts days as the platform’s own calendar does, from year 1 to year 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719162, max: 2932896 }), (day) => {
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(dateOf(day)).toBe(date);
        expect(dayOf(date)).toBe(day);
      }),
    );
  });

  test('has a 29 February in 2000 and 2020, and none in 1900 or 2019', () => {
    expect(dateOf(dayOf('2000-02-28') + 1)).toBe('2000-02-29');
    expect(dateOf(dayOf('2020-02-28') + 1)).toBe('2020-02-29');
    expect(dateOf(dayOf('1900-02-28') + 1)).toBe('1900-03-01');
    expect(dateOf(dayOf('2019-02-28') + 1)).toBe('2019-03-01');
  });
});
