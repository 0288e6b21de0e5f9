import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatusAnswer } from '../../src/status/answer.ts';
import type { Entry, StepEntry } from '../../src/status/entry.ts';
import { status } from '../../src/status/status.ts';
import { oracle } from './oracle.ts';
import { randomRecords } from './random-records.ts';

const numRuns = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 300);

describe('random records of random agreements', { timeout: 120_000 }, () => {
  it('come out as a plain reading of every day has them', () => {
    fc.assert(
      fc.property(randomRecords, ({ agreement: file, entries, asOf }) => {
        const answer = status(file, entries, { asOf });
        const rows = answer.steps.map(({ promise: p, evidence: e, legal: l, is_done: done, due }) => ({
          promise: p.state,
          since: p.since,
          evidence: e.state,
          evidenceSince: e.since,
          legal: l.state,
          legalSince: l.since,
          done,
          due,
        }));
        const expected = oracle(file, entries, asOf);
        expect(rows).toEqual(expected.rows);
        expect(answer.misfits.map(({ entry }) => entry)).toEqual(expected.misfits);
      }),
      { numRuns },
    );
  });

  it('as known on an earlier day are not changed by what is entered later', () => {
    fc.assert(
      fc.property(randomRecords, fc.nat(20), ({ agreement: file, entries, asOf }, cut) => {
        const known = entries.slice(0, cut);
        const knownOn = known.at(-1)?.recorded_at.slice(0, 10);
        if (knownOn === undefined) return;
        const sameDay = entries.filter(({ recorded_at }) => recorded_at.slice(0, 10) <= knownOn);
        expect(status(file, entries, { asOf, knownOn })).toEqual(status(file, sameDay, { asOf, knownOn }));
      }),
      { numRuns },
    );
  });

  it('as of a day are not changed by what happened later', () => {
    fc.assert(
      fc.property(randomRecords, ({ agreement: file, entries, asOf }) => {
        const earlier = entries.filter(({ at }) => at <= asOf);
        expect(facts(status(file, entries, { asOf }))).toEqual(facts(status(file, earlier, { asOf })));
      }),
      { numRuns },
    );
  });

  it('with an entry corrected away come out as if it had never been made', () => {
    fc.assert(
      fc.property(randomRecords, fc.nat(13), ({ agreement: file, entries, asOf }, k) => {
        if (k >= entries.length) return;
        const corrected: Entry[] = [...entries, correctionOf(k)];
        const without = entries.filter((_, other) => other !== k);
        expect(facts(status(file, corrected, { asOf }))).toEqual(facts(status(file, without, { asOf })));
      }),
      { numRuns },
    );
  });

  it('with an entry put in place of another come out as if it had been made at first', () => {
    fc.assert(
      fc.property(randomRecords, fc.nat(13), fc.nat(13), ({ agreement: file, entries, asOf }, k, other) => {
        if (k >= entries.length || other >= entries.length) return;
        const { recorded_at, ...instead } = entries[other] as StepEntry;
        const corrected: Entry[] = [...entries, { ...correctionOf(k), instead } as Entry];
        const replaced = entries.map(
          (each, at): Entry => (at === k ? { ...instead, recorded_at: each.recorded_at } : each),
        );
        expect(facts(status(file, corrected, { asOf }))).toEqual(facts(status(file, replaced, { asOf })));
      }),
      { numRuns },
    );
  });

  it('told in another order come out alike where no two entries share a day', () => {
    fc.assert(
      fc.property(randomRecords, ({ agreement: file, entries, asOf }) => {
        const days = new Set<string>();
        const apart = entries.filter(({ at }) => !days.has(at) && days.add(at));
        expect(facts(status(file, apart.toReversed(), { asOf }))).toEqual(facts(status(file, apart, { asOf })));
      }),
      { numRuns },
    );
  });
});

function correctionOf(corrects: number): Entry {
  return { at: '2021-01-01', recorded_at: '2021-01-01T00:00:00Z', by: 'registrar', basis: 'seen', corrects };
}

/** Everything but the counts and the numbers of entries, which have moved. */
function facts(answer: StatusAnswer): unknown {
  const { entries: _, why: __, ...rest } = answer;
  const plain = JSON.parse(JSON.stringify(rest, (key, value) => (key === 'entry' ? 0 : value)));
  plain.misfits.sort((a: { sentence: string }, b: { sentence: string }) => (a.sentence < b.sentence ? -1 : 1));
  return plain;
}
