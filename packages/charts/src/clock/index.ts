export { type ClockDrawing, type ClockLook, drawClock } from './draw.ts';
export { type ClockWords, clockWords } from './words.ts';
