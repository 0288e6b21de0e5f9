/** Steps side by side by trying every way to put them into phases, straight from the definition: the oracle. */
import type { Agreement } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';
import type { Asked } from '../../src/plan/problem.ts';
import { type Move, worldOf } from './brute-force.ts';

export interface TriedPhases {
  phases: string[][];
  time: number;
  stake: number;
  trust: number;
}

/** Every phase plan. `ticks`: how long each step lasts, in whole numbers. */
export function tryPhases(
  agreement: Agreement,
  assessment: Assessment,
  asked: Asked,
  ticks: (id: string) => number,
): TriedPhases[] {
  const { parties, done, moves, by, B, C, needs } = worldOf(agreement, assessment, asked);
  const tried: TriedPhases[] = [];
  /** What i holds back: its own steps, joint ones too, and the whole of an escrow that it is part of. */
  const held = (phase: readonly Move[], i: string) =>
    phase.flatMap((move) =>
      move.kind === 'escrow'
        ? move.steps.some((id) => by(id).includes(i))
          ? move.steps
          : []
        : move.steps.filter((id) => by(id).includes(i)),
    );
  /** What i does alone: its own steps but joint ones, and an escrow only if it is its alone. */
  const alone = (phase: readonly Move[], i: string) =>
    phase.flatMap((move) =>
      move.kind === 'escrow'
        ? move.steps.every((id) => by(id).join() === i)
          ? move.steps
          : []
        : move.steps.filter((id) => by(id).join() === i),
    );
  const visit = (state: Set<string>, left: readonly Move[], soFar: TriedPhases) => {
    if (left.length === 0) {
      tried.push({ ...soFar, trust: Math.max(soFar.trust, ...parties.map((i) => -B(state, i))) });
      return;
    }
    const open = left.filter((move) => needs(move)?.every((id) => state.has(id)));
    for (let choice = 1; choice < 1 << open.length; choice++) {
      const phase = open.filter((_, k) => choice & (1 << k));
      const steps = phase.flatMap((move) => move.steps);
      let { stake, trust } = soFar;
      for (const i of parties) {
        stake = Math.max(stake, B(state, i) - C(i));
        trust = Math.max(trust, -B(state, i));
        const own = held(phase, i);
        if (own.length === 0) continue;
        const others = steps.filter((id) => !own.includes(id));
        stake = Math.max(stake, B(new Set([...state, ...others]), i) - C(i));
        trust = Math.max(trust, -B(new Set([...state, ...alone(phase, i)]), i));
      }
      visit(
        new Set([...state, ...steps]),
        left.filter((move) => !phase.includes(move)),
        { phases: [...soFar.phases, steps], time: soFar.time + Math.max(...steps.map(ticks)), stake, trust },
      );
    }
  };
  visit(new Set(done), moves, { phases: [], time: 0, stake: Number.NEGATIVE_INFINITY, trust: 0 });
  return tried;
}
