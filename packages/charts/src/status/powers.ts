import { dateOf, dayOf } from '@lockstep/engine/calendar';
import type { PowerStatus } from '@lockstep/engine/status/answer';
import { box, line, number, type Part, words as say } from '../svg/drawing.ts';
import { widthOf } from '../svg/measure.ts';
import { drawLegend, type Frame, fitted, namesOf } from './frame.ts';

type SpanLook = 'waiting' | 'decided' | 'silent' | 'coming';

interface Span {
  readonly from: number;
  /** Null: it goes on. */
  readonly to: number | null;
  readonly look: SpanLook;
}

/**
 * The powers on which a clock has run or runs, each on a strip of its own: dashed while it waits, solid where a decision put
 * it in force, hatched where silence did, or will.
 */
export function drawPowers(frame: Frame): Part {
  const powers = frame.drawing.answer.powers.filter((power) => spansOf(power).length > 0);
  if (powers.length === 0) return { svg: '', height: 0 };
  const columns = frame.over ? 1 : Math.min(3, powers.length, Math.floor(frame.width / 320));
  const width = (frame.width - 28 * (columns - 1)) / columns;
  const strips = powers.map((power, k) => {
    const [x, row] = [(k % columns) * (width + 28), Math.floor(k / columns)];
    return drawStrip(frame, power, x, 76 + row * 92, Math.min(width, 420));
  });
  const legend = drawLegend(frame, legendOf(frame));
  const height = 76 + 92 * Math.ceil(powers.length / columns);
  return {
    svg: [
      line(frame, 0, 14, frame.width, 14, 'axis'),
      say(frame, 0, 36, frame.words.powers, 'name'),
      `<g transform="translate(0 42)">${legend.svg}</g>`,
      ...strips.map((svg) => `<g transform="translate(0 ${Math.round(legend.height - 28)})">${svg}</g>`),
    ].join(''),
    height: height + Math.round(legend.height - 28),
  };
}

function legendOf(frame: Frame): Parameters<typeof drawLegend>[1] {
  const sample = (look: SpanLook) => (x: number, y: number) => drawSpan(frame, look, x, y - 5, 26);
  const { decided, waiting, silent, couldBeSilent } = frame.words;
  const used = new Set(frame.drawing.answer.powers.flatMap(spansOf).map(({ look }) => look));
  const all = [
    ['decided', decided],
    ['waiting', waiting],
    ['silent', silent],
    ['coming', couldBeSilent],
  ] as const;
  return all.filter(([look]) => used.has(look)).map(([look, text]) => ({ text, width: 26, mark: sample(look) }));
}

/** What became of a power, in time. */
export function spansOf({ state, since, notified, stage, in_force_if_silent, on_silence }: PowerStatus): Span[] {
  const begin = notified ? dayOf(notified.at) : null;
  const spans: Span[] = [];
  const ends = in_force_if_silent ?? stage?.ends ?? null;
  if (state === 'waiting' && begin !== null) {
    spans.push({ from: begin, to: ends === null ? null : dayOf(ends), look: 'waiting' });
    if (in_force_if_silent !== null) spans.push({ from: dayOf(in_force_if_silent), to: null, look: 'coming' });
    return spans;
  }
  const changed = since === null ? null : dayOf(since);
  if (changed === null || state === 'available') return [];
  if (begin !== null && begin < changed) spans.push({ from: begin, to: changed, look: 'waiting' });
  if (state === 'in force') spans.push({ from: changed, to: null, look: on_silence === 'act' ? 'silent' : 'decided' });
  return spans;
}

function drawSpan(frame: Frame, look: SpanLook, x: number, y: number, width: number): string {
  const style = {
    waiting: { class: 'waiting' },
    decided: { class: 'dot' },
    silent: { class: 'returned', fill: `url(#${frame.prefix}fill-silent)` },
    coming: { class: 'returned', fill: `url(#${frame.prefix}fill-silent)`, 'stroke-dasharray': '3 2', opacity: 0.6 },
  }[look];
  return box(frame, x, y, width, 11, style);
}

function drawStrip(frame: Frame, power: PowerStatus, x: number, top: number, width: number): string {
  const { agreement, answer } = frame.drawing;
  const { words } = frame;
  const spans = spansOf(power);
  const now = dayOf(answer.as_of);
  const sunset = power.sunset === null ? [] : [dayOf(power.sunset)];
  const days = [...spans.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])]), ...sunset, now];
  const [low, high] = [Math.min(...days), Math.max(...days)];
  const room = Math.max(2, (high - low) / 8);
  const at = (day: number) => x + ((day - low + room) / (high - low + 2 * room)) * width;
  const y = top + 34;
  const bars = spans.map(({ from, to, look }) => {
    const end = to === null ? x + width : at(to);
    return drawSpan(frame, look, at(from), y, Math.max(2, end - at(from)));
  });
  const title = agreement.powers?.find(({ id }) => id === power.power)?.title ?? power.power;
  const contested = power.contested_by.length > 0 ? words.contested(namesOf(agreement, power.contested_by)) : '';
  const state = `${words.states[power.state]}${contested === '' ? '' : `; ${contested}`}`;
  const dates = [...new Set(spans.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])]))];
  const shown = [...dates, ...sunset.filter((day) => !dates.includes(day))];
  return [
    say(frame, x, top + 12, fitted(title, width, 11.6), 'bold'),
    say(frame, x, top + 27, fitted(state, width), 'soft'),
    line(frame, x, y + 5.5, x + width, y + 5.5, 'hair'),
    ...bars,
    line(frame, at(now), y - 5, at(now), y + 16, 'thin'),
    ...datesUnder(frame, shown, sunset, at, y + 28, x + width),
  ].join('');
}

/** Dates under a strip, none on another; the last day of a power says what it is. */
function datesUnder(
  frame: Frame,
  days: readonly number[],
  sunset: readonly number[],
  at: (day: number) => number,
  y: number,
  end: number,
): string[] {
  let taken = Number.NEGATIVE_INFINITY;
  return days
    .toSorted((a, b) => a - b)
    .map((day) => {
      const isSunset = sunset.includes(day);
      const text = isSunset ? `${frame.words.lastDay} ${dateOf(day)}` : dateOf(day);
      const half = widthOf(text, 10) / 2 + 3;
      const middle = Math.min(Math.max(at(day), half), end - half);
      const row = middle - half < taken ? 1 : 0;
      taken = Math.max(taken, middle + half);
      const tick = line(frame, at(day), y - 30, at(day), y - 10, isSunset ? 'walk' : 'thin');
      return tick + number(frame, middle, y + 13 * row, text, 'small faint');
    });
}
