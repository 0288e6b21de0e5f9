import type { Draws } from '../agreement/draws.ts';
import { bitsOf, without } from '../math/bits.ts';
import { quantile } from '../math/quantile.ts';
import { toNumber } from '../math/rational.ts';
import { drawnNumbers, standingAt } from '../plan/drawn.ts';
import type { VerifyRow } from './answer.ts';
import type { Road } from './road.ts';
import type { Point } from './rows.ts';

/** What draws over ranges and ranks say of the points: what must be found, and whether what is declared is enough. */
export interface Drawn {
  /** By point. */
  readonly ranges: readonly NonNullable<VerifyRow['needed_range']>[];
  /** Share of draws in which every point whose detection is declared is good enough; null where none is. */
  readonly all: number | null;
  readonly draws: number;
  readonly seed: number;
}

/** A gain by faking, or a lack of detection, counts from this on: draws are in doubles, not exact. */
const hair = 1e-9;

/**
 * q* of every point under every draw of worths, reversibility and stakes. Times, and so S+, and the detection declared stay
 * at their likely values.
 */
export function drawnNeeds(road: Road, draws: Draws, points: readonly Point[]): Drawn {
  const { setting } = road;
  const { problem } = setting;
  const places = points.map(({ act: { step, party }, need }) => ({
    party,
    found: standingAt(setting, party, need.splus),
    rest: standingAt(setting, party, without(problem.end, bitsOf(problem.words, [step]))),
    whole: standingAt(setting, party, problem.end),
    declared: need.check?.detects ? toNumber(need.check.detects) : null,
  }));
  const needs = points.map(() => new Float64Array(draws.count));
  const enough = points.map(() => 0);
  let all = 0;
  for (let d = 0; d < draws.count; d++) {
    const numbers = drawnNumbers(setting, draws, d);
    let isAll = true;
    for (const [p, { party, found, rest, whole, declared }] of places.entries()) {
      const completion = whole.held(numbers);
      const saved = rest.held(numbers) - completion;
      const slack = (numbers.stakes[party] as number) + completion - found.broken(numbers);
      const needed = neededIn(saved, slack);
      (needs[p] as Float64Array)[d] = needed;
      if (needed <= (declared ?? 0) + hair) enough[p] = (enough[p] as number) + 1;
      else if (declared !== null) isAll = false;
    }
    if (isAll) all++;
  }
  return {
    ranges: needs.map((row, p) => {
      const sorted = row.slice().sort();
      return {
        low: finite(quantile(sorted, 0.1)),
        high: finite(quantile(sorted, 0.9)),
        enough: (places[p] as (typeof places)[number]).declared === null ? null : (enough[p] as number) / draws.count,
      };
    }),
    all: places.some(({ declared }) => declared !== null) ? all / draws.count : null,
    draws: draws.count,
    seed: draws.seed,
  };
}

/** q*, or infinity where none is enough. */
function neededIn(saved: number, slack: number): number {
  if (saved <= hair) return 0;
  return slack < -hair ? Number.POSITIVE_INFINITY : Math.min(1, saved / (saved + slack));
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
