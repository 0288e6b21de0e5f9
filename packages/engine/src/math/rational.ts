/** Exact fractions. A number of a file counts as the decimal it prints, so 0.1 + 0.2 equals 0.3. */

export interface Rational {
  readonly over: bigint;
  /** Always positive; the fraction is in lowest terms. */
  readonly under: bigint;
}

export const zero: Rational = { over: 0n, under: 1n };
export const one: Rational = { over: 1n, under: 1n };

/** Greatest common divisor of two non-negative integers. */
function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Least common multiple of two positive integers. */
export function lcm(a: bigint, b: bigint): bigint {
  return b === 1n ? a : (a / gcd(a, b)) * b;
}

/** `over / under` in lowest terms. Throws on a zero denominator. */
export function fraction(over: bigint, under: bigint): Rational {
  if (under === 1n) return { over, under };
  if (under === 0n) throw new Error('fraction over zero');
  const sign = under < 0n ? -1n : 1n;
  const divisor = gcd(over < 0n ? -over : over, under * sign) * sign;
  return { over: over / divisor, under: under / divisor };
}

/** The decimal that a finite number prints. */
export function exact(value: number): Rational {
  if (Number.isSafeInteger(value)) return { over: BigInt(value), under: 1n };
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) throw new Error(`not a finite number: ${value}`);
  const [, sign = '', whole = '0', decimals = '', power = '0'] = match;
  const digits = BigInt(sign + whole + decimals);
  const exponent = Number(power) - decimals.length;
  return exponent >= 0 ? fraction(digits * 10n ** BigInt(exponent), 1n) : fraction(digits, 10n ** BigInt(-exponent));
}

export function add(a: Rational, b: Rational): Rational {
  return fraction(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function subtract(a: Rational, b: Rational): Rational {
  return fraction(a.over * b.under - b.over * a.under, a.under * b.under);
}

export function multiply(a: Rational, b: Rational): Rational {
  return fraction(a.over * b.over, a.under * b.under);
}

export function divide(a: Rational, b: Rational): Rational {
  return fraction(a.over * b.under, a.under * b.over);
}

export function isPositive(a: Rational): boolean {
  return a.over > 0n;
}

/** Negative, zero or positive as a is below, at or above b. */
export function compare(a: Rational, b: Rational): number {
  const [left, right] = [a.over * b.under, b.over * a.under];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function larger(a: Rational, b: Rational): Rational {
  return a.over * b.under >= b.over * a.under ? a : b;
}

export function isLess(a: Rational, b: Rational): boolean {
  return a.over * b.under < b.over * a.under;
}

/** The nearest double. */
export function toNumber(a: Rational): number {
  if (a.under === 1n) return Number(a.over);
  const shift = BigInt(Math.max(0, bits(a.under) - bits(a.over) + 66));
  const quotient = (a.over << shift) / a.under;
  const inexact = quotient * a.under !== a.over << shift;
  return Number(inexact ? quotient | 1n : quotient) / 2 ** Number(shift);
}

function bits(a: bigint): number {
  return (a < 0n ? -a : a).toString(2).length;
}
