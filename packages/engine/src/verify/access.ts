import type { AccessRow } from './answer.ts';
import { type Access, riseOf } from './checks.ts';
import { shortfallOf } from './needed.ts';
import type { Road } from './road.ts';
import { isEnough, orNull, type Point, pointsOf } from './rows.ts';

/** What each access step buys: the detection of later steps, and the shortfalls that disappear with it. */
export function accessRows(road: Road, accesses: readonly Access[], points: readonly Point[]): AccessRow[] {
  return [...new Set(accesses.map(({ step }) => step))].map((step) => {
    const own = accesses.filter((access) => access.step === step);
    const after = (own[0] as Access).after;
    const without = pointsOf(
      road,
      accesses.filter((access) => access.step !== step),
    );
    return {
      step,
      after: after < 0 ? null : after,
      lifts: points.flatMap((point, p) => liftOf(road, point, without[p] as Point)),
      too_late_for: road.steps.flatMap((each, k) => {
        const place = road.moves.findIndex((move) => move.steps.includes(k));
        const isNamed = own.some((access) => riseOf(access, each) !== undefined);
        return isNamed && place >= 0 && place <= after ? [each.id] : [];
      }),
    };
  });
}

/** An act whose detection the access changes. */
function liftOf(road: Road, point: Point, without: Point): AccessRow['lifts'][number][] {
  const [to, from] = [orNull(point.need.check?.detects ?? null), orNull(without.need.check?.detects ?? null)];
  if (to === null || to === from) return [];
  const { problem } = road.setting;
  return [
    {
      step: problem.steps[point.act.step] as string,
      party: problem.parties[point.act.party] as string,
      from,
      to,
      shortfall_without: orNull(shortfallOf(without.need)),
      shortfall_with: orNull(shortfallOf(point.need)),
      closes: isEnough(point) && !isEnough(without),
    },
  ];
}
