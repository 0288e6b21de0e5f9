import { finish, type Part, words } from '../svg/drawing.ts';
import type { PlanDrawing } from './columns.ts';
import { frameOf, type PlanLook } from './frame.ts';
import { drawKey } from './key.ts';
import { describeStates, headStaircases } from './moments.ts';
import { drawPanels } from './staircases.ts';
import { drawTeeth } from './zipper.ts';

/**
 * Staircases and zipper in one drawing on one axis: the first side above the teeth, the others below. With `headed`, the
 * sentence over it is drawn too: for a file that stands alone.
 */
export function drawPlan(drawing: PlanDrawing, look: PlanLook & { readonly headed?: boolean } = {}): string {
  const frame = frameOf(drawing, look);
  const title = headStaircases(drawing, frame.words);
  const head: Part = { svg: words(frame, 0, 16, title, 'head'), height: 28 };
  const [first, ...others] = drawPanels(frame);
  const parts = [
    ...(look.headed ? [head] : []),
    drawKey(frame),
    ...(first ? [first] : []),
    drawTeeth(frame, look.cards !== 'numbers'),
    ...others,
  ];
  return finish(frame, parts, title, describeStates(drawing, frame.words), look.style ?? true);
}
