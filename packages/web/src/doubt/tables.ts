import { numbersWith } from '@lockstep/charts/numbers';
import { escapeText } from '@lockstep/charts/write';
import { placesOf } from '@lockstep/engine/doubt/wording';
import { figuresApart } from '@lockstep/engine/figure';
import { nameOf, titleOf } from '@lockstep/engine/names';
import { scroll, table, td, th } from '../page/table.ts';
import type { DoubtModel } from './model.ts';
import type { Texts } from './texts.ts';

/** The bars as a table: each doubtful number, and what it does to whose slack. */
export function renderBars({ agreement, answer }: DoubtModel, texts: Texts): string {
  const places = placesOf(answer);
  const { columns } = texts;
  const show = numbersWith(places);
  const heads = [
    columns.low,
    columns.likely,
    columns.high,
    columns.slackLow,
    columns.slackHigh,
    columns.zero,
    columns.share,
  ];
  const rows = answer.contributions.map((each) => {
    const values = figuresApart(
      [each.low, each.likely, each.high, ...(each.zero_at === null ? [] : [each.zero_at])],
      places,
    );
    const [low, likely, high, zero = ''] = values as [string, string, string, string?];
    const slacks = figuresApart([each.slack_at_low, each.slack_at_high], places);
    const share = each.share === null ? '\u2013' : show.share(each.share);
    const cells = [low, likely, high, ...slacks, zero, share];
    const name = texts.chart.number(agreement, each, each.whose);
    return `<tr><th scope="row">${escapeText(name)}</th><td>${escapeText(texts.chart.label(nameOf(agreement, each.whose)))}</td>${cells.map((text) => td(text, 'n')).join('')}</tr>`;
  });
  return table([th(columns.number), th(columns.whose), ...heads.map((head) => th(head, 'n'))], rows);
}

/** State by state: where it first breaks, who would have left by then, and what the next own step proves. */
export function renderAlong({ agreement, answer }: DoubtModel, texts: Texts): string {
  const show = numbersWith(placesOf(answer));
  const worth = 1 - answer.not_worth_finishing;
  const columns = texts.alongColumns;
  const title = (step: string | readonly string[]) =>
    [step]
      .flat()
      .map((id) => titleOf(agreement, id))
      .join(' + ');
  const rows = answer.order.map((_, k) => {
    const before = k === 0 ? texts.start : title(answer.order[k - 1] as string | readonly string[]);
    const proof = answer.private.proves
      .filter(({ after }) => after === k - 1)
      .map(({ party, amount }) => texts.provesText(nameOf(agreement, party), show.number(amount)));
    const broken =
      worth > 0 && answer.draws > 1 ? show.share((answer.first_break_after[k] as number) / worth) : '\u2013';
    const gone = [answer.private.survive[k], answer.private.best_chance.survive[k]].map((stays) =>
      show.share(1 - (stays as number)),
    );
    return `<tr><td class="n">${k}</td><th scope="row">${escapeText(before)}</th><td class="n">${broken}</td>${gone.map((each) => `<td class="n">${each}</td>`).join('')}<td>${escapeText(proof.join(', '))}</td></tr>`;
  });
  const lastStep = answer.order.length;
  const proved = answer.private.proves
    .filter(({ after }) => after === lastStep - 1)
    .map(({ party, amount }) => texts.provesText(nameOf(agreement, party), show.number(amount)));
  rows.push(
    `<tr><td class="n">${lastStep}</td><th scope="row">${escapeText(title(answer.order.at(-1) as string | readonly string[]))}</th><td class="n"></td><td class="n"></td><td class="n"></td><td>${escapeText(proved.join(', '))}</td></tr>`,
  );
  const heads = [
    th(columns.state, 'n'),
    th(columns.after),
    th(columns.breaks, 'n'),
    th(columns.first, 'n'),
    th(columns.best, 'n'),
    th(columns.proves),
  ];
  return `<h2>${texts.along}</h2><p class="lead">${texts.alongNote}</p>${scroll(texts.along, table(heads, rows))}`;
}
