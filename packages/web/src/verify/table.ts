import { type Numbers, numbersOf } from '@lockstep/charts/numbers';
import { escapeText } from '@lockstep/charts/write';
import type { Verification } from '@lockstep/engine/agreement';
import { figure, percentsApart } from '@lockstep/engine/figure';
import { nameOf, stepOf, titleOf } from '@lockstep/engine/names';
import type { VerifyRow } from '@lockstep/engine/verify/answer';
import { likelyValue } from '@lockstep/engine/worth';
import { citations } from '../page/rests.ts';
import { table, td, th } from '../page/table.ts';
import type { VerifyModel } from './index.ts';
import type { Texts } from './texts.ts';

/** Every number of the figure: one row for each performer of each step. */
export function renderTable(model: VerifyModel, texts: Texts): string {
  const { columns } = texts;
  const heads = [
    th(columns.place),
    th(columns.who),
    th(columns.step),
    th(columns.checks),
    th(columns.saved, 'n'),
    th(columns.slack, 'n'),
    th(columns.needed, 'n'),
    th(columns.declared, 'n'),
    th(columns.waiting, 'n'),
    th(columns.stake, 'n'),
    th(columns.done, 'np'),
  ];
  const show = numbersOf(model.answer);
  const rows = model.answer.steps.map((row) => renderRow(model, row, show, texts));
  return `${table(heads, rows, { title: texts.tableCaption })}<p class="note">${texts.key}</p>`;
}

function renderRow(model: VerifyModel, row: VerifyRow, show: Numbers, texts: Texts): string {
  const { agreement } = model;
  const step = stepOf(agreement, row.step);
  const isGap = row.verdict !== 'enough';
  const verdict = `${texts.verdict[row.verdict]} `;
  const [needed, declared] = sharesOf(row, texts);
  const cells = [
    td(String(row.after + 1), 'num'),
    td(escapeText(texts.chart.label(nameOf(agreement, row.party)))),
    td(`<a href="#worth-${escapeText(step.id)}">${escapeText(titleOf(agreement, row.step))}</a>`),
    td(checksOf(model, row, texts), 'checks'),
    td(show.number(row.saved), 'n'),
    td(row.saved > 0 ? show.number(row.slack) : '', 'n'),
    td(isGap ? `<span class="brk">${verdict}${needed}</span>` : `${verdict}${needed}`, 'n'),
    td(declared, 'n'),
    td(waitingOf(row, texts), 'n'),
    td(stakeOf(row, show, texts), 'n'),
    td(escapeText(doneOf(model, row, texts)), 'np'),
  ];
  return `<tr${isGap ? ' class="here"' : ''}>${cells.join('')}</tr>`;
}

/** What must be found and what is declared, told apart, each with its range. */
function sharesOf(row: VerifyRow, texts: Texts): [string, string] {
  const { q_needed: needed, declared, declared_range: range, needed_range: drawn } = row;
  const known = percentsApart([needed, declared].filter((share) => share !== null));
  const ends = (low: number | null, high: number | null) => {
    const say = (share: number | null) => (share === null ? texts.none : (percentsApart([share])[0] as string));
    return `<small>${say(low) === say(high) ? say(low) : texts.range(say(low), say(high))}</small>`;
  };
  const isNever = needed === null && drawn?.low === null;
  const must = row.saved <= 0 ? texts.any : needed === null ? texts.none : (known[0] as string);
  return [
    `${must}${row.saved > 0 && drawn && !isNever ? ends(drawn.low, drawn.high) : ''}`,
    declared === null ? texts.notDeclared : `${known.at(-1)}${range ? ends(range[0], range[1]) : ''}`,
  ];
}

function waitingOf({ waiting, saved }: VerifyRow, texts: Texts): string {
  if (!waiting || saved <= 0) return '';
  return waiting.q_needed === null ? texts.none : (percentsApart([waiting.q_needed])[0] as string);
}

/** The least stake with which what is declared is enough, where it is more than there is. */
function stakeOf({ stake_enough: enough, at_stake: now }: VerifyRow, show: Numbers, texts: Texts): string {
  if (enough === null || enough <= now) return '';
  return `${show.number(enough)}<small>${texts.stakeNow(show.number(now))}</small>`;
}

/** Who checks what, to whom, how soon, with the sources of that. */
function checksOf(model: VerifyModel, row: VerifyRow, texts: Texts): string {
  const { agreement } = model;
  const { verification } = stepOf(agreement, row.step);
  const lifted = row.lifted
    ? `<small>${escapeText(
        texts.lifted(
          titleOf(agreement, row.lifted.by),
          row.lifted.from === null ? texts.notDeclared : (percentsApart([row.lifted.from])[0] as string),
        ),
      )}</small>`
    : '';
  if (verification.length === 0) return `${texts.noCheck}${lifted}`;
  return verification.map((check) => checkText(model, check, texts)).join('<br>') + lifted;
}

function checkText(model: VerifyModel, check: Verification, texts: Texts): string {
  const { agreement } = model;
  const by = check.by ? texts.chart.label(nameOf(agreement, check.by)) : texts.noCheck;
  const to = (check.satisfies ?? []).map((id) => (id === 'public' ? texts.chart.public : nameOf(agreement, id)));
  const text = texts.chart.check(by, check.covers ?? null, to.length > 0 ? to.join(', ') : texts.chart.everybody);
  const lag = check.lag === undefined || check.lag === 0 ? '' : `, ${lagText(check, model, texts)}`;
  return `${escapeText(`${text}${lag}`)}${citations(model, check.sources ?? [], texts)}`;
}

function lagText({ lag = 0 }: Verification, { agreement }: VerifyModel, texts: Texts): string {
  if (typeof lag === 'string') return texts.inAfter(lag);
  const time = figure(likelyValue(lag), 'exact');
  return texts.inAfter(`${time} ${agreement.timeUnit}${time === '1' ? '' : 's'}`);
}

function doneOf({ agreement, answer }: VerifyModel, row: VerifyRow, texts: Texts): string {
  const before = new Set([...answer.done, ...answer.order.slice(0, row.after).flat()]);
  const ahead = row.splus.filter((id) => !before.has(id));
  return ahead.length === 0 ? texts.nothing : ahead.map((id) => titleOf(agreement, id)).join(', ');
}
