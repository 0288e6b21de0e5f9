import type { Step } from '../agreement/agreement.ts';
import { inUnits } from '../agreement/time.ts';
import { type Bits, bitsOf, contains, has, insert, members, union } from '../math/bits.ts';
import { add, compare, larger, type Rational, zero } from '../math/rational.ts';
import type { Move } from '../plan/problem.ts';
import type { Setting } from '../plan/setting.ts';

/** A road map ready to be checked step by step. */
export interface Road {
  readonly setting: Setting;
  readonly moves: readonly Move[];
  /** S_0 ... S_m. */
  readonly states: readonly Bits[];
  /** By step of the problem: as the file gives it. */
  readonly steps: readonly Step[];
  /** By step: what it requires, in the problem's numbering. */
  readonly requires: readonly Bits[];
  /** By move: how long it keeps the others waiting: the longest duration of its steps, for an escrow with its checks. */
  readonly lasts: readonly Rational[];
}

/** One performer of one step at its place. */
export interface Act {
  /** The move that it is part of. */
  readonly after: number;
  readonly step: number;
  readonly party: number;
}

export function roadOf(setting: Setting, moves: readonly Move[]): Road {
  const { agreement, problem, scope } = setting;
  const place = new Map(scope.steps.map((s, k) => [s, k]));
  const steps = scope.steps.map((s) => agreement.steps[s] as Step);
  const states = [problem.start];
  for (const move of moves) states.push(union(states.at(-1) as Bits, move.set));
  return {
    setting,
    moves,
    states,
    steps,
    requires: scope.steps.map((s) =>
      bitsOf(
        problem.words,
        (scope.requires[s] as readonly number[]).map((needed) => place.get(needed) as number),
      ),
    ),
    lasts: moves.map((move) =>
      move.kind === 'escrow'
        ? move.exactTime
        : move.steps.map((k) => inUnits((steps[k] as Step).duration, agreement.timeUnit)).reduce(larger),
    ),
  };
}

/** Every act that somebody else must check: all but those that a guarantor holds. */
export function actsOf({ setting, moves }: Road): Act[] {
  return moves.flatMap((move, after) =>
    move.kind === 'escrow'
      ? []
      : move.steps.flatMap((step) =>
          (setting.problem.performers[step] as readonly number[]).map((party) => ({ after, step, party })),
        ),
  );
}

/**
 * S+: what is done by the time the check of an act is in, if the act is faked: S_k where it is in at once; else also what
 * others do side by side with the act in a together set, and every later step of others that can be done without it and whose turn has ended by then. A step's
 * turn ends when the durations from the one after the act through it have passed; an escrow is in only whole.
 */
export function doneBefore(road: Road, act: Act, lag: Rational): Bits {
  const { problem } = road.setting;
  const done = (road.states[act.after] as Bits).slice();
  const isOthers = (k: number) => !problem.performers[k]?.includes(act.party);
  const addSteps = (move: Move) => {
    for (const k of move.steps) {
      if (isOthers(k) && contains(done, road.requires[k] as Bits)) insert(done, k);
    }
  };
  if (compare(lag, zero) === 0) return done;
  addSteps(road.moves[act.after] as Move);
  let passed = zero;
  for (let m = act.after + 1; m < road.moves.length; m++) {
    const move = road.moves[m] as Move;
    passed = add(passed, road.lasts[m] as Rational);
    if (compare(passed, lag) > 0) break;
    if (move.kind !== 'escrow') addSteps(move);
    else if (move.steps.every(isOthers) && contains(done, move.requires)) for (const k of move.steps) insert(done, k);
  }
  return done;
}

/** Ids of a set of steps, in the file's order. */
export function idsOf({ setting }: Road, set: Bits): string[] {
  return [...members(set)].map((k) => setting.problem.steps[k] as string);
}

/** Is this step done before the road map begins? */
export function isDone({ setting }: Road, step: number): boolean {
  return has(setting.problem.start, step);
}
