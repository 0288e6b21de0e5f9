export { renderStatusPage, type StatusModel, statusPart } from './render.ts';
export { type StatusTexts, statusTexts } from './texts.ts';
