import { drawPlan as draw } from '@lockstep/charts/plan';
import type { PlanAnswer } from '@lockstep/engine/plan/answer';
import type { OpenCase } from '../case/open.ts';
import type { Answered } from './command.ts';

/** Staircases and zipper as one SVG file that stands alone. */
export function drawPlan(opened: OpenCase, { answer }: Answered): string {
  return draw({ agreement: opened.agreement, answer: answer as PlanAnswer }, { headed: true });
}
