import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement, DatedEvent } from '../../src/agreement/agreement.ts';
import type { Assessment, Effect } from '../../src/agreement/assessment.ts';
import type { ClockAnswer } from '../../src/clock/answer.ts';
import { type ClockAsked, clock } from '../../src/clock/clock.ts';
import { finish } from '../../src/math/search.ts';
import { assessment, sixSteps, sixWorths, step } from '../plan/build.ts';
import { timedCases } from '../plan/random-cases.ts';
import { brokenDates } from './by-hand.ts';

function ask(agreement: Agreement, view: Assessment, asked: ClockAsked = {}): ClockAnswer {
  const answer = finish(clock(agreement, view, asked));
  if (!('possible' in answer) || !answer.possible) throw new Error(JSON.stringify(answer));
  return answer;
}

const event = (id: string, date: string, rest: Partial<DatedEvent> = {}): DatedEvent => {
  return { id, title: `The ${id}`, date, sources: [], ...rest };
};
const effect = (rest: Partial<Effect>): Effect => ({
  impatience: {},
  stakes: {},
  outside: {},
  why: 'A test.',
  ...rest,
});

const order = ['a1', 'b1', 'a2', 'b2', 'a3', 'b3'];
const dated = { ...sixSteps, events: [event('vote', '2019-05-10')] };
const withVote = (rest: Partial<Effect>) => ({ ...sixWorths, stakes: { A: 1, B: 1 }, events: { vote: effect(rest) } });

describe('the calendar', () => {
  test('lays a step of one month on 30.4375 days', () => {
    const { calendar, finishes } = ask(dated, withVote({}), { order });
    expect(calendar.map(({ checked }) => checked)).toEqual([
      '2019-02-24',
      '2019-03-26',
      '2019-04-25',
      '2019-05-26',
      '2019-06-25',
      '2019-07-26',
      '2019-08-25',
    ]);
    expect(finishes).toEqual({ earliest: '2019-08-25', likely: '2019-08-25', latest: '2019-08-25' });
  });

  test('waits for the check of a step before the next begins, and tells the shortest and the longest times', () => {
    const steps = [
      step('a', 'A', { duration: [1, 2, 4], verification: [{ lag: '30 days' }] }),
      step('b', 'B', { duration: 1 }),
    ];
    const days: Agreement = { ...sixSteps, timeUnit: 'day', steps };
    const { calendar } = ask(days, assessment({ a: { B: 1 }, b: { A: 1 } }), { order: ['a', 'b'] });
    expect(calendar[1]).toMatchObject({
      begins: '2019-02-24',
      performed: '2019-02-26',
      checked: '2019-03-28',
      earliest: '2019-03-27',
      latest: '2019-03-30',
    });
    expect(calendar[2]).toMatchObject({ begins: '2019-03-28', checked: '2019-03-29' });
  });

  test('holds a step against the day it is due: the end of that day, or so long after a moment of the order', () => {
    const steps = [
      step('a', 'A', { duration: 3, due: '2019-02-26', verification: [{ lag: 2 }] }),
      step('b', 'B', { duration: 1, due: { within: '2 days', of: 'a.verified' } }),
      step('c', 'B', { duration: 9, due: { within: 4, of: 'b.done' } }),
      step('d', 'B', { duration: 1, due: { within: 1, of: 'x.done' } }),
      step('x', 'B', { duration: 1 }),
    ];
    const days: Agreement = { ...sixSteps, timeUnit: 'day', steps };
    const view = assessment({ a: { B: 1 }, b: { A: 1 } });
    const { calendar } = ask(days, view, { order: ['a', 'b', 'c', 'd'], drop: ['x'] });
    expect(calendar.map(({ due }) => due)).toEqual([
      null,
      { step: 'a', date: '2019-02-26', late: 0 },
      { step: 'b', date: '2019-03-03', late: 0 },
      { step: 'c', date: '2019-03-06', late: 5 },
      null,
    ]);
  });
});

describe('an event', () => {
  test('changes the slack at the state in which it finds the order, from its day on', () => {
    const { calendar, events } = ask(dated, withVote({ stakes: { A: 0.5 } }), { order });
    expect(events[0]).toMatchObject({ done: 2, under_way: 'a2', counted: true, changes: true });
    expect(calendar[2]?.slack).toEqual([
      { from: '2019-04-25', event: null, slack: { A: 6, B: 8 } },
      { from: '2019-05-10', event: 'vote', slack: { A: 5.5, B: 8 } },
    ]);
    expect(calendar[1]?.slack).toHaveLength(1);
    expect(calendar[3]?.slack).toEqual([{ from: '2019-05-26', event: 'vote', slack: { A: 8.5, B: 1.25 } }]);
  });

  test('breaks an order where a side is then left with too little at stake, and names what was to be done before', () => {
    const lessForB = withVote({ outside: { B: 2 } });
    const answer = ask(dated, lessForB, { order });
    expect(answer.holds).toBe(false);
    expect(answer.first_break).toMatchObject({ after: 3, party: 'B', slack: -0.75, from: '2019-05-26', event: 'vote' });
    const [vote] = answer.events;
    expect(vote?.effect?.breaks).toEqual({ after: 3, party: 'B', slack: -0.75, from: '2019-05-26' });
    expect(vote?.effect?.raise).toEqual({ A: 0, B: 0.75 });
    expect(vote?.effect?.needed).toMatchObject({ moves: ['a2', 'b2'], ready: '2019-06-25' });
    expect(vote?.effect?.needed?.late).toBeCloseTo((4 * 30.4375 - 75) / 30.4375, 12);
  });

  test('does not break what is done before it', () => {
    const late = { ...sixSteps, events: [event('vote', '2019-06-26')] };
    const answer = ask(late, withVote({ outside: { B: 2 } }), { order });
    expect(answer.holds).toBe(true);
    expect(answer.events[0]?.effect).toMatchObject({ breaks: null, needed: null });
  });

  test('takes the place of what an earlier one set, and leaves the rest', () => {
    const two = { ...sixSteps, events: [event('second', '2019-04-01'), event('first', '2019-03-01')] };
    const view = {
      ...sixWorths,
      events: {
        first: effect({ stakes: { A: 5, B: 6 }, outside: { A: 1 } }),
        second: effect({ stakes: { A: 2 } }),
      },
    };
    const { events } = ask(two, view, { order });
    expect(events.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(events[1]?.effect?.numbers).toMatchObject({
      before: { at_stake: { A: 5, B: 6 }, outside: { A: 1, B: 0 } },
      after: { at_stake: { A: 2, B: 6 }, outside: { A: 1, B: 0 } },
    });
  });

  test('of the past is in force today', () => {
    const past = { ...sixSteps, events: [event('vote', '2019-02-24')] };
    const answer = ask(past, withVote({ stakes: { A: 7 } }), { order });
    expect(answer.today.at_stake).toEqual({ A: 7, B: 1 });
    expect(answer.calendar[0]?.slack).toHaveLength(1);
  });

  test('that became known later is hindsight, and counts only if that is asked for', () => {
    const later = { ...sixSteps, events: [event('vote', '2019-05-10', { knownOn: '2019-04-12' })] };
    const view = withVote({ outside: { B: 2 } });
    expect(ask(later, view, { order })).toMatchObject({ holds: true, events: [{ counted: false, effect: null }] });
    expect(ask(later, view, { order, hindsight: true })).toMatchObject({
      holds: false,
      events: [{ counted: true, hindsight: true }],
    });
  });

  test('that gives a side more outside than finishing brings leaves no order worth starting', () => {
    const [vote] = ask(dated, withVote({ outside: { A: 5.5 }, stakes: { A: 100 } }), { order }).events;
    expect(vote?.effect?.from_today).toMatchObject({
      before: { holds: true },
      after: { holds: false, worth_finishing: { A: -0.5, B: 7 } },
    });
  });

  test('sets a stake over one that was asked about, and another party’s stays', () => {
    const { events } = ask(dated, withVote({ stakes: { A: 2 } }), { order, stake: { A: 9, B: 8 } });
    expect(events[0]?.effect?.numbers).toMatchObject({
      before: { at_stake: { A: 9, B: 8 } },
      after: { at_stake: { A: 2, B: 8 } },
    });
  });

  test('counts on the side’s own scale', () => {
    const view = { ...withVote({ outside: { A: 1.2 } }), scale: 'gain' as const };
    const { events } = ask(dated, view, { order });
    expect(events[0]?.effect?.numbers.after.outside).toEqual({ A: 10, B: 0 });
  });
});

/** Effects and dates at random; quarters, so that doubles are exact without rates. */
const parts = fc.record({
  stakes: fc.dictionary(
    fc.constantFrom('A', 'B'),
    fc.integer({ min: 0, max: 24 }).map((n) => n / 4),
  ),
  outside: fc.dictionary(
    fc.constantFrom('A', 'B'),
    fc.integer({ min: -12, max: 12 }).map((n) => n / 4),
  ),
  impatience: fc.dictionary(fc.constantFrom('A', 'B'), fc.constantFrom(0, 0.05, 0.3)),
  hazard: fc.option(fc.constantFrom(0, 0.1), { nil: undefined }),
});
const happenings = fc.array(fc.tuple(fc.integer({ min: -20, max: 300 }), parts), { minLength: 1, maxLength: 3 });
const runs = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 150);

describe('every slack on the calendar', () => {
  test('is the one of the definition by the numbers in force that day', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(timedCases(5), happenings, fc.boolean(), (random, list, isTimed) => {
        const events = list.map(([day], k) => {
          return event(`e${k}`, new Date(Date.UTC(2019, 1, 24 + day)).toISOString().slice(0, 10));
        });
        const effects = list.map(([, { hazard, impatience, ...rest }], k): [string, Effect] => [
          `e${k}`,
          effect({ ...rest, ...(isTimed && { impatience, ...(hazard !== undefined && { hazard }) }) }),
        ]);
        const agreement = { ...random.agreement, events };
        const view = {
          ...random.assessment,
          ...(!isTimed && { impatience: {}, hazard: 0 }),
          events: Object.fromEntries(effects),
        };
        const answer = finish(clock(agreement, view, random.asked));
        if (!('possible' in answer) || !answer.possible) return;
        const expected = brokenDates(agreement, view, random.asked, answer.order);
        const found = answer.calendar
          .slice(0, -1)
          .flatMap(({ after, slack }) => slack.map((row) => ({ after, from: row.from, slack: row.slack })));
        expect(found.map(({ after, from }) => [after, from])).toEqual(
          expected.rows.map(({ after, from }) => [after, from]),
        );
        for (const [k, row] of found.entries()) {
          for (const [party, slack] of Object.entries(row.slack)) {
            expect(slack).toBeCloseTo(expected.rows[k]?.slack[party] as number, 6);
          }
        }
        expect(answer.holds).toBe(expected.holds);
      }),
      { numRuns: runs },
    );
  });
});
