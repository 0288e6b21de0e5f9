import type { Ground } from '../svg/drawing.ts';
import { type Numbers, numbersOf } from '../svg/numbers.ts';
import { type Column, columnsOf, type PlanDrawing } from './columns.ts';
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
  /** False where the page holds `chartStyle()` already. */
  readonly style?: boolean;
  /** A move that must not be folded away. */
  readonly keep?: number;
}

/** The common ground of the parts of one drawing: where each column stands. */
export interface Frame extends Ground {
  readonly drawing: PlanDrawing;
  readonly columns: readonly Column[];
  readonly words: PlanWords;
  readonly show: Numbers;
  /** Where the columns begin: after the labels and the column of the start. */
  readonly start: number;
  readonly label: number;
  /** Width of one column. */
  readonly pitch: number;
  /** Cards have only their numbers on them. */
  readonly numbers: boolean;
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

/** The left edge of column `k` (0 is the first step) as a distance from the reading edge. */
export function edgeOf(frame: Frame, k: number): number {
  return frame.start + k * frame.pitch;
}
