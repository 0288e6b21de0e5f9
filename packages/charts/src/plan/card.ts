import { box, mirror, number, words } from '../svg/drawing.ts';
import { fillOf, markOf } from '../svg/look.ts';
import { shortenLines, wrapText } from '../svg/measure.ts';
import { element, escapeText } from '../svg/write.ts';
import type { Card, Column } from './columns.ts';
import type { Frame } from './frame.ts';

export const lineHeight = 12.5;
const titleSize = 10.5;
const headHeight = 19;

/** Where a card stands. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How high a card must be for its whole title. */
export function heightFor(card: Card, width: number): number {
  const lines = wrapText(card.title, width - padOf(card) - 3, titleSize).length;
  return headHeight + lines * lineHeight + (card.by.length > 1 ? 10 + footOf(card) : 6);
}

/** The strips at the foot of a joint card and the words over them. */
function footOf(card: Card): number {
  return card.by.length > 1 ? 8 * (card.by.length - 1) + 8 : 4;
}

/** Has its title room on it? */
export function fits(card: Card, place: Place): boolean {
  return heightFor(card, place.width) <= place.height + 1;
}

/** One step: its side told by fill and edge, by lane and by label; a joint one has a strip of each side. */
export function drawCard(frame: Frame, column: Column, card: Card, place: Place, id: string): string {
  const who = whoActs(frame, card);
  const inside =
    ground(frame, card, place) + text(frame, card, place) + (frame.interactive ? grip(frame, card, place) : '');
  const ring = box(frame, place.x - 2, place.y - 2, place.width + 4, place.height + 4, { rx: 6, class: 'ring' });
  const attributes = frame.interactive
    ? {
        role: 'button',
        tabindex: 0,
        'data-step': card.id,
        'data-move': String(column.after - 1),
        'aria-label': frame.words.stepLabel(card.place, card.title, who),
      }
    : {};
  const tip = element('title', {}, escapeText(frame.words.stepLabel(card.place, card.title, who)));
  return element('g', { id, class: 'card', ...attributes }, tip + inside + ring);
}

export function whoActs(frame: Frame, card: Card): string {
  const { parties } = frame.drawing.agreement;
  const names = card.by.map((i) => parties[i]?.name as string);
  return names.length === 1
    ? frame.words.acts(names[0] as string)
    : frame.words.all(names, names.length === parties.length);
}

function padOf(card: Card): number {
  return hasStrip(card) ? 11 : 5;
}

function hasStrip(card: Card): boolean {
  return card.by.length === 1 && markOf(card.by[0] as number) !== 'a';
}

function ground(frame: Frame, card: Card, { x, y, width, height }: Place): string {
  const [first] = card.by;
  if (card.by.length > 1) {
    const strips = card.by.map((party, k) => {
      const at = k === 0 ? y + 1 : y + height - 8 * (card.by.length - k);
      return box(frame, x + 1, at, width - 2, 7, fillOf(frame.prefix, party));
    });
    return box(frame, x, y, width, height, { rx: 4, class: 'joint' }) + strips.join('');
  }
  if (first === undefined) return box(frame, x, y, width, height, { rx: 4, class: 'joint' });
  const mark = markOf(first);
  if (mark === 'a') return box(frame, x, y, width, height, { rx: 4, class: 'solid-a' });
  const edge = box(frame, x, y, width, height, { rx: 4, class: `edge-${mark}` });
  return edge + box(frame, x + 1.2, y + 1.2, 6, height - 2.4, fillOf(frame.prefix, first));
}

function text(frame: Frame, card: Card, { x, y, width, height }: Place): string {
  const onSolid = card.by.length === 1 && !hasStrip(card);
  const style = onSolid ? 'on-a' : '';
  const joint = card.by.length > 1;
  const at = x + padOf(card);
  const under = joint ? y + 21 : y + 14;
  if (frame.numbers) {
    const middle = x + (width + (hasStrip(card) ? 7 : 0)) / 2;
    return number(frame, middle, y + height / 2 + 4, card.place, `bold ${style}`);
  }
  if (height < headHeight + lineHeight && !joint) {
    const [short = ''] = shortenLines(wrapText(card.title, width - padOf(card) - 26, titleSize), 1);
    const beside = words(frame, at + 22, y + height / 2 + 4, short, `title ${style}`);
    return number(frame, at, y + height / 2 + 4, card.place, `bold ${style}`, 'start') + beside;
  }
  const room = Math.floor((height - headHeight - footOf(card) + (joint ? -7 : 0)) / lineHeight);
  const lines = shortenLines(wrapText(card.title, width - padOf(card) - 3, titleSize), room);
  const title = lines.map((each, k) => words(frame, at, under + 13 + k * lineHeight, each, `title ${style}`));
  const label = joint ? whoLabel(frame, card, { x: at, y, width: width - 8, height }, room - lines.length) : '';
  return number(frame, at, under, card.place, `bold ${style}`, 'start') + title.join('') + label;
}

/** Who acts together, over the strips at the foot, where there is room for it. */
function whoLabel(frame: Frame, card: Card, { x, y, width, height }: Place, room: number): string {
  const lines = wrapText(whoActs(frame, card), width, 10);
  if (lines.length > room) return '';
  const foot = y + height - 8 * (card.by.length - 1) - 5 - (lines.length - 1) * 11;
  return lines.map((each, k) => words(frame, x, foot + k * 11, each, 'faint small')).join('');
}

/** Six dots: this can be taken and moved. */
function grip(frame: Frame, card: Card, { x, y, width }: Place): string {
  if (width < 40) return '';
  const onSolid = card.by.length === 1 && markOf(card.by[0] as number) === 'a';
  const top = card.by.length > 1 ? y + 14 : y + 7;
  const dots = [0, 1, 2, 3, 4, 5].map((k) => {
    const cx = mirror(frame, x + width - 11 + (k % 2) * 4);
    return element('circle', { cx, cy: top + Math.floor(k / 2) * 4, r: 1, class: onSolid ? 'dot on-a' : 'dot' });
  });
  return dots.join('');
}
