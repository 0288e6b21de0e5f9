import { type Ground, type Part, words } from './drawing.ts';
import { widthOf } from './measure.ts';

/** A mark, drawn with its left edge and middle at a place, and what it means. */
export interface KeyEntry {
  readonly mark: (x: number, y: number) => string;
  readonly text: string;
}

/** What the marks mean, in one or more rows over a drawing. `room` is that of a mark, `pitch` that of a row. */
export function drawEntries(
  ground: Ground,
  entries: readonly KeyEntry[],
  { room = 34, pitch = 18 }: { readonly room?: number; readonly pitch?: number } = {},
): Part {
  let [x, y] = [0, 12];
  const placed = entries.map(({ mark, text }) => {
    const width = room + widthOf(text, 11) + 18;
    if (x > 0 && x + width > ground.width) [x, y] = [0, y + pitch];
    const svg = mark(x, y - 4) + words(ground, x + room, y, text, 'soft');
    x += width;
    return svg;
  });
  return { svg: placed.join(''), height: y + 14 };
}
