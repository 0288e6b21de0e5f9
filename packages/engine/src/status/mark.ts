import type { Mark } from './answer.ts';
import { type Course, isKept, isWhole } from './course.ts';

/**
 * The one mark of a step, the first of these that fits: reversed (done and taken back, or what was to be kept is broken by
 * the word of whoever was to keep it); disputed (denied, or held to be broken by others alone); verified; of an amount that
 * is late and not whole, overdue; reported (claimed, under review, verified in part); overdue; promised; none.
 */
export function markOf(course: Course): Mark {
  const { promise, evidence } = course;
  const broken = brokenMark(course);
  if (promise.state === 'reversed' || broken === 'reversed') return 'reversed';
  if (evidence.state === 'disputed' || evidence.state === 'refuted' || broken === 'disputed') return 'disputed';
  if (evidence.state === 'verified' && isWhole(course)) return 'verified';
  const isLate = promise.state === 'overdue' || broken === 'overdue';
  if (isLate && !isWhole(course)) return 'overdue';
  if (evidence.state !== 'none') return 'reported';
  if (isLate) return 'overdue';
  if (['fulfilled', 'cured'].includes(promise.state)) return 'reported';
  return ['none', 'proposed', 'terminated', 'waived', 'superseded'].includes(promise.state) ? 'none' : 'promised';
}

/** What a breach, or an end for breach, makes of the mark. */
function brokenMark({ step, promise, ended, performed }: Course): Mark | undefined {
  const isBreach = promise.state === 'breached' || (promise.state === 'terminated' && ended === null);
  if (!isBreach || promise.under.length === 0) return undefined;
  if (!isKept(step)) return performed === null ? 'overdue' : 'reversed';
  return promise.under.some((version) => step.by.includes(version)) ? 'reversed' : 'disputed';
}
