import { has, union } from '../math/bits.ts';
import { judgePhases, type Phases } from './phases/judge-phases.ts';
import { available, type Move, type Problem } from './problem.ts';

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
