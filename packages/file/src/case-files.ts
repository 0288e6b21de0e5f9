/** Tells the files of a case apart. */
import type { SourceFile } from './source-file.ts';

export interface CaseFiles {
  readonly main?: SourceFile;
  readonly assessments: readonly SourceFile[];
  readonly sources?: SourceFile;
  readonly barriers?: SourceFile;
}

type Kind = 'agreement' | 'assessment' | 'sources' | 'barriers';

/** Sorts files by kind. A second file of a kind of which a case has one, or of the same name, is reported in it. */
export function sortFiles(files: readonly SourceFile[]): CaseFiles {
  const kinds = new Map(files.map((file) => [file, files.length === 1 ? kindByContent(file) : findKind(file)]));
  const ofKind = (kind: Kind) => files.filter((file) => kinds.get(file) === kind);
  const assessments = ofKind('assessment');
  for (const kind of ['agreement', 'sources', 'barriers'] as const) reportSecond(kind, ofKind(kind));
  reportSameStem(assessments);
  const [main] = ofKind('agreement');
  const [sources] = ofKind('sources');
  const [barriers] = ofKind('barriers');
  return { assessments, ...(main && { main }), ...(sources && { sources }), ...(barriers && { barriers }) };
}

function findKind(file: SourceFile): Kind {
  const { name } = file;
  if (/(^|[/\\])assessments[/\\][^/\\]+$/.test(name)) return 'assessment';
  const stem = findStem(name);
  if (stem === 'agreement' || stem === 'sources' || stem === 'barriers') return stem;
  return kindByContent(file);
}

function kindByContent({ value }: SourceFile): Kind {
  return hasKey(value, 'lockstep_assessment') ? 'assessment' : 'agreement';
}

/** The name of a file without folders and ending. */
export function findStem(name: string): string {
  return name.replace(/^.*[/\\]/, '').replace(/\.[a-z]+$/i, '');
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

function reportSecond(kind: Kind, [first, ...others]: readonly SourceFile[]): void {
  for (const other of others) reportSame(kind, first, other);
}

function reportSameStem(assessments: readonly SourceFile[]): void {
  const byStem = new Map<string, SourceFile>();
  for (const file of assessments) {
    const stem = findStem(file.name);
    const first = byStem.get(stem);
    if (first) reportSame('assessment of this name', first, file);
    else byStem.set(stem, file);
  }
}

/** Says in one file that another one is already what it would be. */
export function reportSame(kind: string, first: SourceFile | undefined, other: SourceFile): void {
  const facts = { kind, first: first?.name ?? '' };
  other.add({ code: 'second-file', facts, file: other.name, line: 1, column: 1, path: [] });
}
