import { drawDiff } from '@lockstep/charts/diff';
import { escapeText } from '@lockstep/charts/write';
import type { Assessment } from '@lockstep/engine/assessment';
import { renderDocument, renderFooter, renderHeadline, renderSentences } from '../page/document.ts';
import { inEachRoom } from '../page/figure.ts';
import type { CaseModel } from '../page/model.ts';
import { renderSources } from '../page/rests.ts';
import { renderAnswers } from './answers.ts';
import { renderAll } from './entries.ts';
import type { DiffModel } from './model.ts';
import { renderMost } from './numbers.ts';
import { renderOrders } from './orders.ts';
import { style } from './style.ts';
import { texts as english, type Texts } from './texts.ts';

/**
 * The page of question `diff` as one file: on one screen what changes, the answers of both, the numbers that differ most,
 * and what each side has to lose along both orders; below it both orders, and every entry that differs, A beside B.
 */
export function renderDiffPage(model: DiffModel, texts: Texts = english): string {
  const { before, after } = model.sides;
  const title = texts.pageTitle(before.name, after.name);
  const frame = frameOf(model, texts);
  return renderDocument(frame, { title, main: renderMain(model, frame, texts), style, size: 'dense' }, texts);
}

function renderMain(model: DiffModel, frame: CaseModel, texts: Texts): string {
  const { answer } = model;
  const head = `<section id="say">${renderHeadline(texts, answer.headline, thenOf(model, texts))}</section>`;
  if (answer.differences.length === 0) return `${head}${renderFooter(frame, texts)}`;
  return `${head}
<div class="pair">${renderAnswers(model, texts)}${renderMost(model, texts)}</div>
${renderFigure(model, texts)}
<div class="second">
${renderOrders(model, texts)}
<section class="sec" style="margin-top:24px">${renderSentences(texts.which, answer.changes)}</section>
<section class="sec" style="margin-top:24px">${renderSentences(texts.becomes, answer.why)}</section>
<section class="sec all" style="margin-top:24px">${renderAll(model, texts)}</section>
<section class="sec" style="margin-top:24px">${renderSources(frame, texts)}</section>
${renderFooter(frame, texts)}
</div>`;
}

/** How many changes do it alone, or how many it takes; and what could not be settled. */
function thenOf({ answer }: DiffModel, texts: Texts): string[] {
  const counts = answer.attribution.map(({ verdict, after, alone, smallest, proved, tried }) => {
    const effect = texts.effects[verdict]?.[after ? 'yes' : 'no'] ?? verdict;
    const single = alone.filter((one) => one.with.length === 0).length;
    const count = texts.count(single, tried, effect);
    return single === 0 && smallest ? `${count} ${texts.smallest(smallest.length, proved)}` : count;
  });
  const open = answer.unfinished.length > 0 ? [texts.unfinished(answer.unfinished.join(', '))] : [];
  const unasked = answer.unanswered.map(({ question, name, sentence }) => texts.unanswered(question, name, sentence));
  return [...counts, ...unasked, ...open];
}

function renderFigure({ sides, answer }: DiffModel, texts: Texts): string {
  const { plan } = answer.answers;
  if (!plan?.order.before || !plan.order.after) return '';
  const look = { style: false, dir: texts.dir, words: texts.chart };
  const figure = inEachRoom(({ width, prefix }) => drawDiff({ sides, plan }, { ...look, width, prefix }), {
    wide: 1220,
  });
  return `<section class="fig"><h2>${escapeText(texts.slack)}</h2>
${figure}
<p class="cap">${escapeText(texts.slackNote)}</p></section>`;
}

/** An assessment that says nothing, for texts that are compared without one. */
const nothing: Assessment = {
  scale: 'as-given',
  stakes: {},
  impatience: {},
  hazard: 0,
  worth: {},
  ranks: {},
  bundles: [],
  drift: {},
  why: {},
  basis: {},
};

/** What the frame of every page needs: B's case, with both names in the bar and the sources of both. */
function frameOf({ sides, sources, version, command }: DiffModel, texts: Texts): CaseModel {
  const { before, after } = sides;
  const cited = [before, after].flatMap(({ assessment }) => assessment?.sources ?? []);
  const steps = after.agreement.steps.map((step) => ({
    ...step,
    sources: [
      ...new Set([...step.sources, ...(before.agreement.steps.find((each) => each.id === step.id)?.sources ?? [])]),
    ],
  }));
  return {
    agreement: { ...after.agreement, steps },
    assessment: {
      ...(after.assessment ?? nothing),
      by: texts.against(before.label, after.label),
      sources: [...new Set(cited)],
    },
    assessmentName: null,
    sources,
    lines: {},
    version,
    command,
  };
}
