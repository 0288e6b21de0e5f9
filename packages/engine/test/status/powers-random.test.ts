import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Power } from '../../src/agreement/agreement.ts';
import type { PowerEntry } from '../../src/status/entry.ts';
import { status } from '../../src/status/status.ts';
import { agreement, step } from '../plan/build.ts';
import { inDays, power, powerUse } from './entries.ts';

const dateAt = (day: number) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
const days = fc.integer({ min: 0, max: 9 });

const powers = fc
  .record(
    {
      stages: fc.array(days, { minLength: 1, maxLength: 2 }),
      wait: days,
      notice: days,
      onSilence: fc.constantFrom('act' as const, 'lapse' as const),
      sunset: fc.integer({ min: 0, max: 29 }).map(dateAt),
    },
    { requiredKeys: [] },
  )
  .map(({ stages, ...rest }) =>
    power('p', {
      ...rest,
      ...(stages && { stages: stages.map((wait, k) => ({ title: `Stage ${k}`, wait, by: 'C' })) }),
      target: ['b1'],
      blockedBy: { holders: ['B'], act: 'no' },
    }),
  );

const entries = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 29 }),
    by: fc.constantFrom('A', 'A', 'A', 'B', 'C'),
    act: fc.constantFrom<PowerEntry['act'][]>('notified', 'notified', 'advanced', 'used', 'blocked', 'withdrawn'),
  }),
  { maxLength: 8 },
);

/** One day after another: how many days each stage has still to run, and nothing else. */
function naive(
  { stages = [], wait = 0, notice = 0, onSilence, sunset }: Power,
  acts: readonly { day: number; by: string; act: string }[],
  last: number,
): { state: string; refused: number } {
  const plan = [...stages.map((stage) => Number(stage.wait)), Number(wait)];
  const total = plan.reduce((sum, each) => sum + each, 0);
  plan.push(Math.max(0, Number(notice) - total));
  const isWaitless = plan.every((each) => each === 0);
  let state = 'available';
  let left: number[] = [];
  let isReady = false;
  let refused = 0;
  const isOver = (day: number) => sunset !== undefined && dateAt(day) > sunset;
  const pass = (day: number) => {
    if (state === 'waiting' && left.every((each) => each === 0) && !isOver(day)) {
      state = onSilence === 'act' ? 'in force' : onSilence === 'lapse' ? 'lapsed' : 'available';
      isReady = onSilence === undefined;
    }
    if (isOver(day) && (state === 'available' || state === 'waiting')) [state, isReady] = ['lapsed', false];
  };
  for (let day = 0; day <= last; day++) {
    if (day > 0) {
      const k = left.findIndex((each) => each > 0);
      if (state === 'waiting' && k >= 0) left[k] = (left[k] as number) - 1;
    }
    pass(day);
    for (const { by, act } of acts.filter((each) => each.day === day)) {
      const k = left.findIndex((each) => each > 0);
      const isStage = state === 'waiting' && k >= 0 && k < stages.length;
      const may = act === 'blocked' ? by === 'B' : by === 'A' || (act === 'advanced' && by === 'C' && isStage);
      let isDone = may;
      if (may && act === 'notified') {
        isDone = !isOver(day) && state !== 'waiting' && state !== 'in force' && !isReady;
        if (isDone) [state, left] = ['waiting', [...plan]];
      } else if (may && act === 'advanced') {
        isDone = state === 'waiting' && k >= 0;
        if (isDone) left[k] = 0;
      } else if (may && act === 'used') {
        const inWindow = state === 'waiting' && onSilence === 'lapse';
        const isFree = isWaitless && !['waiting', 'in force', 'blocked'].includes(state);
        isDone = !isOver(day) && (inWindow || isReady || isFree);
        if (isDone) [state, isReady] = ['in force', false];
      } else if (may) {
        const isOpen = state === 'waiting' || isReady;
        isDone = isOpen || (act === 'withdrawn' && state === 'in force');
        if (isDone) state = act === 'blocked' ? 'blocked' : isOpen ? 'withdrawn' : 'ended';
        if (isDone) isReady = false;
      }
      if (!isDone) refused++;
      pass(day);
    }
  }
  return { state, refused };
}

it('a power comes out as a plain reading of every day has it', () => {
  fc.assert(
    fc.property(powers, entries, fc.integer({ min: 0, max: 35 }), (held, acts, last) => {
      const file = { ...inDays(agreement(['A', 'B', 'C'], [step('b1', 'B')])), powers: [held] };
      const sorted = acts.toSorted((a, b) => a.day - b.day).filter(({ day }) => day <= last);
      const record = sorted.map(({ day, by, act }) => powerUse(dateAt(day), by, 'p', act));
      const answer = status(file, record, { asOf: dateAt(last) });
      const expected = naive(held, sorted, last);
      expect({ state: answer.powers[0]?.state, refused: answer.misfits.length }).toEqual(expected);
    }),
    { numRuns: Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 1000) },
  );
});
