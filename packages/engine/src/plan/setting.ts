import type { Agreement } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import { type Draws, drawsOf } from '../agreement/draws.ts';
import type { Refusal, Scope } from '../agreement/scope.ts';
import { unroll } from '../agreement/unroll.ts';
import { type Worths, worthsOf } from '../agreement/worth.ts';
import { type Asked, type Cycle, type Problem, problemOf } from './problem.ts';

/** An agreement under an assessment, ready to be asked about: repeated steps written out, numbers exact. */
export interface Setting {
  readonly agreement: Agreement;
  readonly assessment: Assessment;
  readonly asked: Asked;
  readonly worths: Worths;
  readonly scope: Scope;
  readonly problem: Problem;
  /** Null if every number of the assessment is a point. */
  readonly draws: Draws | null;
}

/** Prepares question 1; or says why it cannot be asked (a refusal), or that the rules contradict each other (a cycle). */
export function settingOf(
  agreement: Agreement,
  assessment: Assessment,
  asked: Asked = {},
): Setting | Refusal | (Cycle & { readonly scope: Scope }) {
  const whole = unroll(agreement);
  const worths = worthsOf(whole, assessment);
  const found = problemOf(whole, worths, asked);
  if (!('problem' in found)) return found;
  const draws = drawsOf(whole, assessment, worths);
  if (draws && 'code' in draws) return draws;
  return { agreement: whole, assessment, asked, worths, scope: found.scope, problem: found.problem, draws };
}
