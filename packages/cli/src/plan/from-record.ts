import { titleOf } from '@lockstep/engine/names';
import type { FromRecord } from '@lockstep/engine/status/answer';
import { fromRecord } from '@lockstep/engine/status/from-record';
import { list } from '@lockstep/engine/words';
import { UsageError } from '../case/load.ts';
import type { OpenCase } from '../case/open.ts';
import { entriesOf } from '../case/record.ts';
import type { PlanOptions } from './command.ts';

/** What the record of the case has as done by the day of `--from-record`; undefined where that is not asked for. */
export function startOf(opened: OpenCase, { fromRecord: asOf, done }: PlanOptions): FromRecord | undefined {
  if (asOf === undefined) return undefined;
  if (done) throw new UsageError('--done and --from-record both say what is done: give one of them.');
  return fromRecord(opened.agreement, entriesOf(opened), { asOf });
}

/** Where a road map starts from, in sentences. */
export function startSentences({ agreement }: OpenCase, start: FromRecord): string[] {
  const titles = (ids: readonly string[]) => list(ids.map((id) => `\u201c${titleOf(agreement, id)}\u201d`));
  const { as_of: asOf, done, too_early: early, reversed, dropped } = start;
  const said = (ids: readonly string[], words: string) => (ids.length > 0 ? [`${words}: ${titles(ids)}.`] : []);
  return [
    ...(done.length > 0 ? said(done, `Done by ${asOf}`) : [`Nothing was done and verified by ${asOf}.`]),
    ...said(early, 'Done, but not what it requires or goes together with; so it is still to come here'),
    ...said(reversed, 'Taken back, and so still to come'),
    ...said(
      dropped.map(({ step }) => step),
      'Waived, superseded or ended, and so left out',
    ),
  ];
}
