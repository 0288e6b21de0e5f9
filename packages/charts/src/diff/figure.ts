import type { Agreement } from '@lockstep/engine/agreement';
import type { Pair, PlanComparison, SlackRow } from '@lockstep/engine/diff/answer';
import { figure, figuresApart, type Places } from '@lockstep/engine/figure';
import { nameOf, stepOf } from '@lockstep/engine/names';
import { type Axis, axisOf } from '../svg/axis.ts';
import { box, finish, type Ground, line, mirror, number, type Part, words } from '../svg/drawing.ts';
import { markOf } from '../svg/look.ts';
import { element, pathThrough } from '../svg/write.ts';
import { type DiffWords, diffWords } from './words.ts';

/** What is drawn: the best orders of both sides, and each party's slack along them. */
export interface DiffDrawing {
  readonly sides: Pair<{ readonly name: string; readonly agreement: Agreement }>;
  readonly plan: PlanComparison;
}

export interface DiffLook {
  readonly width?: number;
  readonly dir?: 'ltr' | 'rtl';
  readonly words?: DiffWords;
  /** Begins every id, where a page holds several drawings. */
  readonly prefix?: string;
  /** False where the page holds `chartStyle()` already. */
  readonly style?: boolean;
  /** With the sentence over it: for a file that stands alone. */
  readonly headed?: boolean;
}

/** Where one panel stands, from the reading edge and from the top of its row. */
interface Panel {
  readonly ground: Ground;
  readonly words: DiffWords;
  readonly left: number;
  readonly right: number;
  readonly axis: Axis;
  readonly places: Places;
  /** The foot of the stairs; what there is to spare stands in a line of its own where the panel is narrow. */
  readonly foot: number;
  readonly isTight: boolean;
}

const margin = 34;
const gap = 28;
const [top, foot] = [26, 102];

/** What each side has to lose by leaving after each step, A beside B, for every party on one scale. */
export function drawDiff({ sides, plan }: DiffDrawing, look: DiffLook = {}): string {
  const { width = 1240, words: say = diffWords } = look;
  const ground: Ground = { width, rtl: look.dir === 'rtl', prefix: look.prefix ?? 'ld-', interactive: false };
  const title = headDiff({ sides, plan }, say);
  const head: Part = { svg: words(ground, 0, 16, title, 'head'), height: 28 };
  const isNarrow = width < 600;
  const half = (width - gap) / 2;
  const spans = isNarrow
    ? [[margin, width - 2] as const, [margin, width - 2] as const]
    : [[margin, half] as const, [half + gap + margin, width - 2] as const];
  const names: Part = {
    svg: isNarrow
      ? ''
      : [sides.before, sides.after]
          .map(({ name }, s) => words(ground, (spans[s]?.[0] ?? 0) - margin, 14, say.quoted(name), 'head'))
          .join(''),
    height: isNarrow ? 0 : 22,
  };
  const rows = partiesOf(sides).flatMap(([id, party]): Part[] => {
    const found = [plan.states.before, plan.states.after];
    const values = found.flatMap((rows) => rows.map(({ slack }) => slack[id] ?? 0));
    const isTight = (isNarrow ? width : half) < 480;
    const lead = isTight ? 16 : 0;
    const axis = axisOf(values, [foot + lead, top + lead], { ticks: 4, zero: true });
    const places: Places =
      values.every((value) => Number(value.toFixed(2)) === value) && !isRanged(values) ? 'exact' : 1;
    const drawn = [sides.before, sides.after].map((side, s) => {
      const [left, right] = spans[s] as readonly [number, number];
      const panel: Panel = { ground, words: say, left, right, axis, places, foot: foot + lead, isTight };
      const label = `${say.label(nameOf(side.agreement, id))}${isNarrow ? `, ${say.quoted(side.name)}` : ''}`;
      const states = found[s] as readonly SlackRow[];
      return drawPanel(panel, label, states, id, party, side.agreement);
    });
    const height = foot + lead + 26;
    return isNarrow ? drawn.map((svg) => ({ svg, height })) : [{ svg: drawn.join(''), height }];
  });
  const parts = [...(look.headed ? [head] : []), names, ...rows];
  return finish(ground, parts, title, describe({ sides, plan }, say), look.style ?? true);
}

/** Parties of either side by id, each with its place, which tells its marks. */
function partiesOf({ before, after }: DiffDrawing['sides']): [string, number][] {
  const ids = [...after.agreement.parties, ...before.agreement.parties].map(({ id }) => id);
  return [...new Set(ids)].map((id, place) => [id, place]);
}

/** More decimals than a file writes: then one is shown. */
function isRanged(values: readonly number[]): boolean {
  return values.some((value) => Math.abs(value * 10 - Math.round(value * 10)) > 1e-9);
}

function drawPanel(
  panel: Panel,
  label: string,
  states: readonly SlackRow[],
  id: string,
  party: number,
  agreement: Agreement,
): string {
  const { ground, words: say, left, right, axis, foot: floor } = panel;
  const walk = axis.at(0);
  const isThere = states.some(({ slack }) => slack[id] !== undefined);
  const ticks = axis.ticks.map(
    (tick) =>
      line(ground, left, axis.at(tick), right, axis.at(tick), 'hair') +
      number(ground, left - 6, axis.at(tick) + 4, figure(tick, 'exact'), 'faint small', 'end'),
  );
  const ground_ = [
    words(ground, left - margin, 14, label, 'name'),
    box(ground, left, walk, right - left, Math.max(0, floor + 4 - walk), { class: 'below' }),
    ...ticks,
    line(ground, left, walk, right, walk, 'walk'),
  ];
  if (!isThere) return [...ground_, words(ground, left + 8, walk - 8, say.none, 'faint')].join('');
  return [
    ...ground_,
    drawStairs(panel, states, id, party),
    drawActs(panel, states, id, party, agreement),
    drawWorst(panel, states, id),
    drawLeast(panel, states, id),
    drawPlaces(panel, states),
  ].join('');
}

/** Where the state after `k` moves begins. */
function xOf({ left, right }: Panel, k: number, count: number): number {
  return left + ((right - left) * k) / count;
}

function slackAt(states: readonly SlackRow[], k: number, id: string): number {
  return states[k]?.slack[id] ?? 0;
}

function drawStairs(panel: Panel, states: readonly SlackRow[], id: string, party: number): string {
  const { ground, axis } = panel;
  const points = states.flatMap((_, k): [number, number][] => {
    const y = axis.at(slackAt(states, k, id));
    const [from, to] = [xOf(panel, k, states.length), xOf(panel, k + 1, states.length)];
    return [
      [mirror(ground, from), y],
      [mirror(ground, to), y],
    ];
  });
  return element('path', { d: pathThrough(points), class: `line-${markOf(party)}` });
}

/** A mark where the party itself did the step. */
function drawActs(panel: Panel, states: readonly SlackRow[], id: string, party: number, agreement: Agreement): string {
  const { ground, axis } = panel;
  return states
    .map(({ step }, k) => {
      const acts = [step ?? []].flat().some((each) => stepOf(agreement, each).by.includes(id));
      if (!acts) return '';
      const [x, y] = [xOf(panel, k, states.length), axis.at(slackAt(states, k, id))];
      return element('circle', { cx: mirror(ground, x), cy: y, r: 4, class: `solid-${markOf(party)}` });
    })
    .join('');
}

/** A ring where the slack is least; a cross where the party would first walk away. */
function drawWorst(panel: Panel, states: readonly SlackRow[], id: string): string {
  const { ground, axis } = panel;
  const slacks = states.map((_, k) => slackAt(states, k, id));
  const middle = (k: number) => (xOf(panel, k, states.length) + xOf(panel, k + 1, states.length)) / 2;
  const least = Math.min(...slacks);
  const first = slacks.findIndex((slack) => slack < 0);
  const ring = element('circle', {
    cx: mirror(ground, middle(slacks.indexOf(least))),
    cy: axis.at(least),
    r: 7,
    class: 'bind',
  });
  const cross = words(ground, middle(first), axis.at(0) - 5, '\u2715', 'alarm halo', 'middle');
  return ring + (first < 0 ? '' : cross);
}

/** The least slack in words: how much there is to spare, or that the party would walk away. */
function drawLeast(
  { words: say, ground, left, right, places, isTight }: Panel,
  states: readonly SlackRow[],
  id: string,
): string {
  const slacks = states.map((_, k) => slackAt(states, k, id));
  const least = Math.min(...slacks);
  const [amount = ''] = figuresApart([Math.abs(least), 0], places);
  const first = slacks.findIndex((slack) => slack < 0);
  const text = first < 0 ? say.spare(amount, slacks.indexOf(least)) : say.walksAway(first, amount);
  const style = first < 0 ? 'soft' : 'alarm';
  return isTight ? words(ground, left - margin, 30, text, style) : words(ground, right, 14, text, style, 'end');
}

/** Places in the order under the stairs; every fifth where there is no room for all. */
function drawPlaces(panel: Panel, states: readonly SlackRow[]): string {
  const { ground, words: say, left, right, foot: floor } = panel;
  const pitch = (right - left) / states.length;
  const stride = pitch < 16 ? 5 : 1;
  return states
    .map((_, k) => {
      if (k % stride !== 0) return '';
      const x = xOf(panel, k, states.length);
      return k === 0 && pitch > 40
        ? words(ground, x, floor + 18, say.today, 'faint small', 'start')
        : number(ground, x, floor + 18, String(k), 'faint small', k === 0 ? 'start' : 'middle');
    })
    .join('');
}

/** The sentence over it: who would walk away in which. */
function headDiff({ sides, plan }: DiffDrawing, say: DiffWords): string {
  const part = (side: DiffDrawing['sides']['before'], leaves: PlanComparison['leaves']['before']) =>
    say.leaving(
      say.quoted(side.name),
      leaves.map(({ party }) => nameOf(side.agreement, party)),
    );
  return say.joined(part(sides.before, plan.leaves.before), part(sides.after, plan.leaves.after));
}

/** The slack of every state in words, for those who hear the drawing. */
function describe({ sides, plan }: DiffDrawing, say: DiffWords): string {
  const of = (side: DiffDrawing['sides']['before'], states: readonly SlackRow[]) =>
    side.agreement.parties.map(({ id, name }) =>
      say.row(
        say.quoted(side.name),
        say.label(name),
        states.map((row, k) => `${k}: ${figure(row.slack[id] ?? 0, 1)}`).join(', '),
      ),
    );
  return [...of(sides.before, plan.states.before), ...of(sides.after, plan.states.after)].join(' ');
}
