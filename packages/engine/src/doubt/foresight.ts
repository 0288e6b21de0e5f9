import type { Range } from '../agreement/agreement.ts';
import { hair } from '../plan/drawn.ts';
import { breakdown, holdings, type Move, type Problem } from '../plan/problem.ts';
import type { Setting } from '../plan/setting.ts';
import { vantagesOf } from '../plan/vantage.ts';
import type { Private } from './answer.ts';
import { atLeast } from './distribution.ts';
import { last, soFar, together } from './staying.ts';

/** After so many rounds it is said not to settle. */
const mostRounds = 5000;

/** A round that changes no e by more is the last. */
const settledWithin = 1e-12;

/**
 * Leaving at the first chance when each party reckons with the others' leaving. e_i(k) is the chance that another leaves at
 * S_k given that none left before. With it, U_i(k) becomes
 *
 *     disc [ (1-h) ((1-e) G + e min(B_i(S_k) - W_i(S_k), G)) + h (B_i(S_k) - W_i(S_k)) ],
 *     G = (1-f) (W_i(S_{k+1}) - W_i(S_k) + U_i(k+1)) + f (B_i(S_{k+1}) - W_i(S_k))   what going on is worth,
 *
 * so that all breaks have the chance 1 - (1-h)(1-e), and without the others' leaving it is U of question 1. Pulls follow,
 * from them the chances of leaving, and so on from e = 0 until nothing changes. Where nobody could be left, e is 0.
 */
export function foresightOf(setting: Setting, moves: readonly Move[], stakes: readonly Range[]): Private['foresight'] {
  const { problem } = setting;
  const walk = walkOf(problem, moves);
  let expected = problem.parties.map(() => moves.map(() => 0));
  for (let rounds = 1; ; rounds++) {
    const rows = problem.parties.map((_, i) =>
      soFar(pullsWith(walk, i, expected[i] as number[])).map((pull) => staysAt(stakes[i] as Range, pull)),
    );
    const next = rows.map((_, i) => leavingOf(rows.filter((_row, j) => j !== i)));
    const change = Math.max(
      ...next.map((row, i) => Math.max(...row.map((e, k) => Math.abs(e - (expected[i]?.[k] as number))))),
    );
    expected = next;
    const settled = change <= settledWithin;
    if (!settled && rounds < mostRounds) continue;
    const survive = together(rows);
    return {
      settled,
      rounds,
      survive,
      by_party: Object.fromEntries(problem.parties.map((id, i) => [id, rows[i] as number[]])),
      completes: last(survive),
      unravels: last(survive) < 0.01 ? worstLoss(problem, rows, survive) : null,
    };
  }
}

/** P(k_i >= pull). These pulls are sums of doubles, so a known stake counts as enough within a hair. */
function staysAt(stake: Range, pull: number): number {
  return atLeast(stake, typeof stake === 'number' ? pull - hair : pull);
}

/** An order as foresight sees it, in plain units: by k, then party. */
interface Walk {
  readonly held: readonly Float64Array[];
  readonly broken: readonly Float64Array[];
  /** B, or what holding back its part of a together set leaves in hand if that is more. */
  readonly exits: readonly Float64Array[];
  /** exp(-impatience t) by k, then party; exp(-hazard t) and f by k. */
  readonly discounts: readonly (readonly number[])[];
  readonly stands: readonly number[];
  readonly alarms: readonly number[];
}

function walkOf(problem: Problem, moves: readonly Move[]): Walk {
  const states = [problem.start];
  for (const move of moves) states.push((states.at(-1) as Int32Array).map((word, w) => word | (move.set[w] as number)));
  const plain = (row: Float64Array) => row.map((value) => value / problem.unit);
  const broken = states.map((state) => plain(breakdown(problem, state)));
  const exits = broken.map((row) => row.slice());
  for (const { after, party, set, isInside } of vantagesOf(problem, moves)) {
    if (!isInside) continue;
    const row = exits[after] as Float64Array;
    row[party] = Math.max(row[party] as number, (breakdown(problem, set)[party] as number) / problem.unit);
  }
  const { rates } = problem;
  return {
    held: states.map((state) => plain(holdings(problem, state))),
    broken,
    exits,
    discounts: moves.map(({ time }) => problem.parties.map((_, i) => Math.exp(-(rates?.impatience[i] ?? 0) * time))),
    stands: moves.map(({ time }) => Math.exp(-(rates?.hazard ?? 0) * time)),
    alarms: moves.map(({ falseAlarm }) => (rates ? falseAlarm : 0)),
  };
}

/** pull_i(S_k) = B_i(S_k) - W_i(S_k) - U_i(k) when others leave with these chances. */
function pullsWith(
  { held, broken, exits, discounts, stands, alarms }: Walk,
  i: number,
  e: readonly number[],
): number[] {
  const pulls: number[] = [];
  let onward = 0;
  for (let k = e.length - 1; k >= 0; k--) {
    const [here, next] = [held[k]?.[i] as number, held[k + 1]?.[i] as number];
    const alarm = alarms[k] as number;
    const goingOn = (1 - alarm) * (next - here + onward) + alarm * ((broken[k + 1]?.[i] as number) - here);
    const left = (broken[k]?.[i] as number) - here;
    const stays = (1 - (e[k] as number)) * goingOn + (e[k] as number) * Math.min(left, goingOn);
    const stand = stands[k] as number;
    onward = (discounts[k]?.[i] as number) * (stand * stays + (1 - stand) * left);
    pulls[k] = (exits[k]?.[i] as number) - here - onward;
  }
  return pulls;
}

/** By k: the chance that one of these leaves there, given that none left before. */
function leavingOf(others: readonly (readonly number[])[]): number[] {
  return together(others.map(stayingOn)).map((stays) => 1 - stays);
}

/** The chance to stay at S_k for who has stayed so far. */
function stayingOn(row: readonly number[]): number[] {
  return row.map((here, k) => {
    const before = k > 0 ? (row[k - 1] as number) : 1;
    return before > 0 ? here / before : 1;
  });
}

/** The state where the chance that all are still there falls most, and who is most likely to leave there. */
function worstLoss(
  problem: Problem,
  rows: readonly (readonly number[])[],
  survive: readonly number[],
): { after: number; party: string } {
  const losses = survive.map((chance, k) => (k > 0 ? (survive[k - 1] as number) : 1) - chance);
  const after = losses.indexOf(Math.max(...losses));
  const staying = rows.map((row) => stayingOn(row)[after] as number);
  return { after, party: problem.parties[staying.indexOf(Math.min(...staying))] as string };
}
