import { intersects } from '../../packages/engine/src/math/bits.ts';
import { breakdown, type Problem } from '../../packages/engine/src/plan/problem.ts';

/**
 * "What is the least good-faith stake?" as a general solver is asked it: the order of the moves for which the least
 * `level` satisfies, at every state S before the last move and for every party i,
 *
 *     sum of shift[a][i] over the moves a in S  <=  room[i] + level.
 *
 * All numbers are integers: multiples of 1 / unit of the problem.
 */
export interface Question {
  /** B(S + move) - B(S) by move, then party. */
  readonly shift: readonly (readonly number[])[];
  /** C_i - B_i(S_0) by party. */
  readonly room: readonly number[];
  /** Pairs [a, b]: move b requires move a. */
  readonly requires: readonly (readonly [number, number])[];
  /** The level is at least what the state at the start needs ... */
  readonly low: number;
  /** ... and at most what all gains of a party together would need. */
  readonly high: number;
}

/** The question of a problem, with `withSwaps(problem)` the one with dominance edges; B must be a plain sum over moves. */
export function questionOf(problem: Problem): Question {
  if (problem.bundles.length > 0 || problem.moves.some((move) => move.own.length > 0)) {
    throw new Error('bundles and together sets are not put to general solvers');
  }
  const shift = problem.moves.map((move) => [...move.shift]);
  const start = breakdown(problem, problem.start);
  const room = [...problem.completion].map((value, i) => value - (start[i] as number));
  const gains = room.map((_, i) => shift.reduce((sum, row) => sum + Math.max(0, row[i] as number), 0));
  return {
    shift,
    room,
    requires: problem.moves.flatMap((later, b) =>
      problem.moves.flatMap((move, a) => (intersects(later.requires, move.set) ? [[a, b] as const] : [])),
    ),
    low: Math.max(...room.map((value) => -value)),
    high: Math.max(...gains.map((gain, i) => gain - (room[i] as number))),
  };
}
