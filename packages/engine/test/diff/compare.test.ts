import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule, Step } from '../../src/agreement/agreement.ts';
import { compare } from '../../src/diff/compare.ts';
import type { Content } from '../../src/diff/content.ts';
import { after, agreement, assessment, sixSteps, sixWorths, step } from '../plan/build.ts';
import { randomCases } from '../plan/random-cases.ts';
import { inText, inView, knownEdits, rename, saying } from './edits.ts';

const numRuns = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 300);
const six: Content = { agreement: sixSteps, assessment: sixWorths };

function said(before: Content, now: Content): string[] {
  return compare(before, now).edits.map(({ difference: { change, place } }) => saying(change, ...place));
}

function withRules(...rules: Rule[]): Content {
  return { agreement: { ...sixSteps, rules }, assessment: sixWorths };
}

describe('a comparison of two texts', () => {
  it('of a text with itself finds nothing', () => {
    fc.assert(
      fc.property(randomCases(7), (random) => {
        expect(said(random, random)).toEqual([]);
        expect(said(random, JSON.parse(JSON.stringify(random)) as Content)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('names exactly the edits that were made, whatever they are', () => {
    fc.assert(
      fc.property(
        randomCases(7).chain((random) =>
          knownEdits(distinct(random)).map((edits) => ({ random: distinct(random), edits })),
        ),
        ({ random, edits }) => {
          const renaming = edits.find(({ target }) => target === 'rename');
          const others = edits.filter((each) => each !== renaming);
          const edited = [...others, ...(renaming ? [renaming] : [])].reduce((made, { make }) => make(made), random);
          const old = random.agreement.steps.find(
            ({ id }) => !edited.agreement.steps.some((each) => each.id === id),
          )?.id;
          const isLost = old !== undefined && others.some(({ target }) => target === `${old}.title`);
          fc.pre(!isLost);
          const expected = edits
            .flatMap(({ says }) => says)
            .map((each) => (old ? each.replace(new RegExp(`\\.${old}(?=\\.|$)`), '.renamed') : each));
          expect(said(random, edited).sort()).toEqual(expected.sort());
        },
      ),
      { numRuns },
    );
  });

  it('put in one after another, the differences that bear on an answer turn the first into the second', () => {
    fc.assert(
      fc.property(
        randomCases(6).chain((random) =>
          knownEdits(distinct(random)).map((edits) => ({ random: distinct(random), edits })),
        ),
        ({ random, edits }) => {
          const edited = edits
            .filter(({ target }) => target !== 'rename')
            .reduce((made, { make }) => make(made), random);
          const compared = compare(random, edited);
          const made = compared.edits.reduce((content, { put }) => put(content), compared.before);
          const left = compare(made, edited).edits.filter(({ lean }) => lean !== 'neither');
          expect(left.map(({ difference }) => difference.place)).toEqual([]);
        },
      ),
      { numRuns },
    );
  });

  it('keys come in the words of the file', () => {
    const now = inText((text) => ({
      ...text,
      asOf: '2019-03-01',
      steps: text.steps.map((each) =>
        each.id === 'a2'
          ? { ...each, proposedBy: 'B', requires: [], answers: [{ step: 'b1', link: 'oral' as const }] }
          : each,
      ),
    }))(six);
    expect(
      compare(six, now).edits.map(({ difference: { place, before, after: then } }) => [place.join('.'), before, then]),
    ).toEqual([
      ['as_of', '2019-02-24', '2019-03-01'],
      ['steps.a2.requires', ['b1'], []],
      ['steps.a2.for', [], [{ step: 'b1', link: 'oral' }]],
      ['steps.a2.proposed_by', null, 'B'],
    ]);
  });

  it('the order of a list that is a set is no difference, that of a red line and of ranks is', () => {
    const red: Rule = { kind: 'before', of: 'A', steps: ['b1', 'a2'] };
    expect(
      said(withRules({ kind: 'one_of', steps: ['a1', 'a2'] }), withRules({ kind: 'one_of', steps: ['a2', 'a1'] })),
    ).toEqual([]);
    expect(said(withRules(red), withRules({ ...red, steps: ['a2', 'b1'] }))).toEqual(['changed rules']);
    const ranked = (gains: string[]) => ({
      ...six,
      assessment: assessment({}, { ranks: { A: { gains, costs: [] } } }),
    });
    expect(said(ranked(['b1', 'b2']), ranked(['b2', 'b1']))).toEqual(['changed ranks.A']);
  });

  it('a set that gains a step is changed; a red line about another step is another red line', () => {
    const whole = withRules(
      { kind: 'together', of: 'B', steps: ['a3', 'b1'] },
      { kind: 'before', of: 'A', steps: ['b1', 'a2'] },
    );
    const now = withRules(
      { kind: 'together', of: 'B', steps: ['a3', 'b1', 'b2'] },
      { kind: 'before', of: 'A', steps: ['b1', 'a3'] },
    );
    expect(said(whole, now)).toEqual(['dropped rules', 'added rules', 'changed rules']);
  });

  it('a worth of nothing and no worth are the same', () => {
    const now = inView((view) => ({
      ...view,
      worth: { ...view.worth, a3: { A: -1, B: 2 }, a1: { A: -2, B: 4 } },
      stakes: { A: 0 },
    }))(six);
    expect(said(six, now)).toEqual([]);
  });

  it('a worth comes with both its ranges, what counts of each, and the reason given for each', () => {
    const before = inView((view) => ({ ...view, why: { a2: 'hard to undo' } }))(six);
    const now = inView((view) => ({
      ...view,
      worth: { ...view.worth, a2: { A: [-6, -2], B: 9 } },
      why: { 'a2.A': 'easy', a2: 'hard to undo' },
    }))(six);
    expect(compare(before, now).edits[0]?.difference).toEqual({
      change: 'changed',
      file: 'assessment',
      place: ['worth', 'a2', 'A'],
      before: -4,
      after: [-6, -2],
      likely: { before: -4, after: -4 },
      why: { before: 'hard to undo', after: 'easy' },
    });
  });

  it('numbers that become ranks are one difference of that party', () => {
    const before: Content = { agreement: sixSteps, assessment: assessment({ a1: { A: 1, B: 2 } }) };
    const now: Content = {
      agreement: sixSteps,
      assessment: assessment({ a1: { B: 2 } }, { ranks: { A: { gains: ['b1'], costs: ['a1'] } } }),
    };
    expect(said(before, now)).toEqual(['changed ranks.A']);
  });

  it('terms are taken apart down to the entry that differs', () => {
    const terms = (silent: string[]) =>
      inText((text) => ({ ...text, terms: { relief: { parties: { A: { includes: ['coal'], silent } } } } }))(six);
    expect(said(terms([]), terms(['oil']))).toEqual(['added terms.relief.parties.A.silent']);
  });

  it('a party that comes brings its worths, and one that goes takes them along', () => {
    const three = inText((text) => ({ ...text, parties: [...text.parties, { id: 'C', name: 'Side C' }] }))(
      inView((view) => ({ ...view, worth: { ...view.worth, a1: { A: -2, B: 4, C: 1 } }, stakes: { C: 2 } }))(six),
    );
    expect(said(six, three)).toEqual(['added parties.C']);
    expect(said(three, six)).toEqual(['dropped parties.C']);
  });

  it('the same steps in another order of the file are said to be so', () => {
    const now = inText((text) => ({ ...text, steps: text.steps.toReversed() }))(six);
    expect(said(six, now)).toEqual(['reordered steps']);
  });
});

describe('a step with another id', () => {
  it('is the same step if it has the same title, whatever else changed', () => {
    const now = inText((text) => ({
      ...text,
      steps: text.steps.map((each) => (each.id === 'x9' ? { ...each, reversible: 0.5 } : each)),
    }))(rename('b2', 'x9')(six));
    expect(said(six, now)).toEqual(['renamed steps.x9', 'changed steps.x9.reversible']);
  });

  it('is another step if two steps have that title', () => {
    const twice = inText((text) => ({ ...text, steps: text.steps.map((each) => ({ ...each, title: 'Do it' })) }))(six);
    const now = rename('a1', 'x8')(rename('a3', 'x9')(twice));
    expect(said(twice, now)).toEqual(['added steps.x8', 'added steps.x9', 'dropped steps.a1', 'dropped steps.a3']);
  });

  it('without a title is the same step if all else is equal, worths too', () => {
    const bare = (id: string, worth: number): Content => ({
      agreement: agreement(
        ['A', 'B'],
        [step(id, 'A', { title: id, reversible: 0.25 }), step('b', 'B', { title: 'b', ...after(id) })],
      ),
      assessment: assessment({ [id]: { A: worth } }),
    });
    expect(said(bare('a', -1), bare('c', -1))).toEqual(['renamed steps.c']);
    expect(said(bare('a', -1), bare('c', -2))).toEqual([
      'added steps.c',
      'changed steps.b.requires',
      'dropped steps.a',
    ]);
  });

  it('is followed wherever it is named', () => {
    const named: Content = {
      agreement: {
        ...sixSteps,
        steps: sixSteps.steps.map((each) =>
          each.id === 'a1'
            ? {
                ...each,
                until: { any: [{ done: 'b2' }] },
                due: { within: 3, of: 'b2.done' },
                answers: [{ step: 'b2' }],
              }
            : each,
        ),
        rules: [
          { kind: 'before', of: 'A', steps: ['b2', 'a2'] },
          { kind: 'never', of: 'B', step: 'b2' },
        ],
        readings: { B: { rules: [{ kind: 'together', steps: ['a3', 'b2'] }] } },
        powers: [{ id: 'back', holders: ['A'], act: 'reimpose', target: ['b2'], contestedBy: [], sources: [] }],
      },
      assessment: {
        ...sixWorths,
        bundles: [{ steps: ['b1', 'b2'], worth: { A: 1 } }],
        why: { b2: 'so', 'b2.A': 'so' },
        basis: { b2: 'seen' },
      },
    };
    const now = JSON.parse(JSON.stringify(named).replaceAll('"b2"', '"x9"').replaceAll('"b2.', '"x9.')) as Content;
    expect(said(named, now)).toEqual(['renamed steps.x9']);
  });
});

describe('the signature and the stages of a power', () => {
  it('are compared', () => {
    const back = { id: 'back', holders: ['A'], act: 'reimpose' as const, target: ['b2'], contestedBy: [], sources: [] };
    const before: Content = { agreement: { ...sixSteps, powers: [back] }, assessment: sixWorths };
    const now: Content = {
      agreement: {
        ...sixSteps,
        signed: '2018-06-12',
        powers: [{ ...back, stages: [{ title: 'Talks', wait: '15 days' }] }],
      },
      assessment: sixWorths,
    };
    expect(said(before, now).sort()).toEqual(['added powers.back.stages', 'added signed']);
  });
});

describe('commitments', () => {
  const talks: Step = { ...(sixSteps.steps[0] as Step), id: 'talks', title: 'Resume talks', requires: [], duration: 0 };
  const withTalks = (commitment: Step): Content => ({
    agreement: { ...sixSteps, commitments: [commitment] },
    assessment: sixWorths,
  });

  it('are compared by the keys of the file, and bear on no answer of question 1', () => {
    const before: Content = { agreement: sixSteps, assessment: sixWorths };
    expect(said(before, withTalks(talks))).toEqual(['added commitments.talks']);
    expect(
      said(
        withTalks(talks),
        withTalks({ ...talks, due: '2019-07-21', requires: [{ step: 'b1', moment: 'done' }] }),
      ).sort(),
    ).toEqual(['added commitments.talks.due', 'added commitments.talks.requires']);
  });
});

/** Titles and rules that are told apart: edits of equal ones could not be told from one another. */
function distinct({ agreement: text, assessment: view }: Content): Content {
  const seen = new Set<string>();
  const rules = text.rules.filter(({ kind, ...rule }) => {
    const key = `${kind} ${JSON.stringify('steps' in rule ? [...rule.steps].sort() : rule.step)}`;
    return !seen.has(key) && seen.add(key);
  });
  return { agreement: { ...text, rules }, assessment: view };
}
