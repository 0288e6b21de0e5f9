import { escapeText } from '@lockstep/charts/write';
import type { Agreement } from '@lockstep/engine/agreement';

/**
 * Makes every step that is named in quotes, or alone in a cell, lead to its worths and why (`#worth-STEP`), so that a number in a sentence is
 * one click from what it rests on. Drawings, links and what opens at a click are left as they are.
 */
export function linkTitles(markup: string, { steps }: Agreement): string {
  const ids = new Map(
    steps.flatMap((step) => {
      const title = escapeText(step.title);
      return [`\u201c${title}\u201d`, title].map((name) => [name, step.part?.of ?? step.id] as const);
    }),
  );
  return markup
    .split(/(<svg[\s\S]*?<\/svg>|<a\b[\s\S]*?<\/a>|<summary\b[\s\S]*?<\/summary>|<[^>]*>)/)
    .map((piece) =>
      piece.startsWith('<')
        ? piece
        : ids.has(piece)
          ? linked(piece, ids)
          : piece.replace(/\u201c[^\u201d]*\u201d/g, (title) => linked(title, ids)),
    )
    .join('');
}

function linked(title: string, ids: ReadonlyMap<string, string>): string {
  const id = ids.get(title);
  return id === undefined ? title : `<a class="worth" href="#worth-${escapeText(id)}">${title}</a>`;
}
