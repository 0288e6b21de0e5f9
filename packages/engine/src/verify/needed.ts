import { type Bits, bitsOf, equal, without } from '../math/bits.ts';
import {
  add,
  compare,
  divide,
  fraction,
  isPositive,
  larger,
  multiply,
  one,
  type Rational,
  subtract,
  zero,
} from '../math/rational.ts';
import { breakdown, holdings } from '../plan/problem.ts';
import type { Verdict } from './answer.ts';
import { type Check, heardBy } from './checks.ts';
import { type Act, doneBefore, type Road } from './road.ts';

/** How good the checking of one act must be, if it is checked like this. Exact. */
export interface Need {
  /** The check that counts; null where no detection is declared. */
  readonly check: Check | null;
  readonly lag: Rational;
  /** S+. */
  readonly splus: Bits;
  /** c = W_p(all without the step) - C_p. */
  readonly saved: Rational;
  /** slack_p(S+) = k_p - (B_p(S+) - C_p). */
  readonly slack: Rational;
  /** q*; null where none is enough. */
  readonly needed: Rational | null;
  readonly verdict: Verdict;
}

/** c: what faking a step saves a performer of it, everything else done. */
export function savedBy({ setting }: Road, { step, party }: Pick<Act, 'step' | 'party'>): Rational {
  const { problem } = setting;
  const rest = without(problem.end, bitsOf(problem.words, [step]));
  return inExact(problem.unit, (holdings(problem, rest)[party] as number) - (problem.completion[party] as number));
}

/** slack_p at a set of steps, without impatience. */
function slackAt({ setting }: Road, party: number, set: Bits): Rational {
  const { problem } = setting;
  const pull = (breakdown(problem, set)[party] as number) - (problem.completion[party] as number);
  return inExact(problem.unit, (problem.stakes[party] as number) - pull);
}

function inExact(unit: number, value: number): Rational {
  return fraction(BigInt(value), BigInt(unit));
}

/**
 * q* = c / (c + slack): the least q with (1 - q)(C + c) + q (B(S+) - k) <= C. Without gain by faking (c <= 0) it is 0;
 * where the slack is below 0 not even q = 1 is enough: null.
 */
export function neededFor(saved: Rational, slack: Rational): Rational | null {
  if (!isPositive(saved)) return zero;
  return compare(slack, zero) < 0 ? null : divide(saved, add(saved, slack));
}

/** The act under one check, or under none whose detection is declared. */
export function needUnder(road: Road, act: Act, check: Check | null, lag: Rational): Need {
  const splus = doneBefore(road, act, lag);
  const saved = savedBy(road, act);
  const slack = slackAt(road, act.party, splus);
  const needed = neededFor(saved, slack);
  return { check, lag, splus, saved, slack, needed, verdict: verdictOf(needed, check?.detects ?? null) };
}

function verdictOf(needed: Rational | null, detects: Rational | null): Verdict {
  if (needed === null) return 'impossible';
  if (!isPositive(needed)) return 'enough';
  if (detects === null) return 'not-declared';
  return compare(detects, needed) >= 0 ? 'enough' : 'short';
}

/**
 * The act before one audience. Each check is judged alone at its own lag, and the one that comes nearest to being enough
 * counts: nothing is assumed about whether checks miss together. Where some cover what was declared and others that it is
 * complete, a fake takes the way that is watched worse.
 */
export function needBefore(road: Road, act: Act, checks: readonly Check[], audience: string): Need {
  const heard = heardBy(checks, audience);
  const kinds = (['declared', 'complete'] as const).filter((kind) => heard.some((check) => check.covers === kind));
  if (kinds.length < 2) return nearest(road, act, heard);
  const ways = kinds.map((kind) => heard.filter(({ covers }) => covers === kind || covers === null));
  return ways.map((way) => nearest(road, act, way)).reduce((a, b) => (isNearer(a, b) ? b : a));
}

function nearest(road: Road, act: Act, checks: readonly Check[]): Need {
  const declared = checks.filter(({ detects }) => detects !== null);
  if (declared.length === 0) return needUnder(road, act, null, checks.map(({ lag }) => lag).reduce(larger, zero));
  return declared.map((check) => needUnder(road, act, check, check.lag)).reduce((a, b) => (isNearer(b, a) ? b : a));
}

const farness: Readonly<Record<Verdict, number>> = { enough: 0, short: 0, 'not-declared': 1, impossible: 2 };

/** Does it come nearer to being enough? By what is needed less what is declared; then by verdict. */
export function isNearer(a: Need, b: Need): boolean {
  if (farness[a.verdict] !== farness[b.verdict]) return farness[a.verdict] < farness[b.verdict];
  return compare(gapOf(a), gapOf(b)) < 0;
}

/** q* less what is declared; with nothing declared q* itself. */
function gapOf({ needed, check }: Need): Rational {
  return subtract(needed ?? one, check?.detects ?? zero);
}

/** max(0, q* - declared); null where one of them is not. */
export function shortfallOf({ needed, check }: Need): Rational | null {
  return needed && check?.detects ? larger(zero, subtract(needed, check.detects)) : null;
}

/** k_p. */
export function stakeOf({ setting }: Road, party: number): Rational {
  return inExact(setting.problem.unit, setting.problem.stakes[party] as number);
}

/** Has the performer everything but its stake in hand for good, so that q* = c / k? */
export function isOnlyStake(road: Road, { party }: Act, { saved, slack }: Need): boolean {
  return compare(add(saved, slack), stakeOf(road, party)) === 0;
}

/** The least k_p with which what is declared is enough: k + c (1 - q) / q - slack, at least 0. */
export function stakeEnough(road: Road, { party }: Act, { saved, slack, check }: Need): Rational | null {
  if (!isPositive(saved)) return zero;
  if (!check?.detects || !isPositive(check.detects)) return null;
  const stake = stakeOf(road, party);
  const left = divide(multiply(saved, subtract(one, check.detects)), check.detects);
  return larger(zero, add(stake, subtract(left, slack)));
}

/** The same check if nobody went on before it is in; null where nobody does. */
export function needIfWaited(road: Road, act: Act, need: Need): Need | null {
  const waited = needUnder(road, act, need.check, zero);
  return equal(waited.splus, need.splus) ? null : waited;
}
