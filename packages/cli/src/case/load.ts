import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileText } from '@lockstep/file/case';

/** The texts of a case on disk: a folder, or one file that holds everything. */
export interface CaseTexts {
  /** The folder's name, or the file's. */
  readonly name: string;
  /** The folder, for links; the file's own path for a single file. */
  readonly path: string;
  readonly isFolder: boolean;
  readonly texts: readonly FileText[];
}

/** Something about the call itself that is wrong; the sentence says what and how to mend it. */
export class UsageError extends Error {}

/** Reads every file of a case that a question may need. Throws a UsageError if there is nothing to read. */
export function loadCase(path: string): CaseTexts {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats)
    throw new UsageError(
      `There is no file or folder "${path}"; give the folder of a case, such as catalog/us-dprk-2018-2019.`,
    );
  if (stats.isFile() && basename(path) === 'agreement.yaml') return loadCase(dirname(path));
  if (!stats.isDirectory()) {
    return { name: basename(path), path, isFolder: false, texts: [{ path, text: read(path) }] };
  }
  const texts = [...caseFiles(path)].map((file) => ({ path: file, text: read(join(path, file)) }));
  if (!texts.some((file) => file.path === 'agreement.yaml')) {
    throw new UsageError(`The folder "${path}" has no agreement.yaml; give the folder of a case, or a file.`);
  }
  return { name: basename(path), path, isFolder: true, texts };
}

function* caseFiles(folder: string): Generator<string> {
  for (const file of ['agreement.yaml', 'sources.yaml', 'barriers.yaml']) {
    if (isFile(join(folder, file))) yield file;
  }
  const views = join(folder, 'assessments');
  if (!statSync(views, { throwIfNoEntry: false })?.isDirectory()) return;
  for (const file of readdirSync(views).sort())
    if (isFile(join(views, file)) && /\.(ya?ml|json)$/.test(file)) yield join('assessments', file);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Files of this size are refused by the reader; more is not read. */
const limit = 10_000_000;

function read(path: string): string {
  if (statSync(path).size < limit) return readFileSync(path, 'utf8');
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(limit);
  readSync(file, bytes);
  closeSync(file);
  return bytes.toString('latin1');
}

/** Throws a UsageError if a file cannot be put there, before any work is done for it. */
export function mustBeWritable(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) throw new UsageError(`"${path}" is a folder; give the name of a file to write.`);
  if (!statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`There is no folder "${dirname(path)}" to write "${basename(path)}" into; make it first.`);
  }
}
