import type { Need } from '../agreement/agreement.ts';
import type { ByParty, NoRoadMap } from '../plan/answer.ts';
import type { BestRoadMap } from '../plan/best.ts';

/** Where a side stands at a state; every number on its own scale. */
export interface Standing {
  /** W_i: what it has while all goes on. */
  readonly holds: ByParty<number>;
  /** B_i: what it would be left with if all broke down. */
  readonly breakdown: ByParty<number>;
  readonly exposure: ByParty<number>;
  /** What it gains by leaving instead of seeing the rest of the agreement through. */
  readonly pull: ByParty<number>;
  readonly slack: ByParty<number>;
  /** B_i - W_i: what it would gain by breaking what is done if nothing more were to come. */
  readonly standing_pull: ByParty<number>;
}

/** What of a step's worth goes when the agreement breaks down. */
export interface TakenBack {
  readonly step: string;
  readonly side: 'give' | 'take';
  readonly by: readonly string[];
  /** r: the share that is undone. */
  readonly share: number;
  readonly worth: ByParty<number>;
  /** (1 - r) w: what stays. */
  readonly stays: ByParty<number>;
}

/** Who else must act, and what law bars it. */
export interface InTheWay {
  readonly step: string;
  readonly needs: readonly {
    readonly who: string;
    readonly name: string;
    readonly chance: readonly [number, number] | number | null;
    /** Time units. */
    readonly lead: number | null;
    readonly silent: Need['silent'] | null;
  }[];
  readonly activity: string | null;
  /** Provisions in force that share a tag with the activity, and those of which that is contested. */
  readonly barred_by: readonly string[];
  readonly contested: readonly string[];
}

/** An own move of a side by which it gives up its best exit, and how much better that was than any to come. */
export interface Proof {
  readonly step: string | readonly string[];
  readonly party: string;
  readonly amount: number;
}

/** The trade done in one of its two orders: where each side stands when one half is delivered. */
export interface Halfway extends Standing {
  /** Done when the side that acts first has delivered. */
  readonly steps: readonly string[];
}

/** A side that would gain by leaving with what it has. */
export interface Pocket {
  readonly party: string;
  readonly when: 'halfway' | 'after';
  readonly slack: number;
  /** It would have gained by leaving before the trade too. */
  readonly already: boolean;
}

/** A road map from one state to the end. */
export type Rest = Pick<BestRoadMap, 'order' | 'stake' | 'stakes' | 'trusts' | 'shortfall' | 'holds' | 'proved'>;

/** What is still possible: question 2 on what holds the trade, beside what was possible before it. */
export interface Remaining {
  /** Null if too many for a number. */
  readonly deals: number | null;
  readonly deals_before: number | null;
  /** Deals that hold the trade, none of them better for all: what each is worth. */
  readonly frontier: readonly ByParty<number>[];
  /** How many points the frontier had before, and how many of them can still be had. */
  readonly points_before: number;
  readonly points_kept: number;
}

/** What else could be taken for the same. */
export interface Alternative {
  /** The step, and what must come with it. */
  readonly take: readonly string[];
  /** What the whole trade adds to each side while it stands. */
  readonly gain: ByParty<number>;
  /** The same if all breaks down right after. */
  readonly kept: ByParty<number>;
  readonly better_for_all: boolean;
  /** Is it the trade that is asked about? */
  readonly is_asked: boolean;
}

export interface WeighAnswer {
  readonly question: 'weigh';
  readonly possible: true;
  /** Whose side is asked about, and why. */
  readonly i: string;
  readonly i_is: 'asked' | 'performs all that is given' | 'performs nothing that is taken';
  readonly give: readonly string[];
  readonly take: readonly string[];
  /** Names of elements that were asked for, and the step that each was found to be. */
  readonly found: Readonly<Record<string, readonly string[]>>;
  readonly done: readonly string[];
  readonly left_out: readonly string[];
  readonly before: Standing;
  readonly after: Standing;
  /** What the trade adds to each side: while it stands, and if all breaks down right after. */
  readonly gain: ByParty<number>;
  readonly kept: ByParty<number>;
  readonly at_stake: ByParty<number>;
  readonly completion: ByParty<number>;
  readonly taken_back: readonly TakenBack[];
  readonly in_the_way: readonly InTheWay[];
  /** The chance that all others who are needed act in time, taken as independent; null if none is stated. */
  readonly chance: readonly [number, number] | null;
  /** The order of the two halves that asks least of good faith, as everything after is counted from it. */
  readonly acts_first: 'give' | 'take' | 'together';
  readonly halfway: { readonly give_first: Halfway | null; readonly take_first: Halfway | null };
  readonly proves: readonly Proof[];
  /** The best road map from today without the trade, and from the trade on; null if nothing is left. */
  readonly rest_before: Rest | null;
  readonly rest_after: Rest | null;
  readonly remaining: Remaining | null;
  /** Sides that would gain by pocketing what they have and leaving: halfway, and after the trade. */
  readonly pockets: readonly Pocket[];
  /** Is it a good trade now: no side loses by it as it stands, nobody pockets and leaves, and the rest holds. */
  readonly good: boolean;
  readonly alternatives: readonly Alternative[];
  readonly sure: {
    readonly draws: number;
    readonly seed: number;
    readonly worth_it: ByParty<number>;
    readonly worth_it_to_all: number;
  } | null;
  readonly proved: boolean;
  readonly scale: 'as-given' | 'gain';
  readonly headline: string;
  readonly how_sure: readonly string[];
  readonly why: readonly string[];
  readonly changes: readonly string[];
  readonly search: { readonly states: number };
}

/** The rules contradict each other: the cycle is the answer. */
export type NoTrade = NoRoadMap<'weigh'>;
