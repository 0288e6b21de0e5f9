/**
 * Public keys that are refused at enrolment. RFC 8032 does not ask a verifier to refuse a point of low order, and
 * some that Node is built with do not: one signature then goes with many messages. An encoding that is not canonical gives
 * one key two names. RFC 8032,
 * section 5.1.3: a point is its y coordinate, below p = 2^255 - 19, in 255 bits, lowest byte first, and the sign of x.
 */

const p = 2n ** 255n - 19n;
const mod = (value: bigint): bigint => ((value % p) + p) % p;

/** True for bytes that are no canonical point, or a point of low order: eight times it is the neutral point. */
export function isWeak(bytes: Uint8Array): boolean {
  const point = decodePoint(bytes);
  if (!point) return true;
  const eightfold = double(double(double(point)));
  return eightfold.x === 0n && eightfold.y === 1n;
}

interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

/** The point of 32 bytes in their one canonical encoding; undefined for all others. */
function decodePoint(bytes: Uint8Array): Point | undefined {
  if (bytes.length !== 32) return undefined;
  const number = BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
  const y = number & (2n ** 255n - 1n);
  const isOdd = number >> 255n === 1n;
  if (y >= p) return undefined;
  const x = squareRoot(mod((y * y - 1n) * inverse(mod(d * y * y + 1n))));
  if (x === undefined || (x === 0n && isOdd)) return undefined;
  return { x: (x & 1n) === (isOdd ? 1n : 0n) ? x : p - x, y };
}

/** A square root modulo p, which is 5 modulo 8; undefined where there is none. */
function squareRoot(square: bigint): bigint | undefined {
  const root = power(square, (p + 3n) / 8n);
  const candidates = [root, mod(root * power(2n, (p - 1n) / 4n))];
  return candidates.find((each) => mod(each * each) === square);
}

/** Twice a point of the curve -x^2 + y^2 = 1 + d x^2 y^2. */
function double({ x, y }: Point): Point {
  const product = mod(d * x * x * y * y);
  return { x: mod(2n * x * y * inverse(1n + product)), y: mod((y * y + x * x) * inverse(1n - product)) };
}

function inverse(value: bigint): bigint {
  return power(mod(value), p - 2n);
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = mod(base), rest = exponent; rest > 0n; rest >>= 1n, square = mod(square * square)) {
    if ((rest & 1n) === 1n) result = mod(result * square);
  }
  return result;
}

const d: bigint = mod(-121665n * power(121666n, p - 2n));
