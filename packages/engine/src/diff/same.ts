/**
 * Plain data in one spelling: keys sorted, what is undefined left out. Lists of numbers (ranges) keep their order; other
 * lists are sets, unless `ordered`.
 */
export function spelled(value: unknown, ordered = false): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => spelled(item, ordered));
    const isSet = !ordered && !value.every((item) => typeof item === 'number');
    return `[${(isSet ? items.sort() : items).join(',')}]`;
  }
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${spelled(value[key], ordered)}`)
    .join(',')}}`;
}

export function same(a: unknown, b: unknown): boolean {
  return spelled(a) === spelled(b);
}

/** Neither a value, nor a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys of both, those of the second first. */
export function keysOf(a: object | undefined, b: object | undefined): string[] {
  return [...new Set([...Object.keys(b ?? {}), ...Object.keys(a ?? {})])];
}
