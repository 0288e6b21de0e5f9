/** What measurements say about a problem, and about many. */
import { type Class, isOf, type Measurement, median, type Results } from './results.ts';

/** One problem, asked of Lockstep and of solvers, all with our dominance edges or all without. */
export interface Asked {
  readonly of: readonly Measurement[];
  /** Milliseconds of processor time, the median over the pairs; Lockstep proved it. */
  readonly whole: number;
  readonly cold: number;
  readonly isProved: boolean;
  /** The pair of the quickest solver that came to a proof. */
  readonly best: Measurement | null;
}

export function problemsOf({ measurements }: Results, of: Class, n: number, edges: boolean): Asked[] {
  const found = measurements.filter((each) => isOf(of, each) && each.n === n && each.edges === edges);
  const seeds = [...new Set(found.map(({ seed }) => seed))];
  return seeds.map((seed) => asked(found.filter((each) => each.seed === seed)));
}

function asked(of: readonly Measurement[]): Asked {
  const solved = of.filter(({ theirs }) => theirs.level !== null);
  return {
    of,
    whole: median(of.map(({ ours }) => ours.cpuMs)),
    cold: median(of.map(({ ours }) => ours.coldMs)),
    isProved: of.every(({ ours }) => ours.level !== null),
    best: solved.toSorted((a, b) => a.theirs.cpuMs - b.theirs.cpuMs)[0] ?? null,
  };
}

/** How many times as long the quickest solver took as Lockstep in the same pair; null unless both came to a proof. */
export function ratio({ best }: Asked, ours: 'cpuMs' | 'coldMs'): number | null {
  return best && best.ours.level !== null ? best.theirs.cpuMs / best.ours[ours] : null;
}

export function sizesIn({ measurements }: Results): number[] {
  return [...new Set(measurements.map(({ n }) => n))].sort((a, b) => a - b);
}
