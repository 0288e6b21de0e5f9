import type { Agreement, Power } from '../../src/agreement/agreement.ts';
import type { Entry, NoticeEntry, PowerEntry, StepEntry, TermsEntry } from '../../src/status/entry.ts';

/** A day's entry, made on the evening of the day it is about unless another time is given. */
function made<Kind>(at: string, by: string, rest: object): Kind {
  const day = `${at}-12-31`.slice(0, 10);
  return { at, recorded_at: `${at.length < 10 ? day : at.slice(0, 10)}T20:00:00Z`, by, basis: 'seen', ...rest } as Kind;
}

export function promise(at: string, by: string, step: string, to: string, rest: Partial<StepEntry> = {}): StepEntry {
  return made(at, by, { step, axis: 'promise', to, ...rest });
}

export function evidence(at: string, by: string, step: string, to: string, rest: Partial<StepEntry> = {}): StepEntry {
  return made(at, by, { step, axis: 'evidence', to, ...rest });
}

export function legal(at: string, by: string, step: string, to: string, rest: Partial<StepEntry> = {}): StepEntry {
  return made(at, by, { step, axis: 'legal', to, ...rest });
}

export function powerUse(at: string, by: string, power: string, act: PowerEntry['act']): PowerEntry {
  return made(at, by, { power, act });
}

export function notice(
  at: string,
  by: string,
  name: string,
  act: NoticeEntry['act'],
  rest: Partial<NoticeEntry> = {},
): NoticeEntry {
  return made(at, by, { notice: name, act, ...rest });
}

export function terms(
  at: string,
  by: string,
  step: string,
  changed: TermsEntry['terms'],
  agreedBy: readonly string[],
): TermsEntry {
  return made(at, by, { step, terms: changed, agreed_by: agreedBy });
}

export function correction(recordedAt: string, corrects: number, rest: object = {}): Entry {
  return { at: recordedAt, recorded_at: `${recordedAt}T21:00:00Z`, by: 'registrar', basis: 'seen', corrects, ...rest };
}

export function power(id: string, rest: Partial<Power> = {}): Power {
  return { id, holders: ['A'], act: 'reimpose', target: [], contestedBy: [], sources: [], ...rest };
}

/** With time in days. */
export function inDays(agreement: Agreement): Agreement {
  return { ...agreement, timeUnit: 'day' };
}
