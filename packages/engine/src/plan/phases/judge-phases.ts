import { type Bits, bitsOf, union } from '../../math/bits.ts';
import { add, larger, toNumber, zero } from '../../math/rational.ts';
import { breakdown, type Move, type Problem } from '../problem.ts';
import { exposure, insideOf } from '../road-map.ts';

/** Steps done side by side, in phases. */
export interface Phases {
  readonly phases: readonly (readonly Move[])[];
  readonly stakes: readonly number[];
  readonly trusts: readonly number[];
  /** Total exposure at the states between phases, S_0 and the end. */
  readonly totalExposure: number;
  /** A phase lasts as long as its longest move; nearest double of the exact sum. */
  readonly time: number;
}

/**
 * Judges phases: pulls at the states between them, and inside each for every side that performs in it, which can hold
 * back its part while the others do theirs; exposures likewise. Who holds back from an escrow keeps the whole exchange
 * from happening.
 */
export function judgePhases(problem: Problem, phases: readonly (readonly Move[])[]): Phases {
  const states: Bits[] = [problem.start];
  for (const phase of phases) states.push(phase.map((move) => move.set).reduce(union, states.at(-1) as Bits));
  const values = states.map((state) => breakdown(problem, state));
  const inside = phases.map((phase, k) => insideOf(problem, states[k] as Bits, phaseMove(problem, phase)));
  const of = (party: number) => inside.flat().filter((own) => own.party === party);
  return {
    phases,
    stakes: problem.parties.map(
      (_, i) =>
        Math.max(...values.slice(0, -1).map((row) => row[i] as number), ...of(i).map((own) => own.heldBack)) -
        (problem.completion[i] as number),
    ),
    trusts: problem.parties.map((_, i) =>
      Math.max(...values.map((row) => exposure(row[i] as number)), ...of(i).map((own) => exposure(own.alone))),
    ),
    totalExposure: values.reduce((sum, row) => sum + row.reduce((part, value) => part + exposure(value), 0), 0),
    time: toNumber(phases.map((phase) => phase.map((move) => move.exactTime).reduce(larger)).reduce(add, zero)),
  };
}

/** A phase as one move in which each side can hold back all that it performs; an escrow happens whole or not at all. */
function phaseMove(problem: Problem, phase: readonly Move[]): Move {
  const performers = [...new Set(phase.flatMap((move) => move.performers))].sort((a, b) => a - b);
  const stepsWhere = (test: (by: readonly number[]) => boolean) => {
    const steps = phase.flatMap((move) => {
      if (move.kind === 'escrow') return test(move.performers) ? move.steps : [];
      return move.steps.filter((k) => test(problem.performers[k] as readonly number[]));
    });
    return bitsOf(problem.words, steps);
  };
  return {
    ...(phase[0] as Move),
    set: phase.map((move) => move.set).reduce(union),
    own: performers.map((party) => ({
      party,
      withJoint: stepsWhere((by) => by.includes(party)),
      alone: stepsWhere((by) => by.length === 1 && by[0] === party),
    })),
  };
}
