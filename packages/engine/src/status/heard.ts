/** Which statements of a record count: by then known, not corrected, heard, and by then happened. */
import type { Agreement } from '../agreement/agreement.ts';
import { dayOf } from '../agreement/calendar.ts';
import type { CorrectionEntry, Entry, EventDate, Statement } from './entry.ts';

/** What is asked of a record. */
export interface Asking {
  /** Everything up to this day of the events counts. */
  readonly asOf: string;
  /** Only entries made by the end of this day (UTC) count. */
  readonly knownOn?: string | undefined;
  /** Entries said by other parties are not heard. */
  readonly toldBy?: string | undefined;
}

/** A statement that counts, with the number of the entry that makes it. */
export interface Heard {
  readonly number: number;
  readonly day: number;
  readonly said: Statement;
}

export interface Hearing {
  /** In the order of events; at one instant in the order of recording. */
  readonly heard: readonly Heard[];
  readonly entries: { readonly all: number; readonly counted: number; readonly corrected: number };
  /** Entries that correct none before them. */
  readonly astray: readonly number[];
}

export function hear(agreement: Agreement, entries: readonly Entry[], asking: Asking): Hearing {
  const { asOf, knownOn, toldBy } = asking;
  const isKnown = ({ recorded_at }: Entry) => knownOn === undefined || recorded_at.slice(0, 10) <= knownOn;
  const isHeard = voices(agreement, toldBy);
  const known = entries.flatMap((entry, number) => (isKnown(entry) ? [{ number, entry }] : []));
  const told = known.filter(({ entry }) => isHeard(entry.by));
  const { replaced, astray } = corrections(told);
  const last = dayOf(asOf);
  const statements = told.flatMap(({ number, entry }): (Heard & Order)[] => {
    const correction = replaced.get(number);
    if (!correction) return 'corrects' in entry ? [] : [placed(entry, number, number)];
    const { instead } = correction.entry;
    return instead && isHeard(instead.by) ? [placed(instead, correction.number, number)] : [];
  });
  const heard = statements.filter(({ day }) => day <= last).sort(byEvent);
  return {
    heard,
    entries: { all: known.length, counted: heard.length, corrected: replaced.size },
    astray,
  };
}

/** The party that somebody speaks for; else the name itself. */
export function sideOf(agreement: Agreement, by: string): string {
  return agreement.people.find(({ id }) => id === by)?.side ?? by;
}

/** Who is heard: everybody, or all but other parties and those who speak for them. */
function voices(agreement: Agreement, toldBy: string | undefined): (by: string) => boolean {
  if (toldBy === undefined) return () => true;
  const silent = new Set(agreement.parties.map(({ id }) => id).filter((id) => id !== toldBy));
  return (by) => !silent.has(sideOf(agreement, by));
}

interface Numbered {
  readonly number: number;
  readonly entry: Entry;
}

interface Order {
  readonly order: number;
  readonly instant: number;
}

/**
 * From the last correction to the first, since a correction can itself be corrected. Of two corrections of one entry the
 * later counts.
 */
function corrections(told: readonly Numbered[]): {
  readonly replaced: ReadonlyMap<number, { readonly number: number; readonly entry: CorrectionEntry }>;
  readonly astray: readonly number[];
} {
  const replaced = new Map<number, { number: number; entry: CorrectionEntry }>();
  const astray: number[] = [];
  const numbers = new Set(told.map(({ number }) => number));
  for (const { number, entry } of told.toReversed()) {
    if (!('corrects' in entry) || replaced.has(number)) continue;
    if (entry.corrects >= number) astray.push(number);
    else if (numbers.has(entry.corrects) && !replaced.has(entry.corrects))
      replaced.set(entry.corrects, { number, entry });
  }
  return { replaced, astray: astray.reverse() };
}

function placed(said: Statement, number: number, order: number): Heard & Order {
  return { said, number, order, day: dayOfEvent(said.at), instant: instantOf(said.at) };
}

function byEvent(a: Heard & Order, b: Heard & Order): number {
  return a.day - b.day || compareInstants(a.instant, b.instant) || a.order - b.order;
}

function compareInstants(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The day of an event as it is written, on the calendar of whoever wrote it; of a month or a year its last day. */
export function dayOfEvent(at: EventDate): number {
  if (at.length === 4) return dayOf(`${at}-12-31`);
  if (at.length > 7) return dayOf(at.slice(0, 10));
  const [year, month] = at.split('-').map(Number) as [number, number];
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return dayOf(`${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}-01`) - 1;
}

/** The instant within its day; a day without an hour comes before its hours. */
function instantOf(at: EventDate): number {
  return at.includes('T') ? Date.parse(at) : Number.NEGATIVE_INFINITY;
}
