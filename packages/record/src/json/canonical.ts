/**
 * Canonical JSON (RFC 8785): one text for one value, so that two parties who keep the same entry keep the same bytes.
 *
 * `JSON.stringify` does all of it but two things: the order of keys, by UTF-16 code units, and refusing lone surrogates.
 */

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The canonical text of a value; throws where there is none: a number that is not finite, a lone surrogate, no JSON. */
export function canonical(value: Json): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('not a finite number');
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value as { readonly [key: string]: Json });
  throw new TypeError(`not JSON: ${typeof value}`);
}

/**
 * Is the text the canonical one of the value that was read from it? As `canonical(value) === text`, and quicker: for a text
 * that `JSON.stringify` gives back only the order of keys and lone surrogates are left to look at.
 */
export function isCanonical(value: Json, text: string): boolean {
  const isPlain = JSON.stringify(value) === text && !text.includes('\\ud') && hasSortedKeys(value);
  return isPlain || canonical(value) === text;
}

function hasSortedKeys(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(hasSortedKeys);
  let before: string | undefined;
  for (const key of Object.keys(value)) {
    if (before !== undefined && before >= key) return false;
    if (!hasSortedKeys((value as { readonly [key: string]: Json })[key] as Json)) return false;
    before = key;
  }
  return true;
}

function canonicalObject(value: { readonly [key: string]: Json }): string {
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${quote(key)}:${canonical(value[key] as Json)}`).join(',')}}`;
}

function quote(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('lone surrogate');
  return JSON.stringify(text);
}
