import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSchema } from '../../src/check/json-schema.ts';
import { folderWith, lockstep } from '../lockstep.ts';

const bad = [
  'lockstep: 1',
  'id: bad',
  'title: Five faults',
  'as_of: 2019-02-24',
  'time_unit: month',
  'parties: { A: { name: A }, B: { name: B } }',
  'steps:',
  '  a1: { by: A, duraton: 2 }',
  '  a2: { by: C }',
  '  b1: { by: B, reversible: 1.5, requires: [b9] }',
  '  b2: { by: B, duration: 007 }',
  '',
].join('\n');

describe('check', () => {
  const folder = folderWith({ 'agreement.yaml': bad });

  it('reports every fault in one pass, with its line and a mark under the place', () => {
    const { out, code } = lockstep(['check', folder]);
    expect(code).toBe(2);
    expect(out).toContain('5 faults.');
    expect(out).toMatch(/8 \| {3}a1: \{ by: A, duraton: 2 \}\n +\^/);
  });

  it('--lines prints FILE:LINE:COLUMN: SENTENCE, one line a fault, for editors', () => {
    const lines = lockstep(['check', folder, '--lines']).out.trim().split('\n');
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/agreement\.yaml:\d+:\d+: .+\.|\?$/);
    expect(lines[0]).toContain(join(folder, 'agreement.yaml:8:'));
  });

  it('--json is held to its schema', () => {
    const answer = JSON.parse(lockstep(['check', folder, '--json']).out);
    expect(checkSchema.safeParse(answer).error).toBeUndefined();
    expect(answer.faults.map((fault: { code: string }) => fault.code).toSorted()).toEqual(
      ['leading-zero', 'out-of-range', 'unknown-key', 'unknown-party', 'unknown-step'].toSorted(),
    );
  });

  it('checks the record too, with the place of each fault', () => {
    const good =
      'lockstep: 1\nid: g\ntitle: G\nas_of: 2019-02-24\ntime_unit: month\nparties: { A: { name: A }, B: { name: B } }\nsteps:\n  a1: { by: A }\n';
    const line = (step: string) =>
      `{"at":"2019-01-02","axis":"promise","basis":"seen","by":"A","recorded_at":"2019-03-01T00:00:00Z","step":"${step}","to":"fulfilled"}\n`;
    const wrong = folderWith({ 'agreement.yaml': good, 'record.jsonl': line('a1') + line('a2') });
    const { out, code } = lockstep(['check', wrong, '--lines']);
    expect(code).toBe(2);
    expect(out).toMatch(/record\.jsonl:2:105: step: .+\n$/);
    const answer = JSON.parse(lockstep(['check', wrong, '--json']).out);
    expect(checkSchema.safeParse(answer).error).toBeUndefined();
    expect(answer.faults).toHaveLength(1);
    const short = folderWith({ 'agreement.yaml': good, 'record.jsonl': line('a1') + line('a1').trimEnd() });
    expect(lockstep(['check', short, '--lines']).out).toMatch(
      /record\.jsonl:2:1: the last line has no newline .+\.\n$/,
    );
    expect(lockstep(['status', short, '--json']).out).toContain('"all": 1');
    const right = folderWith({ 'agreement.yaml': good, 'record.jsonl': line('a1') });
    expect(lockstep(['check', right]).out).toContain('1 entry in the record');
  });

  it.each(['catalog/two-by-three', 'catalog/us-dprk-2018-2019'])('%s has no fault', (path) => {
    const { out, code } = lockstep(['check', path]);
    expect(out).toMatch(/^No fault: \d+ steps, \d assessments?(, \d+ entries in the record)?\.\n$/);
    expect(code).toBe(0);
  });
});
