import { openFile } from '../../src/store/file.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Opened } from '../../src/store/store.ts';

/** The stores that several processes of this machine share by a path. */
export const kinds = ['file', 'sqlite'] as const;

export type Kind = (typeof kinds)[number];

export async function openKind(kind: Kind, path: string, to: 'read' | 'write'): Promise<Opened> {
  return kind === 'file' ? await openFile(path, to) : await openSqlite(path, 'record', to);
}
