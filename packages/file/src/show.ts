/** Says in a few words what was read; control characters and long texts never reach a message as they are. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return showText(value);
  if (Array.isArray(value)) return showList(value);
  return typeof value === 'object' ? 'a mapping' : String(value);
}

const invisible = /[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]/gu;

/** A text in quotes, at most 60 characters of it, with what cannot be seen written as U+202E. */
export function showText(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return `"${escapeInvisible(short)}"`;
}

/** Writes what cannot be seen as U+202E. */
export function escapeInvisible(text: string): string {
  return text.replace(invisible, (character) => {
    return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
}

function showList(list: readonly unknown[]): string {
  const flat = list.length <= 4 && list.every((item) => typeof item === 'number' || typeof item === 'string');
  return flat
    ? `[${list.map((item) => (typeof item === 'string' ? escapeInvisible(item.slice(0, 20)) : item)).join(', ')}]`
    : 'a list';
}
