import { drawDoubt, headTornado } from '@lockstep/charts/doubt';
import { escapeText } from '@lockstep/charts/write';
import { renderSentences } from '../page/document.ts';
import { inEachRoom } from '../page/figure.ts';
import { scroll } from '../page/table.ts';
import { renderBeside } from './beside.ts';
import type { DoubtModel } from './model.ts';
import { renderNumbers } from './numbers.ts';
import { renderAlong, renderBars } from './tables.ts';
import { texts as english, type Texts } from './texts.ts';

/** The answer of question `doubt` below its headline. */
export function renderDoubt(model: DoubtModel, texts: Texts = english): string {
  const { answer } = model;
  const rest =
    answer.unfinished.length > 0
      ? `<p class="note">${escapeText(texts.unfinished(answer.unfinished.join(', ')))}</p>`
      : '';
  return `<section aria-label="${texts.numbers}">${renderNumbers(model, texts)}</section>
${renderBeside(model, texts)}
<section class="fig" style="margin-top:24px"><h2>${escapeText(headTornado(model, texts.chart))}</h2>${renderFigure(model, 'tornado', texts)}
<details class="data np"><summary>${texts.table}</summary>${scroll(texts.table, renderBars(model, texts))}</details></section>
${renderAlongFigure(model, texts)}
<div class="grid two"><section class="sec">${renderSentences(texts.why, answer.why)}${rest}</section>
<section class="sec">${renderSentences(texts.changes, answer.changes)}</section></div>
<section class="sec more" style="margin-top:24px">${renderAlong(model, texts)}</section>`;
}

function renderFigure(model: DoubtModel, part: 'tornado' | 'along', texts: Texts): string {
  const { agreement, assessment, assessmentName, answer } = model;
  const look = { words: texts.chart, dir: texts.dir, style: false, part };
  const figure = inEachRoom(
    ({ width, prefix }) => drawDoubt({ agreement, answer }, { ...look, width, prefix: `${part}-${prefix}` }),
    { wide: 1180, narrow: 326 },
  );
  const who = assessment.by ?? assessmentName ?? '';
  const date = assessment.asOf ?? agreement.asOf;
  return `${figure}
<p class="cap">${escapeText(texts.figure(answer.draws, who, date))}</p>`;
}

/** Where it breaks, and who would have left by when; nothing where every number is a point. */
function renderAlongFigure(model: DoubtModel, texts: Texts): string {
  if (model.answer.contributions.length === 0) return '';
  return `<section class="fig more" style="margin-top:24px" aria-label="${texts.chart.breaksTitle}">${renderFigure(model, 'along', texts)}</section>`;
}
