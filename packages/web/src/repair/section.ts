import { type Numbers, numbersOf } from '@lockstep/charts/numbers';
import { drawRepair, type RepairDrawing } from '@lockstep/charts/repair';
import { escapeText } from '@lockstep/charts/write';
import { nameOf } from '@lockstep/engine/names';
import type { Combination, Figures, Impossible, Repair, RepairAnswer } from '@lockstep/engine/repair/answer';
import { labelOf, list } from '@lockstep/engine/words';
import { renderSentences } from '../page/document.ts';
import { inEachRoom } from '../page/figure.ts';
import type { CaseModel } from '../page/model.ts';
import { scroll, table, th } from '../page/table.ts';
import { texts as english, type Texts } from './texts.ts';

/** What the page of `repair` is made of. */
export interface RepairModel extends CaseModel {
  readonly answer: RepairAnswer;
}

/** The answer of question `repair` below its headline. */
export function renderRepair(model: RepairModel, texts: Texts = english): string {
  const { answer } = model;
  const possible = possibleOf(answer);
  const reasons = possible.slice(0, 3).map((each) => `${each.sentence}. ${each.mechanism}`);
  return `<section class="fig" aria-label="${texts.figure}">${renderFigure(model, texts)}
<details class="data np"><summary>${texts.list}</summary><p class="lead">${texts.listLead}</p>${scroll(texts.list, renderList(model, texts))}</details>
<details class="data np"><summary>${texts.details}</summary><p class="lead">${texts.detailsLead}</p>${scroll(texts.details, renderDetails(model, texts))}</details></section>
<div class="grid"><section class="sec">${renderSentences(texts.why, answer.why)}</section>
<section class="sec">${renderSentences(texts.mechanism, reasons)}${renderSentences(texts.several, severalOf(model, texts))}</section>
<section class="sec">${renderSentences(texts.changes, answer.changes)}<div class="more">${renderSentences(texts.impossible, impossibleOf(answer))}</div></section></div>`;
}

/** How numbers of this answer are shown. */
export function showOf({ answer }: Pick<RepairModel, 'answer'>): Numbers {
  const figures = answer.base ?? possibleOf(answer)[0]?.figures;
  const sizes = { completion: figures?.completion ?? {}, at_stake: figures?.at_stake ?? {} };
  return numbersOf({ ...sizes, sure: answer.ranged ? {} : null });
}

function possibleOf(answer: RepairAnswer): Repair[] {
  return answer.repairs.filter((each): each is Repair => each.possible);
}

function impossibleOf({ repairs }: RepairAnswer): string[] {
  return repairs
    .filter((each): each is Impossible => !each.possible)
    .map((each) => `${each.sentence}: ${each.why_not}`);
}

function renderFigure(drawing: RepairDrawing, texts: Texts): string {
  const most = { wide: 10, narrow: 8, paper: 6 };
  return inEachRoom(({ name, width, prefix }) =>
    drawRepair(drawing, {
      width,
      prefix: `r${prefix}`,
      most: most[name],
      style: false,
      dir: texts.dir,
      words: texts.chart,
    }),
  );
}

function renderList(model: RepairModel, texts: Texts): string {
  const { agreement, answer } = model;
  const show = showOf(model);
  const { parties } = agreement;
  const head = [
    texts.change,
    ...parties.map(({ name }) => texts.slack(labelOf(name))),
    texts.agree,
    texts.price,
    texts.leaves,
  ];
  const rows = possibleOf(answer).map((each, k) => {
    const cells = parties.map(({ id }) =>
      numberCell(show.number(each.figures.slacks[id] as number), (each.figures.slacks[id] as number) < 0),
    );
    return `<tr><td class="n">${k + 1}</td><th scope="row">${escapeText(each.sentence)}</th>${cells.join('')}<td>${escapeText(agreeOf(model, each, texts))}</td><td>${escapeText(priceOf(model, each, show))}</td><td>${escapeText(each.afterwards)}</td></tr>`;
  });
  const base = answer.base
    ? `<tr class="here"><td class="n"></td><th scope="row">${texts.asItStands}</th>${parties.map(({ id }) => numberCell(show.number(answer.base?.slacks[id] as number), (answer.base?.slacks[id] as number) < 0)).join('')}<td></td><td></td><td></td></tr>`
    : '';
  return tableOf([texts.rank, ...head], [base, ...rows], parties.length);
}

function renderDetails(model: RepairModel, texts: Texts): string {
  const { agreement, answer } = model;
  const show = showOf(model);
  const sides = agreement.parties.map(({ id, name }) => ({ id, name: labelOf(name) }));
  const columns = [texts.stakeOf, texts.trustOf, texts.finishing, texts.standingOf];
  const head = [
    texts.change,
    texts.shortfall,
    texts.fall,
    texts.verification,
    texts.fall,
    ...columns.flatMap((of) => sides.map(({ name }) => of(name))),
  ];
  const row = (number: string, name: string, figures: Figures, falls: Repair['falls']) => {
    const tables = [figures.stakes, figures.trusts, figures.completion, figures.standing_pull];
    const share = (value: number) => (value < 0 ? `\u2212${show.share(-value)}` : show.share(value));
    const cells = [
      ...[figures.shortfall, falls?.shortfall].map((value) => cellOf(value, show.number)),
      ...[figures.verification, falls?.verification].map((value) => cellOf(value, share)),
      ...tables.flatMap((table) => sides.map(({ id }) => cellOf(table?.[id], show.number))),
    ];
    return `<tr${number === '' ? ' class="here"' : ''}><td class="n">${number}</td><th scope="row">${escapeText(name)}</th>${cells.join('')}</tr>`;
  };
  const rows = possibleOf(answer).map((each, k) => row(`${k + 1}`, each.sentence, each.figures, each.falls));
  return tableOf(
    [texts.rank, ...head],
    [...(answer.base ? [row('', texts.asItStands, answer.base, null)] : []), ...rows],
    head.length - 1,
  );
}

/** `numeric`: so many columns after the name hold numbers. */
function tableOf(head: readonly string[], rows: readonly string[], numeric: number): string {
  const cells = head.map((each, k) => th(each, k > 1 && k < 2 + numeric ? 'n' : ''));
  return table(cells, rows);
}

/** A number, or a dash where there is none. */
function cellOf(value: number | null | undefined, say: (value: number) => string): string {
  return numberCell(value === null || value === undefined ? '\u2013' : say(value), false);
}

function numberCell(text: string, breaks: boolean): string {
  return `<td class="n${breaks ? ' brk' : ''}">${text}${breaks ? ' \u2715' : ''}</td>`;
}

function agreeOf({ agreement }: RepairModel, { agree }: Pick<Repair, 'agree'>, texts: Texts): string {
  if (agree.length === agreement.parties.length) return texts.everySide;
  return list(agree.map((id) => labelOf(nameOf(agreement, id))));
}

function priceOf({ agreement }: RepairModel, { price }: Pick<Repair, 'price'>, show: Numbers): string {
  return list(Object.entries(price).map(([id, value]) => `${labelOf(nameOf(agreement, id))} ${show.number(value)}`));
}

function severalOf(model: RepairModel, texts: Texts): string[] {
  const { answer } = model;
  const one = (name: string, each: Combination | null) =>
    each
      ? [
          `${name}: ${each.sentence.charAt(0).toLowerCase()}${each.sentence.slice(1)}. ${each.mechanism} ${each.afterwards} ${each.proof}`,
        ]
      : [];
  return [...one(texts.two, answer.best_pair), ...one(texts.three, answer.best_triple)];
}
