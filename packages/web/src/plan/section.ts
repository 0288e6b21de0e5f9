import { numbersOf } from '@lockstep/charts/numbers';
import type { AnswerPart } from '../page/part.ts';
import { scroll } from '../page/table.ts';
import { renderFigure } from './figure.ts';
import { renderFirst } from './first.ts';
import { firstView, type PageModel } from './model.ts';
import { renderNumbers } from './numbers.ts';
import { renderPhases } from './phases.ts';
import { renderChanges, renderWhy } from './reasons.ts';
import { renderTable } from './table.ts';
import { texts as english, type Texts } from './texts.ts';

/** The answer of question `plan` without what moves: for a report. */
export function planPart(model: PageModel, texts: Texts = english): AnswerPart {
  const view = firstView(model);
  const body = `<section aria-label="${texts.numbers}">${renderNumbers(view, texts)}</section>
<section class="fig" aria-label="${texts.chart.staircaseTitle}">${renderFigure(view, texts)}
<details class="data"><summary>${texts.table}</summary>${scroll(texts.table, renderTable(view, texts))}</details></section>
<div class="grid"><section class="sec">${renderWhy(view, texts)}</section>
<section class="sec">${renderFirst(view, texts)}</section>
<section class="sec">${renderChanges(view, texts)}</section></div>
${renderPhases(model, texts)}`;
  return {
    word: texts.word,
    question: texts.question,
    headline: model.answer.headline,
    lead: model.answer.how_sure,
    body,
    style: '',
    show: numbersOf(model.answer),
    scope: model.answer,
  };
}
