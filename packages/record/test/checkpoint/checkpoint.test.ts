import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from '../../src/checkpoint/checkpoint.ts';
import {
  makeSignerKey,
  readSignerKey,
  readVerifierKey,
  type SignerKey,
  type VerifierKey,
} from '../../src/checkpoint/key.ts';
import { findSigners, mustBeSignedBy, readNote, signNote, writeNote } from '../../src/checkpoint/note.ts';
import type { NoteFault } from '../../src/checkpoint/note-fault.ts';
import { sayNoteFault } from '../../src/wording.ts';

function sound<Value extends object>(value: Value | NoteFault): Value {
  if ('code' in value) throw new Error(sayNoteFault(value as NoteFault, 'here'));
  return value;
}

/** A verifier key for a public key in hex, with its right id. */
function keyText(hex: string, name = 'here', type = 1): string {
  const typed = Buffer.from([type, ...Buffer.from(hex, 'hex')]);
  const id = createHash('sha256').update(`${name}\n`).update(typed).digest('hex').slice(0, 8);
  return `${name}+${id}+${typed.toString('base64')}`;
}

const codeOf = (text: string) => {
  const key = readVerifierKey(text);
  return 'code' in key ? key.code : 'enrolled';
};

/** From the documentation of golang.org/x/mod/sumdb/note. */
const published = {
  signer: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  verifier: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  note: [
    'If you think cryptography is the answer to your problem,',
    'then you don\u2019t know what your problem is.'.replace('\u2019', "'"),
    '',
    '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
    '',
  ].join('\n'),
};

describe('keys', () => {
  it('of the published example are read, and sign as published', () => {
    const signer = sound(readSignerKey(published.signer));
    expect(signer.verifier.text).toBe(published.verifier);
    const note = sound(readNote(published.note));
    expect(writeNote(signNote({ ...note, signatures: [] }, signer))).toBe(published.note);
    expect(mustBeSignedBy(note, [sound(readVerifierKey(published.verifier))])).toBe(undefined);
  });

  it('of RFC 8032, section 7.1, test 1, sign the empty message as printed there', () => {
    const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
    const verifier = sound(
      readVerifierKey(keyText('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')),
    );
    const signer = sound(
      readSignerKey(`PRIVATE+KEY+here+${verifier.id}+${Buffer.from(`01${seed}`, 'hex').toString('base64')}`),
    );
    expect(Buffer.from(signer.sign(Buffer.alloc(0))).toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
  });

  it('that are new are read back from their own texts, each another', () => {
    const made = [1, 2].map(() => sound(makeSignerKey('us.example/record')));
    for (const { key, text } of made) {
      expect(sound(readSignerKey(text)).verifier.text).toBe(key.verifier.text);
      expect(sound(readVerifierKey(key.verifier.text)).id).toBe(key.verifier.id);
    }
    expect(made[0]?.text).not.toBe(made[1]?.text);
  });

  const order8 = [
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03',
  ];
  const lowOrder = [
    `01${'00'.repeat(31)}`,
    `01${'00'.repeat(30)}80`,
    `00${'00'.repeat(31)}`,
    `00${'00'.repeat(30)}80`,
    `ec${'ff'.repeat(30)}7f`,
    `ec${'ff'.repeat(31)}`,
    `${order8[0]}05`,
    `${order8[0]}85`,
    `${order8[1]}7a`,
    `${order8[1]}fa`,
    `ed${'ff'.repeat(30)}7f`,
    `ed${'ff'.repeat(31)}`,
    `ee${'ff'.repeat(30)}7f`,
    `ee${'ff'.repeat(31)}`,
  ];

  it.each(lowOrder)('of low order are refused: %s', (hex) => {
    expect(codeOf(keyText(hex))).toBe('key-weak');
  });

  it('that are not canonical, or no point, are refused', () => {
    for (let low = 0xed; low <= 0xff; low++) {
      for (const top of ['7f', 'ff'])
        expect(codeOf(keyText(`${low.toString(16)}${'ff'.repeat(30)}${top}`))).toBe('key-weak');
    }
    expect(codeOf(keyText(`02${'00'.repeat(31)}`))).toBe('key-weak');
  });

  const good = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
  it.each([
    ['key-length', keyText(`${good}00`), /33 were read/],
    ['key-length', keyText(good.slice(2)), /31 were read/],
    ['key-length', keyText(''), /0 were read/],
    ['key-type', keyText(good, 'here', 4), /of type 4/],
    ['key-id', keyText(good).replace(/\+[0-9a-f]{8}\+/, '+00000000+'), /bears the id 00000000/],
    ['key-id', keyText(good).replace('here', 'there'), /one of them was changed/],
    ['key-name', keyText(good, 'my key'), /"my key"; a name has no space/],
    ['key-name', keyText(good, 'my+key'), /no plus/],
    ['key-name', keyText(good, ''), /cannot be named ""/],
    ['key-name', keyText(good, 'my\u00a0key'), /cannot be named/],
    ['key-name', keyText(good, 'my\u202ekey'), /U\+202E/],
    ['key-form', `${keyText(good)}=`, /in the form of C2SP signed-note/],
    ['key-form', 'nothing', /copy the whole line/],
    ['key-form', published.signer.replace('PRIVATE+', ''), /./],
  ])('%s is refused: %s', (code, text, sentence) => {
    const key = readVerifierKey(text);
    if (!('code' in key)) throw new Error('enrolled');
    if (code !== 'key-form' || !/PeterNeumann/.test(text)) expect(key.code).toBe(code);
    expect(sayNoteFault(key, 'key')).toMatch(sentence);
  });

  it('cannot be made under a name that no line could bear', () => {
    expect(makeSignerKey('my key')).toMatchObject({ code: 'key-name' });
  });
});

const [ours, theirs] = ['us.example/record', 'dprk.example/record'].map((name) => sound(makeSignerKey(name)).key) as [
  SignerKey,
  SignerKey,
];
const root = createHash('sha256').update('x').digest();
const checkpoint: Checkpoint = { origin: 'lockstep/us-dprk', size: 12, root, extensions: ['seen by both'] };
const signedBy = (...keys: SignerKey[]) =>
  writeNote(
    keys.reduce(signNote, { text: writeCheckpoint(checkpoint), signatures: [] } as Parameters<typeof signNote>[0]),
  );

describe('a checkpoint', () => {
  it('is three lines, what else its keepers say, and a line for each signature', () => {
    const lines = signedBy(ours, theirs).split('\n');
    expect(lines.slice(0, 5)).toEqual(['lockstep/us-dprk', '12', root.toString('base64'), 'seen by both', '']);
    expect(lines[5]).toMatch(/^\u2014 us\.example\/record [A-Za-z0-9+/]{91}=$/);
    expect(lines[6]).toMatch(/^\u2014 dprk\.example\/record /);
    expect(lines.slice(7)).toEqual(['']);
  });

  it('is read back as it was written', () => {
    const read = sound(readCheckpoint(signedBy(ours)));
    expect({ ...read.checkpoint, root: Buffer.from(read.checkpoint.root) }).toEqual(checkpoint);
  });

  it('shows who signed: one side, or both', () => {
    const keys = [ours.verifier, theirs.verifier];
    const names = (source: string) =>
      (findSigners(sound(readCheckpoint(source)).note, keys) as VerifierKey[]).map(({ name }) => name);
    expect(names(signedBy(theirs))).toEqual(['dprk.example/record']);
    expect(names(signedBy(theirs, ours))).toEqual(['us.example/record', 'dprk.example/record']);
    expect(mustBeSignedBy(sound(readCheckpoint(signedBy(ours))).note, keys)).toEqual({
      code: 'not-signed-by',
      facts: { names: ['dprk.example/record'] },
    });
  });

  it('may bear signatures of keys that nobody here knows', () => {
    const { note } = sound(readCheckpoint(signedBy(ours, theirs)));
    expect(mustBeSignedBy(note, [ours.verifier])).toBe(undefined);
  });

  it('with a false signature under a known name and id is refused, even beside a good one', () => {
    const { note } = sound(readCheckpoint(signedBy(ours)));
    const [good] = note.signatures;
    const forged = { name: ours.verifier.name, id: ours.verifier.id, signature: new Uint8Array(64) };
    const both = { ...note, signatures: [good, forged].flatMap((each) => each ?? []) };
    expect(mustBeSignedBy(both, [ours.verifier])).toMatchObject({ code: 'wrong-signature' });
  });

  it('falls with any change of what was signed', () => {
    const source = Buffer.from(signedBy(ours));
    const end = writeCheckpoint(checkpoint).length;
    fc.assert(
      fc.property(fc.nat(end - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(source);
        changed[at] = (changed[at] as number) ^ (1 << bit);
        const read = readCheckpoint(changed.toString());
        if (!('code' in read)) expect(mustBeSignedBy(read.note, [ours.verifier])).toHaveProperty('code');
      }),
    );
  });

  it('replaces its own signature when a key signs again', () => {
    expect(signedBy(ours, ours)).toBe(signedBy(ours));
  });

  const [text] = [writeCheckpoint(checkpoint)];
  const tail = signedBy(ours).slice(text.length);
  it.each([
    ['note-form', 'no signatures\n', 2, /an empty line/],
    ['note-form', `${text}\n`, 6, /lines with signatures/],
    ['note-form', signedBy(ours).slice(0, -1), 6, /closed by a newline/],
    ['note-form', `${text}\n- us AAAA\n`, 6, /such as/],
    ['note-form', `${text}\n\u2014 us AAAA\n`, 6, /such as/],
    ['note-form', `${text}\n\u2014 us+er AAAAAAAA\n`, 6, /such as/],
    ['note-form', `a\tb${tail}`, 1, /control characters/],
    ['note-form', `${text}\n${'\u2014 us AAAAAAAA\n'.repeat(101)}`, 106, /at most 100/],
    ['checkpoint-form', `\n12\n${root.toString('base64')}\n${tail}`, 1, /the origin/],
    ['checkpoint-form', `o\n012\n${root.toString('base64')}\n${tail}`, 2, /in digits/],
    ['checkpoint-form', `o\n-1\n${root.toString('base64')}\n${tail}`, 2, /in digits/],
    ['checkpoint-form', `o\n9007199254740993\n${root.toString('base64')}\n${tail}`, 2, /in digits/],
    ['checkpoint-form', `o\n1\nAAAA\n${tail}`, 3, /32 bytes/],
    ['checkpoint-form', `o\n1\n${root.toString('base64')}\n\nx\n${tail}`, 4, /no empty line/],
  ])('%s: %j is refused at line %i', (code, source, line, sentence) => {
    const read = readCheckpoint(source);
    if (!('code' in read)) throw new Error('read');
    expect(read).toMatchObject({ code, facts: { line } });
    expect(sayNoteFault(read, 'checkpoint')).toMatch(sentence);
  });
});
