import type { Range } from '../agreement/agreement.ts';
import type { ByParty } from '../plan/answer.ts';
import type { Order } from '../plan/order.ts';
import type { Verdict as VerifyVerdict } from '../verify/answer.ts';

/** One entry of the files that is not the same in both. Values are plain data in the words of the file. */
export interface Entry {
  readonly change: 'added' | 'dropped' | 'changed' | 'renamed' | 'reordered';
  readonly file: 'agreement' | 'assessment';
  /** Keys that lead to it: `["steps", "a2", "reversible"]`. Ids are those of B where B has them. */
  readonly place: readonly string[];
  /** Null where it is not given; of a list that has no keys (rules, bundles) the item itself. */
  readonly before: unknown;
  readonly after: unknown;
  /** Numbers: what counts where one number is needed. Absent numbers are 0. */
  readonly likely?: Pair<number>;
  /** Numbers of an assessment: the sentence that stands for them. */
  readonly why?: Pair<string | null>;
  /** Of a step that was added or dropped: what it is worth to whom. */
  readonly worth?: ByParty<Range>;
}

/** The same with words for people. */
export interface Difference extends Entry {
  /** What it is: "worth of “Suspend the coal ban” to Side A". */
  readonly what: string;
  /** Both values as they are read out. */
  readonly said: Pair<string>;
}

/** Under A, and under B. */
export interface Pair<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** A yes/no answer under both; null if it is not known. */
export interface Verdict extends Pair<boolean | null> {
  readonly verdict: string;
}

/** A number of the answer under both, of one party or of none; null where it does not exist. */
export interface FigurePair extends Pair<number | null> {
  readonly figure: string;
  readonly party: string | null;
}

/** What every question says of its answers before and after. */
export interface Comparison {
  /** Do all its yes/no answers stay the same? Null if that is not known. */
  readonly same: boolean | null;
  readonly verdicts: readonly Verdict[];
  readonly figures: readonly FigurePair[];
  readonly sentences: readonly string[];
}

/** A party that would walk away, and when first. */
export interface Leaving {
  readonly party: string;
  readonly after: number;
  /** What was done last; null before the first step. */
  readonly step: string | readonly string[] | null;
  /** How much it is short of there at worst on its own scale. */
  readonly short: number;
}

/** A state of the best order: what was done last, and each side's slack there. */
export interface SlackRow {
  readonly step: string | readonly string[] | null;
  /** Less where a side can hold back its part of a together set that comes next. */
  readonly slack: ByParty<number>;
}

/** Question 1 before and after. */
export interface PlanComparison extends Comparison {
  readonly order: Pair<Order | null> & {
    /** The fewest steps of both that must change places to turn one order into the other; places count from 1. */
    readonly moved: readonly { readonly step: string; readonly from: number; readonly to: number }[];
  };
  /** Every state of the best orders at which somebody could still leave it unfinished; empty where there is none. */
  readonly states: Pair<readonly SlackRow[]>;
  /** Who makes the first move. */
  readonly first: Pair<readonly string[]>;
  /** To whom finishing is not worth it. */
  readonly unworthy: Pair<readonly string[]>;
  /** Who would walk away from the order shown, each at its first such moment. */
  readonly leaves: Pair<readonly Leaving[]>;
  readonly binding: Pair<{
    readonly after: number;
    readonly party: string;
    readonly step: string | readonly string[] | null;
  } | null>;
  readonly frontier: Pair<readonly ByParty<number>[] | null>;
  /** The least good-faith stake if that party opens; null if it cannot. */
  readonly first_mover: ByParty<Pair<number | null>>;
}

/** One point of checking whose verdict is not the same in both; null where the step or its performer is not there. */
export interface CheckPair {
  readonly step: string;
  readonly party: string;
  readonly verdict: Pair<VerifyVerdict | null>;
  /** q*: the least share of fakes that must be found; null where none is enough. */
  readonly needed: Pair<number | null>;
}

/** Question 3 before and after, along the best order of each. */
export interface VerifyComparison extends Comparison {
  readonly checks: readonly CheckPair[];
}

/** Question 2 before and after. */
export interface DealsComparison extends Comparison {
  /** The deals that Nash's formula picks, ties and all: lists of steps. */
  readonly nash: Pair<readonly (readonly string[])[]>;
  /** Proposals of the file that hold with the stakes as they are, by id. */
  readonly proposals_that_hold: Pair<readonly string[]>;
}

/** Which differences turn a yes/no answer of A into that of B. Differences are told by their place in the list, from 0. */
export interface Attribution {
  readonly question: string;
  readonly verdict: string;
  readonly before: boolean;
  readonly after: boolean;
  /** Each of these alone, put into A, gives B's answer; `with` is what it cannot do without (a rule needs its step). */
  readonly alone: readonly { readonly difference: number; readonly with: readonly number[] }[];
  /** In every set that gives B's answer; null where that is not known. */
  readonly needed: readonly number[] | null;
  /** A smallest set that gives B's answer; null if none smaller than all of them was looked for. */
  readonly smallest: readonly number[] | null;
  /** Is it proved that there is no smaller one? */
  readonly proved: boolean;
  /** Differences that bear on the answer: the only ones that were tried. */
  readonly tried: number;
}

export interface DiffAnswer {
  readonly question: 'diff';
  /** What A and B are called: by file. */
  readonly names: Pair<string>;
  readonly differences: readonly Difference[];
  /** By question. Empty where a side has no assessment. */
  readonly answers: {
    readonly plan?: PlanComparison;
    readonly verify?: VerifyComparison;
    readonly doubt?: Comparison;
    readonly repair?: Comparison;
    readonly deals?: DealsComparison;
    readonly clock?: Comparison;
  };
  /** What could not be asked of which side, and why. */
  readonly unanswered: readonly { readonly question: string; readonly name: string; readonly sentence: string }[];
  readonly attribution: readonly Attribution[];
  /** Is every yes/no answer the same? Null if that is not known, or if nothing was asked. */
  readonly same_answers: boolean | null;
  readonly unfinished: readonly string[];
  readonly headline: string;
  readonly why: readonly string[];
  readonly changes: readonly string[];
  readonly search: { readonly states: number };
}
