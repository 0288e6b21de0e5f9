import { nameOf } from '@lockstep/engine/names';
import type { Deviation } from '@lockstep/engine/status/answer';
import colors from 'picocolors';
import { sayAsked } from '../question/record-wording.ts';
import { headed, rule, section, width } from '../question/terminal.ts';
import { wrap } from '../wrap.ts';
import type { TraceCall } from './command.ts';

/** The answer in 80 columns: the sentence, every deviation by date, then under each side's reading, why, what would change it. */
export function describeTrace(call: TraceCall): string {
  const { answer, opened } = call;
  const { agreement } = opened;
  const known = new Set(answer.deviations.map((each) => each.at + each.sentence));
  const readings = answer.readings.flatMap(({ reading, sentence, deviations }) => {
    const own = deviations.filter((each) => !known.has(each.at + each.sentence));
    const before = deviations.length - own.length;
    return [
      '',
      colors.bold(`Under the reading of ${nameOf(agreement, reading)}`),
      ...wrap(`${sentence}${before > 0 ? ` ${before} of its deviations stand above.` : ''}`, width - 2).map(
        (line) => `  ${line}`,
      ),
      ...own.flatMap(lines),
    ];
  });
  return [
    ...headed(answer.headline, [], sayAsked(agreement, answer, call.asOfFrom)),
    rule,
    ...answer.deviations.flatMap(lines),
    ...readings,
    ...section(
      'Entries that move nothing',
      answer.misfits.map(({ entry, sentence }) => `Entry ${entry}: ${sentence}`),
    ),
    ...section('Why', answer.why),
    ...section('What would change it', answer.changes),
  ].join('\n');
}

function lines({ at, entry, sentence }: Deviation): string[] {
  const place = entry === null ? 'by the calendar' : `entry ${entry}`;
  return wrap(`${sentence} (${place})`, width - 12).map((line, k) => `${(k === 0 ? at : '').padEnd(12)}${line}`);
}
