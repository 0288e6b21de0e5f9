/**
 * One order under one set of numbers, straight from the definitions: the oracle for draws. It shares no code with the
 * engine but the numbers that were drawn.
 */
import type { Agreement } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';
import type { Numbers } from '../../src/agreement/draws.ts';
import type { Asked } from '../../src/plan/problem.ts';
import { type Move, type World, worldOf } from '../plan/brute-force.ts';

/** The case with a draw's numbers in place of its ranges. */
export function pointCase(
  agreement: Agreement,
  assessment: Assessment,
  numbers: Numbers,
): { agreement: Agreement; assessment: Assessment } {
  const parties = agreement.parties.map(({ id }) => id);
  const row = (values: Float64Array, at: number, ids = parties) =>
    Object.fromEntries(ids.map((id, i) => [id, values[at * parties.length + i] as number]));
  return {
    agreement: {
      ...agreement,
      bonds: {},
      steps: agreement.steps.map((step, s) => ({
        ...step,
        reversible: numbers.reversible[s] as number,
        duration: numbers.durations[s] as number,
      })),
    },
    assessment: {
      ...assessment,
      ranks: {},
      worth: Object.fromEntries(agreement.steps.map((step, s) => [step.id, row(numbers.worth, s)])),
      bundles: assessment.bundles.map((bundle, b) => ({ ...bundle, worth: row(numbers.bundles, b) })),
      stakes: row(numbers.stakes, 0),
    },
  };
}

export interface Seen {
  /** By party: what the order is worth before it begins. */
  worth: number[];
  /** By k < m, then party. */
  slack: number[][];
}

/** Slacks at every state, holding back inside a together set included. */
export function see(
  agreement: Agreement,
  assessment: Assessment,
  asked: Asked,
  order: readonly (readonly string[])[],
): Seen {
  const world = worldOf(agreement, assessment, asked);
  const moves = order.map((steps) => world.moves.find((move) => steps.every((id) => move.steps.includes(id))) as Move);
  const states = [new Set(world.done)];
  for (const move of moves) states.push(new Set([...(states.at(-1) as Set<string>), ...move.steps]));
  const value = finishing(agreement, assessment, world, moves, states);
  const stake = (i: string) => (assessment.stakes[i] as number | undefined) ?? 0;
  return {
    worth: world.parties.map((i) => value(0, i)),
    slack: moves.map((move, k) =>
      world.parties.map((i) => {
        const state = states[k] as Set<string>;
        const performs = (id: string) => world.by(id).includes(i);
        const inside = move.kind === 'together' && move.steps.some(performs);
        const held = inside ? [world.B(new Set([...state, ...move.steps.filter((id) => !performs(id))]), i)] : [];
        return stake(i) - (Math.max(world.B(state, i), ...held) - value(k, i));
      }),
    ),
  };
}

/** W_i(S_k) + U_i(k) as the model states U. */
function finishing(
  agreement: Agreement,
  assessment: Assessment,
  { W, B, C }: World,
  moves: Move[],
  states: Set<string>[],
) {
  const isTimed = [assessment.hazard, ...Object.values(assessment.impatience)].some((rate) => rate !== 0);
  if (!isTimed) return (_k: number, i: string) => C(i);
  const file = (id: string) => agreement.steps.find((s) => s.id === id) as Agreement['steps'][number];
  const U = (k: number, i: string): number => {
    const move = moves[k];
    if (!move) return 0;
    const t = Math.max(
      ...move.steps.map(
        (id) =>
          (file(id).duration as number) +
          Math.max(0, ...file(id).verification.map((check) => (check.lag as number) ?? 0)),
      ),
    );
    const checks = move.steps.flatMap((id) => file(id).verification);
    const f = 1 - checks.reduce((passes, check) => passes * (1 - ((check.falseAlarm as number) ?? 0)), 1);
    const disc = Math.exp(-((assessment.impatience[i] as number) ?? 0) * t);
    const h = 1 - Math.exp(-(assessment.hazard as number) * t);
    const [here, next] = [states[k], states[k + 1]] as [Set<string>, Set<string>];
    return (
      disc *
      ((1 - h) * (1 - f) * (W(next, i) - W(here, i) + U(k + 1, i)) +
        h * (B(here, i) - W(here, i)) +
        (1 - h) * f * (B(next, i) - W(here, i)))
    );
  };
  return (k: number, i: string) => W(states[k] as Set<string>, i) + U(k, i);
}
