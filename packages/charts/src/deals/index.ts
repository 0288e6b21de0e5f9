export { type DealsLook, drawDeals, headDeals } from './figure.ts';
export type { DealsDrawing } from './window.ts';
export { type DealsWords, dealsWords } from './words.ts';
