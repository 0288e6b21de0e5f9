export { renderWeighPage, type WeighModel, weighPart } from './render.ts';
export { type WeighTexts, weighTexts } from './texts.ts';
