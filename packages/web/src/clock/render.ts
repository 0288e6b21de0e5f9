import { drawClock } from '@lockstep/charts/clock';
import { numbersOf } from '@lockstep/charts/numbers';
import { escapeText } from '@lockstep/charts/write';
import type { CalendarRow, ClockAnswer, EventAnswer, EventEffect, SomeOrder } from '@lockstep/engine/clock/answer';
import { nameOf, titleOf } from '@lockstep/engine/names';
import { labelOf } from '@lockstep/engine/words';
import { renderSentences } from '../page/document.ts';
import { inEachRoom } from '../page/figure.ts';
import type { CaseModel } from '../page/model.ts';
import { type AnswerPart, renderAnswerPage } from '../page/part.ts';
import { citations, mark } from '../page/rests.ts';
import { scroll, table, td, th } from '../page/table.ts';
import { type ClockTexts, clockTexts as english } from './texts.ts';

/** All that the page is made of. */
export interface ClockModel extends CaseModel {
  readonly answer: ClockAnswer;
}

/** The page of question `clock` as one file, without a script. */
export function renderClockPage(model: ClockModel, texts: ClockTexts = english): string {
  const title = texts.pageTitle(model.agreement.title);
  return renderAnswerPage(model, clockPart(model, texts), { title, size: 'dense' }, texts);
}

export function clockPart(model: ClockModel, texts: ClockTexts = english): AnswerPart {
  return {
    word: texts.word,
    question: texts.question,
    headline: model.answer.headline,
    lead: [],
    body: renderClock(model, texts),
    style,
    show: showOf(model.answer),
    scope: model.answer,
  };
}

/** The answer below its headline. */
function renderClock(model: ClockModel, texts: ClockTexts = english): string {
  const { answer } = model;
  return `<section class="fig" aria-label="${escapeText(texts.figureTitle)}">${renderFigure(model, texts)}
<details class="data"><summary>${texts.table}</summary>${scroll(texts.tableTitle, renderCalendar(model, texts))}</details></section>
<section class="sec" style="margin-top:24px">${renderEvents(model, texts)}</section>
<div class="grid two"><section class="sec" id="changes">${renderSentences(texts.changes, answer.changes)}</section>
<section class="sec" id="why">${renderSentences(texts.why, answer.why)}</section></div>`;
}

/** Wide tables scroll on a narrow screen; words in a row of the table of events stay readable. */
const style =
  '@media screen and (max-width:760px){.scroll table{min-width:660px}}.events tr.here td{font-weight:400}.data td.d{white-space:nowrap}@media print{.data td:nth-child(2){white-space:normal}.data td:nth-child(5),.data td:nth-child(6){width:auto;padding-inline-start:0}.data td:nth-child(7),.events td:nth-child(3),.events td:nth-child(4){white-space:nowrap}.events td:nth-child(1){width:34mm}}';

function showOf(answer: ClockAnswer) {
  return numbersOf({ ...answer, at_stake: answer.today.at_stake });
}

function renderFigure(model: ClockModel, texts: ClockTexts): string {
  const drawing = { agreement: model.agreement, answer: model.answer };
  const look = { words: texts.chart, dir: texts.dir, style: false } as const;
  const figure = inEachRoom(({ width, prefix }) => drawClock(drawing, { ...look, width, prefix }), { paper: 760 });
  const who = model.assessment.by ?? model.assessmentName ?? '';
  const note = texts.figureNote(model.answer.calendar.length - 1, who, model.answer.as_of, texts.zone);
  return `<h2>${escapeText(texts.figureTitle)}</h2>
${figure}
<p class="cap">${escapeText(note)}</p>`;
}

/** Every date and number of the figure. */
function renderCalendar(model: ClockModel, texts: ClockTexts): string {
  const { agreement, answer } = model;
  const { columns } = texts;
  const heads = [
    th(columns.place),
    th(columns.move),
    th(columns.who),
    th(columns.begins),
    th(columns.performed),
    th(columns.checked),
    th(columns.range),
    th(columns.due),
    ...agreement.parties.map(({ name }) => th(columns.slack(name), 'n')),
  ];
  const rows = answer.calendar.map((row) => renderRow(model, row, texts));
  return table(heads, rows, { title: texts.tableTitle });
}

function renderRow({ agreement, answer }: ClockModel, row: CalendarRow, texts: ClockTexts): string {
  const titles = [row.step ?? []].flat().map((id) => titleOf(agreement, id));
  const late = row.due && row.due.late > 0;
  const due = row.due ? (late ? texts.late(row.due.date, row.due.late.toFixed(1)) : row.due.date) : texts.notDue;
  const isBroken = row.slack.some(({ slack }) => Object.values(slack).some((value) => value < 0));
  const show = showOf(answer);
  const cells = [
    td(row.step === null ? '' : String(row.after), 'num'),
    td(escapeText(row.step === null ? texts.start : titles.join(' + '))),
    td(escapeText(row.by.map((id) => labelOf(nameOf(agreement, id))).join(', '))),
    td(row.begins, 'num d'),
    td(row.performed, 'num d'),
    td(row.checked, 'num d'),
    td(row.earliest === row.latest ? '' : `${row.earliest} to ${row.latest}`, 'num'),
    td(escapeText(due)),
    ...agreement.parties.map(({ id }) =>
      td(row.slack.map(({ slack }) => show.number(slack[id] as number)).join(' \u2192 '), 'n'),
    ),
  ];
  return `<tr${isBroken ? ' class="here"' : ''}>${cells.join('')}</tr>`;
}

/** One row for each event: when, what it changes and why, and what that does. */
function renderEvents(model: ClockModel, texts: ClockTexts): string {
  const { events } = model.answer;
  if (events.length === 0) return `<h2>${texts.eventsTitle}</h2><p>${texts.noEvents}</p>`;
  const heads = [texts.event, texts.changes_, texts.leastSlack, texts.someOrder, texts.shares].map((text) => th(text));
  const rows = events.map((event) => renderEvent(model, event, texts));
  return `<h2>${texts.eventsTitle}</h2>${scroll(texts.eventsTitle, table(heads, rows, { style: 'events' }))}`;
}

function renderEvent(model: ClockModel, event: EventAnswer, texts: ClockTexts): string {
  const { answer, assessment } = model;
  const basis = event.basis && event.basis !== 'seen' ? ` ${mark(event.basis, texts)}` : '';
  const name = `${event.date} <b>${escapeText(event.title)}</b>${basis}${citations(model, event.sources, texts)}<br>${texts.doneBy(event.done, answer.calendar.length - 1)}`;
  if (!event.effect) {
    return `<tr>${td(name)}<td colspan="4">${escapeText(texts.notCounted(event.known_on ?? ''))}</td></tr>`;
  }
  if (!event.changes) return `<tr>${td(name)}<td colspan="4">${texts.nothing}</td></tr>`;
  const judged = assessment.events?.[event.id]?.basis;
  const reason = event.why ? `<br>${escapeText(event.why)} ${judged ? mark(judged, texts) : ''}` : '';
  const lines = (list: readonly string[]) => list.map(escapeText).join('<br>') || texts.nothing;
  const cells = [
    td(name),
    td(`${lines(numberLines(model, event.effect, texts))}${reason}`),
    td(lines(slackLines(model, event.effect, texts))),
    td(lines(orderLines(event.effect, texts))),
    td(lines(shareLines(model, event.effect, texts))),
  ];
  const isBroken = event.effect.breaks !== null && answer.first_break?.event === event.id;
  return `<tr${isBroken ? ' class="here"' : ''}>${cells.join('')}</tr>`;
}

function numberLines(
  { agreement }: ClockModel,
  { numbers: { before, after } }: EventEffect,
  texts: ClockTexts,
): string[] {
  const line = (what: string, old: number, now: number) =>
    old === now ? [] : [texts.fromTo(what, asGiven(old), asGiven(now))];
  return [
    ...agreement.parties.flatMap(({ id, name }) => [
      ...line(texts.stake(name), before.at_stake[id] as number, after.at_stake[id] as number),
      ...line(texts.outside(name), before.outside[id] as number, after.outside[id] as number),
      ...line(texts.impatience(name), before.impatience[id] as number, after.impatience[id] as number),
    ]),
    ...line(texts.hazard, before.hazard, after.hazard),
  ];
}

function slackLines(
  { agreement, answer }: ClockModel,
  { least_slack: least }: EventEffect,
  texts: ClockTexts,
): string[] {
  const show = showOf(answer);
  return agreement.parties.flatMap(({ id, name }) => {
    const [old, now] = [least?.before[id]?.slack, least?.after[id]?.slack];
    return old === undefined || now === undefined
      ? []
      : [texts.fromTo(labelOf(name), show.number(old), show.number(now))];
  });
}

function orderLines({ from_today: today, from_then: then }: EventEffect, texts: ClockTexts): string[] {
  const said = ({ holds, proved }: SomeOrder) => (holds ? texts.yes : proved ? texts.no : texts.open);
  return [
    texts.fromToday(said(today.before), said(today.after)),
    ...(then ? [texts.fromThen(said(then.before), said(then.after))] : []),
  ];
}

function shareLines({ agreement, answer }: ClockModel, { offers }: EventEffect, texts: ClockTexts): string[] {
  if (!offers) return [];
  const show = showOf(answer);
  return agreement.parties.map(({ id, name }) => {
    const own = (when: typeof offers.before) => show.share(when.when_first[id]?.[id] as number);
    return texts.share(labelOf(name), own(offers.before), own(offers.after));
  });
}

/** A rate or a stake digit for digit, with a real minus. */
function asGiven(value: number): string {
  return String(value).replace('-', '\u2212');
}
