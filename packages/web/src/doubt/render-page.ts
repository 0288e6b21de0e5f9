import { numbersWith } from '@lockstep/charts/numbers';
import { placesOf } from '@lockstep/engine/doubt/wording';
import { type AnswerPart, renderAnswerPage } from '../page/part.ts';
import type { DoubtModel } from './model.ts';
import { renderDoubt } from './section.ts';
import { texts as english, type Texts } from './texts.ts';

/** Divisions stand side by side; on paper no figure is cut. */
const style =
  '.pair{display:grid;gap:16px 32px;margin-top:16px;grid-template-columns:repeat(auto-fit,minmax(min(100%,30em),1fr))}.pair td:nth-child(2),.views td{white-space:nowrap}.fig h2{max-width:62em}@media print{.pair{display:block}.fig{break-inside:avoid}.fig h2,.sec h2{break-after:avoid}}';

/** The page of question `doubt` as one file that needs nothing else. */
export function renderDoubtPage(model: DoubtModel, texts: Texts = english): string {
  const title = texts.pageTitle(model.agreement.title);
  return renderAnswerPage(model, doubtPart(model, texts), { title, size: 'dense' }, texts);
}

export function doubtPart(model: DoubtModel, texts: Texts = english): AnswerPart {
  return {
    word: texts.word,
    question: texts.question,
    headline: model.answer.headline,
    lead: [],
    body: renderDoubt(model, texts),
    style,
    show: numbersWith(placesOf(model.answer)),
    scope: model.answer,
  };
}
