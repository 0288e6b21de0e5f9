import { describe, expect, it } from 'vitest';
import type { Agreement, Step } from '../../src/agreement/agreement.ts';
import type { PromiseState, StepStatus } from '../../src/status/answer.ts';
import type { Entry, PromiseAct } from '../../src/status/entry.ts';
import { evidenceTable, legalTable, promiseTable } from '../../src/status/life-cycle.ts';
import { type Asking, status } from '../../src/status/status.ts';
import { after, agreement, step } from '../plan/build.ts';
import { correction, evidence, inDays, legal, notice, promise, terms } from './entries.ts';

function text(...steps: Step[]): Agreement {
  return inDays(agreement(['A', 'B'], steps));
}

function rowOf(file: Agreement, entries: readonly Entry[], asOf: string, rest: Partial<Asking> = {}): StepStatus {
  return status(file, entries, { asOf, ...rest }).steps.at(-1) as StepStatus;
}

function stateOf(file: Agreement, entries: readonly Entry[], asOf: string): PromiseState {
  return rowOf(file, entries, asOf).promise.state;
}

const checked = { verification: [{ by: 'B' }] };

describe('a promise beside the agreement', () => {
  const talks = step('talks', 'A', { due: '2020-03-10', duration: 0 });
  const file = { ...text(step('b1', 'B')), signed: '2020-06-01', commitments: [talks] };

  it('is made on the day on which the record says so, not by signing, and runs from then on', () => {
    expect(stateOf(file, [], '2020-07-01')).toBe('none');
    const record = [promise('2020-02-20', 'A', 'talks', 'agreed')];
    expect(stateOf(file, record, '2020-02-19')).toBe('none');
    expect(stateOf(file, record, '2020-02-20')).toBe('pending');
    expect(stateOf(file, record, '2020-03-10')).toBe('due');
    expect(rowOf(file, record, '2020-03-12')).toMatchObject({ mark: 'overdue', due: '2020-03-10', days_late: 2 });
    const late = [...record, promise('2020-03-15', 'A', 'talks', 'fulfilled')];
    expect(rowOf(file, late, '2020-08-01')).toMatchObject({ promise: { state: 'fulfilled' }, days_late: 5 });
  });

  it('waits for the step on condition of which it was made', () => {
    const held = { ...talks, ...after('b1'), due: undefined } as unknown as Step;
    const record = [promise('2020-02-20', 'A', 'talks', 'agreed')];
    const conditional = { ...text(step('b1', 'B')), commitments: [held] };
    expect(rowOf(conditional, record, '2020-04-01')).toMatchObject({
      promise: { state: 'pending' },
      waits_for: ['b1'],
    });
    expect(stateOf(conditional, [...record, promise('2020-03-01', 'B', 'b1', 'fulfilled')], '2020-04-01')).toBe('due');
  });
});

describe('the promise', () => {
  it('with a stated date is pending before it, due on it, and overdue from the end of that day plus its duration', () => {
    const file = text(step('a1', 'A', { due: '2020-03-10', duration: 5 }));
    expect(stateOf(file, [], '2020-03-09')).toBe('pending');
    expect(stateOf(file, [], '2020-03-10')).toBe('due');
    expect(rowOf(file, [], '2020-03-15')).toMatchObject({ promise: { state: 'due' }, due: '2020-03-15', days_late: 0 });
    expect(rowOf(file, [], '2020-03-17')).toMatchObject({
      promise: { state: 'overdue', since: '2020-03-16' },
      mark: 'overdue',
      days_late: 2,
    });
  });

  it('becomes due when what it requires is verified, not when it is claimed', () => {
    const file = text(step('b1', 'B', checked), step('a1', 'A', { ...after('b1'), duration: 3 }));
    const record = [promise('2020-03-01', 'B', 'b1', 'fulfilled'), evidence('2020-03-10', 'A', 'b1', 'verified')];
    expect(rowOf(file, record, '2020-03-09')).toMatchObject({
      promise: { state: 'pending' },
      waits_for: ['b1'],
      due: null,
    });
    expect(rowOf(file, record, '2020-03-10')).toMatchObject({
      promise: { state: 'due' },
      waits_for: [],
      due: '2020-03-13',
    });
    expect(stateOf(file, record, '2020-03-13')).toBe('due');
    expect(stateOf(file, record, '2020-03-14')).toBe('overdue');
  });

  it('becomes due when what it requires is claimed, where no verification is declared', () => {
    const file = text(step('b1', 'B'), step('a1', 'A', after('b1')));
    expect(stateOf(file, [promise('2020-03-01', 'B', 'b1', 'fulfilled')], '2020-03-01')).toBe('due');
    expect(stateOf(file, [evidence('2020-03-01', 'B', 'b1', 'claimed')], '2020-03-01')).toBe('due');
    const denied = [evidence('2020-02-28', 'B', 'b1', 'claimed'), evidence('2020-02-28', 'A', 'b1', 'refuted')];
    expect(stateOf(file, denied, '2020-02-28')).toBe('due');
    expect(stateOf(text(step('b1', 'B'), step('a1', 'A', after('b1'))), [], '2020-02-28')).toBe('pending');
  });

  it('honours { begun } and { verified, to }', () => {
    const begun = text(step('b1', 'B', checked), step('a1', 'A', { requires: [{ step: 'b1', moment: 'begun' }] }));
    expect(stateOf(begun, [evidence('2020-03-01', 'B', 'b1', 'claimed')], '2020-03-01')).toBe('due');
    const convinced = text(
      step('b1', 'B', checked),
      step('a1', 'A', { requires: [{ step: 'b1', moment: 'verified', to: 'public' }] }),
    );
    const toA = evidence('2020-03-01', 'iaea', 'b1', 'verified', { satisfies: ['A'] });
    const toAll = evidence('2020-03-05', 'iaea', 'b1', 'verified', { satisfies: ['public'] });
    expect(stateOf(convinced, [toA], '2020-03-01')).toBe('pending');
    expect(rowOf(convinced, [toA, toAll], '2020-03-05').promise.state).toBe('due');
    expect(status(convinced, [toA, toAll], { asOf: '2020-03-05' }).steps[0]?.evidence.satisfies).toEqual([
      'A',
      'public',
    ]);
  });

  it.each([
    ['signature', [], '2020-01-31'],
    ['b1.begun', [evidence('2020-02-01', 'B', 'b1', 'claimed')], '2020-03-02'],
    ['b1.done', [evidence('2020-02-01', 'A', 'b1', 'verified')], '2020-03-02'],
    ['b1.verified', [evidence('2020-02-01', 'A', 'b1', 'verified')], '2020-03-02'],
  ] as const)('within 30 days of %s is due 30 days after it', (of, record, date) => {
    const file = {
      ...text(step('b1', 'B', checked), step('a1', 'A', { due: { within: '30 days', of }, duration: 0 })),
      signed: '2020-01-01',
    };
    expect(rowOf(file, record, '2020-02-15').due).toBe(date);
    if (of !== 'signature')
      expect(rowOf(file, [], '2020-12-31')).toMatchObject({ due: null, promise: { state: 'pending' } });
  });

  it('that requires nothing and names no date is due, and never overdue', () => {
    expect(rowOf(text(step('a1', 'A')), [], '2099-01-01')).toMatchObject({
      promise: { state: 'due' },
      due: null,
      days_late: null,
      mark: 'promised',
    });
  });

  it('is none before the signature, and agreed by it', () => {
    const file = { ...text(step('a1', 'A', { due: '2020-03-01' })), signed: '2020-02-01' };
    expect(rowOf(file, [], '2020-01-31')).toMatchObject({ promise: { state: 'none' }, mark: 'none' });
    expect(rowOf(file, [], '2020-02-01')).toMatchObject({
      promise: { state: 'pending', since: '2020-02-01' },
      mark: 'promised',
    });
  });

  it('that is bracketed or only proposed becomes one by agreement alone', () => {
    const file = text(step('a1', 'A', { status: 'bracketed', due: '2020-03-01' }));
    expect(rowOf(file, [], '2021-01-01')).toMatchObject({ promise: { state: 'proposed' }, mark: 'none', due: null });
    expect(stateOf(file, [promise('2020-01-01', 'B', 'a1', 'agreed')], '2020-01-01')).toBe('pending');
  });

  it('that is kept is maintained, never fulfilled, and ends by its until', () => {
    const file = text(
      step('b1', 'B'),
      step('a1', 'A', { kind: 'refrain', until: { any: ['2020-06-30', { done: 'b1' }] } }),
    );
    expect(stateOf(file, [], '2020-06-30')).toBe('maintained');
    expect(rowOf(file, [], '2020-07-01')).toMatchObject({ promise: { state: 'terminated' }, ended: '2020-07-01' });
    expect(stateOf(file, [promise('2020-02-01', 'B', 'b1', 'fulfilled')], '2020-02-01')).toBe('terminated');
    const answer = status(file, [promise('2020-02-01', 'A', 'a1', 'fulfilled')], { asOf: '2020-02-01' });
    expect(answer.misfits).toEqual([{ entry: 0, sentence: expect.stringContaining('not done once') }]);
  });

  it('kept while another is kept ends when the other does', () => {
    const file = text(
      step('b1', 'B', { kind: 'refrain' }),
      step('a1', 'A', { kind: 'maintain', until: { while: 'b1' } }),
    );
    const record = [promise('2020-05-01', 'B', 'b1', 'reversed')];
    expect(stateOf(file, record, '2020-04-30')).toBe('maintained');
    expect(stateOf(file, record, '2020-05-01')).toBe('terminated');
    expect(stateOf(text(step('a1', 'A', { kind: 'refrain', until: { while: 'talks go on' } })), [], '2030-01-01')).toBe(
      'maintained',
    );
  });

  it('reversed is to be done again: fulfilled > reversed > due > fulfilled', () => {
    const file = text(step('a1', 'A', checked));
    const record = [
      promise('2020-02-01', 'A', 'a1', 'fulfilled'),
      evidence('2020-02-02', 'B', 'a1', 'verified'),
      promise('2020-03-01', 'A', 'a1', 'reversed'),
      promise('2020-04-01', 'A', 'a1', 'fulfilled'),
    ];
    expect(rowOf(file, record, '2020-03-01')).toMatchObject({ mark: 'reversed', is_done: false });
    expect(rowOf(file, record, '2020-04-01')).toMatchObject({
      mark: 'reported',
      is_done: false,
      evidence: { state: 'claimed' },
    });
    const steps = rowOf(file, record, '2020-04-01').history.filter(({ axis }) => axis === 'promise');
    expect(steps.map(({ to }) => to)).toEqual(['fulfilled', 'reversed', 'due', 'fulfilled']);
  });

  it('reversed and taken up again is overdue after its duration', () => {
    const file = text(step('a1', 'A', { due: '2020-02-01', duration: 10 }));
    const record = [
      promise('2020-02-01', 'A', 'a1', 'fulfilled'),
      promise('2020-03-01', 'A', 'a1', 'reversed'),
      promise('2020-04-01', 'A', 'a1', 'resumed'),
    ];
    expect(stateOf(file, record, '2020-04-11')).toBe('due');
    expect(stateOf(file, record, '2020-04-12')).toBe('overdue');
  });

  it('suspended is not overdue; its suspension ends with its last day', () => {
    const file = text(step('a1', 'A', { due: '2020-02-01', duration: 1 }));
    const record = [promise('2020-01-15', 'B', 'a1', 'suspended', { until: '2020-02-20' })];
    expect(stateOf(file, record, '2020-02-20')).toBe('suspended');
    expect(stateOf(file, record, '2020-02-21')).toBe('overdue');
  });

  it('breached is so under the version of whoever says it, and is cured by performance', () => {
    const file = text(step('a1', 'A', { due: '2020-02-01', duration: 0 }));
    const breach = promise('2020-03-01', 'B', 'a1', 'breached');
    expect(rowOf(file, [breach], '2020-03-01')).toMatchObject({
      promise: { state: 'breached', under: ['B'] },
      mark: 'overdue',
    });
    const cured = [breach, promise('2020-04-01', 'A', 'a1', 'fulfilled')];
    expect(rowOf(file, cured, '2020-04-01')).toMatchObject({
      promise: { state: 'cured' },
      mark: 'reported',
      days_late: 60,
    });
    const kept = text(step('a1', 'A', { kind: 'refrain' }));
    expect(rowOf(kept, [breach], '2020-03-01').mark).toBe('disputed');
    expect(rowOf(kept, [promise('2020-03-01', 'B', 'a1', 'breached', { under: 'A' })], '2020-03-01').mark).toBe(
      'reversed',
    );
  });

  it.each([
    ['accept', 'fulfilled'],
    ['accept-with-remedy', 'fulfilled'],
    ['void', 'overdue'],
  ] as const)('performed late where the text says "%s" is %s', (late, state) => {
    const file = text(step('a1', 'A', { due: '2020-02-01', duration: 0, late }));
    expect(rowOf(file, [promise('2020-02-11', 'A', 'a1', 'fulfilled')], '2020-02-20')).toMatchObject({
      promise: { state },
      days_late: state === 'overdue' ? 19 : 10,
      late,
      is_done: state === 'fulfilled',
    });
  });
});

describe('what is shown', () => {
  it('a verified performance has been performed, whatever axis says so', () => {
    const file = text(step('a1', 'A', { ...checked, due: '2020-02-01', duration: 0 }));
    const seen = [
      evidence('2020-01-20', 'iaea', 'a1', 'verified', { method: 'seals', confidence: 'high', covers: 'declared' }),
    ];
    expect(rowOf(file, seen, '2020-03-01')).toMatchObject({
      promise: { state: 'fulfilled', since: '2020-01-20' },
      evidence: { state: 'verified', method: 'seals', confidence: 'high', covers: 'declared', satisfies: null },
      mark: 'verified',
      said_by: ['iaea'],
      days_late: 0,
    });
  });

  it('says who claims and who denies', () => {
    const record = [
      promise('2020-02-01', 'A', 'a1', 'fulfilled'),
      evidence('2020-02-03', 'B', 'a1', 'disputed'),
      evidence('2020-02-04', 'press', 'a1', 'claimed'),
    ];
    expect(rowOf(text(step('a1', 'A')), record, '2020-02-04')).toMatchObject({
      mark: 'disputed',
      said_by: ['A', 'press'],
      disputed_by: ['B'],
      promise: { state: 'fulfilled' },
    });
  });

  it('nothing can be denied that nobody claims', () => {
    const answer = status(text(step('a1', 'A')), [evidence('2020-02-03', 'B', 'a1', 'refuted')], {
      asOf: '2020-03-01',
    });
    expect(answer.misfits).toHaveLength(1);
    expect(answer.steps[0]?.evidence.state).toBe('none');
  });

  it('adds up amounts, exactly, and is whole only with all of it', () => {
    const file = text(step('a1', 'A', { amount: { of: 0.3, unit: 't' }, due: '2020-02-28', duration: 0 }));
    const record = [
      promise('2020-02-01', 'A', 'a1', 'fulfilled', { amount: 0.1 }),
      promise('2020-02-20', 'A', 'a1', 'fulfilled', { amount: 0.2 }),
    ];
    expect(rowOf(file, record, '2020-02-10')).toMatchObject({
      delivered: { amount: 0.1, of: 0.3, unit: 't', share: 1 / 3 },
      promise: { state: 'pending' },
      mark: 'reported',
    });
    expect(rowOf(file, record.slice(0, 1), '2020-03-01').mark).toBe('overdue');
    expect(rowOf(file, record, '2020-03-01')).toMatchObject({
      delivered: { amount: 0.3, share: 1 },
      promise: { state: 'fulfilled', since: '2020-02-20' },
    });
  });

  it('an amount that is claimed and then seen is not counted twice', () => {
    const file = text(step('a1', 'A', { amount: { of: 10, unit: 't' } }));
    const record = [
      promise('2020-02-01', 'A', 'a1', 'fulfilled', { amount: 4 }),
      evidence('2020-02-02', 'iaea', 'a1', 'partly verified', { amount: 4 }),
    ];
    expect(rowOf(file, record, '2020-03-01').delivered?.amount).toBe(4);
  });
});

describe('the law', () => {
  it('an exemption lapses after its last day, back to the bar', () => {
    const record = [
      legal('2020-01-01', 'council', 'a1', 'barred', { provision: 'p1' }),
      legal('2020-02-01', 'committee', 'a1', 'exempted', { until: '2020-04-30' }),
    ];
    const file = text(step('a1', 'A'));
    expect(rowOf(file, record, '2020-04-30').legal).toMatchObject({
      state: 'exempted',
      until: '2020-04-30',
      provision: 'p1',
    });
    expect(rowOf(file, record, '2020-05-01').legal).toMatchObject({
      state: 'barred',
      since: '2020-05-01',
      until: null,
    });
    expect(status(file, record, { asOf: '2020-03-01' }).deadlines).toMatchObject([
      { kind: 'exemption', of: 'a1', date: '2020-04-30', days: 60 },
    ]);
  });
});

describe('the tables', () => {
  /** The chains of the model, written out as pairs; `resumed` and the calendar's own states lead on to others. */
  const chains = [
    'none proposed',
    'proposed agreed',
    'due fulfilled',
    'overdue excused',
    'overdue breached',
    'breached cured',
    'breached terminated',
    'fulfilled reversed',
    'pending suspended',
    'due suspended',
    'maintained suspended',
    'suspended resumed',
  ];
  it.each(chains)('allow what the model names: %s', (pair) => {
    const [from, act] = pair.split(' ') as [PromiseState, PromiseAct];
    expect(promiseTable[from][act]).toBeDefined();
  });

  const acts: PromiseAct[] = [
    'proposed',
    'agreed',
    'fulfilled',
    'excused',
    'breached',
    'cured',
    'terminated',
    'reversed',
    'suspended',
    'resumed',
    'waived',
    'superseded',
  ];
  const refused: Partial<Record<PromiseState, PromiseAct[]>> = {
    none: ['fulfilled', 'excused', 'breached', 'cured', 'terminated', 'reversed', 'suspended', 'resumed'],
    proposed: ['fulfilled', 'excused', 'breached', 'cured', 'terminated', 'reversed', 'suspended', 'resumed'],
    agreed: ['proposed', 'excused', 'breached', 'cured', 'terminated', 'reversed', 'suspended', 'resumed'],
    pending: ['proposed', 'excused', 'breached', 'cured', 'terminated', 'reversed', 'resumed'],
    due: ['proposed', 'excused', 'breached', 'cured', 'terminated', 'reversed', 'resumed'],
    overdue: ['proposed', 'cured', 'terminated', 'reversed', 'suspended', 'resumed'],
    maintained: ['proposed', 'fulfilled', 'excused', 'cured', 'terminated', 'resumed'],
    fulfilled: ['proposed', 'agreed', 'excused', 'breached', 'cured', 'terminated', 'suspended', 'resumed'],
    excused: ['proposed', 'agreed', 'fulfilled', 'breached', 'cured', 'terminated', 'reversed', 'suspended', 'resumed'],
    breached: ['proposed', 'agreed', 'excused', 'reversed', 'suspended', 'resumed'],
    cured: ['proposed', 'agreed', 'excused', 'breached', 'terminated', 'suspended', 'resumed'],
    terminated: ['proposed', 'agreed', 'fulfilled', 'excused', 'breached', 'cured', 'reversed', 'suspended', 'resumed'],
    reversed: ['proposed', 'excused', 'cured', 'terminated', 'suspended'],
    suspended: ['proposed', 'agreed', 'fulfilled', 'excused', 'breached', 'cured', 'terminated', 'reversed'],
    waived: acts.slice(0, 10),
    superseded: acts.slice(0, 10),
  };
  it('refuse all other pairs of state and act', () => {
    for (const [state, allowed] of Object.entries(promiseTable)) {
      const left = acts.filter((act) => !(act in allowed));
      expect([state, left]).toEqual([state, refused[state as PromiseState]]);
    }
  });

  it('let any promise be waived or superseded', () => {
    for (const allowed of Object.values(promiseTable))
      expect(allowed).toMatchObject({ waived: 'waived', superseded: 'superseded' });
  });

  it('of evidence refuse only the denial of what nobody says', () => {
    const all = ['claimed', 'under review', 'verified', 'partly verified', 'refuted', 'disputed'];
    const missing = Object.entries(evidenceTable).flatMap(([state, allowed]) =>
      all.filter((act) => !(act in allowed)).map((act) => `${state} ${act}`),
    );
    expect(missing).toEqual(['none refuted', 'none disputed']);
  });

  it('of law bring back only what was freed', () => {
    const missing = Object.entries(legalTable).flatMap(([state, allowed]) =>
      ['barred', 'exempted', 'lifted', 'reimposed'].filter((act) => !(act in allowed)).map((act) => `${state} ${act}`),
    );
    expect(missing).toEqual(['free reimposed', 'barred reimposed', 'lifted exempted', 'reimposed barred']);
  });

  it('an entry that they refuse is shown and moves nothing', () => {
    const answer = status(text(step('a1', 'A')), [promise('2020-02-01', 'A', 'a1', 'cured')], { asOf: '2020-03-01' });
    expect(answer.misfits).toEqual([
      {
        entry: 0,
        sentence:
          'The promise of \u201cDo a1\u201d stands at \u201cdue\u201d there, from which it cannot become \u201ccured\u201d.',
      },
    ]);
    expect(answer.steps[0]?.history).toEqual([]);
  });
});

describe('two dates', () => {
  const file = text(step('a1', 'A', { due: '2020-02-01', duration: 0 }));
  const late: Entry = { ...promise('2020-01-15', 'A', 'a1', 'fulfilled'), recorded_at: '2020-06-01T23:59:59Z' };

  it('as known on a day, what was entered later is not known; the whole day counts', () => {
    expect(rowOf(file, [late], '2020-03-01', { knownOn: '2020-05-31' }).promise.state).toBe('overdue');
    expect(rowOf(file, [late], '2020-03-01', { knownOn: '2020-06-01' }).promise.state).toBe('fulfilled');
    expect(rowOf(file, [late], '2020-03-01').promise.state).toBe('fulfilled');
  });

  it('what happened in a month or a year not known to the day counts from its last day', () => {
    const record = [promise('2020-02', 'A', 'a1', 'fulfilled')];
    expect(stateOf(file, record, '2020-02-28')).toBe('overdue');
    expect(stateOf(file, record, '2020-02-29')).toBe('fulfilled');
    expect(stateOf(file, [promise('2019', 'A', 'a1', 'fulfilled')], '2019-12-31')).toBe('fulfilled');
  });

  it('on one day the order of recording decides, and hours where both are known', () => {
    const claim = evidence('2020-01-05', 'A', 'a1', 'claimed');
    const denial = evidence('2020-01-05', 'B', 'a1', 'disputed');
    expect(rowOf(file, [claim, denial], '2020-01-05').evidence.state).toBe('disputed');
    expect(rowOf(file, [denial, claim], '2020-01-05').evidence.state).toBe('claimed');
    const timed = [
      evidence('2020-01-05T12:00:00Z', 'B', 'a1', 'disputed'),
      evidence('2020-01-05T13:00:00+02:00', 'A', 'a1', 'claimed'),
    ];
    expect(rowOf(file, timed, '2020-01-05').evidence.state).toBe('disputed');
  });

  it('a correction sets an entry aside from its own day on, and puts another in its place', () => {
    const record = [
      promise('2020-01-15', 'A', 'a1', 'fulfilled'),
      correction('2020-03-01', 0, { instead: evidence('2020-01-16', 'A', 'a1', 'under review') }),
    ];
    expect(rowOf(file, record, '2020-01-31', { knownOn: '2020-02-28' }).promise.state).toBe('fulfilled');
    const now = status(file, record, { asOf: '2020-01-31' });
    expect(now.steps[0]).toMatchObject({ promise: { state: 'fulfilled' }, evidence: { state: 'under review' } });
    expect(now.entries).toEqual({ all: 2, counted: 1, corrected: 1 });
    expect(now.steps[0]?.history).toMatchObject([{ entry: 1, at: '2020-01-16' }, { entry: 1 }]);
  });

  it('a correction that is corrected itself leaves the entry as it was', () => {
    const record = [
      promise('2020-01-15', 'A', 'a1', 'fulfilled'),
      correction('2020-03-01', 0),
      correction('2020-04-01', 1),
    ];
    expect(rowOf(file, record, '2020-01-31', { knownOn: '2020-03-31' }).promise.state).toBe('pending');
    expect(rowOf(file, record, '2020-01-31').promise.state).toBe('fulfilled');
  });

  it('told by one party, the other parties are not heard, and others are', () => {
    const people = { ...file, people: [{ id: 'envoy', side: 'B' }] };
    const record = [
      promise('2020-01-15', 'A', 'a1', 'fulfilled'),
      evidence('2020-01-16', 'envoy', 'a1', 'disputed'),
      evidence('2020-01-17', 'press', 'a1', 'under review'),
    ];
    expect(rowOf(people, record, '2020-03-01', { toldBy: 'A' })).toMatchObject({
      evidence: { state: 'under review' },
      disputed_by: [],
    });
    expect(rowOf(people, record, '2020-03-01', { toldBy: 'B' })).toMatchObject({
      promise: { state: 'fulfilled' },
      said_by: [],
    });
    expect(rowOf(people, record, '2020-03-01').disputed_by).toEqual(['envoy']);
  });
});

describe('terms changed after agreement', () => {
  const file = text(step('a1', 'A', { due: '2020-02-01', duration: 0 }));
  const changed = (...agreed: string[]) => terms('2020-01-15', 'press', 'a1', { due: '2020-03-01' }, agreed);

  it('count for all once every party agreed, at once or one after the other', () => {
    expect(stateOf(file, [changed('A', 'B')], '2020-02-15')).toBe('pending');
    expect(stateOf(file, [changed('A'), changed('B')], '2020-02-15')).toBe('pending');
    expect(status(file, [changed('A', 'B')], { asOf: '2020-02-15' }).changed_terms).toMatchObject([
      { entry: 0, what: ['due'], agreed_by: ['A', 'B'], by_all: true },
    ]);
  });

  it('count only under the version of those who agreed', () => {
    expect(rowOf(file, [changed('A')], '2020-02-15').promise.state).toBe('overdue');
    expect(rowOf(file, [changed('A')], '2020-02-15', { toldBy: 'A' }).promise.state).toBe('pending');
    expect(rowOf(file, [changed('A')], '2020-02-15', { toldBy: 'B' }).promise.state).toBe('overdue');
  });

  it('can bring back to pending what was overdue, and ask for more', () => {
    const later = [terms('2020-02-10', 'press', 'a1', { due: '2020-03-01', requires: ['b1'] }, ['A', 'B'])];
    const more = text(step('b1', 'B', checked), step('a1', 'A', { due: '2020-02-01', duration: 0 }));
    expect(stateOf(more, later, '2020-02-09')).toBe('overdue');
    expect(rowOf(more, later, '2020-02-10')).toMatchObject({ promise: { state: 'pending' }, waits_for: ['b1'] });
    const done = [...later, evidence('2020-02-12', 'A', 'b1', 'verified')];
    expect(rowOf(more, done, '2020-02-12')).toMatchObject({ promise: { state: 'due' }, waits_for: [] });
  });
});

describe('repeated steps', () => {
  const pay = step('pay', 'A', { repeat: { every: '30 days', times: 3 }, due: '2020-01-10', duration: 0 });

  it('each part has a date of its own', () => {
    const answer = status(text(pay), [promise('2020-01-10', 'A', 'pay.1', 'fulfilled')], { asOf: '2020-01-20' });
    expect(answer.steps.map(({ step: id, due, promise: { state } }) => [id, due, state])).toEqual([
      ['pay.1', '2020-01-10', 'fulfilled'],
      ['pay.2', '2020-02-09', 'pending'],
      ['pay.3', '2020-03-10', 'pending'],
    ]);
  });

  it('without a date a part is due when the one before is done and its time has come', () => {
    const { due: _, ...undated } = pay;
    const file = { ...text({ ...undated, duration: 5 }), signed: '2020-01-01' };
    const paid = [promise('2020-01-03', 'A', 'pay.1', 'fulfilled')];
    const second = (asOf: string) => status(file, paid, { asOf }).steps[1];
    expect(second('2020-01-30')?.promise.state).toBe('pending');
    expect(second('2020-01-31')).toMatchObject({ promise: { state: 'due' }, due: '2020-02-05' });
  });

  it('an entry about the whole is one about each part that it fits', () => {
    const record = [promise('2020-01-10', 'A', 'pay.1', 'fulfilled'), promise('2020-01-11', 'B', 'pay', 'waived')];
    const answer = status(text(pay), record, { asOf: '2020-01-20' });
    expect(answer.steps.map(({ promise: { state } }) => state)).toEqual(['waived', 'waived', 'waived']);
    expect(answer.misfits).toEqual([]);
  });
});

describe('notices', () => {
  const file = { ...text(step('a1', 'A')), people: [{ id: 'envoy', side: 'B' }] };
  const asked = notice('2020-01-01', 'A', 'visit', 'ask', { whom: ['B'], within: '10 days', step: 'a1' });

  it('stand unanswered since they were made', () => {
    const answer = status(file, [asked], { asOf: '2020-01-05' });
    expect(answer.notices).toMatchObject([
      { notice: 'visit', answer_due: '2020-01-11', answered: null, unanswered_days: 4, step: 'a1' },
    ]);
    expect(answer.deadlines).toMatchObject([{ kind: 'notice', of: 'visit', date: '2020-01-11', days: 6 }]);
  });

  it('are answered by whoever was asked, or who speaks for him', () => {
    const replies = [asked, notice('2020-01-04', 'envoy', 'visit', 'answer')];
    expect(status(file, replies, { asOf: '2020-02-05' }).notices).toMatchObject([
      { answered: { at: '2020-01-04', by: 'envoy' }, unanswered_days: null },
    ]);
    const stranger = status(file, [asked, notice('2020-01-04', 'press', 'visit', 'answer')], { asOf: '2020-02-05' });
    expect(stranger.notices[0]?.unanswered_days).toBe(35);
    expect(stranger.misfits).toHaveLength(1);
  });

  it('that only tell something wait for no answer', () => {
    const told = status(file, [notice('2020-01-01', 'A', 'test', 'notify')], { asOf: '2020-02-01' });
    expect(told.notices[0]?.unanswered_days).toBeNull();
  });
});

describe('the words', () => {
  it('count the promises in the headline', () => {
    const file = text(
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'].map((id) => step(id, 'A')),
      step('idea', 'A', { status: 'proposed' }),
    );
    const record = [
      ...['a', 'b', 'c', 'd', 'e'].map((id) => promise('2019-02-01', 'A', id, 'fulfilled')),
      ...['a', 'b', 'c', 'd'].map((id) => promise('2019-03-01', 'A', id, 'reversed')),
      ...['f', 'g'].map((id) => evidence('2019-03-01', 'B', id, 'verified')),
      evidence('2019-04-01', 'B', 'e', 'disputed'),
    ];
    expect(status(file, record, { asOf: '2019-12-31' }).headline).toBe(
      'By the end of 2019, 4 of 12 promises had been reversed, 2 stood verified and 1 was in dispute.',
    );
    expect(status(file, [], { asOf: '2019-02-24' }).headline).toBe(
      'By 24 February 2019, none of 12 promises had been reported done, and none was overdue.',
    );
  });

  it('say who claims and who denies', () => {
    const record = [promise('2020-02-01', 'A', 'a1', 'fulfilled'), evidence('2020-02-03', 'press', 'a1', 'disputed')];
    expect(status(text(step('a1', 'A')), record, { asOf: '2020-03-01' }).why).toEqual([
      '2 entries count.',
      '\u201cDo a1\u201d is in dispute: Side A says that it was done, the press denies it.',
    ]);
  });

  it('name an entry that says otherwise what stood before, and count it', () => {
    const said = [promise('2020-02-01', 'A', 'a1', 'fulfilled', { from: 'overdue' })];
    const answer = status(text(step('a1', 'A')), said, { asOf: '2020-03-01' });
    expect(answer.at_odds).toEqual([{ entry: 0, sentence: expect.stringContaining('where the entry says') }]);
    expect(answer.steps[0]?.promise.state).toBe('fulfilled');
  });
});
