import type { NamedAssessment } from '@lockstep/file/case';
import type { OpenCase } from '../case/open.ts';

/** The assessments that stand beside one: those that were named (a name or a file), or the others of the case. */
export async function viewsBeside(
  opened: OpenCase,
  view: NamedAssessment,
  beside: readonly string[] | undefined,
): Promise<readonly NamedAssessment[]> {
  if (!beside) return opened.read.assessments.filter((each) => each.name !== view.name);
  const { openCase } = await import('../case/open.ts');
  const named = beside.flatMap((name) => openCase(opened.texts.path, name).chosen);
  return named.filter(
    (each, at) => each.name !== view.name && named.findIndex((other) => other.name === each.name) === at,
  );
}

/** For an option that may be given several times. */
export function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}
