import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { statusSchema } from '../../src/status/json-schema.ts';
import { folderWith, lockstep } from '../lockstep.ts';

const agreement = (more = '') => `
lockstep: 1
id: small
title: A small deal
as_of: 2019-01-01
time_unit: day
parties: { A: { name: Side A }, B: { name: Side B } }
steps:
  a1: { by: A, title: "Pay, in full; \\\\ at once", due: 2019-03-01, duration: 0 }
  b1: { by: B, title: Open the gate, due: 2019-06-30, duration: 0 }
assessment: { scale: as-given, worth: { a1: { A: -1, B: 2 }, b1: { A: 2, B: -1 } } }
${more}`;

const entry = (more: object) => {
  const whole = {
    axis: 'promise',
    basis: 'seen',
    by: 'A',
    recorded_at: '2019-12-31T12:00:00Z',
    step: 'a1',
    to: 'fulfilled',
    ...more,
  };
  const sorted = Object.entries(whole).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted))}\n`;
};

const caseWith = (record: string, more = '') =>
  folderWith({ 'agreement.yaml': agreement(more), 'record.jsonl': record });
const paid = entry({ at: '2019-02-01' });
const json = (path: string, ...options: string[]) => JSON.parse(lockstep(['status', path, '--json', ...options]).out);

describe('status', () => {
  it('says which day it answers for: that of the last event, or of the case where that is later', () => {
    const of = (path: string, ...options: string[]) => {
      const { as_of, as_of_from } = json(path, ...options);
      return [as_of, as_of_from];
    };
    expect(of(caseWith(paid))).toEqual(['2019-02-01', 'record']);
    expect(of(caseWith(entry({ at: '2018-07' })))).toEqual(['2019-01-01', 'agreement']);
    expect(of(caseWith(entry({ at: '2019-02' })))).toEqual(['2019-02-28', 'record']);
    expect(of(caseWith(paid), '--as-of', '2019-05-05')).toEqual(['2019-05-05', 'asked']);
    expect(lockstep(['status', caseWith(paid)]).out).toContain('as of 2019-02-01 (the last event in the record)');
  });

  it('exits with 1 once something is overdue or taken back, and with 0 while nothing is', () => {
    const path = caseWith(paid);
    expect(lockstep(['status', path]).code).toBe(0);
    expect(lockstep(['status', path, '--as-of', '2019-06-30']).code).toBe(0);
    expect(lockstep(['status', path, '--as-of', '2019-07-01']).code).toBe(1);
    expect(lockstep(['status', caseWith(paid + entry({ at: '2019-02-02', to: 'reversed' }))]).code).toBe(1);
  });

  it('--json is held to its schema, with and without an account of one side, and with the PAM scores', () => {
    for (const path of ['catalog/jpoa-2013', 'catalog/us-dprk-2018-2019', 'catalog/six-party-2007']) {
      for (const options of [[], ['--as-of', '2014-02-10'], ['--pam']]) {
        expect(statusSchema.safeParse(json(path, ...options)).error, `${path} ${options}`).toBeUndefined();
      }
    }
    expect(json('catalog/us-dprk-2018-2019', '--told-by', 'NK').accounts).toEqual({});
  });

  it('tells both accounts where they differ', () => {
    const path = caseWith(paid);
    expect(json(path).accounts).toEqual({
      A: { a1: 'reported', b1: 'promised' },
      B: { a1: 'promised', b1: 'promised' },
    });
    expect(lockstep(['status', path]).out).toMatch(/Side A alone speaks of “Pay, in full; .+”\./);
    const denied = entry({ at: '2019-02-02', axis: 'evidence', by: 'B', to: 'refuted' });
    expect(lockstep(['status', caseWith(paid + denied)]).out).toMatch(
      /Reported done as Side A tells it and promised as Side B\s+tells it/,
    );
    expect(json(path, '--told-by', 'B').steps[0].mark).toBe('promised');
  });

  it('says in one sentence that there is no record, that a line of it is wrong, and what a wrong option should be', () => {
    const none = lockstep(['status', 'catalog/two-by-three']);
    expect(none.code).toBe(2);
    expect(none.err).toMatch(/^The case "catalog\/two-by-three" has no record\.jsonl, .+\.\n$/);
    const wrong = lockstep(['status', caseWith(entry({ at: '2019-02-01', step: 'a9' }))]);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('record.jsonl:1:');
    expect(lockstep(['status', caseWith(paid), '--told-by', 'C']).err).toContain('its parties are A, B');
    for (const day of ['2019-02-30', 'today']) {
      expect(lockstep(['status', caseWith(paid), '--as-of', day]).code).toBe(2);
    }
    expect(lockstep(['status', caseWith(paid), '--gantt']).err).toContain('--svg');
  });

  it.each(['catalog/jpoa-2013', 'catalog/us-dprk-2018-2019', 'catalog/six-party-2007'])(
    '%s fits 80 columns',
    (path) => {
      for (const line of lockstep(['status', path]).out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    },
  );

  it('draws the ledger and the calendar, and writes a page that asks for nothing', () => {
    const folder = caseWith(paid);
    const [ledger, gantt, page] = ['ledger.svg', 'gantt.svg', 'page.html'].map((file) => join(folder, file)) as [
      string,
      string,
      string,
    ];
    lockstep(['status', folder, '--svg', ledger, '--html', page]);
    lockstep(['status', folder, '--svg', gantt, '--gantt']);
    expect(readFileSync(ledger, 'utf8')).toContain('reported done');
    expect(readFileSync(gantt, 'utf8')).toContain('class="walk"');
    expect(readFileSync(page, 'utf8')).toContain(`lockstep status ${folder}`);
    expect(readFileSync(page, 'utf8')).not.toMatch(/<script|src="http/);
  });

  it('--pam prints a table that a spreadsheet reads, and the score of all', () => {
    const { out } = lockstep(['status', caseWith(paid), '--pam']);
    expect(out.split('\n').slice(0, 4)).toEqual([
      'step,by,title,level,score',
      'a1,A,"Pay, in full; \\ at once",complete,3',
      'b1,B,Open the gate,none,0',
      ',,"all, in percent, as of 2019-02-01",,50.0',
    ]);
  });
});

describe('the calendar of what falls due', () => {
  const write = (folder: string, ...options: string[]) => {
    const file = join(folder, 'due.ics');
    lockstep(['status', folder, '--ics', file, ...options]);
    return readFileSync(file, 'utf8');
  };
  const read = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));

  it('is read back by another program: whole days, the sentence as it was, one name each', () => {
    const events = read(
      write(caseWith(entry({ at: '2019-01-02', step: 'b1', axis: 'evidence', to: 'claimed', by: 'B' }))),
    );
    expect(events.map((each) => [each.startDate.toString(), each.startDate.isDate, each.endDate.toString()])).toEqual([
      ['2019-03-01', true, '2019-03-02'],
    ]);
    expect(events[0]?.summary).toContain('\u201cPay, in full; \\ at once\u201d');
    expect(events[0]?.uid).toBe('small.step.a1@lockstep');
  });

  it('folds no line beyond 75 bytes, ends each with CRLF, and is the same bytes each time', () => {
    const folder = caseWith(paid);
    const text = write(folder, '--as-of', '2019-01-15');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(write(folder, '--as-of', '2019-01-15')).toBe(text);
    expect(text).toContain('DTSTAMP:20191231T120000Z');
  });

  it('keeps the name of an event when its day moves', () => {
    const moved = entry({
      at: '2019-01-05',
      step: 'b1',
      terms: { due: '2019-08-31' },
      agreed_by: ['A', 'B'],
      axis: undefined,
      to: undefined,
    });
    const uids = (text: string) => read(text).map((each) => [each.uid, each.startDate.toString()]);
    expect(uids(write(caseWith(paid)))).toEqual([['small.step.b1@lockstep', '2019-06-30']]);
    expect(uids(write(caseWith(moved + paid)))).toEqual([['small.step.b1@lockstep', '2019-08-31']]);
  });

  it('is the same wherever it is written', () => {
    const folder = caseWith(paid);
    const zones = ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC'].map((zone) => {
      process.env['TZ'] = zone;
      return write(folder, '--as-of', '2019-03-09');
    });
    delete process.env['TZ'];
    expect(new Set(zones).size).toBe(1);
  });
});
