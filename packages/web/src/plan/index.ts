export type { PageModel, PageSource } from './model.ts';
export { renderPage } from './render-page.ts';
export { texts, type Texts } from './texts.ts';
