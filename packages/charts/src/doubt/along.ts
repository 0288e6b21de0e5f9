import { titleOf } from '@lockstep/engine/names';
import { box, line, mirror, number, type Part, words } from '../svg/drawing.ts';
import { wrapText } from '../svg/measure.ts';
import { element, pathThrough } from '../svg/write.ts';
import type { Frame } from './figure.ts';

/** Breaks in fewer draws are not named under the bars. */
const named = 0.02;

/** Along the road map: where it first breaks in draws; and, where stakes are known only by a range, who would have left. */
export function drawAlong(frame: Frame): Part[] {
  const { answer } = frame.drawing;
  if (answer.draws === 1) return isPrivate(frame) ? [drawStaying(frame)] : [];
  const parts = answer.holds_given_worth_finishing === null ? [] : [drawBreaks(frame)];
  return isPrivate(frame) ? [...parts, drawStaying(frame)] : parts;
}

/** Is some stake known to the others only by a range, so that chances are not all 0 or 1? */
function isPrivate({ drawing: { answer } }: Frame): boolean {
  return answer.contributions.some(({ kind }) => kind === 'stake');
}

const margin = 40;

function columnsOf({ width, drawing }: Frame): { at: (k: number) => number; pitch: number; count: number } {
  const count = drawing.answer.order.length;
  const pitch = (width - margin - 8) / count;
  return { at: (k) => margin + k * pitch, pitch, count };
}

function drawBreaks(frame: Frame): Part {
  const { agreement, answer } = frame.drawing;
  const { at, pitch, count } = columnsOf(frame);
  const worth = 1 - answer.not_worth_finishing;
  const shares = Array.from({ length: count }, (_, k) => (answer.first_break_after[k] as number) / worth);
  const [top, foot] = [44, 116];
  const most = Math.max(0.01, ...shares);
  const bars = shares.map((share, k) => {
    const height = (share / most) * (foot - top);
    const label =
      share > 0
        ? number(
            frame,
            at(k) + pitch / 2,
            foot - height - 4,
            pitch > 34 ? frame.show.share(share) : shortShare(share),
            'small halo',
          )
        : '';
    return (
      box(frame, at(k) + pitch * 0.2, foot - height, pitch * 0.6, height, { class: 'soft' }) +
      label +
      number(frame, at(k) + pitch / 2, foot + 14, String(k), 'faint small')
    );
  });
  const notes = shares.flatMap((share, k) => {
    if (share < named) return [];
    const row = answer.first_break_by_party[k] ?? {};
    const who = Object.entries(row)
      .filter(([, each]) => each > 0)
      .sort((a, b) => b[1] - a[1]);
    const step = answer.order[k - 1];
    const title =
      step === undefined
        ? null
        : [step]
            .flat()
            .map((id) => titleOf(agreement, id))
            .join(' + ');
    const names = who.map(([id]) => frame.words.label(agreement.parties.find((party) => party.id === id)?.name ?? id));
    return wrapText(frame.words.breakAt(k, title, names.join(', '), frame.show.share(share)), frame.width - margin, 11);
  });
  const title = wrapText(frame.words.breaksTitle, frame.width, 13);
  const said = notes.map((text, n) => words(frame, margin, foot + 34 + 14 * n, text, 'soft'));
  return {
    svg: [
      ...title.map((text, k) => words(frame, 0, 16 + 15 * k, text, 'name')),
      line(frame, margin, foot, frame.width - 8, foot, 'axis'),
      words(frame, margin - 6, foot + 14, frame.words.statesAxis.split(' ')[0] as string, 'faint small', 'end'),
      ...bars,
      ...said,
    ].join(''),
    height: foot + 32 + 14 * notes.length,
  };
}

function shortShare(share: number): string {
  return share < 0.005 ? '' : String(Math.round(100 * share));
}

/** Three stairs: leaving at the first chance, at the best, and at the first with foresight. */
function drawStaying(frame: Frame): Part {
  const { answer } = frame.drawing;
  const { at, pitch, count } = columnsOf(frame);
  const { survive, best_chance: best, foresight, completes } = answer.private;
  const title = wrapText(frame.words.stayTitle, frame.width, 13);
  const top = 22 + 15 * title.length;
  const foot = top + 100;
  const y = (chance: number) => foot - chance * (foot - top);
  const stairs = (chances: readonly number[], style: string) => {
    const points = [1, ...chances].flatMap((chance, k): [number, number][] =>
      k === 0
        ? [[mirror(frame, margin), y(chance)]]
        : [
            [mirror(frame, at(k - 1) + pitch / 2), y([1, ...chances][k - 1] as number)],
            [mirror(frame, at(k - 1) + pitch / 2), y(chance)],
          ],
    );
    const end: [number, number] = [mirror(frame, frame.width - 8), y(chances.at(-1) as number)];
    return element('path', { d: pathThrough([...points, end]), class: style });
  };
  const grid = [0, 0.5, 1].map(
    (chance) =>
      line(frame, margin, y(chance), frame.width - 8, y(chance), chance === 0 ? 'axis' : 'hair') +
      number(frame, margin - 6, y(chance) + 4, frame.show.share(chance), 'faint small', 'end'),
  );
  const keys = [
    { text: frame.words.first(frame.show.share(completes)), style: 'stay-first' },
    { text: frame.words.best(frame.show.share(best.completes)), style: 'stay-best' },
    {
      text: foresight.settled ? frame.words.foresight(frame.show.share(foresight.completes)) : frame.words.unsettled,
      style: 'stay-foresight',
    },
  ];
  const isNarrow = frame.width < 600;
  const key = keys.map(({ text, style }, n) => {
    const [x, row] = isNarrow ? [margin, foot + 34 + 15 * n] : [margin + n * ((frame.width - margin) / 3), foot + 34];
    return line(frame, x, row - 4, x + 26, row - 4, style) + words(frame, x + 32, row, text, 'soft');
  });
  const numbers = Array.from({ length: count }, (_, k) =>
    number(frame, at(k) + pitch / 2, foot + 14, String(k), 'faint small'),
  );
  return {
    svg: [
      ...title.map((text, k) => words(frame, 0, 16 + 15 * k, text, 'name')),
      ...grid,
      ...numbers,
      ...(foresight.settled ? [stairs(foresight.survive, 'stay-foresight')] : []),
      stairs(best.survive, 'stay-best'),
      stairs(survive, 'stay-first'),
      ...key,
    ].join(''),
    height: foot + (isNarrow ? 76 : 46),
  };
}
