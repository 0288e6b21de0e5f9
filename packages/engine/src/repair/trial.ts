import type { Agreement } from '../agreement/agreement.ts';
import type { Refusal, Scope } from '../agreement/scope.ts';
import type { Search } from '../math/search.ts';
import { leastRaise } from '../plan/best.ts';
import { type Cycle, type Move, type Problem, problemOf } from '../plan/problem.ts';
import { isWorthIt } from '../plan/road-map.ts';
import { type Draft, withChanges } from './apply.ts';
import type { Change } from './change.ts';

/** Changes made at once, and how far the best order then is from holding. */
export interface Trial {
  readonly changes: readonly Change[];
  readonly draft: Draft;
  readonly problem: Problem;
  readonly scope: Scope;
  /**
   * The least x, of either sign, such that some order has every pull at most k_i + x, in plain units: the nearest double
   * of an exact number, so equal needs are equal. Infinity if (with rates) no order is worth starting.
   */
  readonly need: number;
  /** The same as a multiple of 1 / unit of the problem. */
  readonly raise: number;
  /** The largest -C_i, at least 0, in plain units. */
  readonly loss: number;
  /** An order that needs no more; null if there is none. */
  readonly moves: readonly Move[] | null;
  /** False where time ran out; `need` is then that of the best found. */
  readonly proved: boolean;
  readonly states: number;
}

/** Why no road map is left. */
export type Failure = Refusal | Cycle;

/** Re-solves the agreement with these changes. */
export function* tryChanges(
  base: Draft,
  file: Agreement,
  changes: readonly Change[],
  stage: string,
): Search<Trial | Failure> {
  const draft = withChanges(base, file, changes);
  const built = problemOf(draft.agreement, draft.worths, draft.asked);
  if (!('problem' in built)) return built;
  const { problem, scope } = built;
  const found = yield* leastRaise(problem, stage);
  const moves = found.moves ?? found.best ?? null;
  const need = found.moves ? found.bound / problem.unit : Number.POSITIVE_INFINITY;
  return {
    changes,
    draft,
    problem,
    scope,
    need: need === 0 ? 0 : need,
    raise: found.moves ? found.bound : Number.POSITIVE_INFINITY,
    loss: lossOf(problem),
    moves,
    proved: found.proved,
    states: found.states,
  };
}

function lossOf(problem: Problem): number {
  return Math.max(0, ...Array.from(problem.completion, (value) => -value / problem.unit)) + 0;
}

/**
 * The order of preference: the smaller shortfall, then the smaller loss of a party by finishing, then the more to spare
 * at the tightest moment. Below 0: the first is better.
 */
export function compareNeeds(a: Pick<Trial, 'need' | 'loss'>, b: Pick<Trial, 'need' | 'loss'>): number {
  const short = ({ need }: Pick<Trial, 'need'>) => Math.max(0, need);
  return difference(short(a), short(b)) || difference(a.loss, b.loss) || difference(a.need, b.need);
}

/** Without Infinity - Infinity. */
function difference(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Does some order hold? */
export function trialHolds({ need, problem }: Trial): boolean {
  return need <= 0 && (problem.rates !== null || isWorthIt(problem.completion));
}
