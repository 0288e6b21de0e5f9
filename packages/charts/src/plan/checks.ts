import { mirror, words } from '../svg/drawing.ts';
import { widthOf, wrapText } from '../svg/measure.ts';
import { element } from '../svg/write.ts';
import type { Card } from './columns.ts';
import type { Frame } from './frame.ts';

interface CheckLine {
  readonly text: string;
  readonly style: string;
}

const size = 10;

/** Who checks a step and how much that finds, as lines no wider than `width`. */
export function checkLines(frame: Frame, card: Card, width: number): CheckLine[] {
  const wrap = (text: string, style: string) => wrapText(text, width, size).map((each) => ({ text: each, style }));
  const barred = card.barred ? wrap(frame.words.barred, 'alarm small') : [];
  if (card.checks.length === 0 && card.finds === undefined)
    return [...wrap(frame.words.noCheck, 'faint small'), ...barred];
  const names = card.checks
    .map(({ name, id }) => (fitsInTwo(frame.words.label(name), width) ? frame.words.label(name) : id))
    .join(', ');
  const finds = card.finds === undefined ? frame.words.noLevel : frame.words.finds(frame.show.share(card.finds));
  return [
    ...(names ? [...wrap(frame.words.checkedBy, 'faint small'), ...wrap(names, 'soft small')] : []),
    ...wrap(finds, 'faint small'),
    ...barred,
  ];
}

function fitsInTwo(name: string, width: number): boolean {
  return (
    widthOf(name, size) <= width ||
    (wrapText(name, width, size).length <= 2 && !name.split(' ').some((word) => widthOf(word, size) > width))
  );
}

/** The empty tooth opposite a step: who checks it; a padlock where law bars it today. */
export function drawChecks(frame: Frame, card: Card, x: number, y: number, width: number): string {
  const lines = checkLines(frame, card, width - 4);
  const written = lines.map((each, k) => words(frame, x + 4, y + 11 + k * 12, each.text, each.style));
  return written.join('') + (card.barred ? padlock(frame, x + 4, y + 6 + lines.length * 12) : '');
}

/** Law bars it today. */
export function padlock(frame: Frame, x: number, y: number): string {
  const left = mirror(frame, x, 10);
  return (
    element('rect', { x: left, y: y + 4, width: 10, height: 7, rx: 1, class: 'dot' }) +
    element('path', { d: `M${left + 2} ${y + 4}v-2a3 3 0 0 1 6 0v2`, class: 'thin' })
  );
}
