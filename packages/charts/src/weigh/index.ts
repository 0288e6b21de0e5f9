export { drawWeigh, type WeighDrawing, type WeighLook } from './draw.ts';
export { type WeighWords, weighWords } from './words.ts';
