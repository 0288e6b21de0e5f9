import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growTree } from '../../src/tree/growing.ts';
import { emptyRoot, leafHash, nodeHash } from '../../src/tree/hash.ts';
import {
  isConsistent,
  isIncluded,
  isSubtreeConsistent,
  proveConsistency,
  proveInclusion,
  rootOf,
} from '../../src/tree/proof.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new TextEncoder().encode(text);

/** Section 2.1.1 of RFC 9162, word for word. */
function definedRoot(lines: readonly Uint8Array[]): Buffer {
  const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const [only] = lines;
  if (!only) return sha();
  if (lines.length === 1) return sha(Uint8Array.of(0), only);
  const k = 2 ** Math.floor(Math.log2(lines.length - 1));
  return sha(Uint8Array.of(1), definedRoot(lines.slice(0, k)), definedRoot(lines.slice(k)));
}

const lines = (count: number) => Array.from({ length: count }, (_, number) => bytes(`line ${number}`));
const most = 40;
const leaves = lines(most).map(leafHash);
const roots = Array.from({ length: most + 1 }, (_, size) => rootOf(leaves, 0, size));
const rootAt = (size: number) => roots[size] as Uint8Array;

describe('the tree', () => {
  it('of nothing has the hash of nothing as its root', () => {
    expect(hex(emptyRoot)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex(growTree().root())).toBe(hex(emptyRoot));
  });

  it('tells leaves and inner nodes apart', () => {
    const [left, right] = [leafHash(bytes('a')), leafHash(bytes('b'))];
    expect(hex(leafHash(Uint8Array.of(...left, ...right)))).not.toBe(hex(nodeHash(left, right)));
  });

  it('has at every size the root that the standard defines, whether it grew or was made at once', () => {
    const tree = growTree();
    for (let size = 0; size <= 130; size++) {
      const all = lines(size);
      expect(hex(tree.root())).toBe(hex(definedRoot(all)));
      expect(hex(rootOf(all.map(leafHash)))).toBe(hex(definedRoot(all)));
      tree.add(leafHash(bytes(`line ${size}`)));
    }
  });
});

describe('a proof of inclusion', () => {
  it('holds for every entry of every size, and for no other index, size or leaf', () => {
    for (let size = 1; size <= 18; size++) {
      for (let index = 0; index < size; index++) {
        const proof = proveInclusion(leaves, index, 0, size);
        const claim = { index, start: 0, end: size, leaf: leaves[index] as Uint8Array, root: rootAt(size), proof };
        expect(isIncluded(claim)).toBe(true);
        expect(isIncluded({ ...claim, leaf: leaves[index + 1] as Uint8Array })).toBe(false);
        for (let other = 0; other < size; other++)
          if (other !== index) expect(isIncluded({ ...claim, index: other })).toBe(false);
        expect(isIncluded({ ...claim, proof: [...proof, emptyRoot] })).toBe(false);
        expect(isIncluded({ ...claim, proof: proof.slice(1) })).toBe(size === 1);
        expect(isIncluded({ ...claim, index: size })).toBe(false);
      }
    }
  });

  it('falls with any bit of it', () => {
    const proof = proveInclusion(leaves, 11, 0, 23);
    const claim = { index: 11, start: 0, end: 23, leaf: leaves[11] as Uint8Array, root: rootAt(23), proof };
    fc.assert(
      fc.property(fc.nat(proof.length - 1), fc.nat(255), (which, bit) => {
        const changed = proof.map((hash, k) => (k === which ? flip(hash, bit) : hash));
        expect(isIncluded({ ...claim, proof: changed })).toBe(false);
      }),
    );
  });

  it('takes nothing but hashes of 32 bytes', () => {
    const leaf = leaves[0] as Uint8Array;
    const claim = { index: 0, start: 0, end: 1, leaf, root: leaf, proof: [] };
    expect(isIncluded(claim)).toBe(true);
    expect(isIncluded({ ...claim, leaf: new Uint8Array(), root: new Uint8Array() })).toBe(false);
    expect(isIncluded({ ...claim, leaf: leaf.slice(1), root: leaf.slice(1) })).toBe(false);
  });
});

describe('a proof of consistency', () => {
  it('holds between every two sizes, and for no other size or root', () => {
    for (let size = 1; size <= 20; size++) {
      for (let end = 1; end <= size; end++) {
        const proof = proveConsistency(leaves.slice(0, size), end);
        const claim = { end, size, part: rootAt(end), root: rootAt(size), proof };
        expect(isConsistent(claim)).toBe(true);
        expect(isConsistent({ ...claim, part: emptyRoot })).toBe(false);
        expect(isConsistent({ ...claim, root: rootAt(size + 1) })).toBe(false);
        expect(isConsistent({ ...claim, proof: [...proof, emptyRoot] })).toBe(false);
        if (end < size) expect(isConsistent({ ...claim, proof: proof.slice(1) })).toBe(false);
        for (let other = 1; other <= size; other++) {
          if (other !== end) expect(isConsistent({ ...claim, part: rootAt(other) })).toBe(false);
        }
      }
    }
  });

  it('from nothing is refused, since everything goes on from nothing', () => {
    expect(isConsistent({ end: 0, size: 3, part: emptyRoot, root: rootAt(3), proof: [] })).toBe(false);
    expect(isConsistent({ end: 0, size: 0, part: emptyRoot, root: emptyRoot, proof: [] })).toBe(false);
  });

  it('never goes back to a smaller tree', () => {
    expect(isConsistent({ end: 4, size: 3, part: rootAt(4), root: rootAt(3), proof: [] })).toBe(false);
  });

  it('does not hold for a tree that was rewritten, whatever proof is made for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(), fc.nat(), (size, a, b) => {
        const end = 1 + (a % size);
        const changed = leaves.slice(0, size).map((leaf, k) => (k === b % end ? flip(leaf, 7) : leaf));
        const proof = proveConsistency(changed, end);
        expect(isConsistent({ end, size, part: rootAt(end), root: rootOf(changed), proof })).toBe(false);
      }),
    );
  });

  it('holds for the subtrees that larger trees share, and for no others', () => {
    for (let size = 1; size <= 17; size++) {
      for (let start = 0; start < size; start++) {
        for (let end = start + 1; end <= size; end++) {
          const claim = { start, end, size, part: rootOf(leaves, start, end), root: rootAt(size) };
          const width = 2 ** Math.ceil(Math.log2(end - start));
          const proofs = start === 0 ? [proveConsistency(leaves.slice(0, size), end)] : [];
          if (start > 0 && end - start === 1) proofs.push(proveInclusion(leaves, start, 0, size));
          for (const proof of proofs) expect(isSubtreeConsistent({ ...claim, proof })).toBe(true);
          if (start % width !== 0) expect(isSubtreeConsistent({ ...claim, proof: [] })).toBe(false);
        }
      }
    }
  });
});

function flip(hash: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(hash);
  changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
  return changed;
}
