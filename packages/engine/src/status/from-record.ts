/** Where `plan` goes on from: what a record has as done by a day. */
import type { Agreement } from '../agreement/agreement.ts';
import { rulesInForce } from '../agreement/scope.ts';
import { unroll } from '../agreement/unroll.ts';
import type { FromRecord, StepStatus } from './answer.ts';
import type { Entry } from './entry.ts';
import type { Asking } from './heard.ts';
import { status } from './status.ts';

/**
 * Done are steps that are verified, or claimed where no check is declared, and what was kept to its agreed end. Left out of
 * them is what `plan` cannot start from: a step done before what it requires, by the text or a rule of any reading, and a
 * part of a together or escrow set. Promises beside the agreement are no steps of it.
 */
export function fromRecord(agreement: Agreement, entries: readonly Entry[], asking: Asking): FromRecord {
  const ids = new Set(unroll(agreement).steps.map(({ id }) => id));
  const steps = status(agreement, entries, asking).steps.filter(({ step }) => ids.has(step));
  const over = steps.filter((step) => step.is_done || isKeptToEnd(step)).map(({ step }) => step);
  const done = closed(agreement, over);
  return {
    as_of: asking.asOf,
    done: over.filter((step) => done.has(step)),
    dropped: steps.flatMap((step) => {
      const { state } = step.promise;
      const isOut = state === 'waived' || state === 'superseded' || (state === 'terminated' && !isKeptToEnd(step));
      return isOut && !step.is_done ? [{ step: step.step, state }] : [];
    }),
    reversed: steps.filter(({ promise }) => promise.state === 'reversed').map(({ step }) => step),
    too_early: over.filter((step) => !done.has(step)),
  };
}

function isKeptToEnd({ promise, ended }: StepStatus): boolean {
  return promise.state === 'terminated' && ended !== null;
}

/** The largest part of a set of steps that holds all that its steps require, and whole sets only. */
function closed(text: Agreement, over: readonly string[]): ReadonlySet<string> {
  const agreement = unroll(text);
  const rules = rulesInForce(agreement);
  const needs = new Map(agreement.steps.map(({ id, requires }) => [id, requires.map(({ step }) => step)]));
  for (const rule of rules) if (rule.kind === 'before') needs.get(rule.steps[1])?.push(rule.steps[0]);
  const sets = rules.flatMap((rule) => (rule.kind === 'together' || rule.kind === 'escrow' ? [rule.steps] : []));
  for (const set of sets) for (const id of set) needs.get(id)?.push(...set);
  const done = new Set(over);
  for (let before = -1; before !== done.size; ) {
    before = done.size;
    for (const id of done) if (needs.get(id)?.some((needed) => !done.has(needed))) done.delete(id);
  }
  return done;
}
