export { type DoubtDrawing, type DoubtLook, drawDoubt, headTornado } from './figure.ts';
export { type DoubtWords, doubtWords } from './words.ts';
