import { type Rational, toNumber } from '../math/rational.ts';
import type { ForAudience, Judged, VerifyRow } from './answer.ts';
import { type Access, type Check, checksOf, otherAudiences } from './checks.ts';
import { isNearer, type Need, needBefore, needIfWaited, shortfallOf, stakeEnough, stakeOf } from './needed.ts';
import { type Act, actsOf, idsOf, type Road } from './road.ts';

/** One act and all that is known of its checking. */
export interface Point {
  readonly act: Act;
  readonly checks: readonly Check[];
  /** Before the party that is convinced best: it can walk away, and that is enough. */
  readonly need: Need;
  readonly convinces: string | null;
  readonly audiences: readonly { readonly audience: string; readonly need: Need }[];
}

/** Every act of the road map, checked as the file declares it and with the accesses that come before it. */
export function pointsOf(road: Road, accesses: readonly Access[]): Point[] {
  return actsOf(road).map((act) => pointOf(road, act, checksAt(road, act, accesses)));
}

/** The checks of an act's step, lifted by the accesses that come before it. */
export function checksAt(road: Road, act: Act, accesses: readonly Access[]): Check[] {
  const step = road.steps[act.step];
  if (!step) throw new Error(`unknown step: ${act.step}`);
  const before = accesses.filter((access) => access.after < act.after);
  return checksOf(road.setting.agreement, step, before);
}

/** The act under these checks: before every other party, and before each further audience that they name. */
export function pointOf(road: Road, act: Act, checks: readonly Check[]): Point {
  const { agreement, problem } = road.setting;
  const others = problem.parties.filter((_, i) => i !== act.party);
  const audiences = [...others, ...otherAudiences(agreement, checks)].map((audience) => ({
    audience,
    need: needBefore(road, act, checks, audience),
  }));
  const parties = audiences.slice(0, others.length);
  const best = parties.reduce((a, b) => (isNearer(b.need, a.need) ? b : a));
  return { act, checks, need: best.need, convinces: best.need.check && best.audience, audiences };
}

/** Is what is declared good enough there? */
export function isEnough({ need }: Point): boolean {
  return need.verdict === 'enough';
}

/** As `--json` prints it; the sentence and the range come from elsewhere. */
export function rowOf(road: Road, point: Point, told: Pick<VerifyRow, 'needed_range' | 'sentence'>): VerifyRow {
  const { act, need, audiences } = point;
  const { problem } = road.setting;
  const waited = needIfWaited(road, act, need);
  const lifted = need.check?.lifted ?? null;
  const enough = stakeEnough(road, act, need);
  return {
    after: act.after,
    step: problem.steps[act.step] as string,
    party: problem.parties[act.party] as string,
    saved: toNumber(need.saved),
    ...judgedOf(road, need),
    convinces: point.convinces,
    declared_range: need.check?.range ?? null,
    needed_range: told.needed_range,
    waiting: waited && {
      slack: toNumber(waited.slack),
      q_needed: orNull(waited.needed),
      shortfall: orNull(shortfallOf(waited)),
      verdict: waited.verdict,
    },
    at_stake: toNumber(stakeOf(road, act.party)),
    stake_enough: orNull(enough),
    lifted: lifted && { by: lifted.by, from: orNull(lifted.from) },
    audiences: audiences.map(({ audience, need: own }): ForAudience => ({ audience, ...judgedOf(road, own) })),
    sentence: told.sentence,
  };
}

function judgedOf(road: Road, need: Need): Judged {
  return {
    by: need.check?.by ?? null,
    covers: need.check?.covers ?? null,
    lag: toNumber(need.lag),
    splus: idsOf(road, need.splus),
    slack: toNumber(need.slack),
    q_needed: orNull(need.needed),
    declared: orNull(need.check?.detects ?? null),
    shortfall: orNull(shortfallOf(need)),
    verdict: need.verdict,
  };
}

export function orNull(value: Rational | null): number | null {
  return value && toNumber(value);
}
