import { type Numbers, numbersOf } from '@lockstep/charts/numbers';
import { drawWeigh } from '@lockstep/charts/weigh';
import { escapeText } from '@lockstep/charts/write';
import { nameOf, titleOf } from '@lockstep/engine/names';
import type { InTheWay, Rest, Standing, WeighAnswer } from '@lockstep/engine/weigh/answer';
import { labelOf, list } from '@lockstep/engine/words';
import { renderSentences } from '../page/document.ts';
import { inEachRoom } from '../page/figure.ts';
import type { CaseModel } from '../page/model.ts';
import { type AnswerPart, renderAnswerPage } from '../page/part.ts';
import { scroll, table, td, th } from '../page/table.ts';
import { weighTexts as english, type WeighTexts } from './texts.ts';

/** All that the page is made of. */
export interface WeighModel extends CaseModel {
  readonly answer: WeighAnswer;
}

/** The page of question `weigh` as one file, without a script. */
export function renderWeighPage(model: WeighModel, texts: WeighTexts = english): string {
  const title = texts.pageTitle(model.agreement.title);
  return renderAnswerPage(model, weighPart(model, texts), { title, size: 'dense' }, texts);
}

export function weighPart(model: WeighModel, texts: WeighTexts = english): AnswerPart {
  return {
    word: texts.word,
    question: texts.question,
    headline: model.answer.headline,
    lead: [sideOf(model, texts), ...model.answer.how_sure],
    body: renderWeigh(model, texts),
    style,
    show: numbersOf(model.answer),
    scope: model.answer,
  };
}

/** Wide tables scroll on a narrow screen. The moments of one side stand together, apart from those of the other. */
const style =
  '.standings .now{padding-inline-start:24px}@media screen and (max-width:760px){.sec .scroll table{min-width:560px}.sec .scroll .instead{min-width:0}.standings .now{padding-inline-start:8px}}';

/** The answer below its headline. */
function renderWeigh(model: WeighModel, texts: WeighTexts = english): string {
  const { answer } = model;
  return `<section class="fig" aria-label="${escapeText(texts.figureTitle)}">${renderFigure(model, texts)}
${scroll(texts.tableTitle, renderStandings(model, texts))}</section>
<div class="grid two"><section class="sec" id="changes">${renderSentences(texts.changes, answer.changes)}</section>
<section class="sec" id="why">${renderSentences(texts.why, answer.why)}</section></div>
<section class="sec" style="margin-top:24px">${renderSteps(model, texts)}</section>
<div class="grid two more" style="margin-top:24px"><section class="sec">${renderRest(model, texts)}${renderRemaining(model, texts)}</section>
<section class="sec">${renderInstead(model, texts)}</section></div>`;
}

function sideOf({ agreement, answer }: WeighModel, texts: WeighTexts): string {
  const titles = (ids: readonly string[]) =>
    ids.length === 0 ? texts.nothing : list(ids.map((id) => `\u201c${titleOf(agreement, id)}\u201d`));
  const text = texts.side(nameOf(agreement, answer.i), titles(answer.give), titles(answer.take));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function renderFigure({ agreement, assessment, assessmentName, answer }: WeighModel, texts: WeighTexts): string {
  const drawing = { agreement, answer };
  const look = { words: texts.chart, dir: texts.dir, style: false } as const;
  const figure = inEachRoom(({ width, prefix }) => drawWeigh(drawing, { ...look, width, prefix }), { paper: 760 });
  const note = texts.figureNote(
    assessment.by ?? assessmentName ?? '',
    assessment.asOf ?? agreement.asOf,
    answer.sure?.draws ?? null,
  );
  return `<h2>${escapeText(texts.figureTitle)}</h2>
${figure}
<p class="cap">${escapeText(note)}</p>`;
}

/** W, B, exposure, pull, slack and standing pull of each side: now, halfway, after. */
function renderStandings({ agreement, answer }: WeighModel, texts: WeighTexts): string {
  const show = numbersOf(answer);
  const half =
    answer.acts_first === 'give'
      ? answer.halfway.give_first
      : answer.acts_first === 'take'
        ? answer.halfway.take_first
        : null;
  const moments: [string, Standing][] = [
    [texts.now, answer.before],
    ...(half ? [[texts.half, half] as [string, Standing]] : []),
    [texts.after, answer.after],
  ];
  const place = (k: number) => (k === 0 ? 'n now' : 'n');
  const sides = agreement.parties.map(({ name }) => th(labelOf(name), 'n now', moments.length)).join('');
  const heads = agreement.parties.map(() => moments.map(([text], k) => th(text, place(k))).join('')).join('');
  const rows = (Object.keys(texts.rows) as (keyof Standing)[]).map((key) => {
    const cells = agreement.parties.map(({ id }) =>
      moments.map(([, at], k) => td(show.number(at[key][id] as number), place(k))).join(''),
    );
    return `<tr><th scope="row">${texts.rows[key]}</th>${cells.join('')}</tr>`;
  });
  return table(`<tr><td></td>${sides}</tr><tr><td></td>${heads}</tr>`, rows, {
    title: texts.tableTitle,
    style: 'standings',
  });
}

/** What of each step comes back, and what is in its way. */
function renderSteps({ agreement, answer }: WeighModel, texts: WeighTexts): string {
  const show = numbersOf(answer);
  const heads = [
    th(texts.step),
    th(texts.who),
    th(texts.share, 'n'),
    ...agreement.parties.map(({ name }) => th(texts.stays(name), 'n')),
    th(texts.way),
  ];
  const rows = answer.taken_back.map(({ step, by, share, stays }, k) => {
    const cells = [
      td(escapeText(titleOf(agreement, step))),
      td(escapeText(list(by.map((id) => labelOf(nameOf(agreement, id)))))),
      td(show.share(share), 'n'),
      ...agreement.parties.map(({ id }) => td(show.gain(stays[id] as number), 'n')),
      td(escapeText(wayText(agreement.timeUnit, answer.in_the_way[k] as InTheWay, show, texts))),
    ];
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<h2>${texts.backTitle}</h2>${scroll(texts.backTitle, table(heads, rows))}`;
}

function wayText(
  unit: string,
  { needs, barred_by: barred, contested }: InTheWay,
  show: Numbers,
  texts: WeighTexts,
): string {
  const parts = [
    ...needs.map(({ name, chance, lead }) =>
      texts.needs(
        name,
        chance === null ? '' : typeof chance === 'number' ? show.share(chance) : chance.map(show.share).join(' to '),
        lead === null ? '' : texts.lead(`${Number(lead.toFixed(1))} ${unit}${lead === 1 ? '' : 's'}`),
      ),
    ),
    ...(barred.length > 0 ? [texts.barred(barred.join(', '))] : []),
    ...(contested.length > 0 ? [texts.contested(contested.join(', '))] : []),
  ];
  return parts.length > 0 ? parts.join('; ') : texts.free;
}

/** The best road map from here, without and with the trade. */
function renderRest({ agreement, answer }: WeighModel, texts: WeighTexts): string {
  const show = numbersOf(answer);
  const heads = [
    td(''),
    th(texts.restHolds),
    ...agreement.parties.map(({ name }) => th(texts.restAsks(name), 'n')),
    th(texts.restOrder),
  ];
  const row = (label: string, rest: Rest | null) => {
    if (!rest) return '';
    const cells = [
      td(rest.holds ? texts.yes : rest.proved ? texts.no : texts.open),
      ...agreement.parties.map(({ id }) => td(show.number(rest.stakes[id] as number), 'n')),
      td(escapeText(rest.order.flat().join(', '))),
    ];
    return `<tr><th scope="row">${label}</th>${cells.join('')}</tr>`;
  };
  const rows = [row(texts.without, answer.rest_before), row(texts.with, answer.rest_after)];
  return `<h2>${texts.restTitle}</h2>${scroll(texts.restTitle, table(heads, rows))}`;
}

function renderRemaining({ agreement, answer }: WeighModel, texts: WeighTexts): string {
  if (!answer.remaining) return '';
  const show = numbersOf(answer);
  const heads = agreement.parties.map(({ name }) => th(labelOf(name), 'n'));
  const rows = answer.remaining.frontier.map(
    (u) => `<tr>${agreement.parties.map(({ id }) => td(show.number(u[id] as number), 'n')).join('')}</tr>`,
  );
  return `<details class="data np"><summary>${texts.remainingTitle}</summary>${table(heads, rows)}</details>`;
}

/** The same given, and something else taken. */
function renderInstead({ agreement, answer }: WeighModel, texts: WeighTexts): string {
  const show = numbersOf(answer);
  const heads = [th(texts.instead), ...agreement.parties.map(({ name }) => th(texts.gain(name), 'n'))];
  const rows = answer.alternatives.map(({ take, gain, is_asked: asked }) => {
    const titles = take.map((id) => titleOf(agreement, id)).join(' + ');
    const name = asked ? `${titles} (${texts.asked})` : titles;
    const cells = agreement.parties.map(({ id }) => td(show.gain(gain[id] as number), 'n'));
    return `<tr${asked ? ' class="here"' : ''}>${td(escapeText(name))}${cells.join('')}</tr>`;
  });
  return `<h2>${texts.insteadTitle}</h2>${scroll(texts.insteadTitle, table(heads, rows, { style: 'instead' }))}`;
}
