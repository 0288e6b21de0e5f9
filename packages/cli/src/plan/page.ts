import { fileURLToPath } from 'node:url';
import type { PlanAsked } from '@lockstep/engine/plan';
import type { PlanAnswer } from '@lockstep/engine/plan/answer';
import { makeLineFinder } from '@lockstep/file/case';
import { type PageModel, renderPage } from '@lockstep/web/plan';
import { rolldown } from 'rolldown';
import type { OpenCase } from '../case/open.ts';
import { version } from '../version.ts';
import type { Answered } from './command.ts';

/** One page that shows it all and needs nothing else: drawings, words, sources, and the engine that moves with a step. */
export async function writePage(
  opened: OpenCase,
  answered: Answered,
  call: { readonly path: string; readonly asked: PlanAsked },
): Promise<string> {
  return renderPage(modelOf(opened, answered, call), await bundle());
}

function modelOf(
  { agreement, read, texts, chosen }: OpenCase,
  { name, answer }: Answered,
  { path, asked }: { readonly path: string; readonly asked: PlanAsked },
): PageModel {
  const assessment = chosen.find((each) => each.name === name)?.assessment;
  if (!assessment) throw new Error(`unknown assessment: ${name}`);
  const main = texts.texts.find((file) => file.path.endsWith('agreement.yaml')) ?? texts.texts[0];
  const lineOf = main ? makeLineFinder(main) : () => undefined;
  return {
    agreement,
    assessment,
    assessmentName: name,
    answer: answer as PlanAnswer,
    sources: Object.fromEntries(read.sources.map(({ id, ...source }) => [id, source])),
    lines: Object.fromEntries(
      agreement.steps.flatMap(({ id }): [string, number][] => {
        const line = lineOf(['steps', id]);
        return line === undefined ? [] : [[id, line]];
      }),
    ),
    version,
    command: commandOf(path, name, asked),
  };
}

/** The command that gives this answer again. */
function commandOf(
  path: string,
  name: string | null,
  { order, done, drop, deal, stake, first, phases }: PlanAsked,
): string {
  const lists = { order, done, drop, deal };
  return [
    `lockstep plan ${path}`,
    ...(name ? [`--assessment ${name}`] : []),
    ...Object.entries(lists).flatMap(([option, steps]) => (steps ? [`--${option} ${steps.join(',')}`] : [])),
    ...Object.entries(stake ?? {}).map(([party, value]) => `--stake ${party}=${value}`),
    ...(first === undefined ? [] : [`--first ${first}`]),
    ...(phases ? ['--phases'] : []),
  ].join(' ');
}

/** The page's script with the engine, in one piece. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@lockstep/web/plan/page'));
  const built = await rolldown({ input: entry, platform: 'browser', logLevel: 'silent' });
  const { output } = await built.generate({ format: 'iife', minify: true });
  await built.close();
  return output[0].code;
}
