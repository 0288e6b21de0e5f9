import type { Agreement } from '@lockstep/engine/agreement';
import { type Case, type NamedAssessment, readCase } from '@lockstep/file/case';
import { sayFault } from '@lockstep/file/wording';
import { type CaseTexts, loadCase, UsageError } from './load.ts';

/** A case without faults, and the assessments that were asked for. */
export interface OpenCase {
  readonly texts: CaseTexts;
  readonly read: Case;
  readonly agreement: Agreement;
  readonly chosen: readonly NamedAssessment[];
  /** Names of the assessments that were not asked for. */
  readonly others: readonly string[];
}

/** Opens a case for a question: `assessment` is a name, a file, `all`, or absent for the first. */
export function openCase(path: string, assessment?: string): OpenCase {
  const loaded = withFile(loadCase(path), assessment);
  const read = readWhole(loaded.texts);
  const chosen = choose(read.assessments, loaded.wanted, path);
  const others = read.assessments.filter((each) => !chosen.includes(each)).map((each) => each.name ?? 'inline');
  return { texts: loaded.texts, read, agreement: read.agreement, chosen, others };
}

/** Opens a case for a question that no assessment bears on. */
export function openAgreement(path: string): Pick<OpenCase, 'texts' | 'read' | 'agreement'> {
  const texts = loadCase(path);
  const read = readWhole(texts);
  return { texts, read, agreement: read.agreement };
}

/** A case without faults. */
export function readWhole(texts: CaseTexts): Case & { readonly agreement: Agreement } {
  const { agreement, ...read } = readCase(texts.texts);
  if (read.faults.length > 0 || !agreement) throw new UsageError(read.faults.map(sayFault).join('\n'));
  return { ...read, agreement };
}

/** An assessment given as a file joins the case under its own name. */
function withFile(texts: CaseTexts, assessment: string | undefined): { texts: CaseTexts; wanted: string | undefined } {
  if (!assessment || !/[\\/.]/.test(assessment)) return { texts, wanted: assessment };
  const file = loadCase(assessment);
  const stem = file.name.replace(/\.[^.]+$/, '');
  const rest = texts.texts.filter((each) => each.path !== `assessments/${file.name}`);
  return { texts: { ...texts, texts: [...rest, { path: assessment, text: file.texts[0]?.text ?? '' }] }, wanted: stem };
}

function choose(all: readonly NamedAssessment[], wanted: string | undefined, path: string): readonly NamedAssessment[] {
  if (all.length === 0) {
    throw new UsageError(
      `The case "${path}" has no assessment, and without one nothing is worth anything to anybody; add assessments/NAME.yaml, or "assessment:" in the file.`,
    );
  }
  if (wanted === 'all') return all;
  if (wanted === undefined) return all.slice(0, 1);
  const found = all.filter((each) => each.name === wanted);
  if (found.length > 0) return found;
  const names = all.map((each) => each.name ?? 'inline').join(', ');
  throw new UsageError(`There is no assessment "${wanted}" in "${path}"; there is: ${names}.`);
}
