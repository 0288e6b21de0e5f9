import type { Agreement, Span } from '../agreement/agreement.ts';
import { inUnits } from '../agreement/time.ts';
import { likelyValue } from '../agreement/worth.ts';
import { toNumber } from '../math/rational.ts';
import type { ByParty } from '../plan/answer.ts';
import type { EventEffect, OffersAnswer, Shares } from './answer.ts';
import type { Spell } from './spells.ts';
import type { ClockAsked, Work } from './work.ts';

/**
 * Alternating offers without end (Rubinstein, Econometrica 50, 1982, 97-109): two sides take turns to propose how to
 * divide 1, each refusal costs the time to the next offer, and a share x that i gets after n refusals counts d_i^n x,
 * d_i = exp(-impatience_i * between). In the only subgame-perfect equilibrium the first offer is accepted; it gives the
 * side that makes it
 *
 *     (1 - d_j) / (1 - d_i d_j)
 *
 * and the other side the rest. As `between` goes to 0 the side's share becomes r_j / (r_i + r_j), whoever is first. If
 * neither is impatient every division can be had, and the shares are said to be a half each, as in the limit of equal
 * rates. `impatience` by party per time unit, `between` in time units, both 0 or more.
 */
export function sharesOf(parties: readonly string[], impatience: ByParty<number>, between: number): Shares | null {
  const [a, b] = parties;
  if (a === undefined || b === undefined || parties.length > 2) return null;
  const [rateA, rateB] = [impatience[a] as number, impatience[b] as number];
  const isPatient = rateA + rateB === 0;
  const limit = isPatient ? 0.5 : rateB / (rateA + rateB);
  const first = (own: number, other: number) => {
    const waited = -Math.expm1(-(own + other) * between);
    return waited === 0 ? undefined : Math.expm1(-other * between) / -waited;
  };
  const whenA = first(rateA, rateB) ?? limit;
  const whenB = first(rateB, rateA) ?? 1 - limit;
  return {
    when_first: { [a]: { [a]: whenA, [b]: 1 - whenA }, [b]: { [a]: 1 - whenB, [b]: whenB } },
    limit: { [a]: limit, [b]: 1 - limit },
    is_limit: isPatient || between === 0,
  };
}

/** Shares before and after an event; null where there are not two sides. */
export function offersBetween(work: Work, before: Spell, after: Spell): EventEffect['offers'] {
  const [old, now] = [before, after].map((spell) => sharesAt(work, spell));
  return old && now ? { before: old, after: now } : null;
}

function sharesAt({ agreement, asked }: Work, { assessment }: Spell): Shares | null {
  const rates = agreement.parties.map(({ id }) => [id, likelyValue(assessment.impatience[id] ?? 0)]);
  return sharesOf(
    agreement.parties.map(({ id }) => id),
    Object.fromEntries(rates),
    toNumber(inUnits(betweenOf(agreement, asked), agreement.timeUnit)),
  );
}

function betweenOf({ offers }: Agreement, { between }: ClockAsked): Span {
  return between ?? offers?.every ?? 1;
}

/** What alternating offers would give by the numbers of today. */
export function offersOf(work: Work): OffersAnswer | null {
  const { agreement, asked, today } = work;
  const shares = sharesAt(work, today);
  return (
    shares && {
      between: toNumber(inUnits(betweenOf(agreement, asked), agreement.timeUnit)),
      from: asked.between !== undefined ? 'asked' : agreement.offers ? 'file' : 'assumed',
      first: asked.first ?? agreement.offers?.first ?? null,
      today: shares,
    }
  );
}
