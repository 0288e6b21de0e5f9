import { escapeText } from '@lockstep/charts/write';
import type { Comparison, FigurePair, Verdict } from '@lockstep/engine/diff/answer';
import { figureWords, verdictWords } from '@lockstep/engine/diff/wording';
import { figuresApart, type Places } from '@lockstep/engine/figure';
import { nameOf } from '@lockstep/engine/names';
import { list, sentence } from '@lockstep/engine/words';
import type { DiffModel } from './model.ts';
import type { Texts } from './texts.ts';

/** Every answer of A beside that of B; each party's figures in a column of its own on both sides. */
export function renderAnswers({ sides, answer }: DiffModel, texts: Texts): string {
  const { plan } = answer.answers;
  const compared: readonly Comparison[] = Object.values(answer.answers);
  if (compared.length === 0) return '';
  const figures = compared.flatMap((each) => each.figures);
  const verdicts = compared.flatMap((each) => each.verdicts);
  const { before, after } = sides;
  const parties = [...new Set(figures.flatMap(({ party }) => party ?? []))];
  const name = (id: string) => texts.chart.label(nameOf(after.agreement, id));
  const names = (ids: readonly string[]) => escapeText(list(ids.map(name)));
  const wide = (text: string) => `<td class="n" colspan="${parties.length}">${text}</td>`;
  const rows = [
    ...verdicts
      .filter((each) => !isAside(each))
      .map((each) => row(nameOfVerdict(each), wide(said(each.before, texts)), wide(said(each.after, texts)), texts)),
    ...(plan ? [row(texts.first, wide(names(plan.first.before)), wide(names(plan.first.after)), texts)] : []),
    ...Object.entries(figureWords)
      .filter(([kind]) => figures.some(({ figure, party }) => figure === kind && party !== null))
      .map(([kind, words]) => figureRow(figures, kind, words, parties, texts)),
  ];
  const sideHead = ({ name: side }: { readonly name: string }) =>
    `<th scope="colgroup" class="n" colspan="${parties.length}">${escapeText(texts.chart.quoted(side))}</th>`;
  const columns = parties.map((id) => `<th scope="col" class="n">${escapeText(name(id))}</th>`).join('');
  return `<section class="sec"><h2>${texts.answers}</h2><table><thead><tr><td></td><td></td>${sideHead(before)}${sideHead(after)}</tr><tr><td></td><th scope="col">${texts.ownScale}</th>${columns}${columns}</tr></thead><tbody>${rows.join('')}</tbody></table>${renderAside(verdicts, texts)}</section>`;
}

/** What is always in the table: who gains, what holds, what lasts. */
const always: readonly string[] = ['worth_finishing', 'holds', 'lasts'];

/** All else that is the same in both stands in one line under it. */
function isAside({ verdict, before, after }: Verdict): boolean {
  return before === after && !always.includes(verdict);
}

/** That a road map is possible goes without saying where it is in both. */
function renderAside(verdicts: readonly Verdict[], texts: Texts): string {
  const aside = verdicts.filter((each) => isAside(each) && (each.verdict !== 'possible' || !each.before));
  if (aside.length === 0) return '';
  const parts = aside.map((each) => `${escapeText(nameOfVerdict(each))}: ${said(each.before, texts)}`);
  return `<p class="note">${texts.sameInBoth} ${parts.join('; ')}.</p>`;
}

function nameOfVerdict({ verdict }: Verdict): string {
  return verdictWords[verdict] ?? verdict;
}

function said(value: boolean | null, texts: Texts): string {
  if (value === null) return texts.notSettled;
  return value ? `\u2713 ${texts.yes}` : `<span class="brk">\u2715 ${texts.no}</span>`;
}

function row(label: string, old: string, now: string, texts: Texts): string {
  const isSame = old === now;
  const mark = isSame ? '' : `<span aria-hidden="true">~</span><span class="vh">${texts.notSame}</span>`;
  return `<tr${isSame ? ' class="eq"' : ''}><td class="dm">${mark}</td><th scope="row">${escapeText(sentence(label))}</th>${old}${now}</tr>`;
}

function figureRow(
  figures: readonly FigurePair[],
  kind: string,
  words: string,
  parties: readonly string[],
  texts: Texts,
): string {
  const places: Places = figures.every(isShort) ? 'exact' : 1;
  const pairs = parties.map((id) => figures.find(({ figure, party }) => figure === kind && party === id));
  const shown = pairs.map((pair) => {
    const [old, now] = figuresApart([pair?.before ?? 0, pair?.after ?? 0], places);
    return [pair?.before == null ? '' : old, pair?.after == null ? '' : now] as const;
  });
  const cells = (at: 0 | 1) => shown.map((pair) => `<td class="n">${pair[at]}</td>`).join('');
  return row(words, cells(0), cells(1), texts);
}

/** No more decimals than are shown of numbers that are exact. */
function isShort({ before, after }: FigurePair): boolean {
  return [before, after].every((value) => value === null || Number(value.toFixed(2)) === value);
}
