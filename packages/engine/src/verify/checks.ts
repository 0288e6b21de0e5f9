import type { Agreement, Range, Step } from '../agreement/agreement.ts';
import { inUnits } from '../agreement/time.ts';
import { likely } from '../agreement/worth.ts';
import { compare, exact, larger, type Rational, toNumber, zero } from '../math/rational.ts';
import { isDone, type Road } from './road.ts';

/** One check of a step, in exact numbers. */
export interface Check {
  /** Who checks. */
  readonly by: string | null;
  readonly covers: 'declared' | 'complete' | null;
  /** Detection at its likely value, lifted by access; null where none is declared. */
  readonly detects: Rational | null;
  readonly range: readonly [number, number] | null;
  readonly lag: Rational;
  /** Whom it convinces; null: everybody. */
  readonly satisfies: readonly string[] | null;
  /** The access that lifts it, and what it would be without. */
  readonly lifted: { readonly by: string; readonly from: Rational | null } | null;
}

/** A step that lets inspectors in: it lifts the detection of later steps. */
export interface Access {
  readonly step: string;
  /** The move that it is part of; -1 if it is done already. */
  readonly after: number;
  readonly by: string | null;
  readonly satisfies: readonly string[] | null;
  /** Detection by id of a step; a repeated step's own id names all its parts. */
  readonly risesTo: Readonly<Record<string, number>>;
}

/** Every access that the road map holds, or that is done already. */
export function accessesOf(road: Road): Access[] {
  return road.steps.flatMap((step, k) => {
    const after = isDone(road, k) ? -1 : road.moves.findIndex((move) => move.steps.includes(k));
    return step.verification.flatMap(({ by, satisfies, risesTo }) =>
      risesTo ? [{ step: step.id, after, by: by ?? null, satisfies: satisfies ?? null, risesTo }] : [],
    );
  });
}

/** What an access lifts this step's detection to; undefined if it does not name it. */
export function riseOf(access: Access, step: Step): number | undefined {
  return access.risesTo[step.id] ?? (step.part && access.risesTo[step.part.of]);
}

/**
 * The checks of a step under the accesses that come before it. An access lifts every check of the step that finds less,
 * or whose detection is not declared; where the step has no check it is one, without lag, to those whom the access
 * convinces.
 */
export function checksOf(agreement: Agreement, step: Step, accesses: readonly Access[]): Check[] {
  const rises = accesses.flatMap((access) => {
    const to = riseOf(access, step);
    return to === undefined ? [] : [{ access, to: exact(to) }];
  });
  const best = rises.reduce<(typeof rises)[number] | undefined>(
    (a, b) => (a && compare(a.to, b.to) >= 0 ? a : b),
    undefined,
  );
  if (step.verification.length === 0) {
    if (!best) return [];
    const { access, to } = best;
    const lifted = { by: access.step, from: null };
    return [{ by: access.by, covers: null, detects: to, range: null, lag: zero, satisfies: access.satisfies, lifted }];
  }
  return step.verification.map(({ by, covers, detects, lag, satisfies }) => {
    const own = detects === undefined ? null : likely(detects);
    const isLifted = best !== undefined && (own === null || compare(own, best.to) < 0);
    return {
      by: by ?? null,
      covers: covers ?? null,
      detects: isLifted ? best.to : own,
      range: rangeOf(detects, best?.to),
      lag: inUnits(lag ?? 0, agreement.timeUnit),
      satisfies: satisfies ?? null,
      lifted: isLifted ? { by: best.access.step, from: own } : null,
    };
  });
}

/** Lowest and highest, each lifted to what access gives; null for a point. */
function rangeOf(detects: Range | undefined, risen: Rational | undefined): [number, number] | null {
  if (detects === undefined || typeof detects === 'number') return null;
  const lift = (value: number) => toNumber(risen ? larger(exact(value), risen) : exact(value));
  const [low, high] = [lift(detects[0]), lift(detects.at(-1) as number)];
  return low < high ? [low, high] : null;
}

/** The checks that convince this audience. */
export function heardBy(checks: readonly Check[], audience: string): Check[] {
  return checks.filter(({ satisfies }) => satisfies === null || satisfies.includes(audience));
}

/** Audiences that checks name beside the parties. */
export function otherAudiences(agreement: Agreement, checks: readonly Check[]): string[] {
  const named = checks.flatMap(({ satisfies }) => satisfies ?? []);
  return [...new Set(named)].filter((id) => !agreement.parties.some((party) => party.id === id));
}
