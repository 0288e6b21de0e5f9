import type { Agreement } from '../agreement/agreement.ts';
import { type Choice, type MoveSet, type Refusal, type Scope, scopeOf } from '../agreement/scope.ts';
import { inUnits } from '../agreement/time.ts';
import { likelyValue, type Rates, type Worths } from '../agreement/worth.ts';
import { type Bits, bitsOf, contains, has, intersects, without, wordsFor } from '../math/bits.ts';
import { add, exact, larger, lcm, multiply, one, type Rational, subtract, toNumber, zero } from '../math/rational.ts';
import { cycleOf } from './cycle.ts';
import { passageOf } from './time/passage.ts';

/**
 * Question 1 in numbers: every worth an integer multiple of `1 / unit`, so that sums and comparisons in doubles are exact.
 * Steps are numbered within the problem, in the file's order; states are sets of steps.
 */
export interface Problem {
  readonly parties: readonly string[];
  /** Ids of the steps in scope, done ones too. */
  readonly steps: readonly string[];
  /** Who performs each step: indices of parties. */
  readonly performers: readonly (readonly number[])[];
  readonly words: number;
  /** All numbers below are multiples of 1 / unit. */
  readonly unit: number;
  /** (1 - r) w by step, then party: what each step leaves in hand on a breakdown. */
  readonly kept: Float64Array;
  /** w by step, then party. */
  readonly worth: Float64Array;
  readonly bundles: readonly BundleShare[];
  readonly moves: readonly Move[];
  /** By move: the moves that require one of its steps. */
  readonly requiredBy: readonly (readonly number[])[];
  /** S_0: the steps done already. */
  readonly start: Bits;
  readonly end: Bits;
  /** C_i = W_i(all). */
  readonly completion: Float64Array;
  /** What the escrows of the steps done have cost. */
  readonly sunk: Float64Array;
  /** k_i. */
  readonly stakes: Float64Array;
  /** r by step, nearest double: for explanations and draws; `kept` has it exactly. */
  readonly reversible: Float64Array;
  /** By step: does a performer keep a loss when everything is taken back? */
  readonly irreversible: readonly boolean[];
  /** Impatience and hazard; null without them: then time does not count, and every number is exact. */
  readonly rates: Rates | null;
}

export interface BundleShare {
  /** Its place in the assessment's list. */
  readonly number: number;
  readonly members: readonly number[];
  readonly steps: Bits;
  /** (1 - max r) w by party. */
  readonly kept: Float64Array;
  readonly worth: Float64Array;
}

/** One edge of a road map. */
export interface Move {
  readonly kind: MoveSet['kind'];
  /** Numbers of its steps, in the file's order. */
  readonly steps: readonly number[];
  readonly set: Bits;
  /** Steps outside that must be done before. */
  readonly requires: Bits;
  /** Parties that perform one of its steps. */
  readonly performers: readonly number[];
  /** B(S + move) - B(S) by party, without bundles. */
  readonly shift: Float64Array;
  /** What an escrow costs by party; 0 for other moves. */
  readonly cost: Float64Array;
  /** For a together set, by performing party: its own steps (joint ones too, and not). */
  readonly own: readonly { readonly party: number; readonly withJoint: Bits; readonly alone: Bits }[];
  /** Time: the longest duration plus lag. */
  readonly time: number;
  /** The same, exact: sums of times are compared in this. */
  readonly exactTime: Rational;
  /** Chance that the move, honestly made, fails one of its checks. */
  readonly falseAlarm: number;
  /** With rates, what the time and the checks of the move do to the values around it (`passage.ts`); else empty. */
  readonly passage: Float64Array;
}

/** Changes of the question that are not of the file. */
export interface Asked extends Choice {
  /** k_i instead of the file's, by party; the bond is added. */
  readonly stake?: Readonly<Record<string, number>>;
}

/** A cycle of requirements: no road map is possible. Ids, each required by the next, the first again at the end. */
export interface Cycle {
  readonly cycle: readonly string[];
}

/** Builds the problem of an unrolled agreement, or says why there is none. */
export function problemOf(
  agreement: Agreement,
  worths: Worths,
  asked: Asked = {},
): { problem: Problem; scope: Scope } | Refusal | (Cycle & { scope: Scope }) {
  const scope = scopeOf(agreement, asked);
  if ('code' in scope) return scope;
  const stranger = Object.keys(asked.stake ?? {}).find((id) => !agreement.parties.some((party) => party.id === id));
  if (stranger !== undefined) return { code: 'unknown-party', facts: { party: stranger, option: 'stake' } };
  if (scope.moves.length === 0 && !asked.open) return { code: 'nothing-to-do', facts: { leftOut: scope.leftOut } };
  const cycle = cycleOf(scope);
  if (cycle) return { cycle: cycle.map((s) => agreement.steps[s]?.id as string), scope };
  const numbers = exactNumbers(agreement, worths, scope, asked);
  const unit = [...numbers.all()].reduce((common, value) => lcm(common, value.under), 1n);
  const states = scope.moves.length + 2;
  if (!staysExact(numbers.all(), unit, states)) {
    return { code: 'too-many-digits', facts: { digits: String(unit).length } };
  }
  const finest = worths.rates ? finer(numbers.all(), unit, states) : unit;
  return { problem: scaled(agreement, scope, numbers, worths.rates, Number(finest)), scope };
}

/** With rates pulls are rounded to 1 / unit: small enough that nobody sees it, as far as sums stay exact. */
function finer(values: Iterable<Rational>, unit: bigint, states: number): bigint {
  const all = [...values];
  let finest = unit;
  while (finest < 10n ** 11n && staysExact(all, 10n * finest, states)) finest *= 10n;
  return finest;
}

/** All exact numbers of a problem, before scaling. */
interface ExactNumbers {
  readonly kept: Rational[][];
  readonly worth: Rational[][];
  readonly bundles: { number: number; steps: readonly number[]; kept: Rational[]; worth: Rational[] }[];
  readonly costs: Map<MoveSet, Rational[]>;
  readonly completion: Rational[];
  readonly stakes: Rational[];
  readonly reversible: readonly Rational[];
  all(): Iterable<Rational>;
}

function exactNumbers(agreement: Agreement, worths: Worths, scope: Scope, asked: Asked): ExactNumbers {
  const parties = agreement.parties;
  const inScope = new Set(scope.steps);
  const worth = scope.steps.map((s) => [...(worths.steps[s] as readonly Rational[])]);
  const kept = scope.steps.map((s, k) =>
    (worth[k] as Rational[]).map((w) => multiply(w, subtract(one, worths.reversible[s] as Rational))),
  );
  const bundles = worths.bundles
    .map((bundle, number) => ({ ...bundle, number }))
    .filter((bundle) => bundle.steps.every((s) => inScope.has(s)))
    .map((bundle) => ({
      number: bundle.number,
      steps: bundle.steps,
      worth: [...bundle.worth],
      kept: bundle.worth.map((w) => multiply(w, subtract(one, bundle.reversible))),
    }));
  const costs = new Map(
    [...scope.moves, ...scope.doneSets].map((move): [MoveSet, Rational[]] => [
      move,
      parties.map((party, i) => multiply(exact(move.cost[party.id] ?? 0), worths.factors[i] as Rational)),
    ]),
  );
  const completion = parties.map((_, i) =>
    subtract(
      [...worth, ...bundles.map((bundle) => bundle.worth)].map((row) => row[i] as Rational).reduce(add, zero),
      [...costs.values()].map((row) => row[i] as Rational).reduce(add, zero),
    ),
  );
  const stakes = parties.map((party, i) => {
    const other = asked.stake?.[party.id];
    if (other === undefined) return worths.stakes[i] as Rational;
    return multiply(add(exact(other), exact(agreement.bonds[party.id] ?? 0)), worths.factors[i] as Rational);
  });
  const rows = [...worth, ...kept, ...bundles.flatMap((b) => [b.kept, b.worth]), ...costs.values(), completion, stakes];
  return { kept, worth, bundles, costs, completion, stakes, reversible: worths.reversible, all: () => rows.flat() };
}

/** Can no sum over all states and parties leave the integers that doubles hold exactly? */
function staysExact(values: Iterable<Rational>, unit: bigint, states: number): boolean {
  let total = 0n;
  for (const value of values) total += ((value.over < 0n ? -value.over : value.over) * unit) / value.under;
  return total * BigInt(states) < 2n ** 53n && unit < 2n ** 53n;
}

function scaled(agreement: Agreement, scope: Scope, numbers: ExactNumbers, rates: Rates | null, unit: number): Problem {
  const words = wordsFor(scope.steps.length);
  const position = new Map(scope.steps.map((s, k) => [s, k]));
  const bits = (steps: readonly number[]) =>
    bitsOf(
      words,
      steps.map((s) => position.get(s) as number),
    );
  const scale = (row: readonly Rational[]) => Float64Array.from(row, (value) => scaleOne(value, unit));
  const flat = (rows: readonly Rational[][]) => scale(rows.flat());
  const performers = scope.steps.map((s) => performersOf(agreement, s));
  const kept = flat(numbers.kept);
  const done = bits(scope.done);
  const common = { kept, performers, position, words, bits, done, parties: agreement.parties.length, rates };
  const moves = scope.moves.map((set) =>
    moveOf(agreement, scope, set, scale(numbers.costs.get(set) as Rational[]), common),
  );
  const sunk = scope.doneSets.map((set) => numbers.costs.get(set) as Rational[]);
  return {
    parties: agreement.parties.map((party) => party.id),
    steps: scope.steps.map((s) => agreement.steps[s]?.id as string),
    performers,
    words,
    unit,
    kept,
    worth: flat(numbers.worth),
    bundles: numbers.bundles.map((b) => ({
      number: b.number,
      members: b.steps.map((s) => position.get(s) as number),
      steps: bits(b.steps),
      kept: scale(b.kept),
      worth: scale(b.worth),
    })),
    reversible: Float64Array.from(scope.steps, (s) => toNumber(numbers.reversible[s] as Rational)),
    moves,
    requiredBy: requiredByOf(moves),
    start: done,
    end: bits(scope.steps),
    completion: scale(numbers.completion),
    sunk: scale(agreement.parties.map((_, i) => sunk.map((row) => row[i] as Rational).reduce(add, zero))),
    stakes: scale(numbers.stakes),
    irreversible: performers.map((list, k) => list.some((p) => (kept[k * agreement.parties.length + p] as number) < 0)),
    rates,
  };
}

function scaleOne(value: Rational, unit: number): number {
  return Number((value.over * BigInt(unit)) / value.under);
}

function performersOf(agreement: Agreement, step: number): number[] {
  const by = agreement.steps[step]?.by ?? [];
  return agreement.parties.flatMap((party, i) => (by.includes(party.id) ? [i] : []));
}

interface Common {
  readonly kept: Float64Array;
  readonly performers: readonly (readonly number[])[];
  readonly position: ReadonlyMap<number, number>;
  readonly words: number;
  readonly bits: (steps: readonly number[]) => Bits;
  readonly done: Bits;
  readonly parties: number;
  readonly rates: Rates | null;
}

function moveOf(agreement: Agreement, scope: Scope, move: MoveSet, cost: Float64Array, common: Common): Move {
  const steps = move.steps.map((s) => common.position.get(s) as number);
  const set = common.bits(move.steps);
  const needed = common.bits(move.steps.flatMap((s) => scope.requires[s] as number[]));
  const performers = [...new Set(steps.flatMap((k) => common.performers[k] as number[]))].sort((a, b) => a - b);
  const shift = Float64Array.from({ length: common.parties }, (_, i) => {
    return steps.reduce((sum, k) => sum + (common.kept[k * common.parties + i] as number), -(cost[i] as number));
  });
  const own = performers.map((party) => ({
    party,
    withJoint: bitsOf(
      common.words,
      steps.filter((k) => common.performers[k]?.includes(party)),
    ),
    alone: bitsOf(
      common.words,
      steps.filter((k) => common.performers[k]?.includes(party) && common.performers[k]?.length === 1),
    ),
  }));
  const exactTime = move.steps.map((s) => timeOf(agreement, s)).reduce(larger);
  const time = toNumber(exactTime);
  const falseAlarm = 1 - move.steps.reduce((passes, s) => passes * survivalOf(agreement, s), 1);
  return {
    kind: move.kind,
    steps,
    set,
    requires: without(without(needed, set), common.done),
    performers,
    shift,
    cost,
    own: move.kind === 'together' ? own : [],
    time,
    exactTime,
    falseAlarm,
    passage: common.rates ? passageOf(common.rates, time, falseAlarm) : new Float64Array(0),
  };
}

/** Duration plus the longest verification lag, in the agreement's time unit. */
function timeOf(agreement: Agreement, step: number): Rational {
  const { duration, verification } = agreement.steps[step] as Agreement['steps'][number];
  const lags = verification.map((check) => inUnits(check.lag ?? 0, agreement.timeUnit));
  return add(inUnits(duration, agreement.timeUnit), lags.reduce(larger, zero));
}

/** The chance that an honest performance passes every check of the step: the product of 1 - f. */
function survivalOf(agreement: Agreement, step: number): number {
  const { verification } = agreement.steps[step] as Agreement['steps'][number];
  return verification.reduce((passes, check) => passes * (1 - likelyValue(check.falseAlarm ?? 0)), 1);
}

/** B(S) by party: what each side has in hand if the agreement breaks down at S. */
export function breakdown(problem: Problem, state: Bits): Float64Array {
  return sumOver(problem, state, 'kept');
}

/** W(S) by party: what each side has while all goes on. */
export function holdings(problem: Problem, state: Bits): Float64Array {
  return sumOver(problem, state, 'worth');
}

function sumOver(problem: Problem, state: Bits, what: 'kept' | 'worth'): Float64Array {
  const parties = problem.parties.length;
  const value = problem.sunk.map((cost) => 0 - cost);
  const grow = (by: (i: number) => number) => {
    for (let i = 0; i < parties; i++) value[i] = (value[i] as number) + by(i);
  };
  for (let k = 0; k < problem.steps.length; k++) {
    if (has(state, k)) grow((i) => problem[what][k * parties + i] as number);
  }
  for (const bundle of problem.bundles) if (contains(state, bundle.steps)) grow((i) => bundle[what][i] as number);
  for (const move of problem.moves) if (contains(state, move.set)) grow((i) => -(move.cost[i] as number));
  return value;
}

/** Every move's duration and lag, one after the other, in time units: nearest double of the exact sum. */
export function durationOf(moves: readonly Move[]): number {
  return toNumber(moves.map((move) => move.exactTime).reduce(add, zero));
}

/** Can this move come next at this state? */
export function available(state: Bits, move: Move): boolean {
  return contains(state, move.requires) && !intersects(state, move.set);
}

/** By move: the moves that it requires directly; the reverse of `requiredBy`. */
export function requirers({ requiredBy }: Problem): number[][] {
  const direct: number[][] = requiredBy.map(() => []);
  for (const [m, later] of requiredBy.entries()) for (const l of later) direct[l]?.push(m);
  return direct;
}

/** By move: the moves that require one of its steps. */
export function requiredByOf(moves: readonly Move[]): number[][] {
  return moves.map((move) => moves.flatMap((other, m) => (intersects(other.requires, move.set) ? [m] : [])));
}
