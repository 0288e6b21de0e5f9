export { type ClockModel, clockPart, renderClockPage } from './render.ts';
export { type ClockTexts, clockTexts } from './texts.ts';
