import fc from 'fast-check';
import type { Agreement, Requirement, Step, Until } from '../../src/agreement/agreement.ts';
import type { StepEntry } from '../../src/status/entry.ts';
import { agreement, step } from '../plan/build.ts';
import { inDays } from './entries.ts';

export interface RandomRecord {
  readonly agreement: Agreement;
  /** In the order of recording. */
  readonly entries: readonly StepEntry[];
  readonly asOf: string;
}

const ids = ['s1', 's2', 's3', 's4'];
const date = fc.integer({ min: 0, max: 39 }).map((k) => new Date(Date.UTC(2020, 0, 1 + k)).toISOString().slice(0, 10));
const id = fc.constantFrom(...ids);

const until: fc.Arbitrary<Until> = fc.oneof(
  date,
  id.map((each) => ({ done: each })),
  fc.constantFrom(...ids, 'talks').map((each) => ({ while: each })),
  fc
    .array(
      fc.oneof(
        date,
        id.map((each) => ({ done: each })),
      ),
      { minLength: 1, maxLength: 2 },
    )
    .map((any) => ({ any })),
);

/** Requires point to earlier steps of the file or, in another order, to later ones; never in a circle. */
function requirement(k: number, order: readonly string[]): fc.Arbitrary<Requirement[]> {
  const before = order.slice(0, order.indexOf(ids[k] as string));
  if (before.length === 0) return fc.constant([]);
  const moment = fc.constantFrom('done', 'done', 'begun', 'verified') as fc.Arbitrary<Requirement['moment']>;
  const one = fc
    .tuple(fc.constantFrom(...before), moment, fc.boolean())
    .map(([other, when, toB]) => ({ step: other, moment: when, ...(when === 'verified' && toB && { to: 'B' }) }));
  return fc.array(one, { maxLength: 2 });
}

function steps(order: readonly string[]): fc.Arbitrary<Step[]> {
  const one = (k: number) =>
    fc
      .record(
        {
          by: fc.constantFrom(['A'], ['B']),
          kind: fc.constantFrom('achieve', 'achieve', 'achieve', 'maintain', 'refrain'),
          requires: requirement(k, order),
          status: fc.constantFrom('agreed', 'bracketed', 'tacit'),
          due: fc.oneof(
            date,
            fc.record({
              within: fc.integer({ min: 0, max: 8 }),
              of: fc.oneof(
                fc.constant('signature'),
                fc.tuple(id, fc.constantFrom('begun', 'done', 'verified')).map((pair) => pair.join('.')),
              ),
            }),
          ),
          until,
          duration: fc.integer({ min: 0, max: 4 }),
          verification: fc.constantFrom([], [{ by: 'B' }]),
          late: fc.constantFrom('accept', 'void'),
          amount: fc.constant({ of: 0.6, unit: 't' }),
        },
        { requiredKeys: ['by', 'kind', 'requires', 'duration', 'verification'] },
      )
      .map(({ by, ...rest }) => step(ids[k] as string, by, rest as Partial<Step>));
  return fc.tuple(...ids.map((_, k) => one(k)));
}

const acts = {
  promise: [
    'proposed',
    'agreed',
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'excused',
    'breached',
    'cured',
    'terminated',
    'reversed',
    'suspended',
    'resumed',
    'waived',
    'superseded',
  ],
  evidence: ['claimed', 'under review', 'verified', 'verified', 'partly verified', 'refuted', 'disputed'],
  legal: ['barred', 'exempted', 'lifted', 'reimposed'],
};

const entry: fc.Arbitrary<StepEntry> = fc.constantFrom('promise', 'promise', 'evidence', 'legal').chain((axis) =>
  fc.record(
    {
      at: date,
      recorded_at: date.map((each) => `${each}T12:00:00Z`),
      by: fc.constantFrom('A', 'B', 'press'),
      basis: fc.constant('seen'),
      step: id,
      axis: fc.constant(axis),
      to: fc.constantFrom(...acts[axis as keyof typeof acts]),
      amount: fc.constantFrom(0.1, 0.2, 0.3, 0.6),
      satisfies: fc.constantFrom(['A'], ['B']),
      until: date,
    },
    { requiredKeys: ['at', 'recorded_at', 'by', 'basis', 'step', 'axis', 'to'] },
  ),
) as fc.Arbitrary<StepEntry>;

export const randomRecords: fc.Arbitrary<RandomRecord> = fc
  .shuffledSubarray(ids, { minLength: ids.length })
  .chain((order) =>
    fc.record({
      steps: steps(order),
      signed: fc.option(date, { freq: 2, nil: undefined }),
      entries: fc.array(entry, { maxLength: 14 }),
      asOf: date,
    }),
  )
  .map(({ steps: list, signed, entries, asOf }) => ({
    agreement: {
      ...inDays(agreement(['A', 'B'], list)),
      asOf: '2020-01-05',
      ...(signed !== undefined && { signed }),
    },
    entries: entries.toSorted((a, b) => (a.recorded_at < b.recorded_at ? -1 : a.recorded_at > b.recorded_at ? 1 : 0)),
    asOf,
  }));
