import { titleOf } from '@lockstep/engine/names';
import { box, line, mirror, number, type Part, words } from '../svg/drawing.ts';
import { wrapText } from '../svg/measure.ts';
import { element, pathThrough } from '../svg/write.ts';
import type { Frame } from './figure.ts';

/** Breaks in a smaller share of the draws are not named under the bars. */
const leastNamed = 0.02;

/** Along the road map: where it first breaks in draws; and, where stakes are known only by a range, who would have left. */
export function drawAlong(frame: Frame): Part[] {
  const { answer } = frame.drawing;
  const hasBreaks = answer.draws > 1 && answer.holds_given_worth_finishing !== null;
  const isPrivate = answer.contributions.some(({ kind }) => kind === 'stake');
  return [...(hasBreaks ? [drawBreaks(frame)] : []), ...(isPrivate ? [drawStaying(frame)] : [])];
}

const margin = 46;

/** Where the states S_0 ... S_{m-1} stand. */
function columnsOf({ width, drawing }: Frame): { middle: (k: number) => number; pitch: number; states: number[] } {
  const states = [...drawing.answer.order.keys()];
  const pitch = (width - margin - 8) / states.length;
  return { middle: (k) => margin + (k + 0.5) * pitch, pitch, states };
}

function heading(frame: Frame, text: string): Part {
  const lines = wrapText(text, frame.width, 13);
  const svg = lines.map((each, k) => words(frame, 0, 16 + 15 * k, each, 'name'));
  return { svg: svg.join(''), height: 15 * lines.length };
}

/** The numbers of the states under an axis. */
function drawStates(frame: Frame, y: number): string {
  const { middle, states } = columnsOf(frame);
  const numbers = states.map((k) => number(frame, middle(k), y + 14, String(k), 'faint small'));
  return (
    line(frame, margin, y, frame.width - 8, y, 'axis') +
    words(frame, margin - 6, y + 14, frame.words.states, 'faint small', 'end') +
    numbers.join('')
  );
}

function drawBreaks(frame: Frame): Part {
  const { answer } = frame.drawing;
  const { middle, pitch, states } = columnsOf(frame);
  const head = heading(frame, frame.words.breaksTitle);
  const [top, foot] = [head.height + 29, head.height + 101];
  const worth = 1 - answer.not_worth_finishing;
  const shares = states.map((k) => (answer.first_break_after[k] as number) / worth);
  const most = Math.max(0.01, ...shares);
  const bars = shares.map((share, k) => {
    const height = (share / most) * (foot - top);
    const text = pitch > 34 ? frame.show.share(share) : shortShare(share);
    return (
      box(frame, middle(k) - pitch * 0.3, foot - height, pitch * 0.6, height, { class: 'soft' }) +
      (share > 0 ? number(frame, middle(k), foot - height - 4, text, 'small halo') : '')
    );
  });
  const notes = shares.flatMap((share, k) => (share < leastNamed ? [] : noteOf(frame, k, share)));
  const said = notes.map((text, n) => words(frame, margin, foot + 34 + 14 * n, text, 'soft'));
  return {
    svg: [head.svg, drawStates(frame, foot), ...bars, ...said].join(''),
    height: foot + 32 + 14 * notes.length,
  };
}

function shortShare(share: number): string {
  return share < 0.005 ? '' : String(Math.round(100 * share));
}

/** "11: after “Dismantle the plants” (United States in 29 %)", in lines. */
function noteOf(frame: Frame, k: number, share: number): string[] {
  const { agreement, answer } = frame.drawing;
  const step = answer.order[k - 1];
  const titles = [step ?? []].flat().map((id) => titleOf(agreement, id));
  const title = titles.length > 0 ? titles.join(' + ') : null;
  const row = answer.first_break_by_party[k] ?? {};
  const who = agreement.parties.filter(({ id }) => (row[id] ?? 0) > 0).map(({ name }) => frame.words.label(name));
  return wrapText(frame.words.breakAt(k, title, who.join(', '), frame.show.share(share)), frame.width - margin, 11);
}

/** Three stairs: leaving at the first chance, at the best, and at the first with foresight. */
function drawStaying(frame: Frame): Part {
  const { survive, best_chance: best, foresight, completes } = frame.drawing.answer.private;
  const head = heading(frame, frame.words.stayTitle);
  const [top, foot] = [head.height + 22, head.height + 122];
  const y = (chance: number) => foot - chance * (foot - top);
  const grid = [0, 0.5, 1].map(
    (chance) =>
      line(frame, margin, y(chance), frame.width - 8, y(chance), 'hair') +
      number(frame, margin - 6, y(chance) + 4, frame.show.share(chance), 'faint small', 'end'),
  );
  const settled = foresight.settled
    ? frame.words.foresight(frame.show.share(foresight.completes))
    : frame.words.unsettled;
  const keys = [
    [frame.words.first(frame.show.share(completes)), 'thin'],
    [frame.words.best(frame.show.share(best.completes)), 'bind'],
    [settled, 'ghost'],
  ] as const;
  const isNarrow = frame.width < 600;
  const key = keys.map(([text, style], n) => {
    const x = isNarrow ? margin : margin + n * ((frame.width - margin) / 3);
    const row = foot + 34 + (isNarrow ? 15 * n : 0);
    return line(frame, x, row - 4, x + 26, row - 4, style) + words(frame, x + 32, row, text, 'soft');
  });
  return {
    svg: [
      head.svg,
      ...grid,
      drawStates(frame, foot),
      foresight.settled ? stairs(frame, foresight.survive, y, 'ghost') : '',
      stairs(frame, best.survive, y, 'bind'),
      stairs(frame, survive, y, 'thin'),
      ...key,
    ].join(''),
    height: foot + (isNarrow ? 76 : 46),
  };
}

/** Chances that fall at each state from the one before, beginning at 1. */
function stairs(frame: Frame, chances: readonly number[], y: (chance: number) => number, style: string): string {
  const { middle } = columnsOf(frame);
  const points = chances.flatMap((chance, k): [number, number][] => {
    const x = mirror(frame, middle(k));
    return [
      [x, y(k > 0 ? (chances[k - 1] as number) : 1)],
      [x, y(chance)],
    ];
  });
  const [start, end] = [mirror(frame, margin), mirror(frame, frame.width - 8)];
  return element('path', {
    d: pathThrough([[start, y(1)], ...points, [end, y(chances.at(-1) as number)]]),
    class: style,
  });
}
