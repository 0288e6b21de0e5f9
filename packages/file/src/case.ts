/** Reads a case: the texts of its files in, an agreement with its assessments and sources out, or all that is wrong. */
import type { Agreement } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import { toAgreement } from './agreement-reader.ts';
import { toAssessment } from './assessment-reader.ts';
import { checkCase } from './case-checks.ts';
import { type CaseFiles, findStem, sortFiles } from './case-files.ts';
import { type Fault, type Path, sortFaults } from './fault.ts';
import { defined, type RawSource } from './raw.ts';
import { type FileText, findPlace, openFile } from './source-file.ts';

export type { FileText } from './source-file.ts';

/** Something read or known that a case cites. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly dateRead?: string;
  readonly basis: 'seen' | 'background' | 'mixed';
  readonly note?: string;
}

/** An assessment by the name of its file without folder and ending; null where it stands in agreement.yaml. */
export interface NamedAssessment {
  readonly name: string | null;
  readonly assessment: Assessment;
}

/** A case as read. What has a fault is left out: the agreement is absent if its file has any. */
export interface Case {
  readonly agreement?: Agreement;
  readonly assessments: readonly NamedAssessment[];
  readonly sources: readonly Source[];
  readonly faults: readonly Fault[];
}

/**
 * Reads the files of a case in one pass and reports every fault in them, in reading order; never throws.
 *
 * Files are told apart by name (`agreement.yaml`, `sources.yaml`, `barriers.yaml`, `assessments/*.yaml`) and else by
 * what stands in them; a single file of any name is an agreement. The result is frozen throughout.
 */
export function readCase(texts: readonly FileText[]): Case {
  const files = texts.map(openFile);
  const sorted = sortFiles(files);
  const checked = checkCase(sorted);
  const faults = sortFaults(
    [...files.flatMap((file) => file.faults), ...checked.faults],
    files.map(({ name }) => name),
  );
  const { main, barriers } = sorted;
  const isWhole = main && main.faults.length === 0 && (barriers?.faults.length ?? 0) === 0;
  const agreement = isWhole ? toAgreement(checked.agreement, checked.barriers) : undefined;
  const assessments = readAssessments(sorted, checked.assessments, agreement !== undefined);
  return freeze({ ...defined({ agreement }), assessments, sources: toSources(checked.sources), faults });
}

/** Gives, for a path of keys such as `['steps', 'a2']`, the line on which it stands, from 1; undefined if it does not. */
export function makeLineFinder(file: FileText): (path: Path) => number | undefined {
  const source = openFile(file);
  return (path) => (hasPath(source.value, path) ? findPlace(source, path, 'key').line : undefined);
}

function hasPath(value: unknown, [first, ...rest]: Path): boolean {
  if (first === undefined) return value !== undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, first)) return false;
  return hasPath((value as Record<string | number, unknown>)[first], rest);
}

function readAssessments(
  files: CaseFiles,
  kept: ReturnType<typeof checkCase>['assessments'],
  isWhole: boolean,
): NamedAssessment[] {
  return kept.flatMap(({ file, raw }) => {
    if (file === files.main ? !isWhole : file.faults.length > 0) return [];
    return [{ name: file === files.main ? null : findStem(file.name), assessment: toAssessment(raw) }];
  });
}

function toSources(raw: Readonly<Record<string, RawSource>>): Source[] {
  return Object.entries(raw).map(([id, { title, url, date_read, basis, note }]) => {
    return { id, title: title ?? '', basis: basis ?? 'background', ...defined({ url, dateRead: date_read, note }) };
  });
}

/** Freezes plain data throughout; what an alias shares is met once. */
function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
  return value;
}
