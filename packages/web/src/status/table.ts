import { glyph } from '@lockstep/charts/status';
import { element, escapeText } from '@lockstep/charts/write';
import { percent } from '@lockstep/engine/figure';
import { nameOf, titleOf } from '@lockstep/engine/names';
import { apartOf, sayAlone } from '@lockstep/engine/status/accounts';
import type { Mark, StepStatus } from '@lockstep/engine/status/answer';
import { labelOf, list } from '@lockstep/engine/words';
import { scroll, table, td, th } from '../page/table.ts';
import type { StatusModel } from './render.ts';
import type { StatusTexts } from './texts.ts';

/** The head of a row. */
export function rowHead(text: string, style = ''): string {
  return `<th scope="row"${style ? ` class="${style}"` : ''}>${escapeText(text)}</th>`;
}

/** Everything that the ledger draws, and what it has no room for. */
export function renderSteps(model: StatusModel, texts: StatusTexts): string {
  const { columns } = texts;
  const heads = [
    th(columns.step),
    th(columns.by),
    th(columns.stands),
    th(columns.since),
    th(columns.due),
    th(columns.late, 'n'),
    th(columns.delivered),
    th(columns.said),
    th(columns.denied),
    th(columns.beside),
    th(columns.entries),
  ];
  const rows = model.answer.steps.map((row) => renderStep(model, row, texts));
  return table(heads, rows, { title: texts.tableTitle, style: 'rows' });
}

function renderStep(model: StatusModel, row: StepStatus, texts: StatusTexts): string {
  const { agreement } = model;
  const names = (ids: readonly string[]) => escapeText(list(ids.map((id) => labelOf(nameOf(agreement, id)))));
  const { delivered, days_late: late } = row;
  const entries = [...new Set(row.history.flatMap(({ entry }) => (entry === null ? [] : [entry])))];
  const cells = [
    rowHead(titleOf(agreement, row.step)),
    td(names(row.by)),
    td(stands(row.mark, texts), 'stand'),
    td(row.marked.at(-1)?.at ?? '', 'num d'),
    td(row.due ?? '', 'num d'),
    td(late ? texts.days(late) : '', 'n'),
    td(
      delivered
        ? escapeText(texts.delivered(delivered.amount, delivered.of, delivered.unit, percent(delivered.share)))
        : '',
    ),
    td(names(row.said_by)),
    td(names(row.disputed_by)),
    td(escapeText(besides(model, row, texts).join('; '))),
    td(entries.map((entry) => `<a class="cite" href="#entry-${entry}">${entry}</a>`).join(' ')),
  ];
  return `<tr>${cells.join('')}</tr>`;
}

/** A mark with its word. */
function stands(mark: Mark, texts: StatusTexts): string {
  const drawn = glyph({ width: 16, rtl: false, prefix: '', interactive: false }, mark, 8, 8);
  const sign =
    mark === 'none' ? '' : element('svg', { class: 'lsp', width: 16, height: 16, 'aria-hidden': 'true' }, drawn);
  return `${sign}${escapeText(texts.chart.marks[mark])}`;
}

/** The states that no mark tells, the law, and what it waits for. */
function besides({ agreement }: StatusModel, row: StepStatus, texts: StatusTexts): string[] {
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(agreement, id));
  const { promise, legal, evidence } = row;
  const isPlain = ['none', 'agreed', 'pending', 'due', 'fulfilled', 'maintained', 'overdue', 'reversed'].includes(
    promise.state,
  );
  const law = [texts.chart.legal[legal.state], legal.provision ?? legal.instrument ?? '', legal.until ?? ''];
  return [
    ...(isPlain ? [] : [texts.under(promise.state, names(promise.under))]),
    ...(evidence.state === 'partly verified' ? [evidence.state] : []),
    ...(evidence.method ? [evidence.method] : []),
    ...(legal.state === 'free' ? [] : [law.filter((each) => each !== '').join(' ')]),
    ...(row.waits_for.length > 0
      ? [texts.waits(row.waits_for.map((id) => `\u201c${titleOf(agreement, id)}\u201d`))]
      : []),
  ];
}

/** The parties' own accounts side by side where they differ, and what one of them alone speaks of. */
export function renderDifferences({ agreement, answer, accounts }: StatusModel, texts: StatusTexts): string {
  const tellers = Object.keys(accounts);
  const { differ, alone } = apartOf(agreement, answer, accounts);
  if (differ.length + alone.length === 0) return '';
  const heads = [
    th(texts.columns.step),
    th(texts.columns.stands),
    ...tellers.map((party) => th(texts.columns.accounts(nameOf(agreement, party)))),
  ];
  const marks = new Map(answer.steps.map(({ step, mark }) => [step, mark]));
  const body = differ.map(({ step, marks: told }) => {
    const cells = tellers.map((party) => td(stands(told[party] ?? 'none', texts)));
    return `<tr>${rowHead(titleOf(agreement, step))}${td(stands(marks.get(step) ?? 'none', texts), 'stand')}${cells.join('')}</tr>`;
  });
  const marked = differ.length === 0 ? '' : scroll(texts.differTitle, table(heads, body, { style: 'rows few' }));
  const sentences = alone.map((each) => `<p class="lead">${escapeText(sayAlone(agreement, each))}</p>`);
  return `<section class="sec" id="accounts" style="margin-top:24px"><h2>${texts.differTitle}</h2><p class="lead">${escapeText(texts.differNote)}</p>${marked}${sentences.join('')}</section>`;
}
