/** Reads a drawing back: where its texts stand. */
import { widthOf } from '../../src/svg/measure.ts';

export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  readonly y: number;
  /** Which stacked part of the drawing it belongs to. */
  readonly part: number;
}

export function countOf(text: string, piece: string): number {
  return text.split(piece).length - 1;
}

/** The texts of a drawing, of one class or all; widths as the drawing itself reckons them. */
export function boxesOfText(svg: string, style?: string): TextBox[] {
  return svg.split('<g transform="translate(0 ').flatMap((piece, part) =>
    [...piece.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].flatMap(([, attributes = '', text = '']) => {
      const classes = /class="([^"]*)"/.exec(attributes)?.[1]?.split(' ') ?? [];
      if (style !== undefined && !classes.includes(style)) return [];
      const x = Number(/ ?x="([^"]*)"/.exec(attributes)?.[1]);
      const y = Number(/ y="([^"]*)"/.exec(attributes)?.[1]);
      const anchor = /text-anchor="([^"]*)"/.exec(attributes)?.[1] ?? 'start';
      const width = widthOf(text, classes.includes('small') ? 10 : 11);
      const left = x - { start: 0, middle: width / 2, end: width }[anchor as 'start' | 'middle' | 'end'];
      return [{ text, left, right: left + width, middle: left + width / 2, y, part }];
    }),
  );
}
