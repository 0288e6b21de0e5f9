import type { Mark } from '@lockstep/engine/status/answer';
import { box, type Ground, line, mirror, words as say } from '../svg/drawing.ts';
import { element } from '../svg/write.ts';

/** In the order of a life: what the legend shows. */
export const marks = ['promised', 'reported', 'verified', 'disputed', 'reversed', 'overdue'] as const;

/** One mark around a place, told apart by shape and fill alone. */
export function glyph(ground: Ground, mark: Mark, x: number, y: number): string {
  const at = mirror(ground, x);
  if (mark === 'promised') return box(ground, x - 5, y - 5, 10, 10, { class: 'glyph' });
  if (mark === 'verified') return box(ground, x - 6, y - 6, 12, 12, { class: 'dot' });
  if (mark === 'reported') {
    const half = element('path', { d: `M${at - 5} ${y + 5}V${y - 5}L${at + 5} ${y + 5}z`, class: 'dot' });
    return box(ground, x - 5, y - 5, 10, 10, { class: 'glyph' }) + half;
  }
  if (mark === 'disputed') {
    const ring = element('circle', { cx: at, cy: y, r: 7, class: 'glyph' });
    return ring + say(ground, x, y + 4, '?', 'in-glyph', 'middle');
  }
  if (mark === 'reversed') {
    const cross = `M${at - 5} ${y - 5}L${at + 5} ${y + 5}M${at + 5} ${y - 5}L${at - 5} ${y + 5}`;
    return element('circle', { cx: at, cy: y, r: 7, class: 'ground' }) + element('path', { d: cross, class: 'cross' });
  }
  if (mark === 'overdue') {
    const triangle = `M${at} ${y - 7}L${at + 7.5} ${y + 6}H${at - 7.5}z`;
    return element('path', { d: triangle, class: 'glyph' }) + say(ground, x, y + 4.5, '!', 'in-glyph', 'middle');
  }
  return line(ground, x, y - 5, x, y + 5, 'thin');
}

/** How a row stands from one mark to the next: thin, thick or dashed; nothing after a reversal or without a mark. */
export function standing(ground: Ground, mark: Mark, from: number, to: number, y: number): string {
  if (mark === 'none' || mark === 'reversed' || to <= from) return '';
  return line(ground, from, y, to, y, `stands ${mark}`);
}
