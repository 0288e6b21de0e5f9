import { box, finish, line, mirror, number, type Part, words } from '../svg/drawing.ts';
import { wrapText } from '../svg/measure.ts';
import { coordinate, element } from '../svg/write.ts';
import { drawCard, fits, heightFor, type Place } from './card.ts';
import { checkLines, drawChecks } from './checks.ts';
import type { Card, Column, PlanDrawing } from './columns.ts';
import { edgeOf, endOf, type Frame, frameOf, type PlanLook } from './frame.ts';
import { drawKey } from './key.ts';
import { breaksOf } from './moments.ts';

interface Lanes {
  readonly frame: Frame;
  readonly count: number;
  readonly height: number;
  readonly top: number;
}

const gap = 8;
const highest = 124;

/** Chart 2, the zipper: a lane of teeth for each side, who checks under each, and where it breaks. */
export function drawZipper(drawing: PlanDrawing, look: PlanLook = {}): string {
  const frame = frameOf(drawing, look);
  const title = headZipper(frame);
  const listed = frame.columns.flatMap((column) => column.cards.map((card) => `${card.place}: ${card.title}`));
  return finish(frame, [drawKey(frame), drawTeeth(frame, true)], title, `${listed.join('; ')}.`, look.style ?? true);
}

/** Who acts first, from the order drawn. */
function headZipper(frame: Frame): string {
  const first = frame.drawing.answer.order[0];
  const card = frame.columns[0]?.cards.find((each) => each.id === first || first?.includes(each.id));
  if (!card) return frame.words.zipperTitle;
  const sides = card.by.map((i) => frame.drawing.agreement.parties[i]?.name as string);
  return frame.words.zipperHeadline(sides, card.title);
}

/** The lanes with their cards; `legend` lists under them the titles that found no room. */
export function drawTeeth(frame: Frame, legend: boolean): Part {
  const lanes = lanesOf(frame);
  const placed = frame.columns.flatMap((column, k) => placesOf(lanes, column, k));
  const bottom = lanes.top + lanes.count * (lanes.height + gap) + 4;
  const cards = placed.map(({ column, card, place }, k) =>
    drawCard(frame, column, card, place, `${frame.prefix}card-${k}`),
  );
  const svg = [
    drawLaneNames(lanes, bottom),
    frame.columns.map((column, k) => drawColumn(lanes, column, k)).join(''),
    drawCardsWithNeeds(frame, placed, cards),
    drawBreakMarks(lanes, bottom),
  ];
  const missing = legend ? placed.filter(({ card, place }) => frame.numbers || !fits(card, place)) : [];
  const listed = drawLegend(
    frame,
    missing.map(({ card }) => card),
    bottom + 16,
  );
  return { svg: svg.join('') + listed.svg, height: bottom + listed.height };
}

interface Placed {
  readonly column: Column;
  readonly card: Card;
  readonly place: Place;
}

function lanesOf(frame: Frame): Lanes {
  const count = frame.drawing.agreement.parties.length;
  const top = 16;
  if (frame.numbers) return { frame, count, height: frame.width < 800 ? 24 : 30, top };
  const single = frame.columns.filter((column) => column.kind !== 'fold' && column.cards.length === 1);
  const needs = single.flatMap(({ cards: [card] }) => {
    if (!card) return [];
    const checks =
      card.by.length < count ? checkLines(frame, card, frame.pitch - 10).length * 12 + (card.barred ? 22 : 8) : 0;
    const lanesUsed = spanOf(card).lanes;
    return [(heightFor(card, frame.pitch - 6) - (lanesUsed - 1) * gap) / lanesUsed, checks];
  });
  const sets = frame.columns.filter((column) => column.kind === 'together' || column.kind === 'escrow');
  const stacked = sets.flatMap(({ cards }) =>
    Array.from({ length: count }, (_, lane) => {
      const inLane = cards.filter((card) => within(spanOf(card), lane));
      return inLane.reduce((sum, card) => sum + heightFor(card, frame.pitch - 6) / spanOf(card).lanes + 3, 0);
    }),
  );
  return { frame, count, height: Math.min(highest, Math.max(58, ...needs, ...stacked)), top };
}

/** The first lane of a card and how many it spans. */
function spanOf(card: Card): { first: number; lanes: number } {
  const first = Math.min(...card.by, Number.MAX_SAFE_INTEGER);
  if (card.by.length === 0) return { first: 0, lanes: 1 };
  return { first, lanes: Math.max(...card.by) - first + 1 };
}

/** Where the cards of a column stand: several in one lane share it. */
function placesOf(lanes: Lanes, column: Column, k: number): Placed[] {
  if (column.kind === 'fold') return [];
  const { frame, height, top } = lanes;
  return column.cards.map((card, c) => {
    const span = spanOf(card);
    const sharing = column.cards.filter((other) => overlap(spanOf(other), span));
    const before = column.cards.slice(0, c).filter((other) => overlap(spanOf(other), span)).length;
    const full = span.lanes * (height + gap) - gap;
    const share = full / sharing.length;
    const alone = sharing.length === 1 && span.lanes > 1;
    const needed = frame.numbers ? share - 4 : Math.max(90, heightFor(card, frame.pitch - 6));
    const own = alone ? Math.min(share - 4, needed) : share - (sharing.length > 1 ? 3 : 0);
    const y = top + span.first * (height + gap) + before * share + (alone ? (share - own) / 2 : 0);
    return { column, card, place: { x: edgeOf(frame, k) + 3, y, width: frame.pitch - 6, height: own } };
  });
}

function overlap(one: { first: number; lanes: number }, other: { first: number; lanes: number }): boolean {
  return one.first < other.first + other.lanes && other.first < one.first + one.lanes;
}

function drawLaneNames(lanes: Lanes, bottom: number): string {
  const { frame, count, height, top } = lanes;
  const names = frame.drawing.agreement.parties.map((party, i) => {
    const y = top + i * (height + gap) + height / 2;
    const label = frame.numbers ? frame.words.label(party.name) : frame.words.acts(party.name);
    const lines = wrapText(label, frame.label - 10, 11.5).slice(0, frame.numbers ? 1 : 2);
    return lines.map((text, k) => words(frame, 0, y + 4 + k * 13, text, 'bold')).join('');
  });
  const edges = [...frame.columns.map((_, k) => edgeOf(frame, k)), endOf(frame)];
  const hairs = edges.map((x) => line(frame, x, 0, x, bottom, 'hair'));
  const between = Array.from({ length: count - 1 }, (_, i) => top + (i + 1) * (height + gap) - gap / 2);
  const end = endOf(frame);
  const rules = between.map((y) => line(frame, frame.start, y, end, y, 'zero'));
  const [first = top + height / 2] = between;
  const today = words(frame, (frame.label + frame.start) / 2, first + 4, frame.words.today, 'faint small', 'middle');
  return hairs.join('') + rules.join('') + names.join('') + today;
}

/** What stands in a column beside its cards: who checks, what is folded, what is done in one go. */
function drawColumn(lanes: Lanes, column: Column, k: number): string {
  const { frame, count, height, top } = lanes;
  const x = edgeOf(frame, k);
  const bottom = count * (height + gap) - gap;
  if (column.kind === 'fold') {
    const lines = wrapText(frame.words.folded(column.from, column.after), frame.pitch - 6, 10);
    const edge = box(frame, x + 3, top, frame.pitch - 6, bottom, { rx: 4, class: 'bind' });
    const middle = x + frame.pitch / 2;
    return (
      edge + lines.map((text, n) => words(frame, middle, top + 14 + n * 12, text, 'soft small', 'middle')).join('')
    );
  }
  if (column.kind !== 'step') {
    const tie = box(frame, x + 1, top - 3, frame.pitch - 2, bottom + 6, { rx: 6, class: 'bind' });
    const label = frame.words[column.kind];
    return tie + (frame.numbers ? '' : words(frame, x + frame.pitch / 2, top - 5, label, 'faint small halo', 'middle'));
  }
  const [card] = column.cards;
  const free = Array.from({ length: count }, (_, lane) => lane).find((lane) => card && !within(spanOf(card), lane));
  if (!card || free === undefined) return '';
  const y = top + free * (height + gap);
  if (!frame.numbers) return drawChecks(frame, card, x + 3, y, frame.pitch - 6);
  return card.barred ? number(frame, x + frame.pitch / 2, y + height / 2 + 4, '\u00a7', 'soft') : '';
}

function within(span: { first: number; lanes: number }, lane: number): boolean {
  return lane >= span.first && lane < span.first + span.lanes;
}

/** Cards, and after them the arrows from what each requires: seen while the card has the pointer or the focus. */
function drawCardsWithNeeds(frame: Frame, placed: readonly Placed[], cards: readonly string[]): string {
  const arrows = placed.map(({ card, place }, k) => {
    const from = placed.filter((other) => card.requires.includes(other.card.id));
    const paths = from.map((other) => arc(frame, other.place, place));
    return paths.length > 0 ? element('g', { class: 'needs', id: `${frame.prefix}needs-${k}` }, paths.join('')) : '';
  });
  const shown = placed.flatMap((_, k) => {
    if (arrows[k] === '') return [];
    const card = `#${frame.prefix}card-${k}`;
    const needs = `~#${frame.prefix}needs-${k}`;
    return [`${card}:hover${needs},${card}:focus${needs}`];
  });
  const style = shown.length > 0 ? element('style', {}, `${shown.join(',')}{visibility:visible}`) : '';
  return element('g', { role: frame.interactive ? 'group' : undefined }, style + cards.join('') + arrows.join(''));
}

function arc(frame: Frame, from: Place, to: Place): string {
  const [x1, x2] = [mirror(frame, from.x + from.width / 2), mirror(frame, to.x + to.width / 2)].map(coordinate);
  const rise = coordinate(Math.max(-20, Math.min(from.y, to.y) - 34));
  const d = `M${x1} ${coordinate(from.y)}C${x1} ${rise} ${x2} ${rise} ${x2} ${coordinate(to.y - 2)}`;
  return element('path', { d, 'marker-end': `url(#${frame.prefix}tip)` });
}

/** A thick box and a cross at each state where somebody walks away. */
function drawBreakMarks(lanes: Lanes, bottom: number): string {
  const { frame } = lanes;
  const afters = [...new Set(breaksOf(frame.drawing.answer).map((moment) => moment.after))];
  const marks = frame.columns.flatMap((column, k) => {
    if (!afters.some((after) => after >= column.from && after <= column.after)) return [];
    const x = edgeOf(frame, k);
    const edge = box(frame, x + 0.5, 1, frame.pitch - 1, bottom - 2, { rx: 4, class: 'breaks' });
    const at = column.kind === 'step' || frame.numbers ? x + frame.pitch / 2 : x + frame.pitch - 9;
    return [edge + words(frame, at, 12, '\u2715', 'alarm halo', 'middle')];
  });
  const start = afters.includes(0)
    ? words(frame, (frame.label + frame.start) / 2, 12, '\u2715', 'alarm halo', 'middle')
    : '';
  return marks.join('') + start;
}

/** Titles by number, for cards that are too small for them. */
function drawLegend(frame: Frame, cards: readonly Card[], top: number): Part {
  if (cards.length === 0) return { svg: '', height: 0 };
  const columns = frame.width < 800 ? 2 : 3;
  const wide = frame.width / columns;
  const wrapped = cards.map((card) => wrapText(card.title, wide - 44, 11));
  const perColumn = Math.ceil(cards.length / columns);
  let deepest = 0;
  const written = cards.map((card, k) => {
    const column = Math.floor(k / perColumn);
    const above = wrapped.slice(column * perColumn, k).reduce((sum, lines) => sum + lines.length * 14, 0);
    const lines = wrapped[k] as string[];
    deepest = Math.max(deepest, above + lines.length * 14);
    const text = lines.map((each, n) => words(frame, column * wide + 26, top + above + n * 14, each, 'soft'));
    return number(frame, column * wide, top + above, card.place, 'bold', 'start') + text.join('');
  });
  return { svg: written.join(''), height: deepest + 14 };
}
