import { type Numbers, numbersOf } from '@lockstep/charts/numbers';
import { requirementsOf } from '@lockstep/charts/plan';
import { escapeText } from '@lockstep/charts/write';
import type { Agreement, Range, Step } from '@lockstep/engine/agreement';
import { nameOf, stepOf } from '@lockstep/engine/names';
import type { StateRow } from '@lockstep/engine/plan/answer';
import { likelyValue } from '@lockstep/engine/worth';
import { worthCell } from '../page/rests.ts';
import { table, td, th } from '../page/table.ts';
import type { PageModel, View } from './model.ts';
import type { Texts } from './texts.ts';

/** Every number of the figure, in words and digits: one row for each step. */
export function renderTable(view: View, texts: Texts): string {
  const { parties } = view.model.agreement;
  const { columns } = texts;
  const heads = [
    th(columns.step),
    th(columns.who),
    th(columns.what),
    th(columns.checks),
    th(columns.finds, 'n'),
    th(columns.requires),
    ...parties.map((party) => th(columns.worth(party.name), 'n np')),
    th(columns.undone, 'n np'),
    ...parties.map((party) => th(columns.slack(party.name), 'n')),
  ];
  const last = view.answer.order.length;
  const rows = view.answer.order.flatMap((move, k) => {
    const ids = typeof move === 'string' ? [move] : move;
    const state = k + 1 < last ? view.answer.states.find((each) => each.after === k + 1) : undefined;
    return ids.map((id, n) => renderRow(view, id, k + 1, n === ids.length - 1 ? state : null, texts));
  });
  return table(heads, [renderStart(view, texts), ...rows], { title: texts.tableCaption });
}

function renderStart({ model, answer }: View, texts: Texts): string {
  const { parties } = model.agreement;
  const state = answer.states.find((each) => each.after === 0);
  const empty = Array.from({ length: 5 }, () => td('')).join('');
  const worths = parties.map(() => td('', 'np')).join('');
  return `<tr>${td(texts.start)}${empty}${worths}${td('', 'np')}${parties.map(({ id }) => slackCell(state, id, numbersOf(answer), texts)).join('')}</tr>`;
}

/** `state` is null where more steps of the same move follow, undefined after the last move. */
function renderRow(view: View, id: string, place: number, state: StateRow | undefined | null, texts: Texts): string {
  const { agreement } = view.model;
  const show = numbersOf(view.answer);
  const step = stepOf(agreement, id);
  const slacks = agreement.parties.map((party) =>
    state === null ? td('', 'n') : slackCell(state, party.id, show, texts),
  );
  const here = state && agreement.parties.some((party) => (state.slack[party.id] ?? 0) < 0);
  const cells = [
    td(String(place), 'num'),
    td(escapeText(whoOf(agreement, step, texts))),
    td(escapeText(step.title) + lineOf(view.model, id, texts)),
    td(escapeText(checkersOf(agreement, step, texts))),
    td(escapeText(findsOf(step, show, texts)), 'n'),
    td(escapeText(requirementPlaces(view, id)), 'num'),
    ...agreement.parties.map((party) => td(worthCell(view.model, id, party.id, show, texts), 'n np')),
    td(escapeText(rangeText(step.reversible, show.share, texts)), 'n np'),
    ...slacks,
  ];
  return `<tr${here ? ' class="here"' : ''}>${cells.join('')}</tr>`;
}

function slackCell(state: StateRow | undefined, party: string, show: Numbers, texts: Texts): string {
  if (!state) return td(texts.done, 'n');
  const slack = state.slack[party] ?? 0;
  const range = state.slack_range?.[party];
  const between = range ? `<small class="np">${texts.range(show.number(range[0]), show.number(range[1]))}</small>` : '';
  return td(
    `${slack < 0 ? `<span class="brk">\u2715 ${show.number(slack)}</span>` : show.number(slack)}${between}`,
    'n',
  );
}

function whoOf(agreement: Agreement, step: Step, texts: Texts): string {
  const names = step.by.map((id) => nameOf(agreement, id));
  return names.length === 1
    ? texts.chart.label(names[0] as string)
    : texts.both(names, names.length === agreement.parties.length);
}

function lineOf(model: PageModel, id: string, texts: Texts): string {
  const line = model.lines[id] ?? model.lines[id.replace(/\.\d+$/, '')];
  return line === undefined ? '' : ` <small class="np muted">${texts.line(line)}</small>`;
}

function checkersOf(agreement: Agreement, step: Step, texts: Texts): string {
  if (step.verification.length === 0) return texts.nobodyChecks;
  return [
    ...new Set(
      step.verification.flatMap((check) => (check.by ? [texts.chart.label(nameOf(agreement, check.by))] : [])),
    ),
  ].join(', ');
}

function findsOf(step: Step, show: Numbers, texts: Texts): string {
  if (step.verification.length === 0) return '';
  return step.verification
    .map((check) => (check.detects === undefined ? texts.notDeclared : show.share(likelyValue(check.detects))))
    .join(', ');
}

/** Places in this order of what a step requires; names where it is not in this order (done before). */
function requirementPlaces({ model, answer }: View, id: string): string {
  const place = (needed: string) =>
    answer.order.findIndex((move) => move === needed || (typeof move !== 'string' && move.includes(needed)));
  return requirementsOf(model.agreement, id)
    .map((needed) => (place(needed) < 0 ? needed : String(place(needed) + 1)))
    .join(', ');
}

function rangeText(range: Range, say: (value: number) => string, texts: Texts): string {
  if (typeof range === 'number') return say(range);
  return `${say(likelyValue(range))} (${texts.range(say(range[0]), say(range.at(-1) as number))})`;
}
