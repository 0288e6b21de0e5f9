import type { StateRow } from '@lockstep/engine/plan/answer';
import { box, finish, line, number, type Part, words } from '../svg/drawing.ts';
import { fillOf, markOf } from '../svg/look.ts';
import { wrapText } from '../svg/measure.ts';
import { drawCard, heightFor } from './card.ts';
import { checkLines, drawChecks } from './checks.ts';
import type { Card, Column, PlanDrawing } from './columns.ts';
import { statesOf } from './columns.ts';
import { type Frame, frameOf, type PlanLook } from './frame.ts';
import { drawKey } from './key.ts';
import { describeStates, headStaircases } from './moments.ts';
import { scaleOf } from './scale.ts';

/** The narrow drawing: time runs down, sides stand left and right, and a bar beside each step is a side's slack. */
export function drawPlanDown(drawing: PlanDrawing, look: PlanLook = {}): string {
  const frame = { ...frameOf(drawing, { ...look, width: look.width ?? 358 }), numbers: false };
  const down = downOf(frame);
  const states = new Map(statesOf(drawing.answer).map((state) => [state.after, state]));
  const rows = frame.columns.map((column, k) => drawRow(down, column, k, states));
  const parts = [drawKey(frame), drawNames(down), drawStart(down, states.get(0)), ...rows];
  const title = headStaircases(drawing, frame.words);
  return finish(frame, parts, title, describeStates(drawing, frame.words), look.style ?? true);
}

/** Where lanes and bars stand: two sides have their bars at the outer edges, more have them all at the end. */
interface Down {
  readonly frame: Frame;
  readonly lane: number;
  readonly lanesFrom: number;
  readonly bar: number;
  /** For each party: where its bar begins, and whether it grows towards the start. */
  readonly bars: readonly { readonly at: number; readonly back: boolean }[];
}

function downOf(frame: Frame): Down {
  const count = frame.drawing.agreement.parties.length;
  const bar = count === 2 ? 52 : 46;
  if (count === 2) {
    const inner = frame.width - 2 * bar - 12;
    const bars = [
      { at: bar, back: true },
      { at: frame.width - bar, back: false },
    ];
    return { frame, lane: inner / 2, lanesFrom: bar + 6, bar, bars };
  }
  const inner = frame.width - count * bar - 6;
  const bars = Array.from({ length: count }, (_, i) => ({ at: inner + 10 + i * bar, back: false }));
  return { frame, lane: inner / count, lanesFrom: 0, bar, bars };
}

function drawNames(down: Down): Part {
  const { frame } = down;
  const { parties } = frame.drawing.agreement;
  const names = parties.map((party, i) => {
    const end = parties.length === 2 && i === 1;
    const x = end ? frame.width : down.bars[i]?.back ? 0 : (down.bars[i]?.at ?? 0);
    const lines = wrapText(frame.words.label(party.name), parties.length === 2 ? 150 : down.bar - 4, 11).slice(0, 3);
    const anchor = end ? 'end' : 'start';
    const name = lines.map((text, k) => words(frame, x, 12 + k * 12, text, 'bold', anchor));
    return name.join('') + words(frame, x, 13 + lines.length * 12, frame.words.slack, 'faint small', anchor);
  });
  const ranged = frame.drawing.answer.states.some((state) => state.slack_range);
  const key = ranged ? `${frame.words.downKey} ${frame.words.downRange}` : frame.words.downKey;
  const explained = wrapText(key, frame.width, 10).map((text, k) => words(frame, 0, 52 + k * 12, text, 'faint small'));
  return { svg: names.join('') + explained.join(''), height: 58 + explained.length * 12 };
}

function drawStart(down: Down, state: StateRow | undefined): Part {
  const middle = down.lanesFrom + (down.lane * down.bars.length) / 2;
  const height = heightOfRow(state, 32);
  const today = words(down.frame, middle, height / 2 + 4, down.frame.words.today, 'faint', 'middle');
  return { svg: today + drawSlacks(down, state, height), height };
}

/** A row without a card is higher where somebody walks away, so that it can be said. */
function heightOfRow(state: StateRow | undefined, height: number): number {
  return Object.values(state?.slack ?? {}).some((slack) => slack < 0) ? 58 : height;
}

function drawRow(down: Down, column: Column, k: number, states: ReadonlyMap<number, StateRow>): Part {
  const { frame } = down;
  const state = states.get(column.after);
  if (column.kind === 'fold') {
    const height = heightOfRow(state, 30);
    const folded = frame.words.folded(column.from, column.after);
    const text = words(frame, frame.width / 2, height / 2 + 5, folded, 'soft', 'middle');
    return { svg: text + drawSlacks(down, state, height), height };
  }
  let y = 3;
  const cards = column.cards.map((card, c) => {
    const height = Math.max(58, heightFor(card, widthOfCard(down, card)), checksHeight(down, card));
    const part = drawTooth(down, column, card, y, height, `${frame.prefix}card-${k}-${c}`);
    y += height + 6;
    return part;
  });
  const tie =
    column.kind === 'step'
      ? ''
      : box(frame, down.lanesFrom - 3, 1, down.lane * down.bars.length + 6, y - 4, { class: 'bind', rx: 6 });
  return { svg: tie + cards.join('') + drawSlacks(down, state, y), height: y };
}

function widthOfCard(down: Down, card: Card): number {
  return (card.by.length > 1 ? down.bars.length : 1) * down.lane - 8;
}

function checksHeight(down: Down, card: Card): number {
  if (card.by.length > 1) return 0;
  return checkLines(down.frame, card, down.lane - 16).length * 12 + (card.barred ? 22 : 8);
}

function drawTooth(down: Down, column: Column, card: Card, y: number, height: number, id: string): string {
  const { frame, lane, lanesFrom } = down;
  const joint = card.by.length > 1;
  const at = joint ? 0 : (card.by[0] ?? 0);
  const place = { x: lanesFrom + at * lane + 4, y, width: widthOfCard(down, card), height };
  const free = at === 0 ? 1 : 0;
  const checks = joint ? '' : drawChecks(frame, card, lanesFrom + free * lane + 4, y + 2, lane - 8);
  return checks + drawCard(frame, column, card, place, id);
}

/** A bar for each side's slack from its walk-away line; past the line it is hollow and says how much is missing. */
function drawSlacks(down: Down, state: StateRow | undefined, height: number): string {
  return down.frame.drawing.agreement.parties.map((_, i) => drawSlack(down, state, i, height)).join('');
}

function drawSlack(down: Down, state: StateRow | undefined, party: number, height: number): string {
  const { frame, bar } = down;
  const { at, back } = down.bars[party] as Down['bars'][number];
  const id = frame.drawing.agreement.parties[party]?.id as string;
  const walk = line(frame, at, 0, at, height, 'walk');
  if (!state) return walk;
  const slack = state.slack[id] ?? 0;
  const scale = scaleOf([frame.drawing.answer], id);
  const most = Math.max(scale.high + scale.stake, 1e-9);
  const reach = (value: number) => Math.max(-1, Math.min(1, value / most)) * (bar - 8) * (back ? -1 : 1);
  const long = Math.abs(reach(slack));
  const y = height / 2;
  const anchor = back ? 'start' : 'end';
  const edge = back ? 0 : at + bar - 4;
  const even = line(frame, at + reach(scale.stake), 0, at + reach(scale.stake), height, 'zero');
  if (slack < 0) {
    const breaks = box(frame, back ? 1 : at + 1, 1, bar - 3, height - 2, { class: 'breaks', rx: 3 });
    const said = [frame.words.walksAway, frame.words.short(frame.show.amount(slack))];
    const lines = said.flatMap((text) => wrapText(text, bar - 6, 10));
    const say = lines.map((text, k) => {
      const [x, top] = [edge + (back ? 4 : 0), y + 4 - (lines.length - 1) * 6 + k * 12];
      return words(frame, x, top, text, 'alarm small halo', anchor);
    });
    return walk + even + breaks + say.join('');
  }
  const value = number(frame, edge, y - 6, frame.show.number(slack), 'val halo', anchor);
  const fill = { ...fillOf(frame.prefix, party), stroke: `var(--l-${markOf(party)})` };
  const range = state.slack_range?.[id];
  const [low = 0, high = 0] = (range ?? []).map((value) => at + reach(Math.max(0, value)));
  const whisker = range ? line(frame, low, y + 13, high, y + 13, 'range') : '';
  return walk + even + value + box(frame, back ? at - long : at, y + 2, long, 7, fill) + whisker;
}
