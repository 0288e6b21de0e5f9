import { drawPlan, drawPlanDown, headStaircases, type PlanDrawing } from '@lockstep/charts/plan';
import { escapeText } from '@lockstep/charts/write';
import { inEachRoom } from '../page/figure.ts';
import type { View } from './model.ts';
import type { Texts } from './texts.ts';

/** Widths of the screen drawings; the script gives those of the window. */
export interface Widths {
  readonly wide: number;
  readonly narrow: number;
}

/** The main figure: on paper with numbers on the cards. */
export function renderFigure(view: View, texts: Texts, widths?: Widths): string {
  const drawing: PlanDrawing = { agreement: view.model.agreement, answer: view.answer, before: view.before };
  const plain: PlanDrawing = { agreement: view.model.agreement, answer: view.answer };
  const keep = view.keep === undefined ? {} : { keep: view.keep };
  const look = { words: texts.chart, dir: texts.dir, style: false, interactive: view.live, ...keep };
  const figure = inEachRoom(({ name, width, prefix }) => {
    const own = { ...look, width, prefix };
    if (name === 'narrow') return drawPlanDown(drawing, own);
    return name === 'wide' ? drawPlan(drawing, own) : drawPlan(plain, { ...own, interactive: false, cards: 'numbers' });
  }, widths);
  return `<h2>${escapeText(headStaircases(drawing, texts.chart))}</h2>
${figure}
<p class="cap">${escapeText(captionOf(view, texts))}</p>`;
}

function captionOf({ model, answer }: View, texts: Texts): string {
  const who = model.assessment.by ?? model.assessmentName ?? '';
  const date = model.assessment.asOf ?? model.agreement.asOf;
  const barred = model.agreement.barriers ? ` ${texts.lawNote}` : '';
  return texts.figureNote(answer.order.flat().length, answer.sure?.draws ?? null, who, date) + barred;
}

/** The other way to move a step: choose it, then earlier or later. */
export function renderMover(view: View, texts: Texts): string {
  const titles = new Map(view.model.agreement.steps.map((step) => [step.id, step.title]));
  const options = view.answer.order.map((move, k) => {
    const ids = typeof move === 'string' ? [move] : move;
    const title = ids.map((id) => titles.get(id) ?? id).join(' + ');
    return `<option value="${escapeText(ids[0] as string)}">${k + 1}. ${escapeText(title)}</option>`;
  });
  return `<div class="mover" role="group" aria-label="${texts.mover}">
<label><span class="vh">${texts.moverStep}</span><select id="mover">${options.join('')}</select></label>
<button type="button" class="btn" id="earlier">\u2190 ${texts.earlier}</button><button type="button" class="btn" id="later">${texts.later} \u2192</button>
<span class="hint">${texts.moverHint}</span></div>`;
}
