/**
 * What stands in a file once its shape was checked.
 *
 * Every key may be missing, since files are read on past their faults; items of lists that were refused are undefined.
 */
import type {
  Activity,
  DatedEvent,
  LegalAct,
  Power,
  Proposal,
  Range,
  Span,
  Step,
  TimeUnit,
} from '@lockstep/engine/agreement';

export type RawList<Item> = readonly (Item | undefined)[];
export type RawRecord<Item> = Readonly<Record<string, Item>>;

interface Noted {
  readonly note?: string;
  readonly sources?: RawList<string>;
}

export interface RawStep extends Noted {
  readonly by?: string | RawList<string>;
  readonly title?: string;
  readonly kind?: Step['kind'];
  readonly needs?: RawList<{ who?: string; chance?: Range; lead?: Span; silent?: 'refuses' | 'agrees' }>;
  readonly requires?: RawList<string | { begun?: string; verified?: string; to?: string }>;
  readonly for?: RawList<string | { step?: string; link?: 'written' | 'oral' | 'tacit' | 'denied' }>;
  readonly status?: Step['status'];
  readonly proposed_by?: string;
  readonly due?: string | { within?: Span; of?: string };
  readonly until?: RawUntil;
  readonly repeat?: { every?: Span; times?: number };
  readonly amount?: { of?: number; unit?: string; per?: string };
  readonly duration?: Span;
  readonly reversible?: Range;
  readonly verification?: RawVerification | RawList<RawVerification>;
  readonly warning?: Noted & { undo?: Span; detection_delay?: Span; response?: Span };
  readonly stops?: string;
  readonly delivers?: RawList<string>;
  readonly activity?: string;
  readonly late?: Step['late'];
  readonly basis?: string;
}

export type RawUntil = string | { done?: string; while?: string; any?: RawList<RawUntil> };

export interface RawVerification extends Noted {
  readonly by?: string;
  readonly covers?: 'declared' | 'complete';
  readonly detects?: Range;
  readonly lag?: Span;
  readonly false_alarm?: Range;
  readonly satisfies?: RawList<string>;
  readonly rises_to?: RawRecord<number>;
  readonly sample?: { items?: number; diversions?: number; miss?: number };
}

export interface RawRule {
  readonly of?: string;
  readonly before?: RawList<string>;
  readonly never?: string;
  readonly together?: RawList<string>;
  readonly escrow?: RawList<string>;
  readonly guarantor?: string;
  readonly cost?: RawRecord<number>;
  readonly one_of?: RawList<string>;
  readonly at_most_one?: RawList<string>;
}

export interface RawPower extends Noted {
  readonly id?: string;
  readonly title?: string;
  readonly holders?: string | RawList<string>;
  readonly act?: Power['act'];
  readonly target?: string | RawList<string>;
  readonly notice?: Span;
  readonly stages?: RawList<{ title?: string; wait?: Span; by?: string }>;
  readonly wait?: Span;
  readonly blocked_by?: { holders?: string | RawList<string>; act?: string };
  readonly on_silence?: 'act' | 'lapse';
  readonly sunset?: string;
  readonly contested_by?: string | RawList<string>;
}

export interface RawProposal extends Noted {
  readonly title?: string;
  readonly steps?: RawList<string>;
  readonly by?: string;
  readonly status?: NonNullable<Proposal['status']>;
  readonly date?: string;
  readonly basis?: string;
}

export interface RawBarriers {
  readonly provisions?: RawRecord<RawProvision>;
  readonly activities?: RawRecord<Noted & { title?: Activity['title']; tags?: RawList<string> }>;
  readonly acts?: RawRecord<RawLegalAct>;
}

export interface RawProvision extends Noted {
  readonly title?: string;
  readonly regime?: string;
  readonly instrument?: string;
  readonly para?: string;
  readonly bars?: RawList<string>;
  readonly contested?: RawList<string>;
  readonly from?: string;
  readonly until?: string | null;
}

export interface RawLegalAct extends Noted {
  readonly title?: string;
  readonly act?: LegalAct['act'];
  readonly frees?: RawList<string>;
  readonly for?: RawList<string>;
  readonly by?: string;
  readonly scope?: string;
  readonly term?: Span;
  readonly cost?: Range;
}

export interface RawSource {
  readonly title?: string;
  readonly url?: string;
  readonly date_read?: string;
  readonly basis?: 'seen' | 'background' | 'mixed';
  readonly note?: string;
}

export interface RawEvent extends Noted {
  readonly date?: string;
  readonly title?: string;
  readonly kind?: DatedEvent['kind'];
  readonly known_on?: string;
  readonly basis?: string;
}

export interface RawEffect {
  readonly impatience?: RawRecord<Range>;
  readonly hazard?: Range;
  readonly stakes?: RawRecord<Range>;
  readonly outside?: RawRecord<Range>;
  readonly why?: string;
  readonly basis?: string;
}

export interface RawAgreement {
  readonly id?: string;
  readonly title?: string;
  readonly as_of?: string;
  readonly signed?: string;
  readonly time_unit?: TimeUnit;
  readonly note?: string;
  readonly basis?: string;
  readonly parties?: RawRecord<{ name?: string; note?: string }>;
  readonly others?: RawRecord<Noted & { name?: string; decides?: string; interest?: string }>;
  readonly people?: RawRecord<Noted & { name?: string; side?: string; role?: string; view?: string }>;
  readonly steps?: RawRecord<RawStep>;
  readonly commitments?: RawRecord<RawStep>;
  readonly rules?: RawList<RawRule>;
  readonly bonds?: RawRecord<number>;
  readonly readings?: RawRecord<{ rules?: RawList<RawRule> }>;
  readonly terms?: RawRecord<unknown>;
  readonly powers?: RawList<RawPower>;
  readonly proposals?: RawRecord<RawProposal>;
  readonly barriers?: RawBarriers;
  readonly events?: RawRecord<RawEvent>;
  readonly offers?: { every?: Span; first?: string };
  readonly sources?: RawRecord<RawSource>;
  readonly assessment?: RawAssessment;
}

export interface RawRanks {
  readonly gains?: RawList<string | RawList<string>>;
  readonly costs?: RawList<string | RawList<string>>;
  readonly surplus?: readonly [number, number];
}

export interface RawAssessment extends Noted {
  readonly agreement?: string;
  readonly by?: string;
  readonly as_of?: string;
  readonly scale?: 'as-given' | 'gain';
  readonly stakes?: RawRecord<Range>;
  readonly impatience?: RawRecord<Range>;
  readonly hazard?: Range;
  readonly worth?: RawRecord<RawRecord<Range>>;
  readonly ranks?: RawRecord<RawRanks>;
  readonly bundles?: RawList<{ steps?: RawList<string>; worth?: RawRecord<Range> }>;
  readonly drift?: RawRecord<RawRecord<number>>;
  readonly events?: RawRecord<RawEffect>;
  readonly why?: RawRecord<string>;
  readonly basis?: RawRecord<string>;
  readonly people?: RawList<string>;
}

/** The items of a list that were not refused. */
export function present<Item>(list: RawList<Item> | undefined): Item[] {
  return (list ?? []).filter((item): item is Item => item !== undefined);
}

/** One text, or a list of them, as a list. */
export function listOf(value: string | RawList<string> | undefined): string[] {
  return typeof value === 'string' ? [value] : present(value);
}

/** The object without its undefined fields. */
export function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<Fields>;
}

/** Fields that may be undefined become fields that may be absent. */
export type Defined<Fields> = { [Key in keyof Fields as undefined extends Fields[Key] ? never : Key]: Fields[Key] } & {
  [Key in keyof Fields as undefined extends Fields[Key] ? Key : never]?: Exclude<Fields[Key], undefined>;
};
