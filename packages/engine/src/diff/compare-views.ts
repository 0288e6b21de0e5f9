import type { Range } from '../agreement/agreement.ts';
import type { Assessment, Bundle } from '../agreement/assessment.ts';
import { likelyValue } from '../agreement/worth.ts';
import type { Entry } from './answer.ts';
import type { Content } from './content.ts';
import { changeOf, type Edit, edit, type Frame, inAssessment, type Lean, leanOf, plainEdits, snake } from './edit.ts';
import { keysOf, same, spelled } from './same.ts';

/** Keys of an assessment that are compared in ways of their own; all others are plain data. */
const own: readonly string[] = [
  'agreement',
  'scale',
  'stakes',
  'impatience',
  'hazard',
  'worth',
  'ranks',
  'bundles',
  'drift',
  'why',
  'basis',
];

/** What differs in the assessments; nothing is said of parties and steps that only one side has. */
export function* viewEdits(before: Content, after: Content, frame: Frame): Iterable<Edit> {
  const [a, b] = [before.assessment, after.assessment];
  if (!a || !b) return;
  const common = (key: 'steps' | 'parties') =>
    after.agreement[key].map(({ id }) => id).filter((id) => before.agreement[key].some((each) => each.id === id));
  const views: Views = { a, b, steps: common('steps'), parties: common('parties'), frame };
  const plain = keysOf(a, b).filter((key) => !own.includes(key)) as (keyof Assessment)[];
  for (const key of plain) yield* plainEdits('assessment', [snake(key)], a[key], b[key]);
  yield* plainEdits('assessment', ['scale'], a.scale, b.scale);
  yield* stakeEdits(views);
  yield* rateEdits(views);
  yield* worthEdits(views);
  yield* rankEdits(views);
  yield* bundleEdits(views);
  yield* driftEdits(views);
  for (const key of ['why', 'basis'] as const) {
    for (const subject of keysOf(a[key], b[key])) {
      yield* plainEdits('assessment', [key, subject], a[key][subject], b[key][subject]);
    }
  }
}

interface Views {
  readonly a: Assessment;
  readonly b: Assessment;
  /** Ids that both sides have. */
  readonly steps: readonly string[];
  readonly parties: readonly string[];
  readonly frame: Frame;
}

/** A number that is not the same, with its reason: `subjects` are the keys under which one may stand, the nearest first. */
function numberEdit(
  { a, b }: Views,
  place: readonly string[],
  [before, after]: readonly [Range, Range],
  subjects: readonly string[],
  lean: Lean,
  put?: (view: Assessment) => Assessment,
): Edit {
  const why = (view: Assessment) => {
    const subject = subjects.find((each) => view.why[each] !== undefined);
    return subject === undefined ? null : (view.why[subject] as string);
  };
  const difference: Entry = {
    change: changeOf(before, after),
    file: 'assessment',
    place,
    before,
    after,
    likely: { before: likelyValue(before), after: likelyValue(after) },
    why: { before: why(a), after: why(b) },
  };
  return edit(difference, lean, put && inAssessment(put));
}

function* stakeEdits(views: Views): Iterable<Edit> {
  const { a, b, parties, frame } = views;
  for (const id of parties) {
    const pair = [a.stakes[id] ?? 0, b.stakes[id] ?? 0] as const;
    if (same(...pair)) continue;
    yield numberEdit(views, ['stakes', id], pair, [`stakes.${id}`, 'stakes'], leanOf(...pair, frame), (view) => ({
      ...view,
      stakes: { ...view.stakes, [id]: pair[1] },
    }));
  }
}

function* rateEdits(views: Views): Iterable<Edit> {
  const { a, b, parties } = views;
  const lean = (pair: readonly [Range, Range]) => (likelyValue(pair[0]) === likelyValue(pair[1]) ? 'neither' : 'open');
  for (const id of parties) {
    const pair = [a.impatience[id] ?? 0, b.impatience[id] ?? 0] as const;
    if (same(...pair)) continue;
    yield numberEdit(views, ['impatience', id], pair, [`impatience.${id}`, 'impatience'], lean(pair), (view) => ({
      ...view,
      impatience: { ...view.impatience, [id]: pair[1] },
    }));
  }
  const pair = [a.hazard, b.hazard] as const;
  if (same(...pair)) return;
  yield numberEdit(views, ['hazard'], pair, ['hazard'], lean(pair), (view) => ({ ...view, hazard: pair[1] }));
}

function* worthEdits(views: Views): Iterable<Edit> {
  const { a, b, steps, frame } = views;
  const parts = keysOf(a.worth, b.worth).filter((id) => steps.some((step) => id.startsWith(`${step}.`)));
  for (const step of [...steps, ...parts]) {
    for (const id of views.parties.filter((party) => isByNumbers(a, party) === isByNumbers(b, party))) {
      const [was, is] = [a.worth[step]?.[id], b.worth[step]?.[id]];
      const pair = [was ?? 0, is ?? 0] as const;
      if (same(...pair)) continue;
      const subjects = [`${step}.${id}`, step, step.replace(/\.\d+$/, '')];
      const isPart = step.includes('.');
      const lean = isPart ? 'open' : leanOf(...pair, frame);
      yield numberEdit(views, ['worth', step, id], pair, subjects, lean, (view) => ({
        ...view,
        worth: { ...view.worth, [step]: putOrTake(view.worth[step] ?? {}, id, is) },
      }));
    }
  }
}

function putOrTake<Value>(row: Readonly<Record<string, Value>>, key: string, value: Value | undefined) {
  const { [key]: _, ...rest } = row;
  return value === undefined ? rest : { ...rest, [key]: value };
}

/** Has the party worths in numbers? Ranks beside numbers only filter draws. */
function isByNumbers(view: Assessment, party: string): boolean {
  return view.ranks[party] === undefined || Object.values(view.worth).some((row) => row[party] !== undefined);
}

/** Ranks of one party count as one entry, and so does the step from numbers to ranks or back. */
function* rankEdits({ a, b, parties }: Views): Iterable<Edit> {
  for (const id of parties) {
    const isOtherForm = isByNumbers(a, id) !== isByNumbers(b, id);
    const [before, after] = [a, b].map((view) => view.ranks[id] ?? (isOtherForm ? columnOf(view, id) : undefined));
    if (spelled(before, true) === spelled(after, true)) continue;
    const counts = isOtherForm || !isByNumbers(b, id);
    yield edit(
      { change: changeOf(before, after), file: 'assessment', place: ['ranks', id], before, after },
      counts ? 'open' : 'neither',
      inAssessment((view) => ({
        ...view,
        ranks: putOrTake(view.ranks, id, b.ranks[id]),
        ...(isOtherForm && { worth: withColumn(view, b, id) }),
      })),
    );
  }
}

/** A party's worths by step. */
function columnOf(view: Assessment, party: string): Record<string, Range> {
  const rows = Object.entries(view.worth).flatMap(([step, row]): [string, Range][] =>
    row[party] === undefined ? [] : [[step, row[party]]],
  );
  return Object.fromEntries(rows);
}

function withColumn(view: Assessment, other: Assessment, party: string): Assessment['worth'] {
  const steps = keysOf(view.worth, other.worth);
  return Object.fromEntries(
    steps.map((step) => [step, putOrTake(view.worth[step] ?? {}, party, other.worth[step]?.[party])]),
  );
}

/** Bundles are told by their steps; of several with the same steps by their turn. Each party's worth is one entry. */
function* bundleEdits(views: Views): Iterable<Edit> {
  const { a, b, parties, frame } = views;
  const [old, now] = [a, b].map((view) => byKey(view.bundles)) as [Record<string, Bundle>, Record<string, Bundle>];
  for (const key of keysOf(old, now)) {
    const { steps } = (now[key] ?? old[key]) as Bundle;
    for (const id of parties) {
      const [was, is] = [old[key]?.worth[id], now[key]?.worth[id]];
      const pair = [was ?? 0, is ?? 0] as const;
      if (same(...pair)) continue;
      const place = ['bundles', steps.join(' + '), id];
      const made = numberEdit(views, place, pair, ['bundles'], leanOf(...pair, frame), (view) => ({
        ...view,
        bundles: withBundle(view.bundles, key, steps, (worth) => putOrTake(worth, id, is)),
      }));
      const change = now[key] ? (old[key] ? 'changed' : 'added') : 'dropped';
      yield { ...made, difference: { ...made.difference, change } };
    }
  }
}

function byKey(bundles: readonly Bundle[]): Record<string, Bundle> {
  const seen: Record<string, Bundle> = {};
  for (const bundle of bundles) {
    const key = [...bundle.steps].sort().join(' + ');
    let turn = key;
    for (let k = 2; seen[turn]; k++) turn = `${key} (${k})`;
    seen[turn] = bundle;
  }
  return seen;
}

function withBundle(
  bundles: readonly Bundle[],
  key: string,
  steps: readonly string[],
  change: (worth: Bundle['worth']) => Bundle['worth'],
): readonly Bundle[] {
  const keyed = byKey(bundles);
  return Object.values({ ...keyed, [key]: { steps, worth: change(keyed[key]?.worth ?? {}) } });
}

function* driftEdits(views: Views): Iterable<Edit> {
  const { a, b } = views;
  for (const name of keysOf(a.drift, b.drift)) {
    for (const id of views.parties) {
      const pair = [a.drift[name]?.[id] ?? 0, b.drift[name]?.[id] ?? 0] as const;
      if (pair[0] !== pair[1])
        yield numberEdit(views, ['drift', name, id], pair, [`drift.${name}`, 'drift'], 'neither');
    }
  }
}
