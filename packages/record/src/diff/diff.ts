/**
 * Two records, or two lists of entries: what is in one and not in the other. Entries are the same where all their keys are
 * but `recorded_at`; one that is gone and one that is new are one entry that was changed where they are about the same
 * thing, by the same speaker, and have the day or the outcome in common.
 */
import type { Entry } from '@lockstep/engine/status/entry';
import { canonical, type Json } from '../json/canonical.ts';

export interface Numbered {
  readonly number: number;
  readonly entry: Entry;
}

export interface Changed {
  readonly before: Numbered;
  readonly after: Numbered;
  /** The keys whose values differ. */
  readonly keys: readonly string[];
}

export interface EntryDiff {
  readonly added: readonly Numbered[];
  readonly lost: readonly Numbered[];
  readonly changed: readonly Changed[];
  /** The first number at which the later list does not go on from the earlier one, entry times and order counted; null: it does. */
  readonly parts_at: number | null;
}

export function diffEntries(before: readonly Numbered[], after: readonly Numbered[]): EntryDiff {
  const lost = without(before, after);
  const added = without(after, before);
  const changed: Changed[] = [];
  for (const old of lost) {
    const best = closest(
      old,
      added.filter((each) => changed.every((pair) => pair.after !== each)),
    );
    if (best) changed.push({ before: old, after: best, keys: differing(old.entry, best.entry) });
  }
  return {
    added: added.filter((each) => changed.every((pair) => pair.after !== each)),
    lost: lost.filter((each) => changed.every((pair) => pair.before !== each)),
    changed,
    parts_at: partsAt(before, after),
  };
}

/** The entries of the first list that the second has fewer of. */
function without(list: readonly Numbered[], other: readonly Numbered[]): Numbered[] {
  const counts = new Map<string, number>();
  for (const { entry } of other) counts.set(textOf(entry), (counts.get(textOf(entry)) ?? 0) + 1);
  return list.filter(({ entry }) => {
    const count = counts.get(textOf(entry)) ?? 0;
    counts.set(textOf(entry), count - 1);
    return count <= 0;
  });
}

type Fields = Readonly<Record<string, Json>>;

function fieldsOf({ recorded_at: _, ...rest }: Entry): Fields {
  return rest as unknown as Fields;
}

/** What an entry says, without when it was made. */
export function textOf(entry: Entry): string {
  return canonical(fieldsOf(entry));
}

function closest(old: Numbered, candidates: readonly Numbered[]): Numbered | undefined {
  let best: Numbered | undefined;
  for (const each of candidates) {
    if (!isAboutSame(old.entry, each.entry)) continue;
    if (!best || differing(old.entry, each.entry).length < differing(old.entry, best.entry).length) best = each;
  }
  return best;
}

const subjects = ['step', 'axis', 'power', 'notice', 'about', 'corrects', 'by'];
const outcomes = ['to', 'act', 'terms', 'now', 'instead'];

function isAboutSame(one: Entry, other: Entry): boolean {
  const keys = differing(one, other);
  return (
    subjects.every((key) => !keys.includes(key)) &&
    (!keys.includes('at') || outcomes.every((key) => !keys.includes(key)))
  );
}

function differing(one: Entry, other: Entry): string[] {
  const [a, b] = [fieldsOf(one), fieldsOf(other)];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return keys.filter((key) => canonical(a[key] ?? null) !== canonical(b[key] ?? null));
}

function partsAt(before: readonly Numbered[], after: readonly Numbered[]): number | null {
  const same = (index: number) =>
    canonical(before[index]?.entry as never) === canonical((after[index]?.entry ?? null) as never);
  const first = before.findIndex((_, index) => !same(index));
  return first < 0 ? null : first;
}

/** The entries that count: corrected ones are left out, and what counts instead of one stands under the number of the correction. */
export function countingOf(entries: readonly Numbered[]): Numbered[] {
  const corrected = new Set<number>();
  for (const { number, entry } of entries.toReversed()) {
    if ('corrects' in entry && !corrected.has(number)) corrected.add(entry.corrects);
  }
  return entries.flatMap(({ number, entry }) => {
    if (corrected.has(number)) return [];
    if (!('corrects' in entry)) return [{ number, entry }];
    return entry.instead ? [{ number, entry: { ...entry.instead, recorded_at: entry.recorded_at } as Entry }] : [];
  });
}

/** Does an entry rest on this source? Entries about other entries never do. */
export function restsOn({ entry }: Numbered, source: string): boolean {
  return !('about' in entry) && !('corrects' in entry) && [entry.source ?? []].flat().includes(source);
}
