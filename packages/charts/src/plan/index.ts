export { type PlanDrawing, requirementsOf } from './columns.ts';
export { drawPlan } from './figure.ts';
export type { PlanLook } from './frame.ts';
export { drawMoment } from './moment.ts';
export { breaksOf, headMoment, headStaircases, isWeighedAtStart, type Moment, momentOf } from './moments.ts';
export { drawPlanDown } from './narrow.ts';
export { drawStaircases } from './staircases.ts';
export { beginSentence, type PlanWords, planWords } from './words.ts';
export { drawZipper } from './zipper.ts';
