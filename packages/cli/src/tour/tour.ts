import { fileURLToPath } from 'node:url';
import type { Assessment } from '@lockstep/engine/assessment';
import { plan } from '@lockstep/engine/plan';
import type { PlanAnswer } from '@lockstep/engine/plan/answer';
import { finish } from '@lockstep/engine/search';
import colors from 'picocolors';
import { openCase } from '../case/open.ts';
import { entriesOf } from '../case/record.ts';
import { wrap } from '../wrap.ts';
import { type Heard, type Line, lines } from './lines.ts';

const catalog = fileURLToPath(new URL('../../../../catalog', import.meta.url));
const id = 'us-dprk-2018-2019';

/** Prints February 2019, answered: one computed sentence for each line of the debate, with the command that gives it. */
export function tour(options: { readonly markdown?: boolean }): number {
  const heard = hear();
  const text = options.markdown ? markdownOf(heard) : terminalOf(heard);
  process.stdout.write(`${text}\n`);
  return 0;
}

function hear(): Heard {
  const opened = openCase(`${catalog}/${id}`, 'all');
  const plans = opened.chosen.map(({ name, assessment }): [string, PlanAnswer] => {
    const answer = finish(plan(opened.agreement, assessment));
    if ('code' in answer || !answer.possible) throw new Error(`the founding case has no road map: ${name}`);
    return [name ?? id, answer];
  });
  const views = opened.chosen.map(({ name, assessment }): [string, Assessment] => [name ?? id, assessment]);
  return {
    agreement: opened.agreement,
    plans: Object.fromEntries(plans),
    views: Object.fromEntries(views),
    entries: entriesOf(opened),
  };
}

function answerOf(line: Line, heard: Heard): string {
  const questions = line.questions.map((question) => `\`${question}\``).join(' and ');
  return line.tell ? line.tell(heard) : `Not answered yet: waits for ${questions}.`;
}

function commandOf(line: Line, heard: Heard): string {
  return `lockstep ${line.questions[0]} catalog/${id}${line.options?.(heard) ?? ''}`;
}

function terminalOf(heard: Heard): string {
  return lines
    .flatMap((line) => [
      ...wrap(line.debate, 80).map(colors.bold),
      ...wrap(answerOf(line, heard).replaceAll('`', ''), 76).map((each) => `    ${each}`),
      ...(line.tell ? [colors.dim(`    $ ${commandOf(line, heard)}`)] : []),
      '',
    ])
    .join('\n')
    .trimEnd();
}

/** The same as a table, for the README. */
function markdownOf(heard: Heard): string {
  const rows = lines.map((line) => {
    const command = line.tell ? `<br>\`${commandOf(line, heard)}\`` : '';
    return `| ${line.debate} | ${answerOf(line, heard)}${command} |`;
  });
  return ['| the debate | the answer |', '|---|---|', ...rows].join('\n');
}
