import { type Bits, bitsOf, has, union } from '../math/bits.ts';
import { available, breakdown, type Move, type Problem } from './problem.ts';
import { exposure, insideOf } from './road-map.ts';

/** "A first": at each point the first available step of the file that the party performs, else the first available. */
export function firstInFile(problem: Problem, party: number): readonly Move[] {
  return take(problem, (open) => open.find((step) => performs(problem, step, party)) ?? (open[0] as number));
}

/** Turns in the file's order of parties, each its first available step; who has none is passed over. */
export function alternating(problem: Problem): readonly Move[] {
  const parties = problem.parties.length;
  let turn = 0;
  return take(problem, (open) => {
    for (let passed = 0; passed < parties; passed++) {
      const party = (turn + passed) % parties;
      const step = open.find((candidate) => performs(problem, candidate, party));
      if (step === undefined) continue;
      turn = (party + 1) % parties;
      return step;
    }
    return open[0] as number;
  });
}

function performs(problem: Problem, step: number, party: number): boolean {
  return problem.performers[step]?.includes(party) ?? false;
}

/** Builds an order by picking one of the available steps of the file again and again. */
function take(problem: Problem, pick: (open: readonly number[]) => number): readonly Move[] {
  const home = new Map(problem.moves.flatMap((move) => move.steps.map((k): [number, Move] => [k, move])));
  const moves: Move[] = [];
  for (let state = problem.start; moves.length < problem.moves.length; ) {
    const open = [...problem.steps.keys()].filter((k) => !has(state, k) && available(state, home.get(k) as Move));
    const move = home.get(pick(open)) as Move;
    moves.push(move);
    state = union(state, move.set);
  }
  return moves;
}

/** Steps done side by side, in phases. */
export interface Phases {
  readonly phases: readonly (readonly Move[])[];
  readonly stakes: readonly number[];
  readonly trusts: readonly number[];
  /** Total exposure at the states between phases, S_0 and the end. */
  readonly totalExposure: number;
  readonly time: number;
}

/** "All at once": each phase is everything that is available. */
export function allAtOnce(problem: Problem): Phases {
  const phases: Move[][] = [];
  for (let state = problem.start; phases.flat().length < problem.moves.length; ) {
    const open = problem.moves.filter((move) => available(state, move));
    phases.push(open);
    state = open.reduce((set, move) => union(set, move.set), state);
  }
  return judgePhases(problem, phases);
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
    time: phases.reduce((sum, phase) => sum + Math.max(...phase.map((move) => move.time)), 0),
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
