import { escapeText } from '@lockstep/charts/write';
import type { Pair, PlanComparison } from '@lockstep/engine/diff/answer';
import { nameOf, stepOf, titleOf } from '@lockstep/engine/names';
import { list } from '@lockstep/engine/words';
import { scroll, table, td, th } from '../page/table.ts';
import type { DiffModel, PageSide } from './model.ts';
import type { Texts } from './texts.ts';

/** Both orders beside each other, with what moved and from where on somebody would walk away. */
export function renderOrders({ sides, answer }: DiffModel, texts: Texts): string {
  const { plan } = answer.answers;
  if (!plan) return '';
  const cells: Pair<string[]> = {
    before: cellsOf(sides.before, plan.order.before, plan.leaves.before, plan, texts),
    after: cellsOf(sides.after, plan.order.after, plan.leaves.after, plan, texts),
  };
  const count = Math.max(cells.before.length, cells.after.length);
  const rows = Array.from({ length: count }, (_, k) => {
    const place = k === 0 ? texts.chart.today : String(k);
    return `<tr><td class="num">${place}</td>${cells.before[k] ?? empty}${cells.after[k] ?? empty}</tr>`;
  });
  const head = (side: PageSide) => `${td('', 'dm')}${th(texts.chart.quoted(side.name))}`;
  return `<section class="sec"><h2>${texts.orders}</h2><p class="note top">${texts.ordersNote}</p>
${scroll(texts.orders, table([th(texts.place), head(sides.before), head(sides.after)], rows))}</section>`;
}

const empty = '<td></td><td></td>';

function cellsOf(
  { agreement }: PageSide,
  order: PlanComparison['order']['before'],
  leaves: PlanComparison['leaves']['before'],
  { order: { moved } }: PlanComparison,
  texts: Texts,
): string[] {
  const leaving = (k: number) => {
    const who = leaves
      .filter(({ after }) => after === k)
      .map(({ party }) => texts.chart.label(nameOf(agreement, party)));
    return who.length === 0 ? '' : ` <span class="brk">\u2715 ${escapeText(list(who))}</span>`;
  };
  const moves = (order ?? []).map((move, k) => {
    const ids = [move].flat();
    const by = [...new Set(ids.flatMap((id) => stepOf(agreement, id).by))];
    const who = list(by.map((id) => texts.chart.label(nameOf(agreement, id))));
    const isMoved = ids.some((id) => moved.some(({ step }) => step === id));
    const mark = isMoved ? `<span aria-hidden="true">~</span><span class="vh">${texts.notSame}</span>` : '';
    const title = ids.map((id) => titleOf(agreement, id)).join(' + ');
    return `<td class="dm">${mark}</td><td>${escapeText(title)} <span class="muted">${escapeText(who)}</span>${leaving(k + 1)}</td>`;
  });
  return [`<td></td><td>${leaving(0)}</td>`, ...moves];
}
