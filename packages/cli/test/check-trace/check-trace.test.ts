import { describe, expect, it } from 'vitest';
import { checkTraceSchema } from '../../src/check-trace/json-schema.ts';
import { folderWith, lockstep } from '../lockstep.ts';

const agreement = `
lockstep: 1
id: small
title: A small deal
as_of: 2019-01-01
time_unit: day
parties: { A: { name: Side A }, B: { name: Side B } }
steps:
  a1: { by: A, title: Pay, requires: [b1] }
  b1: { by: B, title: Open the gate }
assessment: { scale: as-given, worth: { a1: { A: -1, B: 2 }, b1: { A: 2, B: -1 } } }
`;

const done = (step: string, by: string, at: string) =>
  `{"at":"${at}","axis":"promise","basis":"seen","by":"${by}","recorded_at":"2019-12-31T12:00:00Z","step":"${step}","to":"fulfilled"}\n`;
const traceOf = (record: string, ...options: string[]) =>
  lockstep([
    'check-trace',
    folderWith({ 'agreement.yaml': agreement, 'record.jsonl': record }),
    '--as-of',
    '2019-01-10',
    ...options,
  ]);

describe('check-trace', () => {
  it('exits with 0 where the record complies, and with 1 and the first deviation where it does not', () => {
    expect(traceOf(done('b1', 'B', '2019-01-02') + done('a1', 'A', '2019-01-03')).code).toBe(0);
    const early = traceOf(done('a1', 'A', '2019-01-02') + done('b1', 'B', '2019-01-02'), '--json');
    expect(early.code).toBe(1);
    const answer = JSON.parse(early.out);
    expect(answer.first).toMatchObject({ kind: 'done before what it requires', entry: 0, at: '2019-01-02', by: ['A'] });
  });

  it.each(['catalog/jpoa-2013', 'catalog/six-party-2007', 'catalog/us-dprk-2018-2019'])(
    '%s: --json is held to its schema, and the words fit 80 columns',
    (path) => {
      const answer = JSON.parse(lockstep(['check-trace', path, '--json']).out);
      expect(checkTraceSchema.safeParse(answer).error).toBeUndefined();
      for (const line of lockstep(['check-trace', path]).out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    },
  );

  it('says in one sentence that there is no record', () => {
    const { code, err } = lockstep(['check-trace', 'catalog/two-by-three']);
    expect(code).toBe(2);
    expect(err).toMatch(/^The case .+ has no record\.jsonl, .+\.\n$/);
  });
});
