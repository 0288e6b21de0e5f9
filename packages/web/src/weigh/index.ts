export { renderWeigh, renderWeighPage, type WeighModel } from './render.ts';
export { type WeighTexts, weighTexts } from './texts.ts';
