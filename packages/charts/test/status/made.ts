/** A small made-up record for drawings: what `status` would answer, written by hand. */
import type { Agreement, Step } from '@lockstep/engine/agreement';
import type { Change, Mark, PowerStatus, StatusAnswer, StepStatus } from '@lockstep/engine/status/answer';

export const step = (id: string, title: string, by: readonly string[], more: Partial<Step> = {}): Step => ({
  id,
  title,
  by,
  kind: 'achieve',
  requires: [],
  needs: [],
  answers: [],
  duration: 1,
  reversible: 0,
  verification: [],
  delivers: [],
  sources: [],
  ...more,
});

/** A row by its marks and dates; each dated mark is entry 0, 1, ... of the row. */
export function row(
  { id, by, kind }: Step,
  marked: readonly (readonly [string | null, Mark])[],
  more: Partial<StepStatus> = {},
): StepStatus {
  const states: Readonly<Record<Mark, readonly [Change['axis'], Change['to']]>> = {
    none: ['promise', 'none'],
    promised: ['promise', 'agreed'],
    reported: ['evidence', 'claimed'],
    verified: ['evidence', 'verified'],
    disputed: ['evidence', 'disputed'],
    reversed: ['promise', 'reversed'],
    overdue: ['promise', 'overdue'],
  };
  const history = marked.flatMap(([at, mark], k): Change[] => {
    const [axis, to] = states[mark];
    return at === null
      ? []
      : [{ at, axis, from: 'none', to, by: by[0] ?? null, under: null, entry: mark === 'overdue' ? null : k }];
  });
  return {
    step: id,
    by,
    kind,
    mark: marked.at(-1)?.[1] ?? 'none',
    marked: marked.map(([at, mark]) => ({ at, mark })),
    promise: { state: 'agreed', since: null, under: [] },
    evidence: { state: 'none', since: null, method: null, confidence: null, covers: null, satisfies: null },
    legal: { state: 'free', since: null, provision: null, instrument: null, until: null },
    is_done: false,
    begun: null,
    done: null,
    ended: null,
    due: null,
    days_late: null,
    late: null,
    delivered: null,
    said_by: [],
    heard_from: [],
    disputed_by: [],
    waits_for: [],
    history,
    ...more,
  };
}

export function answerOf(steps: readonly StepStatus[], more: Partial<StatusAnswer> = {}): StatusAnswer {
  const none = { none: 0, promised: 0, reported: 0, verified: 0, disputed: 0, reversed: 0, overdue: 0 };
  const marks: Record<Mark, number> = { ...none };
  for (const { mark } of steps) marks[mark]++;
  return {
    question: 'status',
    headline: 'A made-up headline about what was done.',
    as_of: '2019-12-31',
    known_on: null,
    told_by: null,
    entries: { all: 9, counted: 9, corrected: 0 },
    marks,
    steps,
    powers: [],
    notices: [],
    changed_terms: [],
    sources_gone: [],
    deadlines: [],
    misfits: [],
    at_odds: [],
    why: ['Because it was entered.'],
    changes: [],
    search: { states: 1 },
    ...more,
  };
}

export const snapback: PowerStatus = {
  power: 'snapback',
  holders: ['A'],
  act: 'reimpose',
  target: ['halt'],
  state: 'in force',
  since: '2019-09-27',
  notified: { at: '2019-08-28', by: 'A', is_holder: true },
  stage: null,
  in_force_if_silent: null,
  blocking_act: { holders: ['council'], act: 'continue' },
  on_silence: 'act',
  sunset: '2019-10-18',
  contested_by: ['B'],
  without_standing: [],
  sentence: 'It is in force since 2019-09-27 because nobody acted.',
};

const steps = [
  step('halt', 'Halt nuclear and long-range tests', ['B'], { kind: 'refrain' }),
  step('remains', 'Return war remains', ['B'], {
    verification: [{ by: 'A', detects: 0.9, lag: 3 }],
  }),
  step('site', 'Dismantle the stand, in the sight of experts from both sides and of the press', ['B']),
  step('exercises', 'Suspend large exercises', ['A'], { kind: 'refrain' }),
  step('relief', 'Lift the ban', ['A'], { needs: [{ who: 'council', lead: '60 days' }] }),
  step('talks', 'Resume working talks', ['A', 'B']),
  step('office', 'Open an office', ['A', 'B']),
];

export const agreement: Agreement = {
  id: 'made-up',
  title: 'A made-up agreement',
  asOf: '2019-02-24',
  timeUnit: 'month',
  parties: [
    { id: 'A', name: 'the United States' },
    { id: 'B', name: 'North Korea' },
  ],
  others: [{ id: 'council', name: 'Security Council' }],
  people: [],
  steps,
  rules: [],
  bonds: {},
  readings: {},
  powers: [
    {
      id: 'snapback',
      title: 'Bring the measures back',
      holders: ['A'],
      act: 'reimpose',
      target: ['halt'],
      contestedBy: ['B'],
      sources: [],
    },
  ],
  events: [
    { id: 'e1', title: 'Singapore', date: '2018-06-12', kind: 'meeting', sources: [] },
    { id: 'e2', title: 'Hanoi', date: '2019-02-27', kind: 'meeting', sources: [] },
    { id: 'e3', title: 'An election after the end', date: '2020-11-03', kind: 'election', sources: [] },
  ],
};

const [halt, remains, site, exercises, relief, talks, office] = steps as [Step, Step, Step, Step, Step, Step, Step];

export const answer: StatusAnswer = answerOf(
  [
    row(halt, [
      [null, 'none'],
      ['2018-04-20', 'promised'],
      ['2018-05-24', 'verified'],
      ['2019-05-04', 'disputed'],
      ['2019-12-12', 'reversed'],
    ]),
    row(
      remains,
      [
        ['2018-06-12', 'promised'],
        ['2018-07-27', 'reported'],
        ['2018-08-01', 'verified'],
      ],
      { due: '2018-08-15', begun: '2018-07-01', done: '2018-08-01' },
    ),
    row(site, [
      ['2018-06-12', 'promised'],
      ['2018-07-23', 'reported'],
      ['2019-03-05', 'reversed'],
    ]),
    row(exercises, [
      ['2018-06-12', 'promised'],
      ['2018-07-15', 'reported'],
      ['2018-08-28', 'disputed'],
    ]),
    row(relief, [['2018-06-12', 'promised']], {
      due: '2019-06-30',
      history: [
        { at: '2018-06-12', axis: 'promise', from: 'none', to: 'agreed', by: 'A', under: null, entry: 7 },
        { at: '2018-09-01', axis: 'legal', from: 'free', to: 'barred', by: 'council', under: null, entry: 8 },
      ],
      legal: { state: 'barred', since: '2018-09-01', provision: 'p1', instrument: null, until: null },
    }),
    row(
      talks,
      [
        ['2019-06-30', 'promised'],
        ['2019-07-21', 'overdue'],
        ['2019-10-05', 'reported'],
      ],
      { due: '2019-07-21' },
    ),
    row(office, [[null, 'none']]),
  ],
  { powers: [snapback] },
);
