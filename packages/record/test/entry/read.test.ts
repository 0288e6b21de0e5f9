import { readFileSync } from 'node:fs';
import type { Entry } from '@lockstep/engine/status/entry';
import { describe, expect, it } from 'vitest';
import { makeShapes, schemaText } from '../../src/entry/json-schema.ts';
import { lineOf, makeLineReader, readStatements } from '../../src/entry/read.ts';
import { shapes } from '../../src/entry/shapes.js';
import type { EntryFaultCode } from '../../src/fault.ts';
import { sayEntryFault } from '../../src/wording.ts';
import { makeLines, names, samples } from './lines.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const good = '"at":"2018-05-10","basis":"seen","by":"US"';
const time = '"recorded_at":"2026-11-24T18:05:26Z"';
const step = '"axis":"promise","step":"halt-exercises","to":"fulfilled"';

/** Reads lines as a record that holds `before` first. */
function readAll(lines: readonly Uint8Array[]) {
  const read = makeLineReader(names);
  return lines.map((line) => read(line));
}

function faultsOf(line: string, before: readonly string[] = []) {
  const last = readAll([...before, line].map(encode)).at(-1);
  return last && 'faults' in last ? last.faults : [];
}

describe('an entry', () => {
  it.each(samples.map((entry, number) => ({ entry, number })))(
    'of each kind is read back from its line: $number',
    ({ entry, number }) => {
      const read = makeLineReader(names, Math.max(number, 2))(lineOf(entry));
      expect(read).toEqual({ entry });
    },
  );

  it('is read without an agreement too, and then may name anything', () => {
    const entry = { ...samples[0], step: 'elsewhere', by: 'UN' } as Entry;
    expect(makeLineReader()(lineOf(entry))).toEqual({ entry });
  });

  it.each([
    '2018',
    '2018-02',
    '2020-02-29',
    '2015-02-15T00:00:00+02:00',
    '2015-02-15T00:00Z',
    '2015-02-15T23:59:59-14:00',
    '0001-01-01',
  ])('can be about %s', (at) => {
    expect(makeLineReader(names)(lineOf({ ...samples[0], at } as Entry))).toHaveProperty('entry');
  });

  it.each([
    '2019-02-29',
    '1900-02-29',
    '2018-13',
    '2018-00-01',
    '2018-04-31',
    '0000',
    '2018-01-01T24:00Z',
    '2018-01-01T00:60Z',
    '2018-01-01T00:00:60Z',
    '2018-01-01T00:00+15:00',
  ])('cannot be about %s, which does not exist', (at) => {
    expect(makeLineReader(names)(lineOf({ ...samples[0], at } as Entry))).toMatchObject({
      faults: [{ code: 'wrong-date' }],
    });
  });

  it('can be about today where the day began before it did in UTC', () => {
    const entry = { ...samples[0], at: '2026-11-25T08:05:26+14:00' } as Entry;
    expect(makeLineReader(names)(lineOf(entry))).toHaveProperty('entry');
  });

  it('has a schema for editors, which is the one generated now', () => {
    expect(readFileSync(new URL('../../../../docs/schema/record-entry.json', import.meta.url), 'utf8')).toBe(
      schemaText(),
    );
    expect(shapes).toEqual(makeShapes());
  });
});

/** For every code a line that has just this fault, what stands at its place (the end of the line if empty), and a piece of the sentence. */
const bad: readonly (readonly [EntryFaultCode, string, string, RegExp])[] = [
  ['byte-order-mark', `\ufeff{${good}}`, '\ufeff', /byte order mark/],
  ['syntax', `{${good}`, '', /read the end of the line/],
  ['bad-string', '{"at":"2018\t"}', '"2018\t', /control character/],
  ['lone-surrogate', '{"note":"\\ud800"}', '"\\ud800', /half of a character/],
  ['bad-number', '{"about":01}', '01', /not a number/],
  [
    'number-not-exact',
    '{"amount":9007199254740993}',
    '9007',
    /9007199254740993 cannot be kept exactly and would become 9007199254740992/,
  ],
  ['duplicate-key', '{"at":"2018","at":"2018"}', '"at":"2018"}', /"at" stands here a second time/],
  ['too-deep', '['.repeat(70), '', /deeper than 64/],
  ['not-canonical', `{${good},${time}, ${step}}`, 'basis"', /not in canonical form/],
  ['not-an-entry', `{${good},${time}}`, '{', /one of the keys step, power/],
  ['unknown-key', `{${good},"notes":"x",${time},${step}}`, '"notes"', /did you mean "note"\?/],
  [
    'missing-key',
    `{"at":"2018-05-10","axis":"promise","basis":"seen",${time},"step":"halt-exercises","to":"agreed"}`,
    '{',
    /needs the key "by" \(who says so/,
  ],
  ['wrong-value', `{"at":2018,"basis":"seen","by":"US",${time},${step}}`, '2018,', /Expected a day such as 2019-02-28/],
  ['wrong-choice', `{"at":"2018-05-10","basis":"sean","by":"US",${time},${step}}`, '"sean"', /did you mean "seen"\?/],
  ['wrong-date', `{"at":"2019-02-29","basis":"seen","by":"US",${time},${step}}`, '"2019-02-29"', /has no "2019-02-29"/],
  ['control-character', `{${good},"note":"a\u202eb",${time},${step}}`, '"a\u202eb"', /U\+202E/],
  [
    'computed-state',
    `{"at":"2018-05-10","axis":"promise","basis":"seen","by":"US",${time},"step":"halt-exercises","to":"due"}`,
    '"due"',
    /"due" is computed/,
  ],
  [
    'other-axis',
    `{"at":"2018-05-10","axis":"legal","basis":"seen","by":"US",${time},"step":"halt-exercises","to":"fulfilled"}`,
    '"fulfilled"',
    /a state of promise, not of legal/,
  ],
  ['not-yet', `{"at":"2030","basis":"seen","by":"US",${time},${step}}`, '"2030"', /still to come/],
  ['later-entry', `{${good},"corrects":0,${time}}`, '0,', /there are none before this one/],
  [
    'unknown-step',
    `{"at":"2018-05-10","axis":"promise","basis":"seen","by":"US",${time},"step":"halt-exercise","to":"agreed"}`,
    '"halt-exercise"',
    /did you mean "halt-exercises"\?/,
  ],
  ['unknown-party', `{${good},${time},${step},"under":"IAEA"}`, '"IAEA"', /there is US and DPRK/],
  ['unknown-power', `{"act":"used",${good},"power":"veto",${time}}`, '"veto"', /there is snapback/],
  ['unknown-source', `{${good},${time},"source":"kcna-2019",${step}}`, '"kcna-2019"', /did you mean "kcna-2018"\?/],
  ['misspelt-name', `{"at":"2018-05-10","basis":"seen","by":"DPKR",${time},${step}}`, '"DPKR"', /almost "DPRK"/],
  ['no-amount', `{"amount":3,${good},${time},${step}}`, '"amount"', /has no amount/],
];

/** The same keys in canonical order, so that only the fault that is meant is found. */
function inOrder(line: string): string {
  try {
    const value = JSON.parse(line) as object;
    return new TextDecoder().decode(lineOf(value as Entry));
  } catch {
    return line;
  }
}

const kept: readonly EntryFaultCode[] = ['not-canonical', 'duplicate-key', 'number-not-exact', 'lone-surrogate'];

describe('a bad line', () => {
  it.each(bad)('%s is told at its place, with what to do', (code, given, place, sentence) => {
    const line = kept.includes(code) ? given : inOrder(given);
    const faults = faultsOf(line);
    expect(faults.map((fault) => fault.code)).toEqual([code]);
    const [fault] = faults;
    if (!fault) throw new Error('no fault');
    expect(sayEntryFault(fault, 'record.jsonl')).toMatch(sentence);
    const offset = code === 'too-deep' ? 64 : place === '' ? line.length : line.indexOf(place);
    expect(fault.column).toBe(offset + 1);
  });

  it('that is not UTF-8 is told at its place', () => {
    const line = Uint8Array.of(...encode('{"note":"'), 0xff, ...encode('"}'));
    expect(makeLineReader()(line)).toMatchObject({ faults: [{ code: 'not-utf8', column: 10, line: 1, entry: 0 }] });
  });

  it('that was made before the one above it is told', () => {
    const earlier = `{${good},${time.replace('26Z', '25Z')},${step}}`;
    expect(faultsOf(inOrder(earlier), [inOrder(`{${good},${time},${step}}`)])).toMatchObject([
      { code: 'time-back', line: 2, entry: 1, facts: { before: '2026-11-24T18:05:26Z' } },
    ]);
  });

  it('tells all its faults at once', () => {
    const line = `{"at":"2019-02-29","axis":"promise","basis":"sen","by":"US",${time},"step":"x","to":"overdue"}`;
    expect(faultsOf(line).map(({ code }) => code)).toEqual([
      'wrong-date',
      'wrong-choice',
      'unknown-step',
      'computed-state',
    ]);
  });

  it('every code has such a line', () => {
    const told = new Set([...bad.map(([code]) => code), 'not-utf8', 'time-back', 'time-given']);
    const source = readFileSync(new URL('../../src/fault.ts', import.meta.url), 'utf8');
    const codes = [...source.matchAll(/^ {2}'?([a-z][a-z0-9-]+)'?:/gm)].map((match) => match[1] as string);
    expect(
      codes.filter(
        (code) => !['name', 'nearest', 'known', 'entry', 'line'].includes(code) && !told.has(code as EntryFaultCode),
      ),
    ).toEqual([]);
  });
});

describe('what is handed in', () => {
  const now = '2026-11-24T19:00:00Z';

  it('becomes entries made now, whatever the order of its keys and its spaces', () => {
    const text = `\n{ "to": "fulfilled", "step": "halt-exercises", "axis": "promise", ${good} }\r\n\n{"corrects":4,${good}}\n`;
    const { entries, faults } = readStatements(text, now, 4, names);
    expect(faults).toEqual([]);
    expect(entries.map(({ number }) => number)).toEqual([4, 5]);
    expect(entries.map(({ entry }) => entry.recorded_at)).toEqual([now, now]);
  });

  it('cannot bring its own entry time, at the top or in a correction', () => {
    expect(readStatements(`{${good},${time},${step}}`, now, 0, names).faults).toMatchObject([
      { code: 'time-given', line: 1, column: 45 },
    ]);
    expect(
      readStatements(`{${good},"corrects":0,"instead":{${good},${time},${step}}}`, now, 1, names).faults,
    ).toMatchObject([{ code: 'time-given', path: ['instead', 'recorded_at'] }]);
  });

  it('cannot correct a correction into another', () => {
    const { faults } = readStatements(`{${good},"corrects":0,"instead":{${good},"corrects":0}}`, now, 1, names);
    expect(faults).toMatchObject([{ code: 'not-an-entry', path: ['instead'] }]);
  });

  it('is told by the line it stands on', () => {
    const { faults } = readStatements(`\n\n{${good},${step}}\n{`, now, 0, names);
    expect(faults).toMatchObject([{ code: 'syntax', line: 4, column: 2 }]);
  });
});

it('lines that are made for other tests are all entries', () => {
  expect(
    readAll(makeLines(20))
      .slice(9)
      .every((read) => 'entry' in read),
  ).toBe(true);
});
