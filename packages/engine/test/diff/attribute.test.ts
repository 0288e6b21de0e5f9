import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribution, DiffAnswer } from '../../src/diff/answer.ts';
import { compare } from '../../src/diff/compare.ts';
import type { Content } from '../../src/diff/content.ts';
import { diff } from '../../src/diff/diff.ts';
import { hybridOf } from '../../src/diff/hybrid.ts';
import { leastHitting } from '../../src/diff/smallest.ts';
import { finish } from '../../src/math/search.ts';
import { tryAll } from '../plan/brute-force.ts';
import { after, agreement, assessment, sixSteps, sixWorths, step } from '../plan/build.ts';
import { randomCases } from '../plan/random-cases.ts';
import { inText, inView, type KnownEdit } from './edits.ts';

const numRuns = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 200);

export function compared(before: Content, now: Content): DiffAnswer {
  const answer = finish(diff({ name: 'old', ...before }, { name: 'new', ...now }, { only: ['plan'] }));
  if ('code' in answer) throw new Error(answer.code);
  return answer;
}

function holdsOf(answer: DiffAnswer): { before: boolean; after: boolean } {
  return answer.answers.plan?.verdicts.find(({ verdict }) => verdict === 'holds') as {
    before: boolean;
    after: boolean;
  };
}

/** From the definition: some order whose pulls no stake falls short of, and finishing worth it to all. */
function holdsByTrying({ agreement: text, assessment: view }: Content): boolean {
  const { possible, completion, tried } = tryAll(text, view as NonNullable<typeof view>);
  const stake = ({ id }: { id: string }) => ((view?.stakes[id] as number) ?? 0) + (text.bonds[id] ?? 0);
  return (
    possible &&
    completion.every((worth) => worth >= 0) &&
    tried.some(({ stakes }) => text.parties.every((party, i) => (stakes[i] as number) <= stake(party)))
  );
}

/** Edits that can be made in any combination: numbers of either file, shares of reversibility, a red line less. */
function freeEdits({ agreement: text, assessment: view }: Content): fc.Arbitrary<readonly KnownEdit[]> {
  const ids = text.steps.map(({ id }) => id);
  const parties = text.parties.map(({ id }) => id);
  const change = fc.constantFrom(-6, -3, 2, 4, 7);
  const worth = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...parties), change).map(
    ([id, who, by]): KnownEdit => ({
      target: `worth.${id}.${who}`,
      make: inView((own) => ({
        ...own,
        worth: { ...own.worth, [id]: { ...own.worth[id], [who]: ((view?.worth[id]?.[who] as number) ?? 0) + by } },
      })),
      says: [],
    }),
  );
  const stakes = fc.constantFrom(...parties).map(
    (who): KnownEdit => ({
      target: `stakes.${who}`,
      make: inView((own) => ({ ...own, stakes: { ...own.stakes, [who]: ((view?.stakes[who] as number) + 5) % 9 } })),
      says: [],
    }),
  );
  const bonds = fc.constantFrom(...parties).map(
    (who): KnownEdit => ({
      target: `bonds.${who}`,
      make: inText((own) => ({ ...own, bonds: { ...own.bonds, [who]: ((text.bonds[who] as number) + 1) % 3 } })),
      says: [],
    }),
  );
  const share = fc.constantFrom(...ids).map(
    (id): KnownEdit => ({
      target: `steps.${id}.reversible`,
      make: inText((own) => ({
        ...own,
        steps: own.steps.map((each) =>
          each.id === id ? { ...each, reversible: ((each.reversible as number) + 0.75) % 1.25 } : each,
        ),
      })),
      says: [],
    }),
  );
  const numbers = [worth, worth, stakes, bonds];
  return fc.boolean().chain((isText) =>
    fc.uniqueArray(fc.oneof(...numbers, ...(isText ? [share] : [])), {
      selector: ({ target }) => target,
      minLength: 2,
      maxLength: 6,
    }),
  );
}

describe('what turns one answer into the other', () => {
  it('alone and in the smallest set is what trying every combination finds', () => {
    let flips = 0;
    fc.assert(
      fc.property(
        randomCases(4).chain((random) => freeEdits(random).map((edits) => ({ random, edits }))),
        ({ random, edits }) => {
          const plain: Content = { agreement: random.agreement, assessment: random.assessment };
          fc.pre(hybridOf(plain, []) !== null);
          const now = edits.reduce((made, { make }) => make(made), plain);
          const refused = finish(diff({ name: 'a', ...plain }, { name: 'b', ...now }, { only: ['plan'] }));
          fc.pre(!('code' in refused) && refused.unanswered.length === 0);
          const answer = refused as DiffAnswer;
          const [before, then] = [holdsByTrying(plain), holdsByTrying(now)];
          expect(holdsOf(answer)).toMatchObject({ before, after: then });
          if (before === then) return;
          flips++;
          const found = answer.attribution[0] as Attribution;
          const target = (k: number) => {
            const { place } = answer.differences[k] as DiffAnswer['differences'][number];
            return place.join('.');
          };
          const sets = subsets(edits).filter(
            (set) => holdsByTrying(set.reduce((made, { make }) => make(made), plain)) === then,
          );
          const least = Math.min(...sets.map((set) => set.length));
          const alone = sets.filter((set) => set.length === 1).map(([only]) => only?.target);
          expect(found.alone.map(({ difference }) => target(difference)).sort()).toEqual(alone.sort());
          expect(found.proved).toBe(true);
          expect(found.smallest?.length).toBe(least);
          const smallest = found.smallest?.map(target).sort();
          expect(
            sets.map((set) =>
              set
                .map((each) => each.target)
                .sort()
                .join(),
            ),
          ).toContain(smallest?.join());
          if (found.needed) {
            const inAll = edits.filter((each) => sets.every((set) => set.includes(each))).map((each) => each.target);
            expect(found.needed.map(target).sort()).toEqual(inAll.sort());
          }
        },
      ),
      { numRuns },
    );
    expect(flips).toBeGreaterThan(0);
  });

  it('is nothing where the answers are the same', () => {
    expect(
      compared({ agreement: sixSteps, assessment: sixWorths }, { agreement: sixSteps, assessment: sixWorths }),
    ).toMatchObject({
      differences: [],
      attribution: [],
      same_answers: true,
      changes: [],
      headline: 'Nothing differs between \u201cold\u201d and \u201cnew\u201d.',
    });
  });

  it('a step that comes brings its worths, and a rule that names it cannot come without it', () => {
    const text = agreement(['A', 'B'], [step('a', 'A', { reversible: 1 }), step('b', 'B', { reversible: 1 })]);
    const more = agreement(
      ['A', 'B'],
      [...text.steps, step('c', 'B'), step('d', 'A', after('c'))],
      [{ kind: 'before', of: 'A', steps: ['c', 'a'] }],
    );
    const view = assessment({ a: { A: -1, B: 2 }, b: { A: 2, B: -1 }, c: { A: 1, B: -9 }, d: { A: -1, B: 1 } });
    const { differences, attribution } = compared(
      { agreement: text, assessment: view },
      { agreement: more, assessment: view },
    );
    const named = (k: number) => differences[k]?.place.join('.');
    expect(attribution).toHaveLength(1);
    expect(attribution[0]?.alone.map(({ difference, with: others }) => [named(difference), others.map(named)])).toEqual(
      [
        ['steps.c', []],
        ['steps.d', ['steps.c']],
        ['rules', ['steps.c']],
      ],
    );
    expect(attribution[0]?.smallest?.map(named)).toEqual(['steps.c']);
  });

  it('a step that goes takes along what names it', () => {
    const text = agreement(
      ['A', 'B'],
      [step('a', 'A', { reversible: 1 }), step('b', 'B', { reversible: 1 }), step('c', 'B')],
      [{ kind: 'before', of: 'A', steps: ['c', 'a'] }],
    );
    const less = agreement(['A', 'B'], text.steps.slice(0, 2));
    const view = assessment({ a: { A: -1, B: 2 }, b: { A: 2, B: -1 }, c: { A: 1, B: -9 } });
    const { differences, attribution } = compared(
      { agreement: text, assessment: view },
      { agreement: less, assessment: view },
    );
    const named = (k: number) => differences[k]?.place.join('.');
    expect(attribution[0]?.alone.map(({ difference, with: others }) => [named(difference), others.map(named)])).toEqual(
      [['steps.c', ['rules']]],
    );
    expect(attribution[0]).toMatchObject({ proved: true });
    expect(attribution[0]?.smallest?.map(named).sort()).toEqual(['rules', 'steps.c']);
  });

  it('a text that a reader would refuse counts for nothing', () => {
    const text = agreement(
      ['A', 'B'],
      [step('a', 'A', { reversible: 0.5 }), step('b', 'B')],
      [{ kind: 'before', of: 'A', steps: ['b', 'a'] }],
    );
    const view = assessment({ a: { A: -2, B: 4 }, b: { A: 4, B: -2 } });
    const now = { ...text, rules: [{ kind: 'together' as const, steps: ['a', 'b'] }] };
    const [before, later] = [
      hybridOf({ agreement: text, assessment: view }, []),
      compare({ agreement: text, assessment: view }, { agreement: now, assessment: view }).edits,
    ];
    const added = later.filter(({ difference }) => difference.change === 'added');
    expect(before).not.toBeNull();
    expect(added).toHaveLength(1);
    expect(hybridOf({ agreement: text, assessment: view }, added)).toBeNull();
    expect(hybridOf({ agreement: text, assessment: view }, later)).not.toBeNull();
  });

  it('is laid to lasting where only that changed', () => {
    const text = agreement(['A', 'B'], [step('a', 'A', { reversible: 1 }), step('b', 'B')]);
    const view = (stake: number) => assessment({ a: { A: -4, B: 6 }, b: { A: 6, B: -1 } }, { stakes: { A: stake } });
    const answer = compared(
      { agreement: text, assessment: view(0) },
      {
        agreement: inText((own) => ({ ...own, note: 'anew' }))({ agreement: text, assessment: null }).agreement,
        assessment: view(4),
      },
    );
    expect(holdsOf(answer)).toMatchObject({ before: true, after: true });
    expect(answer.attribution).toMatchObject([
      { verdict: 'lasts', before: false, after: true, smallest: [1], proved: true, tried: 1 },
    ]);
    expect(answer.headline).toContain('only in \u201cnew\u201d does it last');
  });

  it('stopped at once it says what it does not know, and nothing else', () => {
    const search = diff(
      { name: 'old', agreement: sixSteps, assessment: sixWorths },
      { name: 'new', agreement: sixSteps, assessment: assessment({ ...sixWorths.worth, b2: { A: 6, B: -15 } }) },
    );
    let next = search.next();
    while (!next.done) next = search.next(true);
    expect(next.value).toMatchObject({ question: 'diff' });
    const answer = next.value as DiffAnswer;
    for (const { proved, smallest } of answer.attribution) expect(proved && smallest === null).toBe(false);
  });
});

describe('a smallest set that meets every cut', () => {
  it('is as small as trying all sets finds', () => {
    const cuts = fc.array(fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 4 }), { maxLength: 7 });
    fc.assert(
      fc.property(cuts, (given) => {
        const meets = (set: readonly number[]) => given.every((cut) => cut.some((one) => set.includes(one)));
        const least = Math.min(
          ...subsets([0, 1, 2, 3, 4, 5, 6, 7])
            .filter(meets)
            .map((set) => set.length),
        );
        const found = leastHitting(given) as number[];
        expect(meets(found)).toBe(true);
        expect(found.length).toBe(least);
      }),
      { numRuns },
    );
  });
});

function subsets<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((__, k) => (bits >> k) % 2 === 1));
}
