import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, isCanonical, type Json } from '../../src/json/canonical.ts';
import { readJson, readJsonText } from '../../src/json/read.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const readingOf = (text: string) => {
  const read = readJsonText(text);
  return 'node' in read ? { value: read.node.value } : { code: read.fault.code, offset: read.fault.offset };
};

/** `LOCKSTEP_RANDOM_CASES=100000` for the long run. */
const numRuns = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 2000);

/** Any text that JSON allows, keys such as __proto__ too. */
const anyJson = fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }) as fc.Arbitrary<Json>;

describe('canonical JSON', () => {
  it('reads back as the same value, and is the same for the same value', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonical(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('is recognised, and nothing else is, whatever the order of keys and the spaces', () => {
    const spelling = fc.tuple(anyJson, fc.constantFrom(0, 1));
    fc.assert(
      fc.property(spelling, ([value, indent]) => {
        const text = JSON.stringify(value, null, indent);
        const read = JSON.parse(text) as Json;
        let known: string | undefined;
        try {
          known = canonical(read);
        } catch {
          return;
        }
        expect(isCanonical(read, text)).toBe(known === text);
        expect(isCanonical(read, known)).toBe(true);
      }),
    );
    for (const text of ['{"10":1,"9":2}', '{"9":2,"10":1}', '{"b":1,"a":2}', '{"a":1,"a":1}', '"\\\\ud800"']) {
      expect(isCanonical(JSON.parse(text), text)).toBe(canonical(JSON.parse(text)) === text);
    }
  });

  it('does not depend on the order in which keys were given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary' })), fc.infiniteStream(fc.nat()), (keys, ranks) => {
        const shuffled = keys.map((key) => ({ key, rank: ranks.next().value as number }));
        shuffled.sort((a, b) => a.rank - b.rank);
        const one = Object.fromEntries(keys.map((key) => [key, 1]));
        const other = Object.fromEntries(shuffled.map(({ key }) => [key, 1]));
        expect(canonical(one)).toBe(canonical(other));
      }),
    );
  });

  it('sorts keys by UTF-16 code units, not by code points', () => {
    expect(canonical({ '\uff61': 1, '\u{10000}': 2 })).toBe('{"\u{10000}":2,"\uff61":1}');
  });

  it.each([
    [1e21, '1e+21'],
    [1e-7, '1e-7'],
    [0.000001, '0.000001'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [9007199254740991, '9007199254740991'],
    [1.0, '1'],
  ])('writes the number %d as %s', (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  it.each([['\ud800'], [{ '\udc00': 1 }], [Number.NaN], [Number.POSITIVE_INFINITY], [undefined], [{ a: undefined }]])(
    'has no text for %j',
    (value) => {
      expect(() => canonical(value as Json)).toThrow(TypeError);
    },
  );
});

describe('strict JSON', () => {
  it('reads what JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (text) => {
        const read = readJsonText(text);
        if ('node' in read) expect(read.node.value).toEqual(JSON.parse(text));
        else expect(['duplicate-key', 'number-not-exact', 'lone-surrogate']).toContain(read.fault.code);
      }),
    );
  });

  it('refuses what JSON.parse refuses, however a text is broken', () => {
    const sign = fc.constantFrom(...'{}[]",:\\ue0123.-+ \n\t\u0000nulltrse\u00e9\u{1f600}\ud800\ufeff');
    const cut = fc.record({ text: fc.json(), at: fc.nat(), take: fc.nat(2), put: fc.array(sign, { maxLength: 2 }) });
    fc.assert(
      fc.property(cut, ({ text, at, take, put }) => {
        const place = at % (text.length + 1);
        const broken = text.slice(0, place) + put.join('') + text.slice(place + take);
        const read = readJsonText(broken);
        let known: unknown;
        try {
          known = JSON.parse(broken);
        } catch {
          expect('fault' in read).toBe(true);
          return;
        }
        if ('node' in read) expect(read.node.value).toEqual(known);
        else expect(['duplicate-key', 'number-not-exact', 'lone-surrogate']).toContain(read.fault.code);
      }),
      { numRuns },
    );
  });

  it.each([
    ['{"a":1,"a":1}', 'duplicate-key', 7],
    ['{"a":1,"\\u0061":1}', 'duplicate-key', 7],
    ['["\\ud800"]', 'lone-surrogate', 1],
    ['[9007199254740993]', 'number-not-exact', 1],
    ['[0.10000000000000001]', 'number-not-exact', 1],
    ['[1e400]', 'number-not-exact', 1],
    ['[1e-400]', 'number-not-exact', 1],
    ['[01]', 'bad-number', 1],
    ['[-]', 'bad-number', 1],
    ['[1.]', 'bad-number', 1],
    ['["a\nb"]', 'bad-string', 1],
    ['["a]', 'bad-string', 1],
    ['[1 2]', 'syntax', 3],
    ['[1,]', 'syntax', 3],
    ['{"a"1}', 'syntax', 4],
    ['{a:1}', 'syntax', 1],
    ['', 'syntax', 0],
    ['1 1', 'syntax', 2],
    ['\ufeff{}', 'byte-order-mark', 0],
    ['['.repeat(65), 'too-deep', 64],
    ['['.repeat(100_000), 'too-deep', 64],
  ])('%s is refused as %s at %i', (text, code, offset) => {
    expect(readingOf(text)).toEqual({ code, offset });
  });

  it.each([
    ['1.50', 1.5],
    ['1e2', 100],
    ['-0', -0],
    ['0.0', 0],
    ['123e45', 123e45],
    ['1E+2', 100],
  ])('%s is read as %d', (text, value) => {
    expect(readingOf(text)).toEqual({ value });
  });

  it('keeps __proto__ as a key like any other', () => {
    const { value } = readingOf('{"__proto__":{"a":1}}') as { value: Json };
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(canonical(value)).toBe('{"__proto__":{"a":1}}');
  });

  it('says where bytes stop being UTF-8', () => {
    const read = readJson(Uint8Array.of(...bytes('["\u00e9\ufffd'), 0xc3, ...bytes('"]')));
    expect(read).toEqual({ fault: { code: 'not-utf8', facts: {}, offset: 4 } });
  });
});
