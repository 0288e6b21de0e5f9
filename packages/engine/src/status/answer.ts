/** The answer to question 8, shaped as `status --json` prints it. */
import type { Step } from '../agreement/agreement.ts';
import type { EvidenceAct, LegalAct, PowerEntry, PromiseAct } from './entry.ts';

export type PromiseState = 'none' | Exclude<PromiseAct, 'resumed'> | 'pending' | 'due' | 'overdue' | 'maintained';
export type EvidenceState = 'none' | EvidenceAct;
export type LegalState = 'free' | LegalAct;

/** The one mark that a row of the ledger ends with. */
export type Mark = 'none' | 'promised' | 'reported' | 'verified' | 'disputed' | 'reversed' | 'overdue';

export interface StatusAnswer {
  readonly question: 'status';
  readonly headline: string;
  /** Everything up to this day of the events counts. */
  readonly as_of: string;
  /** Only entries made by then count; null: all. */
  readonly known_on: string | null;
  /** The party whose account alone is heard beside those of non-parties; null: everybody's. */
  readonly told_by: string | null;
  /** Entries in the record as known, those counted, and those set aside by corrections. */
  readonly entries: { readonly all: number; readonly counted: number; readonly corrected: number };
  /** How many steps end with each mark. */
  readonly marks: Readonly<Record<Mark, number>>;
  readonly steps: readonly StepStatus[];
  readonly powers: readonly PowerStatus[];
  readonly notices: readonly NoticeStatus[];
  readonly changed_terms: readonly ChangedTerms[];
  readonly sources_gone: readonly {
    readonly entry: number;
    readonly now: 'lost' | 'changed';
    readonly since: string;
  }[];
  /** What falls due after `as_of`, soonest first. */
  readonly deadlines: readonly Deadline[];
  /** Entries that the life cycle does not allow where they stand; they are shown and do not move a state. */
  readonly misfits: readonly { readonly entry: number; readonly sentence: string }[];
  /** Entries that name another state before than the computed one; they count. */
  readonly at_odds: readonly { readonly entry: number; readonly sentence: string }[];
  readonly why: readonly string[];
  readonly changes: readonly string[];
  readonly search: { readonly states: number };
}

export interface StepStatus {
  readonly step: string;
  readonly by: readonly string[];
  readonly kind: Step['kind'];
  readonly mark: Mark;
  /** The mark over time: what it became on which day; the first with null: from the beginning. */
  readonly marked: readonly { readonly at: string | null; readonly mark: Mark }[];
  readonly promise: { readonly state: PromiseState; readonly since: string | null; readonly under: readonly string[] };
  readonly evidence: {
    readonly state: EvidenceState;
    readonly since: string | null;
    readonly method: string | null;
    readonly confidence: 'low' | 'moderate' | 'high' | null;
    readonly covers: 'declared' | 'complete' | null;
    /** Whom it convinced; null: everybody, or nobody yet. */
    readonly satisfies: readonly string[] | null;
  };
  readonly legal: {
    readonly state: LegalState;
    readonly since: string | null;
    readonly provision: string | null;
    readonly instrument: string | null;
    readonly until: string | null;
  };
  /** Done in the sense of `requires`: verified, or claimed where no check is declared. */
  readonly is_done: boolean;
  /** Since which days it is begun, and done; null also where that is so from the beginning. */
  readonly begun: string | null;
  readonly done: string | null;
  /** The day on which its `until` came. */
  readonly ended: string | null;
  /** The last day in time; null where the text gives none that can be worked out yet. */
  readonly due: string | null;
  /** Days from the end of `due` to performance, or to `as_of` while it is not performed; 0 in time; null without a date. */
  readonly days_late: number | null;
  /** What the text makes of lateness, once late. */
  readonly late: 'accept' | 'accept-with-remedy' | 'void' | null;
  readonly delivered: {
    readonly amount: number;
    readonly of: number;
    readonly unit: string;
    readonly share: number;
  } | null;
  /** Who says that it was done, and who denies it. */
  readonly said_by: readonly string[];
  /** Parties that say anything of it, themselves or by their people. */
  readonly heard_from: readonly string[];
  readonly disputed_by: readonly string[];
  /** Required steps that are not done and verified yet. */
  readonly waits_for: readonly string[];
  /** Every change of a state, in order; `entry` is null where the calendar brought it about. */
  readonly history: readonly Change[];
}

export interface Change {
  readonly at: string;
  readonly axis: 'promise' | 'evidence' | 'legal';
  readonly from: PromiseState | EvidenceState | LegalState;
  readonly to: PromiseState | EvidenceState | LegalState;
  readonly by: string | null;
  readonly under: string | null;
  readonly entry: number | null;
}

export interface PowerStatus {
  readonly power: string;
  readonly holders: readonly string[];
  readonly act: string;
  readonly target: readonly string[];
  readonly state: 'available' | 'waiting' | 'in force' | 'blocked' | 'lapsed' | 'withdrawn' | 'ended';
  readonly since: string | null;
  readonly notified: { readonly at: string; readonly by: string; readonly is_holder: boolean } | null;
  /** The stage that runs, and the day its waiting ends. */
  readonly stage: {
    readonly name: string | null;
    readonly by: string | null;
    readonly begins: string;
    readonly ends: string;
  } | null;
  /** The day it takes effect if all stay silent; null where silence lets it lapse, or nothing runs. */
  readonly in_force_if_silent: string | null;
  readonly blocking_act: { readonly holders: readonly string[]; readonly act: string } | null;
  readonly on_silence: 'act' | 'lapse' | null;
  /** The last day on which it can take effect. */
  readonly sunset: string | null;
  readonly contested_by: readonly string[];
  /** Uses by those who do not hold it: shown, without effect. */
  readonly without_standing: readonly {
    readonly entry: number;
    readonly at: string;
    readonly by: string;
    readonly act: PowerEntry['act'];
  }[];
  readonly sentence: string;
}

export interface NoticeStatus {
  readonly entry: number;
  readonly notice: string;
  readonly act: 'notify' | 'ask' | 'convene';
  readonly at: string;
  readonly by: string;
  readonly whom: readonly string[];
  readonly step: string | null;
  /** The last day to answer; null where none was set. */
  readonly answer_due: string | null;
  readonly answered: { readonly at: string; readonly by: string } | null;
  /** Days since it was made without an answer; null where answered, or where none was asked for. */
  readonly unanswered_days: number | null;
}

export interface ChangedTerms {
  readonly entry: number;
  readonly at: string;
  readonly step: string;
  readonly what: readonly string[];
  readonly agreed_by: readonly string[];
  /** Did every party agree? Otherwise it counts only under the version of those who did. */
  readonly by_all: boolean;
}

export interface Deadline {
  readonly date: string;
  readonly days: number;
  readonly kind: 'step' | 'power' | 'sunset' | 'notice' | 'exemption';
  /** The id of the step, power or notice. */
  readonly of: string;
  readonly sentence: string;
}

/** Does the record comply with the agreement? Shaped as `check-trace --json` prints it. */
export interface TraceAnswer {
  readonly question: 'check-trace';
  readonly headline: string;
  readonly as_of: string;
  readonly known_on: string | null;
  readonly told_by: string | null;
  readonly entries: StatusAnswer['entries'];
  /** Not one deviation, from the text or from any reading of it. */
  readonly complies: boolean;
  /** The first deviation from the text itself, and all of them by date. */
  readonly first: Deviation | null;
  readonly deviations: readonly Deviation[];
  /** The same under each side's reading apart: what the rules of the text and of that reading alone make of the record. */
  readonly readings: readonly {
    readonly reading: string;
    readonly complies: boolean;
    readonly first: Deviation | null;
    readonly deviations: readonly Deviation[];
    readonly sentence: string;
  }[];
  readonly misfits: StatusAnswer['misfits'];
  readonly why: readonly string[];
  readonly changes: readonly string[];
  readonly search: { readonly states: number };
}

export type DeviationKind =
  | 'done before what it requires'
  | 'not done by the date'
  | 'reversed'
  | 'breached'
  | 'power without standing'
  | 'power out of time'
  | 'power against a block'
  | 'terms changed by some alone'
  | 'before'
  | 'never'
  | 'together'
  | 'escrow'
  | 'alternatives';

export interface Deviation {
  readonly kind: DeviationKind;
  /** The entry that shows it; null where the calendar does. */
  readonly entry: number | null;
  readonly at: string;
  /** Who deviates. */
  readonly by: readonly string[];
  readonly steps: readonly string[];
  readonly power: string | null;
  /** Under whose version it is one; empty: under everybody's. */
  readonly under: readonly string[];
  readonly sentence: string;
}

/** What `plan --from-record` goes on from. */
export interface FromRecord {
  readonly as_of: string;
  /** Steps done by then, each after what it requires; usable as `done`. */
  readonly done: readonly string[];
  /** Steps no longer to be done, and why. */
  readonly dropped: readonly { readonly step: string; readonly state: 'waived' | 'superseded' | 'terminated' }[];
  /** Steps that were done and taken back: they are to be done again. */
  readonly reversed: readonly string[];
  /** Steps that are done while something they require is not: left out of `done`, which is closed under requires. */
  readonly too_early: readonly string[];
}

export type PamLevel = 'none' | 'minimum' | 'intermediate' | 'complete';

/** How far the provisions are implemented, on the 0 to 3 scale of the Peace Accords Matrix. */
export interface PamAnswer {
  readonly as_of: string;
  readonly provisions: readonly { readonly step: string; readonly level: PamLevel; readonly score: 0 | 1 | 2 | 3 }[];
  readonly counts: Readonly<Record<PamLevel, number>>;
  /** Aggregate score in percent of what full implementation of all provisions gives; null without provisions. */
  readonly score: number | null;
}
