import { finish, type Part } from '../svg/drawing.ts';
import type { PlanDrawing } from './columns.ts';
import { type Frame, frameOf, type PlanLook } from './frame.ts';
import { drawKey } from './key.ts';
import { describeStates, headStaircases } from './moments.ts';
import { drawPanel } from './panel.ts';

/**
 * Chart 1, twin staircases: for each party, in its own panel and its own units, what it has to lose by leaving after each
 * step. Below the walk-away line it would leave.
 */
export function drawStaircases(drawing: PlanDrawing, look: PlanLook = {}): string {
  const frame = frameOf(drawing, look);
  const parts = [drawKey(frame), ...drawPanels(frame)];
  const title = headStaircases(drawing, frame.words);
  return finish(frame, parts, title, describeStates(drawing, frame.words), look.style ?? true);
}

/** One panel for each party, in the file's order. */
export function drawPanels(frame: Frame): readonly Part[] {
  return frame.drawing.agreement.parties.map((_, party) => drawPanel(frame, party));
}
