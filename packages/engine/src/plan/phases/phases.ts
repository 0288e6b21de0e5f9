import { type Bits, contains, insert, intersects } from '../../math/bits.ts';
import { emptyHeap, type Heap, leastKey, pop, push } from '../../math/heap.ts';
import type { Search } from '../../math/search.ts';
import { breakdown, type Move, type Problem, requiredByOf } from '../problem.ts';
import { firstInFile } from '../reference-orders.ts';
import { judge, walk } from '../road-map.ts';
import { mostStates } from '../search/effort.ts';
import { type Help, least } from '../search/least.ts';
import { pullsOver } from '../search/sequence.ts';
import { find } from '../search/states.ts';
import { noLimits } from '../search/step.ts';
import { swapsOf } from '../search/swaps.ts';
import { type Lattice, latticeOf, mostSets, stakeBound, trustToGo } from './bound.ts';
import { type Archive, cut, cutterOf, improve, judgePlan, leastWithin, offer, type Plan } from './cuts.ts';
import type { Phases } from './judge-phases.ts';
import { addLabel, emptyLabels, type Labels } from './labels.ts';
import {
  emptyTally,
  exposureAt,
  exposureInside,
  type Parts,
  pullAt,
  pullInside,
  type Tally,
  tailsOf,
  tally,
} from './parts.ts';

/** Steps done side by side: the frontier of time and good-faith stake. Stakes and trust are multiples of 1 / unit. */
export interface PhaseFrontier {
  /** By rising time. Of each the trust is the least among all plans of that time and stake. */
  readonly plans: readonly Phases[];
  readonly proved: boolean;
  /** Plans of less time than this are final; Infinity if all are and only trust is not proved. In time units. */
  readonly finalBelow: number;
  /** No phase plan takes less time (in time units); none has a smaller stake. */
  readonly leastTime: number;
  readonly leastStake: number;
  /** The least stake of orders one step at a time; the best known if not proved, then with a bound. */
  readonly oneAtATime: { readonly stake: number; readonly bound: number };
  readonly states: number;
}

/** What may be left out of the search, and how far it goes; for tests and measurements. */
export interface Effort {
  readonly swaps: boolean;
  readonly bounds: boolean;
  /** How many blocks of orders are tried for good plans, before the search and after one that was given up. */
  readonly cuts: readonly [number, number];
  readonly mostSets: number;
}

export const fullEffort: Effort = { swaps: true, bounds: true, cuts: [500_000, 15_000_000], mostSets };

/**
 * The frontier of (total time, stake) over all phase plans, each point with its least trust.
 *
 * A plan is a path through sets of steps, its edges the phases: any moves that are available together. Labels (time so
 * far, largest pull so far) are set in the order of the least time that a whole plan through them can have, which is time
 * so far plus the longest chain left; a label goes on unless another at its state, or a whole plan already known, is at
 * least as good in both. So the points of the frontier are final from the quick end on. Four things keep this small:
 *
 * - good plans are known before the search begins: every order known is cut into phases in the best ways, and improved
 *   (`phases/cuts.ts`);
 * - no label is better than what its state still needs (`phases/bound.ts`);
 * - the phases of a state are put together move by move, longest chain first, and given up as soon as what is in, or
 *   what has been left out, makes the label too late or its stake too high; where time is left for one more phase only,
 *   that phase is all the rest, and who has a step in it could hold back just that;
 * - worse deals first: of two single steps of the same sides and the same length, of which the second is the better deal
 *   and allowed nothing that the first is not (the rule of `swaps.ts`), the second is in no earlier phase than the first.
 *
 * Proof of the last. Let b be in phase P of a plan and a in a later phase Q; exchange them. What they require and what
 * requires them allows it, as in `swaps.ts`. The same sides perform in every phase as before and each phase lasts as
 * long. At states between P and Q, B has a in place of b: no larger for anybody. Inside P the performers of a and b hold
 * both back, now as before; every other side finds a in place of b. Inside Q the performers start from a in place of b;
 * every other side finds both done, now as before. So no pull has grown. Each exchange brings the earlier of a pair, in
 * an order of all steps that agrees with the rule, to an earlier phase, so they come to an end. Exposures may grow:
 * the trust of a point is searched without the rule, among the plans of its time and stake, in the same way with
 * exposures for pulls.
 *
 * `known`: orders to cut; `best`: one of least stake, where that is proved.
 */
export function* phaseFrontier(
  parts: Parts,
  known: readonly (readonly Move[])[],
  effort: Effort = fullEffort,
  best?: Help['known'],
): Search<PhaseFrontier> {
  const { problem } = parts;
  const help = best ? { known: best, floor: best.excess } : {};
  const single = yield* least(problem, pullsOver(problem, 0), noLimits(problem), 'phases: one at a time', help);
  const orders = [firstInFile(problem, 0), ...known, ...(single.moves ? [single.moves] : [])];
  const stakes = orders.map((moves) => judge(problem, walk(problem, moves)).stake);
  const oneAtATime = { stake: Math.min(...stakes), bound: single.bound };
  const archive: Archive = { parts, plans: [] };
  const cutter = cutterOf(archive);
  const numbered = effort.cuts[0] > 0 ? orders.map((moves) => moves.map((move) => problem.moves.indexOf(move))) : [];
  for (const order of numbered) cut(cutter, order);
  yield* improve(archive, effort.cuts[0]);
  const searched = effort.swaps ? withFirsts(parts) : { problem, firsts: problem.moves.map(() => null) };
  const lattice = yield* latticeOf(parts, searched.problem, effort.mostSets);
  let states = lattice?.states.count ?? 0;
  const startRest = Math.max(...tailsOf(parts));
  if (!lattice) {
    yield* improve(archive, effort.cuts[1]);
    const leastStake = yield* stakeBound(parts, single);
    return {
      plans: archive.plans.map((plan) => judgePlan(parts, plan)),
      proved: false,
      finalBelow: startRest / parts.ticksPerUnit,
      leastTime: startRest / parts.ticksPerUnit,
      leastStake,
      oneAtATime,
      states,
    };
  }
  if (!effort.bounds) lattice.stakeToGo.fill(Number.NEGATIVE_INFINITY);
  const root = pullAt(parts, lattice.states.breakdown, 0);
  const found = yield* setLabels(huntOf(parts, searched.firsts, lattice, archive));
  states += found.labels;
  if (!found.proved) yield* improve(archive, effort.cuts[1]);
  const trust = found.proved ? yield* leastTrusts(parts, archive, lattice, searched.problem === problem, effort) : null;
  const { plans } = archive;
  const [quickest, lowest] = [plans[0] as Plan, plans.at(-1) as Plan];
  const leastTime = Math.max(startRest, Math.min(found.until, quickest.time));
  return {
    plans: trust?.plans ?? plans.map((plan) => judgePlan(parts, plan)),
    proved: trust?.proved ?? false,
    finalBelow: found.until / parts.ticksPerUnit,
    leastTime: leastTime / parts.ticksPerUnit,
    leastStake: found.proved ? lowest.stake : Math.max(root, lattice.stakeToGo[0] as number),
    oneAtATime,
    states: states + (trust?.labels ?? 0),
  };
}

/** By move, the steps that must be in its phase or before it, beside what it requires; null for none. */
type Firsts = readonly (Bits | null)[];

/** The problem whose states meet the rule of worse deals first too. */
function withFirsts(parts: Parts): { problem: Problem; firsts: Firsts } {
  const { problem } = parts;
  const number = new Map(problem.moves.map((move, m) => [move, m]));
  const ticksOf = (move: Move) => parts.ticks[number.get(move) as number];
  const lists = swapsOf(problem, (a, b) => ticksOf(a) === ticksOf(b) && a.performers.join() === b.performers.join());
  if (lists.every((list) => list.length === 0)) return { problem, firsts: lists.map(() => null) };
  const firsts = lists.map((list) => {
    const steps = new Int32Array(problem.words);
    for (const a of list) for (const k of (problem.moves[a] as Move).steps) insert(steps, k);
    return list.length > 0 ? steps : null;
  });
  const moves = problem.moves.map((move, m) => {
    const first = firsts[m];
    return first ? { ...move, requires: move.requires.map((word, w) => word | (first[w] as number)) } : move;
  });
  return { problem: { ...problem, moves, requiredBy: requiredByOf(moves) }, firsts };
}

/** One search: for stakes over all plans, or for the trust of plans within limits. */
interface Hunt {
  readonly parts: Parts;
  readonly firsts: Firsts;
  readonly lattice: Lattice;
  readonly labels: Labels;
  readonly queue: Heap;
  readonly tails: Float64Array;
  /** By state: what no plan from it does better than, in the level that labels carry. */
  readonly toGo: Float64Array;
  /** Only plans with a smaller level are wanted, of those whose least time is this. */
  readonly below: (time: number) => number;
  /** A whole plan at this level is wanted only if it takes no longer. */
  readonly latest: (level: number) => number;
  /** Where trust is searched: pulls may not exceed this. Null where labels carry pulls. */
  readonly mostPull: number | null;
  /** Takes a whole plan. */
  readonly finish: (plan: { readonly phases: number[][]; readonly time: number; readonly level: number }) => void;
  /** Moves by the file, longest chain first, those that go first before those that may not precede them. */
  readonly order: readonly number[];
  readonly growth: Growth;
  tried: number;
}

/** A phase that is being put together. */
interface Growth {
  readonly sums: Tally;
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Moves available at the state, and which of them are in. */
  readonly open: Int32Array;
  count: number;
  /** From each place of `open` on, what the rest can take off a pull (or add to what is in hand), by party. */
  readonly lessOutside: Float64Array;
  readonly lessShift: Float64Array;
  readonly moreAlone: Float64Array;
  readonly moreShift: Float64Array;
  /** What the open moves from there on can take off what a side holds by its own steps. */
  readonly lessOwn: Float64Array;
  /** What all that is left adds to a side's B without its own steps. */
  readonly outsideLeft: Float64Array;
  /** How many moves of a side are left for later phases. */
  readonly later: Int32Array;
  readonly bundleLoss: Float64Array;
  readonly bundleGain: Float64Array;
  /** Ticks of the shortest move that is left at the state. */
  shortest: number;
  label: number;
  state: number;
}

function huntOf(parts: Parts, firsts: Firsts, lattice: Lattice, archive: Archive): Hunt {
  return makeHunt(parts, firsts, lattice, {
    toGo: lattice.stakeToGo,
    below: (time) => leastWithin(archive, time),
    latest: (level) => (archive.plans.find((plan) => plan.stake <= level)?.time ?? Number.POSITIVE_INFINITY) - 1,
    mostPull: null,
    finish: ({ phases, time, level }) => offer(archive, { phases, time, stake: level }),
  });
}

function makeHunt(
  parts: Parts,
  firsts: Firsts,
  lattice: Lattice,
  rest: Pick<Hunt, 'toGo' | 'below' | 'latest' | 'mostPull' | 'finish'>,
): Hunt {
  const { problem } = parts;
  const tails = tailsOf(parts);
  const [count, parties] = [problem.moves.length, problem.parties.length];
  const rank = firsts.map((first) => first?.reduce((sum, word) => sum + bitCount(word), 0) ?? 0);
  const rows = () => new Float64Array((count + 1) * parties);
  return {
    ...rest,
    parts,
    firsts,
    lattice,
    labels: emptyLabels(lattice.states.count),
    queue: emptyHeap(),
    tails,
    order: [...problem.moves.keys()].sort(
      (a, b) => (tails[b] as number) - (tails[a] as number) || (rank[a] as number) - (rank[b] as number) || a - b,
    ),
    growth: {
      sums: emptyTally(parts),
      before: new Int32Array(problem.words),
      after: new Int32Array(problem.words),
      open: new Int32Array(count),
      count: 0,
      lessOutside: rows(),
      lessShift: rows(),
      moreAlone: rows(),
      moreShift: rows(),
      lessOwn: rows(),
      outsideLeft: new Float64Array(parties),
      later: new Int32Array(parties),
      bundleLoss: new Float64Array(parties),
      bundleGain: new Float64Array(parties),
      shortest: 0,
      label: 0,
      state: 0,
    },
    tried: 0,
  };
}

function bitCount(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** How many moves are tried between two looks at the clock. */
const stride = 100_000;

/** A search that has tried so many moves in phases gives up as if it were stopped. */
const mostTried = 500_000_000;

/** Sets labels until none is left that may lead to a plan that is wanted. `until`: plans of less time are all known. */
function* setLabels(hunt: Hunt): Search<{ proved: boolean; until: number; labels: number }> {
  const { labels, lattice, queue, parts } = hunt;
  const { breakdown: values } = lattice.states;
  const level = hunt.mostPull === null ? pullAt(parts, values, 0) : exposureAt(parts, values, 0);
  const root = Math.max(level, hunt.toGo[0] as number);
  if (hunt.mostPull === null || pullAt(parts, values, 0) <= hunt.mostPull) put(hunt, 0, 0, root, -1);
  let looked = 0;
  while (queue.size > 0) {
    const key = leastKey(queue);
    if (hunt.tried >= looked) {
      looked = hunt.tried + stride;
      const stop = yield {
        stage: hunt.mostPull === null ? 'phases' : 'phases: trust',
        states: labels.count,
        bound: null,
      };
      if (stop || labels.count > mostStates || hunt.tried > mostTried) {
        return { proved: false, until: key, labels: labels.count };
      }
    }
    const at = pop(queue);
    hunt.tried++;
    const time = (labels.time[at] as number) + (lattice.rest[labels.place[at] as number] as number);
    if (labels.beaten[at] || (labels.level[at] as number) >= hunt.below(time)) continue;
    goOn(hunt, at);
  }
  return { proved: true, until: Number.POSITIVE_INFINITY, labels: labels.count };
}

function put(hunt: Hunt, state: number, time: number, level: number, from: number): void {
  const at = addLabel(hunt.labels, state, time, level, from);
  if (at < 0) return;
  const { depth, count } = hunt.lattice.states;
  if (state < count - 1) {
    const key = hunt.mostPull === null ? time + (hunt.lattice.rest[state] as number) : level;
    push(hunt.queue, key, depth[state] as number, at);
    return;
  }
  hunt.finish({ phases: phasesTo(hunt, at), time, level });
}

/** The phases of a label, read off from the states that it came through. */
function phasesTo({ labels, lattice, parts }: Hunt, last: number): number[][] {
  const { states } = lattice;
  const setOf = (label: number) => {
    const state = labels.place[label] as number;
    return states.bits.subarray(state * states.words, (state + 1) * states.words);
  };
  const phases: number[][] = [];
  for (let at = last; labels.from[at] !== -1; at = labels.from[at] as number) {
    const [before, after] = [setOf(labels.from[at] as number), setOf(at)];
    phases.unshift(
      [...parts.problem.moves.keys()].filter((m) => {
        const { set } = parts.problem.moves[m] as Move;
        return contains(after, set) && !intersects(before, set);
      }),
    );
  }
  return phases;
}

/** Goes on from a label by every phase that may lead to a plan that is wanted. */
function goOn(hunt: Hunt, label: number): void {
  const { growth, parts, lattice, labels } = hunt;
  const { problem } = parts;
  const { states } = lattice;
  const parties = problem.parties.length;
  const state = labels.place[label] as number;
  growth.label = label;
  growth.state = state;
  growth.before.set(states.bits.subarray(state * states.words, (state + 1) * states.words));
  growth.after.set(growth.before);
  growth.count = 0;
  growth.outsideLeft.fill(0);
  growth.later.fill(0);
  growth.shortest = Number.POSITIVE_INFINITY;
  let left = 0;
  let longest = 0;
  for (const m of hunt.order) {
    const move = problem.moves[m] as Move;
    if (intersects(growth.before, move.set)) continue;
    left++;
    growth.shortest = Math.min(growth.shortest, parts.ticks[m] as number);
    for (let i = 0; i < parties; i++) {
      growth.outsideLeft[i] = (growth.outsideLeft[i] as number) + (parts.outside[m * parties + i] as number);
    }
    if (contains(growth.before, move.requires)) growth.open[growth.count++] = m;
    else {
      leave(hunt, m, 1);
      longest = Math.max(longest, parts.ticks[m] as number);
    }
  }
  for (let d = growth.count; d >= 0; d--) {
    const at = d < growth.count ? (growth.open[d] as number) * parties : -1;
    for (let i = 0; i < parties; i++) {
      const [here, next] = [d * parties + i, (d + 1) * parties + i];
      if (at < 0) {
        growth.lessOutside[here] = growth.lessShift[here] = growth.moreAlone[here] = growth.moreShift[here] = 0;
        growth.lessOwn[here] = 0;
        continue;
      }
      const shift = parts.shift[at + i] as number;
      growth.lessOutside[here] = (growth.lessOutside[next] as number) + Math.min(0, parts.outside[at + i] as number);
      const own = shift - (parts.outside[at + i] as number);
      growth.lessOwn[here] = (growth.lessOwn[next] as number) + Math.min(0, own);
      growth.lessShift[here] = (growth.lessShift[next] as number) + Math.min(0, shift);
      growth.moreAlone[here] = (growth.moreAlone[next] as number) + Math.max(0, parts.alone[at + i] as number);
      growth.moreShift[here] = (growth.moreShift[next] as number) + Math.max(0, shift);
    }
  }
  growth.bundleLoss.fill(0);
  growth.bundleGain.fill(0);
  for (const { steps, kept } of problem.bundles) {
    if (contains(growth.before, steps)) continue;
    for (let i = 0; i < parties; i++) {
      growth.bundleLoss[i] = (growth.bundleLoss[i] as number) + Math.min(0, kept[i] as number);
      growth.bundleGain[i] = (growth.bundleGain[i] as number) + Math.max(0, kept[i] as number);
    }
  }
  grow(hunt, 0, 0, 0, longest, left === growth.count);
}

/**
 * Decides the open moves one after another. `ticks`: the longest move that is in; `rest`: the longest chain that is
 * known to be left after the phase; `longest`: the longest move that is; `mayEnd`: the phase may still be the last.
 */
function grow(hunt: Hunt, d: number, ticks: number, rest: number, longest: number, mayEnd: boolean): void {
  hunt.tried++;
  const { growth, parts } = hunt;
  if (!mayPay(hunt, d, ticks, rest, longest, mayEnd)) return;
  if (d === growth.count) {
    if (ticks >= 0 && isBegun(growth)) complete(hunt, ticks);
    return;
  }
  const m = growth.open[d] as number;
  const move = parts.problem.moves[m] as Move;
  const first = hunt.firsts[m];
  const own = parts.ticks[m] as number;
  const tail = hunt.tails[m] as number;
  if (!first || contains(growth.after, first)) {
    tally(growth.sums, parts, m, 1);
    for (let w = 0; w < growth.after.length; w++)
      growth.after[w] = (growth.after[w] as number) | (move.set[w] as number);
    grow(hunt, d + 1, Math.max(ticks, own), Math.max(rest, tail - own), longest, mayEnd);
    for (let w = 0; w < growth.after.length; w++)
      growth.after[w] = (growth.after[w] as number) & ~(move.set[w] as number);
    tally(growth.sums, parts, m, -1);
  }
  leave(hunt, m, 1);
  grow(hunt, d + 1, ticks, Math.max(rest, tail), Math.max(longest, own), false);
  leave(hunt, m, -1);
}

/** Counts a move as left for later phases (sign 1), or no longer (sign -1). */
function leave({ growth, parts }: Hunt, move: number, sign: 1 | -1): void {
  const { later } = growth;
  for (let i = 0; i < later.length; i++) {
    later[i] = (later[i] as number) + sign * (parts.performs[move * later.length + i] as number);
  }
}

function isBegun({ before, after }: Growth): boolean {
  for (let w = 0; w < before.length; w++) if (before[w] !== after[w]) return true;
  return false;
}

/** Can the phase, however it goes on from here, lead to a plan that is wanted? */
function mayPay(hunt: Hunt, d: number, ticks: number, rest: number, longest: number, mayEnd: boolean): boolean {
  const { growth, parts, labels, lattice } = hunt;
  const { sums } = growth;
  const { completion } = parts.problem;
  const parties = completion.length;
  const below = hunt.below((labels.time[growth.label] as number) + ticks + rest);
  let level = labels.level[growth.label] as number;
  if (level >= below) return false;
  const isTrust = hunt.mostPull !== null;
  const over = (labels.time[growth.label] as number) + ticks;
  const isLastButOne = !mayEnd && hunt.latest(level) < over + longest + growth.shortest;
  for (let i = 0; i < parties; i++) {
    const value = lattice.states.breakdown[growth.state * parties + i] as number;
    const at = d * parties + i;
    const loss = growth.bundleLoss[i] as number;
    let pull = Number.NEGATIVE_INFINITY;
    if ((sums.performing[i] as number) > 0) {
      pull = value + (sums.outside[i] as number) + (growth.lessOutside[at] as number) + loss;
    }
    if (!mayEnd) {
      pull = Math.max(pull, value + (sums.shift[i] as number) + (growth.lessShift[at] as number) + loss);
    }
    if (isLastButOne && (growth.later[i] as number) > 0) {
      const own = (sums.shift[i] as number) - (sums.outside[i] as number) + (growth.lessOwn[at] as number);
      pull = Math.max(pull, value + (growth.outsideLeft[i] as number) + own + loss);
    }
    pull -= completion[i] as number;
    if (!isTrust) {
      if (pull > level) level = pull;
      continue;
    }
    if (pull > (hunt.mostPull as number)) return false;
    const gain = growth.bundleGain[i] as number;
    let exposed = -(value + (sums.shift[i] as number) + (growth.moreShift[at] as number) + gain);
    if ((sums.performing[i] as number) > 0) {
      exposed = Math.max(exposed, -(value + (sums.alone[i] as number) + (growth.moreAlone[at] as number) + gain));
    }
    if (exposed > level) level = exposed;
  }
  return level < below;
}

/** A phase is put together: a label at the state that it leads to. */
function complete(hunt: Hunt, ticks: number): void {
  const { growth, parts, labels, lattice } = hunt;
  const { states } = lattice;
  const parties = parts.problem.parties.length;
  const to = find(states, growth.after);
  if (to < 0) throw new Error('a phase leads to an unknown state');
  const time = (labels.time[growth.label] as number) + ticks;
  const below = hunt.below(time + (lattice.rest[to] as number));
  const isEnd = to === states.count - 1;
  let level = Math.max(labels.level[growth.label] as number, hunt.toGo[to] as number);
  if (level >= below) return;
  const [from, next] = [growth.state * parties, to * parties];
  let pull = pullInside(parts, growth.sums, states.breakdown, from, growth.before, growth.after);
  if (!isEnd) pull = Math.max(pull, pullAt(parts, states.breakdown, next));
  if (hunt.mostPull === null) level = Math.max(level, pull);
  else {
    if (pull > hunt.mostPull) return;
    const exposed = exposureInside(parts, growth.sums, states.breakdown, from, growth.before, growth.after);
    level = Math.max(level, exposed, exposureAt(parts, states.breakdown, next));
  }
  if (level < below) put(hunt, to, time, level, growth.label);
}

/** For each point of the frontier the plan of its time and stake that needs least trust. */
function* leastTrusts(
  parts: Parts,
  archive: Archive,
  lattice: Lattice,
  isWhole: boolean,
  effort: Effort,
): Search<{ plans: Phases[]; proved: boolean; labels: number }> {
  const { problem } = parts;
  const trustOf = (plan: Phases) => Math.max(...plan.trusts);
  const plans = archive.plans.map((plan) => judgePlan(parts, plan));
  const atEnds = Math.max(
    exposureAt(parts, breakdown(problem, problem.start), 0),
    exposureAt(parts, breakdown(problem, problem.end), 0),
  );
  let whole: Lattice | null = isWhole ? lattice : null;
  let labels = 0;
  for (const [p, { time, stake }] of archive.plans.entries()) {
    if (trustOf(plans[p] as Phases) <= atEnds) continue;
    whole ??= yield* latticeOf(parts, problem, effort.mostSets);
    if (!whole) return { plans, proved: false, labels };
    const toGo = trustToGo(whole, stake);
    if (!effort.bounds) toGo.fill(Number.NEGATIVE_INFINITY);
    const hunt = makeHunt(
      parts,
      problem.moves.map(() => null),
      whole,
      {
        toGo,
        below: (least) => (least <= time ? trustOf(plans[p] as Phases) : Number.NEGATIVE_INFINITY),
        latest: () => time,
        mostPull: stake,
        finish: ({ phases }) => {
          plans[p] = judgePlan(parts, { phases, time, stake });
        },
      },
    );
    const found = yield* setLabels(hunt);
    labels += found.labels;
    if (!found.proved) return { plans, proved: false, labels };
  }
  return { plans, proved: true, labels };
}
