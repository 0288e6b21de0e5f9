import type { StateRow } from '@lockstep/engine/plan/answer';
import { box, line, mirror, number, type Part, words } from '../svg/drawing.ts';
import { markOf } from '../svg/look.ts';
import { widthOf, wrapText } from '../svg/measure.ts';
import { element, escapeText, pathThrough } from '../svg/write.ts';
import { type Column, statesOf } from './columns.ts';
import { edgeOf, endOf, type Frame } from './frame.ts';
import { drawMoments, type Span, writtenByMoments } from './panel-moments.ts';
import { heightOf, type Scale, scaleOf } from './scale.ts';

/** One tread of the stairs: where it begins and ends, and the state that it shows. */
export interface Tread {
  readonly from: number;
  readonly to: number;
  readonly state: StateRow;
  readonly acts: boolean;
}

/** What the marks of one party's panel are drawn from. */
export interface Panel {
  readonly frame: Frame;
  readonly party: number;
  readonly id: string;
  readonly scale: Scale;
  readonly treads: readonly Tread[];
  readonly top: number;
  readonly bottom: number;
}

/** The slack of one party after every step. */
export function drawPanel(frame: Frame, party: number): Part {
  const { agreement, answer, before } = frame.drawing;
  const id = agreement.parties[party]?.id as string;
  const height = heightOfPanel(frame.width, agreement.parties.length);
  const scale = scaleOf(before ? [answer, before] : [answer], id);
  const treads = treadsOf(frame, party);
  const panel: Panel = { frame, party, id, scale, treads, top: frame.width < 800 ? 34 : 46, bottom: height - 10 };
  const svg = [
    drawGrid(panel, height),
    drawLines(panel),
    drawBand(panel),
    drawGhost(panel),
    drawStairs(panel),
    drawMoments(panel, height),
    drawInside(panel),
    drawValues(panel),
    drawGain(panel),
  ];
  return { svg: svg.join(''), height };
}

/** On paper, panels of three and more parties are lower, so that all stand on one sheet. */
function heightOfPanel(width: number, parties: number): number {
  if (width >= 800) return 176;
  return parties > 2 ? 98 : 128;
}

function treadsOf(frame: Frame, party: number): Tread[] {
  const states = new Map(statesOf(frame.drawing.answer).map((state) => [state.after, state]));
  const first = states.get(0);
  const begin: Tread[] = first ? [{ from: frame.label, to: frame.start, state: first, acts: false }] : [];
  return frame.columns.reduce((treads, column, k) => {
    const state = lowestIn(states, column, frame.drawing.agreement.parties[party]?.id as string);
    if (!state) return treads;
    const acts = column.kind !== 'fold' && column.cards.some((card) => card.by.includes(party));
    treads.push({ from: edgeOf(frame, k), to: edgeOf(frame, k + 1), state, acts });
    return treads;
  }, begin);
}

/** Of folded moves, the state with the least slack: folding never hides the worst. */
function lowestIn(states: ReadonlyMap<number, StateRow>, column: Column, party: string): StateRow | undefined {
  let least: StateRow | undefined;
  for (let after = column.from; after <= column.after; after++) {
    const state = states.get(after);
    if (state && (!least || (state.slack[party] ?? 0) < (least.slack[party] ?? 0))) least = state;
  }
  return least;
}

function yOf(panel: Panel, slack: number): number {
  return heightOf(panel.scale, slack, panel.top, panel.bottom);
}

function drawGrid(panel: Panel, height: number): string {
  const { frame } = panel;
  const edges = [...frame.columns.map((_, k) => edgeOf(frame, k)), endOf(frame)];
  return edges.map((x) => line(frame, x, 6, x, height, 'hair')).join('');
}

/** The walk-away line (no slack) and the zero line (going on is worth as much as leaving), always. */
function drawLines(panel: Panel): string {
  const { frame, party, scale, top } = panel;
  const walk = yOf(panel, 0);
  const zero = yOf(panel, scale.stake);
  const end = endOf(frame);
  const walkLabel = Math.max(walk, top + 26);
  const zeroLabel = Math.min(zero, walkLabel - 13);
  const [name = '', second] = wrapText(
    frame.words.label(frame.drawing.agreement.parties[party]?.name ?? ''),
    frame.label - 8,
    13,
  );
  const atLabel = (y: number, text: string, style: string) => words(frame, frame.label - 6, y + 4, text, style, 'end');
  const small = frame.width < 800 ? ' small' : '';
  return (
    box(frame, frame.label, walk, end - frame.label, panel.bottom + 10 - walk, { class: 'below' }) +
    line(frame, frame.label, zero, end, zero, 'zero') +
    line(frame, frame.label, walk, end, walk, 'walk') +
    words(frame, 0, 18, second ? `${name} ${second}` : name, 'name') +
    words(frame, 0, 32, frame.words.ownScale, 'faint small') +
    (zeroLabel > 40 ? atLabel(zeroLabel, frame.words.even, `faint${small}`) : '') +
    atLabel(walkLabel, frame.words.walksBelow, `bold${small}`)
  );
}

function drawBand(panel: Panel): string {
  const { frame, treads, id, bottom } = panel;
  if (!treads.some((tread) => tread.state.slack_range)) {
    return words(frame, endOf(frame), bottom + 6, frame.words.noRange, 'faint small halo', 'end');
  }
  return treads
    .map(({ from, to, state }) => {
      const [low, high] = state.slack_range?.[id] ?? [0, 0];
      const [y, foot] = [yOf(panel, high), yOf(panel, low)];
      return box(frame, from, y, to - from, Math.max(0, foot - y), { class: 'band' });
    })
    .join('');
}

/** The stairs before the last change, dotted. */
function drawGhost(panel: Panel): string {
  const { frame, id } = panel;
  const { before, answer } = frame.drawing;
  if (!before) return '';
  const shift = (answer.at_stake[id] ?? 0) - (before.at_stake[id] ?? 0);
  const old = treadsOf({ ...frame, drawing: { ...frame.drawing, answer: before } }, panel.party);
  return stairs(panel, old, (state) => (state.slack[id] ?? 0) + shift, 'ghost');
}

function drawStairs(panel: Panel): string {
  return stairs(panel, panel.treads, (state) => state.slack[panel.id] ?? 0, `line-${markOf(panel.party)}`);
}

function stairs(panel: Panel, treads: readonly Tread[], slackOf: (state: StateRow) => number, style: string): string {
  const points = treads.flatMap(({ from, to, state }): [number, number][] => {
    const y = yOf(panel, slackOf(state));
    return [
      [mirror(panel.frame, from), y],
      [mirror(panel.frame, to), y],
    ];
  });
  return points.length > 0 ? element('path', { d: pathThrough(points), class: style }) : '';
}

/** A dot on every tread, filled where this side acts, and its slack where there is room for it. */
function drawValues(panel: Panel): string {
  const { frame, treads, id, party } = panel;
  const mark = markOf(party);
  const dots = treads.map(({ from, to, state, acts }) => {
    const y = yOf(panel, state.slack[id] ?? 0);
    const style = acts ? `solid-${mark}` : `edge-${mark}`;
    return element('circle', {
      cx: mirror(frame, (from + to) / 2),
      cy: y,
      r: state.after === 0 ? 3 : 4.5,
      class: style,
    });
  });
  return (
    dots.join('') +
    valuesWithRoom(panel)
      .map((tread) => drawValue(panel, tread))
      .join('')
  );
}

/** Within a move that is done side by side: where this side would stand if it alone held back its part. */
function drawInside(panel: Panel): string {
  const { frame, treads, id, scale } = panel;
  const marks = treads.flatMap(({ to, state }) => {
    const pull = state.pull_inside?.[id];
    if (pull === undefined) return [];
    const slack = scale.stake - pull;
    const [x, y] = [mirror(frame, to), yOf(panel, slack)];
    const style = slack < 0 ? 'breaks' : `edge-${markOf(panel.party)}`;
    const diamond = element('path', { d: `M${x - 5} ${y}L${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}z`, class: style });
    const tip = element('title', {}, escapeText(frame.words.heldBack(frame.show.number(slack))));
    const value = number(
      frame,
      to + 8,
      y + 4,
      frame.show.number(slack),
      slack < 0 ? 'small halo alarm' : 'small halo',
      'start',
    );
    return [element('g', {}, tip + diamond) + value];
  });
  return marks.join('');
}

/** The treads whose values have room: from the lowest up, each where it does not touch what is already written. */
function valuesWithRoom(panel: Panel): Tread[] {
  const taken = writtenByMoments(panel);
  const slack = (tread: Tread) => tread.state.slack[panel.id] ?? 0;
  return [...panel.treads]
    .sort((one, other) => slack(one) - slack(other))
    .filter((tread) => {
      const place = spanOfValue(panel, tread);
      const touches = (other: Span) =>
        other.from < place.to && place.from < other.to && Math.abs(other.y - place.y) < 12;
      if (taken.some(touches)) return false;
      taken.push(place);
      return true;
    });
}

/** A value stands over its tread; below the walk-away line under it, where there is room. */
function spanOfValue(panel: Panel, { from, to, state }: Tread): Span {
  const slack = state.slack[panel.id] ?? 0;
  const tread = yOf(panel, slack);
  const under = slack < 0 && tread + 20 < panel.bottom + 8;
  const [middle, half] = [(from + to) / 2, widthOf(panel.frame.show.number(slack), 11.5) / 2 + 1];
  return { from: middle - half, to: middle + half, y: under ? tread + 17 : tread - 9 };
}

function drawValue(panel: Panel, tread: Tread): string {
  const slack = tread.state.slack[panel.id] ?? 0;
  const { from, to, y } = spanOfValue(panel, tread);
  const style = slack < 0 ? 'val halo alarm' : 'val halo';
  return number(panel.frame, (from + to) / 2, y, panel.frame.show.number(slack), style);
}

/** What finishing brings this side, in the last column: there the deal is done and nothing is left to leave. */
function drawGain(panel: Panel): string {
  const { frame, id, scale } = panel;
  const gain = frame.drawing.answer.completion[id] ?? 0;
  const x = edgeOf(frame, frame.columns.length - 1) + 8;
  const zero = yOf(panel, scale.stake);
  const tip = Math.min(panel.bottom, Math.max(panel.top, yOf(panel, scale.stake + gain)));
  const turn = tip < zero ? 5 : -5;
  const arrow = `M${mirror(frame, x - 4)} ${tip + turn}L${mirror(frame, x)} ${tip}L${mirror(frame, x + 4)} ${tip + turn}`;
  const isLoss = gain < 0;
  const amount = isLoss ? frame.show.amount(gain) : frame.show.gain(gain);
  const middle = (zero + tip) / 2 - 1;
  const y = isLoss ? Math.min(Math.max(middle, yOf(panel, 0) + 13), panel.bottom - 6) : Math.min(middle, zero - 18);
  const isWide = x + 7 + widthOf(amount, 11.5) > endOf(frame);
  return (
    line(frame, x, zero, x, tip, 'axis') +
    element('path', { d: arrow, class: 'thin' }) +
    words(frame, x + 7, y, isLoss ? frame.words.loses : frame.words.gains, 'soft halo') +
    number(
      frame,
      isWide ? endOf(frame) : x + 7,
      y + 14,
      amount,
      isLoss ? 'val halo alarm' : 'val halo',
      isWide ? 'end' : 'start',
    )
  );
}
