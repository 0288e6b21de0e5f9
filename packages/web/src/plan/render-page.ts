import { numbersOf } from '@lockstep/charts/numbers';
import { renderDocument, renderFooter } from '../page/document.ts';
import { renderRests, renderSources } from '../page/rests.ts';
import { firstView, type PageModel, type View } from './model.ts';
import { movingParts, renderControls } from './parts.ts';
import { renderPhases } from './phases.ts';
import { texts as english, type Texts } from './texts.ts';

/**
 * The page of question `plan` as one file: complete without its script, and printed on two sheets. `script` is the
 * bundled text of `page.ts`. The page loads nothing: its policy forbids every request.
 */
export function renderPage(model: PageModel, script = '', texts: Texts = english): string {
  const main = renderMain(firstView(model), texts);
  const title = texts.pageTitle(model.agreement.title);
  return renderDocument(model, { title, main, size: sizeOf(model), data: model, script }, texts);
}

function renderMain(view: View, texts: Texts): string {
  const part = (id: string) => movingParts[id]?.(view, texts) ?? '';
  const { model } = view;
  const button = (id: string, text: string) => `<button type="button" class="btn" id="${id}">${text}</button>`;
  return `<section id="say">${part('say')}</section>
<div class="only-live" id="controls">${renderControls(view, texts)}</div>
<section id="numbers" aria-label="${texts.numbers}">${part('numbers')}</section>
<section class="fig" aria-label="${texts.chart.staircaseTitle}">
<div id="figure">${part('figure')}</div>
<div class="only-live" id="mover">${part('mover')}</div>
<p class="status" id="status" role="status" aria-live="polite"></p>
<noscript><p class="cap">${texts.noScript}</p></noscript>
<div class="acts only-live">${button('copy', texts.copyLink)} ${button('svg', texts.downloadSvg)} ${button('print', texts.print)}</div>
<details class="data" open><summary>${texts.table}</summary><div class="scroll" id="table" tabindex="0" role="region" aria-label="${texts.table}">${part('table')}</div></details>
</section>
<div class="second">
<div class="grid">
<section class="sec" id="why">${part('why')}</section>
<section class="sec" id="first">${part('first')}</section>
<section class="sec" id="changes">${part('changes')}</section>
</div>
${renderPhases(model, texts)}
<section class="sec" id="rests" style="margin-top:24px">${renderRests(model, numbersOf(model.answer), model.answer, texts)}</section>
<section class="sec" id="sources" style="margin-top:24px">${renderSources(model, texts)}</section>
${renderFooter(model, texts)}
</div>`;
}

/** How much there is to say: two sheets of paper need smaller print for long deals, another layout for many parties. */
function sizeOf({ agreement, answer }: PageModel): string {
  const letters = [...answer.why, ...answer.changes].join('').length;
  const many = agreement.parties.length > 2;
  const dense = many || agreement.steps.length > 12 || letters > 3200 || answer.changes.length > 9;
  return [dense ? 'dense' : '', many ? 'many' : ''].join(' ').trim();
}
