import { intersection, intersects, union } from '../../math/bits.ts';
import type { Search } from '../../math/search.ts';
import { breakdown, type Move, type Problem, requiredByOf } from '../problem.ts';
import { strideOf } from './effort.ts';
import { find, grown, type States } from './states.ts';
import { graphOf, insertTaken, type Limits, type Occurs, rootOf, take } from './step.ts';

/**
 * A lower bound on the least largest pull of two parties, from the two sides' own orders.
 *
 * Split the moves into those that the first party does alone and the rest. Without bundles across steps B is a sum,
 * B(S) = f(P) + g(Q), of what stands of either part. An order of all moves is an order of each part, interleaved. So
 * whenever the second part goes from Q to Q', some set P of the first part stands, at which no pull may exceed the
 * level: f(P) + max(g(Q), g(Q')) <= C + level for both parties (at the very end nothing counts). Whether such a P
 * exists is one look into a staircase: among the sets with f_0 small enough, the least f_1. Sets of the second part that
 * lie on no way from nothing to all over steps that pass this test cannot occur at this level; likewise for the first
 * part, with only the sets of the second that are left; and so on until nothing more falls out. If one part has no way
 * left, no order stays at the level. The least level at which both keep one is the bound.
 *
 * A set P counts only if it can stand with Q: what Q requires of the first part is in P, and what P requires is in Q. The
 * sets of a part are grouped by that, and each group has its own staircase.
 *
 * `from`: no order has less; `to`: one has it (Infinity: none is known); null if it costs more than it may. From a known order the level goes down in longer
 * and longer strides, else up, and then by halves.
 *
 * What is let go of: that the sets P met on the way are nested, and requirements between the parts where they are many.
 * On few large steps among many small ones, where a search alone must list millions of sets, the bound is mostly the answer itself.
 */
export function* sidesBound(
  problem: Problem,
  goal: Limits,
  limits: Limits,
  { from, to, ...by }: Asking & { readonly from: number; readonly to: number },
): Search<SidesBound | null> {
  const lists = yield* listsOf(problem, by);
  if (!lists) return null;
  const { parts, finerAfter } = lists;
  const cap = (level: number) =>
    capOf(problem, (i) => Math.min((goal.pull[i] as number) + level, limits.pull[i] as number));
  const all = outermost(problem, parts, cap(Number.POSITIVE_INFINITY));
  if (!all) return { level: to, finerAfter, occurs: () => false, occursAt: () => () => false };
  let [below, reached, sides] = [from, to, all];
  let isHalving = false;
  for (let stride = 1; below < reached; stride *= 2) {
    const level = isHalving
      ? Math.floor((below + reached) / 2)
      : to === Number.POSITIVE_INFINITY
        ? below + stride - 1
        : Math.max(below, reached - stride);
    const left = narrow(sides, cap(level));
    if (left) [reached, sides] = [level, left];
    else below = level + 1;
    isHalving ||= (to === Number.POSITIVE_INFINITY) === (left !== null);
    const stop = yield { stage: by.stage, states: by.met, bound: null };
    if (stop || stride > 2 ** 40) return null;
  }
  const occursAt = (level: number) => {
    const left = narrow(all, cap(level));
    return left ? occurrence(problem, left) : () => false;
  };
  return { level: below, finerAfter, occurs: occurrence(problem, sides), occursAt };
}

/**
 * Notes in the limits which states a road map within them can pass, by what is left of the sides: whatever else is asked
 * of it. Gives the number of states after which to ask again, for Infinity nothing more can be said.
 */
export function* sift(problem: Problem, limits: Limits, by: Asking): Search<number> {
  const lists = yield* listsOf(problem, by);
  if (!lists) return 4 * by.met;
  const { parts, finerAfter } = lists;
  const left = narrow(
    [whole(parts[0]), whole(parts[1])],
    capOf(problem, (i) => limits.pull[i] as number),
  );
  limits.occurs = left ? occurrence(problem, left) : () => false;
  return finerAfter;
}

/** By party, what of B the steps to come may add to that of S_0 if no pull exceeds `most`. */
function capOf(problem: Problem, most: (i: number) => number): Float64Array {
  return breakdown(problem, problem.start).map((value, i) => (problem.completion[i] as number) + most(i) - value);
}

/**
 * What is left when the limits alone count. A frontier asks one side for less and less, so where the other side is free
 * what is left falls out of what was left the last time.
 */
function outermost(problem: Problem, parts: readonly [Part, Part], cap: Float64Array): Sides | null {
  if (cap.every((most) => most === Number.POSITIVE_INFINITY)) return [whole(parts[0]), whole(parts[1])];
  const last = outer.get(problem);
  const isWithin = last?.cap.every((most, i) => (cap[i] as number) <= most);
  const sides = narrow(last && isWithin ? last.sides : [whole(parts[0]), whole(parts[1])], cap);
  if (sides && cap.includes(Number.POSITIVE_INFINITY)) outer.set(problem, { cap, sides });
  return sides;
}

const outer = new WeakMap<Problem, { readonly cap: Float64Array; readonly sides: Sides }>();

/** The search that asks: its stage, and how many states it has met, which says how much the answer may cost. */
export interface Asking {
  readonly stage: string;
  readonly met: number;
}

/** What the sides say: no order stays below the level; at the level itself only states that occur are passed. */
export interface SidesBound {
  readonly level: number;
  /** After how many states asking again may say more. */
  readonly finerAfter: number;
  readonly occurs: Occurs;
  /** The same at a higher level. */
  readonly occursAt: (level: number) => Occurs;
}

/** Can this set of steps be passed at the level that was reached? Both its parts must be left. */
function occurrence(problem: Problem, sides: Sides): Occurs {
  const flags = sides.map(({ part, byX }) => {
    const flag = new Uint8Array(part.count);
    for (const at of byX) flag[at] = 1;
    return flag;
  });
  const set = new Int32Array(problem.words);
  return (state) =>
    sides.every(({ part }, p) => {
      for (let w = 0; w < set.length; w++) set[w] = (state[w] as number) & (part.steps[w] as number);
      const at = find(part.states, set);
      return at >= 0 && flags[p]?.[at] === 1;
    });
}

/** The sets of one part, with what they add to B, and the steps between them. */
interface Part {
  /** All its steps. */
  readonly steps: Int32Array;
  readonly states: States;
  readonly count: number;
  /** f_0 and f_1 by set; the empty set first, the whole part last, every set before what follows from it. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The sets that follow from set a by one step: `next` from `start[a]` to before `start[a + 1]`. */
  readonly start: Int32Array;
  readonly next: Int32Array;
  /** The sets by f_0 rising. */
  readonly byX: Int32Array;
  /** By set, as bits: the links that it leaves open. Two sets can stand together if they leave none open both. */
  readonly open: Int32Array;
  /** Sets that leave the same links open are of one group: by set its number, by group the links. */
  readonly group: Int32Array;
  readonly groups: readonly number[];
  /** Scratch: what `passable` knows of each set, and the least f_1 that can stand beside it. */
  readonly mark: Uint8Array;
  readonly beside: Float64Array;
}

/** What is left of a part: its sets in the part's order, and by f_0 rising. */
interface Left {
  readonly part: Part;
  readonly sets: Int32Array;
  readonly byX: Int32Array;
}

type Sides = readonly [Left, Left];

function whole(part: Part): Left {
  return { part, sets: Int32Array.from(part.byX.keys()), byX: part.byX };
}

/** One problem is asked many times, at other limits: its sets are the same, or too many as before. */
const listed = new WeakMap<Problem, Lists>();
const triedUpTo = new WeakMap<Problem, number>();

interface Lists {
  readonly first: Listed;
  readonly second: Listed;
  readonly links: readonly Link[];
  /** The same, grouped; absent before that. */
  readonly parts?: readonly [Part, Part];
  /** After how many states of a search finer groups are worth their price; Infinity where no link was left out. */
  readonly finerAfter: number;
}

/**
 * After how many states of a search a bound is worth its price: once the sets are listed it costs about as much as half
 * of them; before that more where a least pull is looked for than within limits. Where they were too many, or links were left out, it is asked again after four times as many.
 */
export function patienceWith(problem: Problem, forLeast: boolean): number {
  const lists = listed.get(problem);
  return lists ? (lists.first.count + lists.second.count) / 2 : forLeast ? 16_000 : 4_000;
}

/** The sets of both sides, for a search that has met so many states; null where the bound does not apply, or costs more. */
function* listsOf(problem: Problem, by: Asking): Search<Required<Lists> | null> {
  const { met } = by;
  const most = Math.min(1_000_000, Math.max(16_000, 4 * met));
  const lists = listed.get(problem) ?? (yield* listSides(problem, most, by));
  if (!lists) return null;
  const { first, second, links, parts, finerAfter } = lists;
  if (parts && met < finerAfter) return { ...lists, parts };
  const perGroup = (first.count + second.count) / 64;
  const mostGroups = Math.min(500, Math.max(8, Math.floor(met / perGroup)));
  const grouping = linked(first, second, links, mostGroups);
  const isFinest = !grouping.isCut || mostGroups === 500;
  const finer = {
    first,
    second,
    links,
    parts: grouping.parts,
    finerAfter: isFinest ? Number.POSITIVE_INFINITY : 2 * mostGroups * perGroup,
  };
  listed.set(problem, finer);
  outer.delete(problem);
  return finer;
}

/** The sets of both sides, not grouped yet; null if one has more than `most`, which may take as long as the search so far. */
function* listSides(problem: Problem, most: number, by: Asking): Search<Lists | null> {
  if (problem.parties.length !== 2 || problem.bundles.length > 0) return null;
  if (problem.moves.some((move) => move.own.length > 0)) return null;
  if (most <= (triedUpTo.get(problem) ?? 0)) return null;
  const isOwn = (move: Move) => move.performers.length === 1 && move.performers[0] === 0;
  const [own, others] = [problem.moves.filter(isOwn), problem.moves.filter((move) => !isOwn(move))];
  const first = yield* listSets(problem, own, most, by);
  const second = first && (yield* listSets(problem, others, most, by));
  triedUpTo.set(problem, most);
  return second && { first, second, links: linksBetween(own, others), finerAfter: 0 };
}

/** A requirement between the parts: a move of one part that requires one of the other. */
interface Link {
  readonly requirer: Move;
  readonly required: Move;
  /** Is it the first part's move that requires? */
  readonly byFirst: boolean;
}

/** At most so many links are looked at, those of the largest moves first. */
const mostLinks = 30;

function linksBetween(own: readonly Move[], others: readonly Move[]): Link[] {
  const between = (from: readonly Move[], to: readonly Move[], byFirst: boolean): Link[] =>
    from.flatMap((requirer) =>
      to.flatMap((required) => (intersects(requirer.requires, required.set) ? [{ requirer, required, byFirst }] : [])),
    );
  const size = ({ shift }: Move) => Math.max(...shift.map(Math.abs));
  return [...between(own, others, true), ...between(others, own, false)]
    .sort((a, b) => size(b.requirer) + size(b.required) - size(a.requirer) - size(a.required))
    .slice(0, mostLinks);
}

/**
 * Which links each set leaves open: in the part that requires, those whose requirer is in it; in the other, those whose
 * required move is not. As many links as make no more than `mostGroups` groups in either part.
 */
function linked(
  first: Listed,
  second: Listed,
  links: readonly Link[],
  mostGroups: number,
): { parts: readonly [Part, Part]; isCut: boolean } {
  const [open, otherOpen] = [openIn(first, links, true), openIn(second, links, false)];
  for (let count = links.length; ; count--) {
    const looked = 2 ** count - 1;
    const part = grouped(first, open, looked, mostGroups);
    const other = part && grouped(second, otherOpen, looked, mostGroups);
    if (other) return { parts: [part, other], isCut: count < links.length };
  }
}

function openIn({ states, count }: Listed, links: readonly Link[], isFirst: boolean): Int32Array {
  const open = new Int32Array(count);
  for (const [l, { requirer, required, byFirst }] of links.entries()) {
    const { set } = byFirst === isFirst ? requirer : required;
    for (let at = 0; at < count; at++) {
      let holds = true;
      for (let w = 0; w < states.words; w++) {
        if ((set[w] as number) & ~(states.bits[at * states.words + w] as number)) holds = false;
      }
      if (holds === (byFirst === isFirst)) open[at] = (open[at] as number) | (1 << l);
    }
  }
  return open;
}

/** Null if there are too many groups. */
function grouped(part: Listed, open: Int32Array, looked: number, mostGroups: number): Part | null {
  const numbers = new Map<number, number>();
  const group = new Int32Array(open.length);
  for (let at = 0; at < open.length; at++) {
    const links = (open[at] as number) & looked;
    const number = numbers.get(links) ?? numbers.size;
    if (number === numbers.size) numbers.set(links, number);
    if (number === mostGroups) return null;
    group[at] = number;
  }
  return { ...part, open: open.map((links) => links & looked), group, groups: [...numbers.keys()] };
}

type Listed = Omit<Part, 'open' | 'group' | 'groups'>;

/** All sets of a part that its own requirements allow; null if there are too many, or none. */
function* listSets(
  problem: Problem,
  moves: readonly Move[],
  most: number,
  { stage, met }: Asking,
): Search<Listed | null> {
  if (moves.length === 0) return null;
  const steps = moves.map((move) => move.set).reduce(union);
  const inner = moves.map((move) => ({ ...move, requires: intersection(move.requires, steps) }));
  const graph = graphOf({ ...problem, moves: inner, requiredBy: requiredByOf(inner) }, true);
  const states = rootOf(graph, new Int32Array(problem.words));
  states.breakdown.fill(0, 0, 2);
  const start = [0];
  let next = new Int32Array(1024);
  const stride = strideOf(problem);
  for (let at = 0, count = 0; at < states.count; start.push(count), at++) {
    if (at % stride === 0 && (yield { stage, states: met, bound: null })) return null;
    if (next.length < count + moves.length) next = grown(next, 2);
    for (let w = 0; w < states.moveWords; w++) {
      for (let rest = states.ready[at * states.moveWords + w] as number; rest !== 0; rest &= rest - 1) {
        const move = 32 * w + 31 - Math.clz32(rest & -rest);
        take(graph, states, at, move);
        const known = find(states, graph.set);
        next[count++] = known < 0 ? insertTaken(graph, states, at, move) : known;
      }
    }
    if (states.count > most) return null;
  }
  const { count } = states;
  const gain = (i: number) => Float64Array.from({ length: count }, (_, at) => states.breakdown[2 * at + i] as number);
  const [x, y] = [gain(0), gain(1)];
  return {
    steps,
    states,
    count,
    x,
    y,
    start: Int32Array.from(start),
    next,
    byX: Int32Array.from(x.keys()).sort((a, b) => (x[a] as number) - (x[b] as number)),
    mark: new Uint8Array(count),
    beside: new Float64Array(count),
  };
}

/** Takes out what cannot occur below the cap, in turn, until nothing more falls out; null if a part has no way left. */
function narrow([all, second]: Sides, cap: Float64Array): Sides | null {
  let [mine, other] = [second, all];
  for (let kept = 0; ; kept++) {
    const next = passable(mine, other, cap);
    if (!next) return null;
    if (next.sets.length === mine.sets.length && kept > 0) return kept % 2 === 0 ? [other, next] : [next, other];
    [mine, other] = [other, next];
  }
}

/** What is known of a set on the way: not left, left, reached from nothing, and leading on to all. */
const [out, left, reached, leading] = [0, 1, 2, 3];

/** The sets of a part that lie on a way from nothing to all, some set of the other part standing at each step. */
function passable(mine: Left, other: Left, cap: Float64Array): Left | null {
  const { part, sets, byX } = mine;
  const { x, y, start, next, mark, beside } = part;
  const [capX, capY] = [cap[0] as number, cap[1] as number];
  const [last, otherLast] = [part.count - 1, other.part.count - 1];
  const [endX, endY] = [other.part.x[otherLast] as number, other.part.y[otherLast] as number];
  const isOpen = (a: number, b: number) =>
    Math.max(y[a] as number, y[b] as number) + Math.max(beside[a] as number, beside[b] as number) <= capY ||
    (b === last && endX + (x[a] as number) <= capX && endY + (y[a] as number) <= capY);
  for (let k = 0; k < sets.length; k++) mark[sets[k] as number] = left;
  standBeside(mine, other, capX);
  mark[0] = reached;
  for (let k = 0; k < sets.length; k++) {
    const a = sets[k] as number;
    if (mark[a] !== reached || (y[a] as number) + (beside[a] as number) > capY) continue;
    for (let e = start[a] as number; e < (start[a + 1] as number); e++) {
      const b = next[e] as number;
      if (mark[b] === left && isOpen(a, b)) mark[b] = reached;
    }
  }
  if (mark[last] === reached) mark[last] = leading;
  let count = mark[last] === leading ? 1 : 0;
  for (let k = sets.length - 1; k >= 0 && count > 0; k--) {
    const a = sets[k] as number;
    if (mark[a] !== reached) continue;
    for (let e = start[a] as number; e < (start[a + 1] as number) && mark[a] === reached; e++) {
      const b = next[e] as number;
      if (mark[b] === leading && isOpen(a, b)) mark[a] = leading;
    }
    if (mark[a] === leading) count++;
  }
  const kept =
    count === sets.length ? mine : { part, sets: leadingOf(sets, mark, count), byX: leadingOf(byX, mark, count) };
  for (let k = 0; k < sets.length; k++) mark[sets[k] as number] = out;
  return count > 0 ? kept : null;
}

function leadingOf(sets: Int32Array, mark: Uint8Array, count: number): Int32Array {
  const kept = new Int32Array(count);
  for (let k = 0, n = 0; k < sets.length && n < count; k++) {
    if (mark[sets[k] as number] === leading) kept[n++] = sets[k] as number;
  }
  return kept;
}

/**
 * By set of a part: the least f_1 among the other part's sets that can stand with it and leave f_0 at most `capX`
 * together; Infinity if there is none.
 */
function standBeside({ part, byX }: Left, other: Left, capX: number): void {
  const { x, y, open } = other.part;
  const { group, groups } = part;
  const next = new Int32Array(groups.length);
  const best = new Float64Array(groups.length).fill(Number.POSITIVE_INFINITY);
  for (let k = byX.length - 1; k >= 0; k--) {
    const at = byX[k] as number;
    const room = capX - (part.x[at] as number);
    const g = group[at] as number;
    const links = groups[g] as number;
    let [n, least] = [next[g] as number, best[g] as number];
    for (; n < other.byX.length; n++) {
      const beside = other.byX[n] as number;
      if ((x[beside] as number) > room) break;
      if ((y[beside] as number) < least && (links & (open[beside] as number)) === 0) least = y[beside] as number;
    }
    next[g] = n;
    best[g] = least;
    part.beside[at] = least;
  }
}
