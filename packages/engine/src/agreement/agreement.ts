/**
 * The agreement: what every side can read.
 *
 * Plain readonly data, ordered as in the file. A number stands for the decimal it prints (0.1 is one tenth, exactly);
 * the package `file` refuses numbers for which that would not be true.
 */

/** One number, or its range: `[low, high]` (uniform) or `[low, likely, high]` (triangular). */
export type Range = number | readonly [number, number] | readonly [number, number, number];

/** The unit of every bare number of time in an agreement and its assessments. */
export type TimeUnit = 'day' | 'week' | 'month' | 'year';

/** A length of time: a bare number of the agreement's time unit, or calendar time such as `30 days`. */
export type Span = Range | string;

/** Who decides to stay or to leave. A party without a step is a constituency: it can walk away but not act. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
}

/** A council, a legislature, a third country: acts or is needed, never walks away. */
export interface Other {
  readonly id: string;
  readonly name: string;
  /** How it decides, in words: "nine votes and no veto". */
  readonly decides?: string;
  /** What it is said to want, in words; shown and never binding. */
  readonly interest?: string;
  readonly note?: string;
  readonly sources?: readonly string[];
}

/** Somebody who speaks or negotiates. */
export interface Person {
  readonly id: string;
  readonly name?: string;
  readonly side?: string;
  readonly role?: string;
  /** The assessment that this person's stated view comes closest to. */
  readonly view?: string;
  readonly note?: string;
  readonly sources?: readonly string[];
}

/** A moment that a due date can hang on. */
export type Moment = 'begun' | 'done' | 'verified';

/**
 * Something that must stand before a step: `done` (done, and verified where a verification is declared), or only
 * `begun`, or `verified` to one audience.
 */
export interface Requirement {
  readonly step: string;
  readonly moment: Moment;
  readonly to?: string;
}

/** What a step answers, and how firmly the exchange was promised. */
export interface Link {
  readonly step: string;
  readonly link?: 'written' | 'oral' | 'tacit' | 'denied';
}

/** A date, or so long after the signature or after a moment of a step. */
export type Due = string | { readonly within: Span; readonly of: string };

/** When a kept, refrained-from or granted thing ends. */
export type Until =
  | string
  | { readonly done: string }
  | { readonly while: string }
  | { readonly any: readonly Until[] };

/** How a step is checked. Absent detection means "not declared", which is not 0. */
export interface Verification {
  readonly by?: string;
  /** What the check covers: what was declared, or that the declaration is complete. */
  readonly covers?: 'declared' | 'complete';
  /** Probability that a faked or missing performance is found by the end of the lag. */
  readonly detects?: Range;
  /** Time until the check is in. */
  readonly lag?: Span;
  /** Probability that an honest performance is still judged a failure after clarification. */
  readonly falseAlarm?: Range;
  /** Whom it convinces: parties, or audiences such as `public`. */
  readonly satisfies?: readonly string[];
  /** Access that lifts the detection of later steps to this value. */
  readonly risesTo?: Readonly<Record<string, number>>;
  /** How many items there are to inspect, and what the inspection must find. */
  readonly sample?: Sample;
  readonly note?: string;
  readonly sources?: readonly string[];
}

/**
 * An inspection by sample: if `diversions` of `items` were not as declared, the chance that the sample misses all of them
 * shall be at most `miss`.
 */
export interface Sample {
  readonly items: number;
  readonly diversions: number;
  readonly miss: number;
}

/** Times, from sources, that say how much warning is left if a step is undone. */
export interface Warning {
  /** How long it takes to undo what the step did. */
  readonly undo: Span;
  /** From the beginning of that until it is found. */
  readonly detectionDelay: Span;
  /** From then until the others can have acted. */
  readonly response: Span;
  readonly note?: string;
  /** Never empty: these times are read, not judged. */
  readonly sources: readonly string[];
}

/** Somebody else who must act before a step can be done. */
export interface Need {
  readonly who: string;
  readonly chance?: Range;
  readonly lead?: Span;
  readonly silent?: 'refuses' | 'agrees';
}

/** One thing that can be done, told apart from "not done" by an observer. */
export interface Step {
  readonly id: string;
  readonly title: string;
  /** The parties that perform it; several for a joint step. */
  readonly by: readonly string[];
  readonly kind: 'achieve' | 'maintain' | 'refrain';
  readonly requires: readonly Requirement[];
  readonly needs: readonly Need[];
  readonly answers: readonly Link[];
  readonly status?: 'agreed' | 'bracketed' | 'tacit' | 'proposed';
  readonly proposedBy?: string;
  readonly due?: Due;
  readonly until?: Until;
  readonly repeat?: { readonly every: Span; readonly times: number };
  readonly amount?: { readonly of: number; readonly unit: string; readonly per?: string };
  /** Time to perform it; default 1 time unit. */
  readonly duration: Span;
  /** Share of its effect that is undone when the agreement breaks down, in [0, 1]; default 0. */
  readonly reversible: Range;
  readonly verification: readonly Verification[];
  readonly warning?: Warning;
  /** The drift of an assessment that this step stops. */
  readonly stops?: string;
  readonly delivers: readonly string[];
  readonly activity?: string;
  readonly late?: 'accept' | 'accept-with-remedy' | 'void';
  readonly note?: string;
  readonly basis?: string;
  readonly sources: readonly string[];
  /** Set by `unroll`: which of how many equal parts of a repeated step this is. */
  readonly part?: { readonly of: string; readonly number: number; readonly times: number };
}

/** A red line or a device of the text; `of` is whose it is, and who must therefore agree to drop it. */
export type Rule =
  | { readonly kind: 'before'; readonly of?: string; readonly steps: readonly [string, string] }
  | { readonly kind: 'never'; readonly of?: string; readonly step: string }
  | { readonly kind: 'together'; readonly of?: string; readonly steps: readonly string[] }
  | {
      readonly kind: 'escrow';
      readonly of?: string;
      readonly steps: readonly string[];
      readonly guarantor?: string;
      readonly cost: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'one_of'; readonly of?: string; readonly steps: readonly string[] }
  | { readonly kind: 'at_most_one'; readonly of?: string; readonly steps: readonly string[] };

/** A deal that somebody has put forward: which steps, all of them in their whole length. */
export interface Proposal {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly string[];
  /** Who put it forward: a party, an other, or a person. */
  readonly by?: string;
  readonly status?: 'proposed' | 'reported' | 'rejected' | 'withdrawn' | 'agreed';
  /** When it was put forward, or became known. */
  readonly date?: string;
  readonly basis?: string;
  readonly note?: string;
  readonly sources: readonly string[];
}

/** Who may suspend, resume, end, reimpose, exempt or extend what, and what happens if all stay silent. */
export interface Power {
  readonly id: string;
  readonly title?: string;
  readonly holders: readonly string[];
  readonly act: 'suspend' | 'resume' | 'terminate' | 'reimpose' | 'exempt' | 'extend';
  readonly target: readonly string[];
  /** How long before its use it must be announced. */
  readonly notice?: Span;
  /** How long after the notice, or after the last stage, it takes effect. */
  readonly wait?: Span;
  /** What it goes through after the notice, one after another. */
  readonly stages?: readonly PowerStage[];
  readonly blockedBy?: { readonly holders: readonly string[]; readonly act: string };
  readonly onSilence?: 'act' | 'lapse';
  /** The last day on which it can take effect. */
  readonly sunset?: string;
  readonly contestedBy: readonly string[];
  readonly note?: string;
  readonly sources: readonly string[];
}

/** One stage of a power: who deals with it, and how long at most. */
export interface PowerStage {
  readonly title: string;
  readonly wait: Span;
  readonly by?: string;
}

/** A resolution's paragraph or a statute's section: bars the activities that share a tag with it. */
export interface Provision {
  readonly id: string;
  readonly title?: string;
  readonly regime?: string;
  readonly instrument?: string;
  readonly para?: string;
  readonly bars: readonly string[];
  /** Tags that some say it bars and others deny. */
  readonly contested: readonly string[];
  /** First day in force; absent: always was. */
  readonly from?: string;
  /** Last day in force; absent: no end. */
  readonly until?: string;
  readonly note?: string;
  readonly sources: readonly string[];
}

/** Something to be done that law may bar. */
export interface Activity {
  readonly id: string;
  readonly title?: string;
  readonly tags: readonly string[];
  readonly note?: string;
  readonly sources: readonly string[];
}

/** What can free from provisions: for its own activities, for a time, or for good. */
export interface LegalAct {
  readonly id: string;
  readonly title?: string;
  readonly act: 'exempt' | 'suspend' | 'lift';
  readonly frees: readonly string[];
  /** The activities that an exemption is for. */
  readonly activities: readonly string[];
  /** Who must act, in a word: committee, congress. */
  readonly by?: string;
  readonly scope?: string;
  /** How long it lasts at most. */
  readonly term?: Span;
  /** Its price; exempt 1, suspend 10, lift 100 where the file gives none. */
  readonly cost: Range;
  readonly note?: string;
  readonly sources: readonly string[];
}

/** What law stands in the way. */
export interface Barriers {
  readonly provisions: readonly Provision[];
  readonly activities: readonly Activity[];
  readonly acts: readonly LegalAct[];
}

/** A date that both sides can read in the calendar: an election, a hearing, a deadline, the end of a term. */
export interface DatedEvent {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly kind?: 'election' | 'hearing' | 'deadline' | 'sunset' | 'meeting';
  /** When it became known that this would be on that date; after `asOf` it is hindsight. Absent: known all along. */
  readonly knownOn?: string;
  readonly note?: string;
  readonly basis?: string;
  readonly sources: readonly string[];
}

/** How offers follow one another at the table. */
export interface Offers {
  /** From one offer to the next, made by the other side. */
  readonly every: Span;
  /** The party that makes the first. */
  readonly first?: string;
}

/** What both sides can read. */
export interface Agreement {
  readonly id: string;
  readonly title: string;
  readonly asOf: string;
  /** The day from which its promises are agreed; absent: from the beginning. */
  readonly signed?: string;
  readonly timeUnit: TimeUnit;
  readonly parties: readonly Party[];
  readonly others: readonly Other[];
  readonly people: readonly Person[];
  readonly steps: readonly Step[];
  /**
   * Promises that are no steps of this deal, parties and others alike: what was said beside it or before it. `status` and
   * `check-trace` count them beside the steps; nothing else does. The record says when each was made; they take no time of their own.
   */
  readonly commitments?: readonly Step[];
  readonly rules: readonly Rule[];
  /** What a party forfeits by being the one who breaks the agreement; goes to nobody. */
  readonly bonds: Readonly<Record<string, number>>;
  /** One text read in two ways: the rules of all readings apply together. */
  readonly readings: Readonly<Record<string, { readonly rules: readonly Rule[] }>>;
  readonly powers?: readonly Power[];
  /** Deals that somebody has put forward, to be held against what is possible. */
  readonly proposals?: readonly Proposal[];
  readonly barriers?: Barriers;
  /** In the file's order; dates may be in any order. */
  readonly events?: readonly DatedEvent[];
  readonly offers?: Offers;
  /** Contested terms as they stand in the file: names, and plain data. */
  readonly terms?: Readonly<Record<string, unknown>>;
  /** What the text rests on, in words. */
  readonly basis?: string;
  readonly note?: string;
}
