import { orderOf } from '../plan/order.ts';
import type { Move } from '../plan/problem.ts';
import type { Setting } from '../plan/setting.ts';
import { vantagesOf } from '../plan/vantage.ts';
import type { Private } from './answer.ts';

/** By party, then k < m: pull_i(S_k), or that of holding back its part of the together set that comes next if larger. */
export function pullsAlong({ problem }: Setting, moves: readonly Move[]): number[][] {
  const pulls = problem.parties.map(() => moves.map(() => Number.NEGATIVE_INFINITY));
  for (const { after, party, slack } of vantagesOf(problem, moves)) {
    const pull = ((problem.stakes[party] as number) - slack) / problem.unit;
    const row = pulls[party] as number[];
    row[after] = Math.max(row[after] as number, pull);
  }
  return pulls;
}

/**
 * An own step of i taken at S_k proves max(0, pull_i(S_k) - max_{k<j<m} pull_i(S_j)): by taking it i gives up its best exit.
 * Before the last step nothing is still to come but the end, which is worth 0 beside itself, so that stands in.
 */
export function provesOf(
  { problem }: Setting,
  moves: readonly Move[],
  pulls: readonly (readonly number[])[],
): Private['proves'] {
  const order = orderOf(problem, moves);
  return order.flatMap((step, after) =>
    (moves[after] as Move).performers.flatMap((i) => {
      const row = pulls[i] as readonly number[];
      const later = after + 1 < row.length ? Math.max(...row.slice(after + 1)) : 0;
      const amount = (row[after] as number) - later;
      return amount > 0
        ? [{ step, after, party: problem.parties[i] as string, amount: exactly(problem.unit, amount) }]
        : [];
    }),
  );
}

/** A difference of two multiples of 1 / unit, as the nearest double of what it means. */
function exactly(unit: number, value: number): number {
  return Math.round(value * unit) / unit;
}
