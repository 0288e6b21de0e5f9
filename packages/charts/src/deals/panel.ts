import type { DealPoint } from '@lockstep/engine/deals/answer';
import type { Mark } from '@lockstep/engine/deals/marks';
import { labelOf } from '@lockstep/engine/words';
import { type Axis, axisOf } from '../svg/axis.ts';
import { box, type Ground, line, mirror, number, words } from '../svg/drawing.ts';
import { element, pathThrough } from '../svg/write.ts';
import { boundsOf, type DealsDrawing, holdsOf, pickedOf, stepsOf, vectorOf } from './window.ts';
import type { DealsWords } from './words.ts';

/** One pair of parties: where its worths stand. `left`, `top`, `width` and `height` bound the area of the marks. */
export interface Panel {
  readonly ground: Ground;
  readonly drawing: DealsDrawing;
  readonly words: DealsWords;
  readonly show: (value: number) => string;
  readonly pair: readonly [number, number];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
  /** Is the frontier a line here? Only where these two parties are all there are. */
  readonly stepped: boolean;
}

export function panelOf(
  base: Pick<Panel, 'ground' | 'drawing' | 'words' | 'show' | 'pair' | 'left' | 'top' | 'width' | 'height'>,
): Panel {
  const { drawing, pair, left, top, width, height } = base;
  const values = (party: number) => boundsOf(drawing, party);
  const ticks = Math.max(5, Math.min(9, Math.round(width / 80)));
  return {
    ...base,
    x: axisOf(values(pair[0]), [left + 8, left + width - 8], { ticks, zero: true }),
    y: axisOf(values(pair[1]), [top + height - 8, top + 8], {
      ticks: Math.max(5, Math.round(height / 60)),
      zero: true,
    }),
    stepped: drawing.agreement.parties.length === 2,
  };
}

/** Axes, shade, deals, frontier, formulas and proposals of one pair. */
export function drawPanel(panel: Panel): string {
  return [
    drawShade(panel),
    drawAxes(panel),
    drawOthers(panel),
    ...(panel.stepped ? [drawFrontierLines(panel)] : []),
    drawFrontierMarks(panel),
    drawPicked(panel),
    drawProposals(panel),
  ].join('\n');
}

function placeOf({ pair, x, y }: Panel, vector: readonly number[]): { x: number; y: number } {
  return { x: x.at(vector[pair[0]] as number), y: y.at(vector[pair[1]] as number) };
}

/** Is it within the axes? */
export function isInside({ pair, x, y }: Panel, vector: readonly number[]): boolean {
  const [a, b] = [vector[pair[0]] as number, vector[pair[1]] as number];
  return a >= x.low && a <= x.high && b >= y.low && b <= y.high;
}

/** Where a party is worse off than with nothing done. */
function drawShade({ ground, left, top, width, height, x, y }: Panel): string {
  const [zeroX, zeroY] = [x.at(0), y.at(0)];
  return [
    ...(zeroX > left + 8 ? [box(ground, left, top, zeroX - left, height, { class: 'below' })] : []),
    ...(zeroY < top + height - 8
      ? [
          box(ground, Math.max(zeroX, left), zeroY, left + width - Math.max(zeroX, left), top + height - zeroY, {
            class: 'below',
          }),
        ]
      : []),
  ].join('');
}

function drawAxes(panel: Panel): string {
  const { ground, drawing, show, left, top, width, height, x, y, pair } = panel;
  const name = (at: 0 | 1) => panel.words.worthTo(labelOf(drawing.agreement.parties[pair[at]]?.name as string));
  const bottom = top + height;
  return [
    ...x.ticks.map((tick) => line(ground, x.at(tick), top, x.at(tick), bottom, 'hair')),
    ...y.ticks.map((tick) => line(ground, left, y.at(tick), left + width, y.at(tick), 'hair')),
    ...x.ticks.map((tick) => number(ground, x.at(tick), bottom + 15, show(tick), 'soft')),
    ...y.ticks.map((tick) => number(ground, left - 6, y.at(tick) + 4, show(tick), 'soft', 'end')),
    line(ground, x.at(0), top, x.at(0), bottom, 'walk'),
    line(ground, left, y.at(0), left + width, y.at(0), 'walk'),
    words(ground, left + width, bottom + 32, `${name(0)} ${ground.rtl ? '\u2190' : '\u2192'}`, 'soft', 'end'),
    words(ground, left - 46, top - 8, `\u2191 ${name(1)}`, 'soft'),
  ].join('');
}

/** Other marks beyond which they are shown as shades. */
const mostDots = 900;

/** Deals that some other beats: dots, or where they are many a shade by how many lie there. */
function drawOthers(panel: Panel): string {
  const marks = othersIn(panel);
  return marks.length <= mostDots ? marks.map((mark) => drawDot(panel, mark)).join('') : drawDensity(panel, marks);
}

/** Every deal in the window that is not on the frontier. */
export function othersIn(panel: Panel): Mark[] {
  const { drawing } = panel;
  const frontier = new Set(drawing.answer.frontier.map(({ u }) => vectorOf(drawing, u).join()));
  return (drawing.marks ?? []).filter(({ u }) => isInside(panel, u) && !frontier.has(u.join()));
}

/** Are they many enough to be a shade? */
export function isDense(panel: Panel): boolean {
  return othersIn(panel).length > mostDots;
}

function drawDot(panel: Panel, { u, holds }: Mark): string {
  const { x, y } = placeOf(panel, u);
  const at = { cx: mirror(panel.ground, x), cy: y, r: 2 };
  return holds
    ? element('circle', { ...at, class: 'faint', 'fill-opacity': '0.6' })
    : element('circle', { ...at, class: 'other' });
}

const cell = 8;

function drawDensity(panel: Panel, marks: readonly Mark[]): string {
  const cells = new Map<string, number>();
  for (const { u, count } of marks) {
    const { x, y } = placeOf(panel, u);
    const key = `${Math.floor((x - panel.left) / cell)} ${Math.floor((y - panel.top) / cell)}`;
    cells.set(key, (cells.get(key) ?? 0) + count);
  }
  const most = Math.max(...cells.values());
  return [...cells]
    .map(([key, count]) => {
      const [column = 0, row = 0] = key.split(' ').map(Number);
      const opacity = (0.1 + (0.4 * Math.log1p(count)) / Math.log1p(most)).toFixed(2);
      const [left, top] = [panel.left + column * cell, panel.top + row * cell];
      return box(panel.ground, left, top, cell - 1, cell - 1, { class: 'faint', 'fill-opacity': opacity });
    })
    .join('');
}

/** The frontiers as steps: between two deals there is none. */
function drawFrontierLines(panel: Panel): string {
  const { drawing } = panel;
  const all = drawing.answer.frontier.map(({ u }) => vectorOf(drawing, u));
  const held = drawing.answer.frontier_that_holds.map((u) => vectorOf(drawing, u));
  const isOther = held.length > 0 && !held.every((u) => all.some((other) => other.join() === u.join()));
  return `${isOther ? drawSteps(panel, held, 'bind') : ''}${drawSteps(panel, all, 'thin')}`;
}

function drawSteps(panel: Panel, vectors: readonly (readonly number[])[], style: string): string {
  const { left, top, width, height, ground, x, y } = panel;
  const points: [number, number][] = [];
  for (const [a = 0, b = 0] of vectors) {
    points.push([points.at(-1)?.[0] ?? left - 10, y.at(b)], [x.at(a), y.at(b)]);
  }
  const last = points.at(-1);
  if (!last) return '';
  points.push([last[0], top + height + 10]);
  const from = mirror(ground, left, width);
  return element(
    'svg',
    { x: from, y: top, width, height, viewBox: `${from} ${top} ${width} ${height}` },
    element('path', { d: pathThrough(points.map(([px, py]) => [mirror(ground, px), py])), class: style }),
  );
}

function drawFrontierMarks(panel: Panel): string {
  const { answer } = panel.drawing;
  const most = Math.max(1, ...answer.frontier.map(stepsOf));
  const listed = new Set(answer.frontier.map(({ u }) => JSON.stringify(u)));
  const held = answer.holding.filter(({ u }) => !listed.has(JSON.stringify(u)));
  return [...answer.frontier, ...held]
    .filter(({ u }) => isInside(panel, vectorOf(panel.drawing, u)))
    .map((point) => drawMark(panel, point, most))
    .join('');
}

/** Radius by the number of steps. */
export function radiusOf(steps: number, most: number): number {
  return 2.5 + (3.5 * steps) / most;
}

function drawMark(panel: Panel, point: DealPoint, most: number): string {
  const { x, y } = placeOf(panel, vectorOf(panel.drawing, point.u));
  const holds = holdsOf(point);
  return element('circle', {
    cx: mirror(panel.ground, x),
    cy: y,
    r: radiusOf(stepsOf(point), most),
    class: holds ? 'dot' : holds === null ? 'open' : 'joint',
  });
}

/** The shape that stands for each formula, around a place. */
export function shapeOf(key: string, x: number, y: number): string {
  const r = 10;
  const paths: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
    kalai_smorodinsky: [
      [x, y - r - 1],
      [x + r + 1, y],
      [x, y + r + 1],
      [x - r - 1, y],
      [x, y - r - 1],
    ],
    egalitarian: [
      [x - r + 1, y - r + 1],
      [x + r - 1, y - r + 1],
      [x + r - 1, y + r - 1],
      [x - r + 1, y + r - 1],
      [x - r + 1, y - r + 1],
    ],
    utilitarian: [
      [x, y - r - 2],
      [x + r + 2, y + r - 2],
      [x - r - 2, y + r - 2],
      [x, y - r - 2],
    ],
  };
  const path = paths[key];
  return path
    ? element('path', { d: pathThrough(path), class: 'thin' })
    : element('circle', { cx: x, cy: y, r: r - 1, class: 'thin' });
}

function drawPicked(panel: Panel): string {
  return pickedOf(panel.drawing)
    .flatMap(({ key, vectors }) =>
      vectors
        .filter((vector) => isInside(panel, vector))
        .map((vector) => {
          const { x, y } = placeOf(panel, vector);
          return shapeOf(key, mirror(panel.ground, x), y);
        }),
    )
    .join('');
}

/** Where a proposal's number may stand, from its mark: beside it first. */
const spots = [
  [12, -8],
  [-12, -8],
  [12, 16],
  [-12, 16],
  [24, 4],
  [-24, 4],
  [12, -22],
  [-12, -22],
  [12, 30],
] as const;

/** A ring with the proposal's number beside it, where no other number or ring stands; one that lies outside is at the edge. */
function drawProposals(panel: Panel): string {
  const { answer } = panel.drawing;
  const marks = answer.proposals.map(({ u }) => edged(panel, vectorOf(panel.drawing, u)));
  const taken: { x: number; y: number }[] = [];
  return answer.proposals
    .map(({ road_map }, k) => {
      const { x, y } = marks[k] as { x: number; y: number };
      const isFree = (at: { x: number; y: number }) =>
        at.x > panel.left + 4 &&
        at.x < panel.left + panel.width - 4 &&
        at.y > panel.top + 10 &&
        taken.every((each) => Math.abs(each.x - at.x) > 12 || Math.abs(each.y - at.y) > 13) &&
        marks.every((each, other) => other === k || Math.hypot(each.x - at.x, each.y - (at.y - 4)) > 14);
      const places = spots.map(([dx, dy]) => ({ x: x + dx, y: y + dy }));
      const at = places.find(isFree) ?? (places[0] as { x: number; y: number });
      taken.push(at);
      const place = { cx: mirror(panel.ground, x), cy: y };
      const style = road_map?.holds ? 'dot' : road_map?.proved === false ? 'open' : 'joint';
      return [
        element('circle', { ...place, r: 9, class: 'ring-out' }),
        element('circle', { ...place, r: 5, class: style }),
        number(panel.ground, at.x, at.y, String(k + 1), 'name halo'),
      ].join('');
    })
    .join('');
}

/** The place of a vector, moved to the edge of the panel where it lies outside. */
function edged(panel: Panel, vector: readonly number[]): { x: number; y: number } {
  const { left, top, width, height } = panel;
  const { x, y } = placeOf(panel, vector);
  return { x: Math.max(left + 6, Math.min(left + width - 6, x)), y: Math.max(top + 6, Math.min(top + height - 6, y)) };
}
