import type { Agreement } from '@lockstep/engine/agreement';
import type { CalendarRow, ClockAnswer, DatedSlack, EventAnswer, NoOrder } from '@lockstep/engine/clock/answer';
import { figure, type Places, placesOf } from '@lockstep/engine/figure';
import { titleOf } from '@lockstep/engine/names';
import { labelOf } from '@lockstep/engine/words';
import colors from 'picocolors';
import type { OpenCase } from '../case/open.ts';
import type { Answered } from '../question/question.ts';
import { clip, contextOf, headed, restsOn, rule, section, width } from '../question/terminal.ts';
import { wrap } from '../wrap.ts';

/** The answer in 80 columns: the sentence, the order on the calendar with events between, why, what would change it. */
export function describeClock(opened: OpenCase, { view, answer }: Answered<ClockAnswer | NoOrder>): string {
  const head = headed(answer.headline, [], contextOf(opened, view));
  if (!answer.possible) {
    return [...head, ...section('Why', answer.why), ...section('What would change it', answer.changes)].join('\n');
  }
  return [
    ...head,
    rule,
    ...tableOf(opened.agreement, answer),
    ...section('Why', answer.why),
    ...section('What would change it', answer.changes),
    '',
    ...(answer.proved ? [] : ['Not finished in the time given: what some order would do is the best found.']),
    rule,
    ...wrap(restsOn(opened.agreement, view.assessment), width).map(colors.dim),
  ].join('\n');
}

interface Layout {
  readonly agreement: Agreement;
  readonly each: number;
  readonly title: number;
  readonly places: Places;
}

function tableOf(agreement: Agreement, answer: ClockAnswer): string[] {
  const each = Math.min(14, Math.floor(32 / agreement.parties.length));
  const title = width - 22 - each * agreement.parties.length;
  const layout: Layout = { agreement, each, title, places: placesOf({ ...answer, at_stake: answer.today.at_stake }) };
  const names = agreement.parties.map(({ name }) => clip(labelOf(name), each - 1).padStart(each)).join('');
  const waiting = [...answer.events];
  const lines: string[] = [];
  const showEvents = (until: string | null) => {
    while (waiting[0] && (until === null || waiting[0].date < until))
      lines.push(...eventLines(waiting.shift() as EventAnswer));
  };
  for (const [k, row] of answer.calendar.entries()) {
    showEvents(row.checked);
    lines.push(...rowLines(layout, row));
    const next = answer.calendar[k + 1]?.checked ?? null;
    for (const later of row.slack.slice(1)) {
      showEvents(later.from);
      const here = waiting.filter(({ date }) => date === later.from);
      for (const event of here) lines.push(...eventLines(event, event.id === later.event ? cells(layout, later) : ''));
      waiting.splice(0, here.length);
    }
    if (next === null) showEvents(null);
  }
  return [
    colors.dim('slack while it is the last done, each side\u2019s own scale'.padStart(width)),
    colors.dim(`done        #  who   ${'move'.padEnd(title)} ${names}`.trimEnd()),
    ...lines,
    colors.dim('  \u25c6 an event, and slack from then on   \u2715 would walk away'),
  ];
}

function rowLines(layout: Layout, row: CalendarRow): string[] {
  const { agreement, title: room } = layout;
  const text =
    row.step === null
      ? 'today'
      : [row.step]
          .flat()
          .map((id) => titleOf(agreement, id))
          .join(' + ');
  const who = row.by.length > 1 && row.by.length === agreement.parties.length ? 'both' : row.by.join('+');
  const late = row.due && row.due.late > 0 ? ` (due ${row.due.date})` : '';
  const start = `${row.checked} ${String(row.after === 0 ? '' : row.after).padStart(2)}  ${clip(who, 5).padEnd(6)}`;
  const [first] = row.slack;
  return wrap(`${text}${late}`, room).map((line, l) =>
    `${l === 0 ? start : ' '.repeat(start.length)}${line.padEnd(room)} ${l === 0 && first ? cells(layout, first) : ''}`.trimEnd(),
  );
}

function cells({ agreement, each, places }: Layout, { slack }: DatedSlack): string {
  return agreement.parties
    .map(({ id }) => {
      const value = slack[id] as number;
      return `${value < 0 ? '\u2715 ' : ''}${figure(value, places)}`.padStart(each);
    })
    .join('');
}

function eventLines(event: EventAnswer, slack = ''): string[] {
  const note = event.counted ? (event.changes ? '' : ' (changes nothing here)') : ' (hindsight, not counted)';
  const room = width - 14 - slack.length;
  return [colors.bold(`${event.date} \u25c6  ${clip(`${event.title}${note}`, room).padEnd(room)}${slack}`.trimEnd())];
}
