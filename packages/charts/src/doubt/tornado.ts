import type { Contribution } from '@lockstep/engine/doubt/answer';
import { type Axis, axisOf } from '../svg/axis.ts';
import { box, line, mirror, number, type Part, words } from '../svg/drawing.ts';
import { fillOf, markOf } from '../svg/look.ts';
import { shortenLines, widthOf, wrapText } from '../svg/measure.ts';
import { element } from '../svg/write.ts';
import type { Frame } from './figure.ts';

/** Longer lists are cut: the rest have shorter bars. */
const mostBars = 8;

const crossing = 'stroke:var(--l-break);stroke-width:2.25;fill:none';

/** One side's panel. */
interface Panel {
  readonly frame: Frame;
  readonly party: number;
  readonly id: string;
  readonly bars: readonly Contribution[];
  readonly axis: Axis;
  /** Where the labels end and the axis begins; 0 where labels stand above their bars. */
  readonly label: number;
  readonly row: number;
  readonly top: number;
}

/** A panel for each side, in its own units, and what the bars mean. */
export function drawTornado(frame: Frame): Part[] {
  const { agreement, answer } = frame.drawing;
  if (answer.contributions.length === 0) {
    return [{ svg: words(frame, 0, 16, frame.words.noRange, 'soft'), height: 28 }];
  }
  const key = wrapText(frame.words.key, frame.width, 11);
  const explained = key.map((text, k) => words(frame, 0, 12 + 14 * k, text, 'faint')).join('');
  return [
    { svg: explained, height: 10 + 14 * key.length },
    ...agreement.parties.map((_, party) => drawPanel(panelOf(frame, party))),
  ];
}

function panelOf(frame: Frame, party: number): Panel {
  const { agreement, answer } = frame.drawing;
  const id = agreement.parties[party]?.id as string;
  const all = answer.contributions.filter(({ whose }) => whose === id);
  const bars = all.slice(0, mostBars);
  const isNarrow = frame.width < 600;
  const label = isNarrow ? 0 : Math.round(frame.width * 0.36);
  const ends = bars.flatMap((bar) => [bar.slack_at_low, bar.slack_at_high]);
  const values = [...ends, answer.likely.least_slack[id] as number, answer.at_stake[id] as number];
  const axis = axisOf(values, [label + 50, frame.width - 50], { ticks: isNarrow ? 4 : 6, zero: true });
  return { frame, party, id, bars, axis, label, row: isNarrow ? 40 : 27, top: isNarrow ? 66 : 58 };
}

function drawPanel(panel: Panel): Part {
  const { frame, bars, id, row, top } = panel;
  const { agreement, answer } = frame.drawing;
  const foot = top + row * bars.length;
  const hidden = answer.contributions.filter(({ whose }) => whose === id).length - bars.length;
  const name = frame.words.label(agreement.parties[panel.party]?.name ?? '');
  const svg = [
    words(frame, 0, 18, name, 'name'),
    words(frame, 0, 33, frame.words.slackAxis, 'faint small'),
    drawGrid(panel, foot),
    ...bars.map((bar, k) => drawBar(panel, bar, top + row * k)),
    hidden > 0 ? words(frame, 0, foot + (panel.label === 0 ? 29 : 17), frame.words.shorter(hidden), 'faint small') : '',
  ];
  return { svg: svg.join(''), height: foot + (panel.label === 0 ? 46 : 34) };
}

/** Ticks, the walk-away line at no slack, the line where leaving gains nothing, and the likely value. */
function drawGrid(panel: Panel, foot: number): string {
  const { frame, axis, id, top } = panel;
  const { answer } = frame.drawing;
  const [walk, even, likely] = [0, answer.at_stake[id] as number, answer.likely.least_slack[id] as number].map(
    axis.at,
  ) as [number, number, number];
  const ticks = axis.ticks.map(
    (tick) =>
      line(frame, axis.at(tick), top - 4, axis.at(tick), foot, 'hair') +
      number(frame, axis.at(tick), foot + 13, frame.apart(tick, ...axis.ticks)[0] as string, 'faint small'),
  );
  const walkLabel = { text: frame.words.walks, at: walk, style: 'bold small' };
  const likelyLabel = {
    text: frame.words.likely(frame.show.number(answer.likely.least_slack[id] as number)),
    at: likely,
    style: 'soft small',
  };
  const evenLabel = { text: frame.words.even, at: even, style: 'faint small' };
  return [
    box(frame, panel.label, top - 4, Math.max(0, walk - panel.label), foot - top + 4, { class: 'below' }),
    ...ticks,
    line(frame, even, top - 4, even, foot, 'zero'),
    line(frame, likely, top - 4, likely, foot, 'axis'),
    line(frame, walk, top - 8, walk, foot, 'walk'),
    ...headings(frame, panel.label, [walkLabel, likelyLabel, evenLabel], top - 10),
  ].join('');
}

/** Labels over the lines: one that would touch an earlier one goes a row up; a third that would too is left out. */
function headings(
  frame: Frame,
  from: number,
  labels: readonly { readonly text: string; readonly at: number; readonly style: string }[],
  y: number,
): string[] {
  const taken: { from: number; to: number; row: number }[] = [];
  return labels.map(({ text, at, style }) => {
    const half = widthOf(text, 10) / 2 + 3;
    const middle = Math.min(Math.max(at, from + half), frame.width - half);
    const row = [0, 1].find(
      (each) => !taken.some((other) => other.row === each && other.from < middle + half && middle - half < other.to),
    );
    if (row === undefined) return '';
    taken.push({ from: middle - half, to: middle + half, row });
    return words(frame, middle, y - 12 * row, text, `${style} halo`, 'middle');
  });
}

function drawBar(panel: Panel, bar: Contribution, y: number): string {
  const { frame, party, axis, label, row } = panel;
  const [from, to] = [axis.at(bar.slack_at_low), axis.at(bar.slack_at_high)];
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const isTurned = to < from;
  const [low, high] = frame.apart(bar.low, bar.high) as [string, string];
  const middle = y + row - 12;
  const fill = { ...fillOf(frame.prefix, party), stroke: `var(--l-${markOf(party)})` };
  const ends = [
    number(frame, left - 5, middle + 4, isTurned ? high : low, 'small halo', 'end'),
    number(frame, right + 5, middle + 4, isTurned ? low : high, 'small halo', 'start'),
  ];
  return [
    drawLabel(panel, bar, y, label === 0 ? frame.width - widthOf(zeroText(frame, bar), 10) - 8 : label - 10),
    box(frame, left, middle - 6, Math.max(1.5, right - left), 12, fill),
    ...ends,
    drawCross(panel, bar, middle),
  ].join('');
}

function drawLabel({ frame, id, label }: Panel, bar: Contribution, y: number, room: number): string {
  const text = frame.words.number(frame.drawing.agreement, bar, id);
  const lines = shortenLines(wrapText(text, room, 11), label === 0 ? 1 : 2);
  const top = label === 0 ? y + 12 : y + 19 - 6 * (lines.length - 1);
  return lines.map((each, k) => words(frame, 0, top + 12 * k, each, 'soft halo')).join('');
}

/** A cross where the slack passes zero, with the value of the number there: beside it, or where labels are above, there. */
function drawCross(panel: Panel, bar: Contribution, y: number): string {
  const { frame, axis, label, row } = panel;
  const text = zeroText(frame, bar);
  if (text === '') return '';
  const x = mirror(frame, axis.at(0));
  const strokes = `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x - 5} ${y + 5}L${x + 5} ${y - 5}`;
  const said =
    label === 0
      ? words(frame, frame.width, y - row + 24, text, 'small halo alarm', 'end')
      : words(frame, axis.at(0) + 10, y - 8, text, 'small halo alarm');
  const back = element('circle', { cx: x, cy: y, r: 7.5, class: 'ground' });
  return back + element('path', { d: strokes, style: crossing }) + said;
}

function zeroText(frame: Frame, { zero_at: zero, low, high }: Contribution): string {
  return zero === null ? '' : frame.words.zeroAt(frame.apart(zero, low, high)[0] as string);
}
