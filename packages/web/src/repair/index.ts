export { renderRepairPage } from './render-page.ts';
export { type RepairModel, renderRepair } from './section.ts';
export { type Texts, texts } from './texts.ts';
