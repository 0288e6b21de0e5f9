import type { Agreement, Range, Requirement, Rule, Span, Step } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCase } from '../src/case.ts';
import { sayFault } from '../src/wording.ts';
import { writeAgreement, writeAssessment, writeSources } from '../src/write.ts';

const parties = ['A', 'B', 'null'];
const stepIds = ['a1', 'true', 'étape_2', '合意-3', 'y', '_0'];

const text = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...'ab1: -#"\'{}[],&*!|>%@`\\\n\té合~?<.0_e'), minLength: 1 }),
    fc.constantFrom(
      'null',
      '~',
      'true',
      '12',
      '0777',
      '1_000',
      '0x1F',
      '0b1',
      '.inf',
      '1e400',
      '2019-02-24',
      '<<',
      '- a',
      'a: b',
      '---',
    ),
  )
  .filter((value) => value !== '');
const number = fc.integer({ min: -9999, max: 9999 }).map((hundredths) => hundredths / 100);
const positive = number.map(Math.abs);
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
const party = fc.constantFrom(...parties);
const step = fc.constantFrom(...stepIds);

function rangeOf(of: fc.Arbitrary<number>): fc.Arbitrary<Range> {
  const sorted = (least: number) =>
    fc.array(of, { minLength: least, maxLength: least }).map((list) => list.sort((a, b) => a - b));
  return fc.oneof(of, sorted(2), sorted(3)) as fc.Arbitrary<Range>;
}

const span: fc.Arbitrary<Span> = fc.oneof(rangeOf(positive), fc.constantFrom('30 days', '1 week', '6 months'));

const rules: fc.Arbitrary<Rule[]> = fc.subarray<Rule>([
  { kind: 'never', of: 'A', step: 'a1' },
  { kind: 'together', of: 'B', steps: ['y', '_0'] },
  { kind: 'escrow', steps: ['a1', 'true'], guarantor: 'un', cost: { A: 0.1, null: 0 } },
  { kind: 'one_of', steps: ['a1', 'y'] },
  { kind: 'at_most_one', of: 'A', steps: ['y', '合意-3'] },
]);

/** Requirements point to the step before, so that there is no cycle; not among those of sets. */
const requirement = (before: string | undefined): fc.Arbitrary<Requirement[]> =>
  before === 'étape_2' || before === '合意-3'
    ? fc.subarray<Requirement>([
        { step: 'étape_2', moment: 'done' },
        { step: 'étape_2', moment: 'begun' },
        { step: 'étape_2', moment: 'verified', to: 'public' },
        { step: 'étape_2', moment: 'verified' },
      ])
    : fc.constant([]);

const verification = fc.record(
  {
    by: fc.constantFrom('A', 'un'),
    covers: fc.constantFrom('declared' as const, 'complete' as const),
    detects: rangeOf(share),
    lag: span,
    falseAlarm: rangeOf(share),
    satisfies: fc.subarray(['A', 'public']),
    risesTo: fc.dictionary(step, share),
    sample: fc.record({
      items: fc.integer({ min: 5, max: 99 }),
      diversions: fc.integer({ min: 1, max: 5 }),
      miss: share,
    }),
    note: text,
  },
  { requiredKeys: [] },
);

const warning = fc.record(
  {
    undo: span,
    detectionDelay: span,
    response: span,
    sources: fc.subarray(['s1', 's2'], { minLength: 1 }),
    note: text,
  },
  { requiredKeys: ['undo', 'detectionDelay', 'response', 'sources'] },
);

function makeStep(id: string, before: string | undefined): fc.Arbitrary<Step> {
  return fc.record(
    {
      id: fc.constant(id),
      title: text,
      by: fc.subarray(parties, { minLength: 1 }),
      kind: fc.constantFrom('achieve' as const, 'maintain' as const, 'refrain' as const),
      requires: requirement(before),
      needs: fc.array(
        fc.record({ who: fc.constantFrom('un'), chance: rangeOf(share), lead: span }, { requiredKeys: ['who'] }),
      ),
      answers: fc.array(
        fc.record({ step, link: fc.constantFrom('oral' as const, 'denied' as const) }, { requiredKeys: ['step'] }),
      ),
      duration: span,
      reversible: rangeOf(share),
      verification: fc.array(verification, { maxLength: 2 }),
      warning,
      delivers: fc.subarray(['relief/coal', 'relief/oil']),
      sources: fc.subarray(['s1', 's2']),
      status: fc.constantFrom('agreed' as const, 'proposed' as const),
      proposedBy: party,
      due: fc.oneof(
        fc.constant('2019-06-30'),
        fc.record({ within: span, of: fc.constantFrom('signature', 'y.begun') }),
      ),
      until: fc.constantFrom('2020-01-01', { done: 'y' }, { any: [{ while: '1e3' }, { any: ['2020-01-01'] }] }),
      repeat: fc.record({ every: span, times: fc.integer({ min: 1, max: 9 }) }),
      amount: fc.record({ of: number, unit: text, per: text }, { requiredKeys: ['of', 'unit'] }),
      activity: fc.constant('trade'),
      late: fc.constantFrom('accept' as const, 'void' as const),
      note: text,
      basis: fc.constantFrom('seen', 'judgement'),
    },
    {
      requiredKeys: [
        'id',
        'title',
        'by',
        'kind',
        'requires',
        'needs',
        'answers',
        'duration',
        'reversible',
        'verification',
        'delivers',
        'sources',
      ],
    },
  );
}

function makeCommitment(): fc.Arbitrary<Step> {
  const none = { needs: [], answers: [], delivers: [], duration: 0, reversible: 0 } as const;
  return fc
    .record(
      {
        id: fc.constantFrom('talks', 'off', '約束'),
        title: text,
        by: fc.subarray([...parties, 'un'], { minLength: 1 }),
        kind: fc.constantFrom('achieve' as const, 'maintain' as const, 'refrain' as const),
        verification: fc.array(verification, { maxLength: 2 }),
        sources: fc.subarray(['s1', 's2']),
        requires: fc.subarray<Requirement>([
          { step: 'y', moment: 'done' },
          { step: 'a1', moment: 'begun' },
        ]),
        due: fc.oneof(fc.constant('2019-06-30'), fc.record({ within: span, of: fc.constant('signature') })),
        until: fc.constantFrom('2020-01-01', { done: 'y' }),
        amount: fc.record({ of: number, unit: text, per: text }, { requiredKeys: ['of', 'unit'] }),
        late: fc.constantFrom('accept' as const, 'void' as const),
        note: text,
        basis: fc.constantFrom('seen', 'mixed'),
      },
      { requiredKeys: ['id', 'title', 'by', 'kind', 'requires', 'verification', 'sources'] },
    )
    .map((promise) => ({ ...promise, ...none }));
}

const agreement: fc.Arbitrary<Agreement> = fc.record(
  {
    id: fc.constantFrom('sample', 'no', 'null'),
    title: text,
    asOf: fc.constantFrom('2019-02-24', '2020-02-29'),
    signed: fc.constant('2018-06-12'),
    timeUnit: fc.constantFrom('day' as const, 'month' as const),
    parties: fc.tuple(...parties.map((id) => fc.record({ id: fc.constant(id), name: text }))),
    others: fc.tuple(
      fc.record({ id: fc.constant('un'), name: text, interest: text }, { requiredKeys: ['id', 'name'] }),
    ),
    people: fc.array(fc.record({ id: fc.constant('envoy'), side: party, role: text }, { requiredKeys: ['id'] }), {
      maxLength: 1,
    }),
    steps: fc.tuple(...stepIds.map((id, index) => makeStep(id, stepIds[index - 1]))),
    commitments: fc.tuple(makeCommitment()),
    rules,
    bonds: fc.dictionary(party, positive),
    readings: fc.constantFrom({}, { B: { rules: [{ kind: 'never' as const, step: 'y' }] } }),
    terms: fc.dictionary(
      fc.constantFrom('relief', 'denuclearization'),
      fc.constantFrom('x', { coal: { A: 'includes', list: [1, null, '01'] } }),
    ),
    powers: fc.tuple(
      fc.record(
        {
          id: fc.constantFrom('back', 'null'),
          holders: fc.subarray(parties, { minLength: 1 }),
          act: fc.constantFrom('reimpose' as const, 'extend' as const),
          target: fc.subarray(stepIds, { minLength: 1 }),
          notice: span,
          stages: fc.array(
            fc.record({ title: text, wait: span, by: fc.constantFrom('A', 'un') }, { requiredKeys: ['title', 'wait'] }),
            { minLength: 1, maxLength: 3 },
          ),
          wait: span,
          blockedBy: fc.record({ holders: fc.constant(['un']), act: text }),
          onSilence: fc.constantFrom('act' as const, 'lapse' as const),
          sunset: fc.constant('2025-10-18'),
          contestedBy: fc.subarray(parties),
          sources: fc.constant([]),
        },
        { requiredKeys: ['id', 'holders', 'act', 'target', 'contestedBy', 'sources'] },
      ),
    ),
    proposals: fc.tuple(
      fc.record(
        {
          id: fc.constantFrom('small', 'true'),
          title: text,
          steps: fc.subarray(stepIds, { minLength: 1 }),
          by: fc.constantFrom('A', 'un'),
          status: fc.constantFrom('rejected' as const, 'reported' as const),
          date: fc.constant('2019-02-28'),
          basis: fc.constantFrom('seen', 'mixed'),
          note: text,
          sources: fc.constant([]),
        },
        { requiredKeys: ['id', 'title', 'steps', 'sources'] },
      ),
    ),
    barriers: fc.constant({
      provisions: [{ id: 'p1', bars: ['coal'], contested: [], para: '18', sources: [] }],
      activities: [{ id: 'trade', tags: ['coal'], sources: [] }],
      acts: [
        {
          id: 'x1',
          act: 'suspend' as const,
          frees: ['p1'],
          activities: ['trade'],
          cost: [1, 2] as const,
          sources: ['s1'],
        },
      ],
    }),
    events: fc.constant([
      { id: 'vote', title: 'vote', date: '2020-11-03', kind: 'election' as const, sources: ['s1'] },
      { id: 'true', title: 'Year end', date: '2019-12-31', knownOn: '2019-04-12', basis: 'seen', sources: [] },
    ]),
    offers: fc.record({ every: span, first: party }, { requiredKeys: ['every'] }),
    note: text,
  },
  {
    requiredKeys: [
      'id',
      'title',
      'asOf',
      'timeUnit',
      'parties',
      'others',
      'people',
      'steps',
      'rules',
      'bonds',
      'readings',
      'barriers',
      'events',
    ],
  },
);

const losses = fc.dictionary(party, rangeOf(number));

const assessment: fc.Arbitrary<Assessment> = fc.record(
  {
    agreement: fc.constant('sample'),
    by: text,
    asOf: fc.constant('2019-02-24'),
    scale: fc.constantFrom('as-given' as const, 'gain' as const),
    stakes: fc.dictionary(party, rangeOf(positive)),
    impatience: fc.dictionary(party, rangeOf(positive)),
    hazard: rangeOf(positive),
    worth: fc.dictionary(step, losses),
    ranks: fc.constant({}),
    bundles: fc.array(fc.record({ steps: fc.constantFrom(['a1', 'y'], ['_0', 'true', 'y']), worth: losses })),
    drift: fc.dictionary(fc.constant('production'), fc.dictionary(party, number)),
    events: fc.dictionary(
      fc.constantFrom('vote', 'true'),
      fc.record(
        {
          impatience: fc.dictionary(party, rangeOf(positive)),
          hazard: rangeOf(positive),
          stakes: fc.dictionary(party, rangeOf(positive)),
          outside: losses,
          why: text,
          basis: fc.constant('judgement'),
        },
        { requiredKeys: ['impatience', 'stakes', 'outside', 'why'] },
      ),
    ),
    why: fc.constant(Object.fromEntries(stepIds.map((id) => [id, '0777']))),
    basis: fc.dictionary(step, fc.constant('judgement')),
    note: text,
  },
  {
    requiredKeys: [
      'agreement',
      'by',
      'asOf',
      'scale',
      'stakes',
      'impatience',
      'hazard',
      'worth',
      'ranks',
      'bundles',
      'drift',
      'events',
      'why',
      'basis',
    ],
  },
);

const sources = [
  { id: 's1', title: 'First', basis: 'seen' as const, dateRead: '2020-01-01', url: 'https://example.org/#a' },
  { id: 's2', title: '2', basis: 'mixed' as const },
];

describe('what is written reads back', { timeout: 60_000 }, () => {
  test('an agreement is read as it was written', () => {
    fc.assert(
      fc.property(agreement, (given) => {
        const result = readCase([
          { path: 'agreement.yaml', text: writeAgreement(given) },
          { path: 'sources.yaml', text: writeSources(sources) },
        ]);
        expect(result.faults.map(sayFault)).toEqual([]);
        expect(plain(result.agreement)).toEqual(plain(given));
        expect(result.sources).toEqual(sources);
      }),
      { numRuns: 40 },
    );
  });

  test('an assessment is read as it was written', () => {
    fc.assert(
      fc.property(agreement, assessment, (full, given) => {
        const result = readCase([
          { path: 'agreement.yaml', text: writeAgreement({ ...full, id: 'sample' }) },
          { path: 'assessments/own.yaml', text: writeAssessment(given) },
          { path: 'sources.yaml', text: writeSources(sources) },
        ]);
        expect(result.faults.map(sayFault)).toEqual([]);
        expect(plain(result.assessments)).toEqual(plain([{ name: 'own', assessment: given }]));
      }),
      { numRuns: 40 },
    );
  });
});

/** Without the difference between 0 and -0, and between records with and without a prototype. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
