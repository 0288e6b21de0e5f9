import { contains, union } from '../math/bits.ts';
import { earliest } from './earliest.ts';
import { least } from './least.ts';
import { tieOf } from './passage.ts';
import { available, breakdown, type Move, type Problem } from './problem.ts';
import { type Figures, irreversibleBy, judge, type RoadMap, walk } from './road-map.ts';
import type { Search } from './search.ts';
import { type Allow, excess, forward, graphOf, type Limits, noLimits } from './step.ts';
import { leastTotal } from './total.ts';

/** A road map that was found, with its figures and what is proved of it. */
export interface Sequenced {
  readonly map: RoadMap;
  readonly figures: Figures;
  /** Least stake, then least trust, then least total exposure: all three proved. */
  readonly proved: boolean;
  /** No road map has a smaller good-faith stake. */
  readonly bound: number;
  readonly states: number;
}

/**
 * The best order: least good-faith stake, then least trust needed, then least total exposure, and of those the one with
 * the earliest steps of the file first. Null if `allow` leaves no road map, or if none was found in time.
 */
export function* sequence(
  problem: Problem,
  stage: string,
  allow?: Allow,
  known: readonly (readonly Move[])[] = [],
): Search<Sequenced | null> {
  const fallback = (found: readonly Move[] | null, bound: number, states: number) =>
    unproved(
      problem,
      [...known.filter((moves) => follows(problem, moves, allow)), ...(found ? [found] : [])],
      bound,
      states,
    );
  const limits = noLimits(problem);
  const stake = yield* least(problem, pullsOver(problem, 0), limits, `${stage}: least stake`, allow);
  if (!stake.moves)
    return stake.proved ? null : fallback(stake.best ?? greedy(problem, allow), stake.bound, stake.states);
  limits.pull.fill(stake.bound + tieOf(problem));
  const trust = yield* least(problem, exposuresOver(problem, 0), limits, `${stage}: least trust`, allow);
  if (!trust.moves) return fallback(stake.moves, stake.bound, stake.states + trust.states);
  limits.exposure.fill(trust.bound);
  const total = yield* leastTotal(problem, limits, `${stage}: least total exposure`, allow);
  const states = stake.states + trust.states + total.states.count;
  if (!total.proved) return fallback(trust.moves, stake.bound, states);
  const first = yield* earliest(problem, limits, `${stage}: earliest steps first`, allow, total);
  if (!first.moves) return fallback(trust.moves, stake.bound, states + first.states);
  const map = walk(problem, first.moves);
  return { map, figures: judge(problem, map), proved: first.proved, bound: stake.bound, states: states + first.states };
}

/** The best of the road maps at hand, when time runs out; of equal ones the first. */
function unproved(
  problem: Problem,
  candidates: readonly (readonly Move[])[],
  bound: number,
  states: number,
): Sequenced | null {
  const judged = candidates.map((moves) => walk(problem, moves)).map((map) => ({ map, figures: judge(problem, map) }));
  const best = judged.reduce<(typeof judged)[number] | null>(
    (a, b) => (a && !isBetter(b.figures, a.figures) ? a : b),
    null,
  );
  return best && { ...best, proved: false, bound, states };
}

function isBetter(a: Figures, b: Figures): boolean {
  return (a.stake - b.stake || a.trust - b.trust || a.totalExposure - b.totalExposure) < 0;
}

function follows(problem: Problem, moves: readonly Move[], allow: Allow | undefined): boolean {
  let state = problem.start;
  return moves.every((move) => {
    const isAllowed = !allow || allow(state, problem.moves.indexOf(move));
    state = union(state, move.set);
    return isAllowed;
  });
}

/** The excess of a state over these limits is its largest pull (less `offset` by party). */
export function pullsOver(problem: Problem, offset: number | Float64Array): Limits {
  const goal = noLimits(problem);
  for (let i = 0; i < goal.pull.length; i++) goal.pull[i] = typeof offset === 'number' ? offset : (offset[i] as number);
  return goal;
}

/** The excess of a state over these limits is its largest exposure. */
export function exposuresOver(problem: Problem, offset: number): Limits {
  const goal = noLimits(problem);
  goal.exposure.fill(offset);
  return goal;
}

/** Only road maps whose first move is done by this party alone. */
export function opensWith(problem: Problem, party: number): Allow {
  return (set, move) => !contains(problem.start, set) || isBy(problem.moves[move] as Move, party);
}

function isBy(move: Move, party: number): boolean {
  return move.performers.length === 1 && move.performers[0] === party;
}

/** Only road maps whose first irreversible act is this party's alone. */
export function commitsFirst(problem: Problem, party: number): Allow {
  const acts = problem.moves.map((move) => irreversibleBy(problem, move));
  const committed = problem.moves.filter((_, m) => acts[m] !== undefined);
  return (set, move) =>
    acts[move] === undefined || acts[move] === party || committed.some((act) => contains(set, act.set));
}

/** Only road maps in which no step of others is done while one of this party's is available. */
export function goesFirst(problem: Problem, party: number): Allow {
  const own = problem.moves.filter((move) => move.performers.includes(party));
  return (set, move) =>
    (problem.moves[move] as Move).performers.includes(party) || !own.some((mine) => available(set, mine));
}

/** A quick road map for when time runs out: always the move after which the largest pull is least. */
function greedy(problem: Problem, allow?: Allow): readonly Move[] | null {
  const graph = graphOf(problem, allow);
  const goal = pullsOver(problem, 0);
  const [state, value] = [problem.start.slice(), breakdown(problem, problem.start)];
  const moves: Move[] = [];
  while (moves.length < problem.moves.length) {
    let [best, least] = [-1, Number.POSITIVE_INFINITY];
    for (let move = 0; move < problem.moves.length; move++) {
      if (!forward(graph, state, value, 0, move)) continue;
      const pull = excess(problem, graph.breakdown, goal, false);
      if (pull < least) [best, least] = [move, pull];
    }
    if (best < 0) return null;
    forward(graph, state, value, 0, best);
    state.set(graph.set);
    value.set(graph.breakdown);
    moves.push(problem.moves[best] as Move);
  }
  return moves;
}
