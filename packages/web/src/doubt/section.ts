import { drawDoubt, headTornado } from '@lockstep/charts/doubt';
import { escapeText } from '@lockstep/charts/write';
import { renderSentences } from '../page/document.ts';
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
<details class="data np"><summary>${texts.table}</summary><div class="scroll" tabindex="0" role="region" aria-label="${texts.table}">${renderBars(model, texts)}</div></details></section>
${renderAlongFigure(model, texts)}
<div class="grid two"><section class="sec">${renderSentences(texts.why, answer.why)}${rest}</section>
<section class="sec">${renderSentences(texts.changes, answer.changes)}</section></div>
<section class="sec more" style="margin-top:24px">${renderAlong(model, texts)}</section>`;
}

/** One drawing three times: wide, narrow, and for paper; one of them is shown. */
function renderFigure(model: DoubtModel, part: 'tornado' | 'along', texts: Texts): string {
  const { agreement, assessment, assessmentName, answer } = model;
  const draw = (room: string, width: number) =>
    drawDoubt(
      { agreement, answer },
      { words: texts.chart, dir: texts.dir, style: false, part, width, prefix: `${part}-${room}-` },
    );
  const who = assessment.by ?? assessmentName ?? '';
  const date = assessment.asOf ?? agreement.asOf;
  return `<div class="wide">${draw('w', 1180)}</div><div class="narrow">${draw('n', 326)}</div><div class="paper">${draw('p', 700)}</div>
<p class="cap">${escapeText(texts.figure(answer.draws, who, date))}</p>`;
}

/** Where it breaks, and who would have left by when; nothing where every number is a point. */
function renderAlongFigure(model: DoubtModel, texts: Texts): string {
  if (model.answer.contributions.length === 0) return '';
  return `<section class="fig more" style="margin-top:24px" aria-label="${texts.chart.breaksTitle}">${renderFigure(model, 'along', texts)}</section>`;
}
