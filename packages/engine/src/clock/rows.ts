import type { Agreement, Until } from '../agreement/agreement.ts';
import { dateOf, dayOf } from '../agreement/calendar.ts';
import { stepOf } from '../agreement/names.ts';
import { zero } from '../math/rational.ts';
import type { ByParty, OrderAnswer } from '../plan/answer.ts';
import type { CalendarRow, ClockAnswer, OtherDate } from './answer.ts';
import { dateAt, dueOf, unitsBetween } from './calendar.ts';
import { slackAt, standingSlack } from './slack.ts';
import { isBefore, meets } from './spells.ts';
import { doneBy, type Judged, moveOf, type Plan, type Work } from './work.ts';

/** The order on the calendar: the state after each move, with its slack by every set of numbers that it meets. */
export function calendarOf({ agreement, spells }: Work, { laid, judged }: Plan): CalendarRow[] {
  const rows = [null, ...laid];
  return rows.map((move, k) => {
    const [begins, ends] = [move?.checked ?? zero, laid[k]?.checked];
    const met = ends ? spells.filter((spell) => meets(spell, begins, ends)) : [];
    const apart = met.filter(({ assessment }, at) => assessment !== met[at - 1]?.assessment);
    return {
      after: k,
      step: move && moveOf(move.steps),
      by: move ? performersOf(agreement, move.steps) : [],
      begins: dateAt(agreement, move?.begins ?? zero),
      performed: dateAt(agreement, move?.performed ?? zero),
      checked: dateAt(agreement, begins),
      time: unitsBetween(agreement, zero, begins),
      earliest: dateAt(agreement, move?.earliest ?? zero),
      latest: dateAt(agreement, move?.latest ?? zero),
      due: move && dueOf(agreement, laid, move),
      slack: apart.map((spell) => ({
        from: isBefore(begins, spell.from) ? dateOf(dayOf(agreement.asOf) + spell.from) : dateAt(agreement, begins),
        event: spell.cause?.id ?? null,
        slack: slackAt((judged.get(spell) as Judged).answer, k),
      })),
    };
  });
}

function performersOf(agreement: Agreement, steps: readonly string[]): string[] {
  return agreement.parties.flatMap(({ id }) => (steps.some((s) => stepOf(agreement, s).by.includes(id)) ? [id] : []));
}

/** The first day on which a side would leave; before the first move, if it is not worth starting. */
export function firstBreak(calendar: readonly CalendarRow[], own: OrderAnswer): ClockAnswer['first_break'] {
  for (const { after, slack } of calendar) {
    for (const { from, event, slack: row } of slack) {
      const party = lowest(row);
      if ((row[party] as number) < 0) {
        return { after, party, slack: row[party] as number, from, event, worth_starting: isWorth(own) };
      }
    }
  }
  if (isWorth(own)) return null;
  const party = lowest(own.worth_finishing);
  const { from, event } = (calendar[0] as CalendarRow).slack[0] as CalendarRow['slack'][number];
  return { after: 0, party, slack: own.states[0]?.slack[party] as number, from, event, worth_starting: false };
}

function lowest(values: ByParty<number>): string {
  return Object.keys(values).reduce((a, b) => ((values[b] as number) < (values[a] as number) ? b : a));
}

function isWorth({ worth_finishing }: OrderAnswer): boolean {
  return Object.values(worth_finishing).every((value) => value >= 0);
}

/** Once all is done: does any side gain by breaking it, by the numbers then and later? */
export function lastsOn({ spells }: Work, { laid, judged }: Plan): boolean {
  const end = laid.at(-1)?.checked ?? zero;
  return spells
    .filter(({ from, to }) => from < to && isBefore(end, to))
    .every((spell) => Object.values(standingSlack((judged.get(spell) as Judged).answer)).every((slack) => slack >= 0));
}

/** Dates of the text that change no number: ends of powers, and of what is granted or kept up. */
export function otherDates({ agreement }: Work, plan: Plan): OtherDate[] {
  const row = (what: OtherDate['what'], of: string, date: string): OtherDate => {
    return { date, what, of, done: doneBy(plan, dayOf(date) - dayOf(agreement.asOf)) };
  };
  const sunsets = (agreement.powers ?? []).flatMap(({ id, sunset }) => (sunset ? [row('sunset', id, sunset)] : []));
  const ends = agreement.steps.flatMap(({ id, until }) => datesIn(until).map((date) => row('until', id, date)));
  return [...sunsets, ...ends].sort((a, b) => dayOf(a.date) - dayOf(b.date));
}

function datesIn(until: Until | undefined): string[] {
  if (typeof until === 'string') return [until];
  return until && 'any' in until ? until.any.flatMap(datesIn) : [];
}
