/** Parts of an agreement as plain data in the words of the file; what is not given is undefined. */
import type { Power, Requirement, Rule, Step, Until, Verification, Warning } from './agreement.ts';

export type Filed = Readonly<Record<string, unknown>>;

/** A step by the keys of the file, in its order; defaults are written out. */
export function stepAsFiled(step: Step): Filed {
  return {
    by: oneOrList(step.by),
    title: step.title,
    kind: step.kind,
    requires: step.requires.map(requirementAsFiled),
    needs: step.needs,
    for: step.answers.map(({ step: answered, link }) => (link ? { step: answered, link } : answered)),
    status: step.status,
    proposed_by: step.proposedBy,
    due: step.due,
    until: step.until && untilAsFiled(step.until),
    repeat: step.repeat,
    amount: step.amount,
    duration: step.duration,
    reversible: step.reversible,
    verification: step.verification.map(verificationAsFiled),
    warning: step.warning && warningAsFiled(step.warning),
    stops: step.stops,
    delivers: step.delivers,
    activity: step.activity,
    late: step.late,
    note: step.note,
    basis: step.basis,
    sources: step.sources,
  };
}

function requirementAsFiled({ step, moment, to }: Requirement): unknown {
  if (moment === 'done') return step;
  return moment === 'begun' ? { begun: step } : { verified: step, ...(to !== undefined && { to }) };
}

function untilAsFiled(until: Until): unknown {
  return typeof until === 'object' && 'any' in until ? { any: until.any.map(untilAsFiled) } : until;
}

function verificationAsFiled({ falseAlarm, risesTo, ...rest }: Verification): Filed {
  return {
    ...rest,
    ...(falseAlarm !== undefined && { false_alarm: falseAlarm }),
    ...(risesTo && { rises_to: risesTo }),
  };
}

function warningAsFiled({ detectionDelay, ...rest }: Warning): Filed {
  return { ...rest, detection_delay: detectionDelay };
}

export function ruleAsFiled(rule: Rule): Filed {
  const of = rule.of === undefined ? {} : { of: rule.of };
  if (rule.kind === 'never') return { ...of, never: rule.step };
  if (rule.kind !== 'escrow') return { ...of, [rule.kind]: rule.steps };
  const { steps, guarantor, cost } = rule;
  return {
    ...of,
    escrow: steps,
    ...(guarantor !== undefined && { guarantor }),
    ...(Object.keys(cost).length > 0 && { cost }),
  };
}

export function powerAsFiled({ blockedBy, onSilence, contestedBy, ...rest }: Power): Filed {
  return { ...rest, blocked_by: blockedBy, on_silence: onSilence, contested_by: contestedBy };
}

function oneOrList(names: readonly string[]): string | readonly string[] {
  const [only] = names;
  return names.length === 1 && only !== undefined ? only : names;
}
