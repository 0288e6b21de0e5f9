import fc from 'fast-check';
import type { Agreement, Rule, Step } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';
import type { Asked } from '../../src/plan/problem.ts';
import { agreement, assessment, step } from './build.ts';

export interface RandomCase {
  readonly agreement: Agreement;
  readonly assessment: Assessment;
  readonly asked: Asked;
}

/** Small cases with every feature of question 1: two or three sides, joint steps, bundles, rules, sets, the middle. */
export function randomCases(most: number): fc.Arbitrary<RandomCase> {
  return fc
    .tuple(fc.integer({ min: 2, max: most }), fc.constantFrom<string[]>(['A', 'B'], ['A', 'B'], ['A', 'B', 'C']))
    .chain(([count, parties]) => caseOf(count, parties));
}

/** The same with durations, lags, false alarms, impatience and hazard; some party may be patient. */
export function timedCases(most: number): fc.Arbitrary<RandomCase> {
  const check = fc.record({ lag: fc.constantFrom(0, 0.5, 2), falseAlarm: fc.constantFrom(0, 0, 0.05, 0.3) });
  const timing = fc.record({
    duration: fc.constantFrom(0, 0.5, 1, 1, 3),
    verification: fc.array(
      check.map((each) => ({ ...each })),
      { maxLength: 2 },
    ),
  });
  const rate = fc.constantFrom(0, 0, 0.01, 0.1, 0.4);
  return randomCases(most).chain(({ agreement: file, assessment: view, asked }) =>
    fc
      .record({
        timings: fc.tuple(...file.steps.map(() => timing)),
        impatience: fc.record(Object.fromEntries(file.parties.map(({ id }) => [id, rate]))),
        hazard: fc.constantFrom(0, 0.02, 0.2),
      })
      .filter(({ impatience, hazard }) => hazard > 0 || Object.values(impatience).some((each) => each > 0))
      .map(({ timings, impatience, hazard }) => ({
        agreement: { ...file, steps: file.steps.map((each, k) => ({ ...each, ...timings[k] })) },
        assessment: { ...view, impatience, hazard },
        asked,
      })),
  );
}

function caseOf(count: number, parties: string[]): fc.Arbitrary<RandomCase> {
  const ids = Array.from({ length: count }, (_, k) => `s${k + 1}`);
  const worth = fc.record(Object.fromEntries(parties.map((id) => [id, fc.integer({ min: -9, max: 12 })])));
  const order = fc.shuffledSubarray(ids, { minLength: count, maxLength: count });
  return fc
    .record({
      steps: fc.tuple(...ids.map((id) => stepOf(id, parties))),
      worth: fc.tuple(...ids.map(() => worth)),
      order,
      edges: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: count }),
      before: fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 2 }),
      cut: fc.nat(count),
      sets: fc.record({
        escrow: fc.boolean(),
        together: fc.boolean(),
        size: fc.integer({ min: 2, max: 3 }),
        inReading: fc.boolean(),
      }),
      cost: fc.record(Object.fromEntries(parties.map((id) => [id, fc.integer({ min: 0, max: 2 })]))),
      bundles: fc.array(
        fc.record({ steps: fc.subarray(ids, { minLength: Math.min(2, count), maxLength: Math.min(3, count) }), worth }),
        { maxLength: 2 },
      ),
      stakes: fc.record(Object.fromEntries(parties.map((id) => [id, fc.integer({ min: 0, max: 8 })]))),
      bonds: fc.record(Object.fromEntries(parties.map((id) => [id, fc.integer({ min: 0, max: 2 })]))),
      never: fc.option(fc.constantFrom(...ids), { freq: 6, nil: undefined }),
      drop: fc.option(fc.constantFrom(...ids), { freq: 6, nil: undefined }),
      doneShare: fc.constantFrom(0, 0, 0, 1, 2),
    })
    .map((raw) => assemble(parties, ids, raw));
}

function stepOf(id: string, parties: readonly string[]): fc.Arbitrary<Step> {
  const one = fc.constantFrom(...parties).map((party) => [party]);
  const joint = fc.constant([parties[0] as string, parties[1] as string]);
  return fc
    .record({ by: fc.oneof({ weight: 6, arbitrary: one }, { weight: 1, arbitrary: joint }), quarter: fc.nat(4) })
    .map(({ by, quarter }) => step(id, by, { reversible: quarter / 4 }));
}

interface Raw {
  steps: Step[];
  worth: Record<string, number>[];
  order: string[];
  edges: [number, number][];
  before: [string, string][];
  cut: number;
  sets: { escrow: boolean; together: boolean; size: number; inReading: boolean };
  cost: Record<string, number>;
  bundles: { steps: string[]; worth: Record<string, number> }[];
  stakes: Record<string, number>;
  bonds: Record<string, number>;
  never: string | undefined;
  drop: string | undefined;
  doneShare: number;
}

function assemble(parties: string[], ids: string[], raw: Raw): RandomCase {
  const place = new Map(raw.order.map((id, k) => [id, k]));
  const requires = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const [from, to] of raw.edges) {
    const [first, second] = [raw.order[Math.min(from, to)] as string, raw.order[Math.max(from, to)] as string];
    if (first !== second) requires.get(second)?.add(first);
  }
  const rules = rulesOf(raw, place, requires);
  const steps = raw.steps.map((each) => ({
    ...each,
    requires: [...(requires.get(each.id) as Set<string>)].map((id) => ({ step: id, moment: 'done' as const })),
  }));
  const [own, read] = raw.sets.inReading ? [[], rules] : [rules, []];
  const base = {
    ...agreement(parties, steps, own),
    bonds: raw.bonds,
    readings: read.length > 0 ? { A: { rules: read } } : {},
  };
  const worth = Object.fromEntries(ids.map((id, k) => [id, raw.worth[k] as Record<string, number>]));
  const isPlain = rules.every((rule) => rule.kind === 'before') && raw.drop === undefined;
  return {
    agreement: base,
    assessment: assessment(worth, { bundles: raw.bundles, stakes: raw.stakes }),
    asked: {
      ...(raw.drop !== undefined && ids.length > 2 && { drop: [raw.drop] }),
      ...(isPlain &&
        raw.before.length === 0 &&
        raw.doneShare > 0 && { done: raw.order.slice(0, Math.min(raw.doneShare, ids.length - 1)) }),
    },
  };
}

/** Red lines as drawn; sets made of neighbours of a hidden order, none of whose steps requires another of a together set. */
function rulesOf(raw: Raw, place: ReadonlyMap<string, number>, requires: ReadonlyMap<string, Set<string>>): Rule[] {
  const rules: Rule[] = raw.before.filter(([x, y]) => x !== y).map((steps) => ({ kind: 'before', of: 'A', steps }));
  if (raw.never !== undefined && place.size > 3) rules.push({ kind: 'never', of: 'A', step: raw.never });
  const start = raw.cut;
  const escrow = raw.order.slice(start, start + raw.sets.size);
  if (raw.sets.escrow && escrow.length > 1)
    rules.push({ kind: 'escrow', steps: escrow, guarantor: 'un', cost: raw.cost });
  const rest = raw.order.slice(0, start);
  const together = rest
    .slice(0, raw.sets.size)
    .filter((id, _, set) => !set.some((other) => requires.get(id)?.has(other)));
  if (raw.sets.together && together.length > 1) rules.push({ kind: 'together', of: 'B', steps: together });
  return rules;
}
