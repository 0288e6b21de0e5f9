import type { Search } from '../../math/search.ts';
import type { Move, Problem } from '../problem.ts';
import { exposure, isRoadMap, judge, walk } from '../road-map.ts';
import type { Earliest } from '../search/earliest.ts';
import type { Least } from '../search/least.ts';
import { grown } from '../search/states.ts';
import { type Allow, type Limits, noLimits } from '../search/step.ts';
import { sumOfExposures } from '../search/total.ts';
import { onward, pullFrom } from './passage.ts';
import { excessOf, leastBeyond } from './timed-beyond.ts';
import {
  type Corridor,
  corridorOf,
  forbidden,
  seenThroughBefore,
  type TimedStates,
  timedStates,
} from './timed-states.ts';

/**
 * Question 1 with rates, exact. A pull at S depends on the order still to come, so a set alone is not enough: the search
 * goes backwards from the end and keeps, at each set, the *endings* from there on.
 *
 * Dominance. At one set S, an ending whose V is at least as high for every party makes another one superfluous (if it
 * also costs no more, where exposures are added up). Proof: put it in the other's place in any order. V before an edge
 * never falls when V after it rises (`passage.ts`), so at every state before S each V is at least what it was: no pull
 * has grown. Exposures before S are the same; from S on both endings are within the limits.
 *
 * So at a given level an ending is a vector of V, one number a party, and only the vectors that no other dominates
 * matter: few. A corridor (`timed-states.ts`) first takes out the sets, and later the vectors, that no beginning can do
 * with. The level comes down from above: a quick pass that keeps a handful of endings a set finds a road map; then
 * passes look for one that is better by at least 1 / unit, and when a whole pass finds none, the last was the best.
 */
export function* leastTimed(
  problem: Problem,
  goal: Limits,
  limits: Limits,
  stage: string,
  allow?: Allow,
): Search<Least> {
  const table = yield* timedStates(problem, stage);
  if (!table) return yield* leastBeyond(problem, goal, limits, stage, allow);
  const hunt = { table, stage, shut: forbidden(table, allow), goal, isTotal: false };
  const states = table.states.count;
  const bound = floorOf(hunt, corridorOf(table, limits, hunt.shut));
  let best: Ending | null = bestMet(hunt, limits, allow);
  for (const width of [handful, Number.POSITIVE_INFINITY]) {
    for (;;) {
      const level: number = best ? best.key - 1 : Number.POSITIVE_INFINITY;
      if (level < bound) break;
      const endings: Endings | null | 'stopped' = yield* endingsOf(hunt, within(limits, goal, level), width);
      if (endings === 'stopped')
        return { bound, moves: null, proved: false, states, ...(best && { best: best.moves }) };
      const found: Ending | null = endings && firstOf(hunt, endings);
      if (!found) break;
      best = found;
      table.met.push({ moves: found.moves, figures: judge(problem, walk(problem, found.moves)) });
    }
  }
  if (!best) return { bound: Number.POSITIVE_INFINITY, moves: null, proved: true, states };
  return { bound: best.key, moves: best.moves, proved: true, states };
}

/** The best road map met so far that fits. */
function bestMet({ table, goal }: Hunt, limits: Limits, allow: Allow | undefined): Ending | null {
  let best: Ending | null = null;
  for (const { moves, figures } of table.met) {
    const key = excessOf(figures, goal, limits);
    if (key >= (best?.key ?? Number.POSITIVE_INFINITY) || !isRoadMap(table.problem, moves, allow)) continue;
    best = { moves, key };
  }
  return best;
}

/** Of the road maps within limits those of least total exposure, and of these the one with the earliest steps first. */
export function* earliestOfLeastTimed(
  problem: Problem,
  limits: Limits,
  stage: string,
  allow?: Allow,
): Search<Earliest> {
  const total = yield* leastTotalTimed(problem, limits, `${stage}: least total exposure`, allow);
  if (total === null) return { moves: null, proved: false, states: 0 };
  return yield* earliestTimed(problem, limits, `${stage}: earliest steps first`, allow, total);
}

/** Least total exposure within limits; the cost of an ending is a number beside its V. Null if it was stopped. */
function* leastTotalTimed(
  problem: Problem,
  limits: Limits,
  stage: string,
  allow: Allow | undefined,
): Search<number | null> {
  const table = yield* timedStates(problem, stage);
  if (!table) return null;
  const hunt = { table, stage, shut: forbidden(table, allow), goal: noLimits(problem), isTotal: true };
  let budget = Number.POSITIVE_INFINITY;
  for (const width of [handful, Number.POSITIVE_INFINITY]) {
    const endings = yield* endingsOf(hunt, limits, width, budget);
    if (endings === 'stopped') return null;
    const found = endings && firstOf(hunt, endings);
    if (found) budget = found.key - 1;
  }
  return budget + 1;
}

/** The road map within limits (and of least total exposure) that takes the earliest steps of the file first. */
export function* earliestTimed(
  problem: Problem,
  limits: Limits,
  stage: string,
  allow?: Allow,
  total?: number,
): Search<Earliest> {
  const table = yield* timedStates(problem, stage);
  if (!table) return { moves: null, proved: false, states: 0 };
  const hunt = { table, stage, shut: forbidden(table, allow), goal: noLimits(problem), isTotal: total !== undefined };
  const states = table.states.count;
  const endings = yield* endingsOf(hunt, limits, Number.POSITIVE_INFINITY, total);
  if (endings === 'stopped') return { moves: null, proved: false, states };
  if (!endings || endings.from[0] === endings.to[0]) return { moves: null, proved: true, states };
  return { moves: walkEarliest(hunt, endings, total ?? Number.POSITIVE_INFINITY), proved: true, states };
}

/** What one search is about. */
interface Hunt {
  readonly table: TimedStates;
  readonly stage: string;
  readonly shut: Uint8Array;
  readonly goal: Limits;
  /** Are exposures added up, or is the largest excess over the goal looked at? */
  readonly isTotal: boolean;
}

/** One whole road map as an ending at S_0. */
interface Ending {
  readonly moves: readonly Move[];
  readonly key: number;
}

/** How many endings a set keeps in a quick pass. */
const handful = 3;

/** So many endings, and a pass gives up: about 200 megabytes. */
const mostEndings = 4_000_000;

/**
 * An ending counts as dominated even if it is better by so much, in units of 1 / unit: orders that differ only in the
 * rounding of doubles are one order. Added up over the moves of a road map it stays below what pulls are rounded to.
 */
const hair = 2 ** -7;

/** Limits that keep the excess over the goal within the level, too. */
function within(limits: Limits, goal: Limits, level: number): Limits {
  const lower = (kind: 'pull' | 'exposure') =>
    limits[kind].map((most, i) => Math.min(most, (goal[kind][i] as number) + level));
  return { ...limits, pull: lower('pull'), exposure: lower('exposure') };
}

/** Endings by set: those of set s run from from[s] up to to[s]. */
interface Endings extends Pool {
  readonly corridor: Corridor;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Endings without a place: what is kept, or what may be. */
interface Pool {
  count: number;
  /** V by ending, then party. */
  value: Float64Array;
  /** The largest excess over the goal from the set on, or the sum of exposures from there on. */
  key: Float64Array;
  /** The edge it begins with, and the ending that it goes on with; -1 at the end. */
  edge: Int32Array;
  rest: Int32Array;
}

function emptyPool(parties: number): Pool {
  const room = 1024;
  return {
    count: 0,
    value: new Float64Array(room * parties),
    key: new Float64Array(room),
    edge: new Int32Array(room),
    rest: new Int32Array(room),
  };
}

/** Makes room for one more. */
function grow(pool: Pool): void {
  if (pool.count < pool.key.length) return;
  pool.value = grown(pool.value, 2);
  pool.key = grown(pool.key, 2);
  pool.edge = grown(pool.edge, 2);
  pool.rest = grown(pool.rest, 2);
}

/** One pass from the end to S_0. */
interface Pass {
  readonly hunt: Hunt;
  readonly endings: Endings;
  readonly candidates: Pool;
  /** How many endings a set keeps. */
  readonly width: number;
  /** Where exposures are added up: the least sum before each set, and what the whole may come to. */
  readonly spent: Float64Array | null;
  readonly budget: number;
}

/**
 * All endings within the limits, set by set from the end on; null if no road map is within them. At most `width` a set
 * (then those of least key first), and, where exposures are added up, none that leads above `budget`.
 */
function* endingsOf(
  hunt: Hunt,
  limits: Limits,
  width: number,
  budget = Number.POSITIVE_INFINITY,
): Search<Endings | null | 'stopped'> {
  const { table, stage, shut } = hunt;
  const corridor = corridorOf(table, limits, shut);
  if (!corridor) return null;
  const { count } = table.states;
  const parties = table.problem.parties.length;
  const endings = { ...emptyPool(parties), corridor, from: new Int32Array(count), to: new Int32Array(count) };
  const spent = hunt.isTotal ? spentBefore(table, corridor) : null;
  const pass: Pass = { hunt, endings, candidates: emptyPool(parties), width, spent, budget };
  for (let [s, work] = [count - 1, 0]; s >= 0; s--) {
    endings.from[s] = endings.count;
    if (corridor.alive[s]) {
      pass.candidates.count = 0;
      if (s === count - 1) proposeEnd(pass);
      else proposeAll(pass, s);
      work += 8 + pass.candidates.count;
      keep(pass, s);
    }
    endings.to[s] = endings.count;
    if (endings.count > mostEndings) return 'stopped';
    if (work > 100_000) {
      work = 0;
      if (yield { stage, states: count, bound: null }) return 'stopped';
    }
  }
  return endings;
}

function proposeEnd({ hunt, candidates }: Pass): void {
  const { problem, states } = hunt.table;
  candidates.value.set(problem.completion);
  candidates.edge[0] = -1;
  candidates.rest[0] = -1;
  candidates.key[0] = hunt.isTotal ? exposuresAt(hunt.table, states.count - 1) : exposedOver(hunt, states.count - 1);
  candidates.count = 1;
}

/** Puts each edge of a set before each ending that it leads to. */
function proposeAll(pass: Pass, s: number): void {
  const { edges, next } = pass.hunt.table;
  const { endings } = pass;
  for (let e = edges[s] as number; e < (edges[s + 1] as number); e++) {
    if (endings.corridor.closed[e]) continue;
    const to = next[e] as number;
    for (let rest = endings.from[to] as number; rest < (endings.to[to] as number); rest++) propose(pass, s, e, rest);
  }
}

/** One edge before one ending: a candidate, unless it breaks a limit or no beginning can do with it. */
function propose({ hunt, endings, candidates, spent, budget }: Pass, s: number, edge: number, rest: number): void {
  const { table, goal, isTotal } = hunt;
  const { limits, need } = endings.corridor;
  const { problem, states, fixed, move } = table;
  const { passage } = problem.moves[move[edge] as number] as Move;
  const parties = problem.parties.length;
  grow(candidates);
  const at = candidates.count * parties;
  let key = isTotal ? exposuresAt(table, s) : exposedOver(hunt, s);
  for (let i = 0; i < parties; i++) {
    const after = endings.value[rest * parties + i] as number;
    const value = (fixed[edge * parties + i] as number) + (passage[4 * i + onward] as number) * after;
    if (value < (need[s * parties + i] as number)) return;
    const pull = pullFrom(states.breakdown[s * parties + i] as number, value);
    if (pull > (limits.pull[i] as number)) return;
    if (!isTotal) key = Math.max(key, pull - (goal.pull[i] as number));
    candidates.value[at + i] = value;
  }
  for (const { party, heldBack, alone } of table.inside.get(edge) ?? []) {
    const pull = pullFrom(heldBack, candidates.value[at + party] as number);
    if (pull > (limits.pull[party] as number)) return;
    const exposed = exposure(alone) - (goal.exposure[party] as number);
    if (!isTotal) key = Math.max(key, pull - (goal.pull[party] as number), exposed);
  }
  const from = endings.key[rest] as number;
  key = isTotal ? key + from : Math.max(key, from);
  if (spent && key + (spent[s] as number) > budget) return;
  candidates.key[candidates.count] = key;
  candidates.edge[candidates.count] = edge;
  candidates.rest[candidates.count] = rest;
  candidates.count++;
}

function exposuresAt({ problem, states }: TimedStates, s: number): number {
  const parties = problem.parties.length;
  return sumOfExposures(states.breakdown, s * parties, parties);
}

/** How far the exposures at a set lie above the goal. */
function exposedOver({ table, goal }: Hunt, s: number): number {
  const { breakdown } = table.states;
  const parties = table.problem.parties.length;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < parties; i++) {
    const over = exposure(breakdown[s * parties + i] as number) - (goal.exposure[i] as number);
    if (over > most) most = over;
  }
  return most;
}

/** Keeps the candidates that no other dominates. In a quick pass the key counts too, and the least keys come first. */
function keep({ hunt, endings, candidates, width }: Pass, s: number): void {
  const parties = hunt.table.problem.parties.length;
  const isQuick = width !== Number.POSITIVE_INFINITY;
  const countsKey = isQuick || hunt.isTotal;
  const { value, key } = candidates;
  const byValue = (a: number, b: number) => {
    for (let i = 0; i < parties; i++) {
      const apart = (value[b * parties + i] as number) - (value[a * parties + i] as number);
      if (apart !== 0) return apart;
    }
    return (key[a] as number) - (key[b] as number) || a - b;
  };
  const byKey = (a: number, b: number) => (key[a] as number) - (key[b] as number) || byValue(a, b);
  const order = Int32Array.from({ length: candidates.count }, (_, c) => c).sort(isQuick ? byKey : byValue);
  const first = endings.from[s] as number;
  for (const c of order) {
    if (endings.count - first >= width) return;
    if (isDominated(endings, first, candidates, c, parties, countsKey)) continue;
    grow(endings);
    const at = endings.count++;
    for (let i = 0; i < parties; i++) endings.value[at * parties + i] = value[c * parties + i] as number;
    endings.key[at] = key[c] as number;
    endings.edge[at] = candidates.edge[c] as number;
    endings.rest[at] = candidates.rest[c] as number;
  }
}

function isDominated(kept: Pool, first: number, pool: Pool, c: number, parties: number, countsKey: boolean): boolean {
  for (let k = kept.count - 1; k >= first; k--) {
    if (countsKey && (kept.key[k] as number) > (pool.key[c] as number)) continue;
    let i = 0;
    while (i < parties && (kept.value[k * parties + i] as number) >= (pool.value[c * parties + i] as number) - hair)
      i++;
    if (i === parties) return true;
  }
  return false;
}

/** The road map of least key. */
function firstOf({ table }: Hunt, endings: Endings): Ending | null {
  let best = -1;
  for (let k = endings.from[0] as number; k < (endings.to[0] as number); k++) {
    if (best < 0 || (endings.key[k] as number) < (endings.key[best] as number)) best = k;
  }
  return best < 0 ? null : { key: endings.key[best] as number, moves: movesFrom(table, endings, best) };
}

function movesFrom({ problem, move }: TimedStates, endings: Pool, first: number): Move[] {
  const moves: Move[] = [];
  for (let k = first; (endings.edge[k] as number) >= 0; k = endings.rest[k] as number) {
    moves.push(problem.moves[move[endings.edge[k] as number] as number] as Move);
  }
  return moves;
}

/** By set: the least sum of exposures at the sets before it. */
function spentBefore(table: TimedStates, { alive, closed }: Corridor): Float64Array {
  const { states, edges, next } = table;
  const spent = new Float64Array(states.count).fill(Number.POSITIVE_INFINITY);
  spent[0] = 0;
  for (let s = 0; s < states.count; s++) {
    if (!alive[s]) continue;
    const sum = (spent[s] as number) + exposuresAt(table, s);
    for (let e = edges[s] as number; e < (edges[s + 1] as number); e++) {
      if (!closed[e] && sum < (spent[next[e] as number] as number)) spent[next[e] as number] = sum;
    }
  }
  return spent;
}

/**
 * No road map within the corridor has a smaller largest excess: the bottleneck path, each pull taken with the largest V
 * that any order leaves there.
 */
function floorOf(hunt: Hunt, corridor: Corridor | null): number {
  if (!corridor) return Number.POSITIVE_INFINITY;
  const { table, goal } = hunt;
  const { states, edges, next, problem } = table;
  const parties = problem.parties.length;
  const last = states.count - 1;
  const floor = new Float64Array(states.count).fill(Number.POSITIVE_INFINITY);
  floor[0] = Number.NEGATIVE_INFINITY;
  for (let s = 0; s <= last; s++) {
    if (!corridor.alive[s]) floor[s] = Number.POSITIVE_INFINITY;
    if (floor[s] === Number.POSITIVE_INFINITY) continue;
    let own = Math.max(floor[s] as number, exposedOver(hunt, s));
    for (let i = 0; s < last && i < parties; i++) {
      const at = s * parties + i;
      const pull = pullFrom(states.breakdown[at] as number, corridor.most[at] as number);
      own = Math.max(own, pull - (goal.pull[i] as number));
    }
    floor[s] = own;
    for (let e = edges[s] as number; e < (edges[s + 1] as number); e++) {
      const to = next[e] as number;
      if (!corridor.closed[e] && own < (floor[to] as number)) floor[to] = own;
    }
  }
  return floor[last] as number;
}

/**
 * Takes, again and again, the first move of the file after which some ending still fits all that stands before it. Each
 * ending is a way to the end, so there is always one.
 */
function walkEarliest(hunt: Hunt, endings: Endings, budget: number): Move[] {
  const { table } = hunt;
  const { edges, next, move, problem, states } = table;
  const path: number[] = [];
  let [s, rest] = [0, endings.from[0] as number];
  while (s < states.count - 1) {
    const open = Array.from(
      { length: (edges[s + 1] as number) - (edges[s] as number) },
      (_, k) => (edges[s] as number) + k,
    );
    let taken = -1;
    for (const e of open) {
      if (endings.corridor.closed[e]) continue;
      const fitting = endingThatFits(hunt, endings, [...path, e], budget);
      if (fitting < 0) continue;
      [taken, rest] = [e, fitting];
      break;
    }
    if (taken < 0) break;
    path.push(taken);
    s = next[taken] as number;
  }
  const begun = path.map((e) => problem.moves[move[e] as number] as Move);
  return [...begun, ...movesFrom(table, endings, rest)];
}

/** The first ending that fits after a beginning, given as edges; -1 if none does. */
function endingThatFits(hunt: Hunt, endings: Endings, path: readonly number[], budget: number): number {
  const { table } = hunt;
  const to = table.next[path.at(-1) as number] as number;
  let s = 0;
  let spent = 0;
  const sets = path.map((e) => {
    const at = s;
    spent += exposuresAt(table, at);
    s = table.next[e] as number;
    return at;
  });
  for (let k = endings.from[to] as number; k < (endings.to[to] as number); k++) {
    if (hunt.isTotal && spent + (endings.key[k] as number) > budget) continue;
    if (table.problem.parties.every((_, i) => fits(table, endings, path, sets, k, i))) return k;
  }
  return -1;
}

/** Do the pulls of one party stay within the limits all along a beginning, with this ending after it? */
function fits(
  table: TimedStates,
  { value, corridor }: Endings,
  path: readonly number[],
  sets: readonly number[],
  ending: number,
  i: number,
): boolean {
  const parties = table.problem.parties.length;
  const most = corridor.limits.pull[i] as number;
  let seenThrough = value[ending * parties + i] as number;
  for (let k = path.length - 1; k >= 0; k--) {
    const edge = path[k] as number;
    seenThrough = seenThroughBefore(table, edge, i, seenThrough);
    const inHand = [table.states.breakdown[(sets[k] as number) * parties + i] as number];
    for (const own of table.inside.get(edge) ?? []) if (own.party === i) inHand.push(own.heldBack);
    if (inHand.some((value) => pullFrom(value, seenThrough) > most)) return false;
  }
  return !corridor.limits.worthIt || pullFrom(seenThrough, 0) >= 0;
}
