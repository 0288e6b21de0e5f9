export type { DiffModel, PageSide } from './model.ts';
export { renderDiffPage } from './page.ts';
export { type Texts, texts } from './texts.ts';
