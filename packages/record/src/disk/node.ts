import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  realpathSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './busy.ts';
import type { Claim, Disk, DiskFile } from './disk.ts';

/** The files of this machine. */
export const nodeDisk: Disk = { open, syncName, claim };

function open(path: string, to: 'read' | 'write'): DiskFile {
  const file = openSync(path, to === 'read' ? constants.O_RDONLY : constants.O_RDWR | constants.O_CREAT, 0o666);
  return {
    size: () => fstatSync(file).size,
    read: (into, at) => {
      let done = 0;
      while (done < into.length) {
        const count = readSync(file, into, done, into.length - done, at + done);
        if (count === 0) break;
        done += count;
      }
      return done;
    },
    write: (bytes, at) => {
      let done = 0;
      while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, at + done);
    },
    truncate: (size) => ftruncateSync(file, size),
    sync: () => fsyncSync(file),
    close: () => closeSync(file),
  };
}

function syncName(path: string): void {
  const folder = openSync(dirname(realPath(path)), constants.O_RDONLY);
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Node has no flock. SQLite takes the locks that the operating system takes back from a process that dies (fcntl), and
 * keeps its own connections of one process apart, which bare fcntl would not. So the right to write `record.jsonl` is a
 * transaction on `record.jsonl.lock`, a database that nothing is ever written to: a file of no bytes. IMMEDIATE, because of
 * several who come at once exactly one gets it; with EXCLUSIVE they can be in each other's way. The file stays where it is;
 * to remove it would let two writers hold two files of that name. Names are resolved first, so that a link does not make a
 * second lock.
 *
 * On a network file system it is as good as the locks of that file system: NFS 4 and SMB lock for all machines, NFS 3 where
 * its lock service runs, and some FUSE systems for this machine alone.
 */
function claim(path: string): Claim | null {
  const database = new DatabaseSync(`${realPath(path)}.lock`, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => database.close() };
}

function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
}
