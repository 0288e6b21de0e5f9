import { escapeText } from '@lockstep/charts/write';

/** What a number is, the number (markup, taken as it is), and what to read it against. */
export function keyNumber(label: string, value: string, note: string): string {
  return `<div class="kn"><dt>${escapeText(label)}</dt><dd class="v num">${value}</dd><dd class="u">${escapeText(note)}</dd></div>`;
}

/** Key numbers side by side. */
export function renderKeyNumbers(numbers: readonly string[]): string {
  return `<dl class="kns">${numbers.join('')}</dl>`;
}
