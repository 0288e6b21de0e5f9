import type { Range } from './agreement.ts';

/** A party's steps by size, most to least; steps in one inner list tie. */
export type RankList = readonly (string | readonly string[])[];

/**
 * Worth known by rank only. The sizes of all ranked steps sum to 1, the party's unit; `surplus` bounds total gains over
 * total costs.
 */
export interface Ranks {
  readonly gains: RankList;
  readonly costs: RankList;
  readonly surplus?: readonly [number, number];
}

/** Extra worth, to each party, once all of its steps are done. */
export interface Bundle {
  readonly steps: readonly string[];
  readonly worth: Readonly<Record<string, Range>>;
}

/** What an analyst believes a dated event does: the values that hold from its date on. What is absent stays as it was. */
export interface Effect {
  /** Rates per time unit. */
  readonly impatience: Readonly<Record<string, Range>>;
  readonly hazard?: Range;
  /** The assessment's stake from then on; the bond is added as ever. */
  readonly stakes: Readonly<Record<string, Range>>;
  /** What a party gets by having no agreement, beside what it has in hand: its outside option. 0 before any event. */
  readonly outside: Readonly<Record<string, Range>>;
  readonly why: string;
  readonly basis?: string;
}

/** What one analyst believes; private by default. Several can stand beside one agreement. */
export interface Assessment {
  /** The id of the agreement that it judges; absent where it stands inside the agreement's own file. */
  readonly agreement?: string;
  readonly by?: string;
  readonly asOf?: string;
  /** `gain`: each party's worths are multiplied so that its positive worths, bundles too, sum to 100. */
  readonly scale: 'as-given' | 'gain';
  /** What it costs a party to be the one who breaks the agreement, beside its bond; a range is what the others know. */
  readonly stakes: Readonly<Record<string, Range>>;
  /** Rates per time unit. */
  readonly impatience: Readonly<Record<string, Range>>;
  /** Rate per time unit: the chance of outside breakdown over t is 1 - exp(-hazard t). */
  readonly hazard: Range;
  /** What a step is worth to a party while it stands, on that party's own scale: step, then party. Absent is 0. */
  readonly worth: Readonly<Record<string, Readonly<Record<string, Range>>>>;
  readonly ranks: Readonly<Record<string, Ranks>>;
  readonly bundles: readonly Bundle[];
  /** What one time unit of the world as it is is worth to each party, until a step that stops it is done. */
  readonly drift: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By event of the agreement: what it changes. */
  readonly events?: Readonly<Record<string, Effect>>;
  /** What each party gets by having no agreement; 0 where absent. Set by the events that have come, never by a file. */
  readonly outside?: Readonly<Record<string, Range>>;
  /** One sentence for a step's worths, or for one key such as `a2.A` or `stakes.A`. */
  readonly why: Readonly<Record<string, string>>;
  readonly basis: Readonly<Record<string, string>>;
  /** Ids of the persons who hold this view. */
  readonly people?: readonly string[];
  readonly note?: string;
  readonly sources?: readonly string[];
}
