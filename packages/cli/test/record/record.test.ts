import { cpSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemas } from '../../src/json-schema.ts';
import { folderWith, lockstep, root } from '../lockstep.ts';

/** A copy of a small case, without a record. */
function newCase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-'));
  cpSync(join(root, 'catalog/two-by-three'), folder, { recursive: true });
  writeFileSync(join(folder, 'sources.yaml'), 'sources:\n  memo: { title: A memorandum, basis: seen }\n');
  return folder;
}

const done = ['step=b1', 'axis=promise', 'to=fulfilled', 'at=2019-03-01', 'by=B', 'basis=seen'];
const later = ['step=a1', 'axis=evidence', 'to=verified', 'at=2019-04-01', 'by=B', 'basis=seen', 'source=memo'];

/** A case with these entries in its record. */
function caseWith(...entries: readonly (readonly string[])[]): string {
  const folder = newCase();
  for (const entry of entries)
    expect(lockstep(['record', 'add', folder, ...entry])).toMatchObject({ code: 0, err: '' });
  return folder;
}

function json(args: readonly string[], code = 0, input = ''): Record<string, unknown> {
  const ran = lockstep(['record', ...args, '--json'], input);
  expect({ code: ran.code, err: ran.err }).toMatchObject({ code });
  const answer = JSON.parse(ran.out) as Record<string, unknown>;
  expect(schemas['record']?.safeParse(answer).error).toBe(undefined);
  return answer;
}

const linesOf = (folder: string) => readFileSync(join(folder, 'record.jsonl'), 'utf8').split('\n').slice(0, -1);
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('record add', () => {
  it('begins a record, with the time of the clock, in canonical form', () => {
    const before = new Date().toISOString().slice(0, 19);
    const [line = ''] = linesOf(caseWith(done));
    expect(Object.keys(JSON.parse(line))).toEqual(['at', 'axis', 'basis', 'by', 'recorded_at', 'step', 'to']);
    expect(JSON.parse(line).recorded_at >= before).toBe(true);
    expect(JSON.parse(line).recorded_at).toMatch(/^[-0-9]+T[0-9:]+Z$/);
  });

  it('takes keys and values, a JSON line, or standard input, to the same entry', () => {
    const text = JSON.stringify({
      to: 'fulfilled',
      step: 'b1',
      axis: 'promise',
      at: '2019-03-01',
      by: 'B',
      basis: 'seen',
    });
    const folders = [newCase(), newCase(), newCase()] as [string, string, string];
    expect(json(['add', folders[0], ...done])).toMatchObject({
      act: 'add',
      state: 'appended',
      from: 0,
      count: 1,
      size: 1,
      torn: 0,
    });
    json(['add', folders[1], text]);
    json(['add', folders[2]], 0, text);
    const entries = folders.map((folder) => ({ ...JSON.parse(linesOf(folder)[0] ?? ''), recorded_at: '' }));
    expect(entries[1]).toEqual(entries[0]);
    expect(entries[2]).toEqual(entries[0]);
  });

  it('knows lists, numbers and inner keys', () => {
    const folder = caseWith([
      'step=b1',
      'at=2019-03-01',
      'by=press',
      'basis=seen',
      'source=memo',
      'terms.due=2019-06-30',
      'terms.requires=a1,a3',
      'agreed_by=A,B',
    ]);
    expect(JSON.parse(linesOf(folder)[0] ?? '')).toMatchObject({
      terms: { due: '2019-06-30', requires: ['a1', 'a3'] },
      agreed_by: ['A', 'B'],
    });
  });

  it('refuses what is computed, unknown or impossible, all at once, and adds nothing', () => {
    const folder = newCase();
    const ran = lockstep([
      'record',
      'add',
      folder,
      'step=b9',
      'axis=promise',
      'to=overdue',
      'at=2019-02-30',
      'by=B',
      'basis=sean',
    ]);
    expect(ran.code).toBe(2);
    for (const words of [
      /"b9" is not a step/,
      /"overdue" is computed/,
      /has no "2019-02-30"/,
      /did you mean "seen"/,
      /Nothing was added/,
    ]) {
      expect(ran.err).toMatch(words);
    }
    expect(lockstep(['record', 'add', folder, ...done, 'recorded_at=2019-03-01T00:00:00Z']).err).toMatch(
      /set by the clock/,
    );
    expect(lockstep(['record', 'add', folder, 'nonsense']).err).toMatch(/KEY=VALUE/);
    expect(existsSync(join(folder, 'record.jsonl'))).toBe(false);
  });

  it('refuses the same words twice, and says where they stand', () => {
    const ran = lockstep(['record', 'add', caseWith(done), ...done]);
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(/entry 0 word for word/)]);
  });

  it('adds nothing to a record with a damaged line', () => {
    const folder = caseWith(done);
    writeFileSync(join(folder, 'record.jsonl'), `${linesOf(folder)[0]?.replace('"to"', ' "to"')}\n`);
    const ran = lockstep(['record', 'add', folder, ...later]);
    expect([ran.code, ran.err]).toEqual([
      2,
      expect.stringMatching(/record\.jsonl:1:\d+: From here on the line is not in canonical form/),
    ]);
  });

  it('takes off what was never finished, and says so', () => {
    const folder = caseWith(done);
    writeFileSync(join(folder, 'record.jsonl'), '{"at":"20', { flag: 'a' });
    expect(flat(lockstep(['record', 'verify', folder]).out)).toMatch(/9 bytes of one that was never finished/);
    const ran = lockstep(['record', 'add', folder, ...later]);
    expect(flat(ran.out)).toMatch(
      /9 bytes at the end of the record were never acknowledged; they were taken off first and are kept in \S+record\.jsonl\.torn/,
    );
    expect(linesOf(folder)).toHaveLength(2);
  });
});

describe('record import', () => {
  const entry = (more: object) =>
    JSON.stringify({ step: 'b1', axis: 'promise', to: 'agreed', at: '2019-02-01', by: 'B', basis: 'seen', ...more });

  it('adds all lines of a file', () => {
    const folder = newCase();
    const file = join(
      folderWith({ 'entries.jsonl': `${entry({})}\n\n${entry({ step: 'a1', by: 'A' })}\n` }),
      'entries.jsonl',
    );
    expect(flat(lockstep(['record', 'import', folder, file]).out)).toMatch(
      /Entries 0 to 1 are in .*record\.jsonl, on disk; the record has 2 entries\./,
    );
  });

  it('adds none if one is wrong, and names file, line and column', () => {
    const folder = newCase();
    const file = join(
      folderWith({ 'entries.jsonl': `${entry({})}\n${entry({ by: 'A', basis: 'hearsay' })}\n` }),
      'entries.jsonl',
    );
    const ran = lockstep(['record', 'import', folder, file]);
    expect([ran.code, ran.err]).toEqual([
      2,
      expect.stringMatching(/entries\.jsonl:2:\d+: basis: "hearsay" is not one of the words/),
    ]);
    expect(existsSync(join(folder, 'record.jsonl'))).toBe(false);
    expect(lockstep(['record', 'import', folder, 'nowhere.jsonl'])).toMatchObject({ code: 2 });
  });
});

describe('record correct', () => {
  it('enters what counts instead, made of the entry itself and what changes', () => {
    const folder = caseWith([...done, 'note=On the first.']);
    json(['correct', folder, '0', 'at=2019-05-01', 'by=B', 'basis=seen', 'instead.at=2019-03-02', 'instead.note=']);
    expect(JSON.parse(linesOf(folder)[1] ?? '')).toMatchObject({
      corrects: 0,
      instead: { at: '2019-03-02', axis: 'promise', basis: 'seen', by: 'B', step: 'b1', to: 'fulfilled' },
    });
    expect(linesOf(folder)[1]).not.toMatch(/note/);
  });

  it('can take an entry back with nothing in its place, and knows which there are', () => {
    const folder = caseWith(done);
    expect(lockstep(['record', 'correct', folder, '4', 'at=2019-05-01', 'by=B', 'basis=seen']).err).toMatch(
      /no entry 4; the record has 1 entry/,
    );
    json(['correct', folder, '0', 'at=2019-05-01', 'by=B', 'basis=seen']);
    expect(JSON.parse(linesOf(folder)[1] ?? '')).not.toHaveProperty('instead');
  });
});

/** A record of three entries with a checkpoint of the first two, signed by A and then by B. */
function checkpointed() {
  const folder = caseWith(done, later);
  const keys = folderWith({});
  const at = (name: string) => join(keys, name);
  const first = lockstep(['record', 'checkpoint', folder, '--key', at('a.key'), '--new-key', 'a.example/record']);
  writeFileSync(at('one.txt'), first.out);
  const both = lockstep([
    'record',
    'checkpoint',
    folder,
    '--key',
    at('b.key'),
    '--new-key',
    'b.example/record',
    '--cosign',
    at('one.txt'),
  ]);
  writeFileSync(at('both.txt'), both.out);
  lockstep(['record', 'add', folder, 'notice=list', 'act=ask', 'whom=A', 'at=2019-05-01', 'by=B', 'basis=seen']);
  const vkeyOf = (text: string) => text.trim().split('\n').at(-1) ?? '';
  return { folder, at, keyA: vkeyOf(first.err), keyB: vkeyOf(both.err), both: both.out };
}

describe('checkpoints and proofs', () => {
  const { folder, at, keyA, keyB, both } = checkpointed();
  const signed = ['--key', keyA, '--key', keyB];

  it('bear the signatures of both sides, made with keys that nobody else can read', () => {
    expect(both.split('\n').slice(0, 2)).toEqual(['lockstep/two-by-three', '2']);
    expect(both).toMatch(/\n\n\u2014 a\.example\/record \S+\n\u2014 b\.example\/record \S+\n$/);
    expect(statSync(at('a.key')).mode & 0o777).toBe(0o600);
  });

  it('never overwrite a key', () => {
    const before = readFileSync(at('a.key'), 'utf8');
    expect(
      lockstep(['record', 'checkpoint', folder, '--key', at('a.key'), '--new-key', 'a.example/record']),
    ).toMatchObject({ code: 2, out: '' });
    expect(readFileSync(at('a.key'), 'utf8')).toBe(before);
  });

  it('show that the record only grew', () => {
    const answer = json(['verify', folder, '--checkpoint', at('both.txt'), ...signed]);
    expect(answer).toMatchObject({
      holds: true,
      size: 3,
      faults: [],
      checkpoint: { size: 2, standing: 'grown', signed_by: ['a.example/record', 'b.example/record'] },
    });
    const { out } = lockstep(['record', 'verify', folder, '--checkpoint', at('both.txt'), ...signed]);
    expect(flat(out)).toMatch(
      /goes on from the checkpoint of 2 entries, signed by a\.example\/record and b\.example\/record/,
    );
    expect(out.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  it('show that it was changed, rolled back, or signed by somebody else', () => {
    const lines = linesOf(folder);
    const copy = (text: string) => join(folderWith({ 'record.jsonl': text }), 'record.jsonl');
    const changed = copy(`${lines.with(1, lines[1]?.replace('"seen"', '"mixed"') ?? '').join('\n')}\n`);
    expect(json(['verify', changed, '--checkpoint', at('both.txt')], 1)).toMatchObject({
      holds: false,
      faults: [],
      checkpoint: { standing: 'rewritten' },
    });
    expect(json(['verify', copy(`${lines[0]}\n`), '--checkpoint', at('both.txt')], 1)).toMatchObject({
      checkpoint: { standing: 'rolled-back' },
    });
    const other =
      lockstep(['record', 'checkpoint', folder, '--key', at('c.key'), '--new-key', 'c.example/record'])
        .err.trim()
        .split('\n')
        .at(-1) ?? '';
    const ran = lockstep(['record', 'verify', folder, '--checkpoint', at('both.txt'), '--key', other]);
    expect([ran.code, flat(ran.out)]).toEqual([1, expect.stringMatching(/No signature by "c\.example\/record"/)]);
    writeFileSync(at('forged.txt'), both.replace('\n2\n', '\n3\n'));
    expect(flat(lockstep(['record', 'verify', folder, '--checkpoint', at('forged.txt'), ...signed]).out)).toMatch(
      /is not by its key over this text/,
    );
    expect(lockstep(['record', 'verify', folder, '--checkpoint', at('both.txt'), '--key', `${keyA}x`])).toMatchObject({
      code: 2,
    });
  });

  it('are not cosigned for a record that does not go on from them', () => {
    const other = caseWith(done);
    const ran = lockstep(['record', 'checkpoint', other, '--key', at('b.key'), '--cosign', at('one.txt')]);
    expect([ran.code, ran.out, flat(ran.err)]).toEqual([
      2,
      '',
      expect.stringMatching(/Not signed\. The checkpoint counts 2 entries and the record has 1/),
    ]);
  });

  it('let an entry be proved to somebody without the record', () => {
    writeFileSync(at('proof.json'), lockstep(['record', 'prove', folder, '1', '--size', '2', '--json']).out);
    expect(json(['prove', folder, '1', '--size', '2'])).toMatchObject({
      kind: 'inclusion',
      entry: 1,
      size: 2,
      proof: { length: 1 },
    });
    expect(json(['verify', '--proof', at('proof.json'), '--checkpoint', at('both.txt'), ...signed])).toMatchObject({
      act: 'verify-proof',
      holds: true,
    });
    const proof = readFileSync(at('proof.json'), 'utf8');
    writeFileSync(at('false.json'), proof.replace('verified', 'refuted'));
    expect(json(['verify', '--proof', at('false.json')], 1)).toMatchObject({ holds: false });
    writeFileSync(at('later.json'), lockstep(['record', 'prove', folder, '1', '--json']).out);
    const ran = lockstep(['record', 'verify', '--proof', at('later.json'), '--checkpoint', at('both.txt')]);
    expect([ran.code, flat(ran.out)]).toEqual([
      1,
      expect.stringMatching(/which the proof is not about; ask for a proof for it \(record prove --size 2\)/),
    ]);
  });

  it('let it be proved that a record only grew', () => {
    writeFileSync(at('growth.json'), lockstep(['record', 'prove', folder, '--from', '2', '--json']).out);
    expect(json(['prove', folder, '--from', '2'])).toMatchObject({ kind: 'consistency', from: 2, size: 3 });
    expect(json(['verify', '--proof', at('growth.json'), '--checkpoint', at('both.txt')])).toMatchObject({
      holds: true,
    });
    expect(flat(lockstep(['record', 'prove', folder, '--from', '0']).err)).toMatch(/goes on from nothing/);
    expect(lockstep(['record', 'prove', folder])).toMatchObject({ code: 2 });
    expect(lockstep(['record', 'prove', folder, '7'])).toMatchObject({ code: 2 });
  });

  it('print one JSON object', () => {
    expect(json(['checkpoint', folder, '--key', at('a.key')])).toMatchObject({
      size: 3,
      signed_by: ['a.example/record'],
      verifier_key: keyA,
    });
  });
});

describe('record diff', () => {
  it('names what was lost, changed and added', () => {
    const [old, now] = [caseWith(done, later), caseWith([...done, 'note=So.'])];
    const answer = json(['diff', old, now], 1);
    expect(answer).toMatchObject({ lost: [{ number: 1 }], changed: [{ keys: ['note'] }], added: [], parts_at: 0 });
    expect(lockstep(['record', 'diff', old, now]).out).toMatch(/Lost: entry 1 \(2019-04-01, B: a1 verified\)/);
    expect(json(['diff', old, old])).toMatchObject({ lost: [], changed: [], added: [], parts_at: null });
  });

  it('names the entries that a new version of a source no longer bears out', () => {
    const old = caseWith(done, later, [...later, 'to=refuted', 'at=2019-05-01']);
    const said = JSON.stringify({
      step: 'a1',
      axis: 'evidence',
      to: 'verified',
      at: '2019-04-01',
      by: 'B',
      basis: 'seen',
      source: 'memo',
      confidence: 'low',
    });
    const file = join(folderWith({ 'memo.jsonl': `${said}\n` }), 'memo.jsonl');
    expect(json(['diff', old, file, '--source', 'memo'], 1)).toMatchObject({
      gone: [
        { about: 2, now: 'lost' },
        { about: 1, now: 'changed' },
      ],
    });
    expect(lockstep(['record', 'diff', old, file, '--source', 'nothing'])).toMatchObject({ code: 2 });
  });
});

describe('another store', () => {
  it('keeps the same lines under the same root, told apart by the id of the agreement', () => {
    const folder = newCase();
    const store = ['--store', `sqlite:${join(folder, 'records.db')}`];
    json(['add', folder, ...done, ...store]);
    expect(json(['verify', folder, ...store])).toMatchObject({ size: 1, holds: true });
    expect(linesOf(caseWith(done))).toHaveLength(1);
    expect(lockstep(['record', 'verify', folder])).toMatchObject({ code: 2 });
    expect(lockstep(['record', 'verify', folder, '--store', 'oracle:x']).err).toMatch(/give sqlite:FILE or postgres/);
    expect(lockstep(['record', 'verify', folder, '--store', `sqlite:${join(folder, 'none.db')}`])).toMatchObject({
      code: 2,
    });
  });
});

it.each([['--'], ['add'], ['import'], ['correct'], ['verify'], ['prove'], ['checkpoint'], ['diff']])(
  'record %s says how it is called',
  (act) => {
    const { code, out } = lockstep(act === '--' ? ['record', '--help'] : ['record', act, '--help']);
    expect(code).toBe(0);
    expect(out.split('\n').every((line) => line.length <= 80)).toBe(true);
  },
);
