import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readVerifierKey } from '../../src/checkpoint/key.ts';
import { vectorJson } from './vectors.ts';

/** The key of a vector, enrolled under its right id. */
function enrol(hex: string) {
  const typed = Buffer.from(`01${hex}`, 'hex');
  const id = createHash('sha256').update('here\n').update(typed).digest('hex').slice(0, 8);
  return readVerifierKey(`here+${id}+${typed.toString('base64')}`);
}

describe('the edge cases of C2SP/CCTV', () => {
  const vectors = vectorJson<{ key: string; sig: string; msg: string; flags: string[] | null }[]>(
    'ed25519/ed25519/ed25519vectors.json',
  );
  const has = (flags: string[] | null, ...any: string[]) => any.some((flag) => flags?.includes(flag));
  const weak = new Map(vectors.map(({ key, flags }) => [key, has(flags, 'low_order_A', 'non_canonical_A')]));

  it('have low-order and non-canonical keys, and others', () => {
    expect(vectors).toHaveLength(914);
    expect([...weak.values()].filter((isWeak) => isWeak).length).toBe(14);
    expect(weak.size).toBe(22);
  });

  it.each([...weak])('the key %s is refused if and only if it is such a one: %s', (key, isWeak) => {
    expect('code' in enrol(key)).toBe(isWeak);
  });

  it('with a key that can be enrolled verify just where nothing else is out of order', () => {
    for (const { key, sig, msg, flags } of vectors.filter((each) => !weak.get(each.key))) {
      const verifier = enrol(key);
      if ('code' in verifier) throw new Error(verifier.code);
      const isOff = has(flags, 'low_order_R', 'non_canonical_R', 'low_order_residue', 'reencoded_k');
      expect(verifier.isSignedBy(Buffer.from(msg), Buffer.from(sig, 'hex'))).toBe(!isOff);
    }
  });
});

describe('the cases of wycheproof', () => {
  const { testGroups } = vectorJson<{
    testGroups: { publicKey: { pk: string }; tests: { tcId: number; msg: string; sig: string; result: string }[] }[];
  }>('ed25519/wycheproof/ed25519_test.json');
  const cases = testGroups.flatMap(({ publicKey, tests }) => tests.map((test) => ({ ...test, pk: publicKey.pk })));

  it('are all there', () => {
    expect(cases).toHaveLength(151);
  });

  it.each(cases)('$tcId is $result', ({ pk, msg, sig, result }) => {
    const verifier = enrol(pk);
    if ('code' in verifier) throw new Error(verifier.code);
    expect(verifier.isSignedBy(Buffer.from(msg, 'hex'), Buffer.from(sig, 'hex'))).toBe(result === 'valid');
  });
});
