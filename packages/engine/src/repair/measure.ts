import type { Search } from '../math/search.ts';
import { earliestWithin } from '../plan/best.ts';
import { byParty, plain } from '../plan/judge-order.ts';
import { orderOf } from '../plan/order.ts';
import type { Move, Problem } from '../plan/problem.ts';
import { isWorthIt, standingPulls } from '../plan/road-map.ts';
import { type Sequenced, sequence } from '../plan/search/sequence.ts';
import type { Setting } from '../plan/setting.ts';
import { type Vantage, vantagesOf } from '../plan/vantage.ts';
import { verifyOrder } from '../verify/verify.ts';
import type { Falls, Figures, Leave } from './answer.ts';
import { type Trial, trialHolds } from './trial.ts';

/** A trial with all its figures, and the order in which it is seen who leaves. */
export interface Measured {
  readonly trial: Trial;
  readonly figures: Figures;
  readonly moves: readonly Move[];
  /** Every moment of it at which a party could leave. */
  readonly points: readonly Vantage[];
  /** The moment of that order with least slack: the earliest, and there the first party of the file. */
  readonly tightest: Vantage;
  readonly proved: boolean;
  readonly states: number;
}

/**
 * The least stake, then the least trust; an order that needs no more than the least, the best road map if it does; and
 * how far the checks of the best road map fall short. `asSetting` makes a trial a setting, for other questions.
 */
export function* measure(trial: Trial, asSetting: (trial: Trial) => Setting, stage: string): Search<Measured> {
  const { problem } = trial;
  const best = yield* sequence(problem, stage);
  const moves = (yield* orderShown(trial, best, stage)) ?? trial.moves ?? best?.map.moves ?? problem.moves;
  const points = vantagesOf(problem, moves);
  const standing = standingPulls(problem);
  const holds = trialHolds(trial);
  const isKnown = Number.isFinite(trial.need);
  return {
    trial,
    moves,
    points,
    tightest: points.reduce((a, b) => (b.slack < a.slack ? b : a)),
    proved: trial.proved && (best?.proved ?? false),
    states: trial.states + (best?.states ?? 0),
    figures: {
      shortfall: isKnown ? Math.max(0, trial.need) : null,
      least_slack: isKnown ? 0 - trial.need : null,
      holds,
      lasts: holds && standing.every((pull, i) => pull <= (problem.stakes[i] as number)),
      stake: best && plain(problem, best.figures.stake),
      stakes: best && byParty(problem, best.figures.stakes),
      trust: best && plain(problem, best.figures.trust),
      trusts: best && byParty(problem, best.figures.trusts),
      verification: best && checkedShort(asSetting(trial), best.map.moves),
      completion: byParty(problem, problem.completion),
      loss: trial.loss,
      standing_pull: byParty(problem, standing),
      at_stake: byParty(problem, problem.stakes),
      order: orderOf(problem, moves),
      slacks: byParty(
        problem,
        problem.parties.map((_, i) => leastSlack(points, i)),
      ),
      leaves: leavesAt(problem, moves, points),
      not_worth_finishing: losers(problem),
      left_out: trial.scope.leftOut,
    },
  };
}

/** The largest shortfall of detection; null if none is declared, or if at some step no detection would be enough. */
function checkedShort(setting: Setting, moves: readonly Move[]): number | null {
  const checked = verifyOrder({ ...setting, draws: null }, orderOf(setting.problem, moves).flat());
  if ('code' in checked) throw new Error('a road map that cannot be checked');
  if (checked.steps.some(({ verdict }) => verdict === 'impossible')) return null;
  const known = checked.steps.flatMap(({ shortfall }) => (shortfall === null ? [] : [shortfall]));
  return known.length > 0 ? Math.max(...known) : null;
}

function leastSlack(points: readonly Vantage[], party: number): number {
  return Math.min(...points.filter((point) => point.party === party).map(({ slack }) => slack));
}

function* orderShown({ problem, raise }: Trial, best: Sequenced | null, stage: string): Search<readonly Move[] | null> {
  if (!Number.isFinite(raise)) return best?.map.moves ?? null;
  if (best && reaches(problem, best, raise)) return best.map.moves;
  return yield* earliestWithin(problem, raise, stage);
}

/** Does the best road map need no more than the least? */
function reaches(problem: Problem, { figures }: Sequenced, raise: number): boolean {
  const need = Math.max(...figures.stakes.map((stake, i) => stake - (problem.stakes[i] as number)));
  return need <= raise && (!problem.rates || isWorthIt(figures.worth));
}

/** Parties to whom finishing is not worth it; with rates that depends on the order, and the need counts it. */
function losers(problem: Problem): string[] {
  if (problem.rates) return [];
  return problem.parties.filter((_, i) => (problem.completion[i] as number) < 0);
}

/** All parties that leave at the first moment at which one does. */
function leavesAt(problem: Problem, moves: readonly Move[], points: readonly Vantage[]): Leave[] {
  const first = points.find((point) => point.slack < 0);
  const order = orderOf(problem, moves);
  return points
    .filter((point) => point.slack < 0 && point.after === first?.after && point.isInside === first.isInside)
    .map((point) => ({
      party: problem.parties[point.party] as string,
      after: point.after,
      step: point.after === 0 ? null : (order[point.after - 1] ?? null),
      inside: point.isInside,
      short: plain(problem, -point.slack),
    }));
}

/** How far the figures fall from the agreement as it stands. */
export function fallsFrom(before: Figures, after: Figures): Falls {
  const fall = (a: number | null, b: number | null) => (a === null || b === null ? null : less(a, b));
  return {
    shortfall: fall(before.shortfall, after.shortfall),
    stake: fall(before.stake, after.stake),
    trust: fall(before.trust, after.trust),
    verification: fall(before.verification, after.verification),
    loss: less(before.loss, after.loss),
    standing_pull: Object.fromEntries(
      Object.entries(before.standing_pull).map(([id, pull]) => [id, less(pull, after.standing_pull[id] as number)]),
    ),
  };
}

/** The difference of two decimals of at most twelve digits after the point, without the dust that doubles leave. */
function less(a: number, b: number): number {
  return Number((a - b).toFixed(12)) + 0;
}
