import type { Verification } from '@lockstep/engine/agreement';
import { percentsApart } from '@lockstep/engine/figure';
import { nameOf, stepOf } from '@lockstep/engine/names';
import type { VerifyRow } from '@lockstep/engine/verify/answer';
import { likelyValue } from '@lockstep/engine/worth';
import { axisOf } from '../svg/axis.ts';
import { box, line, mirror, number, type Part, words } from '../svg/drawing.ts';
import { markOf } from '../svg/look.ts';
import { shortenLines, wrapText } from '../svg/measure.ts';
import { element } from '../svg/write.ts';
import { type Frame, nameIn, partyIndex, titleIn } from './frame.ts';

/** How many curves are drawn: those with the least to spare. */
const mostCurves = 6;
const [gap, plot] = [28, 120];

/** The acts of which most must be found for what is declared: gaps first, then the least to spare. */
export function curvesOf({ drawing: { answer } }: Frame): VerifyRow[] {
  const toSpare = ({ q_needed: needed, declared }: VerifyRow) => (needed === null ? -2 : (declared ?? 0) - needed);
  return answer.steps
    .filter(({ saved }) => saved > 0)
    .sort((a, b) => toSpare(a) - toSpare(b))
    .slice(0, mostCurves)
    .sort((a, b) => a.after - b.after);
}

/**
 * Chart 6, small multiples: for one act each, what honesty is worth to the performer over faking, against the share of
 * fakes that is found: -c + q (c + slack). Where it passes zero is what must be found; under it what each check gives.
 */
export function drawCurves(frame: Frame): Part {
  const rows = curvesOf(frame);
  const across = frame.isNarrow ? 1 : frame.width < 900 ? 2 : 3;
  const width = (frame.width - gap * (across - 1)) / across;
  const note = wrapText(`${frame.words.ownScale} (${frame.words.axis})`, frame.width, 10);
  const head =
    words(frame, 0, 14, frame.words.titleCurves, 'name') +
    note.map((text, l) => words(frame, 0, 29 + 13 * l, text, 'small soft')).join('');
  const parts: string[] = [];
  let y = 25 + 13 * note.length;
  for (let k = 0; k < rows.length; k += across) {
    const drawn = rows.slice(k, k + across).map((row, n) => drawCurve(frame, row, n * (width + gap), width, y));
    parts.push(...drawn.map(({ svg }) => svg));
    y += Math.max(...drawn.map(({ height }) => height)) + 18;
  }
  return { svg: rows.length === 0 ? '' : head + parts.join(''), height: rows.length === 0 ? 0 : y };
}

function drawCurve(frame: Frame, row: VerifyRow, left: number, width: number, y: number): Part {
  const { saved, slack, q_needed: needed, needed_range: drawn } = row;
  const { words: say, show } = frame;
  const title = shortenLines(
    wrapText(say.curveTitle(titleIn(frame, row.step), nameIn(frame, row.party)), width - 6, 11),
    2,
  );
  const top = y + 14 + title.length * 14;
  const [start, end] = [left + 46, left + width - 40];
  const room = needed === null ? Math.max(saved, -slack) / 4 : 0;
  const axis = axisOf([-saved, slack, room], [top + plot, top], { zero: true, ticks: 3 });
  const x = (share: number) => start + share * (end - start);
  const zero = axis.at(0);
  const wall = needed ?? 1;
  const party = markOf(partyIndex(frame, row.party));
  const curve = element('line', {
    x1: mirror(frame, x(0)),
    y1: axis.at(-saved),
    x2: mirror(frame, x(1)),
    y2: axis.at(slack),
    class: `line-${party}`,
  });
  const checks = checksOf(frame, row);
  const lines = [
    ...title.map((text, l) => words(frame, left, y + 12 + l * 14, text, 'bold')),
    box(frame, start, zero, x(wall) - start, top + plot - zero, { class: 'below' }),
    ...(drawn
      ? [
          box(frame, x(drawn.low ?? 1), zero - 4, Math.max(1, x(drawn.high ?? 1) - x(drawn.low ?? 1)), 8, {
            class: 'band',
          }),
        ]
      : []),
    line(frame, start, zero, end, zero, 'walk'),
    ...(axis.at(-saved) - zero < 12 ? [] : [number(frame, start - 6, zero + 4, '0', 'small soft', 'end')]),
    number(frame, start - 6, axis.at(-saved) + 4, show.number(-saved), 'val', 'end'),
    number(frame, end + 6, axis.at(slack) + 4, show.number(slack), slack < 0 ? 'val alarm' : 'val', 'start'),
    curve,
    ...(needed === null
      ? [words(frame, (start + end) / 2, zero - 8, say.noneEnough, 'alarm halo', 'middle')]
      : [drawNeeded(frame, x(needed), zero, top, percentsApart([needed])[0] as string, needed)]),
    line(frame, start, top + plot, end, top + plot, 'axis'),
    ...[0, 0.5, 1].map((share) => number(frame, x(share), top + plot + 30, `${100 * share}\u202f%`, 'small soft')),
    ...checks.map(({ at, range }) => drawRug(frame, x, at, range, top + plot)),
    ...checks
      .flatMap(({ text }, c) => shortenLines(wrapText(text, width - 8, 10), 2).map((each, l) => ({ each, c, l })))
      .map(({ each }, l) => words(frame, left, top + plot + 48 + l * 13, each, 'small soft')),
  ];
  const noted = checks.flatMap(({ text }) => shortenLines(wrapText(text, width - 8, 10), 2)).length;
  return { svg: lines.join(''), height: top - y + plot + 40 + noted * 13 };
}

/** What must be found, labelled where the curve is not: left of it above zero, or where that has no room high above it. */
function drawNeeded(frame: Frame, x: number, zero: number, top: number, share: string, needed: number): string {
  const isLow = needed < 0.3;
  const high = Math.max(top, zero - (isLow ? 42 : 26));
  return (
    line(frame, x, high, x, zero + 5, 'walk') +
    words(frame, x + (isLow ? 5 : -5), high + 9, frame.words.needs(share), 'val halo', isLow ? 'start' : 'end')
  );
}

/** A mark under the axis for what a check gives, with its range. */
function drawRug(
  frame: Frame,
  x: (share: number) => number,
  at: number,
  range: readonly [number, number] | null,
  y: number,
): string {
  return (
    (range ? line(frame, x(range[0]), y + 9, x(range[1]), y + 9, 'range') : '') +
    element('circle', { cx: mirror(frame, x(at)), cy: y + 9, r: 4, class: 'dot' })
  );
}

interface Rug {
  readonly at: number;
  readonly range: readonly [number, number] | null;
  readonly text: string;
}

/** Each declared check of the step: who, of what, to whom, how much, from what range. */
function checksOf(frame: Frame, row: VerifyRow): Rug[] {
  const { agreement } = frame.drawing;
  const own = stepOf(agreement, row.step).verification.flatMap((check) => rugOf(frame, check));
  if (!row.lifted || row.declared === null) return own;
  const [share] = percentsApart([row.declared]);
  return [...own, { at: row.declared, range: null, text: `${titleIn(frame, row.lifted.by)}: ${share}` }];
}

function rugOf(frame: Frame, { by, covers, detects, satisfies }: Verification): Rug[] {
  if (detects === undefined) return [];
  const { words: say, drawing } = frame;
  const at = likelyValue(detects);
  const range = typeof detects === 'number' ? null : ([detects[0], detects.at(-1) as number] as const);
  const to = satisfies ? satisfies.map((id) => nameIn(frame, id)).join(', ') : say.everybody;
  const [share] = percentsApart([at]);
  const ends = range ? say.between(...(percentsApart(range) as [string, string])) : say.noRange;
  return [
    {
      at,
      range,
      text: `${share} (${ends}): ${say.check(by ? nameOf(drawing.agreement, by) : say.anybody, covers ?? null, to)}`,
    },
  ];
}
