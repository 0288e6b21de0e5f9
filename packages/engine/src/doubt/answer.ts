import type { ByParty } from '../plan/answer.ts';
import type { Order } from '../plan/order.ts';

/** Which number of a case is meant. */
export interface NumberName {
  /** `surplus`: total gains over total costs of a party whose worths are known by rank only. */
  readonly kind: 'worth' | 'bundle' | 'reversible' | 'duration' | 'stake' | 'surplus';
  /** Ids of the file: one for a worth (several that tie in a ranking), the steps of a bundle, none for a stake. */
  readonly steps: readonly string[];
  /** Whose number it is; null for what belongs to the agreement. */
  readonly party: string | null;
}

/** What one doubtful number does to one party, the others at their likely values. */
export interface Contribution extends NumberName {
  /** Whose slack this is about. */
  readonly whose: string;
  /** The number itself, on its party's scale: the ends that its range or its ranking allows. */
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /** The least slack of the road map with the number at its ends. */
  readonly slack_at_low: number;
  readonly slack_at_high: number;
  /** Where between its ends that slack passes zero; null if it does not. */
  readonly zero_at: number | null;
  /**
   * Share of the ups and downs of the drawn least slack that a straight line in this number alone explains: the squared
   * correlation, among draws worth finishing. Null where too few are, or no single number of a draw shows it.
   */
  readonly share: number | null;
}

/** The two doubtful numbers of which the bars say least when both move. */
export interface Pair {
  readonly numbers: readonly [NumberName, NumberName];
  readonly ends: readonly ['low' | 'high', 'low' | 'high'];
  /** Change of the least slack by each alone, and by both. */
  readonly alone: readonly [number, number];
  readonly together: number;
  /** `together` less the sum of both: never zero. */
  readonly beyond: number;
}

/** One way the numbers could be, judged: the likely values, or an end of all that is allowed. */
export interface Verdict {
  readonly worth_finishing: ByParty<number>;
  readonly least_slack: ByParty<number>;
  readonly holds: boolean;
}

/** All worths at one end. Reversibility and durations stay at their likely values. */
export interface Extreme extends Verdict {
  /** False where a stated surplus filters numbers: then it is a bound, which no draw goes beyond. */
  readonly exact: boolean;
}

/** A stake that suffices in a share of the draws: the smallest drawn level that at least that share does not exceed. */
export interface StakeNeeded {
  readonly share: number;
  readonly by_party: ByParty<number>;
  /** One level for all. Takes one unit of each scale as equal. */
  readonly common: number;
}

/** A step that lets others learn something about a party's stake. */
export interface Tells {
  readonly step: string | readonly string[];
  readonly after: number;
  readonly party: string;
}

/** What the others know of a party's stake after each state is passed; null where nobody could have stayed. */
export interface Posterior {
  readonly least: readonly (number | null)[];
  readonly mean: readonly (number | null)[];
}

/** Stakes that the others know only by their distribution; all else at likely values. By k = 0 ... m-1. */
export interface Private {
  /** Leaving at the first chance: the chance that nobody has left when S_k is passed. */
  readonly survive: readonly number[];
  readonly by_party: ByParty<readonly number[]>;
  readonly completes: number;
  readonly tells: readonly Tells[];
  /** Own steps by which a party gives up its best exit, and how much better it was than any still to come. */
  readonly proves: readonly (Tells & { readonly amount: number })[];
  /** Leaving at the best chance: each party leaves at its greatest pull, if at all. */
  readonly best_chance: {
    readonly survive: readonly number[];
    readonly by_party: ByParty<readonly number[]>;
    readonly completes: number;
    /** The state at which each would leave: the last at which its greatest pull is reached. */
    readonly leaves_at: ByParty<number>;
  };
  readonly posterior: ByParty<{ readonly first_chance: Posterior; readonly best_chance: Posterior }>;
  readonly foresight: {
    readonly settled: boolean;
    readonly rounds: number;
    readonly survive: readonly number[];
    readonly by_party: ByParty<readonly number[]>;
    readonly completes: number;
    /** Where most is lost, if completion comes to less than 1 in 100; null if it does not. */
    readonly unravels: { readonly after: number; readonly party: string } | null;
  };
}

/** One worth of another assessment beside this one's. */
export interface Division extends NumberName {
  readonly here: number;
  readonly there: number;
  /** Do the two ranges have no value in common? */
  readonly apart: boolean;
  /** Change of the party's least slack, here, if it took the other's value alone. */
  readonly change: number;
}

/** Numbers of one assessment that, at the other's values, bring its verdict round. */
export interface Moved {
  /** Whose numbers move: the assessment's name. */
  readonly from: string | null;
  readonly numbers: readonly (NumberName & { readonly here: number; readonly there: number })[];
  /** Sum of the changes of value by party, each on its own scale. */
  readonly change: ByParty<number>;
  /** No smaller set does, and none of this size with less change. */
  readonly proved: boolean;
}

/** The same road map under another assessment. */
export interface Beside {
  readonly assessment: string | null;
  readonly by: string | null;
  readonly likely: Verdict;
  readonly draws: number;
  readonly not_worth_finishing: number;
  readonly holds_given_worth_finishing: number | null;
  readonly holds: number;
  /** At likely values both say that the order holds, or both that it does not. */
  readonly agree: boolean;
  /** Numbers that differ, the largest change of slack first. */
  readonly divide: readonly Division[];
  /** The least set that brings this assessment to the other's verdict, and the other to this one's. Empty if they agree. */
  readonly to_agree: readonly Moved[];
  /** What it says, what divides the two most, and what would bring them together. */
  readonly sentences: readonly string[];
}

export interface DoubtAnswer {
  readonly question: 'doubt';
  readonly possible: true;
  readonly order: Order;
  /** `least`: asks least of good faith; `shared`: does so under another assessment; `given`: was asked about. */
  readonly order_is: 'least' | 'shared' | 'given';
  /** Is the order proved to be the one that asks least of good faith? True for a given one. */
  readonly proved: boolean;
  readonly done: readonly string[];
  readonly left_out: readonly string[];
  readonly scale: 'as-given' | 'gain';
  /** k_i at likely values. */
  readonly at_stake: ByParty<number>;
  /** 1 where every number is a point: all draws are then the same. */
  readonly draws: number;
  readonly seed: number;
  /** Mean of each worth over all that its range or ranking allows. */
  readonly mean_worth: ByParty<ByParty<number>>;
  /** Share of all draws in which finishing is not worth it to some party. */
  readonly not_worth_finishing: number;
  readonly not_worth_finishing_by_party: ByParty<number>;
  /** Null if finishing is worth it to all in no draw. */
  readonly holds_given_worth_finishing: number | null;
  readonly holds: number;
  /** Share of all draws in which finishing is worth it to this party and it never leaves. */
  readonly holds_by_party: ByParty<number>;
  /** Share of all draws worth finishing in which it first breaks there; with the rest sums to 1. */
  readonly first_break_after: Readonly<Record<string, number>>;
  /** The same by party that leaves there; several may leave at once. */
  readonly first_break_by_party: Readonly<Record<string, ByParty<number>>>;
  /** Among draws worth finishing, at 50, 80 and 95 in 100; null if there are none. */
  readonly stake_needed: readonly StakeNeeded[] | null;
  readonly likely: Verdict;
  /** All worths and stakes at their lows, and at their highs. */
  readonly worst: Extreme;
  readonly best: Extreme;
  readonly contributions: readonly Contribution[];
  readonly strongest_pair: ByParty<Pair | null>;
  /** Of the orders compared, the one that holds in most draws; null where every number is a point. */
  readonly holds_most_often: {
    readonly order: Order;
    readonly holds: number;
    /** The order asked about in the same draws. */
    readonly holds_asked: number;
    readonly draws: number;
    readonly compared: number;
  } | null;
  readonly private: Private;
  readonly beside: readonly Beside[];
  readonly unfinished: readonly string[];
  readonly headline: string;
  readonly why: readonly string[];
  readonly changes: readonly string[];
  readonly search: { readonly states: number };
}
