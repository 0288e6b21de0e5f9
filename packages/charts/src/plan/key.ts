import { box, mirror, type Part, words } from '../svg/drawing.ts';
import { fillOf, markOf } from '../svg/look.ts';
import { widthOf } from '../svg/measure.ts';
import { element } from '../svg/write.ts';
import type { Frame } from './frame.ts';

interface Entry {
  readonly mark: (x: number, y: number) => string;
  readonly text: string;
}

/** What the marks mean, in one or more rows over the drawing. */
export function drawKey(frame: Frame): Part {
  const rows: string[] = [];
  let [x, y] = [0, 12];
  for (const entry of entriesOf(frame)) {
    const width = 34 + widthOf(entry.text, 11) + 18;
    if (x > 0 && x + width > frame.width) [x, y] = [0, y + 18];
    rows.push(entry.mark(x, y - 4) + words(frame, x + 34, y, entry.text, 'soft'));
    x += width;
  }
  return { svg: rows.join(''), height: y + 14 };
}

function entriesOf(frame: Frame): Entry[] {
  const { agreement, answer, before } = frame.drawing;
  const sides = agreement.parties.map((party, i): Entry => {
    return { text: frame.words.acts(party.name), mark: (x, y) => sideMark(frame, i, x, y) };
  });
  const ranged = answer.states.some((state) => state.slack_range);
  const range: Entry = ranged
    ? { text: frame.words.keyBand, mark: (x, y) => box(frame, x + 2, y - 6, 26, 12, { class: 'band' }) }
    : { text: frame.words.noRange, mark: () => '' };
  const other: Entry = {
    text: frame.words.keyOther,
    mark: (x, y) => element('circle', { cx: mirror(frame, x + 16), cy: y, r: 4.5, class: 'joint' }),
  };
  const ghost: Entry = {
    text: frame.words.keyBefore,
    mark: (x, y) =>
      element('line', { x1: mirror(frame, x + 2), x2: mirror(frame, x + 28), y1: y, y2: y, class: 'ghost' }),
  };
  return [...sides, other, range, ...(before ? [ghost] : [])];
}

/** A side as it is drawn everywhere: its fill, its line and a filled dot. */
function sideMark(frame: Frame, party: number, x: number, y: number): string {
  const mark = markOf(party);
  return (
    box(frame, x, y - 5, 8, 10, { ...fillOf(frame.prefix, party), stroke: `var(--l-${mark})` }) +
    element('line', { x1: mirror(frame, x + 10), x2: mirror(frame, x + 30), y1: y, y2: y, class: `line-${mark}` }) +
    element('circle', { cx: mirror(frame, x + 20), cy: y, r: 4, class: `solid-${mark}` })
  );
}
