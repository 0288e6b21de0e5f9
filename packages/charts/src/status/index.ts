export type { StatusDrawing, StatusLook } from './frame.ts';
export { drawGantt } from './gantt.ts';
export { countsOf, drawStatus, isMarked } from './ledger.ts';
export { glyph } from './marks.ts';
export { spansOf } from './powers.ts';
export { type StatusWords, statusWords } from './words.ts';
