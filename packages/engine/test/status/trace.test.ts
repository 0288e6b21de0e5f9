import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement, Rule, Step } from '../../src/agreement/agreement.ts';
import type { Entry } from '../../src/status/entry.ts';
import { checkTrace } from '../../src/status/trace.ts';
import { after, agreement, step } from '../plan/build.ts';
import { evidence, inDays, power, powerUse, promise, terms } from './entries.ts';
import { randomRecords } from './random-records.ts';

function text(steps: Step[], rules: Rule[] = [], rest: Partial<Agreement> = {}): Agreement {
  return { ...inDays(agreement(['A', 'B'], steps, rules)), ...rest };
}

function kindsOf(file: Agreement, entries: readonly Entry[], asOf = '2020-12-31'): string[] {
  return checkTrace(file, entries, { asOf }).deviations.map(({ kind, at }) => `${at} ${kind}`);
}

const done = (at: string, by: string, id: string) => promise(at, by, id, 'fulfilled');

describe('a record', () => {
  it('complies where every step was done in order and in time', () => {
    const file = text([step('a1', 'A', { due: '2020-02-01' }), step('b1', 'B', after('a1'))]);
    const answer = checkTrace(file, [done('2020-01-15', 'A', 'a1'), done('2020-01-16', 'B', 'b1')], {
      asOf: '2020-12-31',
    });
    expect(answer).toMatchObject({ complies: true, first: null, deviations: [], readings: [] });
    expect(answer.headline).toBe(
      'By the end of 2020, the record complies with the agreement: no deviation in 2 entries.',
    );
  });

  it('deviates where a step is done before what it requires is verified', () => {
    const file = text([step('a1', 'A', { verification: [{ by: 'B' }] }), step('b1', 'B', after('a1'))]);
    const record = [
      done('2020-01-15', 'A', 'a1'),
      done('2020-01-16', 'B', 'b1'),
      evidence('2020-01-17', 'B', 'a1', 'verified'),
    ];
    expect(checkTrace(file, record, { asOf: '2020-12-31' }).first).toEqual({
      kind: 'done before what it requires',
      entry: 1,
      at: '2020-01-16',
      by: ['B'],
      steps: ['b1', 'a1'],
      power: null,
      under: [],
      sentence: '\u201cDo b1\u201d was done while \u201cDo a1\u201d, which it requires, was not done and verified.',
    });
  });

  it('deviates on the day after the last day in time, and says how late it was done', () => {
    const file = text([step('a1', 'A', { due: '2020-02-01', duration: 0 })]);
    expect(kindsOf(file, [], '2020-02-01')).toEqual([]);
    const answer = checkTrace(file, [done('2020-02-05', 'A', 'a1')], { asOf: '2020-12-31' });
    expect(answer.first).toMatchObject({ at: '2020-02-02', entry: null, by: ['A'] });
    expect(answer.first?.sentence).toBe(
      '\u201cDo a1\u201d was not done by 2020-02-01, the last day in time; it was done 4 days late.',
    );
    const accepted = text([step('a1', 'A', { due: '2020-02-01', duration: 0, late: 'accept' })]);
    expect(kindsOf(accepted, [done('2020-02-05', 'A', 'a1')])).toEqual([]);
    expect(kindsOf(accepted, [])).toEqual(['2020-02-02 not done by the date']);
  });

  it('says how late the first performance was, not that after a reversal; claimed in time and seen later is in time', () => {
    const file = text([step('a1', 'A', { due: '2020-02-01', duration: 0, verification: [{ by: 'B' }] })]);
    const record = [
      done('2020-02-05', 'A', 'a1'),
      promise('2020-03-01', 'A', 'a1', 'reversed'),
      done('2020-06-01', 'A', 'a1'),
    ];
    expect(checkTrace(file, record, { asOf: '2020-12-31' }).first?.sentence).toContain('it was done 4 days late');
    const seen = [evidence('2020-01-30', 'A', 'a1', 'claimed'), evidence('2020-02-10', 'B', 'a1', 'verified')];
    expect(kindsOf(file, seen, '2020-02-05')).toEqual(['2020-02-02 not done by the date']);
    expect(kindsOf(file, seen)).toEqual([]);
  });

  it('deviates where something is taken back, or what was to be kept is broken', () => {
    const file = text([step('a1', 'A'), step('a2', 'A', { kind: 'refrain' })]);
    const record = [
      done('2020-01-15', 'A', 'a1'),
      promise('2020-02-01', 'A', 'a1', 'reversed'),
      promise('2020-02-02', 'B', 'a2', 'breached'),
    ];
    const answer = checkTrace(file, record, { asOf: '2020-12-31' });
    expect(answer.deviations.map(({ kind, entry, under }) => [kind, entry, under])).toEqual([
      ['reversed', 1, []],
      ['breached', 2, ['B']],
    ]);
    expect(answer.deviations[1]?.sentence).toBe(
      '\u201cDo a2\u201d, which was to be kept, was broken under the version of Side B.',
    );
    expect(answer.changes).toEqual([
      'Were it not for that, the first would be of 2020-02-02: \u201cDo a2\u201d, which was to be kept, was broken under the version of Side B.',
    ]);
  });

  it('deviates where a power is used without standing, after its sunset, too soon, or against a block', () => {
    const file = text([step('a1', 'A')], [], {
      powers: [
        power('p', {
          target: ['a1'],
          wait: '10 days',
          onSilence: 'act',
          blockedBy: { holders: ['B'], act: 'no' },
          sunset: '2020-06-30',
        }),
      ],
    });
    const record = [
      powerUse('2020-01-01', 'B', 'p', 'notified'),
      powerUse('2020-01-02', 'A', 'p', 'used'),
      powerUse('2020-02-01', 'A', 'p', 'notified'),
      powerUse('2020-02-05', 'A', 'p', 'used'),
      powerUse('2020-02-06', 'B', 'p', 'blocked'),
      powerUse('2020-02-07', 'A', 'p', 'used'),
      powerUse('2020-07-01', 'A', 'p', 'notified'),
    ];
    expect(kindsOf(file, record)).toEqual([
      '2020-01-01 power without standing',
      '2020-01-02 power out of time',
      '2020-02-05 power out of time',
      '2020-02-07 power against a block',
      '2020-07-01 power out of time',
    ]);
  });

  it('deviates where some change the terms alone, under the version of the others', () => {
    const file = text([step('a1', 'A')]);
    const change = (agreed: string[]) => terms('2020-01-01', 'press', 'a1', { due: '2020-03-01' }, agreed);
    const answer = checkTrace(file, [change(['A'])], { asOf: '2020-02-01' });
    expect(answer.first).toMatchObject({ kind: 'terms changed by some alone', by: ['A'], under: ['B'], entry: 0 });
    expect(kindsOf(file, [change(['A']), change(['B'])], '2020-02-01')).toEqual([]);
  });
});

describe('rules', () => {
  const three = [step('a1', 'A', { duration: 5 }), step('b1', 'B', { duration: 3 }), step('b2', 'B')];
  it.each<[string, Rule, Entry[], string[]]>([
    [
      'before, kept',
      { kind: 'before', of: 'B', steps: ['a1', 'b1'] },
      [done('2020-01-01', 'A', 'a1'), done('2020-01-01', 'B', 'b1')],
      [],
    ],
    [
      'before, broken',
      { kind: 'before', of: 'B', steps: ['a1', 'b1'] },
      [done('2020-01-01', 'B', 'b1'), done('2020-01-01', 'A', 'a1')],
      ['2020-01-01 before'],
    ],
    ['never', { kind: 'never', of: 'B', step: 'a1' }, [done('2020-01-01', 'A', 'a1')], ['2020-01-01 never']],
    [
      'together, within the longer',
      { kind: 'together', steps: ['a1', 'b1'] },
      [done('2020-01-01', 'B', 'b1'), done('2020-01-06', 'A', 'a1')],
      [],
    ],
    [
      'together, too far apart',
      { kind: 'together', steps: ['a1', 'b1'] },
      [done('2020-01-01', 'B', 'b1'), done('2020-01-07', 'A', 'a1')],
      ['2020-01-07 together'],
    ],
    [
      'escrow, on one day',
      { kind: 'escrow', steps: ['a1', 'b1'], cost: {} },
      [done('2020-01-01', 'B', 'b1'), done('2020-01-01', 'A', 'a1')],
      [],
    ],
    [
      'escrow, on two',
      { kind: 'escrow', steps: ['a1', 'b1'], cost: {} },
      [done('2020-01-01', 'B', 'b1'), done('2020-01-02', 'A', 'a1')],
      ['2020-01-01 escrow'],
    ],
    [
      'one of',
      { kind: 'one_of', steps: ['b1', 'b2'] },
      [done('2020-01-01', 'B', 'b1'), done('2020-01-02', 'B', 'b2')],
      ['2020-01-02 alternatives'],
    ],
    ['at most one, one', { kind: 'at_most_one', steps: ['b1', 'b2'] }, [done('2020-01-01', 'B', 'b1')], []],
  ])('%s', (_, rule, record, kinds) => {
    expect(kindsOf(text(three, [rule]), record)).toEqual(kinds);
  });

  it('of a reading are judged under that reading alone', () => {
    const file: Agreement = {
      ...inDays(
        agreement(
          ['UA', 'RU'],
          [step('truce', 'RU', { kind: 'maintain' }), step('border', 'RU'), step('status', 'UA'), step('vote', 'UA')],
        ),
      ),
      parties: [
        { id: 'UA', name: 'Ukraine' },
        { id: 'RU', name: 'Russia' },
      ],
      readings: {
        UA: { rules: [{ kind: 'before', steps: ['border', 'vote'] }] },
        RU: { rules: [{ kind: 'before', steps: ['vote', 'border'] }] },
      },
    };
    const record = [
      promise('2015-02-18', 'UA', 'truce', 'breached'),
      done('2015-10-18', 'UA', 'vote'),
      done('2015-10-19', 'RU', 'border'),
    ];
    const answer = checkTrace(file, record, { asOf: '2015-12-31' });
    expect(answer.readings).toMatchObject([
      {
        reading: 'UA',
        complies: false,
        first: { at: '2015-02-18', kind: 'breached' },
        deviations: [{}, { kind: 'before' }],
      },
      { reading: 'RU', complies: true, first: null },
    ]);
    expect(answer.headline).toBe(
      'Under the reading of Ukraine the first deviation is of 2015-02-18: \u201cDo truce\u201d, which was to be kept, was broken under the version of Ukraine. Under the reading of Russia the record complies.',
    );
    const swapped = checkTrace(
      file,
      [record[2], record[1]].map((each, k) => ({ ...each, at: `2015-10-1${k}` })) as Entry[],
      {
        asOf: '2015-12-31',
      },
    );
    expect(swapped.readings.map(({ complies }) => complies)).toEqual([true, false]);
    expect(swapped.complies).toBe(false);
  });
});

describe('random records', { timeout: 120_000 }, () => {
  it('have their deviations in order, none after the day asked about, and what is no lateness stays one', () => {
    fc.assert(
      fc.property(randomRecords, ({ agreement: file, entries, asOf }) => {
        const late = checkTrace(file, entries, { asOf: '2020-03-31' }).deviations;
        const early = checkTrace(file, entries, { asOf }).deviations;
        const days = late.map(({ at }) => at);
        expect(days).toEqual(days.toSorted());
        expect(early.every(({ at }) => at <= asOf)).toBe(true);
        const key = ({ kind, at, entry, steps }: (typeof late)[number]) => JSON.stringify([kind, at, entry, steps]);
        const known = new Set(late.map(key));
        const lasting = early.filter(({ kind }) => kind !== 'not done by the date');
        expect(lasting.filter((each) => !known.has(key(each)))).toEqual([]);
      }),
      { numRuns: Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 200) },
    );
  });
});
