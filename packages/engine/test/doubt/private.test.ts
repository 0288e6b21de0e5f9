import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement, Range } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';
import { atLeast, meanAbove } from '../../src/doubt/distribution.ts';
import { type DoubtAnswer, doubt } from '../../src/doubt/doubt.ts';
import { finish } from '../../src/math/search.ts';
import type { Asked } from '../../src/plan/problem.ts';
import { type Move, worldOf } from '../plan/brute-force.ts';
import { after, agreement, assessment, sixSteps, sixWorths, step } from '../plan/build.ts';
import { type RandomCase, randomCases, timedCases } from '../plan/random-cases.ts';
import { runs } from './cases.ts';
import { see } from './oracle.ts';

function ask(file: Agreement, view: Assessment, asked: Asked & { order?: readonly string[] } = {}): DoubtAnswer | null {
  const answer = finish(doubt(file, { name: null, assessment: view }, [], { draws: 1, ...asked }));
  return 'code' in answer || !answer.possible ? null : answer;
}

describe('the reference case: stakes known as a distribution', () => {
  const file = agreement(
    ['A', 'B'],
    [
      step('s1', 'A'),
      step('s2', 'B', after('s1')),
      step('s3', 'A', { reversible: 1, ...after('s1') }),
      step('s4', 'B'),
      step('s5', 'A', { reversible: 1 }),
    ],
  );
  const view = assessment(
    { s1: { B: 9, A: -2 }, s2: { A: 5, B: -6 }, s3: { B: 7, A: -7 }, s4: { A: 9, B: -6 }, s5: { B: 12, A: -6 } },
    { stakes: { A: [0, 12], B: [0, 3, 12] } },
  );
  const answer = ask(file, view, { order: ['s1', 's4', 's3', 's5', 's2'] }) as DoubtAnswer;

  it('survival at the first chance', () => {
    const close = (row: readonly number[], wanted: readonly number[]) =>
      row.forEach((each, k) => {
        expect(each).toBeCloseTo(wanted[k] as number, 12);
      });
    close(answer.private.survive, [11 / 12, 11 / 12, 1 / 3, 1 / 3, 1 / 3]);
    close(answer.private.by_party['A'] as number[], [11 / 12, 11 / 12, 1 / 3, 1 / 3, 1 / 3]);
    close(answer.private.by_party['B'] as number[], [1, 1, 1, 1, 1]);
    expect(answer.private.completes).toBeCloseTo(1 / 3, 12);
    expect(answer.private.tells).toEqual([
      { step: 's1', after: 0, party: 'A' },
      { step: 's3', after: 2, party: 'A' },
    ]);
  });

  it('survival with foresight, and in how many rounds it settles', () => {
    const { settled, rounds, survive } = answer.private.foresight;
    expect({ settled, rounds }).toEqual({ settled: true, rounds: 17 });
    const wanted = [0.9130272571271334, 0.8731526958138242, 0.3187756951752, 0.3187756951752, 0.3187756951752];
    for (const [k, each] of survive.entries()) expect(Math.abs(each - (wanted[k] as number))).toBeLessThan(1e-9);
  });
});

describe('the worked example', () => {
  it('a3 proves 1 of side A and b2 proves 3 of side B, and nothing else proves anything', () => {
    const answer = ask(sixSteps, sixWorths, { order: ['a1', 'b1', 'a2', 'b2', 'a3', 'b3'] }) as DoubtAnswer;
    expect(answer.private.proves).toEqual([
      { step: 'b2', after: 3, party: 'B', amount: 3 },
      { step: 'a3', after: 4, party: 'A', amount: 1 },
    ]);
  });
});

describe('distributions of stakes', () => {
  const ranges = fc.oneof(
    fc.tuple(fc.integer({ min: -3, max: 5 }), fc.nat(6)).map(([low, width]): Range => [low, low + width]),
    fc
      .tuple(fc.integer({ min: -3, max: 5 }), fc.nat(4), fc.nat(4))
      .map(([low, rise, fall]): Range => [low, low + rise, low + rise + fall]),
  );

  const ends = (range: Range): readonly [number, number] => {
    const values = [range].flat();
    return [values[0] as number, values.at(-1) as number];
  };

  /** The density, written out. */
  const density = (range: Range, x: number): number => {
    const [low, high] = ends(range);
    if (x < low || x > high || typeof range === 'number') return 0;
    if (range.length === 2) return 1 / (high - low);
    const peak = range[1];
    if (x < peak) return (2 * (x - low)) / ((high - low) * (peak - low));
    return x > peak ? (2 * (high - x)) / ((high - low) * (high - peak)) : 2 / (high - low);
  };

  it('chances and means above a level are integrals of the density', () => {
    fc.assert(
      fc.property(ranges, fc.double({ min: -4, max: 12, noNaN: true }), (range, level) => {
        const [low, high] = ends(range);
        if (low === high) return;
        const [from, cells] = [Math.min(high, Math.max(low, level)), 20_000];
        const width = (high - from) / cells;
        let [mass, first] = [0, 0];
        for (let c = 0; c < cells; c++) {
          const x = from + (c + 0.5) * width;
          mass += density(range, x) * width;
          first += x * density(range, x) * width;
        }
        expect(atLeast(range, level)).toBeCloseTo(mass, 4);
        if (mass > 0.01) expect(meanAbove(range, level)).toBeCloseTo(first / mass, 3);
      }),
      { numRuns: 200 },
    );
  });

  it('a known stake is enough or it is not', () => {
    expect([atLeast(2, 2), atLeast(2, 2.1), atLeast([3, 3], 3), atLeast([3, 3], 3.5)]).toEqual([1, 0, 1, 0]);
    expect([meanAbove(2, 1), meanAbove(2, 3), meanAbove([0, 4], 5), meanAbove([0, 4], 2)]).toEqual([2, null, null, 3]);
  });
});

/** Random stakes as ranges, on cases with every feature. */
function withStakes(cases: fc.Arbitrary<RandomCase>): fc.Arbitrary<RandomCase> {
  return cases.chain((one) =>
    fc
      .record(
        Object.fromEntries(
          one.agreement.parties.map(({ id }) => [
            id,
            fc.oneof(
              fc.nat(8) as fc.Arbitrary<Range>,
              fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 9 })).map(([low, width]): Range => [low, low + width]),
              fc
                .tuple(fc.nat(4), fc.nat(5), fc.integer({ min: 1, max: 5 }))
                .map(([low, rise, fall]): Range => [low, low + rise, low + rise + fall]),
            ),
          ]),
        ),
      )
      .map((stakes) => ({
        ...one,
        agreement: { ...one.agreement, bonds: {} },
        assessment: { ...one.assessment, stakes: stakes as Assessment['stakes'] },
      })),
  );
}

/** P(k >= x) once more, from the distribution functions. */
function stays(range: Range, x: number): number {
  if (typeof range === 'number') return range >= x - 1e-9 ? 1 : 0;
  const [low, high] = [range[0], range.at(-1) as number];
  const clip = Math.min(high, Math.max(low, x));
  if (range.length === 2) return 1 - (clip - low) / (high - low);
  const peak = range[1];
  const below =
    clip <= peak
      ? peak === low
        ? 0
        : (clip - low) ** 2 / ((high - low) * (peak - low))
      : 1 - (high - clip) ** 2 / ((high - low) * (high - peak));
  return 1 - below;
}

describe('private stakes, by their definitions', () => {
  it('survival is a product of chances, tells and proves are comparisons of pulls', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(
        withStakes(fc.oneof(randomCases(5), timedCases(4))),
        ({ agreement: file, assessment: view, asked }) => {
          const answer = ask(file, view, asked);
          if (!answer) return;
          const order = answer.order.map((move) => [move].flat() as string[]);
          const free = { ...view, stakes: {} };
          const pulls = see(file, free, asked, order).slack.map((row) => row.map((slack) => -slack));
          const parties = file.parties.map(({ id }) => id);
          const of = (i: number) => pulls.map((row) => row[i] as number);
          const performs = (k: number, id: string) =>
            (order[k] as string[]).some((each) => file.steps.find((s) => s.id === each)?.by.includes(id));
          for (const k of order.keys()) {
            const each = parties.map((id, i) => stays(view.stakes[id] as Range, Math.max(...of(i).slice(0, k + 1))));
            expect(answer.private.survive[k]).toBeCloseTo(
              each.reduce((a, b) => a * b, 1),
              6,
            );
            for (const [i, id] of parties.entries()) {
              const row = of(i);
              const [least] = [view.stakes[id] as Range].flat() as number[];
              const told = answer.private.tells.some((tell) => tell.after === k && tell.party === id);
              const before = Math.max(least as number, ...row.slice(0, k));
              if (Math.abs((row[k] as number) - before) > 1e-6) expect(told).toBe((row[k] as number) > before);
              const proof = answer.private.proves.find((each2) => each2.after === k && each2.party === id)?.amount ?? 0;
              const later = k + 1 < row.length ? Math.max(...row.slice(k + 1)) : 0;
              const wanted = performs(k, id) ? Math.max(0, (row[k] as number) - later) : 0;
              expect(proof).toBeCloseTo(wanted, 6);
            }
          }
        },
      ),
      { numRuns: runs(150) },
    );
  });

  it('at the best chance each leaves at its greatest pull, and nowhere else', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(withStakes(randomCases(5)), ({ agreement: file, assessment: view, asked }) => {
        const answer = ask(file, view, asked);
        if (!answer) return;
        const order = answer.order.map((move) => [move].flat() as string[]);
        const pulls = see(file, { ...view, stakes: {} }, asked, order).slack.map((row) => row.map((slack) => -slack));
        for (const [i, { id }] of file.parties.entries()) {
          const row = pulls.map((each) => each[i] as number);
          const most = Math.max(...row);
          const at = row.findLastIndex((pull) => Math.abs(pull - most) < 1e-9);
          expect(answer.private.best_chance.leaves_at[id]).toBe(at);
          for (const k of order.keys()) {
            const wanted = k < at ? 1 : stays(view.stakes[id] as Range, most);
            expect(answer.private.best_chance.by_party[id]?.[k]).toBeCloseTo(wanted, 9);
          }
          expect(answer.private.best_chance.by_party[id]?.at(-1)).toBeCloseTo(
            answer.private.by_party[id]?.at(-1) as number,
            9,
          );
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('with foresight it is the fixed point of the definition, with rates too', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(
        withStakes(fc.oneof(randomCases(4), timedCases(4))),
        ({ agreement: file, assessment: view, asked }) => {
          const answer = ask(file, view, asked);
          if (!answer?.private.foresight.settled) return;
          const order = answer.order.map((move) => [move].flat() as string[]);
          const wanted = iterate(file, view, asked, order);
          for (const [k, each] of answer.private.foresight.survive.entries())
            expect(each).toBeCloseTo(wanted[k] as number, 7);
        },
      ),
      { numRuns: runs(100) },
    );
  });
});

/** The iteration from its definition, one party and one state at a time. */
function iterate(file: Agreement, view: Assessment, asked: Asked, order: string[][]): number[] {
  const world = worldOf(file, view, asked);
  const moves = order.map((steps) => world.moves.find((move) => steps.every((id) => move.steps.includes(id))) as Move);
  const states = [new Set(world.done)];
  for (const move of moves) states.push(new Set([...(states.at(-1) as Set<string>), ...move.steps]));
  const isTimed = [view.hazard, ...Object.values(view.impatience)].some((rate) => rate !== 0);
  const stepOf = (id: string) => file.steps.find((s) => s.id === id) as Agreement['steps'][number];
  const time = (move: Move) =>
    Math.max(
      ...move.steps.map(
        (id) =>
          (stepOf(id).duration as number) +
          Math.max(0, ...stepOf(id).verification.map((check) => (check.lag as number) ?? 0)),
      ),
    );
  const alarm = (move: Move) =>
    1 -
    move.steps
      .flatMap((id) => stepOf(id).verification)
      .reduce((passes, check) => passes * (1 - ((check.falseAlarm as number) ?? 0)), 1);
  const m = moves.length;
  const leaves: Record<string, number[]> = Object.fromEntries(world.parties.map((i) => [i, Array(m).fill(0)]));
  let survive: Record<string, number[]> = {};
  for (let round = 0; round < 5000; round++) {
    survive = {};
    for (const i of world.parties) {
      const U = Array<number>(m + 1).fill(0);
      for (let k = m - 1; k >= 0; k--) {
        const [here, next] = [states[k], states[k + 1]] as [Set<string>, Set<string>];
        const t = isTimed ? time(moves[k] as Move) : 0;
        const h = isTimed ? 1 - Math.exp(-(view.hazard as number) * t) : 0;
        const f = isTimed ? alarm(moves[k] as Move) : 0;
        const disc = isTimed ? Math.exp(-((view.impatience[i] as number) ?? 0) * t) : 1;
        const [now, after2] = [world.B(here, i) - world.W(here, i), world.B(next, i) - world.W(here, i)];
        const onward = world.W(next, i) - world.W(here, i) + (U[k + 1] as number);
        const going = (1 - f) * onward + f * after2;
        const e = (leaves[i] as number[])[k] as number;
        U[k] = disc * ((1 - h) * (1 - e) * going + (1 - h) * e * Math.min(now, going) + h * now);
      }
      let most = Number.NEGATIVE_INFINITY;
      survive[i] = moves.map((move, k) => {
        const state = states[k] as Set<string>;
        const performs = (id: string) => world.by(id).includes(i);
        const inside =
          move.kind === 'together' && move.steps.some(performs)
            ? world.B(new Set([...state, ...move.steps.filter((id) => !performs(id))]), i)
            : Number.NEGATIVE_INFINITY;
        most = Math.max(most, Math.max(world.B(state, i), inside) - world.W(state, i) - (U[k] as number));
        return stays(view.stakes[i] as Range, most);
      });
    }
    let change = 0;
    for (const i of world.parties) {
      for (let k = 0; k < m; k++) {
        let all = 1;
        for (const j of world.parties) {
          if (j === i) continue;
          const before = k > 0 ? ((survive[j] as number[])[k - 1] as number) : 1;
          if (before > 0) all *= ((survive[j] as number[])[k] as number) / before;
        }
        change = Math.max(change, Math.abs(1 - all - ((leaves[i] as number[])[k] as number)));
        (leaves[i] as number[])[k] = 1 - all;
      }
    }
    if (change <= 1e-12) break;
  }
  return moves.map((_, k) => world.parties.reduce((all, i) => all * ((survive[i] as number[])[k] as number), 1));
}

describe('another\u2019s leaving is no better than going on', () => {
  it('so who would rather see it fail does not stay because the other may leave', () => {
    // Finishing costs each 1, and each has up to 2 at stake: each stays with chance 1/2, whatever it expects of the other.
    const file = agreement(['A', 'B'], [step('do', 'A')]);
    const view = assessment({ do: { A: -1, B: -1 } }, { stakes: { A: [0, 2], B: [0, 2] } });
    const answer = ask(file, view) as DoubtAnswer;
    expect(answer.private.foresight.survive).toEqual([0.25]);
  });
});

describe('trust unravels', () => {
  it('and the answer says where: nobody stays to see the other paid first', () => {
    // B, once paid, gains 5 by leaving and has at most 1 at stake.
    const file = agreement(['A', 'B'], [step('pay', 'A'), step('do', 'B')]);
    const view = assessment({ pay: { A: -1, B: 10 }, do: { A: 5, B: -5 } }, { stakes: { A: [0, 1], B: [0, 1] } });
    const answer = ask(file, view, { order: ['pay', 'do'] }) as DoubtAnswer;
    expect(answer.private.completes).toBe(0);
    expect(answer.private.foresight.completes).toBe(0);
    expect(answer.private.foresight.unravels).not.toBeNull();
    expect(answer.why.join(' ')).toMatch(/Trust unravels/);
  });
});
