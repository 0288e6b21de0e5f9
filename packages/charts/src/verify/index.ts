import { finish, type Part, words } from '../svg/drawing.ts';
import { wrapText } from '../svg/measure.ts';
import { drawCurves } from './curves.ts';
import { describeVerify, frameOf, headVerify, type VerifyDrawing, type VerifyLook } from './frame.ts';
import { drawKey, drawRows } from './rows.ts';

export { headVerify, type VerifyDrawing, type VerifyLook } from './frame.ts';
export { type VerifyWords, verifyWords } from './words.ts';

/**
 * What must be found against what is declared: one row for each act of the road map, and below it the verification curves
 * of those with the least to spare. With `headed`, the computed sentence stands over it: for a file that stands alone.
 */
export function drawVerify(drawing: VerifyDrawing, look: VerifyLook & { readonly headed?: boolean } = {}): string {
  const frame = frameOf(drawing, look);
  const title = headVerify(drawing, frame.words);
  const lines = look.headed ? wrapText(title, frame.width, 14) : [];
  const head: Part = {
    svg: lines.map((text, l) => words(frame, 0, 16 + 18 * l, text, 'head')).join(''),
    height: lines.length * 18 + (look.headed ? 10 : 0),
  };
  const name: Part = { svg: words(frame, 0, 12, frame.words.titleRows, 'name'), height: 22 };
  const parts = [head, name, drawKey(frame), drawRows(frame), drawCurves(frame)];
  return finish(frame, parts, title, describeVerify(frame), look.style ?? true);
}
