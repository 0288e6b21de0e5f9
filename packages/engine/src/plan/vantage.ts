import { type Bits, has, union, without } from '../math/bits.ts';
import type { Move, Problem } from './problem.ts';
import { breakdown } from './problem.ts';

/** A point of a road map from which a party could leave: a state, or inside a together set, holding back its part. */
export interface Vantage {
  readonly after: number;
  readonly party: number;
  /** The steps done there. */
  readonly set: Bits;
  readonly slack: number;
  /** Within the together set that comes next, holding back its own part. */
  readonly isInside: boolean;
}

/** Every point at which some party could leave before the end, in the order of the road map. */
export function vantagesOf(problem: Problem, moves: readonly Move[]): readonly Vantage[] {
  const points: Vantage[] = [];
  let state = problem.start;
  for (const [after, move] of moves.entries()) {
    for (const party of problem.parties.keys()) points.push(vantage(problem, after, party, state, false));
    for (const own of move.own) {
      points.push(vantage(problem, after, own.party, union(state, without(move.set, own.withJoint)), true));
    }
    state = union(state, move.set);
  }
  return points;
}

function vantage(problem: Problem, after: number, party: number, set: Bits, isInside: boolean): Vantage {
  const pull = (breakdown(problem, set)[party] as number) - (problem.completion[party] as number);
  return { after, party, set, slack: (problem.stakes[party] as number) - pull, isInside };
}

/** A worth on which the answer hangs: at `critical` the order just holds. */
export interface Hinge {
  readonly step: number;
  readonly party: number;
  readonly worth: number;
  readonly critical: number;
}

/**
 * The worths that decide alone whether this order holds, the smallest relative change first. A worth w of step a counts
 * 1 - [a in S] (1 - r) in the slack at S, so the change that brings every slack of its party to at least 0 is the
 * largest of -slack / that; none if another party leaves anyway.
 */
export function hingesOf(problem: Problem, moves: readonly Move[]): readonly Hinge[] {
  const points = vantagesOf(problem, moves);
  const parties = problem.parties.length;
  const hinges: Hinge[] = [];
  for (const step of problem.steps.keys()) {
    for (const party of problem.parties.keys()) {
      const worth = problem.worth[step * parties + party] as number;
      const others = points.some((point) => point.party !== party && point.slack < 0);
      if (worth === 0 || others) continue;
      const own = points.filter((point) => point.party === party);
      const change = Math.max(
        -(problem.completion[party] as number),
        ...own.map((point) => changeNeeded(point, has(point.set, step) ? (problem.reversible[step] as number) : 1)),
      );
      if (Number.isFinite(change) && change !== 0) hinges.push({ step, party, worth, critical: worth + change });
    }
  }
  const size = (hinge: Hinge) => Math.abs((hinge.critical - hinge.worth) / hinge.worth);
  return hinges.sort((a, b) => size(a) - size(b));
}

function changeNeeded(point: Vantage, share: number): number {
  if (share > 0) return -point.slack / share;
  return point.slack < 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}
