import type { Agreement } from '@lockstep/engine/agreement';
import { nameOf } from '@lockstep/engine/names';
import type { StatusAnswer } from '@lockstep/engine/status/answer';
import colors from 'picocolors';
import { wrap } from '../wrap.ts';
import type { Asked } from './record.ts';
import { width } from './terminal.ts';

/** Which case, as of when and why then, as known when, as told by whom. */
export function sayAsked(
  agreement: Agreement,
  { as_of, known_on, told_by }: Pick<StatusAnswer, 'as_of' | 'known_on' | 'told_by'>,
  asOfFrom: Asked['asOfFrom'],
): string[] {
  const from = { asked: '', record: ' (the last event in the record)', agreement: ' (the date of the case)' }[asOfFrom];
  const known = known_on === null ? '' : ` \u00b7 as known on ${known_on}`;
  const told = told_by === null ? '' : ` \u00b7 as told by ${nameOf(agreement, told_by)}`;
  return wrap(`${agreement.title} \u00b7 as of ${as_of}${from}${known}${told}`, width).map(colors.dim);
}
