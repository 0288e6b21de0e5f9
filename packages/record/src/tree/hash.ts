/** The hashes of a Merkle tree, RFC 9162 section 2.1.1: SHA-256, leaves and inner nodes told apart by their first byte. */
import { hash } from 'node:crypto';

/** Bytes of a hash. */
export const hashLength = 32;

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** The root of a tree without leaves. */
export const emptyRoot: Uint8Array = sha256(new Uint8Array());

/** SHA-256(0x00 || line). */
export function leafHash(line: Uint8Array): Uint8Array {
  return sha256(Buffer.concat([leafMark, line]));
}

/** SHA-256(0x01 || left || right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(Buffer.concat([nodeMark, left, right]));
}

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === hashLength && Buffer.compare(one, other) === 0;
}
