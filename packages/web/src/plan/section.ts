import { renderFigure } from './figure.ts';
import { renderFirst } from './first.ts';
import { firstView, type PageModel } from './model.ts';
import { renderNumbers } from './numbers.ts';
import { renderPhases } from './phases.ts';
import { renderChanges, renderWhy } from './reasons.ts';
import { renderTable } from './table.ts';
import { texts as english, type Texts } from './texts.ts';

/** The answer of question `plan` without what moves: for a report, below its headline. */
export function renderPlan(model: PageModel, texts: Texts = english): string {
  const view = firstView(model);
  return `<section aria-label="${texts.numbers}">${renderNumbers(view, texts)}</section>
<section class="fig">${renderFigure(view, texts)}
<details class="data"><summary>${texts.table}</summary><div class="scroll" tabindex="0" role="region" aria-label="${texts.table}">${renderTable(view, texts)}</div></details></section>
<div class="grid"><section class="sec">${renderWhy(view, texts)}</section>
<section class="sec">${renderFirst(view, texts)}</section>
<section class="sec">${renderChanges(view, texts)}</section></div>
${renderPhases(model, texts)}`;
}
