import { dayOf } from '@lockstep/engine/calendar';
import { line, mirror, type Part, words as say } from '../svg/drawing.ts';
import { element, escapeText } from '../svg/write.ts';
import { type Frame, leading, tickLines } from './frame.ts';

/** What was asked and told, on one line of its own: filled once answered, hollow while it is not, a stroke where nothing was asked. */
export function drawNotices(frame: Frame): Part {
  const { notices, as_of } = frame.drawing.answer;
  if (notices.length === 0) return { svg: '', height: 0 };
  const { words } = frame;
  const end = frame.at(dayOf(as_of));
  const y = frame.over ? 34 : 26;
  const open = notices.filter(({ unanswered_days: days }) => days !== null).length;
  const shown = notices.map(({ notice, at, answered, unanswered_days: days, entry }) => {
    const state = answered ? 'answered' : days === null ? 'told' : 'open';
    const text = words.noticeAt(at, notice, words.noticeStates[state]);
    const inside = element('title', {}, escapeText(text)) + noticeSign(frame, state, frame.at(dayOf(at)), y);
    return leading(frame, entry, text, frame.at(dayOf(at)), y, inside);
  });
  const svg = [
    frame.over ? '' : tickLines(frame, 0, y + 14) + line(frame, end, 0, end, y + 14, 'thin'),
    say(frame, 0, frame.over ? 16 : y + 4, words.notices, 'name'),
    line(frame, frame.from, y, end, y, 'hair'),
    ...shown,
    frame.over
      ? say(frame, frame.width, 16, words.unanswered(open), 'soft', 'end')
      : say(frame, frame.to + 18, y + 4, words.unanswered(open), ''),
  ];
  return { svg: svg.join(''), height: y + 16 };
}

function noticeSign(frame: Frame, state: 'answered' | 'open' | 'told', x: number, y: number): string {
  if (state === 'told') return line(frame, x, y - 6, x, y + 6, 'thin');
  const at = mirror(frame, x);
  const path = `M${at} ${y - 7}L${at + 6} ${y}L${at} ${y + 7}L${at - 6} ${y}z`;
  return element('path', { d: path, class: state === 'answered' ? 'dot' : 'glyph' });
}
