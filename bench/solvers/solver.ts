import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Question } from './question.ts';

/** A general solver with the encoding in which it is quickest. */
export interface Solver {
  readonly name: string;
  readonly version: () => string;
  /** The least level, proved; null if there is no proof after so many seconds of processor time. */
  readonly solve: (question: Question, seconds: number) => Solved;
}

export interface Solved extends Taken {
  readonly level: number | null;
}

/** What a command took: user and system time of all its processes, and the time on the wall. */
export interface Taken {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/**
 * Runs a line of shell in a new folder with these files. Each of its processes has so many seconds of processor time;
 * on the wall, where other work may be in the way, it has eight times as long.
 */
export function timed(
  line: string,
  files: Readonly<Record<string, string>>,
  seconds: number,
): Taken & { readonly out: string; readonly err: string } {
  const cwd = mkdtempSync(join(tmpdir(), 'solvers-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  const script = `TIMEFORMAT='%R %U %S'; ulimit -t ${Math.ceil(seconds)}; time timeout ${8 * Math.ceil(seconds)} sh -c "$0" 2>err`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script, line], { cwd, encoding: 'utf8', env: plain });
  const err = readFileSync(join(cwd, 'err'), 'utf8');
  rmSync(cwd, { recursive: true });
  const times = /(\d+\.\d+) (\d+\.\d+) (\d+\.\d+)\s*$/.exec(stderr);
  if (!times) throw new Error(`not timed: ${line}\n${stderr}`);
  const [wall, user, system] = times.slice(1).map((figure) => 1000 * Number(figure)) as [number, number, number];
  return { out: stdout, err, cpuMs: Math.round(user + system), wallMs: Math.round(wall) };
}

const plain = { ...process.env, LC_ALL: 'C' };

/** The first match of a pattern in what a command prints of itself. */
export function printed(pattern: RegExp, command: string, ...args: string[]): string {
  const { stdout } = spawnSync(command, args, { encoding: 'utf8' });
  const found = pattern.exec(stdout ?? '')?.[1];
  if (!found) throw new Error(`${command} is not there`);
  return found;
}
