import { renderDocument, renderFooter, renderHeadline } from '../page/document.ts';
import { renderRests, renderSources } from '../page/rests.ts';
import { type RepairModel, renderRepair, showOf } from './section.ts';
import { texts as english, type Texts } from './texts.ts';

/** The page of question `repair` as one file, complete without a script. */
export function renderRepairPage(model: RepairModel, texts: Texts = english): string {
  const { answer, agreement } = model;
  const best = answer.repairs.find((each) => each.possible);
  const then = [
    ...(best?.possible ? [`${best.mechanism} ${best.afterwards}`] : []),
    ...(answer.unfinished.length > 0 ? [texts.unfinished(answer.unfinished)] : []),
  ];
  const main = `${renderHeadline(texts, answer.headline, then)}
${renderRepair(model, texts)}
<div class="second">
<section class="sec" id="rests" style="margin-top:24px">${renderRests(model, showOf(model), answer.base ?? {}, texts)}</section>
<section class="sec" id="sources" style="margin-top:24px">${renderSources(model, texts)}</section>
${renderFooter(model, texts)}
</div>`;
  return renderDocument(
    model,
    { title: texts.pageTitle(agreement.title), main, size: 'dense', style: '.sec ul+h2{margin-top:14px}' },
    texts,
  );
}
