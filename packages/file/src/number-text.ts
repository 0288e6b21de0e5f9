/** Judges how a number is written, so that every number read stands for exactly the decimal in the file. */

/** What a plain text means as a number. */
export type NumberReading =
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'leading-zero' | 'not-decimal' | 'not-finite' | 'not-exact' };

const decimal = /^([-+]?)(\d+\.?\d*|\.\d+)(?:[eE]([-+]?\d+))?$/;
const otherBase = /^[-+]?0[xXoObB][\da-fA-F_]+$/;
const withUnderscores = /^[-+]?\d[\d_]*\.?[\d_]*([eE][-+]?\d+)?$/;
const notFinite = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;
const mostDigits = 15;

/** Reads a plain (unquoted) text as a number, if it is one. */
export function readNumber(source: string): NumberReading {
  if (notFinite.test(source)) return { kind: 'not-finite' };
  if (otherBase.test(source)) return { kind: 'not-decimal' };
  const match = decimal.exec(source);
  if (match) return judgeDecimal(source, match[2] ?? '');
  return withUnderscores.test(source) ? { kind: 'not-decimal' } : { kind: 'text' };
}

function judgeDecimal(source: string, digits: string): NumberReading {
  if (/^0\d/.test(digits)) return { kind: 'leading-zero' };
  const value = Number(source);
  if (!Number.isFinite(value)) return { kind: 'not-finite' };
  if (!isExact(source, value)) return { kind: 'not-exact' };
  return { kind: 'number', value: value === 0 ? 0 : value };
}

function isExact(source: string, value: number): boolean {
  const written = findDecimal(source);
  if (written.digits.length > mostDigits) return false;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return false;
  const read = findDecimal(String(value));
  return written.digits === read.digits && written.exponent === read.exponent;
}

/** The significant digits without zeros at either end, and the power of ten of the last one. */
function findDecimal(source: string): { digits: string; exponent: number } {
  const [mantissa = '', power = '0'] = source.toLowerCase().replace(/^[-+]/, '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = (whole + fraction).replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  if (digits === '') return { digits: '', exponent: 0 };
  return { digits, exponent: Number(power) - fraction.length + (all.length - digits.length) };
}
