import { type Case, readCase } from '@lockstep/file/case';
import { sayFault } from '@lockstep/file/wording';
import { sayEntryFault } from '@lockstep/record/wording';
import type { CaseTexts } from '../case/load.ts';
import { type RecordRead, readRecord, recordFile } from '../case/record.ts';

/** One thing that is wrong with a file of a case, or with a line of its record. */
export interface CaseFault {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: readonly (string | number)[];
  readonly facts: object;
  /** The sentence, with the file by this name. */
  readonly say: (file: string) => string;
  /** The line on which it stands. */
  readonly text: string;
}

/** A case with everything that is wrong with it, in reading order, its record last; `entries` is null without a record. */
export interface CheckedFiles {
  readonly read: Case;
  readonly entries: number | null;
  readonly faults: readonly CaseFault[];
}

export function checkFiles(texts: CaseTexts): CheckedFiles {
  const read = readCase(texts.texts);
  const record = readRecord(texts, read.agreement, read.sources);
  const linesOf = new Map(texts.texts.map(({ path, text }) => [path, text.split(/\r?\n/)]));
  const ofTexts = read.faults.map((fault) => ({
    ...fault,
    say: (file: string) => sayFault({ ...fault, file }),
    text: linesOf.get(fault.file)?.[fault.line - 1] ?? '',
  }));
  const ofRecord = (record?.faults ?? []).map(({ entry, ...fault }) => ({
    ...fault,
    file: recordFile,
    say: (file: string) => sayEntryFault({ ...fault, entry } as Parameters<typeof sayEntryFault>[0], file),
    text: record?.lines[fault.line - 1] ?? '',
  }));
  const unfinished = record && record.unfinished > 0 ? [unfinishedLine(record)] : [];
  return { read, entries: record ? record.entries.length : null, faults: [...ofTexts, ...ofRecord, ...unfinished] };
}

/** A last line without its newline was never acknowledged, or was written by hand. */
function unfinishedLine({ lines, unfinished }: RecordRead): CaseFault {
  const line = lines.length + 1;
  const mend = 'end it with a newline, or let the next "lockstep record add" take it off';
  return {
    code: 'unfinished-line',
    file: recordFile,
    line,
    column: 1,
    path: [],
    facts: { bytes: unfinished },
    say: (file) => `${file}:${line}:1: the last line has no newline at its end, so it does not count; ${mend}.`,
    text: '',
  };
}
