import { type Bits, bitsOf, has, union, without } from '../math/bits.ts';
import type { Move, Problem } from './problem.ts';
import { breakdown } from './problem.ts';
import { bearingAlong, pullFrom, seenThroughAlong } from './time/passage.ts';

/** A point of a road map from which a party could leave: a state, or inside a together set, holding back its part. */
export interface Vantage {
  readonly after: number;
  readonly party: number;
  /** The steps done there. */
  readonly set: Bits;
  readonly slack: number;
  /** What seeing it through is worth to the party from there: C_i, or with rates V_i(S_k). */
  readonly seenThrough: number;
  /** Within the together set that comes next, holding back its own part. */
  readonly isInside: boolean;
}

/** Every point at which some party could leave before the end, in the order of the road map. */
export function vantagesOf(problem: Problem, moves: readonly Move[]): readonly Vantage[] {
  const points: Vantage[] = [];
  const seenThrough = seenThroughAlong(problem, moves);
  let state = problem.start;
  for (const [after, move] of moves.entries()) {
    const worth = seenThrough[after] as Float64Array;
    for (const party of problem.parties.keys()) points.push(vantage(problem, after, party, state, worth, false));
    for (const own of move.own) {
      points.push(vantage(problem, after, own.party, union(state, without(move.set, own.withJoint)), worth, true));
    }
    state = union(state, move.set);
  }
  return points;
}

function vantage(
  problem: Problem,
  after: number,
  party: number,
  set: Bits,
  worth: Float64Array,
  isInside: boolean,
): Vantage {
  const seenThrough = worth[party] as number;
  const pull = pullFrom(breakdown(problem, set)[party] as number, seenThrough);
  return { after, party, set, slack: (problem.stakes[party] as number) - pull, seenThrough, isInside };
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
 * 1 - [a in S] (1 - r) in the slack at S (with rates, what it adds to V there instead of the 1), so the change that
 * brings every slack of its party to at least 0 is the largest of -slack / that; none if another party leaves anyway, or
 * does not begin, or if the change makes its own party leave elsewhere (with rates, from inside a together set).
 */
export function hingesOf(problem: Problem, moves: readonly Move[]): readonly Hinge[] {
  const points = vantagesOf(problem, moves);
  const parties = problem.parties.length;
  const hinges: Hinge[] = [];
  for (const step of problem.steps.keys()) {
    const bearing = bearingAlong(problem, moves, bitsOf(problem.words, [step]));
    const kept = 1 - (problem.reversible[step] as number);
    for (const party of problem.parties.keys()) {
      const worth = problem.worth[step * parties + party] as number;
      const others = points.some((point) => point.party !== party && leaves(point));
      if (worth === 0 || others) continue;
      const grows = (after: number) =>
        (bearing.held[after]?.[party] as number) + kept * (bearing.broken[after]?.[party] as number);
      const own = points.filter((point) => point.party === party);
      const rooms: readonly (readonly [number, number])[] = [
        [(own[0] as Vantage).seenThrough, grows(0)],
        ...own.map((point) => [point.slack, grows(point.after) - (has(point.set, step) ? kept : 0)] as const),
      ];
      const change = Math.max(...rooms.map(([room, share]) => changeNeeded(room, share)));
      if (rooms.some(([room, share]) => share < -hair && room + share * change < -hair * problem.unit)) continue;
      if (Number.isFinite(change) && change !== 0) hinges.push({ step, party, worth, critical: worth + change });
    }
  }
  const size = (hinge: Hinge) => Math.abs((hinge.critical - hinge.worth) / hinge.worth);
  return hinges.sort((a, b) => size(a) - size(b));
}

/** Does the party walk away there, or is it not worth it to it from the beginning? */
function leaves({ slack, after, seenThrough }: Vantage): boolean {
  return slack < 0 || (after === 0 && seenThrough < 0);
}

/** A share below this is 0: with rates it is a difference of doubles. */
const hair = 1e-9;

/** How far a worth must rise so that what it bears on by this share is at least 0; it may fall so far if negative. */
function changeNeeded(room: number, share: number): number {
  if (share > hair) return -room / share;
  return room < 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}
