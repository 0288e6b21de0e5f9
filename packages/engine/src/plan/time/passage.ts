import type { Rates } from '../../agreement/worth.ts';
import { type Bits, contains, union } from '../../math/bits.ts';
import { breakdown, holdings, type Move, type Problem } from '../problem.ts';

/**
 * What the passing of time does to one order: impatience, the hazard of outside breakdown, false alarms.
 *
 * With U_i(k) what i still gains from S_k on, V_i(k) = W_i(S_k) + U_i(k) is what *seeing it through* is worth to it,
 * counted from nothing done, and pull_i(S_k) = B_i(S_k) - V_i(k): V takes the place that C has without rates. In V the
 * recurrence of U becomes a weighted mean of what may come out of the move from S_k to S_{k+1},
 *
 *     V_i(k) = (1-disc) W_i(S_k) + disc [ (1-h)(1-f) V_i(k+1) + h B_i(S_k) + (1-h) f B_i(S_{k+1}) ],   V_i(m) = C_i,
 *
 * since the terms in W_i(S_k) add up to W_i(S_k) (1 - disc). The four weights are at least 0 and add up to 1. Two things
 * follow that every search with rates rests on: V_i(k) never falls when V_i(k+1) rises, and V_i(k) depends on the
 * order still to come alone.
 */
export function passageOf(rates: Rates, time: number, falseAlarm: number): Float64Array {
  return fillPassage(rates, time, falseAlarm, new Float64Array(4 * rates.impatience.length));
}

/** The same, written over an earlier passage. */
export function fillPassage(
  { impatience, hazard }: Rates,
  time: number,
  falseAlarm: number,
  passage: Float64Array,
): Float64Array {
  const broken = -Math.expm1(-hazard * time);
  const stands = Math.exp(-hazard * time);
  for (let i = 0; i < impatience.length; i++) {
    const rate = impatience[i] as number;
    const kept = Math.exp(-rate * time);
    passage[4 * i] = -Math.expm1(-rate * time);
    passage[4 * i + 1] = kept * stands * (1 - falseAlarm);
    passage[4 * i + 2] = kept * broken;
    passage[4 * i + 3] = kept * stands * falseAlarm;
  }
  return passage;
}

/** Where the weight of V_i(k+1) stands in a move's passage, from 4 i on. */
export const onward = 1;

/**
 * The part of V_i(k) that does not depend on V_i(k+1), from W_i(S_k), B_i(S_k) and B_i(S_{k+1}). V_i(k) is always
 * computed as this plus weight times V_i(k+1), so that an order has the same numbers, to the last bit, wherever it is met.
 */
export function fixedPart(passage: Float64Array, party: number, held: number, broken: number, alarmed: number): number {
  const at = 4 * party;
  return (passage[at] as number) * held + (passage[at + 2] as number) * broken + (passage[at + 3] as number) * alarmed;
}

/** V by k = 0 ... m, then party, from W and B along an order of moves. */
export function foldBack(
  moves: readonly Move[],
  held: readonly Float64Array[],
  broken: readonly Float64Array[],
): Float64Array[] {
  const parties = (held[0] as Float64Array).length;
  const flat = (rows: readonly Float64Array[]) => Float64Array.from(rows.flatMap((row) => [...row]));
  const along = new Float64Array(held.length * parties);
  foldBackInto(
    moves.map((move) => move.passage),
    flat(held),
    flat(broken),
    along,
  );
  return held.map((_, k) => along.slice(k * parties, (k + 1) * parties));
}

/** The same by state, then party, in one array each. */
export function foldBackInto(
  passages: readonly Float64Array[],
  held: Float64Array,
  broken: Float64Array,
  along: Float64Array,
): void {
  const parties = held.length / (passages.length + 1);
  for (let at = held.length - parties; at < held.length; at++) along[at] = held[at] as number;
  for (let k = passages.length - 1; k >= 0; k--) {
    const passage = passages[k] as Float64Array;
    for (let i = 0; i < parties; i++) {
      const [at, next] = [k * parties + i, (k + 1) * parties + i];
      const fixed = fixedPart(passage, i, held[at] as number, broken[at] as number, broken[next] as number);
      along[at] = fixed + (passage[4 * i + onward] as number) * (along[next] as number);
    }
  }
}

/** The sets of steps that an order passes, S_0 first. */
export function statesAlong(problem: Problem, moves: readonly Move[]): Bits[] {
  const states = [problem.start];
  for (const move of moves) states.push(union(states.at(-1) as Bits, move.set));
  return states;
}

/** V_i(S_k) by k = 0 ... m, then party: what seeing an order through is worth at each state. Without rates always C_i. */
export function seenThroughAlong(problem: Problem, moves: readonly Move[]): Float64Array[] {
  if (!problem.rates) return Array.from({ length: moves.length + 1 }, () => problem.completion);
  const states = statesAlong(problem, moves);
  const of = (what: typeof holdings) => states.map((state) => what(problem, state));
  return foldBack(moves, of(holdings), of(breakdown));
}

/** By k = 0 ... m, then party: how V_i(k) grows with a worth that stands, and with what is left of it on a breakdown. */
export interface Bearing {
  readonly held: readonly Float64Array[];
  readonly broken: readonly Float64Array[];
}

/** How the worth of a step (or of a bundle, once all of it is done) bears on V along an order; without rates 1 and 0. */
export function bearingAlong(problem: Problem, moves: readonly Move[], set: Bits): Bearing {
  const row = (value: number) => new Float64Array(problem.parties.length).fill(value);
  const [none, one] = [row(0), row(1)];
  const states = statesAlong(problem, moves);
  const nothing = states.map(() => none);
  if (!problem.rates) return { held: states.map(() => one), broken: nothing };
  const done = states.map((state) => (contains(state, set) ? one : none));
  return { held: foldBack(moves, done, nothing), broken: foldBack(moves, nothing, done) };
}

/**
 * What i gains by leaving with this in hand instead of seeing it through; with rates rounded to 1 / unit, so that equal
 * pulls are equal numbers.
 */
export function pullFrom(inHand: number, seenThrough: number): number {
  return Math.round(inHand - seenThrough);
}

/**
 * Two pulls that differ by no more are one: with rates 1 / unit, which rounding can make of equal ones; else 0.
 */
export function tieOf(problem: Problem): number {
  return problem.rates ? 1 : 0;
}
