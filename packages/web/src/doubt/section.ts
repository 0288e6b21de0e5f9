import { drawDoubt, headTornado } from '@lockstep/charts/doubt';
import { escapeText } from '@lockstep/charts/write';
import { renderSentences } from '../page/document.ts';
import { renderBeside } from './beside.ts';
import type { DoubtModel } from './model.ts';
import { renderNumbers } from './numbers.ts';
import { renderAlong, renderBars } from './tables.ts';
import { texts as english, type Texts } from './texts.ts';

/** The answer of question `doubt` below its headline: for its page, and for a report. */
export function renderDoubt(model: DoubtModel, texts: Texts = english): string {
  const { answer } = model;
  const rest =
    answer.unfinished.length > 0
      ? `<p class="note">${escapeText(texts.unfinished(answer.unfinished.join(', ')))}</p>`
      : '';
  return `<section aria-label="${texts.numbers}">${renderNumbers(model, texts)}</section>
${renderBeside(model, texts)}
<section class="fig" style="margin-top:24px">${renderFigure(model, texts)}
<details class="data"><summary>${texts.table}</summary><div class="scroll" tabindex="0" role="region" aria-label="${texts.table}">${renderBars(model, texts)}</div></details></section>
<div class="grid two"><section class="sec">${renderSentences(texts.why, answer.why)}${rest}</section>
<section class="sec">${renderSentences(texts.changes, answer.changes)}</section></div>
<section class="sec" style="margin-top:24px">${renderAlong(model, texts)}</section>`;
}

/** The drawing three times: wide, narrow, and for paper; one of them is shown. */
function renderFigure({ agreement, assessment, assessmentName, answer }: DoubtModel, texts: Texts): string {
  const drawing = { agreement, answer };
  const look = { words: texts.chart, dir: texts.dir, style: false };
  const wide = drawDoubt(drawing, { ...look, prefix: 'dw-', width: 1180 });
  const narrow = drawDoubt(drawing, { ...look, prefix: 'dn-', width: 358 });
  const paper = drawDoubt(drawing, { ...look, prefix: 'dp-', width: 700 });
  const who = assessment.by ?? assessmentName ?? '';
  const date = assessment.asOf ?? agreement.asOf;
  return `<h2>${escapeText(headTornado(drawing, texts.chart))}</h2>
<div class="wide">${wide}</div><div class="narrow">${narrow}</div><div class="paper">${paper}</div>
<p class="cap">${escapeText(texts.figure(answer.draws, who, date))}</p>`;
}
