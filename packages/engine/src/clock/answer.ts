import type { DatedEvent } from '../agreement/agreement.ts';
import type { ByParty, NoRoadMap, Sure } from '../plan/answer.ts';
import type { Order } from '../plan/order.ts';

/** The numbers in force over some stretch of time; each side's on its own scale. */
export interface Numbers {
  /** Rates per time unit. */
  readonly impatience: ByParty<number>;
  /** Rate per time unit. */
  readonly hazard: number;
  /** k_i: what each side has at stake, its bond too. */
  readonly at_stake: ByParty<number>;
  /** o_i: what each side gets by having no agreement, beside what it has in hand. */
  readonly outside: ByParty<number>;
}

/** The least slack of a side along what is left of the order, and the moment at which it has it. */
export interface LeastSlack {
  readonly slack: number;
  readonly after: number;
}

/** Whether some order holds from a state under some numbers; `plan` solved anew. */
export interface SomeOrder {
  readonly holds: boolean;
  /** Least x >= 0 such that some order has every pull at most k_i + x; null if no order is worth starting. */
  readonly shortfall: number | null;
  /** What the order of least good-faith stake asks of each side. */
  readonly stakes: ByParty<number>;
  /** What finishing is worth over having no agreement at all: C_i - o_i. */
  readonly worth_finishing: ByParty<number>;
  /** The order of least good-faith stake. */
  readonly order: Order;
  readonly proved: boolean;
}

export interface BeforeAfter<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** What must be done before an event for the order to hold through it. */
export interface Needed {
  /** The moves that are not done by then in this order, and would have to be. */
  readonly moves: Order;
  /** When the last of them is done and checked as things are. */
  readonly ready: string;
  /** By how much that is too late, in time units. */
  readonly late: number;
}

/** An event, what it changes in this view, and what that does to the order and to the table. */
export interface EventAnswer {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly kind: DatedEvent['kind'] | null;
  readonly basis: string | null;
  readonly sources: readonly string[];
  readonly known_on: string | null;
  /** It became known only after the date of the agreement. */
  readonly hindsight: boolean;
  /** Is it counted? Not if it is hindsight that was not asked for. */
  readonly counted: boolean;
  /** Does it change any number in this view? */
  readonly changes: boolean;
  /** Why, in the assessment's words; null where the assessment says nothing of it. */
  readonly why: string | null;
  /** How many moves of the order are done and checked by that day. */
  readonly done: number;
  /** The move that is under way on that day; null if all are done. */
  readonly under_way: string | readonly string[] | null;
  /** The rest is null where the event is not counted. */
  readonly effect: EventEffect | null;
}

export interface EventEffect {
  readonly numbers: BeforeAfter<Numbers>;
  /** At the state in which the day finds the order; null if all is done. */
  readonly slack: BeforeAfter<ByParty<number>> | null;
  /** Along what is left of the order from that state; null if all is done. */
  readonly least_slack: BeforeAfter<ByParty<LeastSlack>> | null;
  /** Once all is done: what each side has at stake less what it would gain by breaking it. */
  readonly standing_slack: BeforeAfter<ByParty<number>>;
  /** From here on the event gives a side a reason to leave that it had not; the first such moment. */
  readonly breaks: Break | null;
  /** The event takes away the last reason to leave along what is left of the order. */
  readonly mends: boolean;
  /** What would have to be done before it; null if the rest of the order holds through it. */
  readonly needed: Needed | null;
  /** What draws over the ranges say of the rest of the order from there; null if all is done or values are points. */
  readonly sure: BeforeAfter<Sure | null> | null;
  /** How much more each side would need at stake from then on; 0 where it has enough. */
  readonly raise: ByParty<number>;
  /** Does some order hold, from what is done today? */
  readonly from_today: BeforeAfter<SomeOrder>;
  /** And from what this order has done by then? Null if that is all, or none. */
  readonly from_then: (BeforeAfter<SomeOrder> & { readonly done: readonly string[] }) | null;
  readonly offers: BeforeAfter<Shares> | null;
}

/** A moment at which a side would leave. */
export interface Break {
  readonly after: number;
  readonly party: string;
  readonly slack: number;
  /** From this day on. */
  readonly from: string;
}

/** One move of the order laid on the calendar, and the state after it. */
export interface CalendarRow {
  readonly after: number;
  /** What was done last: a step, several in one move, or null at the start. */
  readonly step: string | readonly string[] | null;
  readonly by: readonly string[];
  readonly begins: string;
  /** When it is performed, and when its checks are in; at likely durations. */
  readonly performed: string;
  readonly checked: string;
  /** Time units from the date of the agreement until its checks are in. */
  readonly time: number;
  /** The same day at the shortest and at the longest of all durations and lags up to it. */
  readonly earliest: string;
  readonly latest: string;
  /** By when the text wants a step of the move performed, and how many time units late it is; the latest one. */
  readonly due: { readonly step: string; readonly date: string; readonly late: number } | null;
  /** Slack while this is the last move done: once, and anew from each event that falls into that time. */
  readonly slack: readonly DatedSlack[];
}

export interface DatedSlack {
  readonly from: string;
  /** The event whose numbers these are; null for those in force before any. */
  readonly event: string | null;
  readonly slack: ByParty<number>;
}

/** Shares of what there is to divide, by alternating offers. */
export interface Shares {
  /** By who makes the first offer: the share of each. */
  readonly when_first: ByParty<ByParty<number>>;
  /** As the time between offers goes to 0. */
  readonly limit: ByParty<number>;
  /** Neither side is impatient: the shares are those of the limit, a half each. */
  readonly is_limit: boolean;
}

export interface OffersAnswer {
  /** Time units between offers. */
  readonly between: number;
  /** Where that is from; `assumed` is one time unit. */
  readonly from: 'asked' | 'file' | 'assumed';
  /** Who makes the first offer; null if that is not said. */
  readonly first: string | null;
  readonly today: Shares;
}

/** A date of the text that changes no number: the end of a power, or of something granted. */
export interface OtherDate {
  readonly date: string;
  readonly what: 'sunset' | 'until';
  /** The id of the power or the step. */
  readonly of: string;
  readonly done: number;
}

export interface ClockAnswer {
  readonly question: 'clock';
  readonly possible: true;
  readonly as_of: string;
  readonly time_unit: string;
  readonly order: Order;
  /** `least`: the best order on the numbers of today; `given`: the order asked about. */
  readonly order_is: 'least' | 'given';
  readonly done: readonly string[];
  readonly left_out: readonly string[];
  readonly completion: ByParty<number>;
  readonly today: Numbers;
  /** Does the order hold on the calendar: is it worth starting today, and at each state with the numbers then in force? */
  readonly holds: boolean;
  /** And once all is done, with the numbers that come then? */
  readonly lasts: boolean;
  /** The first day on which a side would leave, and the event whose numbers are then in force. */
  readonly first_break: (Break & { readonly event: string | null; readonly worth_starting: boolean }) | null;
  readonly finishes: { readonly earliest: string; readonly likely: string; readonly latest: string };
  /** What draws over the ranges say of the whole order by the numbers of today; null if values are points. */
  readonly sure: Sure | null;
  readonly calendar: readonly CalendarRow[];
  readonly events: readonly EventAnswer[];
  readonly other_dates: readonly OtherDate[];
  /** Null unless there are two parties. */
  readonly offers: OffersAnswer | null;
  readonly proved: boolean;
  readonly scale: 'as-given' | 'gain';
  readonly headline: string;
  readonly why: readonly string[];
  readonly changes: readonly string[];
  readonly search: { readonly states: number };
}

/** The rules contradict each other: the cycle is the answer. */
export type NoOrder = NoRoadMap<'clock'>;
