export { renderRepairPage, repairPart } from './render-page.ts';
export type { RepairModel } from './section.ts';
export { type Texts, texts } from './texts.ts';
