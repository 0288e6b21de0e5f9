/**
 * Proofs about a Merkle tree, and how they are checked: RFC 9162 sections 2.1.3 and 2.1.4, and their generalisation to a
 * subtree [start, end) of draft-ietf-plants-merkle-tree-certs, section 4, of which the whole tree is the case start = 0.
 */
import { emptyRoot, hashLength, isSameHash, nodeHash } from './hash.ts';

type Hash = Uint8Array;

/** The root of the leaves from `start` up to before `end`: the definition, section 2.1.1. */
export function rootOf(leaves: readonly Hash[], start = 0, end: number = leaves.length): Hash {
  if (start === end) return emptyRoot;
  if (end - start === 1) return leaves[start] as Hash;
  const middle = start + splitOf(end - start);
  return nodeHash(rootOf(leaves, start, middle), rootOf(leaves, middle, end));
}

/** The largest power of two below a number from 2 on. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** That leaf `index` is in the tree of the leaves [start, end): the hashes beside its way to the root, lowest first. */
export function proveInclusion(leaves: readonly Hash[], index: number, start = 0, end: number = leaves.length): Hash[] {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  return index < middle
    ? [...proveInclusion(leaves, index, start, middle), rootOf(leaves, middle, end)]
    : [...proveInclusion(leaves, index, middle, end), rootOf(leaves, start, middle)];
}

/** That the tree of all leaves goes on from that of the first `size`, 0 < size <= all. */
export function proveConsistency(leaves: readonly Hash[], size: number): Hash[] {
  return proveSubtree(leaves, { start: 0, end: size }, { start: 0, end: leaves.length }, true);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** SUBPROOF of section 2.1.4.1; `isKnown`: whoever checks has the root of these leaves already. */
function proveSubtree(leaves: readonly Hash[], asked: Range, all: Range, isKnown: boolean): Hash[] {
  if (asked.end === all.end) return isKnown ? [] : [rootOf(leaves, all.start, all.end)];
  const middle = all.start + splitOf(all.end - all.start);
  return asked.end <= middle
    ? [...proveSubtree(leaves, asked, { start: all.start, end: middle }, isKnown), rootOf(leaves, middle, all.end)]
    : [
        ...proveSubtree(leaves, { start: middle, end: asked.end }, { start: middle, end: all.end }, false),
        rootOf(leaves, all.start, middle),
      ];
}

/** What a proof of inclusion claims: in the tree of the leaves [start, end) with this root, leaf `index` has this hash. */
export interface Inclusion extends Range {
  readonly index: number;
  readonly leaf: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/** Section 2.1.3.2, with index and size counted from the start of the subtree. */
export function isIncluded({ index, start, end, leaf, root, proof }: Inclusion): boolean {
  if (![index, start, end].every(Number.isSafeInteger) || !isSubtree(start, end)) return false;
  if (start === end || index < start || index >= end || !areHashes([leaf, root, ...proof])) return false;
  let [fn, sn] = [index - start, end - start - 1];
  let reached = leaf;
  for (const beside of proof) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      reached = nodeHash(beside, reached);
      for (; !isOdd(fn) && fn !== 0; sn = half(sn)) fn = half(fn);
    } else reached = nodeHash(reached, beside);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && isSameHash(reached, root);
}

/** What a proof of consistency claims: the tree of `size` leaves with `root` has a subtree [start, end) with `part`. */
export interface Consistency extends Range {
  readonly size: number;
  readonly part: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/**
 * Section 2.1.4.2 for start = 0. An empty part goes with every tree, so that a proof from it proves nothing: it is refused
 * here for the whole tree, whatever its hashes are.
 */
export function isConsistent(claim: Omit<Consistency, 'start'>): boolean {
  return claim.end > 0 && isSubtreeConsistent({ start: 0, ...claim });
}

/** The same for any subtree; an empty one has the empty root and an empty proof. */
export function isSubtreeConsistent({ start, end, size, part, root, proof }: Consistency): boolean {
  if (![start, end, size].every(Number.isSafeInteger) || !isSubtree(start, end) || end > size) return false;
  if (start === end) return proof.length === 0 && isSameHash(part, emptyRoot);
  if (!areHashes([part, root, ...proof])) return false;
  let [fn, sn, tn] = [start, end - 1, size - 1];
  const halve = () => {
    [fn, sn, tn] = [half(fn), half(sn), half(tn)];
  };
  const isRightmost = sn === tn;
  while (fn !== sn && (isRightmost || isOdd(sn))) halve();
  const [first, ...rest] = fn === sn ? [part, ...proof] : proof;
  if (!first) return false;
  let [ofPart, ofAll] = [first, first];
  for (const beside of rest) {
    if (tn === 0) return false;
    if (isOdd(sn) || sn === tn) {
      if (fn < sn) ofPart = nodeHash(beside, ofPart);
      ofAll = nodeHash(beside, ofAll);
      while (!isOdd(sn) && sn !== 0) halve();
    } else ofAll = nodeHash(ofAll, beside);
    halve();
  }
  return tn === 0 && isSameHash(ofPart, part) && isSameHash(ofAll, root);
}

/** True where [start, end) is a subtree that larger trees have too: it begins at a multiple of a power of two that holds it. */
function isSubtree(start: number, end: number): boolean {
  if (start < 0 || end < start) return false;
  let width = 1;
  while (width < end - start) width *= 2;
  return start % width === 0;
}

function areHashes(hashes: readonly Hash[]): boolean {
  return hashes.every(({ length }) => length === hashLength);
}

const isOdd = (number: number): boolean => number % 2 === 1;
const half = (number: number): number => Math.floor(number / 2);
