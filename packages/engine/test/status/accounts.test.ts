import { describe, expect, it } from 'vitest';
import { apartOf, sayAlone } from '../../src/status/accounts.ts';
import type { Entry } from '../../src/status/entry.ts';
import { status } from '../../src/status/status.ts';
import { agreement, step } from '../plan/build.ts';

const file = agreement(['A', 'B'], [step('pay', 'A'), step('open', 'B')]);
const said = (by: string, name: string, more: object): Entry =>
  ({ at: '2019-03-01', recorded_at: '2019-03-02T00:00:00Z', by, step: name, basis: 'seen', ...more }) as Entry;
const done = (by: string, name: string) => said(by, name, { axis: 'promise', to: 'fulfilled' });

function apart(...entries: Entry[]) {
  const asking = { asOf: '2019-12-31' };
  const account = (toldBy: string) => status(file, entries, { ...asking, toldBy });
  return apartOf(file, status(file, entries, asking), { A: account('A'), B: account('B') });
}

describe('how the accounts of the parties go apart', () => {
  it('silence is no account: what one party alone speaks of is no difference', () => {
    const found = apart(done('A', 'pay'));
    expect(found).toEqual({ differ: [], alone: [{ party: 'A', steps: ['pay'] }] });
    expect(found.alone.map((each) => sayAlone(file, each))).toEqual(['Side A alone speaks of \u201cDo pay\u201d.']);
  });

  it('where both speak and disagree, each one\u2019s mark is given', () => {
    const found = apart(done('A', 'pay'), said('B', 'pay', { axis: 'evidence', to: 'refuted' }));
    expect(found.differ).toEqual([{ step: 'pay', marks: { A: 'reported', B: 'promised' } }]);
    expect(found.alone).toEqual([]);
  });

  it('where both say the same, or only those who are no parties speak, nothing goes apart', () => {
    expect(apart(done('A', 'pay'), done('B', 'pay'))).toEqual({ differ: [], alone: [] });
    expect(apart(done('press', 'open'))).toEqual({ differ: [], alone: [] });
  });
});
