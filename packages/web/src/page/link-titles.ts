import { escapeText } from '@lockstep/charts/write';
import type { Agreement } from '@lockstep/engine/agreement';

/**
 * Makes every step that is named in quotes lead to its worths and why (`#worth-STEP`), so that a number in a sentence is
 * one click from what it rests on. Drawings, links and what opens at a click are left as they are.
 */
export function linkTitles(markup: string, { steps }: Agreement): string {
  const ids = new Map(steps.map((step) => [`\u201c${escapeText(step.title)}\u201d`, step.part?.of ?? step.id]));
  return markup
    .split(/(<svg[\s\S]*?<\/svg>|<a\b[\s\S]*?<\/a>|<summary\b[\s\S]*?<\/summary>|<[^>]*>)/)
    .map((piece) =>
      piece.startsWith('<') ? piece : piece.replace(/\u201c[^\u201d]*\u201d/g, (title) => linked(title, ids)),
    )
    .join('');
}

function linked(title: string, ids: ReadonlyMap<string, string>): string {
  const id = ids.get(title);
  return id === undefined ? title : `<a class="worth" href="#worth-${escapeText(id)}">${title}</a>`;
}
