import { chartStyle, patterns } from './look.ts';
import { wrapText } from './measure.ts';
import { element, escapeText } from './write.ts';

/** The ground of one drawing. Places are distances from the reading edge; right-to-left text mirrors them, not the letters. */
export interface Ground {
  readonly width: number;
  readonly rtl: boolean;
  /** Begins every id, where a page holds several drawings. */
  readonly prefix: string;
  /** Parts of it take the focus. */
  readonly interactive: boolean;
}

/** One part of a drawing, stacked under the others. */
export interface Part {
  readonly svg: string;
  readonly height: number;
}

/** Mirrors an area with right-to-left text: `x` and `width` from the reading edge. */
export function mirror(ground: Ground, x: number, width = 0): number {
  return ground.rtl ? ground.width - x - width : x;
}

export function box(ground: Ground, x: number, y: number, width: number, height: number, more = {}): string {
  return element('rect', { x: mirror(ground, x, width), y, width, height, ...more });
}

export function line(ground: Ground, x1: number, y1: number, x2: number, y2: number, style: string): string {
  return element('line', { x1: mirror(ground, x1), y1, x2: mirror(ground, x2), y2, class: style });
}

type Anchor = 'start' | 'middle' | 'end';

/** Words: in a right-to-left drawing their start is at the right. */
export function words(
  ground: Ground,
  x: number,
  y: number,
  text: string,
  style: string,
  anchor: Anchor = 'start',
): string {
  return element('text', { x: mirror(ground, x), y, class: style, 'text-anchor': anchor }, escapeText(text));
}

/** A number: its digits and its minus run from left to right always. */
export function number(
  ground: Ground,
  x: number,
  y: number,
  text: string,
  style: string,
  anchor: Anchor = 'middle',
): string {
  const turned = { start: 'end', middle: 'middle', end: 'start' } as const;
  const at = ground.rtl ? turned[anchor] : anchor;
  return element(
    'text',
    { x: mirror(ground, x), y, class: style, 'text-anchor': at, direction: 'ltr', style: 'unicode-bidi:isolate' },
    escapeText(text),
  );
}

/** The computed sentence over a drawing that stands alone. */
export function headline(ground: Ground, text: string): Part {
  const lines = wrapText(text, ground.width - 8, 14);
  return {
    svg: lines.map((each, k) => words(ground, 0, 16 + 18 * k, each, 'head')).join(''),
    height: 18 * lines.length + 14,
  };
}

/** A whole drawing from its stacked parts, with a title and a description for those who hear it. */
export function finish(
  ground: Ground,
  parts: readonly Part[],
  title: string,
  description: string,
  style: boolean,
): string {
  let y = 0;
  const placed = parts.map((part) => {
    const at = y;
    y += part.height;
    return part.svg === '' ? '' : element('g', { transform: `translate(0 ${Math.round(at)})` }, part.svg);
  });
  const { prefix } = ground;
  const named = element('title', { id: `${prefix}title` }, escapeText(title));
  const described = element('desc', { id: `${prefix}desc` }, escapeText(description));
  const inside =
    named + described + (style ? element('style', {}, chartStyle()) : '') + patterns(prefix) + placed.join('\n');
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'lsp',
      viewBox: `0 0 ${ground.width} ${Math.ceil(y)}`,
      width: ground.width,
      height: Math.ceil(y),
      role: ground.interactive ? 'group' : 'img',
      direction: ground.rtl ? 'rtl' : undefined,
      'aria-labelledby': `${prefix}title`,
      'aria-describedby': `${prefix}desc`,
    },
    inside,
  );
}
