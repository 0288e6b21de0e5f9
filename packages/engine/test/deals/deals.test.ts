import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement, Proposal, Rule } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';
import type { DealsAnswer } from '../../src/deals/answer.ts';
import { deals } from '../../src/deals/deals.ts';
import { diagramsOf } from '../../src/deals/diagram.ts';
import { domainOf } from '../../src/deals/domain.ts';
import { frontierOf } from '../../src/deals/frontier.ts';
import { holdingPoints } from '../../src/deals/holding.ts';
import { finish } from '../../src/math/search.ts';
import { bestRoadMap } from '../../src/plan/best.ts';
import type { Asked } from '../../src/plan/problem.ts';
import { settingOf } from '../../src/plan/setting.ts';
import { after, agreement, assessment, sixSteps, sixWorths, step } from '../plan/build.ts';
import { timedCases } from '../plan/random-cases.ts';
import { randomDomains } from './random-domains.ts';

const runs = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 100);

function answerTo(file: Agreement, view: Assessment, asked: Asked = {}): DealsAnswer {
  const answer = finish(deals(file, view, asked));
  if ('code' in answer) throw new Error(answer.code);
  return answer;
}

describe('worths are counted exactly', () => {
  it('tenths add up: 0.1 + 0.2 ties with 0.3, so neither deal beats the other', () => {
    const file = agreement(
      ['A', 'B'],
      [step('x', 'A'), step('y', 'B'), step('z', 'A')],
      [
        { kind: 'at_most_one', steps: ['x', 'z'] },
        { kind: 'at_most_one', steps: ['y', 'z'] },
      ],
    );
    const view = assessment({ x: { A: 0.1, B: 0.1 }, y: { A: 0.2, B: 0.2 }, z: { A: 0.3, B: 0.3 } });
    const { frontier, nash } = answerTo(file, view);
    expect(frontier).toHaveLength(1);
    expect(frontier[0]).toMatchObject({ u: { A: 0.3, B: 0.3 }, count: 2 });
    expect(frontier[0]?.deals.map(({ steps }) => steps)).toEqual([['x', 'y'], ['z']]);
    expect(nash).toEqual([[0.3, 0.3]]);
  });

  it('a hundredth of every worth gives a hundredth of every number and the same deals', () => {
    fc.assert(
      fc.property(randomDomains(5), ({ agreement: file, assessment: view, asked }) => {
        const part = (value: number) => value / 100;
        const all = (row: object) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, part(value)]));
        const cut = (rules: readonly Rule[]) =>
          rules.map((rule): Rule => (rule.kind === 'escrow' ? { ...rule, cost: all(rule.cost) } : rule));
        const small = answerTo(
          {
            ...file,
            rules: cut(file.rules),
            readings: Object.fromEntries(
              Object.entries(file.readings).map(([id, { rules }]) => [id, { rules: cut(rules) }]),
            ),
            bonds: all(file.bonds),
          },
          {
            ...view,
            worth: Object.fromEntries(Object.entries(view.worth).map(([id, row]) => [id, all(row)])),
            bundles: view.bundles.map((bundle) => ({ ...bundle, worth: all(bundle.worth) })),
            stakes: all(view.stakes),
          },
          asked,
        );
        const large = answerTo(file, view, asked);
        expect(small.frontier.map(({ deals: list }) => list.map(({ steps }) => steps))).toEqual(
          large.frontier.map(({ deals: list }) => list.map(({ steps }) => steps)),
        );
        expect(small.nash.flat()).toEqual(large.nash.flat().map(part));
        expect(small.frontier_that_holds).toEqual(large.frontier_that_holds.map(all));
      }),
      { numRuns: runs },
    );
  });
});

describe('which deals hold', () => {
  it('is found the same whether every deal is looked at or only those that could be on the frontier', () => {
    fc.assert(
      fc.property(randomDomains(7), ({ agreement: file, assessment: view, asked }) => {
        const domain = domainOf(file, view, asked);
        if ('code' in domain) throw new Error(domain.code);
        const list = finish(diagramsOf(domain));
        if (typeof list === 'string') return;
        const frontier = finish(frontierOf(domain, list));
        const all = frontier?.vectors.map((u, at) => ({ u, count: 1, items: frontier.dealsAt(at, 100) })) ?? [];
        const searched = finish(holdingPoints(domain, { isPossible: true, list }, null, all));
        const looked = answerTo(file, view, asked);
        const vectors = searched.points.map(({ u }) =>
          Object.fromEntries(Array.from(u, (value, i) => [domain.problem.parties[i], value / domain.problem.unit])),
        );
        expect(searched.proved).toBe(true);
        expect(vectors).toEqual(looked.frontier_that_holds);
      }),
      { numRuns: runs },
    );
  });

  it('each deal\u2019s road map is that of question 1 on the deal alone, with rates too', () => {
    fc.assert(
      fc.property(timedCases(5), ({ agreement: file, assessment: view, asked }) => {
        const domain = domainOf(file, view, asked);
        if ('code' in domain) throw new Error(domain.code);
        for (const point of answerTo(file, view, asked).frontier) {
          for (const deal of point.deals) {
            if (deal.steps.length === domain.problem.steps.length - domain.problem.moves.flatMap((m) => m.steps).length)
              continue;
            const { done, stake } = asked;
            const setting = settingOf(file, view, { ...(done && { done }), ...(stake && { stake }), deal: deal.steps });
            if (!('problem' in setting)) throw new Error('no setting');
            const own = finish(bestRoadMap(setting));
            expect(deal.order).toEqual(own.order);
            expect(deal.stake).toBeCloseTo(own.stake, 8);
            expect(deal.trust).toBeCloseTo(own.trust, 8);
            expect(deal.holds).toBe(own.holds);
          }
        }
      }),
      { numRuns: Math.min(runs, 300) },
    );
  });

  it('a deal that holds may be on their frontier though another deal beats it', () => {
    const file = agreement(['A', 'B'], [step('small', 'A', { reversible: 1 }), step('pay', 'B'), step('big', 'A')]);
    const view = assessment({ small: { A: -1, B: 2 }, pay: { A: 6, B: -3 }, big: { A: -2, B: 4 } });
    const { frontier, frontier_that_holds } = answerTo(file, view, { stake: { A: 0, B: 0 } });
    const all = frontier.map(({ u }) => JSON.stringify(u));
    expect(frontier_that_holds.length).toBeGreaterThan(0);
    expect(frontier.some(({ deals: list }) => list.every(({ holds }) => !holds))).toBe(true);
    expect(frontier_that_holds.filter((u) => !all.includes(JSON.stringify(u)))).not.toEqual([]);
  });

  it('more at stake never takes a deal away from those that hold', () => {
    fc.assert(
      fc.property(
        randomDomains(5),
        fc.integer({ min: 1, max: 9 }),
        ({ agreement: file, assessment: view, asked }, more) => {
          const stakes = (extra: number) =>
            Object.fromEntries(file.parties.map(({ id }) => [id, ((view.stakes[id] as number) ?? 0) + extra]));
          const less = answerTo(file, view, { ...asked, stake: stakes(0) });
          const most = answerTo(file, view, { ...asked, stake: stakes(more) });
          expect(most.deals_that_hold as number).toBeGreaterThanOrEqual(less.deals_that_hold as number);
          expect(less.deals_that_hold_freely).toBe(most.deals_that_hold_freely);
        },
      ),
      { numRuns: runs },
    );
  });
});

describe('rules', () => {
  it('a repeated step is an alternative as a whole', () => {
    const pay = { ...step('pay', 'A'), repeat: { every: 1, times: 3 } };
    const file = agreement(['A', 'B'], [pay, step('swap', 'B')], [{ kind: 'at_most_one', steps: ['pay', 'swap'] }]);
    const found = answerTo(file, assessment({ pay: { B: 3 }, swap: { A: 1 } }));
    expect(found.deals).toBe(5);
    expect(found.frontier.flatMap(({ deals: list }) => list.map(({ steps }) => steps))).toEqual([
      ['pay.1', 'pay.2', 'pay.3'],
      ['swap'],
    ]);
  });

  it('steps that wait for one another by two readings are in no deal, and the cycle is the answer', () => {
    const before = (steps: [string, string]): Rule => ({ kind: 'before', steps });
    const file = {
      ...agreement(['A', 'B'], [step('a', 'A'), step('b', 'B'), step('c', 'B')]),
      readings: { A: { rules: [before(['b', 'a'])] }, B: { rules: [before(['a', 'b'])] } },
    };
    const found = answerTo(file, assessment({ a: { B: 5 }, b: { A: 5 }, c: { A: 1 } }));
    expect(found.deals).toBe(2);
    expect(found.left_out).toEqual(['a', 'b']);
    expect(found.contradictions.map((cycle) => new Set(cycle))).toEqual([new Set(['a', 'b'])]);
    expect(found.why.join(' ')).toContain('each waits for the next');
  });

  it('where a needed choice has nothing left to choose there is no deal, and it says which', () => {
    const file = agreement(
      ['A', 'B'],
      [step('a', 'A'), step('b', 'B')],
      [
        { kind: 'one_of', steps: ['a', 'b'] },
        { kind: 'never', of: 'A', step: 'a' },
        { kind: 'never', of: 'B', step: 'b' },
      ],
    );
    const found = answerTo(file, assessment({ a: { B: 1 } }));
    expect(found).toMatchObject({ possible: false, proved: true, deals: 0, frontier: [], unmet: ['a', 'b'] });
    expect(found.headline).toBe(
      'No deal is possible: the text needs exactly one of \u201cDo a\u201d or \u201cDo b\u201d, and none of them can be done.',
    );
  });

  it('the deal of nothing is one where the rules allow it, and holds', () => {
    const found = answerTo(agreement(['A', 'B'], [step('a', 'A')]), assessment({ a: { A: -3, B: 1 } }));
    expect(found.frontier_that_holds).toEqual([{ A: 0, B: 0 }]);
    expect(found.holding[0]?.deals[0]).toMatchObject({ steps: [], stake: null, trust: 0, holds: true });
    expect(found.kalai_smorodinsky).toBeNull();
  });
});

const proposal = (id: string, steps: readonly string[], rest: Partial<Proposal> = {}): Proposal => ({
  id,
  title: `Proposal ${id}`,
  steps,
  sources: [],
  ...rest,
});

describe('a proposal', () => {
  const file: Agreement = {
    ...sixSteps,
    rules: [{ kind: 'before', of: 'B', steps: ['b3', 'a3'] }],
    proposals: [
      proposal('whole', ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'], { by: 'A' }),
      proposal('poor', ['a1', 'b1']),
      proposal('line', ['a3', 'b2']),
      proposal('gap', ['a2']),
    ],
  };
  const found = answerTo(file, sixWorths);
  const [whole, poor, lineBreaker, gap] = found.proposals;

  it('on the frontier is said to be there', () => {
    expect(whole).toMatchObject({ u: { A: 5, B: 7 }, is_deal: true, on_frontier: true, beaten_by: [], breaks: [] });
    expect(whole?.road_map).toMatchObject({ stake: -0.25, trust: 3, holds: true, proved: true });
  });

  it('that other deals beat is shown with them', () => {
    expect(poor).toMatchObject({ u: { A: 1, B: 3 }, on_frontier: false });
    expect(poor?.beaten_by.length).toBeGreaterThan(0);
    for (const u of poor?.beaten_by ?? []) expect((u['A'] as number) >= 1 && (u['B'] as number) >= 3).toBe(true);
  });

  it('that breaks a red line says whose, and is judged with that rule dropped', () => {
    expect(lineBreaker).toMatchObject({ u: { A: 5, B: -3 }, is_deal: false, without_rules: true });
    expect(lineBreaker?.breaks).toMatchObject([{ kind: 'before', of: 'B', steps: ['b3', 'a3'] }]);
    expect(lineBreaker?.breaks[0]?.sentence).toContain('which Side B demands before it');
    expect(lineBreaker?.road_map?.steps).toEqual(['a3', 'b2']);
    const bare = answerTo({ ...file, rules: [], proposals: [] }, sixWorths, { deal: ['a3', 'b2'] });
    expect(bare.proposals[0]?.road_map).toEqual(lineBreaker?.road_map);
  });

  it('that lacks what a step requires is told so, and nothing is dropped for it', () => {
    expect(gap).toMatchObject({ is_deal: false, without_rules: false, on_frontier: null, road_map: null });
    expect(gap?.breaks).toMatchObject([{ kind: 'requires', of: null, steps: ['a2', 'b1'] }]);
  });

  it('given as an option is judged like one of the file', () => {
    const { proposals } = answerTo({ ...file, proposals: [] }, sixWorths, { deal: ['a1', 'b1'] });
    expect(proposals).toHaveLength(1);
    expect(proposals[0]).toMatchObject({ id: null, u: { A: 1, B: 3 }, is_deal: true });
    expect(finish(deals(file, sixWorths, { deal: ['zz'] }))).toMatchObject({ code: 'unknown-step' });
  });

  it('decides the headline: which hold, and which is worth most to whom', () => {
    expect(found.headline).toContain('hold with what is at stake; in this view \u201cProposal');
  });
});

describe('a search that is stopped', () => {
  it('answers with what it has and says what is open', () => {
    const parties = ['A', 'B'];
    const steps = Array.from({ length: 24 }, (_, k) =>
      step(`s${k}`, parties[k % 2] as string, k > 4 ? after(`s${k - 5}`) : {}),
    );
    const worth = Object.fromEntries(
      steps.map(({ id }, k) => [
        id,
        { [parties[k % 2] as string]: -1 - (k % 7), [parties[(k + 1) % 2] as string]: 2 + (k % 5) },
      ]),
    );
    for (const turns of [0, 1, 5, 20]) {
      const search = deals(agreement(parties, steps), assessment(worth));
      let turn = search.next();
      for (let k = 0; !turn.done; k++) turn = search.next(k >= turns);
      const answer = turn.value as DealsAnswer;
      expect(answer.proved).toBe(false);
      expect(answer.unfinished.length).toBeGreaterThan(0);
      expect(answer.possible).toBe(true);
    }
  });
});
