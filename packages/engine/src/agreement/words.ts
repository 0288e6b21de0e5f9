/** Pieces of English sentences, for every question. */

/** A name where it heads something: "the United States" becomes "United States". */
export function labelOf(name: string): string {
  return name.replace(/^the /, '');
}

/** With a capital letter at its beginning. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}
