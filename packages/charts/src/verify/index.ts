import { finish, headline, type Part, words } from '../svg/drawing.ts';
import { wrapText } from '../svg/measure.ts';
import { drawCurves } from './curves.ts';
import { describeVerify, type Frame, frameOf, headVerify, type VerifyDrawing, type VerifyLook } from './frame.ts';
import { drawKey, drawRows } from './rows.ts';

export { headVerify, type VerifyDrawing, type VerifyLook } from './frame.ts';
export { type VerifyWords, verifyWords } from './words.ts';

/** Both parts in one drawing under the computed sentence: for a file that stands alone. */
export function drawVerify(drawing: VerifyDrawing, look: VerifyLook = {}): string {
  const frame = frameOf(drawing, look);
  const title = headVerify(drawing, frame.words);
  return drawn(frame, [headline(frame, title), ...rowParts(frame), drawCurves(frame), captionOf(frame)], title, look);
}

function captionOf(frame: Frame): Part {
  const { agreement, answer } = frame.drawing;
  const text = frame.words.caption(agreement.title, agreement.asOf, answer.steps.length);
  const lines = wrapText(text, frame.width, 10);
  return {
    svg: lines.map((each, l) => words(frame, 0, 12 + 13 * l, each, 'small faint')).join(''),
    height: 18 + 13 * lines.length,
  };
}

/** What must be found against what is declared: one row for each act of the road map. */
export function drawVerifyRows(drawing: VerifyDrawing, look: VerifyLook = {}): string {
  const frame = frameOf(drawing, look);
  return drawn(frame, rowParts(frame), frame.words.titleRows, look);
}

/** Verification curves of the acts with the least to spare. */
export function drawVerifyCurves(drawing: VerifyDrawing, look: VerifyLook = {}): string {
  const frame = frameOf(drawing, look);
  return drawn(frame, [drawCurves(frame)], frame.words.titleCurves, look);
}

function rowParts(frame: Frame): Part[] {
  const name: Part = { svg: words(frame, 0, 12, frame.words.titleRows, 'name'), height: 22 };
  return [name, drawKey(frame), drawRows(frame)];
}

function drawn(frame: Frame, parts: readonly Part[], title: string, look: VerifyLook): string {
  return finish(frame, parts, title, describeVerify(frame), look.style ?? true);
}
