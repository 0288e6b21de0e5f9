/** What was measured, one line a measurement, in bench/results/solvers.jsonl; written as it comes, read at every start. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gains, isHard, type Shape, shapes } from '../problems.ts';
import type { Solved } from './solver.ts';

/** One solve of one problem by a general solver, paired with one by Lockstep just before it. */
export interface Measurement extends Shape {
  readonly gain: number;
  readonly n: number;
  readonly seed: number;
  readonly solver: string;
  /** Were our dominance edges given to the solver? */
  readonly edges: boolean;
  /** Seconds of processor time that each had. */
  readonly limit: number;
  readonly theirs: Solved;
  /** A whole process from its start; `coldMs` of its processor time from the file's numbers to the proof. */
  readonly ours: Solved & { readonly coldMs: number };
}

/** On what the lines that follow were measured. */
export interface Setting {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly solvers: readonly string[];
}

export interface Results {
  readonly settings: readonly Setting[];
  readonly measurements: readonly Measurement[];
}

const path = join(import.meta.dirname, '../results/solvers.jsonl');

export function append(line: Measurement | Setting): void {
  appendFileSync(path, `${JSON.stringify(line)}\n`);
}

export function results(): Results {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  const parsed = lines.map((line): Measurement | Setting => JSON.parse(line));
  const latest = new Map(parsed.flatMap((line) => ('solver' in line ? [[keyOf(line), line] as const] : [])));
  return { settings: parsed.filter((line) => 'machine' in line), measurements: [...latest.values()] };
}

export function keyOf(of: Omit<Measurement, 'limit' | 'theirs' | 'ours'>): string {
  return [of.precedence, of.worths, of.gain, of.n, of.seed, of.solver, of.edges].join();
}

/** A class of problems. */
export interface Class extends Shape {
  readonly gain: number;
  readonly isHard: boolean;
}

export const classes: readonly Class[] = shapes.flatMap((shape) =>
  gains.map((gain) => ({ ...shape, gain, isHard: isHard(shape, gain) })),
);

export function isOf(of: Class, { precedence, worths, gain }: Shape & { gain: number }): boolean {
  return of.precedence === precedence && of.worths === worths && of.gain === gain;
}

export function nameOf({ precedence, worths, gain }: Class): string {
  return `${precedence === worths ? precedence : `${precedence} ${worths}`} ${gain} %`;
}

/** The optima that were proved, by problem; throws where two differ. */
export function checkAgreement({ measurements }: Results): void {
  const optima = new Map<string, { level: number; by: string }>();
  for (const each of measurements) {
    const problem = [each.precedence, each.worths, each.gain, each.n, each.seed].join(' ');
    for (const [by, { level }] of [[each.solver, each.theirs] as const, ['Lockstep', each.ours] as const]) {
      if (level === null) continue;
      const known = optima.get(problem) ?? { level, by };
      if (known.level !== level) throw new Error(`${problem}: ${by} finds ${level}, ${known.by} ${known.level}`);
      optima.set(problem, known);
    }
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] as number;
  return ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
