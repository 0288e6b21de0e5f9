import { numbersWith } from '@lockstep/charts/numbers';
import { placesOf } from '@lockstep/engine/doubt/wording';
import { renderDocument, renderFooter, renderHeadline } from '../page/document.ts';
import { renderRests, renderSources } from '../page/rests.ts';
import { linkTitles } from '../report/link-titles.ts';
import type { DoubtModel } from './model.ts';
import { renderDoubt } from './section.ts';
import { texts as english, type Texts } from './texts.ts';

/** Divisions stand side by side; on paper no figure is cut. */
const style =
  '.pair{display:grid;gap:16px 32px;margin-top:16px;grid-template-columns:repeat(auto-fit,minmax(min(100%,30em),1fr))}.pair td:nth-child(2),.views td{white-space:nowrap}.fig h2{max-width:62em}@media print{.pair{display:block}.fig{break-inside:avoid}.fig h2,.sec h2{break-after:avoid}}';

/** The page of question `doubt` as one file that needs nothing else; every step it names leads to its worths and why. */
export function renderDoubtPage(model: DoubtModel, texts: Texts = english): string {
  const { answer, agreement } = model;
  const headline = renderHeadline({ word: 'doubt', question: texts.question }, answer.headline);
  const rests = renderRests(model, numbersWith(placesOf(answer)), answer, texts);
  const main = `${headline}
${linkTitles(renderDoubt(model, texts), agreement)}
<section class="sec" id="rests" style="margin-top:24px">${rests}</section>
<section class="sec" id="sources" style="margin-top:24px">${renderSources(model, texts)}</section>
${renderFooter(model, texts)}`;
  return renderDocument(model, { title: texts.pageTitle(agreement.title), main, size: 'dense', style }, texts);
}
