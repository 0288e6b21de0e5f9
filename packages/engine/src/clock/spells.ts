import type { Agreement, DatedEvent } from '../agreement/agreement.ts';
import type { Assessment, Effect } from '../agreement/assessment.ts';
import { dayOf } from '../agreement/calendar.ts';
import { exact, isLess, type Rational } from '../math/rational.ts';

/** A stretch of time with the same numbers: from an event to the next, or from ever to the first. */
export interface Spell {
  readonly event: DatedEvent | null;
  /** The last event up to then that changed a number; null if none has. */
  readonly cause: DatedEvent | null;
  /** The day it begins, counted from the agreement's date; -Infinity for the first. */
  readonly from: number;
  /** The day on which the next one begins; Infinity for the last. */
  readonly to: number;
  /** The assessment with what the events up to then have changed. */
  readonly assessment: Assessment;
  /** Parties whose stake an event has set: it is no longer the one asked about with `stake`. */
  readonly staked: ReadonlySet<string>;
}

/** Events by date; those of one day in the file's order. */
export function eventsOf(agreement: Agreement): readonly DatedEvent[] {
  return [...(agreement.events ?? [])].sort((a, b) => dayOf(a.date) - dayOf(b.date));
}

/** Did it become known only after the date of the agreement? */
export function isHindsight(agreement: Agreement, event: DatedEvent): boolean {
  return event.knownOn !== undefined && dayOf(event.knownOn) > dayOf(agreement.asOf);
}

/** One spell before any event and one from each event that is counted; a spell may be empty, between events of one day. */
export function spellsOf(agreement: Agreement, assessment: Assessment, counted: readonly DatedEvent[]): Spell[] {
  const spells: Spell[] = [{ event: null, cause: null, from: -Infinity, to: Infinity, assessment, staked: new Set() }];
  for (const event of counted) {
    const last = spells.at(-1) as Spell;
    const effect = assessment.events?.[event.id];
    const from = dayOf(event.date) - dayOf(agreement.asOf);
    spells.splice(-1, 1, { ...last, to: from });
    spells.push({
      event,
      cause: effect ? event : last.cause,
      from,
      to: Infinity,
      assessment: effect ? changed(last.assessment, effect) : last.assessment,
      staked: new Set([...last.staked, ...Object.keys(effect?.stakes ?? {})]),
    });
  }
  return spells;
}

/** Is the spell there while a state is the last that was reached, from one moment to another (or at one alone)? */
export function meets({ from, to }: Spell, begins: Rational, ends: Rational): boolean {
  if (!isLess(begins, ends)) return !isBefore(begins, from) && isBefore(begins, to);
  return from < to && isAfter(ends, from) && isBefore(begins, to);
}

/** Is a moment before the beginning of a day, both counted from the agreement's date? */
export function isBefore(moment: Rational, day: number): boolean {
  return day === Infinity || (day !== -Infinity && isLess(moment, exact(day)));
}

/** Is it after that beginning? */
export function isAfter(moment: Rational, day: number): boolean {
  return day === -Infinity || (day !== Infinity && isLess(exact(day), moment));
}

/** What is absent from the effect stays as it was. */
function changed(view: Assessment, effect: Effect): Assessment {
  const outside = { ...view.outside, ...effect.outside };
  return {
    ...view,
    impatience: { ...view.impatience, ...effect.impatience },
    hazard: effect.hazard ?? view.hazard,
    stakes: { ...view.stakes, ...effect.stakes },
    ...(Object.keys(outside).length > 0 && { outside }),
  };
}
