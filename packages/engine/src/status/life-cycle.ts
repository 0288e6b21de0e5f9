/**
 * The three life cycles of a step as tables: from which state an entry may bring about which. What is not in a table is not
 * allowed, and an entry that asks for it is shown and moves nothing. What the calendar does is in `course.ts`.
 */
import type { Step } from '../agreement/agreement.ts';
import type { EvidenceState, LegalState, PromiseState } from './answer.ts';
import type { EvidenceAct, LegalAct, PromiseAct } from './entry.ts';

type Table<State extends string, Act extends string> = Readonly<Record<State, Readonly<Partial<Record<Act, State>>>>>;

/** Any promise can be waived or superseded. */
const released = { waived: 'waived', superseded: 'superseded' } as const;

/**
 * The promise. `pending` as a result means that the calendar takes over: it goes on to `due`, `overdue` or `maintained` at
 * once where their time has come. A performance before the step is due is a performance; after a breach it is a cure; after
 * a reversal it passes through `due`. Only kept steps are broken while `maintained`, and only done ones reversed.
 */
export const promiseTable: Table<PromiseState, PromiseAct> = {
  none: { proposed: 'proposed', agreed: 'agreed', ...released },
  proposed: { proposed: 'proposed', agreed: 'agreed', ...released },
  agreed: { agreed: 'agreed', fulfilled: 'fulfilled', ...released },
  pending: { agreed: 'pending', fulfilled: 'fulfilled', suspended: 'suspended', ...released },
  due: { agreed: 'due', fulfilled: 'fulfilled', suspended: 'suspended', ...released },
  overdue: { agreed: 'overdue', fulfilled: 'fulfilled', excused: 'excused', breached: 'breached', ...released },
  maintained: {
    agreed: 'maintained',
    suspended: 'suspended',
    reversed: 'reversed',
    breached: 'breached',
    ...released,
  },
  fulfilled: { fulfilled: 'fulfilled', reversed: 'reversed', ...released },
  excused: { excused: 'excused', ...released },
  breached: { breached: 'breached', cured: 'cured', fulfilled: 'cured', terminated: 'terminated', ...released },
  cured: { cured: 'cured', fulfilled: 'cured', reversed: 'reversed', ...released },
  terminated: { terminated: 'terminated', ...released },
  reversed: {
    reversed: 'reversed',
    agreed: 'pending',
    resumed: 'pending',
    fulfilled: 'fulfilled',
    breached: 'breached',
    ...released,
  },
  suspended: { suspended: 'suspended', resumed: 'pending', ...released },
  waived: released,
  superseded: released,
};

/** How far a performance is shown. A claim is passed over where somebody saw for himself; what nobody says cannot be denied. */
export const evidenceTable: Table<EvidenceState, EvidenceAct> = {
  none: {
    claimed: 'claimed',
    'under review': 'under review',
    verified: 'verified',
    'partly verified': 'partly verified',
  },
  claimed: {
    claimed: 'claimed',
    'under review': 'under review',
    verified: 'verified',
    'partly verified': 'partly verified',
    refuted: 'refuted',
    disputed: 'disputed',
  },
  'under review': {
    claimed: 'under review',
    'under review': 'under review',
    verified: 'verified',
    'partly verified': 'partly verified',
    refuted: 'refuted',
    disputed: 'disputed',
  },
  'partly verified': {
    claimed: 'partly verified',
    'under review': 'under review',
    verified: 'verified',
    'partly verified': 'partly verified',
    refuted: 'refuted',
    disputed: 'disputed',
  },
  verified: {
    claimed: 'verified',
    'under review': 'under review',
    verified: 'verified',
    'partly verified': 'partly verified',
    refuted: 'refuted',
    disputed: 'disputed',
  },
  refuted: {
    claimed: 'claimed',
    'under review': 'under review',
    verified: 'verified',
    'partly verified': 'partly verified',
    refuted: 'refuted',
    disputed: 'disputed',
  },
  disputed: {
    claimed: 'disputed',
    'under review': 'under review',
    verified: 'verified',
    'partly verified': 'partly verified',
    refuted: 'refuted',
    disputed: 'disputed',
  },
};

/** How the law stands. Who says that a bar is lifted says that there was one; only what was freed can be barred again. */
export const legalTable: Table<LegalState, LegalAct> = {
  free: { barred: 'barred', exempted: 'exempted', lifted: 'lifted' },
  barred: { barred: 'barred', exempted: 'exempted', lifted: 'lifted' },
  exempted: { barred: 'barred', exempted: 'exempted', lifted: 'lifted', reimposed: 'reimposed' },
  lifted: { lifted: 'lifted', barred: 'barred', reimposed: 'reimposed' },
  reimposed: { reimposed: 'reimposed', exempted: 'exempted', lifted: 'lifted' },
};

/** Where an entry leads a promise of that kind; undefined: nowhere. What is kept is never fulfilled. */
export function promiseAfter(kind: Step['kind'], state: PromiseState, act: PromiseAct): PromiseState | undefined {
  if (kind !== 'achieve' && act === 'fulfilled') return undefined;
  return promiseTable[state][act];
}
