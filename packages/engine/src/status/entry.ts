/**
 * What a record holds: entries that somebody made, about what happened on a day. An entry says what was done or said;
 * where things stand is computed from all of them and the calendar (`status.ts`), never entered.
 *
 * Keys are those of the lines of `record.jsonl`, so there is no second form to keep in step.
 */

/**
 * When something happened: a day `2019-02-28`, an instant `2015-02-15T00:00:00+02:00`, or a month `2018-07` or a year
 * `2018` where the day is not known. A month or year counts from its last day: by then it had surely happened.
 */
export type EventDate = string;

/** When an entry was made: an instant in UTC, `2026-11-24T18:05:26Z`. Never before that of the entry above it. */
export type EntryTime = string;

/** What stands under the word of whoever made the entry: an excerpt was read, it is known but unread, or partly so. */
export type Basis = 'seen' | 'background' | 'mixed';

interface Common {
  readonly at: EventDate;
  readonly recorded_at: EntryTime;
  /** Who says so: a party, an other or a person of the agreement, or a word such as `press`. */
  readonly by: string;
  readonly basis: Basis;
  /** Ids of `sources.yaml`: one, or several. */
  readonly source?: string | readonly string[];
  /** One sentence for the reader. */
  readonly note?: string;
}

/**
 * The states of a promise that an entry can bring about. `pending`, `due`, `overdue` and `maintained` follow from dates and
 * from what is required, and are computed.
 */
export type PromiseAct =
  | 'proposed'
  | 'agreed'
  | 'fulfilled'
  | 'excused'
  | 'breached'
  | 'cured'
  | 'terminated'
  | 'reversed'
  | 'suspended'
  | 'resumed'
  | 'waived'
  | 'superseded';

/** How far a performance is shown. */
export type EvidenceAct = 'claimed' | 'under review' | 'verified' | 'partly verified' | 'refuted' | 'disputed';

/** How the law stands to a step. */
export type LegalAct = 'barred' | 'exempted' | 'lifted' | 'reimposed';

/** Something that happened to one step, on one of its three axes. `promise: fulfilled` is also a claim of its `by`. */
export interface StepEntry extends Common {
  readonly step: string;
  readonly axis: 'promise' | 'evidence' | 'legal';
  /** The state before, where the source says it; held against the computed one. */
  readonly from?: string;
  readonly to: PromiseAct | EvidenceAct | LegalAct;
  /** Under whose version of the text; a breach without it is under the version of `by`. */
  readonly under?: string;
  /** How much of the step's amount this delivers, in its unit. */
  readonly amount?: number;
  /** How it was checked, in words. */
  readonly method?: string;
  readonly confidence?: 'low' | 'moderate' | 'high';
  readonly covers?: 'declared' | 'complete';
  /** Whom a verification convinces: parties, or audiences such as `public`; absent: all. */
  readonly satisfies?: readonly string[];
  /** The provision that bars, an id of `barriers` or words. */
  readonly provision?: string;
  /** The instrument that lifts or brings back, in words. */
  readonly instrument?: string;
  /** The last day of an exemption or a suspension. */
  readonly until?: string;
}

/** Use of a power of the agreement. */
export interface PowerEntry extends Common {
  readonly power: string;
  /**
   * `notified` begins its waiting; `advanced` ends the waiting of the stage that runs before its time; `used` puts it in
   * force where silence does not; `blocked` is the act that blocks it; `contested` says that it does not stand.
   */
  readonly act: 'notified' | 'advanced' | 'used' | 'blocked' | 'withdrawn' | 'contested';
}

/** Words between the parties that ask for an answer, or not. */
export interface NoticeEntry extends Common {
  /** Its name; an answer bears the name of what it answers. */
  readonly notice: string;
  readonly act: 'notify' | 'ask' | 'answer' | 'convene';
  readonly whom?: readonly string[];
  /** The step it is about. */
  readonly step?: string;
  /** How long there is to answer: `30 days`. */
  readonly within?: string;
}

/** Terms changed after agreement. Counts under the version of those who agreed to it, and for all once every party has. */
export interface TermsEntry extends Common {
  readonly step: string;
  readonly terms: {
    readonly due?: string;
    readonly until?: string;
    readonly amount?: number;
    /** Steps that it now requires besides those of the text. */
    readonly requires?: readonly string[];
  };
  /** The parties that agreed to the change. */
  readonly agreed_by: readonly string[];
}

/** A new version of a source no longer says what an entry rests on. */
export interface SourceEntry extends Common {
  /** The entry's number, from 0. */
  readonly about: number;
  readonly now: 'lost' | 'changed';
}

/** An earlier entry was wrong. From `recorded_at` on it no longer counts, and `instead`, if given, counts in its place. */
export interface CorrectionEntry extends Common {
  /** The number of the entry that is corrected, from 0. */
  readonly corrects: number;
  readonly instead?: Statement;
}

/** An entry's content, without its entry time. */
export type Statement = Unrecorded<StepEntry | PowerEntry | NoticeEntry | TermsEntry | SourceEntry>;
type Unrecorded<T> = T extends unknown ? Omit<T, 'recorded_at'> : never;

export type Entry = StepEntry | PowerEntry | NoticeEntry | TermsEntry | SourceEntry | CorrectionEntry;
