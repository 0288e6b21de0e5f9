/**
 * Question 3 by playing both courses out: a party does its step, or fakes it and is found with chance q. It shares no code
 * with the engine; worths are integers, shares of reversibility quarters and times halves, so doubles are exact here, and
 * chances are fractions of integers.
 */
import type { Agreement } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';
import type { Asked } from '../../src/plan/problem.ts';
import { type World, worldOf } from '../plan/brute-force.ts';

export interface Played {
  /** Worth to the party if it does its part to the end; if it fakes and is not found; if it fakes and is found. */
  honest: number;
  unseen: number;
  found: number;
  splus: string[];
}

type Order = readonly (readonly string[])[];

export interface Table {
  world: World;
  /** Plays out the faking of one step by one party, the check being in after this lag. */
  fake: (step: string, party: string, lag: number) => Played;
}

export function tableOf(agreement: Agreement, assessment: Assessment, asked: Asked, order: Order): Table {
  const world = worldOf(agreement, assessment, asked);
  const file = (id: string) => agreement.steps.find((s) => s.id === id) as Agreement['steps'][number];
  const kind = (steps: readonly string[]) => world.moves.find((move) => move.steps.includes(steps[0] as string))?.kind;
  const rules = [...agreement.rules, ...Object.values(agreement.readings).flatMap((reading) => reading.rules)];
  const requires = (id: string) => [
    ...file(id).requires.map((needed) => needed.step),
    ...rules.flatMap((rule) => (rule.kind === 'before' && rule.steps[1] === id ? [rule.steps[0]] : [])),
  ];
  const lastsOf = (steps: readonly string[]) =>
    Math.max(
      ...steps.map((id) => {
        const lags = file(id).verification.map((check) => (check.lag as number | undefined) ?? 0);
        return (file(id).duration as number) + (kind(steps) === 'escrow' ? Math.max(0, ...lags) : 0);
      }),
    );
  const fake = (step: string, party: string, lag: number): Played => {
    const at = order.findIndex((steps) => steps.includes(step));
    const state = new Set([...world.done, ...order.slice(0, at).flat()]);
    const others = (id: string) => !world.by(id).includes(party);
    const ready = (id: string, stroke: readonly string[] = []) =>
      requires(id).every((needed) => state.has(needed) || stroke.includes(needed));
    const beside = lag === 0 ? [] : (order[at] as readonly string[]);
    for (const id of beside) if (others(id) && ready(id)) state.add(id);
    // The clock starts when the step is said to be done; each later move begins when the one before has ended.
    let clock = 0;
    for (const steps of lag === 0 ? [] : order.slice(at + 1)) {
      clock += lastsOf(steps);
      if (clock > lag) break;
      if (kind(steps) === 'escrow') {
        if (steps.every((id) => others(id) && ready(id, steps))) for (const id of steps) state.add(id);
      } else {
        const now = steps.filter((id) => others(id) && ready(id));
        for (const id of now) state.add(id);
      }
    }
    const rest = new Set([...world.all].filter((id) => id !== step));
    const bond = agreement.bonds[party] ?? 0;
    const stake = asked.stake?.[party] ?? (assessment.stakes[party] as number | undefined) ?? 0;
    return {
      honest: world.C(party),
      unseen: world.W(rest, party),
      found: world.B(state, party) - (stake + bond),
      splus: [...world.all].filter((id) => state.has(id)),
    };
  };
  return { world, fake };
}

/** What faking is worth less what honesty is, times 4 n, if it is found with chance m / n: an integer, so exact. */
export function temptation({ honest, unseen, found }: Played, m: bigint, n: bigint): bigint {
  const quarters = (value: number) => BigInt(Math.round(4 * value));
  return (n - m) * quarters(unseen) + m * quarters(found) - n * quarters(honest);
}
