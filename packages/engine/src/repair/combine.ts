import type { Agreement } from '../agreement/agreement.ts';
import { scopeOf } from '../agreement/scope.ts';
import { emptyHeap, leastKey, pop, push } from '../math/heap.ts';
import type { Search } from '../math/search.ts';
import { breakdown } from '../plan/problem.ts';
import { type Draft, strokeOf, withChanges } from './apply.ts';
import type { Change } from './change.ts';
import { reachOf, type Sizes, sizesOf } from './reach.ts';
import { compareNeeds, type Failure, type Trial, tryChanges } from './trial.ts';

/** The best so many changes at once. */
export interface Combined {
  /** Their numbers in the list. */
  readonly members: readonly number[];
  readonly trial: Trial;
  /** No other so many that can be made at once rank higher. */
  readonly proved: boolean;
  /** No so many need less than this; -Infinity: nothing is known. */
  readonly bound: number;
}

/** What is known of the changes one by one, and what the search for the best pair and triple shares. */
export interface Singles {
  readonly base: Draft;
  readonly file: Agreement;
  /** The agreement as it stands; null if its rules contradict each other. */
  readonly unchanged: Trial | null;
  readonly changes: readonly Change[];
  readonly trials: readonly (Trial | Failure)[];
}

/** How many re-solves a search for combinations may take before it gives up and answers with a bound. */
export interface Effort {
  readonly pairs: number;
  readonly triples: number;
}

export const fullEffort: Effort = { pairs: 20_000, triples: 10_000 };

/** Beyond so many changes triples are not listed: there are a sixth of the cube. */
const mostForTriples = 220;

/** Two at once, three at once; null where no so many can be made at once, or none was re-solved in time. */
export interface Combinations {
  readonly pair: Combined | null;
  readonly triple: Combined | null;
  readonly states: number;
  readonly solved: number;
}

/**
 * The best pair and the best triple, best first by a bound: no combination needs less than it does without one of its
 * changes, less the reach of that one (`reach.ts`), nor less than the pulls before the first step demand. What cannot
 * beat the best found is not re-solved; once nothing else can, the best is proved. Of equal ones the first found counts.
 */
export function* combine(singles: Singles, effort: Effort = fullEffort): Search<Combinations> {
  const work = workOf(singles);
  const pair = yield* bestPair(work, effort.pairs);
  const triple = yield* bestTriple(work, pair, effort.triples);
  return { pair, triple, states: work.states, solved: work.solved };
}

interface Work extends Singles {
  readonly count: number;
  readonly sizes: Sizes;
  /** By pair of changes, n i + j: can both be made? Does one bear on what the other can reach? */
  readonly fits: Uint8Array;
  readonly touches: Uint8Array;
  /** By change: its reach when it is alone; NaN: not known. */
  readonly reach: Float64Array;
  /** By pair: its need; Infinity: impossible; NaN: not re-solved. */
  readonly need: Float64Array;
  /** By pair: no less than this. */
  readonly low: Float64Array;
  readonly start: Start | null;
  states: number;
  solved: number;
  isStopped: boolean;
}

function workOf(singles: Singles): Work {
  const { base, changes } = singles;
  const count = changes.length;
  const steps = changes.map((change) => stepsOf(base, change));
  const gone = goneBy(singles);
  const fits = new Uint8Array(count * count);
  const touches = new Uint8Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const isShared = steps[i]?.some((id) => steps[j]?.includes(id)) ?? false;
      touches[i * count + j] = isShared ? 1 : 0;
      const pair = <Each>(list: readonly Each[]) => [list[i] as Each, list[j] as Each] as const;
      fits[i * count + j] = i !== j && areCompatible(pair(changes), pair(steps), pair(gone)) ? 1 : 0;
    }
  }
  const sizes = sizesOf(base, changes);
  return {
    ...singles,
    count,
    sizes,
    fits,
    touches,
    reach: Float64Array.from(changes, (change) => reachOf(sizes, change, []) ?? Number.NaN),
    need: new Float64Array(count * count).fill(Number.NaN),
    low: new Float64Array(count * count).fill(Number.NEGATIVE_INFINITY),
    start: startOf(singles),
    states: 0,
    solved: 0,
    isStopped: false,
  };
}

/** Written-out steps whose numbers or sets a change bears on. */
function stepsOf(base: Draft, change: Change): readonly string[] {
  switch (change.kind) {
    case 'escrow':
      return [...strokeOf(base, change.steps)];
    case 'reversibility':
    case 'split':
    case 'drop':
    case 'worth':
      return base.agreement.steps.flatMap((step) => ((step.part?.of ?? step.id) === change.step ? [step.id] : []));
    case 'rule':
    case 'bond':
    case 'new-step':
      return [];
  }
}

/** By change that drops a step: all steps that go with it, whether or not a road map is left. */
function goneBy({ base, file, changes }: Singles): readonly (readonly string[])[] {
  const leftOut = (dropped: readonly Change[]) => {
    const { agreement, asked } = withChanges(base, file, dropped);
    const scope = scopeOf(agreement, asked);
    return 'code' in scope ? [] : scope.leftOut;
  };
  const before = leftOut([]);
  return changes.map((change) =>
    change.kind === 'drop' ? leftOut([change]).filter((id) => !before.includes(id)) : [],
  );
}

/** Not two values for one reversibility, and nothing done to a step that goes. */
function areCompatible(
  [a, b]: readonly [Change, Change],
  [stepsOfA, stepsOfB]: readonly [readonly string[], readonly string[]],
  [goneByA, goneByB]: readonly [readonly string[], readonly string[]],
): boolean {
  if (a.kind === 'reversibility' && b.kind === 'reversibility') return a.step !== b.step;
  return !stepsOfB.some((id) => goneByA.includes(id)) && !stepsOfA.some((id) => goneByB.includes(id));
}

/**
 * Before the first step the pull of i less its stake is B_i(S_0) - C_i - k_i: no order needs less. Every change shifts it
 * by a number of its own, whatever else is changed, but for what is dropped: what goes with a step depends on the rules
 * and on what else goes. So one step dropped, or rules that say only what comes before what, may be added to the rest.
 */
interface Start {
  readonly parties: number;
  /** By party, as it stands: pull less stake, and C_i. Plain units. */
  readonly pull: Float64Array;
  readonly worth: Float64Array;
  /** By change, then party: what it adds. */
  readonly pullShift: Float64Array;
  readonly worthShift: Float64Array;
  /** By change: `free` to be added, a rule `ordering` steps, `dropping` something, or `unknown`. */
  readonly role: Uint8Array;
}

const role = { free: 0, ordering: 1, dropping: 2, unknown: 3 } as const;

/** Not with rates, nor where nothing is possible as it stands. */
function startOf({ unchanged, trials, changes }: Singles): Start | null {
  if (!unchanged || unchanged.problem.rates) return null;
  const parties = unchanged.problem.parties.length;
  const own = beforeStart(unchanged);
  const pullShift = new Float64Array(trials.length * parties);
  const worthShift = new Float64Array(trials.length * parties);
  for (const [m, trial] of trials.entries()) {
    if (!('draft' in trial)) continue;
    const { pull, worth } = beforeStart(trial);
    for (let i = 0; i < parties; i++) {
      pullShift[m * parties + i] = (pull[i] as number) - (own.pull[i] as number);
      worthShift[m * parties + i] = (worth[i] as number) - (own.worth[i] as number);
    }
  }
  const roles = Uint8Array.from(trials, (trial, m) => ('draft' in trial ? roleOf(changes[m] as Change) : role.unknown));
  return { parties, ...own, pullShift, worthShift, role: roles };
}

function roleOf(change: Change): number {
  if (change.kind === 'drop') return role.dropping;
  if (change.kind !== 'rule') return role.free;
  return change.rule.kind === 'before' ? role.ordering : role.dropping;
}

function beforeStart({ problem }: Trial): Pick<Start, 'pull' | 'worth'> {
  const inHand = breakdown(problem, problem.start);
  const worth = problem.completion.map((value) => value / problem.unit);
  const pull = problem.completion.map(
    (value, i) => ((inHand[i] as number) - value - (problem.stakes[i] as number)) / problem.unit,
  );
  return { pull, worth };
}

/** Is what the members add to the start known? */
function addsUp({ role: roles }: Start, members: readonly number[]): boolean {
  let [orderings, droppings] = [0, 0];
  for (const m of members) {
    if (roles[m] === role.unknown) return false;
    if (roles[m] === role.ordering) orderings++;
    if (roles[m] === role.dropping) droppings++;
  }
  return droppings === 0 || (droppings === 1 && orderings === 0);
}

/** At least so much is needed before the first step. */
function startNeed({ start }: Work, members: readonly number[]): number {
  if (!start || !addsUp(start, members)) return Number.NEGATIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < start.parties; i++) {
    let pull = start.pull[i] as number;
    for (const m of members) pull += start.pullShift[m * start.parties + i] as number;
    if (pull > most) most = pull;
  }
  return most - rounding;
}

/** At least so much is lost by finishing. */
function startLoss({ start }: Work, members: readonly number[]): number {
  if (!start || !addsUp(start, members)) return 0;
  let most = 0;
  for (let i = 0; i < start.parties; i++) {
    let worth = start.worth[i] as number;
    for (const m of members) worth += start.worthShift[m * start.parties + i] as number;
    if (-worth - rounding > most) most = -worth - rounding;
  }
  return most;
}

/** Sums of doubles are exact only to this. */
const rounding = 1e-9;

/** The reach of one of the members, given the others. */
function reachGiven(work: Work, member: number, members: readonly number[]): number {
  const alone = work.reach[member] as number;
  let isTouched = false;
  for (const m of members) if (m !== member && work.touches[member * work.count + m]) isTouched = true;
  if (!isTouched || Number.isNaN(alone)) return alone;
  const given = members.filter((m) => m !== member).map((m) => work.changes[m] as Change);
  return reachOf(work.sizes, work.changes[member] as Change, given) ?? Number.NaN;
}

function* bestPair(work: Work, most: number): Search<Combined | null> {
  const { count, trials, low, fits } = work;
  const pairs: number[] = [];
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      const at = i * count + j;
      if (!fits[at]) continue;
      const bound = Math.max(
        startNeed(work, [i, j]),
        withoutReach(work, needOf(trials[i]), j, [i, j]),
        withoutReach(work, needOf(trials[j]), i, [i, j]),
      );
      low[at] = bound;
      low[j * count + i] = bound;
      if (bound < Number.POSITIVE_INFINITY) pairs.push(at);
    }
  }
  pairs.sort((a, b) => (low[a] as number) - (low[b] as number) || a - b);
  let best: Combined | null = null;
  for (const [done, at] of pairs.entries()) {
    const members = [Math.floor(at / count), at % count];
    const bound = low[at] as number;
    if (best && compareNeeds({ need: bound, loss: 0 }, best.trial) >= 0) break;
    if (work.isStopped || done >= most) return best && { ...best, proved: false, bound: Math.min(bound, best.bound) };
    if (best && compareNeeds({ need: bound, loss: startLoss(work, members) }, best.trial) >= 0) continue;
    const trial = yield* solvePair(work, at);
    best = better(best, members, trial);
  }
  return best && !work.isStopped ? best : best && { ...best, proved: false };
}

/**
 * What is needed at least with one more of the members, from what is needed without it. A reach that is not known says
 * nothing. What is impossible stays so; but one stroke can undo a cycle, and a new step is something to do.
 */
function withoutReach(work: Work, need: number, member: number, members: readonly number[]): number {
  const { kind } = work.changes[member] as Change;
  if (need === Number.POSITIVE_INFINITY && (kind === 'escrow' || kind === 'new-step')) return Number.NEGATIVE_INFINITY;
  const reach = reachGiven(work, member, members);
  return Number.isNaN(reach) ? Number.NEGATIVE_INFINITY : need - reach;
}

function needOf(trial: Trial | Failure | undefined): number {
  return trial && 'draft' in trial ? (trial.proved ? trial.need : Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY;
}

function better(best: Combined | null, members: readonly number[], trial: Trial | null): Combined | null {
  if (!trial || (best && compareNeeds(trial, best.trial) >= 0)) return best;
  return { members, trial, proved: true, bound: trial.need };
}

function* solve(work: Work, members: readonly number[], stage: string): Search<Trial | null> {
  const changes = members.map((m) => work.changes[m] as Change);
  const trial = yield* tryChanges(work.base, work.file, changes, stage);
  work.solved++;
  if (!('draft' in trial)) return null;
  work.states += trial.states;
  if (!trial.proved) work.isStopped = true;
  return trial.proved ? trial : null;
}

/** Re-solves a pair and remembers what it needs. */
function* solvePair(work: Work, at: number): Search<Trial | null> {
  const { count, need, low } = work;
  const [i, j] = [Math.floor(at / count), at % count];
  const trial = yield* solve(work, [i, j], `pairs of changes, ${work.solved} re-solved`);
  if (trial || !work.isStopped) {
    for (const k of [at, j * count + i]) {
      need[k] = trial ? trial.need : Number.POSITIVE_INFINITY;
      low[k] = need[k] as number;
    }
  }
  return trial;
}

function* bestTriple(work: Work, pair: Combined | null, most: number): Search<Combined | null> {
  const { count, fits } = work;
  if (!pair || work.isStopped) return null;
  const from = work.solved;
  let found: Combined | null = null;
  const stage = () => `triples of changes, ${work.solved - from} re-solved`;
  const [a, b] = pair.members as [number, number];
  for (let c = 0; c < count && !work.isStopped; c++) {
    if (!fits[a * count + c] || !fits[b * count + c]) continue;
    const members = [a, b, c].sort((x, y) => x - y);
    if (found && compareNeeds({ need: tripleBound(work, members), loss: 0 }, found.trial) >= 0) continue;
    found = better(found, members, yield* solve(work, members, stage()));
  }
  if (!found) return null;
  let best: Combined = found;
  if (count > mostForTriples) return { ...best, proved: false, bound: Number.NEGATIVE_INFINITY };
  const queue = emptyHeap();
  const triples: number[] = [];
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      if (!fits[i * count + j]) continue;
      for (let k = j + 1; k < count; k++) {
        if (!fits[i * count + k] || !fits[j * count + k]) continue;
        const bound = tripleBound(work, [i, j, k]);
        if (compareNeeds({ need: bound, loss: 0 }, best.trial) >= 0) continue;
        push(queue, bound, -triples.length, triples.length);
        triples.push((i * count + j) * count + k);
      }
    }
  }
  while (queue.size > 0) {
    const bound = leastKey(queue);
    if (compareNeeds({ need: bound, loss: 0 }, best.trial) >= 0) break;
    if (work.isStopped || work.solved - from >= most)
      return { ...best, proved: false, bound: Math.min(bound, best.bound) };
    const item = pop(queue);
    const code = triples[item] as number;
    const [i, j, k] = [Math.floor(code / count / count), Math.floor(code / count) % count, code % count];
    const members = [i, j, k];
    const loss = startLoss(work, members);
    if (compareNeeds({ need: bound, loss }, best.trial) >= 0) continue;
    const open = unsolvedOf(work, members);
    if (open.length > 0) for (const at of open) yield* solvePair(work, at);
    const now = tripleBound(work, members);
    if (open.length > 0 && now > bound) push(queue, now, -item, item);
    else if (compareNeeds({ need: now, loss }, best.trial) < 0) {
      best = better(best, members, yield* solve(work, members, stage())) ?? best;
    }
  }
  return work.isStopped ? { ...best, proved: false } : best;
}

/** No triple needs less than each of its pairs, less the reach of the third. */
function tripleBound(work: Work, members: readonly number[]): number {
  const { count, low } = work;
  const [i, j, k] = members as [number, number, number];
  return Math.max(
    startNeed(work, members),
    withoutReach(work, low[i * count + j] as number, k, members),
    withoutReach(work, low[i * count + k] as number, j, members),
    withoutReach(work, low[j * count + k] as number, i, members),
  );
}

/** Pairs of a triple that have not been re-solved and whose need would say something of it. */
function unsolvedOf(work: Work, members: readonly number[]): number[] {
  const [i, j, k] = members as [number, number, number];
  return (
    [
      [i, j, k],
      [i, k, j],
      [j, k, i],
    ] as const
  )
    .filter(([, , third]) => !Number.isNaN(work.reach[third] as number))
    .map(([x, y]) => x * work.count + y)
    .filter((at) => Number.isNaN(work.need[at] as number));
}
