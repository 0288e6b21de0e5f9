import { type Bits, bitsOf, contains, insert } from '../../math/bits.ts';
import { lcm, type Rational } from '../../math/rational.ts';
import type { Move, Problem } from '../problem.ts';

/**
 * What each move adds to each side's B, split by who does what: in a phase a side can hold back its own steps while the
 * others do theirs, or be left alone with them. Rows are by move, then party; numbers are multiples of 1 / unit.
 */
export interface Parts {
  readonly problem: Problem;
  /** 1 where the party performs one of the move's steps. */
  readonly performs: Uint8Array;
  /** All of the move. */
  readonly shift: Float64Array;
  /** The move without the party's own steps, joint ones included; nothing of an escrow that it is part of. */
  readonly outside: Float64Array;
  /** The party's own steps alone, joint ones not; an escrow only if nobody else is part of it. */
  readonly alone: Float64Array;
  /** By party: the steps that it can hold back, and those that it can be left alone with. */
  readonly held: readonly Bits[];
  readonly solo: readonly Bits[];
  /** By move: how long it lasts, in ticks. */
  readonly ticks: Float64Array;
  readonly ticksPerUnit: number;
}

/** Takes a problem apart; null if times need more digits than exact arithmetic has here. */
export function partsOf(problem: Problem): Parts | null {
  const times = problem.moves.map((move) => move.exactTime);
  const perUnit = times.reduce((common, time) => lcm(common, time.under), 1n);
  const ticks = times.map((time: Rational) => (time.over * perUnit) / time.under);
  if (ticks.reduce((sum, each) => sum + each, perUnit) >= 2n ** 53n) return null;
  const parties = problem.parties.length;
  const rows = () => new Float64Array(problem.moves.length * parties);
  const [shift, outside, alone] = [rows(), rows(), rows()];
  const performs = new Uint8Array(shift.length);
  const held = problem.parties.map(() => bitsOf(problem.words, []));
  const solo = problem.parties.map(() => bitsOf(problem.words, []));
  for (const [m, move] of problem.moves.entries()) {
    for (let i = 0; i < parties; i++) {
      const at = m * parties + i;
      performs[at] = move.performers.includes(i) ? 1 : 0;
      shift[at] = move.shift[i] as number;
      const own = partOf(problem, move, (by) => by.includes(i));
      const single = partOf(problem, move, (by) => by.length === 1 && by[0] === i);
      outside[at] = (shift[at] as number) - worthOf(problem, move, own, i);
      alone[at] = worthOf(problem, move, single, i);
      for (const k of own) insert(held[i] as Bits, k);
      for (const k of single) insert(solo[i] as Bits, k);
    }
  }
  return {
    problem,
    performs,
    shift,
    outside,
    alone,
    held,
    solo,
    ticks: Float64Array.from(ticks, Number),
    ticksPerUnit: Number(perUnit),
  };
}

/** The steps of a move whose performers pass the test; an escrow happens whole or not at all. */
function partOf(problem: Problem, move: Move, test: (by: readonly number[]) => boolean): readonly number[] {
  if (move.kind === 'escrow') return test(move.performers) ? move.steps : [];
  return move.steps.filter((k) => test(problem.performers[k] as readonly number[]));
}

function worthOf(problem: Problem, move: Move, steps: readonly number[], party: number): number {
  if (move.kind === 'escrow') return steps.length > 0 ? (move.shift[party] as number) : 0;
  return steps.reduce((sum, k) => sum + (problem.kept[k * problem.parties.length + party] as number), 0);
}

/** The sums of a phase that is being put together, by party. */
export interface Tally {
  readonly performing: Int32Array;
  readonly shift: Float64Array;
  readonly outside: Float64Array;
  readonly alone: Float64Array;
}

export function emptyTally({ problem }: Parts): Tally {
  const row = () => new Float64Array(problem.parties.length);
  return { performing: new Int32Array(problem.parties.length), shift: row(), outside: row(), alone: row() };
}

/** Puts a move into the phase (sign 1) or takes it out again (sign -1). */
export function tally(sums: Tally, parts: Parts, move: number, sign: 1 | -1): void {
  const parties = sums.performing.length;
  for (let i = 0, at = move * parties; i < parties; i++, at++) {
    sums.performing[i] = (sums.performing[i] as number) + sign * (parts.performs[at] as number);
    sums.shift[i] = (sums.shift[i] as number) + sign * (parts.shift[at] as number);
    sums.outside[i] = (sums.outside[i] as number) + sign * (parts.outside[at] as number);
    sums.alone[i] = (sums.alone[i] as number) + sign * (parts.alone[at] as number);
  }
}

/**
 * The largest pull inside a phase from S to S + P: of each side that performs in it, holding back its part. `values`
 * from `at` on are B(S).
 */
export function pullInside(
  parts: Parts,
  sums: Tally,
  values: Float64Array,
  at: number,
  before: Bits,
  after: Bits,
): number {
  const { problem, held } = parts;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < problem.parties.length; i++) {
    if (sums.performing[i] === 0) continue;
    let value = (values[at + i] as number) + (sums.outside[i] as number) - (problem.completion[i] as number);
    for (const { steps, kept } of problem.bundles) {
      if (contains(before, steps) || !contains(after, steps)) continue;
      if (!addsOneOf(before, steps, held[i] as Bits)) value += kept[i] as number;
    }
    if (value > most) most = value;
  }
  return most;
}

/** The largest exposure inside a phase: of each side that performs in it, left alone with its own steps. */
export function exposureInside(
  parts: Parts,
  sums: Tally,
  values: Float64Array,
  at: number,
  before: Bits,
  after: Bits,
): number {
  const { problem, solo } = parts;
  let most = 0;
  for (let i = 0; i < problem.parties.length; i++) {
    if (sums.performing[i] === 0) continue;
    let value = (values[at + i] as number) + (sums.alone[i] as number);
    for (const { steps, kept } of problem.bundles) {
      if (contains(before, steps) || !contains(after, steps)) continue;
      if (addsOnly(before, steps, solo[i] as Bits)) value += kept[i] as number;
    }
    if (-value > most) most = -value;
  }
  return most;
}

/** Does completing the set from `before` take one of these steps? */
function addsOneOf(before: Bits, set: Bits, some: Bits): boolean {
  for (let w = 0; w < set.length; w++)
    if ((set[w] as number) & ~(before[w] as number) & (some[w] as number)) return true;
  return false;
}

/** Does completing the set from `before` take these steps alone? */
function addsOnly(before: Bits, set: Bits, these: Bits): boolean {
  for (let w = 0; w < set.length; w++)
    if ((set[w] as number) & ~(before[w] as number) & ~(these[w] as number)) return false;
  return true;
}

/** The largest pull at a state by its B. */
export function pullAt({ problem }: Parts, values: Float64Array, at: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < problem.parties.length; i++) {
    most = Math.max(most, (values[at + i] as number) - (problem.completion[i] as number));
  }
  return most;
}

/** The largest exposure at a state by its B. */
export function exposureAt({ problem }: Parts, values: Float64Array, at: number): number {
  let most = 0;
  for (let i = 0; i < problem.parties.length; i++) most = Math.max(most, -(values[at + i] as number));
  return most;
}

/** By move: ticks of the longest chain of moves that begins with it. */
export function tailsOf({ problem, ticks }: Parts): Float64Array {
  const tails = new Float64Array(problem.moves.length).fill(-1);
  const visit = (m: number): number => {
    if ((tails[m] as number) < 0) {
      const later = (problem.requiredBy[m] as readonly number[]).map(visit);
      tails[m] = (ticks[m] as number) + Math.max(0, ...later);
    }
    return tails[m] as number;
  };
  for (const m of problem.moves.keys()) visit(m);
  return tails;
}
