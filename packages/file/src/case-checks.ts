/** Checks the files of a case by themselves and against each other. */
import { findRules, toAgreement } from './agreement-reader.ts';
import { toAssessment } from './assessment-reader.ts';
import { type CaseFiles, reportSame } from './case-files.ts';
import { checkOrder } from './check-sets.ts';
import { checkFile, type Mention } from './check-shape.ts';
import { checkWorths } from './check-worth.ts';
import type { Fault, Path, Report } from './fault.ts';
import { listNames } from './known-names.ts';
import { checkMentions } from './names.ts';
import type { RawAgreement, RawAssessment, RawBarriers, RawSource, RawVerification } from './raw.ts';
import { defined } from './raw.ts';
import type { FileKind } from './shape.ts';
import { findPlace, reportTo, type SourceFile } from './source-file.ts';

/** What was kept of each file; the faults lie with the files, and those of no file here. */
export interface CheckedCase {
  readonly agreement: RawAgreement;
  readonly barriers?: RawBarriers;
  readonly sources: Readonly<Record<string, RawSource>>;
  readonly assessments: readonly PlacedAssessment[];
  readonly faults: readonly Fault[];
}

interface PlacedAssessment {
  readonly file: SourceFile;
  readonly path: Path;
  readonly raw: RawAssessment;
}

interface CheckedFile<Raw> {
  readonly file: SourceFile;
  readonly raw: Raw;
  readonly mentions: readonly Mention[];
}

/** Checks everything that can be checked, however much is wrong. */
export function checkCase(files: CaseFiles): CheckedCase {
  const main = files.main && checkOne<RawAgreement>('agreement', files.main);
  const barriers = files.barriers && checkOne<RawBarriers>('barriers', files.barriers);
  const sources = files.sources && checkOne<{ sources?: Record<string, RawSource> }>('sources', files.sources);
  const separate = files.assessments.map((file) => checkOne<RawAssessment>('assessment', file));
  const assessments = listAssessments(main, separate);
  const checked = [main, barriers, ...separate].filter((each) => each !== undefined);
  const known = listNames(files, main?.raw ?? {});
  for (const { file, mentions } of checked) checkMentions(mentions, known, reportTo(file));
  reportDoubles(files, main?.raw ?? {});
  if (main) checkAgreement(main);
  for (const placed of assessments) checkAssessment(placed, main);
  return {
    agreement: main?.raw ?? {},
    sources: sources?.raw.sources ?? main?.raw.sources ?? {},
    assessments,
    faults: files.main
      ? []
      : [{ code: 'no-agreement', facts: {}, file: 'agreement.yaml', line: 1, column: 1, path: [] }],
    ...defined({ barriers: barriers?.raw ?? main?.raw.barriers }),
  };
}

function checkOne<Raw extends object>(kind: FileKind, file: SourceFile): CheckedFile<Raw> {
  if (file.value === undefined) return { file, raw: {} as Raw, mentions: [] };
  const { kept, mentions } = checkFile(kind, file.value, reportTo(file));
  return { file, raw: (kept ?? {}) as Raw, mentions };
}

/** Sources and barriers stand in the agreement or in a file of their own, not in both. */
function reportDoubles({ main, sources, barriers }: CaseFiles, agreement: RawAgreement): void {
  if (main && sources && agreement.sources) reportSame('sources', main, sources);
  if (main && barriers && agreement.barriers) reportSame('barriers', main, barriers);
}

function listAssessments(
  main: CheckedFile<RawAgreement> | undefined,
  separate: readonly CheckedFile<RawAssessment>[],
): PlacedAssessment[] {
  const inline = main?.raw.assessment;
  const own = separate.filter(({ file }) => file.value !== undefined).map(({ file, raw }) => ({ file, path: [], raw }));
  return main && inline ? [{ file: main.file, path: ['assessment'], raw: inline }, ...own] : own;
}

function checkAgreement({ file, raw }: CheckedFile<RawAgreement>): void {
  if (file.value === undefined) return;
  const report = reportTo(file);
  const parties = Object.keys(raw.parties ?? {});
  const isFewParties = raw.parties !== undefined && parties.length < 2;
  if (isFewParties) report('too-few-parties', { count: parties.length }, ['parties'], 'key');
  for (const name of Object.keys(raw.others ?? {})) {
    if (parties.includes(name)) report('ambiguous-name', { name }, ['others', name], 'key');
  }
  for (const name of Object.keys(raw.commitments ?? {})) {
    if (Object.hasOwn(raw.steps ?? {}, name)) report('step-and-commitment', { name }, ['commitments', name], 'key');
  }
  reportSamePowers(raw, report);
  reportSamples(raw, 'steps', report);
  reportSamples(raw, 'commitments', report);
  const lineOf = (path: Path) => findPlace(file, path, 'value').line;
  checkOrder(toAgreement(raw, undefined), findRules(raw), lineOf, report);
}

function reportSamePowers({ powers }: RawAgreement, report: Report): void {
  const ids = (powers ?? []).map((power) => power?.id);
  ids.forEach((name, index) => {
    const isSecond = name !== undefined && ids.indexOf(name) < index;
    if (isSecond) report('named-twice', { name }, ['powers', index, 'id']);
  });
}

/** No more items can be missing than there are. */
function reportSamples(raw: RawAgreement, part: 'steps' | 'commitments', report: Report): void {
  for (const [id, step] of Object.entries(raw[part] ?? {})) {
    const isList = Array.isArray(step.verification);
    for (const [index, check] of [step.verification ?? []].flat().entries()) {
      const { items, diversions } = (check as RawVerification | undefined)?.sample ?? {};
      if (items === undefined || diversions === undefined || diversions <= items) continue;
      const path = [part, id, 'verification', ...(isList ? [index] : []), 'sample', 'diversions'];
      report('out-of-range', { read: String(diversions), low: 1, high: items }, path);
    }
  }
}

function checkAssessment({ file, path, raw }: PlacedAssessment, main: CheckedFile<RawAgreement> | undefined): void {
  const report = reportTo(file);
  const expected = main?.raw.id;
  const isOther = raw.agreement !== undefined && expected !== undefined && raw.agreement !== expected;
  if (isOther) report('other-agreement', { read: raw.agreement ?? '', expected }, [...path, 'agreement']);
  checkWorths(toAgreement(main?.raw ?? {}, undefined), toAssessment(raw), path, report);
}
