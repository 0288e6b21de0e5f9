import type { Agreement } from '@lockstep/engine/agreement';
import { dateOf, dayOf } from '@lockstep/engine/calendar';
import type { Deadline, StatusAnswer } from '@lockstep/engine/status/answer';
import type { Entry } from '@lockstep/engine/status/entry';
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';

/**
 * What falls due after the day of the answer, as an iCalendar (RFC 5545) of whole days. The same record gives the same
 * bytes: names of events are made of the case, the kind and what falls due, and the time stamp is that of the last entry
 * that counts, or of the answer's day where there is none.
 */
export function calendarOf(
  { id, title }: Agreement,
  { as_of, known_on, deadlines }: StatusAnswer,
  entries: readonly Entry[],
): string {
  const known = entries.filter((entry) => known_on === null || entry.recorded_at.slice(0, 10) <= known_on);
  const stamp = new Date(known.at(-1)?.recorded_at ?? `${as_of}T00:00:00Z`);
  const calendar = ical({
    name: title,
    prodId: { company: 'Lockstep', product: 'status', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const ids = uidsOf(id, deadlines);
  for (const [k, { date, sentence }] of deadlines.entries()) {
    calendar.createEvent({
      id: ids[k] as string,
      stamp,
      start: startOf(date),
      end: startOf(dateOf(dayOf(date) + 1)),
      allDay: true,
      summary: sentence,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** The beginning of a day in UTC, by which whole days are written. */
function startOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** Stable while the same thing falls due on another day; where one thing falls due twice, told apart by a number. */
function uidsOf(agreement: string, deadlines: readonly Deadline[]): string[] {
  const seen = new Map<string, number>();
  return deadlines.map(({ kind, of }) => {
    const name = `${agreement}.${kind}.${of}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `${encodeURIComponent(count === 1 ? name : `${name}.${count}`)}@lockstep`;
  });
}
