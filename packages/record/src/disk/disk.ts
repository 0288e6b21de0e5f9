/**
 * Access to files, only as large as the file store needs it. Calls come back when they are done, and throw when the
 * operating system reports a failure. One implementation is the machine's own (`node.ts`), one simulates the loss of power
 * (in the tests).
 */
export interface Disk {
  /** Opens a file; to write, creates it where it is missing. Whoever opens to read never changes anything. */
  open(path: string, to: 'read' | 'write'): DiskFile;

  /** Makes the name of a file durable: fsync of the folder in which it stands. */
  syncName(path: string): void;

  /**
   * The right to write a file, which the operating system takes back when the process ends, however it ends. Null while
   * somebody else has it, in this process or another.
   */
  claim(path: string): Claim | null;
}

export interface DiskFile {
  /** In bytes. */
  size(): number;

  /** Fills `into` with what stands from byte `at` on; how many bytes there were. */
  read(into: Uint8Array, at: number): number;

  /** Writes all bytes at `at`. On disk only after `sync`. */
  write(bytes: Uint8Array, at: number): void;

  /** Takes off what stands from byte `size` on. On disk only after `sync`. */
  truncate(size: number): void;

  /**
   * fsync. If it fails, what was written since the last one may be lost even though `read` still shows it, and a later
   * `sync` that succeeds says nothing about it: Linux marks such pages as clean.
   */
  sync(): void;

  close(): void;
}

export interface Claim {
  release(): void;
}
