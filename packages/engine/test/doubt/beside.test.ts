import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/agreement/assessment.ts';
import { smallestCover } from '../../src/doubt/cover.ts';
import { type DoubtAnswer, doubt } from '../../src/doubt/doubt.ts';
import { finish } from '../../src/math/search.ts';
import type { Asked } from '../../src/plan/problem.ts';
import { agreement, assessment, sixSteps, sixWorths, step } from '../plan/build.ts';
import { randomCases } from '../plan/random-cases.ts';
import { runs } from './cases.ts';
import { see } from './oracle.ts';

describe('the smallest set that meets every need', () => {
  it('is what trying every set gives, by size and then by change', () => {
    const candidate = fc.record({ adds: fc.tuple(fc.nat(6), fc.nat(6)), change: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 7 }), fc.tuple(fc.nat(12), fc.nat(12)), (candidates, needs) => {
        let best: { size: number; change: number } | null = null;
        for (let set = 0; set < 1 << candidates.length; set++) {
          const taken = candidates.filter((_, at) => set & (1 << at));
          if (!needs.every((need, v) => taken.reduce((sum, { adds }) => sum + (adds[v] as number), 0) >= need))
            continue;
          const change = taken.reduce((sum, each) => sum + each.change, 0);
          const isLess = !best || taken.length < best.size || (taken.length === best.size && change < best.change);
          if (isLess) best = { size: taken.length, change };
        }
        const found = smallestCover(
          needs.map(BigInt),
          candidates.map(({ adds, change }) => ({ adds: adds.map(BigInt), change: BigInt(change) })),
        );
        expect(found && { size: found.taken.length, change: Number(found.change), proved: found.proved }).toEqual(
          best && { ...best, proved: true },
        );
      }),
      { numRuns: runs(300) },
    );
  });
});

/** Every number of a case by a name: step and party, bundle and party, or the stake of a party. */
function numbersOf(view: Assessment, parties: readonly string[], steps: readonly string[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const party of parties) {
    for (const id of steps) numbers.set(`${id}.${party}`, (view.worth[id]?.[party] as number | undefined) ?? 0);
    numbers.set(`stake.${party}`, (view.stakes[party] as number | undefined) ?? 0);
  }
  return numbers;
}

function withNumbers(
  view: Assessment,
  parties: readonly string[],
  steps: readonly string[],
  numbers: ReadonlyMap<string, number>,
): Assessment {
  return {
    ...view,
    worth: Object.fromEntries(
      steps.map((id) => [
        id,
        Object.fromEntries(parties.map((party) => [party, numbers.get(`${id}.${party}`) as number])),
      ]),
    ),
    stakes: Object.fromEntries(parties.map((party) => [party, numbers.get(`stake.${party}`) as number])),
  };
}

describe('assessments side by side', () => {
  it('the least set that would have to move is what trying every set gives', { timeout: 300_000 }, () => {
    const both = randomCases(3).chain((one) =>
      fc
        .record({
          shifts: fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 12, maxLength: 12 }),
          which: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        })
        .map(({ shifts, which }) => ({ ...one, shifts, which })),
    );
    let divided = 0;
    fc.assert(
      fc.property(both, ({ agreement: file, assessment: base, asked, shifts, which }) => {
        const parties = file.parties.map(({ id }) => id);
        const steps = file.steps.map(({ id }) => id);
        const bare = { ...base, bundles: [] };
        const ours = numbersOf(bare, parties, steps);
        const names = [...ours.keys()];
        const theirs = new Map(
          names.map((name, n) => {
            const moved = (ours.get(name) as number) + (which[n % 12] ? (shifts[n % 12] as number) : 0);
            return [name, name.startsWith('stake') ? Math.max(0, moved) : moved];
          }),
        );
        const here = withNumbers(bare, parties, steps, ours);
        const there = withNumbers(bare, parties, steps, theirs);
        const answer = finish(
          doubt(file, { name: 'here', assessment: here }, [{ name: 'there', assessment: there }], {
            ...asked,
            draws: 1,
          }),
        );
        if ('code' in answer || !answer.possible) return;
        const order = answer.order.map((move) => [move].flat() as string[]);
        const left = new Set(answer.left_out);
        const holdsWith = (numbers: ReadonlyMap<string, number>) =>
          holds(file, withNumbers(bare, parties, steps, numbers), asked, order);
        const [beside] = answer.beside;
        const [first, second] = [holdsWith(ours), holdsWith(theirs)];
        expect(answer.likely.holds).toBe(first);
        expect(beside?.likely.holds).toBe(second);
        expect(beside?.agree).toBe(first === second);
        if (first === second) {
          expect(beside?.to_agree).toEqual([]);
          return;
        }
        divided++;
        const differ = names.filter(
          (name) => ours.get(name) !== theirs.get(name) && !left.has(name.split('.')[0] as string),
        );
        expect(beside?.divide.length).toBe(differ.length);
        for (const [from, to, name] of [
          [ours, theirs, 'here'],
          [theirs, ours, 'there'],
        ] as const) {
          const wanted = holdsWith(to);
          const best = leastSet(differ, from, to, (numbers) => holdsWith(numbers) === wanted);
          const found = beside?.to_agree.find((moved) => moved.from === name);
          expect(found?.numbers.length).toBe(best.size);
          expect(found?.proved).toBe(true);
          // A change that mends several parties is the sum of their least ones; one that breaks is of one party.
          const total = Object.values(found?.change ?? {}).reduce((sum, each) => sum + each, 0);
          if (wanted) expect(total).toBeCloseTo(best.change, 9);
          const moved = new Map(from);
          for (const {
            kind,
            steps: [id],
            party,
          } of found?.numbers ?? []) {
            const key = kind === 'stake' ? `stake.${party}` : `${id}.${party}`;
            moved.set(key, to.get(key) as number);
          }
          expect(holdsWith(moved)).toBe(wanted);
        }
      }),
      { numRuns: runs(300) },
    );
    if (runs(1) === 1) expect(divided).toBeGreaterThan(10);
  });

  it('says what one worth does, and that ranges have nothing in common', () => {
    const sceptic = assessment({ ...sixWorths.worth, a2: { A: -4, B: [3, 4] } });
    const hopeful = assessment({ ...sixWorths.worth, a2: { A: -4, B: [8, 10] } });
    const answer = finish(
      doubt(sixSteps, { name: 'hopeful', assessment: hopeful }, [{ name: 'sceptic', assessment: sceptic }], {
        draws: 100,
        order: ['a1', 'b1', 'a2', 'b2', 'a3', 'b3'],
      }),
    ) as DoubtAnswer;
    // C_B falls from 7 to 1.5; the pull after b1 is -C_B, and after a2 it is 0.75 w - C_B: from -0.25 to 1.125.
    expect(answer.beside[0]?.divide).toEqual([
      { kind: 'worth', steps: ['a2'], party: 'B', here: 9, there: 3.5, apart: true, change: -1.375 },
    ]);
    expect(answer.beside[0]?.agree).toBe(false);
    expect(answer.beside[0]?.to_agree.map(({ from, numbers }) => [from, numbers.length])).toEqual([
      ['hopeful', 1],
      ['sceptic', 1],
    ]);
  });
});

function holds(file: Parameters<typeof see>[0], view: Assessment, asked: Asked, order: string[][]): boolean {
  const bonds = Object.fromEntries(
    file.parties.map(({ id }) => [id, ((view.stakes[id] as number) ?? 0) + (file.bonds[id] ?? 0)]),
  );
  const { worth, slack } = see(file, { ...view, stakes: bonds }, asked, order);
  return worth.every((value) => value >= -1e-9) && slack.flat().every((each) => each >= -1e-9);
}

function leastSet(
  names: readonly string[],
  from: ReadonlyMap<string, number>,
  to: ReadonlyMap<string, number>,
  works: (numbers: ReadonlyMap<string, number>) => boolean,
): { size: number; change: number } {
  let best = { size: Number.POSITIVE_INFINITY, change: Number.POSITIVE_INFINITY };
  for (let set = 0; set < 1 << names.length; set++) {
    const taken = names.filter((_, at) => set & (1 << at));
    if (taken.length > best.size) continue;
    const numbers = new Map(from);
    for (const name of taken) numbers.set(name, to.get(name) as number);
    const change = taken.reduce(
      (sum, name) => sum + Math.abs((to.get(name) as number) - (from.get(name) as number)),
      0,
    );
    if (taken.length === best.size && change >= best.change) continue;
    if (works(numbers)) best = { size: taken.length, change };
  }
  return best;
}

describe('numbers that carry the doubt', () => {
  const trade = agreement(['A', 'B'], [step('pay', 'A', { reversible: [0, 0.5] }), step('do', 'B')]);
  const view = assessment({ pay: { A: -1, B: [8, 12] }, do: { A: 5, B: [-8, 0] } }, { stakes: { B: 4 } });
  const answer = finish(
    doubt(trade, { name: null, assessment: view }, [], { draws: 20_000, order: ['pay', 'do'] }),
  ) as DoubtAnswer;
  const of = (kind: string, steps: string[], whose: string) =>
    answer.contributions.find(
      (each) => each.kind === kind && each.steps.join() === steps.join() && each.whose === whose,
    );

  it('a bar runs from the least slack at the low end to that at the high end, the others at likely values', () => {
    // Slack of B once paid: 4 - ((1 - r) pay - (pay + do)) = 4 + r pay + do; r is 0.25, pay 10, do -4 at likely values.
    expect(of('worth', ['do'], 'B')).toMatchObject({ low: -8, high: 0, slack_at_low: -1.5, slack_at_high: 6.5 });
    expect(of('worth', ['pay'], 'B')).toMatchObject({ slack_at_low: 2, slack_at_high: 3 });
    expect(of('reversible', ['pay'], 'B')).toMatchObject({ party: null, slack_at_low: 0, slack_at_high: 5 });
  });

  it('says at which value the slack passes zero', () => {
    expect(of('worth', ['do'], 'B')?.zero_at).toBeCloseTo(-6.5, 9);
    expect(of('worth', ['pay'], 'B')?.zero_at).toBeNull();
  });

  it('the longest bar comes first, and what does nothing is left out', () => {
    const bars = answer.contributions.filter(({ whose }) => whose === 'B');
    expect(bars.map(({ kind, steps }) => `${kind} ${steps.join()}`)).toEqual([
      'worth do',
      'reversible pay',
      'worth pay',
    ]);
    expect(answer.contributions.some(({ whose, party }) => whose === 'A' && party === 'B')).toBe(false);
  });

  it('the share that each explains is its part of the variance where numbers add up', () => {
    // Near r pay + do: variances 64/12 for do, 100 (1/48) for r, 0.0625 (16/12) for pay, and a little for r times pay.
    const [d, r, p] = [64 / 12, 100 * (0.25 / 12), 0.0625 * (16 / 12)];
    const rest = (16 / 12) * (0.25 / 12);
    const total = d + r + p + rest;
    expect(of('worth', ['do'], 'B')?.share).toBeCloseTo(d / total, 1);
    expect(of('reversible', ['pay'], 'B')?.share).toBeCloseTo(r / total, 1);
    expect(of('worth', ['pay'], 'B')?.share).toBeCloseTo(p / total, 1);
  });

  it('the strongest pair is the one that does not add up: how much comes back, of how much', () => {
    const pair = answer.strongest_pair['B'];
    expect(pair?.numbers.map(({ kind }) => kind).toSorted()).toEqual(['reversible', 'worth']);
    // (r - 0.25)(pay - 10) at its largest: 0.25 * 2.
    expect(Math.abs(pair?.beyond as number)).toBeCloseTo(0.5, 9);
    expect((pair?.together as number) - (pair?.alone[0] as number) - (pair?.alone[1] as number)).toBeCloseTo(
      pair?.beyond as number,
      9,
    );
  });

  it('of ranked worths the others move along: the ends are faces of what the ranking allows', () => {
    const ranked = assessment({}, { ranks: { B: { gains: ['pay'], costs: ['do'] } }, stakes: { B: 1 } });
    const bars = (
      finish(
        doubt(
          { ...trade, steps: trade.steps.map((each) => ({ ...each, reversible: 0 })) },
          { name: null, assessment: ranked },
          [],
          {
            draws: 1000,
            order: ['pay', 'do'],
          },
        ),
      ) as DoubtAnswer
    ).contributions;
    // The gain goes from 0 (all is cost: slack 1 - 1) to 1 (no cost: slack 1), at likely values 1/2.
    expect(bars.find(({ steps }) => steps.join() === 'pay')).toMatchObject({
      low: 0,
      likely: 0.5,
      high: 1,
      slack_at_low: 0,
      slack_at_high: 1,
    });
    expect(bars.find(({ steps }) => steps.join() === 'do')).toMatchObject({
      low: -1,
      likely: -0.5,
      high: 0,
      slack_at_low: 0,
      slack_at_high: 1,
    });
  });
});

describe('the order that holds most often', () => {
  it('is another one where another holds more often', () => {
    // Each side pays once and gets once; B's gain from being paid first is all that is in doubt.
    const file = agreement(['A', 'B'], [step('a', 'A'), step('b', 'B')]);
    const view = assessment({ a: { A: -2, B: 6 }, b: { A: 6, B: [-6, -2] } }, { stakes: { A: 3, B: 3 } });
    const answer = finish(
      doubt(file, { name: null, assessment: view }, [], { draws: 4000, order: ['a', 'b'] }),
    ) as DoubtAnswer;
    // a first: B leaves if its cost exceeds 3, in 3 of 4 draws; b first: A leaves if 2 exceeds 3: never.
    expect(answer.holds_most_often?.order).toEqual(['b', 'a']);
    expect(answer.holds_most_often?.holds).toBe(1);
    expect(answer.holds_most_often?.holds_asked).toBeCloseTo(0.25, 1);
  });
});
