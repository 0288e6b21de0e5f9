/** Says in a few words what was read; control characters and long texts never reach a message as they are. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return showText(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'an object' : String(value);
}

/** A text in quotes, at most 60 characters of it, with what cannot be seen written as U+202E. */
export function showText(text: string): string {
  return `"${escapeInvisible(text.length > 60 ? `${text.slice(0, 57)}...` : text)}"`;
}

/** Writes what cannot be seen as U+202E. */
export function escapeInvisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]/gu, nameCharacter);
}

/** A character by its number: `U+202E`. */
export function nameCharacter(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
