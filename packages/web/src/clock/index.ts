export { type ClockModel, renderClock, renderClockPage } from './render.ts';
export { type ClockTexts, clockTexts } from './texts.ts';
