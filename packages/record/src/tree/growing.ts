/**
 * A Merkle tree that leaves are added to and that only its root is asked of: RFC 9162 section 2.1.2. It keeps the root of
 * each full subtree on its right edge, at most 53 hashes, however many leaves there are.
 */
import { emptyRoot, nodeHash } from './hash.ts';

export interface GrowingTree {
  readonly size: () => number;
  readonly add: (leaf: Uint8Array) => void;
  readonly root: () => Uint8Array;
}

export function growTree(): GrowingTree {
  /** Roots of full subtrees, the largest first; their sizes are the powers of two that add up to `size`. */
  const edge: Uint8Array[] = [];
  let size = 0;
  return {
    size: () => size,
    add: (leaf) => {
      let node = leaf;
      for (let full = size; full % 2 === 1; full = (full - 1) / 2) node = nodeHash(edge.pop() as Uint8Array, node);
      edge.push(node);
      size += 1;
    },
    root: () =>
      edge.reduceRight<Uint8Array | undefined>((right, left) => (right ? nodeHash(left, right) : left), undefined) ??
      emptyRoot,
  };
}
