import type { Entry } from '@lockstep/engine/status/entry';
import type { StatusModel } from '@lockstep/web/status';
import { agreement, answer, answerOf, row } from '../../../charts/test/status/made.ts';

const made = (k: number, more: object): Entry =>
  ({
    at: '2018-06-12',
    recorded_at: '2019-12-31T00:00:00Z',
    by: 'B',
    basis: 'seen',
    step: 'halt',
    axis: 'promise',
    to: 'agreed',
    note: `Note ${k}.`,
    ...more,
  }) as Entry;

export const entries: readonly Entry[] = [
  made(0, { source: 'paper' }),
  made(1, { axis: 'evidence', to: 'claimed', basis: 'background', source: ['paper', 'other'] }),
  made(2, { axis: 'evidence', to: 'verified', by: 'A' }),
  made(3, { axis: 'promise', to: 'breached', under: 'A' }),
  { at: '2019-01-01', recorded_at: '2019-12-31T00:00:00Z', by: 'A', basis: 'seen', power: 'snapback', act: 'notified' },
  {
    at: '2019-01-02',
    recorded_at: '2019-12-31T00:00:00Z',
    by: 'A',
    basis: 'seen',
    notice: 'meeting',
    act: 'ask',
    whom: ['B'],
  },
  { at: '2019-01-03', recorded_at: '2019-12-31T00:00:00Z', by: 'A', basis: 'seen', corrects: 0 },
  made(7, {}),
  made(8, {}),
];

export const model: StatusModel = {
  agreement,
  sources: {
    paper: { title: 'The <paper>', url: 'https://example.org/a?b=1&c=2', basis: 'seen' },
    other: { title: 'Another', url: 'javascript:alert(1)', basis: 'background' },
  },
  cited: ['paper', 'other'],
  lines: {},
  version: '0.1.0',
  command: 'lockstep status x',
  answer: {
    ...answer,
    steps: answer.steps.map((each) => (each.step === 'exercises' ? { ...each, heard_from: ['A', 'B'] } : each)),
    notices: [
      {
        entry: 5,
        notice: 'meeting',
        act: 'ask',
        at: '2019-01-02',
        by: 'A',
        whom: ['B'],
        step: null,
        answer_due: '2019-01-09',
        answered: null,
        unanswered_days: 363,
      },
    ],
  },
  entries,
  accounts: {
    A: answer,
    B: answerOf(
      answer.steps.map((each) =>
        each.step === 'exercises' ? row(agreement.steps[3] as never, [['2018-06-12', 'promised']]) : each,
      ),
    ),
  },
};
