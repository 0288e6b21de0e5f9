/** Words between the parties: what was asked, and what stands without an answer. */
import type { Agreement } from '../agreement/agreement.ts';
import { dateOf, dayOf } from '../agreement/calendar.ts';
import type { NoticeStatus } from './answer.ts';
import type { NoticeEntry } from './entry.ts';
import { type Heard, sideOf } from './heard.ts';
import { daysOf } from './span.ts';
import type { Misfit } from './wording.ts';

type Row = { -readonly [Key in keyof NoticeStatus]: NoticeStatus[Key] };

/** In the order of events. An answer answers every open notice of its name that was put to whoever gives it. */
export function readNotices(
  agreement: Agreement,
  heard: readonly Heard[],
  asOf: string,
): { readonly notices: readonly NoticeStatus[]; readonly misfits: readonly Misfit[] } {
  const rows: Row[] = [];
  const misfits: Misfit[] = [];
  for (const { number, day, said } of heard) {
    if (!('notice' in said)) continue;
    if (said.act !== 'answer') rows.push(rowOf(agreement, said, said.act, number, day));
    else misfits.push(...answer(agreement, rows, said, number, day));
  }
  const today = dayOf(asOf);
  for (const row of rows) {
    const isAsked = row.act !== 'notify' || row.answer_due !== null;
    row.unanswered_days = isAsked && !row.answered ? today - dayOf(row.at) : null;
  }
  return { notices: rows, misfits };
}

function rowOf(
  { timeUnit }: Agreement,
  { notice, by, whom = [], step, within }: Omit<NoticeEntry, 'recorded_at'>,
  act: Row['act'],
  entry: number,
  day: number,
): Row {
  const answerDue = within === undefined ? null : dateOf(day + daysOf(within, timeUnit));
  return {
    entry,
    notice,
    act,
    at: dateOf(day),
    by,
    whom,
    step: step ?? null,
    answer_due: answerDue,
    answered: null,
    unanswered_days: null,
  };
}

function answer(
  agreement: Agreement,
  rows: readonly Row[],
  { notice, by }: Omit<NoticeEntry, 'recorded_at'>,
  entry: number,
  day: number,
): Misfit[] {
  const open = rows.filter((row) => row.notice === notice && !row.answered);
  if (open.length === 0) return [{ entry, code: 'nothing-asked', notice }];
  const side = sideOf(agreement, by);
  const asked = open.filter(({ whom, by: asker }) =>
    whom.length > 0 ? whom.includes(by) || whom.includes(side) : sideOf(agreement, asker) !== side,
  );
  if (asked.length === 0) return [{ entry, code: 'not-asked', notice, by }];
  for (const row of asked) row.answered = { at: dateOf(day), by };
  return [];
}
