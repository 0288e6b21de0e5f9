import { numbersOf } from '@lockstep/charts/numbers';
import { escapeText } from '@lockstep/charts/write';
import { nameOf, stepOf } from '@lockstep/engine/names';
import type { Asks } from '@lockstep/engine/plan/answer';
import { scroll, table, th } from '../page/table.ts';
import type { View } from './model.ts';
import type { Texts } from './texts.ts';

interface Row {
  readonly name: string;
  readonly asks: Pick<Asks, 'stakes' | 'trusts' | 'worth_finishing'> | null;
  readonly here?: boolean;
}

/** Who acts first: what each order that people argue about would ask of each side. */
export function renderFirst(view: View, texts: Texts): string {
  const { parties } = view.model.agreement;
  const { firstColumns: columns } = texts;
  const heads = [
    th(columns.holds),
    th(columns.order),
    ...parties.map((party) => th(columns.stake(party.name), 'n')),
    ...parties.map((party) => th(columns.trust(party.name), 'n')),
  ];
  const rows = rowsOf(view, texts).map((row) => renderRow(view, row, texts));
  const changed = Object.keys(view.stakes).length > 0;
  return `<h2>${texts.first}</h2><p class="lead">${texts.firstNote(changed)}</p>
${scroll(texts.first, table(heads, rows))}
${notesOf(view, texts)
  .map((note) => `<p class="note">${escapeText(note)}</p>`)
  .join('')}`;
}

function rowsOf({ model, answer }: View, texts: Texts): Row[] {
  const { firstRows } = texts;
  const found = model.answer;
  const names = Object.fromEntries(model.agreement.parties.map((party) => [party.id, party.name]));
  return [
    { name: firstRows.shown, asks: answer, here: true },
    { name: firstRows.best, asks: found.best },
    ...Object.entries(found.first_mover).map(([id, asks]) => ({ name: firstRows.opens(names[id] ?? id), asks })),
    ...Object.entries(found.first_irreversible.by).map(([id, asks]) => ({
      name: firstRows.commits(names[id] ?? id),
      asks,
    })),
    ...Object.entries(found.reference_orders).map(([name, asks]) => ({ name: firstRows.reference(name, names), asks })),
  ];
}

function renderRow({ model, answer }: View, { name, asks, here }: Row, texts: Texts): string {
  const { parties } = model.agreement;
  const show = numbersOf(answer);
  const open = `<tr${here ? ' class="here"' : ''}>`;
  const label = `<th scope="row">${escapeText(name)}</th>`;
  if (!asks)
    return `${open}<td></td>${label}<td colspan="${parties.length * 2}">${texts.firstRows.impossible}</td></tr>`;
  const worth = parties.every((party) => (asks.worth_finishing[party.id] ?? 0) >= 0);
  const short = parties.filter((party) => (asks.stakes[party.id] ?? 0) > (answer.at_stake[party.id] ?? 0));
  const holds = worth && short.length === 0;
  const stakes = parties.map((party) => {
    const style = short.includes(party) ? 'n brk' : 'n';
    return `<td class="${style}">${show.number(asks.stakes[party.id] ?? 0)}</td>`;
  });
  const trusts = parties.map((party) => `<td class="n">${show.number(asks.trusts[party.id] ?? 0)}</td>`);
  const mark = holds ? `\u2713 <span class="vh">${texts.yes}</span>` : `\u2715 <span class="vh">${texts.no}</span>`;
  return `${open}<td>${mark}</td>${label}${stakes.join('')}${trusts.join('')}</tr>`;
}

function notesOf({ model }: View, texts: Texts): string[] {
  const { agreement, answer } = model;
  const act = answer.first_irreversible;
  const count = answer.road_maps;
  const irreversible = act.step
    ? texts.irreversible(stepOf(agreement, act.step).title, act.party && nameOf(agreement, act.party))
    : texts.noIrreversible;
  const other = answer.other_scale;
  const first = other?.first.map((id) => nameOf(agreement, id)).join(', ') ?? '';
  return [
    irreversible,
    ...(count === null ? [] : [texts.roadMaps(count, answer.proved)]),
    ...(other ? [texts.otherScale(other.scale, first)] : []),
    ...(answer.unfinished.length > 0 ? [texts.unfinished(answer.unfinished.join(', '))] : []),
  ];
}
