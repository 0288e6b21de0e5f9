import { escapeText } from '@lockstep/charts/write';
import type { DiffAnswer, Difference } from '@lockstep/engine/diff/answer';
import { numbersTo, sayValue, subjectOf } from '@lockstep/engine/diff/wording';
import type { DiffModel } from './model.ts';
import type { Texts } from './texts.ts';

/** So many numbers of each party stand on the first screen; all of them stand below. */
const first = 5;

/** What differs most, for the first screen: of the texts the first entries, of each party the largest changes. */
export function renderMost(model: DiffModel, texts: Texts): string {
  return `<div>${renderTexts(model, texts)}${renderNumbers(model, texts)}</div>`;
}

/** So many entries of the texts stand on the first screen. */
const firstTexts = 8;

function renderTexts({ sides, answer }: DiffModel, texts: Texts): string {
  const own = answer.differences.filter(({ file }) => file === 'agreement');
  if (own.length === 0) return '';
  const rows = own.slice(0, firstTexts).map((each) => {
    const { said, what } = each;
    const isMade = each.change === 'added' || each.change === 'dropped';
    const cells = isMade
      ? `<td colspan="2">${escapeText(each.change === 'added' ? said.after : said.before)}</td>`
      : `<td>${escapeText(said.before)}</td><td>${escapeText(said.after)}</td>`;
    return `<tr><td class="dm">${markOf(each, texts)}</td><td>${escapeText(what)}</td>${cells}<td class="star">${starOf(each, answer, texts)}</td></tr>`;
  });
  const rest = own.length > firstTexts ? ` <a href="#all">${texts.more(own.length - firstTexts)}</a>` : '';
  return `<section class="sec"><h2>${texts.groups.texts}</h2><table class="tx"><thead><tr><td></td><th scope="col">${texts.what}${rest}</th><th scope="col">${escapeText(texts.chart.quoted(sides.before.name))}</th><th scope="col">${escapeText(texts.chart.quoted(sides.after.name))}</th><td></td></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

/** The numbers of each party that differ most, and whether they decide alone. */
function renderNumbers({ sides, answer }: DiffModel, texts: Texts): string {
  const parties = sides.after.agreement.parties.filter(({ id }) => numbersTo(answer.differences, id).length > 0);
  if (parties.length === 0) return '';
  const groups = parties.map(({ id, name }) => {
    const own = numbersTo(answer.differences, id);
    const rows = own.slice(0, first).map((each) => renderNumber(each, answer, subjectOf(each, sides), texts));
    const rest = own.length > first ? ` <a href="#all">${texts.more(own.length - first)}</a>` : '';
    const head = `<tr><th colspan="2" scope="colgroup">${escapeText(texts.worthTo(name))}${rest}</th><th class="n" scope="col">${escapeText(texts.chart.quoted(sides.before.name))}</th><th class="n" scope="col">${escapeText(texts.chart.quoted(sides.after.name))}</th><th class="n" scope="col">${texts.change}</th><td></td></tr>`;
    return `<tbody>${head}${rows.join('')}</tbody>`;
  });
  return `<section class="sec"><h2>${texts.numbers}</h2><table>${groups.join('')}</table>
<p class="note">${texts.numbersNote(answer.attribution.length > 0)}</p></section>`;
}

function renderNumber(each: Difference, answer: DiffAnswer, subject: string, texts: Texts): string {
  const change = each.likely ? each.likely.after - each.likely.before : 0;
  return `<tr><td class="dm">${markOf(each, texts)}</td><td>${escapeText(subject)}</td><td class="n">${renderValue(each.said.before)}</td><td class="n">${renderValue(each.said.after)}</td><td class="n">${signed(change)}</td><td class="star">${starOf(each, answer, texts)}</td></tr>`;
}

/** What counts, with its range beside it in small. */
export function renderValue(said: string): string {
  const [, value = said, range] = /^(\S+) (\(.*\))$/.exec(said) ?? [];
  return `${escapeText(value)}${range ? `<small class="rng">${escapeText(range)}</small>` : ''}`;
}

function signed(change: number): string {
  const rounded = Number(change.toFixed(6));
  return `${rounded > 0 ? '+' : ''}${sayValue(rounded)}`;
}

export function markOf({ change }: Pick<Difference, 'change'>, texts: Texts): string {
  return `<span aria-hidden="true">${texts.marks[change]}</span><span class="vh">${texts.markWords[change]}</span>`;
}

/** Does this entry change the yes or no alone, or is it in a smallest set that does? */
export function starOf(each: Difference, { attribution, differences }: DiffAnswer, texts: Texts): string {
  const at = differences.indexOf(each);
  if (attribution.some(({ alone }) => alone.some((one) => one.difference === at && one.with.length === 0))) {
    return `<span aria-hidden="true" title="${texts.enoughAlone}">\u25c6</span><span class="vh">${texts.enoughAlone}</span>`;
  }
  if (attribution.some(({ smallest }) => smallest?.includes(at))) {
    return `<span aria-hidden="true" title="${texts.inSmallest}">\u25c7</span><span class="vh">${texts.inSmallest}</span>`;
  }
  return '';
}
