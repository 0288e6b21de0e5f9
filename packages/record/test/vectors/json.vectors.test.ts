import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lineOf, makeLineReader } from '../../src/entry/read.ts';
import { canonical, type Json } from '../../src/json/canonical.ts';
import { readJson } from '../../src/json/read.ts';
import { samples } from '../entry/lines.ts';
import { vectorBytes, vectorFiles, vectorJson } from './vectors.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const codeOf = (bytes: Uint8Array) => {
  const read = readJson(bytes);
  return 'fault' in read ? read.fault.code : 'read';
};

describe('canonical JSON of RFC 8785', () => {
  const names = vectorFiles('jcs/testdata/input').map((file) => basename(file));

  it.each(names)('%s comes out to the byte', (name) => {
    const value = JSON.parse(text(vectorBytes(`jcs/testdata/input/${name}`))) as Json;
    const bytes = Buffer.from(canonical(value));
    expect(bytes.toString('hex')).toBe(Buffer.from(vectorBytes(`jcs/testdata/output/${name}`)).toString('hex'));
    const hex = text(vectorBytes(`jcs/testdata/outhex/${name.replace('.json', '.txt')}`)).replace(/\s/g, '');
    expect(bytes.toString('hex')).toBe(hex);
  });

  it.each(names)('%s is read strictly, but where a number would be rounded', (name) => {
    const code = codeOf(vectorBytes(`jcs/testdata/input/${name}`));
    expect(code).toBe(name === 'values.json' ? 'number-not-exact' : 'read');
  });
});

/** What JSON allows and is refused here, with the reason. */
const stricter: Readonly<Record<string, string>> = {
  'y_object_duplicated_key.json': 'duplicate-key',
  'y_object_duplicated_key_and_value.json': 'duplicate-key',
};

describe('the JSON test suite', () => {
  const files = vectorFiles('json/test_parsing');
  const startingWith = (letter: string) => files.filter((file) => basename(file).startsWith(letter));

  it('is all there', () => {
    expect(['y', 'n', 'i'].map((letter) => startingWith(letter).length)).toEqual([95, 188, 35]);
  });

  it.each(startingWith('y'))('%s is read, or refused for a stated reason', (file) => {
    const bytes = vectorBytes(file);
    const read = readJson(bytes);
    expect(codeOf(bytes)).toBe(stricter[basename(file)] ?? 'read');
    if ('node' in read) expect(read.node.value).toEqual(JSON.parse(text(bytes)));
  });

  it.each(startingWith('n'))('%s is refused', (file) => {
    expect(codeOf(vectorBytes(file))).not.toBe('read');
  });

  it.each(startingWith('i'))('%s is refused, or read and written back as the same decimal', (file) => {
    const read = readJson(vectorBytes(file));
    if ('fault' in read)
      return expect(read.fault.code).toMatch(/^(number-not-exact|lone-surrogate|not-utf8|byte-order-mark|too-deep)$/);
    expect(readJson(Buffer.from(canonical(read.node.value)))).toMatchObject({ node: { value: read.node.value } });
  });

  it.each(vectorFiles('json/test_transform'))('%s is refused, or keeps its value', (file) => {
    const read = readJson(vectorBytes(file));
    const name = basename(file);
    if (/same_key/.test(name)) return expect(read).toMatchObject({ fault: { code: 'duplicate-key' } });
    if (/invalid_codepoint/.test(name))
      return expect(read).toMatchObject({ fault: { code: /escaped/.test(name) ? 'lone-surrogate' : 'not-utf8' } });
    if ('fault' in read) return expect(read.fault.code).toBe('number-not-exact');
    expect(read.node.value).toEqual(JSON.parse(text(vectorBytes(file))));
  });
});

describe('naughty strings', () => {
  const strings = vectorJson<string[]>('strings/blns.json');

  it('are all there', () => {
    expect(strings).toHaveLength(515);
  });

  it('come through canonical JSON unchanged, as values and as keys', () => {
    for (const string of strings) {
      for (const value of [string, { [string]: string }]) {
        const read = readJson(Buffer.from(canonical(value)));
        expect(read).toMatchObject({ node: { value } });
      }
    }
  });

  it('are kept as a note, or refused for a character that has no place in a text', () => {
    let kept = 0;
    for (const note of strings.filter((string) => string !== '')) {
      const entry = { ...samples[0], note };
      const read = makeLineReader()(lineOf(entry as never));
      if ('entry' in read) {
        expect(read.entry).toEqual(entry);
        kept += 1;
      } else expect(read.faults.map(({ code }) => code)).toEqual(['control-character']);
    }
    expect(kept).toBe(500);
  });
});
