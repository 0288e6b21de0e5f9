import { fileURLToPath } from 'node:url';
import type { NamedAssessment } from '@lockstep/file/case';
import { makeLineFinder } from '@lockstep/file/case';
import type { AgreementModel, CaseModel } from '@lockstep/web/page';
import { rolldown } from 'rolldown';
import type { OpenCase } from '../case/open.ts';
import { version } from '../version.ts';
import type { SharedOptions } from './options.ts';
import type { Call } from './question.ts';

/** What every page is made of beside its answer; `words` are the words of the command after the case. */
export function caseModelOf(
  { path, opened }: Call<SharedOptions>,
  view: NamedAssessment,
  word: string,
  words: readonly string[],
): CaseModel {
  const named = [...(view.name ? [`--assessment ${view.name}`] : []), ...words];
  return { ...agreementModelOf(path, opened, word, named), assessment: view.assessment, assessmentName: view.name };
}

/** The same for an answer on which no assessment bears. */
export function agreementModelOf(
  path: string,
  { agreement, read, texts }: Pick<OpenCase, 'agreement' | 'read' | 'texts'>,
  word: string,
  words: readonly string[],
): AgreementModel {
  const main = texts.texts.find((file) => file.path.endsWith('agreement.yaml')) ?? texts.texts[0];
  const lineOf = main ? makeLineFinder(main) : () => undefined;
  return {
    agreement,
    sources: Object.fromEntries(read.sources.map(({ id, ...source }) => [id, source])),
    lines: Object.fromEntries(
      agreement.steps.flatMap(({ id }): [string, number][] => {
        const line = lineOf(['steps', id]);
        return line === undefined ? [] : [[id, line]];
      }),
    ),
    version,
    command: [`lockstep ${word} ${path}`, ...words].join(' '),
  };
}

/** A page's script with the engine, in one piece. `entry` is a module of ours, such as `@lockstep/web/plan/page`. */
export async function bundle(entry: string): Promise<string> {
  const input = fileURLToPath(import.meta.resolve(entry));
  const built = await rolldown({ input, platform: 'browser', logLevel: 'silent' });
  const { output } = await built.generate({ format: 'iife', minify: true });
  await built.close();
  return output[0].code;
}
