import { larger, type Rational, toNumber, zero } from '../math/rational.ts';
import type { Improvement } from './answer.ts';
import type { Check } from './checks.ts';
import type { Road } from './road.ts';
import { isEnough, type Point, pointOf } from './rows.ts';

/** A change of the checking and the acts that it closes, before words are made of it. */
export type Closing = Omit<Improvement, 'sentence'> & { readonly points: readonly Point[] };

/**
 * Single changes of the checking, each judged again, that close at least one gap. Of one step: nobody goes on before its
 * check is in; one of its checks is shown to a party that it does not convince; one of its checks finds more (as much as
 * the largest q* that it then closes). Most gaps closed first, then what asks for no better detection, then the smallest
 * rise.
 */
export function improvementsOf(road: Road, points: readonly Point[]): Closing[] {
  const steps = [...new Set(points.filter((point) => !isEnough(point)).map(({ act }) => act.step))];
  const found = steps.flatMap((step) => {
    const open = points.filter((point) => point.act.step === step && !isEnough(point));
    return [...waitFor(road, open), ...showTo(road, open), ...raise(road, open)];
  });
  return found.sort((a, b) => b.closes.length - a.closes.length || costOf(a) - costOf(b));
}

function costOf({ kind, from, to }: Closing): number {
  return kind === 'raise' ? 1 + (to as number) - (from ?? 0) : 0;
}

/** The gaps at one step that these checks would close. */
function closedBy(road: Road, open: readonly Point[], checks: readonly Check[]): Point[] {
  return open.filter((point) => isEnough(pointOf(road, point.act, checks)));
}

function closing(
  road: Road,
  points: readonly Point[],
  change: Omit<Improvement, 'sentence' | 'closes' | 'step'>,
): Closing[] {
  const [first] = points;
  if (!first) return [];
  const { steps, parties } = road.setting.problem;
  const name = ({ act }: Point) => ({ step: steps[act.step] as string, party: parties[act.party] as string });
  return [{ ...change, step: name(first).step, closes: points.map(name), points }];
}

/** All checks of the step come before anybody goes on. */
function waitFor(road: Road, open: readonly Point[]): Closing[] {
  const checks = (open[0] as Point).checks.map((check) => ({ ...check, lag: zero }));
  return closing(road, closedBy(road, open, checks), { kind: 'wait' });
}

function showTo(road: Road, open: readonly Point[]): Closing[] {
  const { checks } = open[0] as Point;
  return road.setting.problem.parties.flatMap((party) => {
    const shown = checks.map((check) => ({ ...check, satisfies: check.satisfies && [...check.satisfies, party] }));
    const isNew = checks.some(({ satisfies }) => satisfies && !satisfies.includes(party));
    return isNew ? closing(road, closedBy(road, open, shown), { kind: 'show', to: party }) : [];
  });
}

/** One check that counts at a gap finds as much as is needed; a step without a check whose detection is declared gets it. */
function raise(road: Road, open: readonly Point[]): Closing[] {
  const { checks } = open[0] as Point;
  const counted = [...new Set(open.map(({ need }) => need.check))];
  return counted.flatMap((check) => {
    const needs = open.filter(({ need }) => need.check === check).flatMap(({ need }) => need.needed ?? []);
    if (needs.length === 0) return [];
    const to = needs.reduce(larger);
    const better = check
      ? checks.map((each) => (each === check ? { ...each, detects: to } : each))
      : declared(checks, to);
    const from = check?.detects ? toNumber(check.detects) : null;
    return closing(road, closedBy(road, open, better), { kind: 'raise', from, to: toNumber(to) });
  });
}

/** Its checks with a detection where none was declared, or one more check, at once and to everybody. */
function declared(checks: readonly Check[], detects: Rational): Check[] {
  if (checks.some((check) => check.detects === null)) {
    return checks.map((check) => ({ ...check, detects: check.detects ?? detects }));
  }
  return [...checks, { by: null, covers: null, detects, range: null, lag: zero, satisfies: null, lifted: null }];
}
