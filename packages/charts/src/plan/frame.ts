import { element, escapeText } from '../svg/write.ts';
import { type Column, columnsOf, type PlanDrawing } from './columns.ts';
import { patterns, planStyle } from './look.ts';
import { type Numbers, numbersOf } from './numbers.ts';
import { type PlanWords, planWords } from './words.ts';

/** How a drawing should look. */
export interface PlanLook {
  readonly width?: number;
  /** Right to left mirrors the axis, never letters or digits. */
  readonly dir?: 'ltr' | 'rtl';
  /** Titles on the cards, or only numbers with the titles elsewhere (on paper: in the table). */
  readonly cards?: 'words' | 'numbers';
  /** Cards take the focus and are told apart for the page. */
  readonly interactive?: boolean;
  readonly words?: PlanWords;
  /** Begins every id, where a page holds several drawings. */
  readonly prefix?: string;
  /** False where the page holds `planStyle()` already. */
  readonly style?: boolean;
  /** A move that must not be folded away. */
  readonly keep?: number;
}

/** The common ground of the parts of one drawing: where each column stands. */
export interface Frame {
  readonly drawing: PlanDrawing;
  readonly columns: readonly Column[];
  readonly words: PlanWords;
  readonly show: Numbers;
  readonly rtl: boolean;
  readonly width: number;
  /** Where the columns begin: after the labels and the column of the start. */
  readonly start: number;
  readonly label: number;
  /** Width of one column. */
  readonly pitch: number;
  /** Cards have only their numbers on them. */
  readonly numbers: boolean;
  readonly interactive: boolean;
  readonly prefix: string;
}

/** One part of a drawing, stacked under the others. */
export interface Part {
  readonly svg: string;
  readonly height: number;
}

const narrowestWithWords = 48;

export function frameOf(drawing: PlanDrawing, look: PlanLook): Frame {
  const columns = columnsOf(drawing, look.keep);
  const width = look.width ?? 1240;
  const label = width < 800 ? 108 : 124;
  const start = label + (width < 800 ? 30 : 38);
  const pitch = pitchOf(width - start - 2, columns.length);
  return {
    drawing,
    columns,
    words: look.words ?? planWords,
    show: numbersOf(drawing.answer),
    rtl: look.dir === 'rtl',
    width,
    label,
    start,
    pitch,
    numbers: look.cards === 'numbers' || pitch < narrowestWithWords,
    interactive: look.interactive ?? false,
    prefix: look.prefix ?? 'ls-',
  };
}

/** Columns share the width; the last one needs room for what finishing brings. */
function pitchOf(width: number, columns: number): number {
  const pitch = width / Math.max(1, columns);
  const last = 52;
  return pitch >= last || columns < 2 ? pitch : (width - last) / (columns - 1);
}

/** The end of the last column, which may be wider than the others. */
export function endOf(frame: Frame): number {
  return Math.max(edgeOf(frame, frame.columns.length), frame.width - 2);
}

/** Mirrors an area with right-to-left text: `x` and `width` from the reading edge. */
export function mirror(frame: Frame, x: number, width = 0): number {
  return frame.rtl ? frame.width - x - width : x;
}

/** The left edge of column `k` (0 is the first step) as a distance from the reading edge. */
export function edgeOf(frame: Frame, k: number): number {
  return frame.start + k * frame.pitch;
}

export function box(frame: Frame, x: number, y: number, width: number, height: number, more = {}): string {
  return element('rect', { x: mirror(frame, x, width), y, width, height, ...more });
}

export function line(frame: Frame, x1: number, y1: number, x2: number, y2: number, style: string): string {
  return element('line', { x1: mirror(frame, x1), y1, x2: mirror(frame, x2), y2, class: style });
}

type Anchor = 'start' | 'middle' | 'end';

/** Words: in a right-to-left drawing their start is at the right. */
export function words(
  frame: Frame,
  x: number,
  y: number,
  text: string,
  style: string,
  anchor: Anchor = 'start',
): string {
  return element('text', { x: mirror(frame, x), y, class: style, 'text-anchor': anchor }, escapeText(text));
}

/** A number: its digits and its minus run from left to right always. */
export function number(
  frame: Frame,
  x: number,
  y: number,
  text: string,
  style: string,
  anchor: Anchor = 'middle',
): string {
  const turned = { start: 'end', middle: 'middle', end: 'start' } as const;
  const at = frame.rtl ? turned[anchor] : anchor;
  return element(
    'text',
    { x: mirror(frame, x), y, class: style, 'text-anchor': at, direction: 'ltr', style: 'unicode-bidi:isolate' },
    escapeText(text),
  );
}

/** A whole drawing from its stacked parts, with a title and a description for those who hear it. */
export function finish(
  frame: Pick<Frame, 'prefix' | 'rtl' | 'interactive' | 'width'>,
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
  const { prefix } = frame;
  const named = element('title', { id: `${prefix}title` }, escapeText(title));
  const described = element('desc', { id: `${prefix}desc` }, escapeText(description));
  const inside =
    named + described + (style ? element('style', {}, planStyle()) : '') + patterns(prefix) + placed.join('\n');
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'lsp',
      viewBox: `0 0 ${frame.width} ${Math.ceil(y)}`,
      width: frame.width,
      height: Math.ceil(y),
      role: frame.interactive ? 'group' : 'img',
      direction: frame.rtl ? 'rtl' : undefined,
      'aria-labelledby': `${prefix}title`,
      'aria-describedby': `${prefix}desc`,
    },
    inside,
  );
}
