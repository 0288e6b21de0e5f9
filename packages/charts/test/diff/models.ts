/** Two made-up sides and the answer about them. */
import type { Side } from '@lockstep/engine/diff';
import { diff } from '@lockstep/engine/diff';
import type { DiffAnswer, Pair } from '@lockstep/engine/diff/answer';
import { finish } from '@lockstep/engine/search';
import { type CaseShape, makeCase } from '../plan/cases.ts';

export interface DiffCase {
  readonly sides: Pair<Side>;
  readonly answer: DiffAnswer;
}

/** A case against itself with the worths of one party made so much smaller and its first title reworded. */
export function makeDiff(shape: CaseShape = {}, by = 0.25): DiffCase {
  const { agreement, assessment } = makeCase(shape);
  const worth = Object.fromEntries(
    Object.entries(assessment.worth).map(([step, row]) => [step, { ...row, B: scaled(row['B'], by) }]),
  );
  const steps = agreement.steps.map((step, k) => (k === 0 ? { ...step, title: `${step.title} <b>anew</b>` } : step));
  const sides: Pair<Side> = {
    before: { name: 'hope', agreement, assessment: { ...assessment, why: { s1: 'A reason.' } } },
    after: { name: 'doubt', agreement: { ...agreement, steps }, assessment: { ...assessment, worth } },
  };
  const answer = finish(diff(sides.before, sides.after, { only: ['plan'] }));
  if ('code' in answer) throw new Error(answer.code);
  return { sides, answer };
}

type Worth = number | readonly [number, number] | readonly [number, number, number];

/** Gains shrink, losses grow. */
function scaled(worth: Worth | undefined, by: number): Worth {
  const one = (value: number) => Math.round(100 * (value > 0 ? value * by : value / by)) / 100;
  if (typeof worth === 'number') return one(worth);
  return worth ? (worth.map(one) as [number, number, number]) : 0;
}
