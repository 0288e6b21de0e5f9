import type { Order } from './order.ts';

/** By party id. Each party's numbers are on its own scale. */
export type ByParty<Value> = Readonly<Record<string, Value>>;

/** What a road map asks of each side. */
export interface Asks {
  /** The largest pull: the good-faith stake. Mixes the parties' scales. */
  readonly stake: number;
  readonly stakes: ByParty<number>;
  /** The largest exposure: the trust needed. Mixes the parties' scales. */
  readonly trust: number;
  readonly trusts: ByParty<number>;
  /** Sum of exposures over parties and states. Mixes the parties' scales. */
  readonly total_exposure: number;
  /** What it is worth to each side before it begins: completion, or with rates W_i(S_0) + U_i(0). */
  readonly worth_finishing: ByParty<number>;
  readonly holds: boolean;
}

/** An order and what it asks of each side; as `plan --json` prints it. */
export interface Judged extends Asks {
  readonly order: Order;
  readonly proved: boolean;
}

/** Steps side by side, in phases. */
export interface JudgedPhases extends Asks {
  readonly phases: readonly (readonly string[])[];
  readonly time: number;
}

/** Steps side by side: no other way to put them into phases is at least as quick and lower in stake, or the reverse. */
export interface PhasePoint {
  /** In time units. */
  readonly time: number;
  /** The good-faith stake. Mixes the parties' scales. */
  readonly stake: number;
  /** Least trust needed of all phase plans of this time and stake; if not proved, that of the plan shown. */
  readonly least_trust: number;
  readonly phases: readonly (readonly string[])[];
  readonly stakes: ByParty<number>;
  readonly trusts: ByParty<number>;
  readonly holds: boolean;
}

/** The frontier of total time and good-faith stake over all ways to do steps side by side. */
export interface PhasesAnswer {
  readonly frontier: readonly PhasePoint[];
  /** The least good-faith stake of orders one step at a time, without rates too; if not proved, of the best known. */
  readonly one_at_a_time_stake: number;
  readonly proved: boolean;
  /** If not proved: points of less time are final; null if all are, and only trust is open. */
  readonly final_below?: number | null;
  /** If not proved: no phase plan takes less time. */
  readonly time_bound?: number;
  /** If not proved: no phase plan has a smaller stake. */
  readonly stake_bound?: number;
}

/** One state of the road map. */
export interface StateRow {
  readonly after: number;
  /** What was done last: a step, several in one move, or null at the start. */
  readonly step: string | readonly string[] | null;
  readonly pull: ByParty<number>;
  readonly exposure: ByParty<number>;
  readonly slack: ByParty<number>;
  /** The middle eight in ten of drawn slacks; null if the assessment gives no range. */
  readonly slack_range: ByParty<readonly [number, number]> | null;
  /** If a together set comes next: the pull of each side that could hold back its part. */
  readonly pull_inside?: ByParty<number>;
  /** With rates: what seeing it through from here is worth, counted from nothing done: W_i(S_k) + U_i(k). */
  readonly seen_through?: ByParty<number>;
  /** With drift: what one time unit of waiting here is worth. */
  readonly holding_pay?: ByParty<number>;
  /** Time units until waiting has paid as much as going on is worth; null if waiting never does. */
  readonly holding_time?: ByParty<number | null>;
}

/** A number of the assessment that is not known for sure. */
export interface Doubtful {
  readonly kind: 'worth' | 'bundle' | 'reversible' | 'stake';
  readonly step: string | null;
  readonly party: string | null;
}

/** How sure the answer is, from draws over the assessment's ranges and ranks. */
export interface Sure {
  readonly draws: number;
  readonly seed: number;
  /** Share of draws in which finishing is worth it to all. */
  readonly worth_finishing: number;
  /** Share of those in which this order holds; null if there is none. */
  readonly holds: number | null;
  /** The number that most often breaks it, and in what share of the breaking draws. */
  readonly breaks_most: (Doubtful & { readonly share: number }) | null;
}

/** The pull of skipping one own step and staying, the others withholding only what is linked to it. */
export interface Skip {
  readonly party: string;
  readonly step: string;
  readonly withheld: readonly string[];
  readonly pull: number;
}

/** What can be said of one order without searching: `judgeOrder` gives it at once, for every move of a step. */
export interface OrderAnswer {
  readonly completion: ByParty<number>;
  /** What this order is worth to each side before it begins: completion, or with rates W_i(S_0) + U_i(0). */
  readonly worth_finishing: ByParty<number>;
  /** With rates: what is still to be gained at each state of this order, and the pull there (before each move). */
  readonly along?: ByParty<{ readonly U: readonly number[]; readonly pull: readonly number[] }>;
  /** With rates: is it worth it to every side before it begins? */
  readonly worth_starting?: boolean;
  readonly stake: number;
  readonly stakes: ByParty<number>;
  readonly trust: number;
  readonly trusts: ByParty<number>;
  readonly total_exposure: number;
  readonly duration: number;
  /** k_i: what each side has at stake. */
  readonly at_stake: ByParty<number>;
  readonly order: Order;
  readonly order_holds: boolean;
  /** How much more each party would need at stake for this order to hold; 0 where it has enough. */
  readonly order_raise: ByParty<number>;
  readonly lasts: boolean;
  readonly standing_pull: ByParty<number>;
  readonly done: readonly string[];
  /** Every step of the file that is not in the road map. */
  readonly left_out: readonly string[];
  readonly states: readonly StateRow[];
  readonly binding: { readonly after: number; readonly party: string; readonly sentence: string };
  readonly skipping: readonly Skip[];
  readonly sure: Sure | null;
  readonly scale: 'as-given' | 'gain';
  /** A sentence about people and acts, without a number. */
  readonly headline: string;
  /** What draws over the ranges say of it; or that the values are points. */
  readonly how_sure: readonly string[];
  readonly why: readonly string[];
}

export interface PlanAnswer extends OrderAnswer {
  readonly question: 'plan';
  readonly possible: true;
  readonly proved: boolean;
  /** If not proved: no road map has a smaller good-faith stake. */
  readonly bound?: number;
  /** What was asked but not finished in time. */
  readonly unfinished: readonly string[];
  /** `least`: the best found; `given`: the order asked about; `first`: the best in which the party asked for opens. */
  readonly order_is: 'least' | 'given' | 'first';
  /** Does some order hold with the stakes as they are? Null if that was not settled in time. */
  readonly holds: boolean | null;
  readonly holding_order: Order | null;
  readonly frontier: readonly ByParty<number>[] | null;
  readonly frontier_stake_trust: readonly { readonly stake: number; readonly trust: number }[] | null;
  /** The best order, whatever order was asked about. */
  readonly best: Judged;
  readonly first_mover: ByParty<Judged | null>;
  readonly first_irreversible: {
    readonly step: string | null;
    readonly party: string | null;
    readonly by: ByParty<Judged | null>;
  };
  readonly reference_orders: Readonly<Record<string, Judged | JudgedPhases>>;
  /** If asked: steps side by side. */
  readonly phases?: PhasesAnswer;
  /** How many road maps there are; null if too many to count. */
  readonly road_maps: number | null;
  /**
   * Least x >= 0 such that some order has every pull at most k_i + x; 0 if one holds (and finishing is worth it). With
   * rates only among orders that are worth starting; null if there are none.
   */
  readonly shortfall: number | null;
  /** Least raise of one party's stake alone that lets some order hold; null if no raise of it alone does. */
  readonly raise: ByParty<number | null>;
  /** The least good-faith stake without each rule `before`: what insisting on it costs. Empty beyond 30 moves. */
  readonly rules_dropped: readonly {
    readonly of: string | null;
    readonly before: readonly [string, string];
    readonly stake: number;
  }[];
  /** Who moves first under the other way to compare scales, if that differs. */
  readonly other_scale: {
    readonly scale: 'as-given' | 'gain';
    readonly first: readonly string[];
    readonly order: Order;
  } | null;
  readonly changes: readonly string[];
  readonly search: { readonly states: number };
}

/** The rules contradict each other: the cycle is the answer. */
export interface NoRoadMap<Question extends string = 'plan'> {
  readonly question: Question;
  readonly possible: false;
  readonly cycle: readonly string[];
  readonly left_out: readonly string[];
  readonly headline: string;
  readonly why: readonly string[];
  readonly changes: readonly string[];
  readonly search: { readonly states: number };
}
