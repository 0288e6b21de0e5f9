import { escapeText } from '@lockstep/charts/write';
import { nameOf, titleOf } from '@lockstep/engine/names';
import type { Entry, Statement } from '@lockstep/engine/status/entry';
import { mark } from '../page/rests.ts';
import { scroll, table, td, th } from '../page/table.ts';
import type { StatusModel } from './render.ts';
import { rowHead } from './table.ts';
import type { StatusTexts } from './texts.ts';

/** Every entry with who says it, on what basis, and its sources one click away. */
export function renderRecord(model: StatusModel, texts: StatusTexts): string {
  const { recordColumns: columns } = texts;
  const heads = [columns.number, columns.at, columns.by, columns.what, columns.source, columns.recorded].map((text) =>
    th(text),
  );
  const rows = model.entries.map((entry, number) => renderEntry(model, entry, number, texts));
  return `<h2>${texts.recordTitle}</h2>${scroll(texts.recordTitle, table(heads, rows, { style: 'rows' }))}`;
}

function renderEntry(model: StatusModel, entry: Entry, number: number, texts: StatusTexts): string {
  const isUnread = entry.basis !== 'seen';
  const note = entry.note === undefined ? '' : `<small>${escapeText(entry.note)}</small>`;
  const method = 'method' in entry && entry.method !== undefined ? `<small>${escapeText(entry.method)}</small>` : '';
  const cells = [
    rowHead(String(number), 'n'),
    td(escapeText(entry.at), 'num d'),
    td(escapeText(nameOf(model.agreement, entry.by))),
    td(`${escapeText(sayEntry(model, entry, texts))}${method}${note}`),
    td(`${sourcesOf(model, entry, texts)}${isUnread ? ` ${mark(entry.basis, texts)}` : ''}`),
    td(escapeText(entry.recorded_at.slice(0, 10)), 'num d'),
  ];
  return `<tr id="entry-${number}">${cells.join('')}</tr>`;
}

/** What an entry says, in a few words. */
function sayEntry(model: StatusModel, entry: Entry, texts: StatusTexts): string {
  if (!('corrects' in entry)) return sayStatement(model, entry, texts);
  return texts.corrects(entry.corrects, entry.instead ? sayStatement(model, entry.instead, texts) : null);
}

function sayStatement({ agreement }: StatusModel, said: Statement, texts: StatusTexts): string {
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(agreement, id));
  if ('power' in said) {
    const title = agreement.powers?.find(({ id }) => id === said.power)?.title ?? said.power;
    return texts.powerActs(title, said.act);
  }
  if ('notice' in said) return texts.noticeActs(said.notice, said.act, names(said.whom ?? []));
  if ('about' in said) return texts.sourceNow(said.about, said.now);
  const title = `\u201c${titleOf(agreement, said.step)}\u201d`;
  if ('terms' in said) {
    const terms = Object.entries(said.terms).map(([key, value]) => `${key} ${[value].flat().join(', ')}`);
    return `${title} ${texts.termsSet(terms.join('; '), names(said.agreed_by))}`;
  }
  const unit = agreement.steps.find(({ id }) => id === said.step.replace(/\.\d+$/, ''))?.amount?.unit ?? '';
  const amount = said.amount === undefined ? '' : `, ${texts.amount(said.amount, unit)}`;
  const under = said.under === undefined ? '' : `, ${texts.under('', names([said.under])).trim()}`;
  return `${title} ${texts.states(said.axis, said.to)}${amount}${under}`;
}

function sourcesOf({ sources }: StatusModel, { source }: Entry, texts: StatusTexts): string {
  const ids = [source ?? []].flat();
  if (ids.length === 0) return `<span class="muted">${texts.noSource}</span>`;
  return ids
    .map((id) => {
      const { title, url } = sources[id] ?? { title: id };
      const name = escapeText(title || id);
      return url !== undefined && /^https?:\/\//i.test(url)
        ? `<a class="src1" href="${escapeText(url)}" rel="noreferrer">${name}</a>`
        : name;
    })
    .join('; ');
}
