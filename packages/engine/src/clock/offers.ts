import type { ByParty } from '../plan/answer.ts';
import type { Shares } from './answer.ts';

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
