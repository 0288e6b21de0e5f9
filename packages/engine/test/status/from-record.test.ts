import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../src/agreement/scope.ts';
import { unroll } from '../../src/agreement/unroll.ts';
import { fromRecord } from '../../src/status/from-record.ts';
import { after, agreement, step } from '../plan/build.ts';
import { evidence, inDays, promise } from './entries.ts';
import { randomRecords } from './random-records.ts';

const file = inDays(
  agreement(
    ['A', 'B'],
    [
      step('a1', 'A', { verification: [{ by: 'B' }] }),
      step('b1', 'B', after('a1')),
      step('a2', 'A'),
      step('b2', 'B'),
      step('a3', 'A', { kind: 'refrain', until: '2020-01-31' }),
    ],
    [{ kind: 'together', steps: ['a2', 'b2'] }],
  ),
);

describe('from a record', () => {
  it('what is verified, or claimed where no check is declared, is done', () => {
    const record = [evidence('2020-01-01', 'B', 'a1', 'verified'), promise('2020-01-02', 'B', 'b1', 'fulfilled')];
    expect(fromRecord(file, record, { asOf: '2020-01-02' })).toEqual({
      as_of: '2020-01-02',
      done: ['a1', 'b1', 'a3'],
      dropped: [],
      reversed: [],
      too_early: [],
    });
    expect(fromRecord(file, record, { asOf: '2020-01-01' }).done).toEqual(['a1', 'a3']);
    expect(fromRecord(file, record, { asOf: '2020-12-31' }).done).toEqual(['a1', 'b1', 'a3']);
  });

  it('what was done before what it requires, and a part of a set, is left out and named', () => {
    const record = [promise('2020-01-02', 'B', 'b1', 'fulfilled'), promise('2020-01-02', 'A', 'a2', 'fulfilled')];
    expect(fromRecord(file, record, { asOf: '2020-01-02' })).toMatchObject({ done: ['a3'], too_early: ['b1', 'a2'] });
  });

  it('what was taken back is to be done again, and what was waived is dropped', () => {
    const record = [
      promise('2020-01-02', 'A', 'a2', 'fulfilled'),
      promise('2020-01-03', 'A', 'a2', 'reversed'),
      promise('2020-01-04', 'A', 'b2', 'waived'),
    ];
    expect(fromRecord(file, record, { asOf: '2020-01-05' })).toMatchObject({
      reversed: ['a2'],
      dropped: [{ step: 'b2', state: 'waived' }],
      done: ['a3'],
    });
  });

  it('is always something that a road map can start from', () => {
    fc.assert(
      fc.property(randomRecords, ({ agreement: text, entries, asOf }) => {
        const { done } = fromRecord(text, entries, { asOf });
        expect(scopeOf(unroll(text), { done })).not.toHaveProperty('code');
      }),
      { numRuns: Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 200) },
    );
  });
});
