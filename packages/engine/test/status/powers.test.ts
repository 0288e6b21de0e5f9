import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../src/agreement/agreement.ts';
import type { PowerStatus } from '../../src/status/answer.ts';
import type { Entry } from '../../src/status/entry.ts';
import { status } from '../../src/status/status.ts';
import { agreement, step } from '../plan/build.ts';
import { inDays, power, powerUse } from './entries.ts';

const states = ['Iran', 'US', 'UK', 'France', 'Germany', 'Russia', 'China'];

/** Resolution 2231, paragraphs 11 to 13: any participant but one that left can notify; the Council votes on going on. */
const resolution2231: Agreement = {
  ...inDays(agreement(states, [step('relief', ['UK', 'France', 'Germany'])])),
  others: [{ id: 'council', name: 'the Security Council' }],
  powers: [
    power('snapback', {
      holders: ['UK', 'France', 'Germany', 'Russia', 'China'],
      target: ['relief'],
      wait: '30 days',
      blockedBy: { holders: ['council'], act: 'a resolution to continue the termination' },
      onSilence: 'act',
      sunset: '2025-10-18',
    }),
  ],
};

const record: Entry[] = [
  powerUse('2020-08-20', 'US', 'snapback', 'notified'),
  powerUse('2025-08-28', 'France', 'snapback', 'notified'),
  powerUse('2025-08-28', 'Iran', 'snapback', 'contested'),
  powerUse('2025-08-28', 'Russia', 'snapback', 'contested'),
  powerUse('2025-08-28', 'China', 'snapback', 'contested'),
];

function one(asOf: string, entries: readonly Entry[] = record, text: Agreement = resolution2231): PowerStatus {
  return status(text, entries, { asOf }).powers[0] as PowerStatus;
}

describe('the snapback of resolution 2231', () => {
  it('waits until 2025-09-26, and is in force on 2025-09-27 because nobody acted', () => {
    expect(one('2025-09-26')).toMatchObject({
      state: 'waiting',
      in_force_if_silent: '2025-09-27',
      stage: { begins: '2025-08-28', ends: '2025-09-27' },
    });
    expect(one('2025-09-27')).toMatchObject({
      state: 'in force',
      since: '2025-09-27',
      notified: { at: '2025-08-28', by: 'France', is_holder: true },
      in_force_if_silent: null,
    });
  });

  it('would have lapsed with 2025-10-18 had nobody notified', () => {
    expect(one('2025-10-18', [])).toMatchObject({ state: 'available', sunset: '2025-10-18' });
    expect(one('2025-10-19', [])).toMatchObject({ state: 'lapsed', since: '2025-10-19' });
    expect(one('2025-10-20').state).toBe('in force');
    expect(one('2025-09-27').sentence).toContain('would have lapsed after 2025-10-18');
  });

  it('is contested by Iran, Russia and China, which moves nothing', () => {
    expect(one('2025-09-27').contested_by).toEqual(['Iran', 'Russia', 'China']);
  });

  it('brings the measures back on the legal axis, by the calendar', () => {
    const { legal, history } = status(resolution2231, record, { asOf: '2025-09-27' }).steps[0] as never as {
      legal: object;
      history: readonly object[];
    };
    expect(legal).toMatchObject({ state: 'reimposed', since: '2025-09-27', instrument: 'snapback' });
    expect(history.at(-1)).toMatchObject({ axis: 'legal', to: 'reimposed', entry: null, by: 'France' });
  });

  it('notified by a state that had left the deal is shown, and has no effect', () => {
    const answer = status(resolution2231, record, { asOf: '2020-12-31' });
    expect(answer.powers[0]).toMatchObject({
      state: 'available',
      notified: { at: '2020-08-20', by: 'US', is_holder: false },
      without_standing: [{ entry: 0, at: '2020-08-20', by: 'US', act: 'notified' }],
    });
    expect(answer.misfits).toEqual([{ entry: 0, sentence: expect.stringContaining('not among those who may') }]);
    expect(answer.steps[0]?.legal.state).toBe('free');
  });

  it('is blocked by a resolution of the Council on the last day of the waiting, not on the day after', () => {
    const blocked = [...record, powerUse('2025-09-26', 'council', 'snapback', 'blocked')];
    expect(one('2025-12-31', blocked)).toMatchObject({ state: 'blocked', since: '2025-09-26' });
    const tooLate = [...record, powerUse('2025-09-27', 'council', 'snapback', 'blocked')];
    expect(one('2025-12-31', tooLate).state).toBe('in force');
  });

  it('cannot be blocked by a state alone', () => {
    const answer = status(resolution2231, [...record, powerUse('2025-09-20', 'Russia', 'snapback', 'blocked')], {
      asOf: '2025-09-27',
    });
    expect(answer.powers[0]).toMatchObject({ state: 'in force', without_standing: [{ by: 'US' }, { by: 'Russia' }] });
  });

  it('that cannot be in force by the last day lapses', () => {
    const late = [powerUse('2025-09-19', 'UK', 'snapback', 'notified')];
    expect(one('2025-10-18', late)).toMatchObject({ state: 'waiting', in_force_if_silent: null });
    expect(one('2025-10-19', late).state).toBe('lapsed');
    const intime = [powerUse('2025-09-18', 'UK', 'snapback', 'notified')];
    expect(one('2025-10-18', intime)).toMatchObject({ state: 'in force', since: '2025-10-18' });
  });

  it('withdrawn while it waits comes to nothing, and can be notified again', () => {
    const twice = [
      powerUse('2025-07-01', 'UK', 'snapback', 'notified'),
      powerUse('2025-07-10', 'UK', 'snapback', 'withdrawn'),
      powerUse('2025-08-01', 'UK', 'snapback', 'notified'),
    ];
    expect(one('2025-07-31', twice).state).toBe('withdrawn');
    expect(one('2025-08-31', twice)).toMatchObject({ state: 'in force', since: '2025-08-31' });
  });
});

describe('the dispute mechanism of the JCPOA, paragraphs 36 and 37', () => {
  const stages = [
    { title: 'Joint Commission', wait: '15 days', by: 'commission' },
    { title: 'Ministers of Foreign Affairs', wait: '15 days' },
    { title: 'Advisory Board', wait: '15 days', by: 'board' },
    { title: 'Joint Commission, on the opinion', wait: '5 days', by: 'commission' },
  ];
  const text: Agreement = {
    ...inDays(agreement(['Iran', 'EU'], [step('limits', 'Iran', { kind: 'maintain' })])),
    others: [
      { id: 'commission', name: 'the Joint Commission' },
      { id: 'board', name: 'the Advisory Board' },
    ],
    powers: [power('cease', { holders: ['EU', 'Iran'], act: 'suspend', target: ['limits'], stages })],
  };
  const complaint = powerUse('2020-01-14', 'EU', 'cease', 'notified');

  it('runs 15, 15, 15 and 5 days, then somebody must act', () => {
    const at = (asOf: string) => one(asOf, [complaint], text);
    expect(at('2020-01-28').stage).toMatchObject({ name: 'Joint Commission', ends: '2020-01-29', by: 'commission' });
    expect(at('2020-01-29').stage).toMatchObject({ name: 'Ministers of Foreign Affairs', ends: '2020-02-13' });
    expect(at('2020-02-13').stage).toMatchObject({ name: 'Advisory Board', ends: '2020-02-28' });
    expect(at('2020-03-03').stage).toMatchObject({ ends: '2020-03-04' });
    expect(at('2020-03-04')).toMatchObject({ state: 'available', stage: null, in_force_if_silent: null });
  });

  it('can be used once it is through, and not before', () => {
    const early = [complaint, powerUse('2020-02-20', 'EU', 'cease', 'used')];
    expect(one('2020-03-10', early, text).state).toBe('available');
    const due = [complaint, powerUse('2020-03-05', 'EU', 'cease', 'used')];
    const answer = status(text, due, { asOf: '2020-03-10' });
    expect(answer.powers[0]).toMatchObject({ state: 'in force', since: '2020-03-05' });
    expect(answer.steps[0]?.promise).toMatchObject({ state: 'suspended', since: '2020-03-05' });
  });

  it('is through sooner where a stage is ended by whoever deals with it', () => {
    const advanced = [complaint, powerUse('2020-01-20', 'commission', 'cease', 'advanced')];
    expect(one('2020-01-20', advanced, text).stage).toMatchObject({ begins: '2020-01-20', ends: '2020-02-04' });
    expect(one('2020-02-24', advanced, text).state).toBe('available');
    expect(one('2020-02-23', advanced, text).state).toBe('waiting');
    const stranger = [complaint, powerUse('2020-01-20', 'board', 'cease', 'advanced')];
    expect(one('2020-01-21', stranger, text).without_standing).toHaveLength(1);
  });
});

describe('what a power in force does to its target', () => {
  const text = (act: 'suspend' | 'resume' | 'terminate' | 'exempt' | 'extend', rest = {}): Agreement => ({
    ...inDays(agreement(['A', 'B'], [step('b1', 'B', { kind: 'maintain', until: '2020-06-30' })])),
    powers: [power('p', { act, target: ['b1'], ...rest })],
  });
  const used = [powerUse('2020-02-01', 'A', 'p', 'used')];

  it.each([
    ['suspend', { promise: { state: 'suspended' } }],
    ['terminate', { promise: { state: 'terminated' } }],
    ['exempt', { legal: { state: 'exempted' } }],
    ['extend', { promise: { state: 'maintained' } }],
  ] as const)('%s moves it', (act, moved) => {
    expect(status(text(act), used, { asOf: '2020-03-01' }).steps[0]).toMatchObject(moved);
  });

  it('extended, it goes on beyond its end until the power ends', () => {
    expect(status(text('extend'), [], { asOf: '2020-07-01' }).steps[0]?.promise.state).toBe('terminated');
    expect(status(text('extend'), used, { asOf: '2020-07-01' }).steps[0]?.promise.state).toBe('maintained');
    const withdrawn = [...used, powerUse('2020-08-01', 'A', 'p', 'withdrawn')];
    const after = status(text('extend'), withdrawn, { asOf: '2020-08-01' });
    expect([after.powers[0]?.state, after.steps[0]?.promise.state]).toEqual(['ended', 'terminated']);
  });

  it('suspended, it runs again when the power is withdrawn', () => {
    const withdrawn = [...used, powerUse('2020-03-01', 'A', 'p', 'withdrawn')];
    expect(status(text('suspend'), withdrawn, { asOf: '2020-03-01' }).steps[0]?.promise).toMatchObject({
      state: 'maintained',
      since: '2020-03-01',
    });
  });

  it('lapses with silence where the text says so, unless it is used in time', () => {
    const silent = text('suspend', { wait: '10 days', onSilence: 'lapse' });
    const told = [powerUse('2020-02-01', 'A', 'p', 'notified')];
    expect(status(silent, told, { asOf: '2020-02-10' }).powers[0]).toMatchObject({
      state: 'waiting',
      in_force_if_silent: null,
    });
    expect(status(silent, told, { asOf: '2020-02-11' }).powers[0]).toMatchObject({
      state: 'lapsed',
      since: '2020-02-11',
    });
    const inTime = [...told, powerUse('2020-02-10', 'A', 'p', 'used')];
    expect(status(silent, inTime, { asOf: '2020-02-11' }).powers[0]?.state).toBe('in force');
  });

  it('is not in force before its notice is over', () => {
    const announced = text('suspend', { notice: '20 days', wait: '10 days', onSilence: 'act' });
    const told = [powerUse('2020-02-01', 'A', 'p', 'notified')];
    expect(status(announced, told, { asOf: '2020-02-20' }).powers[0]?.in_force_if_silent).toBe('2020-02-21');
    expect(status(announced, told, { asOf: '2020-02-21' }).powers[0]?.state).toBe('in force');
  });
});
