import type { VerifyRow } from '@lockstep/engine/verify/answer';
import { box, line, mirror, number, type Part, words } from '../svg/drawing.ts';
import { drawEntries, type KeyEntry } from '../svg/key.ts';
import { fillOf, markOf } from '../svg/look.ts';
import { shortenLines, widthOf, wrapText } from '../svg/measure.ts';
import { element } from '../svg/write.ts';
import { type Frame, partyIndex, sharesOf, titleIn } from './frame.ts';

/** Where the track of a row begins and ends, and the columns beside it. */
interface Columns {
  readonly title: number;
  readonly from: number;
  readonly to: number;
  readonly text: number;
  readonly height: number;
}

function columnsOf(frame: Frame): Columns {
  if (frame.isNarrow) return { title: 18, from: 18, to: frame.width - 10, text: 18, height: 62 };
  const title = 40;
  const from = title + Math.min(380, Math.round(frame.width * 0.33));
  const text = frame.width - (frame.width > 900 ? 250 : 168);
  return { title, from, to: text - 22, text, height: 30 };
}

/** One row for each act: from the left to the bar too little is found; the dot is what is declared. */
export function drawRows(frame: Frame): Part {
  const columns = columnsOf(frame);
  const { answer } = frame.drawing;
  const top = 30;
  const rows = answer.steps.map((row, r) => drawRow(frame, columns, row, top + r * columns.height));
  const height = top + answer.steps.length * columns.height;
  return { svg: drawScale(frame, columns, height) + rows.join(''), height: height + 18 };
}

const ticks = [0, 0.25, 0.5, 0.75, 1];

function xOf({ from, to }: Columns, share: number): number {
  return from + share * (to - from);
}

function drawScale(frame: Frame, columns: Columns, bottom: number): string {
  const marks = ticks.map((share) => {
    const x = xOf(columns, share);
    const anchor = share === 0 ? 'start' : share === 1 ? 'end' : 'middle';
    return line(frame, x, 24, x, bottom, 'hair') + number(frame, x, 19, `${100 * share}\u202f%`, 'small soft', anchor);
  });
  return words(frame, columns.from, 7, frame.words.axis, 'small faint') + marks.join('');
}

function drawRow(frame: Frame, columns: Columns, row: VerifyRow, y: number): string {
  const party = partyIndex(frame, row.party);
  const middle = y + (frame.isNarrow ? 32 : columns.height / 2);
  const titleWidth = frame.isNarrow ? frame.width - 40 : columns.from - columns.title - 16;
  const title = shortenLines(wrapText(titleIn(frame, row.step), titleWidth, 11), frame.isNarrow ? 1 : 2);
  const isGap = row.verdict !== 'enough';
  const place = words(
    frame,
    frame.isNarrow ? 0 : 20,
    frame.isNarrow ? y + 16 : middle + 4,
    String(row.after + 1),
    'soft',
  );
  const first = frame.isNarrow ? y + 16 : middle + 4 - (title.length - 1) * 6.5;
  const titles = title.map((text, l) => words(frame, columns.title, first + l * 13, text, isGap ? 'bold' : ''));
  return [
    line(frame, 0, y, frame.width, y, 'hair'),
    box(frame, 0, frame.isNarrow ? y + 22 : middle - 5, 9, 10, {
      ...fillOf(frame.prefix, party),
      stroke: `var(--l-${markOf(party)})`,
    }),
    place,
    ...titles,
    drawTrack(frame, columns, row, middle),
    drawText(frame, columns, row, frame.isNarrow ? y + 54 : middle + 4),
  ].join('');
}

function drawTrack(frame: Frame, columns: Columns, row: VerifyRow, y: number): string {
  const [zero, one] = [columns.from, columns.to];
  const { q_needed: needed, declared, declared_range: range, needed_range: drawn, saved } = row;
  const x = (share: number) => xOf(columns, share);
  const wall = needed === null ? one : x(needed);
  const parts = [
    ...(saved > 0 ? [box(frame, zero, y - 8, wall - zero, 16, { class: 'below' })] : []),
    line(frame, zero, y, one, y, 'axis'),
    ...(saved > 0 && drawn ? [drawBand(frame, x(drawn.low ?? 1), x(drawn.high ?? 1), y)] : []),
    ...(saved > 0 && needed !== null ? [line(frame, wall, y - 9, wall, y + 9, 'walk')] : []),
    ...(range ? [line(frame, x(range[0]), y, x(range[1]), y, 'range')] : []),
    ...(row.verdict === 'short' && declared !== null ? [line(frame, x(declared), y, wall, y, 'breaks')] : []),
    ...(declared === null
      ? []
      : [
          element('circle', {
            cx: mirror(frame, x(declared)),
            cy: y,
            r: 4.5,
            class: row.verdict === 'short' ? 'joint' : 'dot',
          }),
        ]),
    ...(row.waiting?.q_needed && row.waiting.q_needed !== needed
      ? [line(frame, x(row.waiting.q_needed), y - 9, x(row.waiting.q_needed), y + 9, 'ghost')]
      : []),
  ];
  return parts.join('');
}

/** The middle eight in ten draws of what must be found. */
function drawBand(frame: Frame, from: number, to: number, y: number): string {
  return box(frame, from, y - 4, Math.max(1, to - from), 8, { class: 'band' });
}

function drawText(frame: Frame, { text }: Columns, row: VerifyRow, y: number): string {
  const { needs, finds } = sharesOf(frame, row);
  const isGap = row.verdict !== 'enough';
  const style = isGap ? 'alarm' : 'soft';
  const mark = row.verdict === 'enough' ? '\u2713 ' : row.verdict === 'not-declared' ? '? ' : '\u2715 ';
  if (row.saved <= 0) return words(frame, text, y, `${mark}${needs}`, style);
  const isTight = !frame.isNarrow && frame.width - text < widthOf(`${mark}${needs}, ${finds}`, 11);
  return isTight
    ? words(frame, text, y - 6, `${mark}${needs}`, style) + words(frame, text, y + 7, finds, style)
    : words(frame, text, y, `${mark}${needs}, ${finds}`, style);
}

/** What the marks mean. */
export function drawKey(frame: Frame): Part {
  const { agreement, answer } = frame.drawing;
  const { words: say } = frame;
  const hasRange = answer.steps.some(({ declared_range: range }) => range);
  const entries: KeyEntry[] = [
    ...agreement.parties
      .filter(({ id }) => answer.steps.some(({ party }) => party === id))
      .map(({ id, name }) => ({
        text: say.acts(name),
        mark: (x: number, y: number) =>
          box(frame, x + 12, y - 5, 9, 10, {
            ...fillOf(frame.prefix, partyIndex(frame, id)),
            stroke: `var(--l-${markOf(partyIndex(frame, id))})`,
          }),
      })),
    {
      text: say.needed,
      mark: (x, y) =>
        box(frame, x + 2, y - 7, 16, 14, { class: 'below' }) + line(frame, x + 18, y - 8, x + 18, y + 8, 'walk'),
    },
    {
      text: hasRange ? `${say.declared}, ${say.declaredRange}` : `${say.declared}, ${say.noRange}`,
      mark: (x, y) =>
        (hasRange ? line(frame, x + 4, y, x + 28, y, 'range') : '') +
        element('circle', { cx: mirror(frame, x + 16), cy: y, r: 4.5, class: 'dot' }),
    },
    answer.sure
      ? { text: say.neededRange, mark: (x, y) => box(frame, x + 2, y - 4, 26, 8, { class: 'band' }) }
      : { text: `${say.needed}: ${say.noRange}`, mark: () => '' },
    ...(answer.steps.some(({ waiting, q_needed }) => waiting?.q_needed && waiting.q_needed !== q_needed)
      ? [
          {
            text: say.waited('').replace(/: $/, ''),
            mark: (x: number, y: number) => line(frame, x + 16, y - 8, x + 16, y + 8, 'ghost'),
          },
        ]
      : []),
  ];
  return drawEntries(frame, entries);
}
