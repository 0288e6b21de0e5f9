/**
 * How far the provisions of an accord are implemented, on the scale of the Peace Accords Matrix: none 0, minimum 1,
 * intermediate 2, complete 3.
 */
import type { Agreement } from '../agreement/agreement.ts';
import { divide, exact, multiply, toNumber } from '../math/rational.ts';
import type { PamAnswer, PamLevel, StatusAnswer, StepStatus } from './answer.ts';
import type { Entry } from './entry.ts';
import type { Asking } from './heard.ts';
import { status } from './status.ts';

export const pamScores: Readonly<Record<PamLevel, 0 | 1 | 2 | 3>> = {
  none: 0,
  minimum: 1,
  intermediate: 2,
  complete: 3,
};

/** The level of every step that was agreed and neither waived nor superseded, and their score together. */
export function pam(agreement: Agreement, entries: readonly Entry[], asking: Asking): PamAnswer {
  return pamOf(status(agreement, entries, asking));
}

export function pamOf({ as_of, steps }: Pick<StatusAnswer, 'as_of' | 'steps'>): PamAnswer {
  const open = ['none', 'proposed', 'waived', 'superseded'];
  const provisions = steps
    .filter(({ promise }) => !open.includes(promise.state))
    .map((step) => {
      const level = levelOf(step);
      return { step: step.step, level, score: pamScores[level] };
    });
  const counts = { none: 0, minimum: 0, intermediate: 0, complete: 0 };
  for (const { level } of provisions) counts[level]++;
  return { as_of, provisions, counts, score: aggregateScore(counts) };
}

/**
 * The aggregate score in percent: (minimum + 2 intermediate + 3 complete) / (3 (none + minimum + intermediate + complete)).
 * Takes counts, or published shares that rounding keeps from adding up to 100. Null where all are 0.
 */
export function aggregateScore(parts: Readonly<Record<PamLevel, number>>): number | null {
  const all = parts.none + parts.minimum + parts.intermediate + parts.complete;
  if (all === 0) return null;
  const points = parts.minimum + 2 * parts.intermediate + 3 * parts.complete;
  return toNumber(divide(multiply(exact(100), exact(points)), exact(3 * all)));
}

/**
 * Complete: done, or kept to its agreed end. Taken back, broken or refuted: none. Of an amount, minimum below half of it and
 * intermediate from half on. Else intermediate once reported done or verified in part, minimum once begun or in dispute.
 */
export function levelOf(step: StepStatus): PamLevel {
  const { promise, evidence, delivered, kind } = step;
  const isEnded = promise.state === 'terminated' && step.ended !== null;
  if (step.is_done || isEnded) return 'complete';
  const isBroken = promise.state === 'reversed' || (kind !== 'achieve' && promise.state === 'breached');
  if (isBroken || evidence.state === 'refuted') return 'none';
  if (evidence.state === 'disputed') return 'minimum';
  if (delivered && delivered.share > 0) return delivered.share < 0.5 ? 'minimum' : 'intermediate';
  if (evidence.state !== 'none') return 'intermediate';
  return promise.state === 'maintained' ? 'minimum' : 'none';
}
