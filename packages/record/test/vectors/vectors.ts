/** Public test vectors, which are not part of the repository: LOCKSTEP_VECTORS, or sources/vectors of a shared folder beside it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const vectors: string =
  process.env['LOCKSTEP_VECTORS'] ?? join(import.meta.dirname, '../../../../../shared/sources/vectors');

export function vectorBytes(path: string): Uint8Array {
  return readFileSync(join(vectors, path));
}

export function vectorJson<Value>(path: string): Value {
  return JSON.parse(readFileSync(join(vectors, path), 'utf8')) as Value;
}

/** The files below a folder, in order. */
export function vectorFiles(folder: string): string[] {
  return globSync(`${folder}/**/*`, { cwd: vectors, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(vectors.length + 1))
    .sort();
}
