export type { PageModel } from './model.ts';
export { renderPage } from './render-page.ts';
export { planPart } from './section.ts';
export { type Texts, texts } from './texts.ts';
