export type { DoubtModel } from './model.ts';
export { renderDoubtPage } from './render-page.ts';
export { renderDoubt } from './section.ts';
export { type Texts, texts } from './texts.ts';
