export { type DiffDrawing, type DiffLook, drawDiff } from './figure.ts';
export { type DiffWords, diffWords } from './words.ts';
