import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clockSchema } from '../../src/clock/json-schema.ts';
import { folderWith, lockstep } from '../lockstep.ts';

/** Two sides, three steps of a month; a vote after which B would rather have no agreement. */
const talks = `lockstep: 1
id: talks
title: Talks
as_of: 2019-01-01
time_unit: month
parties: { A: { name: Side A }, B: { name: Side B } }
steps:
  a1: { by: A, title: Open the border, due: 2019-01-15 }
  b1: { by: B, title: Close the plant, requires: [a1], duration: [1, 2, 4] }
  a2: { by: A, title: Lift the ban, requires: [b1] }
powers: [{ id: snap, holders: [A], act: reimpose, target: [a2], sunset: 2020-01-01 }]
events:
  vote: { date: 2019-03-15, title: The vote, kind: election }
  later: { date: 2019-02-15, title: A deadline, kind: deadline, known_on: 2019-01-20 }
offers: { every: 30 days, first: A }
assessment:
  stakes: { A: 1, B: 1 }
  worth: { a1: { A: -1, B: 2 }, b1: { A: 5, B: -3 }, a2: { A: -1, B: 2 } }
  events:
    vote: { outside: { B: 3 }, impatience: { A: 0.02, B: 0.01 }, why: A new side B has another partner. }
    later: { stakes: { A: 0 }, why: Nothing is left to lose. }
`;
const file = join(folderWith({ 'talks.yaml': talks }), 'talks.yaml');
const ask = (...args: string[]) => JSON.parse(lockstep(['clock', file, '--json', ...args]).out);

describe('clock in the terminal', () => {
  const { out, code } = lockstep(['clock', file]);

  it('begins with the computed sentence and says no where an event breaks the order', () => {
    expect(out.replaceAll('\n', ' ')).toMatch(
      /^“The vote” breaks the order: from 2019-03-15 on Side B would walk away/,
    );
    expect(code).toBe(1);
  });

  it('shows events between the moves, and marks hindsight and who would leave', () => {
    const lines = out.split('\n');
    const at = (text: string) => lines.findIndex((line) => line.includes(text));
    expect(at('2019-03-15 ◆  The vote')).toBeGreaterThan(at('Open the border'));
    expect(at('2019-03-15 ◆  The vote')).toBeLessThan(at('Lift the ban'));
    expect(out).toContain('◆  A deadline (hindsight, not counted)');
    expect(lines[at('◆  The vote')]).toMatch(/✕ −\d/);
  });

  it('fits 80 columns', () => {
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('says what would have to be done before, and by how much it is late', () => {
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(
      /would have to be done before 2019-03-15; as things are that is done on 2019-05-02/,
    );
  });

  it('says yes where the order holds, and knows no event where there is none', () => {
    expect(lockstep(['clock', 'catalog/two-by-three'])).toMatchObject({ code: 0 });
    expect(lockstep(['clock', 'catalog/two-by-three']).out).toMatch(/^No dated event changes a number in this view/);
  });
});

it('without the time to prove it, says that it was not settled whether some order holds', () => {
  const { out } = lockstep(['clock', 'catalog/us-dprk-2018-2019', '--time-limit', '0']);
  expect(out.replaceAll(/\s+/g, ' ')).toContain('it was not settled in the time given whether some order holds');
  expect(out).not.toContain('none after it');
});

describe('clock --json', () => {
  it.each([
    [[]],
    [['--hindsight']],
    [['--between', '30 days', '--first', 'B']],
    [['--done', 'a1,b1']],
    [['--order', 'a1,b1,a2']],
  ])('keeps its schema with %j', (args) => {
    expect(clockSchema.safeParse(ask(...args)).error).toBeUndefined();
  });

  it('keeps its schema where the demands contradict each other, and answers no', () => {
    const knot = talks.replace('powers:', 'rules: [{ of: A, before: [b1, a1] }]\npowers:');
    const path = join(folderWith({ 'knot.yaml': knot }), 'knot.yaml');
    const { out, code } = lockstep(['clock', path, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ possible: false });
    expect(clockSchema.safeParse(JSON.parse(out)).error).toBeUndefined();
  });

  it('has due dates of steps, and the dates of powers', () => {
    const answer = ask();
    expect(answer.calendar[1].due).toMatchObject({ step: 'a1', date: '2019-01-15' });
    expect(answer.calendar[1].due.late).toBeCloseTo((30.4375 - 15) / 30.4375, 9);
    expect(answer.other_dates).toEqual([{ date: '2020-01-01', what: 'sunset', of: 'snap', done: 3 }]);
  });

  it('takes the time between offers from the file unless one is given', () => {
    expect(ask().offers).toMatchObject({ from: 'file', first: 'A' });
    expect(ask('--between', '1 week', '--first', 'B').offers).toMatchObject({ from: 'asked', first: 'B' });
    expect(ask('--between', '2').offers.between).toBe(2);
  });

  it('counts hindsight only where that is asked for', () => {
    expect(ask().events.map((each: { counted: boolean }) => each.counted)).toEqual([false, true]);
    expect(ask('--hindsight').events[0].effect.numbers.after.at_stake).toEqual({ A: 0, B: 1 });
  });
});

describe('clock refuses', () => {
  it('a time that is none', () => {
    const { err, code } = lockstep(['clock', file, '--between', 'soon']);
    expect([code, err]).toEqual([2, expect.stringContaining('calendar time such as "30 days"')]);
  });

  it('a party that is none', () => {
    expect(lockstep(['clock', file, '--first', 'C'])).toMatchObject({ code: 2 });
  });
});

it('writes a drawing and a page that need nothing else', () => {
  const folder = folderWith({});
  const [svg, html] = [join(folder, 'clock.svg'), join(folder, 'clock.html')];
  lockstep(['clock', file, '--svg', svg, '--html', html]);
  expect(readFileSync(svg, 'utf8')).toMatch(/^<svg /);
  expect(readFileSync(html, 'utf8')).toContain('A new side B has another partner.');
});
