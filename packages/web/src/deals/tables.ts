import type { Numbers } from '@lockstep/charts/numbers';
import { escapeText } from '@lockstep/charts/write';
import type { Deal, DealPoint, DealsAnswer } from '@lockstep/engine/deals/answer';
import { dealText, formulaWords } from '@lockstep/engine/deals/wording';
import { titleOf } from '@lockstep/engine/names';
import { sentence } from '@lockstep/engine/words';
import { scroll } from '../page/table.ts';
import type { DealsModel } from './model.ts';
import type { Texts } from './texts.ts';

/** One row for a deal: what it is, worths, steps, needs, whether it holds. */
function dealRow(
  model: DealsModel,
  show: Numbers,
  head: string,
  point: DealPoint | undefined,
  u: DealPoint['u'],
  texts: Texts,
): string {
  const { agreement } = model;
  const deal = point?.deals.find(({ holds }) => holds) ?? point?.deals[0];
  const worths = agreement.parties.map(({ id }) => `<td class="n">${show.gain(u[id] as number)}</td>`).join('');
  const needs = agreement.parties
    .map(({ id }) => `<td class="n">${deal?.stakes ? show.number(deal.stakes[id] as number) : '\u2013'}</td>`)
    .join('');
  const verdict = deal?.holds ? texts.yes : deal?.proved ? `<span class="brk">${texts.no}</span>` : texts.open;
  const what = deal ? whatText(model, deal, texts) : '';
  const also = point && point.count > 1 ? escapeText(texts.orSame(point.count - 1)) : '';
  return `<tr><th scope="row">${head}${what}${also}</th>${worths}<td class="n">${deal?.steps.length ?? ''}</td>${needs}<td class="n">${verdict}</td></tr>`;
}

/** A deal in a few words, with its road map behind them. */
function whatText({ agreement, answer }: DealsModel, { steps, order }: Deal, texts: Texts): string {
  const short = escapeText(sentence(dealText({ agreement, left_out: answer.left_out }, steps)));
  if (steps.length < 2) return short;
  const told = (order ?? steps).map((move) =>
    [move]
      .flat()
      .map((id) => titleOf(agreement, id))
      .join(' + '),
  );
  return `<details><summary>${short}</summary><p class="note">${order ? `${texts.inOrder} ` : ''}${escapeText(told.join('; '))}.</p></details>`;
}

function headRow({ agreement, answer }: DealsModel, show: Numbers, first: string, texts: Texts): string {
  const worths = agreement.parties
    .map(({ name }) => `<th class="n" scope="col">${escapeText(texts.worth(name))}</th>`)
    .join('');
  const needs = agreement.parties
    .map(
      ({ id, name }) =>
        `<th class="n" scope="col">${escapeText(texts.needs(name, show.number(answer.at_stake[id] as number)))}</th>`,
    )
    .join('');
  return `<thead><tr><th scope="col">${first}</th>${worths}<th class="n" scope="col">${texts.steps}</th>${needs}<th class="n" scope="col">${texts.holds}</th></tr></thead>`;
}

/** The frontier where nobody is worse off: the same data as the drawing. */
export function renderFrontier(model: DealsModel, show: Numbers, texts: Texts): string {
  const { answer } = model;
  const zone = answer.frontier.filter(({ u }) => Object.values(u).every((value) => value >= 0));
  if (zone.length === 0) return `<p>${texts.noZone}</p>`;
  const rest =
    zone.length < answer.frontier.length ? `<p class="note">${texts.frontierRest(answer.frontier.length)}</p>` : '';
  const rows = zone.map((point) => dealRow(model, show, '', point, point.u, texts));
  return `<h3>${texts.frontier}</h3><table>${headRow(model, show, texts.deal, texts)}<tbody>${rows.join('')}</tbody></table>${rest}`;
}

const solutionKeys = ['nash', 'kalai_smorodinsky', 'egalitarian', 'utilitarian'] as const;
const mostTies = 3;

/** What each formula picks, of all deals and of those that hold, with what it is and rests on. */
export function renderFormulas(model: DealsModel, show: Numbers, texts: Texts): string {
  const { answer } = model;
  const rows = solutionKeys.flatMap((key) => {
    const { name } = answer.formulas[key];
    const own = `<b>${escapeText(name)}</b><small>${escapeText(sentence(formulaWords[key]))}.</small>`;
    const isOther = JSON.stringify(answer.with_stakes[key]) !== JSON.stringify(answer[key]);
    return [
      ...pickedRows(model, show, own, answer[key], answer.frontier, texts),
      ...(isOther
        ? pickedRows(model, show, `<small>${texts.ofThatHold}</small>`, answer.with_stakes[key], answer.holding, texts)
        : []),
    ];
  });
  return `<section class="sec" id="formulas"><h2>${texts.formulas}</h2><p class="lead">${escapeText(texts.sameScales(answer.scale))}</p>
${scroll(texts.formulas, `<table class="wrapped">${headRow(model, show, texts.formula, texts)}<tbody>${rows.join('')}</tbody></table>`)}</section>`;
}

function pickedRows(
  model: DealsModel,
  show: Numbers,
  head: string,
  vectors: DealsAnswer['nash'] | null,
  points: readonly DealPoint[],
  texts: Texts,
): string[] {
  const { parties } = model.agreement;
  const whole = (text: string) =>
    `<tr><th scope="row">${head}</th><td colspan="${2 * parties.length + 2}">${text}</td></tr>`;
  if (vectors === null) return [whole(texts.notDefined)];
  if (vectors.length === 0) return [whole(texts.none)];
  const rows = vectors.slice(0, mostTies).map((vector, k) => {
    const u = Object.fromEntries(parties.map(({ id }, i) => [id, vector[i] as number]));
    const point = points.find((each) => parties.every(({ id }) => each.u[id] === u[id]));
    return dealRow(model, show, k === 0 ? head : '', point, u, texts);
  });
  const more = vectors.length - mostTies;
  return more > 0
    ? [...rows, `<tr><td colspan="${2 * parties.length + 3}" class="muted">${texts.moreTies(more)}</td></tr>`]
    : rows;
}
