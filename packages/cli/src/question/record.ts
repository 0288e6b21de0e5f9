import type { Agreement } from '@lockstep/engine/agreement';
import { dateOf, dayOf } from '@lockstep/engine/calendar';
import type { Entry } from '@lockstep/engine/status/entry';
import { type Asking, dayOfEvent } from '@lockstep/engine/status/heard';
import { type Command, InvalidArgumentError } from 'commander';
import { UsageError } from '../case/load.ts';

/** Options of every question that is asked of a record. */
export interface RecordOptions {
  readonly asOf?: string;
  readonly knownOn?: string;
  readonly toldBy?: string;
}

export function addRecordOptions(command: Command): Command {
  return command
    .option('--as-of <date>', 'count events up to this day (default: the last event, or the date of the case)', day)
    .option('--known-on <date>', 'count entries made by this day alone', day)
    .option('--told-by <party>', 'hear this party, and those who are no parties');
}

/** What is asked of a record, and where its day comes from. */
export interface Asked {
  readonly asking: Asking;
  readonly asOfFrom: 'asked' | 'record' | 'agreement';
}

/**
 * The options as the engine takes them. Without a day it is that of the last event that is known, or of the agreement,
 * whichever is later: nothing that happened is left out, and what fell due by the date of the case counts as due.
 */
export function askingOf(
  agreement: Agreement,
  entries: readonly Entry[],
  { asOf, knownOn, toldBy }: RecordOptions,
): Asked {
  const { parties } = agreement;
  if (toldBy !== undefined && !parties.some(({ id }) => id === toldBy)) {
    const known = parties.map(({ id }) => id).join(', ');
    throw new UsageError(`"${toldBy}" in --told-by is no party of the agreement; its parties are ${known}.`);
  }
  const more = { knownOn, toldBy };
  if (asOf !== undefined) return { asking: { asOf, ...more }, asOfFrom: 'asked' };
  const known = entries.filter((entry) => knownOn === undefined || entry.recorded_at.slice(0, 10) <= knownOn);
  const last = known.reduce((latest, { at }) => Math.max(latest, dayOfEvent(at)), dayOf(agreement.asOf));
  const asOfFrom = last > dayOf(agreement.asOf) ? 'record' : 'agreement';
  return { asking: { asOf: dateOf(last), ...more }, asOfFrom };
}

/** These options as they were written: for the command that gives an answer again. */
export function recordText({ asOf, knownOn, toldBy }: RecordOptions): string[] {
  return [
    ...(asOf === undefined ? [] : [`--as-of ${asOf}`]),
    ...(knownOn === undefined ? [] : [`--known-on ${knownOn}`]),
    ...(toldBy === undefined ? [] : [`--told-by ${toldBy}`]),
  ];
}

/** A day that the calendar has. */
export function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || dateOf(dayOf(text)) !== text) {
    throw new InvalidArgumentError('Give a day of the calendar, such as 2019-02-24.');
  }
  return text;
}
