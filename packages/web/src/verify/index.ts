import { numbersOf } from '@lockstep/charts/numbers';
import { drawVerifyCurves, drawVerifyRows, headVerify } from '@lockstep/charts/verify';
import { escapeText } from '@lockstep/charts/write';
import { percentsApart } from '@lockstep/engine/figure';
import { titleOf } from '@lockstep/engine/names';
import type { VerifyAnswer } from '@lockstep/engine/verify/answer';
import { renderSentences } from '../page/document.ts';
import { keyNumber, renderKeyNumbers } from '../page/key-numbers.ts';
import type { CaseModel } from '../page/model.ts';
import { type AnswerPart, renderAnswerPage } from '../page/part.ts';
import { citations } from '../page/rests.ts';
import { scroll } from '../page/table.ts';
import { renderTable } from './table.ts';
import { texts as english, type Texts } from './texts.ts';

/** All that the page is made of: one case, one assessment, one answer. */
export interface VerifyModel extends CaseModel {
  readonly answer: VerifyAnswer;
}

/** The page of question `verify` as one file, complete without a script. */
export function renderVerifyPage(model: VerifyModel, texts: Texts = english): string {
  const size = model.answer.steps.length > 12 ? 'dense' : '';
  return renderAnswerPage(
    model,
    verifyPart(model, texts),
    { title: texts.pageTitle(model.agreement.title), size },
    texts,
  );
}

export function verifyPart(model: VerifyModel, texts: Texts = english): AnswerPart {
  return {
    word: texts.word,
    question: texts.question,
    headline: model.answer.headline,
    lead: model.answer.how_sure,
    body: renderVerify(model, texts),
    style: ownStyle,
    show: numbersOf(model.answer),
    scope: model.answer,
  };
}

/** On paper the reasons begin a page of their own only where they must; the table has other columns than that of `plan`. */
const ownStyle = `
.verify td a{text-decoration-color:var(--rule)}.verify td:nth-child(3){min-width:13em}.verify td.checks{min-width:11em}
@media print{.verify td small{font-size:inherit}.verify .paper{break-inside:avoid}.verify .paper+.paper{margin-top:3mm}.verify .data td:nth-child(2){padding-right:1.5mm}.verify .data td:nth-child(5),.verify .data td:nth-child(6),.verify .data th.n{width:auto}.verify td:nth-child(3){min-width:0}.verify td.checks{min-width:0}#why{grid-row:auto}}`;

/** The answer below its headline. */
function renderVerify(model: VerifyModel, texts: Texts = english): string {
  const { answer } = model;
  return `<div class="verify"><section aria-label="${texts.numbers}">${renderNumbers(model, texts)}</section>
<section class="fig" aria-label="${texts.chart.titleRows}">${renderFigure(model, texts)}
<details class="data" open><summary>${texts.table}</summary>${scroll(texts.table, renderTable(model, texts))}</details></section>
<div class="grid two"><section class="sec" id="changes">${renderSentences(texts.changes, answer.changes) || `<h2>${texts.changes}</h2><p class="note">${texts.noChanges}</p>`}</section>
<section class="sec" id="why">${renderSentences(texts.why, [...answer.why, orderText(answer, texts)])}</section></div>
${renderInspections(model, texts)}</div>`;
}

function orderText({ order_is, proved }: VerifyAnswer, texts: Texts): string {
  return proved ? texts.orderIs[order_is] : texts.unproved;
}

/** Samples that the file states, and warning from its sources; nothing where it states none. */
function renderInspections(model: VerifyModel, texts: Texts): string {
  const { samples, warnings } = model.answer;
  const items = [
    ...samples.map(({ sentence }) => escapeText(sentence)),
    ...warnings.map(({ sentence, sources }) => `${escapeText(sentence)}${citations(model, sources, texts)}`),
  ];
  if (items.length === 0) return '';
  return `<section class="sec" style="margin-top:24px"><h2>${texts.inspections}</h2><ul class="plain">${items.map((each) => `<li>${each}</li>`).join('')}</ul></section>`;
}

function renderNumbers({ agreement, answer }: VerifyModel, texts: Texts): string {
  const count = (verdict: string) => answer.steps.filter((row) => row.verdict === verdict).length;
  const [short, open, never] = [count('short'), count('not-declared'), count('impossible')];
  const gaps = texts.ofActs(short + open + never, answer.steps.length);
  const { last_step: last, survives_range: range, sure } = answer;
  const [survives] = percentsApart([answer.survives_false_alarms]);
  const cells = [
    keyNumber(
      texts.gaps,
      answer.enough ? gaps : `<span class="brk">\u2715 ${gaps}</span>`,
      texts.gapKinds(short, open, never),
    ),
    last
      ? keyNumber(
          texts.lastStep,
          last.q_needed === null
            ? `<span class="brk">\u2715 ${texts.none}</span>`
            : (percentsApart([last.q_needed])[0] as string),
          texts.lastStepNote(titleOf(agreement, last.step)),
        )
      : keyNumber(texts.lastStep, texts.noLast, texts.noLastNote),
    keyNumber(
      texts.survives,
      survives as string,
      range
        ? texts.survivesRange(...(percentsApart(range) as [string, string]))
        : answer.survives_false_alarms === 1
          ? texts.survivesAll
          : texts.survivesPoint,
    ),
    sure && sure.enough !== null
      ? keyNumber(texts.sure, percentsApart([sure.enough])[0] as string, texts.ofDraws(sure.draws))
      : keyNumber(texts.sure, texts.sureUnknown, sure ? texts.noneDeclaredAnywhere : texts.pointValues),
  ];
  return renderKeyNumbers(cells);
}

/** The figure three times: wide, narrow, and for paper; one of them is shown. */
function renderFigure(model: VerifyModel, texts: Texts): string {
  const { agreement, assessment, assessmentName, answer } = model;
  const drawing = { agreement, answer };
  const look = { words: texts.chart, dir: texts.dir, style: false };
  const who = assessment.by ?? assessmentName ?? agreement.id;
  const caption = texts.caption(
    answer.steps.length,
    answer.sure?.draws ?? null,
    who,
    assessment.asOf ?? agreement.asOf,
  );
  const each = (name: string, prefix: string, width: number) => {
    const own = { ...look, width };
    return `<div class="${name}">${drawVerifyRows(drawing, { ...own, prefix: `${prefix}-` })}</div>
<div class="${name}">${drawVerifyCurves(drawing, { ...own, prefix: `${prefix}c-` })}</div>`;
  };
  return `<h2>${escapeText(headVerify(drawing, texts.chart))}</h2>
${each('wide', 'vw', 1240)}${each('narrow', 'vn', 358)}${each('paper', 'vp', 700)}
<p class="cap">${escapeText(caption)}</p>`;
}
