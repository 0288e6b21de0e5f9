import { escapeText } from '@lockstep/charts/write';

/** A cell of the head of a table, over so many columns. */
export function th(text: string, style = '', span = 1): string {
  const wide = span > 1 ? ` colspan="${span}"` : '';
  return `<th scope="${span > 1 ? 'colgroup' : 'col'}"${wide}${classOf(style)}>${escapeText(text)}</th>`;
}

/** A cell; its markup is taken as it is. */
export function td(markup: string, style = ''): string {
  return `<td${classOf(style)}>${markup}</td>`;
}

/** Rows under one row of heads; `head` is that row, or several with their own `<tr>`. `title` is for those who hear it. */
export function table(
  head: readonly string[] | string,
  rows: readonly string[],
  { title = '', style = '' }: { readonly title?: string; readonly style?: string } = {},
): string {
  const caption = title ? `<caption class="vh">${escapeText(title)}</caption>` : '';
  const heads = typeof head === 'string' ? head : `<tr>${head.join('')}</tr>`;
  return `<table${classOf(style)}>${caption}<thead>${heads}</thead><tbody>${rows.join('')}</tbody></table>`;
}

/** What is wider than a narrow window scrolls, by keyboard too. */
export function scroll(label: string, markup: string): string {
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeText(label)}">${markup}</div>`;
}

function classOf(style: string): string {
  return style ? ` class="${style}"` : '';
}
