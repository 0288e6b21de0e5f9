/** The states that an entry can bring about, by axis, and those that follow from dates and are computed. */
import type { EvidenceAct, LegalAct, PromiseAct } from '@lockstep/engine/status/entry';

export type Axis = 'promise' | 'evidence' | 'legal';

/** The states that can be entered. */
export const acts: {
  readonly promise: readonly [PromiseAct, ...PromiseAct[]];
  readonly evidence: readonly [EvidenceAct, ...EvidenceAct[]];
  readonly legal: readonly [LegalAct, ...LegalAct[]];
} = {
  promise: [
    'proposed',
    'agreed',
    'fulfilled',
    'excused',
    'breached',
    'cured',
    'terminated',
    'reversed',
    'suspended',
    'resumed',
    'waived',
    'superseded',
  ],
  evidence: ['claimed', 'under review', 'verified', 'partly verified', 'refuted', 'disputed'],
  legal: ['barred', 'exempted', 'lifted', 'reimposed'],
};

/** States that are computed, never entered; an entry may name them as the state before. */
export const computed: Readonly<Record<Axis, readonly string[]>> = {
  promise: ['none', 'pending', 'due', 'overdue', 'maintained'],
  evidence: ['none'],
  legal: ['free'],
};

/** The axis that a state belongs to; undefined for no state at all. */
export function axisOf(state: string): Axis | undefined {
  const axes: readonly Axis[] = ['promise', 'evidence', 'legal'];
  return axes.find((axis) => acts[axis].some((act) => act === state) || computed[axis].includes(state));
}
