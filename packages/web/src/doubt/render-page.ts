import { numbersWith } from '@lockstep/charts/numbers';
import { placesOf } from '@lockstep/engine/doubt/wording';
import { renderDocument, renderFooter, renderHeadline } from '../page/document.ts';
import { renderRests, renderSources } from '../page/rests.ts';
import { linkTitles } from '../report/link-titles.ts';
import type { DoubtModel } from './model.ts';
import { renderDoubt } from './section.ts';
import { texts as english, type Texts } from './texts.ts';

/** The page of question `doubt` as one file that needs nothing else; every step it names leads to its worths and why. */
export function renderDoubtPage(model: DoubtModel, texts: Texts = english): string {
  const { answer, agreement } = model;
  const headline = renderHeadline({ word: 'doubt', question: texts.question }, answer.headline);
  const rests = renderRests(model, numbersWith(placesOf(answer)), answer, texts);
  const main = `${linkTitles(`${headline}\n${renderDoubt(model, texts)}`, agreement)}
<section class="sec" id="rests" style="margin-top:24px">${rests}</section>
<section class="sec" id="sources" style="margin-top:24px">${renderSources(model, texts)}</section>
${renderFooter(model, texts)}`;
  return renderDocument(model, { title: texts.pageTitle(agreement.title), main, size: 'dense' }, texts);
}
