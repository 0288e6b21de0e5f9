/** The names that an entry can mention: those of an agreement, and the ids of its sources. */
import type { Agreement } from '@lockstep/engine/agreement';

export interface EntryNames {
  /** Steps, and promises beside them. */
  /** Steps, and commitments that are no steps. */
  readonly steps: readonly string[];
  /** How often each repeated step is repeated. */
  readonly repeats: ReadonlyMap<string, number>;
  /** The steps that have an amount. */
  readonly amounts: ReadonlySet<string>;
  readonly parties: readonly string[];
  /** Parties, others and people. */
  readonly speakers: readonly string[];
  readonly powers: readonly string[];
  readonly sources: readonly string[];
}

export function namesOf(agreement: Agreement, sources: readonly { readonly id: string }[]): EntryNames {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const { commitments = [], parties, others, people, powers = [] } = agreement;
  const steps = [...agreement.steps, ...commitments];
  return {
    steps: ids(steps),
    repeats: new Map(steps.flatMap(({ id, repeat }) => (repeat ? [[id, repeat.times] as const] : []))),
    amounts: new Set(ids(steps.filter(({ amount }) => amount !== undefined))),
    parties: ids(parties),
    speakers: ids([...parties, ...others, ...people]),
    powers: ids(powers),
    sources: ids(sources),
  };
}

/** The step itself, or the one that is repeated: `a2` of `a2.3`; undefined if there is none. */
export function stepOf(name: string, { steps, repeats }: EntryNames): string | undefined {
  if (steps.includes(name)) return name;
  const [base = '', count] = name.split('.');
  return count !== undefined && Number(count) <= (repeats.get(base) ?? 0) ? base : undefined;
}
