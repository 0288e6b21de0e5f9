import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import type { Appended } from '../../src/store/store.ts';
import type { Place, Writer } from './contract.ts';
import { type Kind, openKind } from './open.ts';

const script = join(import.meta.dirname, 'writer.ts');

/** `writer.ts` in a process of its own. */
export function startWriter(kind: Kind, path: string, ...role: string[]): ChildProcess {
  return spawn(process.execPath, [script, kind, path, ...role], { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** The same, where no file may grow beyond so many kibibytes: writing fails as on a full disk. */
export function startLimited(kibibytes: number, kind: Kind, path: string): ChildProcess {
  const limited = `ulimit -f ${kibibytes}; exec "$0" "$@"`;
  const command = ['-c', limited, process.execPath, script, kind, path, 'asked'];
  return spawn('bash', command, { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** A place in a new folder, where writers are processes. */
export function placeOf(kind: Kind): Place {
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  const path = join(folder, `record.${kind === 'file' ? 'jsonl' : 'sqlite'}`);
  return {
    open: (to) => openKind(kind, path, to),
    writers: (count) => Promise.all(Array.from({ length: count }, () => writerOf(startWriter(kind, path, 'asked')))),
    crowd: async (count, lines) => {
      const all = Array.from({ length: count }, (_, who) =>
        startWriter(kind, path, 'crowd', String(who), String(lines)),
      );
      const codes = await Promise.all(all.map((child) => once(child, 'exit')));
      expect(codes).toEqual(all.map(() => [0, null]));
    },
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

export async function writerOf(child: ChildProcess): Promise<Writer> {
  const answers = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  expect((await answers.next()).value).toBe('ready');
  return {
    append: async (lines, expected) => {
      child.stdin?.write(`${JSON.stringify({ lines, expected })}\n`);
      return JSON.parse(String((await answers.next()).value)) as Appended;
    },
    die: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    end: async () => {
      child.stdin?.end();
      await once(child, 'exit');
    },
  };
}
