import { type Bits, union, without } from '../math/bits.ts';
import { available, breakdown, type Move, type Problem } from './problem.ts';
import type { Allow } from './search/step.ts';
import { pullFrom, seenThroughAlong, statesAlong } from './time/passage.ts';

/**
 * An order with its states S_0 ... S_m and what each side has in hand at each. All numbers are multiples of 1 / unit.
 */
export interface RoadMap {
  readonly moves: readonly Move[];
  /** B(S_k) by party. */
  readonly breakdown: readonly Float64Array[];
  /** By party: what seeing it through from S_k is worth, counted from nothing done; without rates C_i everywhere. */
  readonly seenThrough: readonly Float64Array[];
  /** By move: what happens inside a together set, where each can hold back its part while the others do theirs. */
  readonly inside: readonly (readonly Inside[])[];
}

/** A performer of a together set P at S: what it has in hand if it alone holds back, or if it alone delivers. */
export interface Inside {
  readonly party: number;
  /** B_i(S + P without i's steps, joint ones included). */
  readonly heldBack: number;
  /** B_i(S + i's own steps, joint ones not). */
  readonly alone: number;
}

/** The figures of one road map. */
export interface Figures {
  readonly stakes: readonly number[];
  readonly stake: number;
  readonly trusts: readonly number[];
  readonly trust: number;
  readonly totalExposure: number;
  /** By party, what the order is worth to it before it begins: C_i, with rates W_i(S_0) + U_i(0). */
  readonly worth: readonly number[];
  /** The earliest k < m at which the largest pull is reached, and there the first such party. */
  readonly binding: { readonly after: number; readonly party: number };
}

export function walk(problem: Problem, moves: readonly Move[]): RoadMap {
  const states = statesAlong(problem, moves);
  return {
    moves,
    breakdown: states.map((state) => breakdown(problem, state)),
    seenThrough: seenThroughAlong(problem, moves),
    inside: moves.map((move, k) => insideOf(problem, states[k] as Bits, move)),
  };
}

/** Can these moves come in this order, and are they allowed to? */
export function isRoadMap(problem: Problem, moves: readonly Move[], allow?: Allow): boolean {
  let state = problem.start;
  return moves.every((move) => {
    const isOpen = available(state, move) && (!allow || allow(state, problem.moves.indexOf(move)));
    state = union(state, move.set);
    return isOpen;
  });
}

export function insideOf(problem: Problem, state: Bits, move: Move): Inside[] {
  return move.own.map(({ party, withJoint, alone }) => ({
    party,
    heldBack: breakdown(problem, union(state, without(move.set, withJoint)))[party] as number,
    alone: breakdown(problem, union(state, alone))[party] as number,
  }));
}

/** pull_i by party: at S_k, or larger if i can gain more by holding back its part of the together set that comes next. */
function pullsAt(problem: Problem, map: RoadMap, k: number): number[] {
  return problem.parties.map((_, i) => {
    const held = (map.inside[k] ?? []).filter((own) => own.party === i).map((own) => own.heldBack);
    return pullFrom(Math.max(map.breakdown[k]?.[i] as number, ...held), map.seenThrough[k]?.[i] as number);
  });
}

/** Judges a road map: pulls count at k = 0 ... m-1, exposures at k = 0 ... m. */
export function judge(problem: Problem, map: RoadMap): Figures {
  const pulls = map.moves.map((_, k) => pullsAt(problem, map, k));
  const stakes = problem.parties.map((_, i) => Math.max(...pulls.map((row) => row[i] as number)));
  const stake = Math.max(...stakes);
  const after = pulls.findIndex((row) => row.includes(stake));
  const exposures = map.breakdown.map((row) => Array.from(row, exposure));
  const trusts = problem.parties.map((_, i) =>
    Math.max(
      ...exposures.map((row) => row[i] as number),
      ...map.inside.flatMap((list) => list.filter((own) => own.party === i).map((own) => exposure(own.alone))),
    ),
  );
  return {
    stakes,
    stake,
    trusts,
    trust: Math.max(...trusts),
    totalExposure: exposures.flat().reduce((sum, value) => sum + value, 0),
    worth: Array.from(map.seenThrough[0] as Float64Array, (value) => pullFrom(value, 0)),
    binding: { after, party: pulls[after]?.indexOf(stake) as number },
  };
}

/** exposure_i(S) = max(0, -B_i(S)): what i is out of pocket if the other side walks away. */
export function exposure(breakdown: number): number {
  return breakdown < 0 ? -breakdown : 0;
}

/** Does this road map hold: no pull above its party's stake, and finishing worth it to all? */
export function holds(problem: Problem, { stakes, worth }: Pick<Figures, 'stakes' | 'worth'>): boolean {
  return isWorthIt(worth) && stakes.every((stake, i) => stake <= (problem.stakes[i] as number));
}

/** Is it worth it to every party? */
export function isWorthIt(worth: ArrayLike<number>): boolean {
  return Array.from(worth).every((value) => value >= 0);
}

/** B_i(S_m) - C_i: what i would get by breaking a completed agreement; the same for every order. */
export function standingPulls(problem: Problem): number[] {
  const value = breakdown(problem, problem.end);
  return problem.parties.map((_, i) => (value[i] as number) - (problem.completion[i] as number));
}

/** The first move that holds a performer's irreversible loss; a joint act, or one of several parties, counts for nobody. */
export function firstIrreversible(
  problem: Problem,
  moves: readonly Move[],
): { step: number; party: number | null } | null {
  for (const move of moves) {
    const steps = move.steps.filter((k) => problem.irreversible[k]);
    if (steps.length > 0) return { step: steps[0] as number, party: irreversibleBy(problem, move) ?? null };
  }
  return null;
}

/** Whose irreversible act a move is: one party's alone, nobody's (null), or none at all (undefined). */
export function irreversibleBy(problem: Problem, move: Move): number | null | undefined {
  const acts = move.steps.filter((k) => problem.irreversible[k]).map((k) => problem.performers[k] as readonly number[]);
  if (acts.length === 0) return undefined;
  const [party] = acts[0] as readonly number[];
  return acts.every((performers) => performers.length === 1 && performers[0] === party) ? (party as number) : null;
}
