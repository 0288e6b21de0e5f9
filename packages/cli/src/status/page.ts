import { renderStatusPage } from '@lockstep/web/status';
import { agreementModelOf } from '../question/page.ts';
import { recordText } from '../question/record.ts';
import type { StatusCall } from './command.ts';

/** One page that shows it all and needs nothing else. */
export function writeStatus({ path, opened, entries, options, answer, accounts }: StatusCall): string {
  const cited = entries.flatMap((entry) => [entry.source ?? []].flat());
  const model = agreementModelOf(path, opened, 'status', recordText(options));
  return renderStatusPage({ ...model, cited, answer, entries, accounts });
}
