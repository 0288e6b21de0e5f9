import { dayOf } from '@lockstep/engine/calendar';
import type { Mark, StatusAnswer, StepStatus } from '@lockstep/engine/status/answer';
import { finish, headline, line, number, type Part, words as say } from '../svg/drawing.ts';
import { widthOf } from '../svg/measure.ts';
import { element, escapeText } from '../svg/write.ts';
import {
  drawLegend,
  drawTitle,
  eventsIn,
  type Frame,
  fitted,
  frameOf,
  lanesOf,
  leading,
  namesOf,
  type StatusDrawing,
  type StatusLook,
  sideSign,
  tickLines,
  tickTexts,
  titleOfRow,
} from './frame.ts';
import { glyph, marks, standing } from './marks.ts';
import { drawNotices } from './notices.ts';
import { drawPowers } from './powers.ts';

/**
 * Chart 10: a row for each commitment, grouped by who owes it, the months from left to right, and at most six marks. What
 * never had a mark is folded into a line; under it the powers that run, and what happens if all stay silent.
 */
export function drawStatus(drawing: StatusDrawing, look: StatusLook = {}): string {
  const frame = frameOf(drawing, look, daysOf(drawing), 178);
  const parts = [
    ...(look.headed ? [headline(frame, frame.drawing.answer.headline)] : []),
    drawLegend(
      frame,
      marks.map((mark) => ({
        text: frame.words.marks[mark],
        width: 15,
        mark: (x: number, y: number) => glyph(frame, mark, x + 8, y),
      })),
    ),
    drawEvents(frame),
    ...lanesOf(drawing.agreement, drawing.answer.steps, ({ by }) => by).map((lane) =>
      drawLane(frame, lane.who, lane.rows),
    ),
    drawNotices(frame),
    drawPowers(frame),
  ];
  return finish(frame, parts, drawing.answer.headline, describe(frame), look.style ?? true);
}

/** Days that the drawing must hold: of marks, and the day as of which it is drawn. */
function daysOf({ agreement, answer }: StatusDrawing): number[] {
  const dated = answer.steps.flatMap(({ marked }) => marked.flatMap(({ at }) => (at === null ? [] : [dayOf(at)])));
  const end = dayOf(answer.as_of);
  const days = [...dated.filter((day) => day <= end), end];
  const held = Math.min(...days);
  const near = (agreement.events ?? []).map(({ date }) => dayOf(date)).filter((day) => day >= held && day <= end);
  return [...days, ...near];
}

/** The day as of which it is drawn, and the dated events by name, in as many rows as they need up to three. */
function drawEvents(frame: Frame): Part {
  const { answer } = frame.drawing;
  const events = eventsIn(frame).filter(({ date }) => date <= answer.as_of);
  const ends: number[] = [];
  const placed = events.map(({ date, title }) => {
    const x = frame.at(dayOf(date));
    const text = fitted(title, 190);
    const half = widthOf(text, 11) / 2 + 5;
    const middle = Math.min(Math.max(x, half), frame.width - half);
    const row = [0, 1, 2].find((k) => (ends[k] ?? Number.NEGATIVE_INFINITY) < middle - half);
    if (row !== undefined) ends[row] = middle + half;
    return { x, text, middle, row, whole: frame.words.event(date, title) };
  });
  const rows = ends.length;
  const base = 15 * rows + 10;
  const shown = placed.map(({ x, text, middle, row, whole }) => {
    const name = row === undefined ? '' : say(frame, middle, 12 + 15 * (rows - 1 - row), text, 'soft', 'middle');
    const tick = line(frame, x, base - 5, x, base + 5, 'thin');
    return element('g', {}, element('title', {}, escapeText(whole)) + name + tick);
  });
  const end = frame.at(dayOf(answer.as_of));
  const asOf = frame.words.asOf(answer.as_of);
  const svg = [
    line(frame, frame.from, base, frame.to, base, 'axis'),
    ...shown,
    element('circle', { cx: frame.rtl ? frame.width - end : end, cy: base, r: 4, class: 'dot' }),
    frame.over ? say(frame, frame.width, base + 32, asOf, 'bold', 'end') : say(frame, 0, base + 4, asOf, 'name'),
    tickTexts(frame, base + 18),
    ...(frame.over
      ? []
      : [
          say(frame, frame.to + 18, base + 18, frame.words.standsAt, 'small faint'),
          say(frame, frame.width, base + 18, frame.words.changes, 'small faint', 'end'),
        ]),
  ];
  return { svg: svg.join(''), height: base + (frame.over ? 38 : 24) };
}

/** One party's, or several parties' joint commitments: those with a mark in rows, the others counted. */
function drawLane(frame: Frame, who: readonly string[], rows: readonly StepStatus[]): Part {
  const shown = rows.filter(isMarked);
  const pitch = frame.over ? 44 : 29;
  const height = 26 + pitch * shown.length + (shown.length < rows.length ? 20 : 0);
  const name = namesOf(frame.drawing.agreement, who);
  const counts = countsOf(rows)
    .map(([mark, count]) => frame.words.count(count, frame.words.marks[mark]))
    .join(', ');
  const beside = widthOf(name, 13) * 1.08 + 12;
  const end = frame.at(dayOf(frame.drawing.answer.as_of));
  const room = frame.width - beside - (frame.over ? 0 : 178);
  const folded = shown.length < rows.length ? frame.words.folded(rows.length - shown.length) : '';
  const lines = eventsIn(frame)
    .filter(({ date }) => date <= frame.drawing.answer.as_of)
    .map(({ date }) => line(frame, frame.at(dayOf(date)), 0, frame.at(dayOf(date)), height, 'zero'));
  const svg = [
    frame.over ? '' : tickLines(frame, 0, height) + lines.join('') + line(frame, end, 0, end, height, 'thin'),
    say(frame, 0, 18, name, 'name'),
    say(frame, beside, 18, room > 60 ? fitted(counts, room) : '', 'faint halo'),
    ...shown.map((row, k) => drawRow(frame, row, 26 + pitch * k, pitch)),
    folded === '' ? '' : say(frame, 14, height - 6, folded, 'faint'),
  ];
  return { svg: svg.join(''), height };
}

/** Has it a mark, or had it one? What never had is folded. */
export function isMarked({ marked, mark }: Pick<StepStatus, 'marked' | 'mark'>): boolean {
  return mark !== 'none' || marked.some((each) => each.mark !== 'none');
}

/** How many end with each mark, in the order of the legend; those without one are not counted here. */
export function countsOf(rows: readonly Pick<StepStatus, 'mark'>[]): (readonly [Mark, number])[] {
  return marks
    .map((mark) => [mark, rows.filter((row) => row.mark === mark).length] as const)
    .filter(([, count]) => count > 0);
}

interface Placed {
  readonly mark: Mark;
  readonly at: string | null;
  readonly x: number;
}

/**
 * Where the marks of a row stand. Two that would lie on each other are moved apart, the later one onward; what would have
 * to go further than its own width takes the place of the one before it.
 */
function placeMarks(frame: Frame, { marked }: StepStatus): Placed[] {
  const end = frame.at(dayOf(frame.drawing.answer.as_of));
  const placed: Placed[] = [];
  for (const { at, mark } of marked) {
    const own = at === null ? frame.from : frame.at(dayOf(at));
    const before = placed.at(-1);
    if (before === undefined || before.mark === 'none') placed.push({ mark, at, x: own });
    else if (before.x + 15 - own <= 16) placed.push({ mark, at, x: Math.max(own, before.x + 15) });
    else placed.splice(-1, 1, { mark, at, x: before.x });
  }
  const shift = Math.max(0, (placed.at(-1)?.x ?? 0) - end);
  return shift === 0 ? placed : placed.map((each, k) => (k === placed.length - 1 ? { ...each, x: end } : each));
}

function drawRow(frame: Frame, row: StepStatus, top: number, pitch: number): string {
  const y = top + (frame.over ? 30 : pitch / 2);
  const title = titleOfRow(frame, row);
  const end = frame.at(dayOf(frame.drawing.answer.as_of));
  const places = placeMarks(frame, row);
  const lines = places.map(({ mark, x }, k) => standing(frame, mark, x, places[k + 1]?.x ?? end, y));
  const shown = places.filter(({ mark, at }) => mark !== 'none' || at !== null);
  const changes = new Set(row.history.flatMap(({ entry }) => (entry === null ? [] : [entry]))).size;
  const stands = frame.words.marks[row.mark];
  const words = frame.over
    ? [
        sideSign(frame, row.by, 0, top + 2),
        say(frame, 12, top + 14, fitted(title, frame.width - 40 - widthOf(stands, 11)), ''),
        say(frame, frame.width, top + 14, stands, 'soft', 'end'),
      ]
    : [
        sideSign(frame, row.by, 0, y - 8),
        drawTitle(frame, title, y),
        row.mark === 'none' ? '' : glyph(frame, row.mark, frame.to + 25, y),
        say(frame, frame.to + 39, y + 4, stands, ''),
        number(frame, frame.width, y + 4, String(changes), 'faint', 'end'),
      ];
  return element(
    'g',
    { class: 'row' },
    [
      element('title', {}, escapeText(title)),
      line(frame, frame.from, y, end, y, 'hair'),
      ...words,
      ...lines,
      ...shown.map((place) => drawMark(frame, row, title, place, y)),
    ].join(''),
  );
}

/** A mark, with its date for who asks, and the way to the entry that brought it about. */
function drawMark(frame: Frame, { history }: StepStatus, title: string, { mark, at, x }: Placed, y: number): string {
  const when = at ?? frame.words.fromTheBeginning;
  const text = frame.words.markAt(frame.words.marks[mark], when, title);
  const inside = element('title', {}, escapeText(text)) + glyph(frame, mark, x, y);
  const entry = history.findLast((change) => change.at === at && change.entry !== null)?.entry ?? null;
  return leading(frame, entry, text, x, y, inside);
}

function describe(frame: Frame): string {
  const { agreement, answer } = frame.drawing;
  const { words } = frame;
  const rows = answer.steps.map((row) => {
    const dated = row.marked
      .filter(({ mark, at }) => mark !== 'none' || at !== null)
      .map(({ at, mark }) => words.dated(words.marks[mark], at ?? words.fromTheBeginning));
    return words.describe(titleOfRow(frame, row), namesOf(agreement, row.by), dated, words.marks[row.mark]);
  });
  const powers = answer.powers.map((power) => words.describePower(titleOfPower(frame, power), power.sentence));
  return [...rows, ...powers].join('; ');
}

function titleOfPower({ drawing: { agreement } }: Frame, { power }: StatusAnswer['powers'][number]): string {
  return agreement.powers?.find(({ id }) => id === power)?.title ?? power;
}
