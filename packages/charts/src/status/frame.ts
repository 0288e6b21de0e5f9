import type { Agreement, DatedEvent } from '@lockstep/engine/agreement';
import { dayOf } from '@lockstep/engine/calendar';
import { nameOf, titleOf } from '@lockstep/engine/names';
import type { StatusAnswer, StepStatus } from '@lockstep/engine/status/answer';
import { labelOf, list } from '@lockstep/engine/words';
import { calendarTicks } from '../svg/axis.ts';
import { box, type Ground, line, mirror, number, type Part, words as say } from '../svg/drawing.ts';
import { fillOf, markOf } from '../svg/look.ts';
import { shortenLines, widthOf, wrapText } from '../svg/measure.ts';
import { element } from '../svg/write.ts';
import { type StatusWords, statusWords } from './words.ts';

export interface StatusDrawing {
  readonly agreement: Agreement;
  readonly answer: StatusAnswer;
}

export interface StatusLook {
  readonly width?: number;
  readonly dir?: 'ltr' | 'rtl';
  readonly words?: StatusWords;
  /** Begins every id, where a page holds several drawings. */
  readonly prefix?: string;
  /** False where the page holds `chartStyle()` already. */
  readonly style?: boolean;
  /** With the computed sentence over it, for a drawing that stands alone. */
  readonly headed?: boolean;
  /** Where an entry of the record, by its number, stands on the page: marks lead there. */
  readonly entryAt?: (entry: number) => string;
}

/** Where days stand, and what stands beside them. */
export interface Frame extends Ground {
  readonly drawing: StatusDrawing;
  readonly words: StatusWords;
  readonly look: StatusLook;
  /** Titles stand over their rows, for a narrow drawing. */
  readonly over: boolean;
  /** Where the days begin and end. */
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
  readonly at: (day: number) => number;
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
}

/** The ground from the first to the last of these days, with a little room before and behind; `end` is kept for words. */
export function frameOf(drawing: StatusDrawing, look: StatusLook, days: readonly number[], end: number): Frame {
  const width = look.width ?? 1240;
  const over = width < 620;
  const [from, to] = [over ? 8 : Math.min(340, Math.round(width * 0.3)), width - (over ? 10 : end)];
  const [low, high] = [Math.min(...days), Math.max(...days)];
  const room = Math.max(3, Math.round((high - low) / 40));
  const [first, last] = [low - room, high + (over ? room : 0)];
  const at = (day: number) =>
    from + ((Math.min(last, Math.max(first, day)) - first) / Math.max(1, last - first)) * (to - from);
  const ticks = calendarTicks(first, last, (to - from) / 52)
    .filter(({ day }) => dayOf(day) >= first)
    .map(({ day, text }) => ({ x: at(dayOf(day)), text }));
  return {
    drawing,
    words: look.words ?? statusWords,
    look,
    rtl: look.dir === 'rtl',
    width,
    prefix: look.prefix ?? 'ls-',
    interactive: look.entryAt !== undefined,
    over,
    from,
    to,
    first,
    last,
    at,
    ticks,
  };
}

/** Rows under one heading: those whom they share. */
export interface Lane<Row> {
  readonly who: readonly string[];
  readonly rows: readonly Row[];
}

/** One lane for each party and other alone, in the file's order, then for those who act together. */
export function lanesOf<Row>(
  { parties, others }: Agreement,
  rows: readonly Row[],
  whoOf: (row: Row) => readonly string[],
): Lane<Row>[] {
  const order = [...parties, ...others].map(({ id }) => id);
  const keys = [...new Set(rows.map((row) => whoOf(row).join('+')))];
  const rank = (key: string) => {
    const place = order.indexOf(key);
    return place >= 0 ? place : order.length + keys.indexOf(key);
  };
  return keys
    .toSorted((a, b) => rank(a) - rank(b))
    .map((key) => {
      const own = rows.filter((row) => whoOf(row).join('+') === key);
      return { who: own[0] ? whoOf(own[0]) : [], rows: own };
    });
}

export function namesOf(agreement: Agreement, who: readonly string[]): string {
  return list(who.map((id) => labelOf(nameOf(agreement, id))));
}

/** The sign of a side before what is its: a solid or patterned bar, halved where two act together, hollow for others. */
export function sideSign(frame: Frame, who: readonly string[], x: number, y: number): string {
  const { parties } = frame.drawing.agreement;
  const height = 16 / Math.max(1, who.length);
  return who
    .map((id, k) => {
      const party = parties.findIndex((each) => each.id === id);
      const look =
        party < 0
          ? { class: 'joint' }
          : { ...fillOf(frame.prefix, party), stroke: `var(--l-${markOf(party)})`, 'stroke-width': 1 };
      return box(frame, x, y + k * height, 6, height, look);
    })
    .join('');
}

/** The first line of a text in so much room, with an ellipsis where it is longer. */
export function fitted(text: string, room: number, size = 11): string {
  const lines = wrapText(text, room, size);
  return shortenLines(lines, 1)[0] ?? '';
}

/** A row's title around a height, in one line or two; what is longer ends in an ellipsis. */
export function drawTitle(frame: Frame, text: string, y: number): string {
  const lines = shortenLines(wrapText(text, frame.from - 24, 11), 2);
  const first = lines.length > 1 ? y - 2 : y + 4;
  return lines.map((each, k) => say(frame, 14, first + 12 * k, each, '')).join('');
}

/** Signs and what they mean, one after another, as many lines as it takes. */
export function drawLegend(
  frame: Frame,
  entries: readonly {
    readonly text: string;
    readonly width: number;
    readonly mark: (x: number, y: number) => string;
  }[],
): Part {
  let [x, y] = [0, 14];
  const placed = entries.map(({ text, width: room, mark }) => {
    const width = room + 6 + widthOf(text, 11) + 18;
    if (x > 0 && x + width > frame.width) [x, y] = [0, y + 20];
    const svg = mark(x, y - 4) + say(frame, x + room + 6, y, text, 'soft');
    x += width;
    return svg;
  });
  return { svg: placed.join(''), height: y + 14 };
}

/** The beginnings of months or years, as lines through a part. */
export function tickLines(frame: Frame, top: number, bottom: number): string {
  return frame.ticks.map(({ x }) => line(frame, x, top, x, bottom, 'hair')).join('');
}

/** The words at those lines. */
export function tickTexts(frame: Frame, y: number): string {
  const placed: string[] = [];
  let taken = Number.NEGATIVE_INFINITY;
  for (const { x, text } of frame.ticks) {
    if (x + 3 < taken || x + widthOf(text, 10) > frame.width) continue;
    taken = x + 9 + widthOf(text, 10);
    placed.push(number(frame, x + 3, y, text, 'small faint', 'start'));
  }
  return placed.join('');
}

/** The dated events of the agreement that fall into the drawing, by date. */
export function eventsIn({ drawing: { agreement }, first, last }: Frame): DatedEvent[] {
  return (agreement.events ?? [])
    .filter(({ date }) => dayOf(date) >= first && dayOf(date) <= last)
    .toSorted((a, b) => dayOf(a.date) - dayOf(b.date));
}

/** A step or commitment of the agreement, by a row of the answer. */
export function titleOfRow({ drawing: { agreement } }: Frame, { step }: Pick<StepStatus, 'step'>): string {
  return titleOf(agreement, step);
}

/** A mark that leads to an entry, where the page has them. */
export function leading(
  frame: Frame,
  entry: number | null,
  text: string,
  x: number,
  y: number,
  inside: string,
): string {
  if (entry === null || !frame.look.entryAt) return element('g', {}, inside);
  const hit = element('rect', { x: mirror(frame, x) - 7.5, y: y - 12, width: 15, height: 24, class: 'hit' });
  return element('a', { href: frame.look.entryAt(entry), 'aria-label': text }, inside + hit);
}
