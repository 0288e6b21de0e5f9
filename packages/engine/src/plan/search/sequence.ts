import { contains, union } from '../../math/bits.ts';
import type { Search } from '../../math/search.ts';
import { available, type Move, type Problem } from '../problem.ts';
import { type Figures, irreversibleBy, judge, type RoadMap, walk } from '../road-map.ts';
import { tieOf } from '../time/passage.ts';
import { earliestOfLeastTimed } from '../time/timed.ts';
import { type Earliest, earliest } from './earliest.ts';
import { least } from './least.ts';
import { type Allow, excess, graphOf, insertTaken, type Limits, noLimits, readyFrom, rootOf, take } from './step.ts';
import { leastTotal, metBy } from './total.ts';

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
  const stake = yield* least(problem, pullsOver(problem, 0), limits, `${stage}: least stake`, { allow });
  if (!stake.moves)
    return stake.proved ? null : fallback(stake.best ?? greedy(problem, allow), stake.bound, stake.states);
  limits.pull.fill(stake.bound + tieOf(problem));
  const trust = yield* least(problem, exposuresOver(problem, 0), limits, `${stage}: least trust`, { allow });
  if (!trust.moves) return fallback(stake.moves, stake.bound, stake.states + trust.states);
  limits.exposure.fill(trust.bound);
  const first = problem.rates
    ? yield* earliestOfLeastTimed(problem, limits, stage, allow)
    : yield* earliestOfLeast(problem, limits, trust, stage, allow);
  const states = stake.states + trust.states + first.states;
  if (!first.moves) return fallback(trust.moves, stake.bound, states);
  const map = walk(problem, first.moves);
  return { map, figures: judge(problem, map), proved: true, bound: stake.bound, states };
}

/** Of the road maps within the limits those of least total exposure, and of these the earliest; `known` is one of least trust. */
function* earliestOfLeast(
  problem: Problem,
  limits: Limits,
  known: { readonly bound: number; readonly moves: readonly Move[] | null },
  stage: string,
  allow?: Allow,
): Search<Earliest> {
  // Without together sets the trust is the exposure of one state, and the total a sum that holds it.
  const floor = problem.moves.some((move) => move.own.length > 0) ? 0 : known.bound;
  const best = judge(problem, walk(problem, known.moves ?? [])).totalExposure;
  const total = yield* leastTotal(problem, limits, { floor, best }, `${stage}: least total exposure`, allow);
  if (!total.proved) return { moves: null, proved: false, states: metBy(total) };
  return yield* earliest(total, `${stage}: earliest steps first`);
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

/** Nothing is limited, but with rates the road map must be worth it to all; without, that is the same for every one. */
export function worthIt(problem: Problem): Limits {
  return { ...noLimits(problem), ...(problem.rates && { worthIt: true }) };
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
  const graph = graphOf(problem, true, allow);
  const goal = pullsOver(problem, 0);
  const states = rootOf(graph);
  const moves: Move[] = [];
  const count = problem.moves.length;
  for (let at = 0; moves.length < count; ) {
    let [best, least] = [-1, Number.POSITIVE_INFINITY];
    for (let move = readyFrom(states, at, 0, count); move < count; move = readyFrom(states, at, move + 1, count)) {
      if (!take(graph, states, at, move)) continue;
      const pull = excess(problem, graph.breakdown, goal, false);
      if (pull < least) [best, least] = [move, pull];
    }
    if (best < 0) return null;
    take(graph, states, at, best);
    at = insertTaken(graph, states, at, best);
    moves.push(problem.moves[best] as Move);
  }
  return moves;
}
