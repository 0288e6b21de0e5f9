import type { ByParty } from '../plan/answer.ts';
import type { Order } from '../plan/order.ts';

/** What a deal asks of each side when it is carried out alone: question 1 on its steps. */
export interface Carried {
  readonly order: Order;
  /** Least good-faith stake; mixes the parties' scales. Null for the deal of nothing. */
  readonly stake: number | null;
  /** The largest pull of each side in that order. */
  readonly stakes: ByParty<number> | null;
  /** Least trust needed of the orders with that stake; mixes the parties' scales. */
  readonly trust: number;
  readonly trusts: ByParty<number>;
  /** All its steps one after the other with their checks, in time units. */
  readonly duration: number;
  /** Does some order hold with the stakes as they are? */
  readonly holds: boolean;
  /** Least x >= 0 such that some order has every pull at most k_i + x; null if none is worth starting. */
  readonly shortfall: number | null;
  /** Would no party gain by breaking it once it is carried out? */
  readonly lasts: boolean;
  /** False where time ran out: the figures are those of the best order found. */
  readonly proved: boolean;
}

/** One deal; what it asks is null where there was no time to find out. */
export type Deal = { readonly steps: readonly string[] } & (Carried | { readonly [Key in keyof Carried]: null });

/** Deals that are worth the same to every party. */
export interface DealPoint {
  readonly u: ByParty<number>;
  /** How many there are. */
  readonly count: number;
  /** All of them, or the first hundred. */
  readonly deals: readonly Deal[];
}

/** Which deals the formulas pick: vectors in the file's order of parties, all ties. */
export interface Solutions {
  readonly nash: readonly (readonly number[])[];
  /** Null where it is not defined: some party gains nothing in any deal that is worth it to all. */
  readonly kalai_smorodinsky: readonly (readonly number[])[] | null;
  readonly egalitarian: readonly (readonly number[])[];
  readonly utilitarian: readonly (readonly number[])[];
}

/** What a formula is, and what it rests on: others define some of them otherwise, and pick other deals. */
export interface Formula {
  readonly name: string;
  readonly formula: string;
  readonly over: string;
  readonly disagreement: ByParty<number>;
  readonly scale: 'as-given' | 'gain';
  /** Does it take one unit of each party's scale as equal? */
  readonly mixes_scales: boolean;
}

/** A rule that a proposal does not keep, or a requirement that it does not meet. */
export interface Breach {
  readonly kind:
    | 'requires'
    | 'before'
    | 'never'
    | 'together'
    | 'escrow'
    | 'one_of'
    | 'at_most_one'
    | 'dropped'
    | 'contradiction';
  /** Whose rule it is, and who must agree to drop it; null where the file names nobody. */
  readonly of: string | null;
  readonly steps: readonly string[];
  readonly sentence: string;
}

/** A deal that somebody has put forward, beside the frontier. */
export interface ProposalAnswer {
  /** Null for the deal that was asked about (`--deal`). */
  readonly id: string | null;
  readonly title: string;
  readonly by: string | null;
  readonly status: string | null;
  readonly date: string | null;
  readonly basis: string | null;
  readonly sources: readonly string[];
  readonly note: string | null;
  readonly steps: readonly string[];
  readonly u: ByParty<number>;
  /** Is it one of the deals? If not, `breaks` says why. */
  readonly is_deal: boolean;
  readonly breaks: readonly Breach[];
  /** Is it judged with the red lines that it breaks dropped? Else null: it keeps all, or steps are missing that it requires. */
  readonly without_rules: boolean;
  /** Does no deal beat it? With red lines dropped: no deal that drops them too. */
  readonly on_frontier: boolean | null;
  /** The frontier's vectors that are at least as good for all and better for one. */
  readonly beaten_by: readonly ByParty<number>[];
  /** Its road map; null if it was not judged. */
  readonly road_map: Deal | null;
}

/** The deals without one rule: what insisting on it costs. */
export interface RuleDropped {
  readonly kind: Breach['kind'];
  readonly of: string | null;
  readonly steps: readonly string[];
  readonly deals: number | null;
  /** The most each party gets in any deal that is worth it to all; null if there is none. */
  readonly best: ByParty<number> | null;
  readonly nash: Solutions['nash'];
}

/** What is computed of a case; headline and sentences are made from it. */
export interface Measured {
  /** Is there a deal at all? */
  readonly possible: boolean;
  /** How many deals there are; null if too many for a number. */
  readonly deals: number | null;
  /** How many are worth at least nothing to every party; null if too many to count. */
  readonly individually_rational_deals: number | null;
  /** How many hold with the stakes as they are, and with nothing at stake; null if too many to look at each. */
  readonly deals_that_hold: number | null;
  readonly deals_that_hold_freely: number | null;
  readonly frontier: readonly DealPoint[];
  readonly frontier_that_holds: readonly ByParty<number>[];
  /** The same vectors, each with its deals that hold (where not every deal was looked at, with one). */
  readonly holding: readonly DealPoint[];
  /** If not proved: every deal that holds and is not listed, or matched by one listed, is worth at most this. */
  readonly holds_bound?: ByParty<number>;
  readonly zone: readonly ByParty<number>[];
  /** The most each party gets in any deal that is worth it to all; null if there is none. */
  readonly best: ByParty<number> | null;
  readonly nash: Solutions['nash'];
  readonly kalai_smorodinsky: Solutions['kalai_smorodinsky'];
  readonly egalitarian: Solutions['egalitarian'];
  readonly utilitarian: Solutions['utilitarian'];
  /** The same over the deals that hold. */
  readonly with_stakes: Solutions & { readonly best: ByParty<number> | null };
  readonly proposals: readonly ProposalAnswer[];
  readonly at_stake: ByParty<number>;
  readonly done: readonly string[];
  /** What is done already is worth; every deal holds it. */
  readonly done_worth: ByParty<number>;
  readonly left_out: readonly string[];
  /** Steps that wait for one another, each required by the next: no deal that holds them can be carried out. */
  readonly contradictions: readonly (readonly string[])[];
  /** A rule that no deal can meet; null if there is none. */
  readonly unmet: readonly string[] | null;
  readonly scale: 'as-given' | 'gain';
  /** Does the assessment give ranges or ranks? Every number here is at their likely values. */
  readonly has_ranges: boolean;
  /** One rule dropped at a time; empty where that is too much work. */
  readonly rules_dropped: readonly RuleDropped[];
}

export interface DealsAnswer extends Measured {
  readonly question: 'deals';
  /** Are the frontier, the frontier that holds and every road map shown proved? */
  readonly proved: boolean;
  /** What was asked but not finished in time. */
  readonly unfinished: readonly string[];
  readonly formulas: Readonly<Record<keyof Solutions, Formula>>;
  readonly headline: string;
  readonly why: readonly string[];
  readonly changes: readonly string[];
  readonly search: { readonly states: number };
}
