import type { Entry } from '@lockstep/engine/status/entry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countingOf, diffEntries, type Numbered, restsOn } from '../../src/diff/diff.ts';
import { samples } from '../entry/lines.ts';

const numbered = (entries: readonly Entry[]): Numbered[] => entries.map((entry, number) => ({ number, entry }));
const statements = samples.slice(0, 7);
const numbers = (list: readonly Numbered[]) => list.map(({ number }) => number);

describe('what differs between two records', () => {
  it('is nothing where they are the same, and what was added where one goes on', () => {
    expect(diffEntries(numbered(samples), numbered(samples))).toEqual({
      added: [],
      lost: [],
      changed: [],
      parts_at: null,
    });
    const { added, lost, parts_at } = diffEntries(numbered(samples.slice(0, 3)), numbered(samples));
    expect({ added: numbers(added), lost, parts_at }).toEqual({ added: [3, 4, 5, 6, 7, 8], lost: [], parts_at: null });
  });

  it('is every entry that was silently lost, whatever the order of the others', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...statements]), (kept) => {
        const { lost, changed, added } = diffEntries(numbered(statements), numbered(kept));
        expect(lost.map(({ entry }) => entry)).toEqual(statements.filter((entry) => !kept.includes(entry)));
        expect([changed, added]).toEqual([[], []]);
      }),
    );
  });

  it('is an entry of which a key was changed, with the key', () => {
    const after = statements.map((entry, k) =>
      k === 1 ? ({ ...entry, amount: 40_000, method: 'Counted.' } as Entry) : entry,
    );
    const { changed, lost, added, parts_at } = diffEntries(numbered(statements), numbered(after));
    expect(changed.map(({ before, after, keys }) => [before.number, after.number, keys])).toEqual([
      [1, 1, ['amount', 'method']],
    ]);
    expect([lost, added, parts_at]).toEqual([[], [], 1]);
  });

  it('is one lost and one added where both the day and the outcome are other', () => {
    const after = statements.map((entry, k) =>
      k === 0 ? ({ ...entry, at: '2018-07-01', to: 'agreed' } as Entry) : entry,
    );
    const { changed, lost, added } = diffEntries(numbered(statements), numbered(after));
    expect([changed, numbers(lost), numbers(added)]).toEqual([[], [0], [0]]);
  });

  it('counts an entry that stood twice and stands once', () => {
    const [first] = statements as [Entry];
    expect(numbers(diffEntries(numbered([first, first]), numbered([first])).lost)).toEqual([1]);
  });

  it('does not look at entry times, but says where the lists part', () => {
    const later = statements.map((entry) => ({ ...entry, recorded_at: '2026-11-25T00:00:00Z' }));
    expect(diffEntries(numbered(statements), numbered(later))).toEqual({
      added: [],
      lost: [],
      changed: [],
      parts_at: 0,
    });
  });
});

describe('the entries that count', () => {
  const wrong = { corrects: 0, at: '2019', by: 'US', basis: 'seen', recorded_at: '2026-11-24T18:05:26Z' } as const;

  it('are without those that were corrected, with what counts instead', () => {
    const all = numbered([
      ...statements.slice(0, 2),
      wrong,
      { ...wrong, corrects: 1, instead: statements[3] as never },
    ]);
    expect(countingOf(all).map(({ number, entry }) => [number, 'step' in entry && entry.step])).toEqual([
      [3, 'halt-exercises'],
    ]);
  });

  it('are with an entry again whose correction was corrected', () => {
    expect(numbers(countingOf(numbered([statements[0] as Entry, wrong, { ...wrong, corrects: 1 }])))).toEqual([0]);
  });

  it('rest on the sources they name', () => {
    const on = (source: string) => numbers(numbered(samples).filter((each) => restsOn(each, source)));
    expect([on('aca-2019'), on('kcna-2018'), on('other')]).toEqual([[0, 1], [1], []]);
  });
});
