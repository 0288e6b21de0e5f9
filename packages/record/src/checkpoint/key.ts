/**
 * Keys that sign checkpoints: Ed25519 (RFC 8032) in the texts of C2SP signed-note. A verifier key is public:
 * `NAME+KEYID+BASE64(0x01 || public key)`; a signer key is secret: `PRIVATE+KEY+NAME+KEYID+BASE64(0x01 || seed)`.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { NoteFault } from './note-fault.ts';
import { isWeak } from './weak-key.ts';

/** A public key under the name of whoever holds the secret. */
export interface VerifierKey {
  readonly name: string;
  /** Eight hex digits: the first bytes of SHA-256(name || 0x0A || 0x01 || public key). */
  readonly id: string;
  readonly text: string;
  readonly isSignedBy: (message: Uint8Array, signature: Uint8Array) => boolean;
}

export interface SignerKey {
  readonly verifier: VerifierKey;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** The type byte of Ed25519 in signed-note. */
const ed25519 = 1;

/** Enrols a verifier key, or says what is wrong with it: its form, its name, its length, its id, or a weak point. */
export function readVerifierKey(text: string): VerifierKey | NoteFault {
  const parts = readKey(text.trim(), /^(.*)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/su);
  return 'code' in parts ? parts : enrol(parts.name, parts.bytes, parts.id);
}

/** Reads a signer key from the text of its file. */
export function readSignerKey(text: string): SignerKey | NoteFault {
  const parts = readKey(text.trim(), /^PRIVATE\+KEY\+(.*)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/su);
  return 'code' in parts ? parts : signerOf(parts.name, parts.bytes, parts.id);
}

/** A new secret for a name, from the randomness of the machine; `text` is what its file holds. */
export function makeSignerKey(name: string): { readonly key: SignerKey; readonly text: string } | NoteFault {
  const wrong = judgeName(name);
  if (wrong) return wrong;
  const { d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const seed = Buffer.from(d, 'base64url');
  const key = signerOf(name, seed, undefined);
  if ('code' in key) return key;
  const text = `PRIVATE+KEY+${name}+${key.verifier.id}+${Buffer.of(ed25519, ...seed).toString('base64')}\n`;
  return { key, text };
}

/** True for a name that a signature line can bear: not empty, no space, no plus. */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[+\s\p{Cc}\p{Cf}]/u.test(name);
}

function judgeName(name: string): NoteFault | undefined {
  return isKeyName(name) ? undefined : { code: 'key-name', facts: { read: name } };
}

interface KeyParts {
  readonly name: string;
  readonly id: string;
  /** The key without its type byte. */
  readonly bytes: Buffer;
}

function readKey(text: string, form: RegExp): KeyParts | NoteFault {
  const [, name = '', id = '', base64 = ''] = form.exec(text) ?? [];
  if (base64 === '') return { code: 'key-form', facts: {} };
  const wrong = judgeName(name);
  if (wrong) return wrong;
  const bytes = readBase64(base64);
  if (!bytes) return { code: 'key-form', facts: {} };
  if (bytes[0] !== ed25519) return { code: 'key-type', facts: { read: bytes[0] ?? 0 } };
  if (bytes.length !== 33) return { code: 'key-length', facts: { read: bytes.length - 1 } };
  return { name, id, bytes: bytes.subarray(1) };
}

/** The bytes of base64 in its one proper spelling; undefined for any other. */
export function readBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** `id` undefined: made here, so that there is none to compare. */
function enrol(name: string, publicKey: Buffer, id: string | undefined): VerifierKey | NoteFault {
  const own = idOf(name, publicKey);
  if (id !== undefined && id !== own) return { code: 'key-id', facts: { read: id, expected: own } };
  if (isWeak(publicKey)) return { code: 'key-weak', facts: {} };
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
    format: 'jwk',
  });
  return {
    name,
    id: own,
    text: `${name}+${own}+${Buffer.of(ed25519, ...publicKey).toString('base64')}`,
    isSignedBy: (message, signature) => signature.length === 64 && verify(null, message, key, signature),
  };
}

function signerOf(name: string, seed: Buffer, id: string | undefined): SignerKey | NoteFault {
  const key = secretKey(seed);
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const verifier = enrol(name, Buffer.from(x, 'base64url'), id);
  return 'code' in verifier ? verifier : { verifier, sign: (message) => sign(null, message, key) };
}

/** A seed in the wrapping (PKCS #8, RFC 8410) in which Node takes it. */
function secretKey(seed: Buffer): KeyObject {
  const head = Buffer.from('302e020100300506032b657004220420', 'hex');
  return createPrivateKey({ key: Buffer.concat([head, seed]), format: 'der', type: 'pkcs8' });
}

function idOf(name: string, publicKey: Buffer): string {
  const named = createHash('sha256').update(`${name}\n`).update(Buffer.of(ed25519)).update(publicKey);
  return named.digest('hex').slice(0, 8);
}
