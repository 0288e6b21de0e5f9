export type { DoubtModel } from './model.ts';
export { doubtPart, renderDoubtPage } from './render-page.ts';
export { type Texts, texts } from './texts.ts';
