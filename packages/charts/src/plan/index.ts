export { likely, nameOf, type PlanDrawing, requirementsOf, stepOf } from './columns.ts';
export { drawPlan } from './figure.ts';
export type { PlanLook } from './frame.ts';
export { planStyle } from './look.ts';
export { breaksOf, headStaircases, type Moment, tightestOf } from './moments.ts';
export { drawPlanDown } from './narrow.ts';
export { drawStaircases } from './staircases.ts';
export { planWords, type PlanWords } from './words.ts';
export { drawZipper } from './zipper.ts';
