import { box, mirror, type Part } from '../svg/drawing.ts';
import { drawEntries, type KeyEntry } from '../svg/key.ts';
import { fillOf, markOf } from '../svg/look.ts';
import { element } from '../svg/write.ts';
import type { Frame } from './frame.ts';

/** What the marks mean, in one or more rows over the drawing. */
export function drawKey(frame: Frame): Part {
  return drawEntries(frame, entriesOf(frame));
}

function entriesOf(frame: Frame): KeyEntry[] {
  const { agreement, answer, before } = frame.drawing;
  const sides = agreement.parties.map((party, i): KeyEntry => {
    return { text: frame.words.acts(party.name), mark: (x, y) => sideMark(frame, i, x, y) };
  });
  const ranged = answer.states.some((state) => state.slack_range);
  const range: KeyEntry = ranged
    ? { text: frame.words.keyBand, mark: (x, y) => box(frame, x + 2, y - 6, 26, 12, { class: 'band' }) }
    : { text: frame.words.noRange, mark: () => '' };
  const other: KeyEntry = {
    text: frame.words.keyOther,
    mark: (x, y) => element('circle', { cx: mirror(frame, x + 16), cy: y, r: 4.5, class: 'joint' }),
  };
  const ghost: KeyEntry = {
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
