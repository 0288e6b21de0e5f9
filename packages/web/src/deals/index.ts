import { drawDeals, headDeals } from '@lockstep/charts/deals';
import { type Numbers, numbersOf } from '@lockstep/charts/numbers';
import { escapeText } from '@lockstep/charts/write';
import { countsOfDeals, proposalSentence } from '@lockstep/engine/deals/wording';
import { renderSentences } from '../page/document.ts';
import { inEachRoom } from '../page/figure.ts';
import { type AnswerPart, renderAnswerPage } from '../page/part.ts';
import { scroll } from '../page/table.ts';
import type { DealsModel } from './model.ts';
import { renderEachProposal, renderProposals } from './proposals.ts';
import { renderFormulas, renderFrontier } from './tables.ts';
import { texts as english, type Texts } from './texts.ts';

export type { DealsModel } from './model.ts';

/** The page of question `deals` as one file. */
export function renderDealsPage(model: DealsModel, texts: Texts = english): string {
  return renderAnswerPage(model, dealsPart(model, texts), { title: texts.pageTitle(model.agreement.title) }, texts);
}

export function dealsPart(model: DealsModel, texts: Texts = english): AnswerPart {
  return {
    word: texts.word,
    question: texts.question,
    headline: model.answer.headline,
    lead: leadOf(model),
    body: renderDeals(model, texts),
    style: ownStyle,
    show: numbersFor(model),
    scope: model.answer,
  };
}

/** The answer below its headline. */
function renderDeals(model: DealsModel, texts: Texts = english): string {
  const { answer, agreement } = model;
  const show = numbersFor(model);
  const lead = leadOf(model);
  const told = { ...answer, agreement };
  const own = new Set(answer.proposals.map((each) => proposalSentence(told, each)));
  const why = answer.why.filter((each) => !lead.includes(each) && !own.has(each));
  const figure =
    answer.frontier.length === 0
      ? ''
      : `<section class="fig" aria-label="${texts.frontier}">${renderFigure(model, texts)}
<details class="data"><summary>${texts.table}</summary>${scroll(texts.table, renderFrontier(model, show, texts))}</details></section>`;
  const formulas = answer.frontier.length === 0 ? '' : renderFormulas(model, show, texts);
  const changes = `<section class="sec" id="changes">${renderSentences(texts.changes, answer.changes)}</section>`;
  const reasons = `<section class="sec" id="why">${renderSentences(texts.why, why)}</section>`;
  return answer.proposals.length > 0
    ? `<div class="beside">${figure}${renderProposals(model, show, texts)}</div>
<div class="halves more">${renderEachProposal(model, texts)}${formulas}</div>
<div class="halves">${reasons}${changes}</div>`
    : `${figure}<div class="halves">${formulas}<div>${reasons}${changes}</div></div>`;
}

function leadOf({ answer, agreement }: DealsModel): string[] {
  return countsOfDeals({ ...answer, agreement });
}

function numbersFor({ answer }: DealsModel): Numbers {
  return numbersOf({ sure: answer.has_ranges ? {} : null, completion: answer.best ?? {}, at_stake: answer.at_stake });
}

function renderFigure(model: DealsModel, texts: Texts): string {
  const { agreement, answer, marks, assessment, assessmentName } = model;
  const drawing = { agreement, answer, marks };
  const look = { words: texts.chart, dir: texts.dir, style: false };
  const figure = inEachRoom(({ width, prefix }) => drawDeals(drawing, { ...look, width, prefix }), {
    wide: answer.proposals.length > 0 ? 740 : 1240,
  });
  const title = headDeals(drawing, texts.chart);
  const caption = texts.figureNote(assessment.by ?? assessmentName ?? '', assessment.asOf ?? agreement.asOf);
  return `<h2>${escapeText(title)}</h2>
${figure}
<p class="cap">${escapeText(caption)}</p>`;
}

const ownStyle = `
.beside{display:grid;gap:24px;grid-template-columns:minmax(0,1.65fr) minmax(0,1fr);align-items:start}.beside .sec{margin-top:8px}.beside .fig{min-width:0}
.halves{display:grid;gap:24px;margin-top:24px;grid-template-columns:minmax(0,1fr) minmax(0,1fr);align-items:start}
.props thead small,.wrapped small{white-space:normal}.props thead th{max-width:7.5em;color:var(--ink)}.props .part{padding-top:12px;color:var(--ink-3)}
.wrapped td small,.wrapped th small{max-width:26em}.side-a{color:var(--a)}.side-b{color:var(--b)}
@media(max-width:1100px){.beside{grid-template-columns:minmax(0,1fr)}}
@media(max-width:1000px){.halves{grid-template-columns:minmax(0,1fr)}}
.props td.n{white-space:normal;position:relative}.props tbody th{min-width:11em}.props .glyph{font-size:1rem;line-height:1}.props thead th.n{min-width:4.5em}.halves>div>.sec+.sec{margin-top:24px}
@media print{.halves,.beside{display:block}.halves .sec{margin-top:3mm;break-inside:auto}.fig .lsp{max-height:150mm}}`;
