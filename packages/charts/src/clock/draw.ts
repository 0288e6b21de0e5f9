import type { Agreement } from '@lockstep/engine/agreement';
import { dayOf } from '@lockstep/engine/calendar';
import type { CalendarRow, ClockAnswer, EventAnswer } from '@lockstep/engine/clock/answer';
import { titleOf } from '@lockstep/engine/names';
import { labelOf } from '@lockstep/engine/words';
import { axisOf, calendarTicks } from '../svg/axis.ts';
import { box, finish, type Ground, headline, line, mirror, number, type Part, words as say } from '../svg/drawing.ts';
import { drawEntries } from '../svg/key.ts';
import { fillOf, markOf } from '../svg/look.ts';
import { shortenLines, widthOf, wrapText } from '../svg/measure.ts';
import { type Numbers, numbersOf } from '../svg/numbers.ts';
import { element, pathThrough } from '../svg/write.ts';
import { type ClockWords, clockWords } from './words.ts';

export interface ClockDrawing {
  readonly agreement: Agreement;
  readonly answer: ClockAnswer;
}

export interface ClockLook {
  readonly width?: number;
  readonly dir?: 'ltr' | 'rtl';
  readonly words?: ClockWords;
  /** Begins every id, where a page holds several drawings. */
  readonly prefix?: string;
  /** False where the page holds `chartStyle()` already. */
  readonly style?: boolean;
  /** With the computed sentence over it, for a drawing that stands alone. */
  readonly headed?: boolean;
}

/** Where days stand. */
interface Frame extends Ground {
  readonly drawing: ClockDrawing;
  readonly words: ClockWords;
  readonly show: Numbers;
  /** The titles stand in a column of their own, or over their bars. */
  readonly label: number;
  /** Where the last day stands; on a narrow drawing the numbers of the axes stand beyond it. */
  readonly end: number;
  readonly at: (date: string) => number;
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
}

/**
 * Chart 3 in the spirit of `clock`: the moves of the order as bars on the calendar, the dated events across them, and under
 * them the slack of each side day by day, in its own panel and units.
 */
export function drawClock(drawing: ClockDrawing, look: ClockLook = {}): string {
  const frame = frameOf(drawing, look);
  const { agreement, answer } = drawing;
  const parts = [
    ...(look.headed ? [headline(frame, answer.headline)] : []),
    drawKey(frame),
    drawEvents(frame),
    drawBars(frame),
    ...agreement.parties.map((_, party) => drawSlack(frame, party)),
    drawAxis(frame),
  ];
  return finish(frame, parts, answer.headline, describe(frame), look.style ?? true);
}

function frameOf(drawing: ClockDrawing, look: ClockLook): Frame {
  const { answer } = drawing;
  const width = look.width ?? 1240;
  const label = width < 620 ? 8 : Math.min(330, Math.round(width * 0.38));
  const days = [
    ...answer.calendar.flatMap(({ begins, checked, latest }) => [begins, checked, latest]),
    ...answer.events.map(({ date }) => date),
  ].map(dayOf);
  const [first, last] = [dayOf(answer.as_of), Math.max(...days)];
  const [from, to] = [label + 4, width - (width < 620 ? 38 : 18)];
  const at = (date: string) => {
    const share = (Math.max(first, dayOf(date)) - first) / Math.max(1, last - first);
    return from + share * (to - from);
  };
  return {
    drawing,
    words: look.words ?? clockWords,
    show: numbersOf({ ...answer, at_stake: answer.today.at_stake }),
    rtl: look.dir === 'rtl',
    width,
    prefix: look.prefix ?? 'ls-',
    interactive: false,
    label,
    end: to,
    at,
    ticks: calendarTicks(first, last, (to - from) / 44).map((date) => ({ x: at(date.day), text: date.text })),
  };
}

/** What the marks mean. */
function drawKey(frame: Frame): Part {
  const { agreement, answer } = frame.drawing;
  const { words } = frame;
  const sides = agreement.parties.map(({ name }, i) => ({
    text: words.acts(labelOf(name)),
    mark: (x: number, y: number) => bar(frame, i, x, y - 6, 26, 11),
  }));
  const checked = {
    text: words.checks,
    mark: (x: number, y: number) => box(frame, x, y - 6, 26, 11, { class: 'joint' }),
  };
  const isRanged = answer.calendar.some(({ earliest, latest }) => earliest !== latest);
  const range = {
    text: isRanged ? words.span : words.noRange,
    mark: (x: number, y: number) => (isRanged ? line(frame, x, y, x + 26, y, 'axis') : ''),
  };
  return drawEntries(frame, [...sides, checked, range]);
}

/** The events by name, each on its own line where it falls. */
function drawEvents(frame: Frame): Part {
  const { events } = frame.drawing.answer;
  const rows = events.map((event, k) => {
    const x = frame.at(event.date);
    const y = 13 + 15 * k;
    const text = `${frame.words.event(event.date, event.title)}${frame.words.note(event)}`;
    const room = Math.max(frame.width - x - 12, x - 12);
    const [shown = ''] = shortenLines(wrapText(text, room, 11), 1);
    const isLeft = frame.width - x - 12 >= widthOf(shown, 11) || x < frame.width / 2;
    const words = say(
      frame,
      isLeft ? x + 9 : x - 9,
      y,
      shown,
      event.changes ? 'bold' : 'soft',
      isLeft ? 'start' : 'end',
    );
    return words + diamond(frame, x, y - 4, event) + line(frame, x, y + 2, x, 15 * events.length + 8, styleOf(event));
  });
  return { svg: rows.join(''), height: 15 * events.length + 8 };
}

/** Filled where it changes something. */
function diamond(frame: Frame, x: number, y: number, { changes }: EventAnswer): string {
  const at = mirror(frame, x);
  return element('path', {
    d: `M${at} ${y - 5}L${at + 5} ${y}L${at} ${y + 5}L${at - 5} ${y}z`,
    class: changes ? 'dot' : 'joint',
  });
}

function styleOf({ changes, counted }: EventAnswer): string {
  return counted && changes ? 'thin' : 'ghost';
}

/** The lines of events through a part. */
function eventLines(frame: Frame, height: number): string {
  return frame.drawing.answer.events
    .map((event) => line(frame, frame.at(event.date), 0, frame.at(event.date), height, styleOf(event)))
    .join('');
}

function tickLines(frame: Frame, height: number): string {
  return frame.ticks.map(({ x }) => line(frame, x, 0, x, height, 'hair')).join('');
}

/** One bar for each move: while it is performed, and hollow while it is checked. */
function drawBars(frame: Frame): Part {
  const moves = frame.drawing.answer.calendar.slice(1);
  const over = frame.label < 100;
  const pitch = over ? 36 : 23;
  const height = pitch * moves.length + 10;
  const rows = moves.map((row, k) => {
    const top = pitch * k + (over ? 18 : 5);
    return drawMove(frame, row, top) + drawTitle(frame, row, over ? pitch * k + 12 : top + 10, over);
  });
  return { svg: tickLines(frame, height) + eventLines(frame, height) + rows.join(''), height };
}

const thick = 12;

function drawMove(frame: Frame, row: CalendarRow, top: number): string {
  const { parties } = frame.drawing.agreement;
  const [begins, done, checked] = [row.begins, row.performed, row.checked].map(frame.at) as [number, number, number];
  const share = thick / Math.max(1, row.by.length);
  const bars = row.by.map((id, k) => {
    const party = parties.findIndex((each) => each.id === id);
    return bar(frame, party, begins, top + share * k, Math.max(2, done - begins), share);
  });
  const check = checked > done ? box(frame, done, top, checked - done, thick, { class: 'joint' }) : '';
  const range =
    row.earliest === row.latest
      ? ''
      : line(frame, frame.at(row.earliest), top + thick + 3, frame.at(row.latest), top + thick + 3, 'axis');
  return bars.join('') + check + range + drawDue(frame, row, top);
}

function drawDue(frame: Frame, { due }: CalendarRow, top: number): string {
  if (!due) return '';
  const x = frame.at(due.date);
  const style = due.late > 0 ? 'alarm' : 'soft';
  return line(frame, x, top - 2, x, top + thick + 2, 'walk') + say(frame, x + 4, top + 10, frame.words.due, style);
}

function bar(frame: Ground, party: number, x: number, y: number, width: number, height: number): string {
  return box(frame, x, y, width, height, { ...fillOf(frame.prefix, party), stroke: `var(--l-${markOf(party)})` });
}

function drawTitle(frame: Frame, row: CalendarRow, y: number, over: boolean): string {
  const text = frame.words.row(row.after, movesTitle(frame, row));
  const room = over ? frame.width - frame.label - 16 : frame.label - 8;
  const [shown = ''] = shortenLines(wrapText(text, room, 11), 1);
  return over ? say(frame, frame.label + 10, y, shown, 'halo') : say(frame, 0, y, shown, '');
}

function movesTitle({ drawing: { agreement } }: Frame, { step }: CalendarRow): string {
  return [step ?? []]
    .flat()
    .map((id) => titleOf(agreement, id))
    .join(' + ');
}

/** One side's slack day by day: level while a state lasts, with a step at each move and at each event. */
function drawSlack(frame: Frame, party: number): Part {
  const { agreement, answer } = frame.drawing;
  const { id, name } = agreement.parties[party] as Agreement['parties'][number];
  const height = frame.width < 620 ? 116 : 132;
  const [top, bottom] = [28, height - 8];
  const levels = levelsOf(answer, id);
  const axis = axisOf(
    levels.map(({ slack }) => slack),
    [bottom, top],
    { ticks: 3, zero: true },
  );
  const mark = markOf(party);
  const zero = axis.at(0);
  const below =
    axis.low < 0
      ? box(frame, frame.label + 4, zero, frame.end - frame.label - 4, bottom - zero, { class: 'below' })
      : '';
  const points = levels.flatMap(({ from, to, slack }): [number, number][] => [
    [mirror(frame, frame.at(from)), axis.at(slack)],
    [mirror(frame, frame.at(to)), axis.at(slack)],
  ]);
  const ticks = axis.ticks.map((tick) => {
    const x = frame.label < 100 ? frame.width - 4 : frame.label - 4;
    return number(frame, x, axis.at(tick) + 4, frame.show.number(tick), 'small faint', 'end');
  });
  const heading = say(frame, 0, 14, `${frame.words.slack(name)}`, 'name halo');
  const own = say(frame, widthOf(frame.words.slack(name), 13.5) + 12, 14, frame.words.ownScale, 'faint halo');
  return {
    svg: [
      below,
      tickLines(frame, height),
      eventLines(frame, height),
      line(frame, frame.label + 4, zero, frame.end, zero, 'walk'),
      say(frame, frame.end - 2, zero + (axis.low < 0 ? 12 : -4), frame.words.walkAway, 'small faint halo', 'end'),
      element('path', { d: pathThrough(points), class: `line-${mark}` }),
      ...ticks,
      ...valuesOf(frame, levels, axis.at),
      heading,
      own,
    ].join(''),
    height: height + 8,
  };
}

interface Level {
  readonly from: string;
  readonly to: string;
  readonly slack: number;
  readonly event: string | null;
}

/** A side's slack from day to day; while the last move is under way it is that of the state before it. */
function levelsOf({ calendar }: ClockAnswer, id: string): Level[] {
  const dated = calendar.flatMap(({ slack }) =>
    slack.map((each) => ({ from: each.from, slack: each.slack[id] as number, event: each.event })),
  );
  const end = calendar.at(-1)?.checked as string;
  return dated.map((each, k) => ({ ...each, to: dated[k + 1]?.from ?? end }));
}

/** The first value, the least, those below the walk-away line, and what an event leaves; no two on top of each other. */
function valuesOf(frame: Frame, levels: readonly Level[], at: (slack: number) => number): string[] {
  const least = Math.min(...levels.map(({ slack }) => slack));
  const isChanged = (k: number) => k > 0 && levels[k]?.event !== levels[k - 1]?.event;
  const wanted = [...levels.keys()].filter((k) => {
    const { slack } = levels[k] as Level;
    return k === 0 || slack === least || slack < 0 || isChanged(k);
  });
  const order = wanted.toSorted((a, b) => rank(levels[a] as Level, least) - rank(levels[b] as Level, least));
  const taken: (readonly [number, number, number])[] = [];
  return order.flatMap((k) => {
    const { from, to, slack } = levels[k] as Level;
    const text = slack < 0 ? frame.words.walks(frame.show.number(slack)) : frame.show.number(slack);
    const half = widthOf(text, 11.5) / 2 + 3;
    const x = Math.min(Math.max((frame.at(from) + frame.at(to)) / 2, frame.label + half), frame.end - half);
    const y = slack < 0 ? at(slack) + 13 : at(slack) - 6;
    if (taken.some(([left, right, height]) => x - half < right && x + half > left && Math.abs(height - y) < 13))
      return [];
    taken.push([x - half, x + half, y]);
    return [number(frame, x, y, text, slack < 0 ? 'val halo alarm' : 'val halo')];
  });
}

function rank({ slack }: Level, least: number): number {
  return slack < 0 ? 0 : slack === least ? 1 : 2;
}

function drawAxis(frame: Frame): Part {
  const base = line(frame, frame.label + 4, 2, frame.end, 2, 'axis');
  const texts = frame.ticks.map(({ x, text }) => number(frame, x, 18, text, 'small faint'));
  return { svg: base + texts.join(''), height: 26 };
}

function describe(frame: Frame): string {
  const { agreement, answer } = frame.drawing;
  const name = (id: string) => agreement.parties.find((party) => party.id === id)?.name ?? id;
  const moves = answer.calendar
    .slice(1)
    .map((row) =>
      frame.words.describe(row.after, movesTitle(frame, row), row.by.map(name).join(', '), row.begins, row.checked),
    );
  const events = answer.events.map(({ date, title }) => frame.words.describeEvent(date, title));
  return [...moves, ...events].join('; ');
}
