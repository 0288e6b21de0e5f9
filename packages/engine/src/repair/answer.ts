import type { ByParty } from '../plan/answer.ts';
import type { Order } from '../plan/order.ts';

/** What an agreement asks of its sides, as it stands or once it is changed. Each party's numbers are on its own scale. */
export interface Figures {
  /**
   * Least x >= 0 such that some order has every pull at most k_i + x. Mixes the parties' scales. With rates only among
   * orders that are worth starting; null if there are none.
   */
  readonly shortfall: number | null;
  /** The most slack that an order keeps at its tightest moment; the shortfall with its sign turned where it is below 0. */
  readonly least_slack: number | null;
  /** Does some order hold? */
  readonly holds: boolean;
  /** Does it hold, and would nobody gain by breaking it once it is completed? */
  readonly lasts: boolean;
  /** Least good-faith stake, and of the orders with that the least trust. Null where time ran out before they were found. */
  readonly stake: number | null;
  readonly stakes: ByParty<number> | null;
  readonly trust: number | null;
  readonly trusts: ByParty<number> | null;
  /**
   * The largest shortfall of detection along the best road map, max(0, q* - declared); null if none is declared, or if at
   * some step no detection would be enough.
   */
  readonly verification: number | null;
  /** C_i, before impatience and hazard. */
  readonly completion: ByParty<number>;
  /** The most that finishing costs a party: the largest -C_i, at least 0. Mixes the parties' scales. */
  readonly loss: number;
  readonly standing_pull: ByParty<number>;
  /** k_i. */
  readonly at_stake: ByParty<number>;
  /** An order that reaches the shortfall: the best road map if it does, else the one with the earliest steps of the file. */
  readonly order: Order | null;
  /** The least slack of each side in that order. */
  readonly slacks: ByParty<number>;
  /** Who would leave that order at the first moment at which somebody would; empty if nobody would. */
  readonly leaves: readonly Leave[];
  /** Parties to whom finishing is not worth it. */
  readonly not_worth_finishing: readonly string[];
  /** Every step that is not in the road map. */
  readonly left_out: readonly string[];
}

/** A party that would walk away. */
export interface Leave {
  readonly party: string;
  /** After so many moves of the order; `inside`: while the next, a together set, is done, by holding back its part. */
  readonly after: number;
  readonly step: string | readonly string[] | null;
  readonly inside: boolean;
  /** By how much its pull exceeds what it has at stake. */
  readonly short: number;
}

/** How far figures fall through a change; below 0 they rise: the price of an added demand. Null where one is not known. */
export interface Falls {
  readonly shortfall: number | null;
  readonly stake: number | null;
  readonly trust: number | null;
  readonly verification: number | null;
  readonly loss: number;
  readonly standing_pull: ByParty<number>;
}

export type Kind = 'reversibility' | 'split' | 'escrow' | 'rule' | 'drop' | 'bond' | 'worth' | 'new-step';

/** One change and what it does. */
export interface Change {
  readonly kind: Kind;
  /** Steps of the file that it is about; of a rule, those that the rule names. */
  readonly steps: readonly string[];
  /** Of a bond, a worth or a new step: the party that it is about; of a rule, whose it is. */
  readonly party: string | null;
  /** Of a reversibility: what it becomes. */
  readonly to: 0 | 1 | null;
  /** Of a rule: its kind. */
  readonly rule: string | null;
  /** Of a rule of a reading: which. */
  readonly reading: string | null;
  /** What is done, as a demand: "Drop the red line of …". */
  readonly sentence: string;
  /** Parties that must agree. */
  readonly agree: readonly string[];
}

/** A change re-solved. Best first; those that are impossible last. */
export interface Repair extends Change {
  readonly possible: true;
  readonly figures: Figures;
  /** Null if no road map is possible as it stands. */
  readonly falls: Falls | null;
  /** What is asked of whom: by how much completion falls, or by how much a bond rises; only where it does. */
  readonly price: ByParty<number>;
  /** What the change does at the moment that was tightest, and which is tightest then. */
  readonly mechanism: string;
  /** Who leaves then, in words. */
  readonly afterwards: string;
  /** False where time ran out: the figures are those of the best found. */
  readonly proved: boolean;
}

/** A change after which no road map is left. */
export interface Impossible extends Change {
  readonly possible: false;
  /** Why not: steps that wait for one another, or what a question could not be asked of. */
  readonly why_not: string;
  /** Steps, each of which must come before the next, the first again at the end. */
  readonly cycle: readonly string[] | null;
}

/** Several changes at once. */
export interface Combination extends Omit<Repair, keyof Change | 'possible'> {
  /** Their places in `repairs`, from 0. */
  readonly repairs: readonly number[];
  readonly sentence: string;
  readonly agree: readonly string[];
  /** No other so many changes of the list rank higher, those that can be made at once. `proved` of the figures is `measured`. */
  readonly best: boolean;
  /** No so many changes keep more slack than this at the tightest moment: their least slack if `best`, else a bound; null: none is known. */
  readonly bound: number | null;
  /** The same in words. */
  readonly proof: string;
}

export interface RepairAnswer {
  readonly question: 'repair';
  /** The agreement as it stands; null if its rules contradict each other. */
  readonly base: (Figures & { readonly proved: boolean }) | null;
  /** If the rules contradict each other: the cycle. */
  readonly cycle: readonly string[] | null;
  readonly repairs: readonly (Repair | Impossible)[];
  readonly best_pair: Combination | null;
  readonly best_triple: Combination | null;
  /** Does it hold already, or does some single change make it hold? Null if that was not settled in time. */
  readonly one_is_enough: boolean | null;
  /** Does the assessment give ranges? Then numbers are likely values, and are said with few digits. */
  readonly ranged: boolean;
  readonly headline: string;
  readonly why: readonly string[];
  readonly changes: readonly string[];
  /** Changes of the list that were not tried for lack of time, and searches that were not finished. */
  readonly unfinished: readonly string[];
  readonly search: { readonly states: number; readonly solved: number };
}
