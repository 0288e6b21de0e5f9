import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planSchema } from '../../src/plan/json-schema.ts';
import { folderWith, lockstep, root } from '../lockstep.ts';

const six = 'catalog/two-by-three';
const talks = 'catalog/us-dprk-2018-2019';

function answer(...args: string[]): Record<string, never> {
  return JSON.parse(lockstep(['plan', ...args, '--json']).out);
}

describe('plan in the terminal', () => {
  const { out, code } = lockstep(['plan', talks]);
  const lines = out.split('\n');

  it('begins with a sentence about people and acts, without a number', () => {
    const sentence = out.slice(0, out.indexOf('.\n') + 1).replaceAll('\n', ' ');
    expect(sentence).toMatch(/ acts first: “/);
    expect(sentence).not.toMatch(/\d/);
    expect(sentence.endsWith('.')).toBe(true);
  });

  it('then says how sure that is', () => {
    expect(out.replaceAll('\n', ' ')).toMatch(
      / before the end\. In \d+.% of 2,000 draws from the ranges finishing is worth it/,
    );
    expect(lockstep(['plan', six]).out).toContain('Point values: how sure is not known.');
  });

  it('fits into 80 columns', () => {
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it('marks the strongest pull, says why, what would change it, who opens, and what it rests on', () => {
    expect(lines.filter((line) => line.startsWith('\u25b8'))).toHaveLength(1);
    for (const part of ['Why', 'What would change it', 'Who acts first']) expect(out).toContain(part);
    expect(out).toMatch(/Proved over [\d,]+ possible orders/);
    expect(out).toMatch(/rest on judgement/);
  });

  it('exits with 0 where an order holds and 1 where none does', () => {
    expect(code).toBe(0);
    expect(lockstep(['plan', talks, '--assessment', 'sceptic']).code).toBe(1);
    expect(lockstep(['plan', six, '--order', 'b1,b2,b3,a1,a2,a3']).code).toBe(1);
    expect(lockstep(['plan', talks, '--assessment', 'all']).code).toBe(1);
  });

  it('shows assessments side by side with all', () => {
    const { out: both } = lockstep(['plan', talks, '--assessment', 'all']);
    expect(both).toContain('Engagement view');
    expect(both).toContain('because finishing is not worth it to North Korea');
  });
});

describe('plan --json', () => {
  it.each([
    [[six]],
    [[six, '--order', 'a1,b1,a2,b2,b3,a3']],
    [[six, '--first', 'B', '--stake', 'A=1', '--done', 'a1', '--drop', 'b3']],
    [[talks]],
    [[talks, '--assessment', 'sceptic']],
    [[talks, '--assessment', 'all']],
    [[talks, '--phases']],
    [[six, '--phases', '--time-limit', '0']],
  ])('%j is held to its schema', (args) => {
    expect(planSchema.safeParse(answer(...args)).error).toBeUndefined();
  });

  it('--deal puts only that in order, and lists the rest as left out', () => {
    expect(answer(six, '--deal', 'a1,b1')).toMatchObject({ left_out: ['a2', 'a3', 'b2', 'b3'], order: ['a1', 'b1'] });
  });

  it('a file that holds its own assessment answers too', () => {
    const folder = folderWith({
      'case.json': JSON.stringify({
        lockstep: 1,
        id: 'swap',
        title: 'Swap',
        as_of: '2019-02-24',
        time_unit: 'month',
        parties: { A: { name: 'A' }, B: { name: 'B' } },
        steps: { a: { by: 'A', title: 'Give' }, b: { by: 'B', title: 'Give back' } },
        assessment: { worth: { a: { A: -1, B: 2 }, b: { A: 2, B: -1 } } },
      }),
    });
    expect(answer(join(folder, 'case.json'))).toMatchObject({ case: 'swap', assessment: null, stake: 1 });
  });

  it('an assessment can be given as a file, and agreement.yaml stands for its folder', () => {
    const engagement = readFileSync(join(root, talks, 'assessments/engagement.yaml'), 'utf8');
    const folder = folderWith({ 'mine.yaml': engagement.replace('US: [1, 3, 5]', 'US: 0') });
    const changed = answer(join(talks, 'agreement.yaml'), '--assessment', join(folder, 'mine.yaml'));
    expect(changed).toMatchObject({ assessment: 'mine', at_stake: { US: 0 } });
  });

  it('out of time it says what is proved, and exits with 3 if that leaves the answer open', () => {
    const steps = Array.from({ length: 30 }, (_, k) => k);
    const size = (k: number) => (k % 5 === 0 ? 300 + 41 * k : 1 + ((7 * k) % 30));
    const text = JSON.stringify({
      lockstep: 1,
      id: 'lumpy',
      title: 'Few large steps among many small ones',
      as_of: '2019-02-24',
      time_unit: 'month',
      parties: { A: { name: 'A' }, B: { name: 'B' } },
      steps: Object.fromEntries(steps.map((k) => [`s${k}`, { by: k % 2 === 0 ? 'A' : 'B' }])),
      assessment: {
        worth: Object.fromEntries(
          steps.map((k) => [
            `s${k}`,
            k % 2 === 0 ? { A: -size(k), B: Math.round(1.2 * size(k)) } : { A: Math.round(1.2 * size(k)), B: -size(k) },
          ]),
        ),
      },
    });
    const folder = folderWith({ 'lumpy.json': text });
    const { out, code } = lockstep(['plan', join(folder, 'lumpy.json'), '--json', '--time-limit', '0.2']);
    const found = JSON.parse(out);
    expect(planSchema.safeParse(found).error).toBeUndefined();
    expect(found.proved).toBe(false);
    expect(found.bound).toBeLessThanOrEqual(found.best.stake);
    expect(found.order.flat().toSorted()).toEqual(steps.map((k) => `s${k}`).toSorted());
    expect(code).toBe(found.holds === null ? 3 : found.holds ? 0 : 1);
  });
});

describe('what was not settled in time is not stated as a fact', () => {
  const { out, code } = lockstep(['plan', talks, '--time-limit', '0']);

  it('names it, says nothing of what insisting costs, and marks guesses', () => {
    expect(out.replaceAll('\n', ' ')).toContain('Not settled in the time given: best order');
    expect(out).not.toContain('Infinity');
    expect(out).not.toMatch(/Insisting that .* raises/);
    expect(out).toMatch(/^ {2}\? /m);
    expect([0, 3]).toContain(code);
  });

  it('a given order is judged all the same', () => {
    expect(lockstep(['plan', six, '--order', 'b1,b2,b3,a1,a2,a3', '--time-limit', '0']).code).toBe(1);
  });
});

describe('with rates', () => {
  const text = JSON.stringify({
    lockstep: 1,
    id: 'rated',
    title: 'Rated',
    as_of: '2019-02-24',
    time_unit: 'year',
    parties: { A: { name: 'A' }, B: { name: 'B' } },
    steps: {
      a: { by: 'A', title: 'Give', verification: { lag: '3 months', false_alarm: [0.01, 0.1] } },
      b: { by: 'B', title: 'Give back', duration: [1, 2, 6] },
    },
    assessment: {
      stakes: { A: 9, B: 9 },
      impatience: { A: [0.1, 0.2, 0.9], B: 0.6 },
      worth: { a: { A: -4, B: 5 }, b: { A: 5, B: -4 } },
    },
  });
  const file = join(folderWith({ 'rated.json': text }), 'rated.json');
  const { out, code } = lockstep(['plan', file, '--phases']);

  it('is held to its schema', () => {
    const found = answer(file, '--phases');
    expect(planSchema.safeParse(found).error).toBeUndefined();
    expect(found).toMatchObject({
      worth_starting: false,
      along: { A: { U: [expect.any(Number), expect.any(Number), 0] } },
    });
  });

  it('says why an order does not hold although nobody needs more than it has at stake', () => {
    expect(code).toBe(1);
    expect(out).toMatch(/^ {2}\u2715 Best found +[\d.\u2212]+ +[\d.\u2212]+$/m);
    expect(out).toContain('\u2715 where no need exceeds what is at stake: not worth it to every side.');
    expect(lockstep(['plan', talks]).out).not.toContain('where no need exceeds');
  });

  it('says that phases are judged without them, beside their marks', () => {
    expect(out.slice(out.indexOf('Side by side (time'))).toContain(
      'Judged without impatience, hazard and false alarms.',
    );
    expect(lockstep(['plan', six, '--phases']).out).not.toContain('Judged without');
  });
});

describe('plan --phases', () => {
  it('lists what is quick against what asks little, in 80 columns, with each step once', () => {
    const { out } = lockstep(['plan', talks, '--phases']);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    const section = out.slice(out.indexOf('Side by side (time in months)'), out.indexOf('Proved over'));
    const { frontier } = answer(talks, '--phases')['phases'] as unknown as {
      frontier: { time: number; phases: string[][] }[];
    };
    expect(frontier.length).toBeGreaterThan(1);
    expect(section.match(/ phases /g)).toHaveLength(frontier.length);
    for (const { time, phases } of frontier) {
      expect(section.replaceAll(/\s+/g, ' ')).toContain(phases.map((phase) => phase.join(' + ')).join(' \u2192 '));
      expect(section).toContain(` ${time} `);
      expect(phases.flat().toSorted()).toEqual((answer(talks)['order'] as unknown as string[]).flat().toSorted());
    }
    expect(lockstep(['plan', talks]).out).not.toContain('Side by side');
  });

  it('tells times apart however short, and keeps columns apart however large the numbers', () => {
    const text = JSON.stringify({
      lockstep: 1,
      id: 'days',
      title: 'Days in years',
      as_of: '2019-02-24',
      time_unit: 'year',
      parties: { A: { name: 'A' }, B: { name: 'B' } },
      steps: {
        a: { by: 'A', title: 'Give', duration: '1 day' },
        b: { by: 'B', title: 'Give back', duration: '1 day' },
      },
      assessment: { worth: { a: { A: -4000000.25, B: 5000000.75 }, b: { A: 5000000.25, B: -4000000.5 } } },
    });
    const { out } = lockstep(['plan', join(folderWith({ 'days.json': text }), 'days.json'), '--phases']);
    const rows = out.split('\n').filter((line) => / phases? {2}/.test(line));
    expect(rows.map((line) => line.trim().split(/ {2,}/).slice(1))).toEqual([
      ['0.003', '4,000,000.5', '4,000,000.5'],
      ['0.005', '4,000,000.25', '4,000,000.5'],
    ]);
    expect(rows.every((line) => line.length <= 80)).toBe(true);
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(/can be done in 0\.003 years .*, takes 0\.005 years\./);
  });

  it('out of time it gives the best found, and what is proved', () => {
    const { out } = lockstep(['plan', talks, '--phases', '--time-limit', '0']);
    expect(out).toContain('Not settled in the time given: the best found.');
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(
      /proved: no way takes less than [\d.]+ months, and none needs less than/,
    );
    const found = answer(talks, '--phases', '--time-limit', '0')['phases'] as unknown as Record<string, number>;
    expect(found['proved']).toBe(false);
    expect(found['time_bound']).toBeGreaterThan(0);
    expect(found['time_bound']).toBeLessThanOrEqual(48);
    expect(found['stake_bound']).toBeLessThanOrEqual(2.035);
  });
});

describe('a wrong call gets one clear sentence', () => {
  it.each([
    [['plan', 'nowhere'], /There is no file or folder "nowhere"/],
    [['plan', 'docs'], /has no agreement.yaml/],
    [['plan', six, '--assessment', 'hawk'], /There is no assessment "hawk".*there is: teaching/],
    [['plan', six, '--order', 'a1,b1'], /The order leaves out “a2”, “a3”, “b2”, “b3”/],
    [['plan', six, '--order', 'a2,a1,a3,b1,b2,b3'], /“a2” comes too early: it requires “b1” before it/],
    [['plan', six, '--done', 'b3'], /“b3” requires “b2”, which is not done/],
    [['plan', six, '--drop', 'x'], /“x” in --drop is no step of the file/],
    [['plan', six, '--first', 'C'], /“C” in --first is no party of the file/],
    [['plan', six, '--stake', 'A'], /Give a party and a number/],
    [['plan', six, '--drop', 'a1,a3,b1,b2'], /Nothing is left to put in order/],
    [['plan'], /missing required argument/],
    [['plans', six], /unknown command/],
  ])('%j', (args, sentence) => {
    const { err, out, code } = lockstep(args as string[]);
    expect(err).toMatch(sentence);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it.each([
    [['plan', six, '--svg', 'no/such/folder/x.svg'], /There is no folder "no\/such\/folder"/],
    [['plan', six, '--html', 'docs'], /"docs" is a folder/],
    [['new', 'LICENSE/talks', '--csv', 'LICENSE'], /./],
    [['new', 'out-of-a-folder', '--csv', 'docs'], /"docs" cannot be read|cannot be opened|illegal operation/],
  ])('%j leaves no stack trace', (args, sentence) => {
    const { err, code } = lockstep(args as string[]);
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/^ {4}at /m);
    expect(code).toBe(2);
  });

  it('faults of a file are printed with their places', () => {
    const folder = folderWith({ 'agreement.yaml': 'lockstep: 1\nid: x\ntitel: X\n' });
    const { err, code } = lockstep(['plan', folder]);
    expect(err).toMatch(/agreement\.yaml:3:1: .*"titel".*did you mean "title"\?/);
    expect(code).toBe(2);
  });

  it('a case without an assessment says that one is needed', () => {
    const agreement = readFileSync(join(root, six, 'agreement.yaml'), 'utf8');
    expect(lockstep(['plan', folderWith({ 'agreement.yaml': agreement })]).err).toMatch(/has no assessment/);
  });
});

describe('help', () => {
  it.each([[[]], [['plan']], [['check']], [['new']], [['tour']]])('%j --help has an example', (command) => {
    const { out, code } = lockstep([...command, '--help']);
    expect(out).toMatch(/Examples?:\n {2}\$ lockstep /);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(code).toBe(0);
  });
});

describe('plan --from-record', () => {
  const files = {
    'agreement.yaml': `lockstep: 1
id: freeze
title: A freeze against relief
as_of: 2020-01-01
time_unit: day
parties: { A: { name: North }, B: { name: South } }
steps:
  a1: { by: A, verification: { by: B } }
  b1: { by: B, requires: [a1] }
  a2: { by: A, requires: [b1] }
  b2: { by: B }
assessment:
  worth: { a1: { A: -1, B: 3 }, b1: { A: 3, B: -1 }, a2: { A: -1, B: 3 }, b2: { A: 3, B: -1 } }
`,
    'record.jsonl': [
      '{"at":"2020-01-10","axis":"promise","basis":"seen","by":"A","recorded_at":"2020-01-10T12:00:00Z","step":"a1","to":"fulfilled"}',
      '{"at":"2020-01-20","axis":"evidence","basis":"seen","by":"B","recorded_at":"2020-01-20T12:00:00Z","step":"a1","to":"verified"}',
      '{"at":"2020-01-25","axis":"promise","basis":"seen","by":"A","recorded_at":"2020-01-25T12:00:00Z","step":"b2","to":"waived"}',
      '',
    ].join('\n'),
  };
  const folder = folderWith(files);

  it('goes on from what is verified by then, without what was waived', () => {
    expect(answer(folder, '--from-record', '2020-01-19')).toMatchObject({ done: [], left_out: [] });
    expect(answer(folder, '--from-record', '2020-01-31')).toMatchObject({
      done: ['a1'],
      order: ['b1', 'a2'],
      left_out: ['b2'],
    });
    const { out } = lockstep(['plan', folder, '--from-record', '2020-01-31']);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Done by 2020-01-31: \u201ca1\u201d. Waived, superseded or ended, and so left out: \u201cb2\u201d.',
    );
  });

  it('is refused beside --done, without a record, and without a day of the calendar', () => {
    expect(lockstep(['plan', folder, '--from-record', '2020-01-31', '--done', 'a1'])).toMatchObject({ code: 2 });
    expect(lockstep(['plan', six, '--from-record', '2020-01-31'])).toMatchObject({ code: 2 });
    expect(lockstep(['plan', folder, '--from-record', '2020-02-30'])).toMatchObject({ code: 2 });
  });
});
