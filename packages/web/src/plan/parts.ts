import { renderControls } from './controls.ts';
import { renderFigure, renderMover } from './figure.ts';
import { renderFirst } from './first.ts';
import type { View } from './model.ts';
import { renderNumbers } from './numbers.ts';
import { renderChanges, renderWhy } from './reasons.ts';
import { renderSay } from './say.ts';
import { renderTable } from './table.ts';
import type { Texts } from './texts.ts';

/** Parts of the page that follow every move, by the id of the element that holds them. */
export const movingParts: Readonly<Record<string, (view: View, texts: Texts) => string>> = {
  say: renderSay,
  numbers: renderNumbers,
  figure: renderFigure,
  mover: renderMover,
  table: renderTable,
  why: renderWhy,
  changes: renderChanges,
  first: renderFirst,
};

/** The controls: written once, and afterwards only set. */
export { renderControls };
