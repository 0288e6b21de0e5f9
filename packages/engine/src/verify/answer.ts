import type { ByParty, NoRoadMap } from '../plan/answer.ts';
import type { Order } from '../plan/order.ts';
import type { SampleSize } from './sample.ts';

/**
 * `enough`: nothing is gained by faking, or as many fakes are found as must be. `short`: fewer. `not-declared`: some must
 * be found and no detection is declared. `impossible`: the party leaves even if every fake is found.
 */
export type Verdict = 'enough' | 'short' | 'not-declared' | 'impossible';

/** How good one check is, and how good it must be. */
export interface Judged {
  /** Who checks: an id; null where it is not said. */
  readonly by: string | null;
  readonly covers: 'declared' | 'complete' | null;
  /** Time until the check is in, in time units. */
  readonly lag: number;
  /** S+: what is done by the time the check is in, the faked step left out; ids in the file's order. */
  readonly splus: readonly string[];
  /** slack_p(S+): what the performer would lose by leaving then, plus what it has at stake. */
  readonly slack: number;
  /** q*: the least detection that keeps it honest; null where none is enough. */
  readonly q_needed: number | null;
  /** The detection declared, lifted by access where there is some; null where none is. */
  readonly declared: number | null;
  /** max(0, q* - declared); null where none is declared or none is enough. */
  readonly shortfall: number | null;
  readonly verdict: Verdict;
}

/** The same for one of those who may be convinced. */
export interface ForAudience extends Judged {
  /** A party, or an audience such as `public`. */
  readonly audience: string;
}

/** One performer of one step. */
export interface VerifyRow extends Judged {
  /** How many moves come before it. */
  readonly after: number;
  readonly step: string;
  readonly party: string;
  /** c: what faking it would save the performer. */
  readonly saved: number;
  /** The party whose check this is: the one that is convinced best; null where nobody is told to be. */
  readonly convinces: string | null;
  /** The range that is given for the detection; null for a point, or none. */
  readonly declared_range: readonly [number, number] | null;
  /** The middle eight in ten draws of q* (null: none is enough), and in what share of draws what is declared is enough. */
  readonly needed_range: {
    readonly low: number | null;
    readonly high: number | null;
    readonly enough: number | null;
  } | null;
  /** If nobody went on before the check is in; null where nobody does. */
  readonly waiting: Pick<Judged, 'slack' | 'q_needed' | 'shortfall' | 'verdict'> | null;
  /** k_p, and the least k_p with which what is declared is enough; null where none is declared, or it is 0. */
  readonly at_stake: number;
  readonly stake_enough: number | null;
  /** The access that lifts the detection, and from what; null where none does. */
  readonly lifted: { readonly by: string; readonly from: number | null } | null;
  readonly audiences: readonly ForAudience[];
  readonly sentence: string;
}

/** Steps exchanged in one stroke: their guarantor checks them. */
export interface EscrowRow {
  readonly after: number;
  readonly steps: readonly string[];
  readonly guarantor: string | null;
}

/** What an access step buys: detection of later steps. */
export interface AccessRow {
  readonly step: string;
  /** How many moves come before it; null if it is done already. */
  readonly after: number | null;
  readonly lifts: readonly {
    readonly step: string;
    readonly party: string;
    /** Detection declared without it, and with it. */
    readonly from: number | null;
    readonly to: number;
    readonly shortfall_without: number | null;
    readonly shortfall_with: number | null;
    /** Not enough without it, and enough with it. */
    readonly closes: boolean;
  }[];
  /** Steps that it would lift, and that come before it. */
  readonly too_late_for: readonly string[];
}

/** One change of the checking, and the points that are then good enough and were not. */
export interface Improvement {
  /** `raise`: find a greater share of fakes; `wait`: nobody goes on before the check is in; `show`: to one more party. */
  readonly kind: 'raise' | 'wait' | 'show';
  readonly step: string;
  /** `raise`: from what detection to what; `show`: to which party. */
  readonly from?: number | null;
  readonly to?: number | string;
  readonly closes: readonly { readonly step: string; readonly party: string }[];
  readonly sentence: string;
}

/** The sample that a verification of the file states. */
export interface SampleRow extends SampleSize {
  readonly step: string;
  readonly by: string | null;
  /** What the verification says it detects. */
  readonly declared: number | null;
  /** The smallest sample that finds as many as the largest q* of the step asks; null where that is null or 0. */
  readonly exact_for_needed: number | null;
  readonly sentence: string;
}

/** Effective warning: time to undo, less the time until that is found, less the time to respond. In time units. */
export interface WarningRow {
  readonly step: string;
  readonly undo: readonly [number, number, number];
  readonly detection_delay: readonly [number, number, number];
  readonly response: readonly [number, number, number];
  /** Lowest, likely and highest. */
  readonly warning: readonly [number, number, number];
  readonly sources: readonly string[];
  readonly sentence: string;
}

export interface VerifyAnswer {
  readonly question: 'verify';
  readonly possible: true;
  /** Is the order proved to be the best? An order that was given needs no proof. */
  readonly proved: boolean;
  /** `least`: the best order of `plan`; `given`: the order asked about. */
  readonly order_is: 'least' | 'given';
  readonly order: Order;
  readonly done: readonly string[];
  readonly left_out: readonly string[];
  /** C and k by party. */
  readonly completion: ByParty<number>;
  readonly at_stake: ByParty<number>;
  readonly steps: readonly VerifyRow[];
  readonly escrow: readonly EscrowRow[];
  /** Is every verdict `enough`? */
  readonly enough: boolean;
  /** Chance that an honest road map passes all its checks: the product of 1 - f. */
  readonly survives_false_alarms: number;
  readonly survives_range: readonly [number, number] | null;
  /** What the last step's performer could save, where that is something. */
  readonly last_step: {
    readonly step: string;
    readonly party: string;
    readonly saved: number;
    readonly at_stake: number;
    readonly q_needed: number | null;
    /** Everything before it is in hand for good, so that q* = c / k. */
    readonly only_stake: boolean;
  } | null;
  readonly access: readonly AccessRow[];
  readonly improvements: readonly Improvement[];
  readonly samples: readonly SampleRow[];
  readonly warnings: readonly WarningRow[];
  /** Share of draws in which what is declared is enough wherever a detection is declared; null without ranges. */
  readonly sure: { readonly draws: number; readonly seed: number; readonly enough: number | null } | null;
  readonly scale: 'as-given' | 'gain';
  readonly headline: string;
  readonly how_sure: readonly string[];
  readonly why: readonly string[];
  readonly changes: readonly string[];
  readonly search: { readonly states: number };
}

/** The rules contradict each other: the cycle is the answer. */
export type NothingToVerify = NoRoadMap<'verify'>;
