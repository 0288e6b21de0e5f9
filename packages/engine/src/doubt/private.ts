import type { Range } from '../agreement/agreement.ts';
import type { ByParty } from '../plan/answer.ts';
import { orderOf } from '../plan/order.ts';
import type { Move } from '../plan/problem.ts';
import type { Setting } from '../plan/setting.ts';
import type { Posterior, Private, Tells } from './answer.ts';
import { atLeast, lowest, meanAbove } from './distribution.ts';
import { stakeRange } from './doubtful.ts';
import { foresightOf } from './foresight.ts';
import { provesOf, pullsAlong } from './proves.ts';
import { last, soFar, together } from './staying.ts';

/**
 * The road map when the others know only a distribution of each party's stake; all else at likely values, and pulls exact.
 *
 * *First chance*: i stays at S_k if k_i is at least every pull so far, so nobody has left when S_k is passed with chance
 * prod_i P(k_i >= max_{j<=k} pull_i(S_j)). *Best chance*: i leaves at its greatest pull, if that exceeds k_i; where that is
 * reached again it waits for the last time.
 */
export function privateOf(setting: Setting, moves: readonly Move[]): Private {
  const { problem } = setting;
  const { parties } = problem;
  const stakes = parties.map((_, i) => stakeRange(setting, i));
  const pulls = pullsAlong(setting, moves);
  const first = pulls.map(soFar);
  const best = pulls.map(givenUp);
  const passed = (cuts: readonly (readonly number[])[]) =>
    cuts.map((row, i) => row.map((cut) => atLeast(stakes[i] as Range, cut)));
  const byParty = <Value>(rows: readonly Value[]): ByParty<Value> =>
    Object.fromEntries(parties.map((id, i) => [id, rows[i] as Value]));
  const [early, late] = [passed(first), passed(best)];
  return {
    survive: together(early),
    by_party: byParty(early),
    completes: last(together(early)),
    tells: tellsOf(setting, moves, pulls, stakes),
    proves: provesOf(setting, moves, pulls),
    best_chance: {
      survive: together(late),
      by_party: byParty(late),
      completes: last(together(late)),
      leaves_at: byParty(pulls.map((row) => row.lastIndexOf(Math.max(...row)))),
    },
    posterior: byParty(
      parties.map((_, i) => ({
        first_chance: posteriorOf(stakes[i] as Range, first[i] as number[]),
        best_chance: posteriorOf(stakes[i] as Range, best[i] as number[]),
      })),
    ),
    foresight: foresightOf(setting, moves, stakes),
  };
}

/** The greatest pull that a party has passed although none to come is as great: nothing until then. */
function givenUp(pulls: readonly number[]): number[] {
  const proved = pulls.map((pull, k) => (pull > Math.max(...pulls.slice(k + 1)) ? pull : Number.NEGATIVE_INFINITY));
  return soFar(proved);
}

/** Step k+1 tells something of i if pull_i(S_k) exceeds each earlier pull of i and the least stake that i may have. */
function tellsOf(
  { problem }: Setting,
  moves: readonly Move[],
  pulls: readonly (readonly number[])[],
  stakes: readonly Range[],
): Tells[] {
  const order = orderOf(problem, moves);
  return order.flatMap((step, after) =>
    problem.parties.flatMap((party, i) => {
      const row = pulls[i] as readonly number[];
      const before = Math.max(lowest(stakes[i] as Range), ...row.slice(0, after));
      return (row[after] as number) > before ? [{ step, after, party }] : [];
    }),
  );
}

/** F_i cut at what its staying has shown: the least that k_i may still be, and its mean. */
function posteriorOf(stake: Range, cuts: readonly number[]): Posterior {
  const mean = cuts.map((cut) => meanAbove(stake, cut));
  return { least: mean.map((each, k) => (each === null ? null : Math.max(lowest(stake), cuts[k] as number))), mean };
}
