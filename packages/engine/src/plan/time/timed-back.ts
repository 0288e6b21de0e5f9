import type { Search } from '../../math/search.ts';
import { breakdown, holdings, type Move, type Problem } from '../problem.ts';
import { exposure, insideOf } from '../road-map.ts';
import { emptyStates, find, grown, insertState, type States } from '../search/states.ts';
import { type Allow, excess, type Graph, graphOf, isReady, type Limits, take } from '../search/step.ts';
import { fixedPart, onward, pullFrom } from './passage.ts';

/** What building road maps from the end on came to. */
export interface BuiltBack {
  /** The best road map that was built, if any. */
  readonly moves: readonly Move[] | null;
  /** No road map within the limits has a smaller largest excess (but for those at `below` or above). */
  readonly floor: number;
}

/** What is asked of it. */
export interface Asked {
  readonly goal: Limits;
  readonly limits: Limits;
  readonly allow: Allow | undefined;
  /** Endings that reach this excess are of no interest. */
  readonly below: number;
  /** A layer of more endings is cut to so many sets, with the ending of least key at each. */
  readonly width: number;
  /** Stop at the first layer that had to be cut: then only the floor is wanted. */
  readonly isWhole: boolean;
}

/**
 * Endings from the end on, layer by layer, for problems with rates whose sets are too many to list. A layer that has
 * everything (no layer so far was cut) proves a floor: every road map ends with one of its endings, or with one that
 * another of them dominates (`timed.ts`) or that reaches `below`.
 */
export function* buildBack(problem: Problem, asked: Asked, stage: string): Search<BuiltBack> {
  const graph = graphOf(problem, false, asked.allow);
  const layers = [lastLayer(problem, asked)];
  let [floor, isComplete] = [Number.NEGATIVE_INFINITY, true];
  for (let left = 1; left <= problem.moves.length; left++) {
    const last = layers.at(-1) as Layer;
    const layer = emptyLayer(problem);
    for (const [place, ending] of chosen(last, asked.width).entries()) {
      for (let move = 0; move < problem.moves.length; move++) {
        const set = last.bits.subarray(ending * problem.words, (ending + 1) * problem.words);
        if (!isReady(graph, set, move) || !take(graph, last, ending, move)) continue;
        prepend(graph, asked, last, layer, ending, move);
      }
      if (place % 100 === 0 && (yield { stage, states: layer.count, bound: null })) return { moves: null, floor };
    }
    isComplete &&= last.count <= asked.width;
    if (isComplete)
      floor = layer.count === 0 ? asked.below : Math.max(floor, layer.key[leastFirst(layer)[0] as number] as number);
    else if (asked.isWhole) return { moves: null, floor };
    if (layer.count === 0) return { moves: null, floor };
    layers.push(layer);
  }
  return { moves: movesOf(problem, layers), floor };
}

/** Endings with equally many moves; an ending is its set, its V, its largest excess, and how it goes on. */
interface Layer {
  readonly words: number;
  readonly parties: number;
  count: number;
  bits: Int32Array;
  breakdown: Float64Array;
  /** V by ending, then party. */
  value: Float64Array;
  key: Float64Array;
  move: Int32Array;
  from: Int32Array;
  /** The ending before it at the same set, or -1. */
  sibling: Int32Array;
  /** The sets, and in `from` the last ending at each. */
  readonly sets: States;
}

function emptyLayer(problem: Problem): Layer {
  const [room, parties] = [256, problem.parties.length];
  return {
    words: problem.words,
    parties,
    count: 0,
    bits: new Int32Array(room * problem.words),
    breakdown: new Float64Array(room * parties),
    value: new Float64Array(room * parties),
    key: new Float64Array(room),
    move: new Int32Array(room),
    from: new Int32Array(room),
    sibling: new Int32Array(room),
    sets: emptyStates(problem),
  };
}

function lastLayer(problem: Problem, { goal }: Asked): Layer {
  const layer = emptyLayer(problem);
  const inHand = breakdown(problem, problem.end);
  append(layer, problem.end, inHand, problem.completion, excess(problem, inHand, goal, true), -1, -1);
  return layer;
}

function append(
  layer: Layer,
  set: Int32Array,
  inHand: Float64Array,
  value: Float64Array,
  key: number,
  move: number,
  from: number,
): void {
  if (layer.count === layer.key.length) double(layer);
  const at = layer.count++;
  const known = find(layer.sets, set);
  const place = known >= 0 ? known : insertState(layer.sets, set, inHand);
  layer.sibling[at] = known >= 0 ? (layer.sets.from[place] as number) : -1;
  layer.sets.from[place] = at;
  layer.bits.set(set, at * set.length);
  layer.breakdown.set(inHand, at * inHand.length);
  layer.value.set(value, at * value.length);
  layer.key[at] = key;
  layer.move[at] = move;
  layer.from[at] = from;
}

function double(layer: Layer): void {
  layer.bits = grown(layer.bits, 2);
  layer.breakdown = grown(layer.breakdown, 2);
  layer.value = grown(layer.value, 2);
  layer.key = grown(layer.key, 2);
  layer.move = grown(layer.move, 2);
  layer.from = grown(layer.from, 2);
  layer.sibling = grown(layer.sibling, 2);
}

function leastFirst({ key, count }: Layer): Int32Array {
  return Int32Array.from({ length: count }, (_, at) => at).sort(
    (a, b) => (key[a] as number) - (key[b] as number) || a - b,
  );
}

/** All endings of a layer; if they are too many, the best of each set, as many as the width. */
function chosen(layer: Layer, width: number): Int32Array {
  const order = leastFirst(layer);
  if (layer.count <= width) return order;
  const words = layer.sets.words;
  const seen = new Uint8Array(layer.sets.count);
  return order
    .filter((at) => {
      const place = find(layer.sets, layer.bits.subarray(at * words, (at + 1) * words));
      const isFirst = seen[place] === 0;
      seen[place] = 1;
      return isFirst;
    })
    .slice(0, width);
}

/** Puts a move before an ending; the graph's scratch holds the state before it. */
function prepend(graph: Graph, asked: Asked, last: Layer, layer: Layer, ending: number, move: number): void {
  const { problem, set, breakdown: inHand } = graph;
  const { passage } = problem.moves[move] as Move;
  const parties = problem.parties.length;
  const value = holdings(problem, set);
  for (let i = 0; i < parties; i++) {
    const after = ending * parties + i;
    const alarmed = last.breakdown[after] as number;
    const fixed = fixedPart(passage, i, value[i] as number, inHand[i] as number, alarmed);
    value[i] = fixed + (passage[4 * i + onward] as number) * (last.value[after] as number);
  }
  if (overBy(graph, move, value, asked.limits) > 0) return;
  const key = Math.max(last.key[ending] as number, overBy(graph, move, value, asked.goal));
  if (key >= asked.below || isDominated(layer, set, value, key)) return;
  append(layer, set, inHand, value, key, move, ending);
}

/** How far pulls and exposures at a set, and inside the move that comes next, lie above limits. */
function overBy({ problem, set, breakdown: inHand }: Graph, move: number, value: Float64Array, limits: Limits): number {
  const taken = problem.moves[move] as Move;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < value.length; i++) {
    const broken = inHand[i] as number;
    const pull = pullFrom(broken, value[i] as number) - (limits.pull[i] as number);
    most = Math.max(most, pull, exposure(broken) - (limits.exposure[i] as number));
  }
  if (taken.own.length === 0) return most;
  for (const { party, heldBack, alone } of insideOf(problem, set, taken)) {
    const pull = pullFrom(heldBack, value[party] as number) - (limits.pull[party] as number);
    most = Math.max(most, pull, exposure(alone) - (limits.exposure[party] as number));
  }
  return most;
}

function isDominated(layer: Layer, set: Int32Array, value: Float64Array, key: number): boolean {
  const place = find(layer.sets, set);
  if (place < 0) return false;
  for (let k = layer.sets.from[place] as number; k >= 0; k = layer.sibling[k] as number) {
    if ((layer.key[k] as number) > key) continue;
    let i = 0;
    while (i < value.length && (layer.value[k * value.length + i] as number) >= (value[i] as number)) i++;
    if (i === value.length) return true;
  }
  return false;
}

function movesOf(problem: Problem, layers: readonly Layer[]): Move[] {
  const moves: Move[] = [];
  let at = leastFirst(layers.at(-1) as Layer)[0] as number;
  for (const { move, from } of layers.slice(1).toReversed()) {
    moves.push(problem.moves[move[at] as number] as Move);
    at = from[at] as number;
  }
  return moves;
}
