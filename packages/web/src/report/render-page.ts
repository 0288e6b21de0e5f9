import { drawZipper, type PlanWords, planWords } from '@lockstep/charts/plan';
import { escapeText } from '@lockstep/charts/write';
import type { Mark } from '@lockstep/engine/deals/marks';
import type { PlanAnswer } from '@lockstep/engine/plan/answer';
import type { ReportAnswer } from '@lockstep/engine/report/answer';
import { clockPart } from '../clock/index.ts';
import { dealsPart } from '../deals/index.ts';
import { doubtPart } from '../doubt/index.ts';
import { renderDocument, renderFooter, renderHeadline } from '../page/document.ts';
import { inEachRoom } from '../page/figure.ts';
import { linkTitles } from '../page/link-titles.ts';
import type { CaseModel } from '../page/model.ts';
import { type AnswerPart, renderGround, withOwnIds } from '../page/part.ts';
import { planPart } from '../plan/index.ts';
import { repairPart } from '../repair/index.ts';
import { verifyPart } from '../verify/index.ts';
import { weighPart } from '../weigh/index.ts';
import { reportStyle } from './style.ts';
import { reportTexts as english, type ReportTexts } from './texts.ts';
import { twoFigures } from './two-figures.ts';

/** All that a report is made of. */
export interface ReportModel extends CaseModel {
  readonly answer: ReportAnswer;
  /** Every deal as a mark of its drawing; null where they are too many. */
  readonly marks: readonly Mark[] | null;
}

/** The report as one file: a first page to read, an answer to each question, and what all of it rests on. */
export function renderReportPage(model: ReportModel, texts: ReportTexts = english): string {
  const { agreement } = model;
  const parts = partsOf(model);
  const ground = parts[0] as AnswerPart;
  const main = `${linkTitles(renderFirst(model, parts, texts), agreement)}
${parts.map((part) => renderPart(model, part, texts)).join('\n')}
<div class="ground">${renderGround(model, { ...ground, scope: groundOf(model) }, texts)}
${renderFooter(model, texts)}</div>`;
  const style = [...new Set(parts.map((part) => part.style)), reportStyle].join('\n');
  return renderDocument(model, { title: texts.pageTitle(agreement.title), main, size: 'report dense', style }, texts);
}

/** Every answer that there is; where the rules contradict each other some questions have none. */
function partsOf({ answer, marks, ...model }: ReportModel): AnswerPart[] {
  const { plan, deals, verify, doubt, repair, clock, weigh } = answer;
  return [
    ...(plan.possible ? [planPart({ ...model, answer: plan })] : []),
    dealsPart({ ...model, answer: deals, marks }),
    ...(verify.possible ? [verifyPart({ ...model, answer: verify })] : []),
    ...(doubt.possible ? [doubtPart({ ...model, answer: doubt })] : []),
    repairPart({ ...model, answer: repair }),
    ...(clock.possible ? [clockPart({ ...model, answer: clock })] : []),
    ...(weigh?.possible ? [weighPart({ ...model, answer: weigh })] : []),
  ];
}

function groundOf({ answer }: ReportModel): AnswerPart['scope'] {
  return answer.plan.possible ? answer.plan : { left_out: answer.plan.left_out };
}

/** One page to read: the sentence that matters, one for each question, the drawing, and what this is not. No number of more than two figures. */
function renderFirst(model: ReportModel, parts: readonly AnswerPart[], texts: ReportTexts): string {
  const { agreement, assessment, assessmentName, answer } = model;
  const places = parts.map(({ word }) => word);
  const findings = answer.findings.map(({ of, sentence }) => {
    const place = places.indexOf(of);
    const link = place < 0 ? '' : ` <a class="to" href="#${of}">${of}\u00a0\u2192</a>`;
    return `<li><p>${escapeText(twoFigures(sentence))}${link}</p></li>`;
  });
  const who = assessment.by ?? assessmentName ?? agreement.id;
  const changes = answer.changes.slice(0, 3).map((each) => `<li>${escapeText(twoFigures(each))}</li>`);
  const cautions = texts.cautions.map((each) => `<li>${each}</li>`);
  const unproved = answer.proved ? '' : `<li>${texts.unproved}</li>`;
  return `<section class="first" id="say">
${renderHeadline(texts, twoFigures(answer.headline))}
<p class="then">${escapeText(texts.lead(countSteps(model), agreement.asOf, who))}</p>
${answer.plan.possible ? renderDrawing(model, answer.plan) : ''}
<div class="grid two"><section class="sec"><h2>${texts.findings}</h2><ol class="findings">${findings.join('')}</ol></section>
<section class="sec"><h2>${texts.hangsOn}</h2><ul class="plain">${changes.join('')}</ul>
<h2>${texts.notThis}</h2><ul class="plain">${cautions.join('')}${unproved}</ul></section></div>
</section>`;
}

/** The steps that the answers speak of: those of the order, or all that were left in where there is none. */
function countSteps({ agreement, answer: { plan } }: ReportModel): number {
  return plan.possible ? plan.order.flat().length : agreement.steps.length - plan.left_out.length;
}

/** Who acts when, and who checks. */
function renderDrawing({ agreement }: ReportModel, answer: PlanAnswer): string {
  const { short, shortAtWorst, toSpare } = planWords;
  const words: PlanWords = {
    ...planWords,
    short: (amount) => twoFigures(short(amount)),
    shortAtWorst: (amount) => twoFigures(shortAtWorst(amount)),
    toSpare: (amount) => twoFigures(toSpare(amount)),
  };
  const figure = inEachRoom(({ name, width }) =>
    drawZipper(
      { agreement, answer },
      { words, cards: name === 'narrow' ? 'numbers' : 'words', width, style: false, prefix: `first-${name}-` },
    ),
  );
  return `<div class="fig">${figure}</div>`;
}

/** One answer among several: its sections are no landmarks, and what scrolls says whose it is. */
function renderPart({ agreement }: ReportModel, part: AnswerPart, texts: ReportTexts): string {
  const markup = `${renderHeadline(part, part.headline, part.lead, 2)}\n${part.body}`
    .replace(/(<section[^>]*?) aria-label="[^"]*"/g, '$1')
    .replace(/role="region" aria-label="/g, `role="region" aria-label="${part.word}: `);
  return `<article class="answer" id="${part.word}">${linkTitles(withOwnIds(markup, part.word), agreement)}<p class="cap np"><a href="#worths">${texts.restOn}</a></p></article>`;
}
