import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../src/agreement/agreement.ts';
import type { Assessment } from '../../src/agreement/assessment.ts';
import { sayRefusal } from '../../src/agreement/refusal-wording.ts';
import { finish } from '../../src/math/search.ts';
import type { WeighAnswer } from '../../src/weigh/answer.ts';
import { type WeighAsked, weigh } from '../../src/weigh/weigh.ts';
import { paretoOf, tryAll, worldOf } from '../plan/brute-force.ts';
import { after, agreement, assessment, sixSteps, sixWorths, step } from '../plan/build.ts';
import { randomCases, timedCases } from '../plan/random-cases.ts';

function ask(file: Agreement, view: Assessment, asked: WeighAsked): WeighAnswer {
  const answer = finish(weigh(file, view, asked));
  if (!('possible' in answer) || !answer.possible) throw new Error(JSON.stringify(answer));
  return answer;
}

function refused(file: Agreement, view: Assessment, asked: WeighAsked): string {
  const answer = finish(weigh(file, view, asked));
  if (!('code' in answer)) throw new Error('not refused');
  return sayRefusal(answer);
}

describe('the worked example: A gives a1 for b1', () => {
  const { why: _, ...answer } = ask(sixSteps, sixWorths, { give: ['a1'], take: ['b1'] });

  test('adds 1 to A and 3 to B while it stands, and nothing on a breakdown, for both are undone', () => {
    expect(answer).toMatchObject({ i: 'A', gain: { A: 1, B: 3 }, kept: { A: 0, B: 0 } });
    expect(answer.after).toEqual({
      holds: { A: 1, B: 3 },
      breakdown: { A: 0, B: 0 },
      exposure: { A: 0, B: 0 },
      pull: { A: -5, B: -7 },
      slack: { A: 5, B: 7 },
      standing_pull: { A: -1, B: -3 },
    });
  });

  test('leaves a stake of -0.25 for the rest, as before', () => {
    expect(answer.rest_before).toMatchObject({ stake: -0.25, holds: true });
    expect(answer.rest_after).toMatchObject({ stake: -0.25, holds: true });
    expect(answer.good).toBe(true);
  });

  test('could be had with a2 and b1 for b2, which add up exactly', () => {
    const other = ask(sixSteps, sixWorths, { give: ['a2'], take: ['b1', 'b2'] });
    expect(other.gain).toEqual({ A: 5, B: 3 });
    expect(other.kept).toEqual({ A: 3, B: 1.75 });
    expect(other.halfway.give_first).toBeNull();
    expect(other.halfway.take_first).toMatchObject({
      steps: ['b1', 'b2'],
      breakdown: { A: 6, B: -5 },
      exposure: { B: 5 },
    });
  });

  test('proves what the worked example says of b2 and a3, where they are what is traded', () => {
    const done = ['a1', 'b1', 'a2'];
    const { proves } = ask(sixSteps, sixWorths, { done, give: ['a3'], take: ['b2'] });
    expect(proves.find(({ step: id }) => id === 'b2')).toEqual({ step: 'b2', party: 'B', amount: 3 });
    const later = ask(sixSteps, sixWorths, { done: [...done, 'b2'], give: ['a3'], as: 'A' });
    expect(later.proves).toEqual([{ step: 'a3', party: 'A', amount: 1 }]);
  });
});

describe('names', () => {
  const file = agreement(
    ['A', 'B'],
    [
      step('war', ['A', 'B'], { delivers: ['peace/declaration'] }),
      step('coal', 'A', { delivers: ['relief/coal'] }),
      step('cloth', 'A', { delivers: ['relief/textiles', 'relief/trade'] }),
      step('fish', 'A', { delivers: ['relief/trade'] }),
      step('halt', 'B', { delivers: ['arms/reactor-halt'], repeat: { every: 1, times: 2 } }),
      step('big', 'B', after('halt')),
    ],
  );
  const view = assessment({ halt: { A: 4, B: -2 }, coal: { A: -1, B: 3 } });

  test('may be those of elements, with or without their term; a repeated step is meant whole', () => {
    const answer = ask(file, view, { give: ['relief/coal'], take: ['reactor-halt'] });
    expect(answer).toMatchObject({ give: ['coal'], take: ['halt.1', 'halt.2'] });
    expect(answer.found).toEqual({ 'relief/coal': ['coal'], 'reactor-halt': ['halt.1', 'halt.2'] });
  });

  test('that nothing has, or that several steps deliver, are refused in one sentence', () => {
    expect(refused(file, view, { give: ['coall'], take: ['halt'] })).toBe(
      '\u201ccoall\u201d in --give is no step of the file and no element that one delivers; did you mean \u201ccoal\u201d?',
    );
    expect(refused(file, view, { give: ['zzzzzz'], take: ['halt'] })).toMatch(/; check its spelling\.$/);
    expect(refused(file, view, { give: ['trade'], take: ['halt'] })).toBe(
      '\u201ctrade\u201d in --give is delivered by \u201ccloth\u201d, \u201cfish\u201d; name the step that is meant.',
    );
  });

  test('tell whose side it is: who performs all that is given and alone nothing of what is taken', () => {
    expect(ask(file, view, { give: ['war'], take: ['halt'] }).i).toBe('A');
    expect(ask(file, view, { take: ['halt'] })).toMatchObject({ i: 'A', i_is: 'performs nothing that is taken' });
    expect(ask(file, view, { give: ['war'], as: 'B' })).toMatchObject({ i: 'B', i_is: 'asked' });
    expect(refused(file, view, { give: ['war'] })).toMatch(
      /from the side of \u201cA\u201d, \u201cB\u201d; say which with --as\./,
    );
    expect(refused(file, view, { give: ['coal', 'halt'] })).toMatch(/^No party performs all of --give/);
    expect(refused(file, view, { give: ['coal'], take: ['halt'], as: 'B' })).toMatch(
      /\u201ccoal\u201d in --give is not done by \u201cB\u201d/,
    );
    expect(refused(file, view, { give: ['war'], take: ['coal'], as: 'A' })).toMatch(
      /is done by \u201cA\u201d alone, so it gives it/,
    );
    expect(refused(file, view, { give: ['war'], take: ['halt'], as: 'C' })).toMatch(/no party of the file/);
  });

  test('of what is not ready, done, left out or doubled are refused with the mend', () => {
    expect(refused(file, view, { give: ['coal'], take: ['big'] })).toBe(
      '\u201cbig\u201d in --take requires \u201chalt.2\u201d, which is neither done nor in the trade; add it to --take, or to --done if it is done.',
    );
    expect(refused(file, view, { give: ['coal'], take: ['halt'], done: ['coal'] })).toMatch(
      /\u201ccoal\u201d in --give is done already/,
    );
    expect(refused(file, view, { give: ['coal'], take: ['halt'], drop: ['coal'] })).toMatch(
      /\u201ccoal\u201d in --give is left out/,
    );
    expect(refused(file, view, { give: ['war'], take: ['war'] })).toMatch(/stands in --give and in --take/);
    expect(refused(file, view, {})).toMatch(/^Nothing is given and nothing taken/);
  });

  test('of a set in one go come together or not at all', () => {
    const joined = { ...file, rules: [{ kind: 'escrow' as const, steps: ['coal', 'big'], cost: { A: 1 } }] };
    expect(refused(joined, view, { give: ['coal'], take: ['halt'] })).toMatch(
      /^\u201ccoal\u201d, \u201cbig\u201d are done in one go/,
    );
    const answer = ask(joined, view, { give: ['coal'], take: ['halt', 'big'] });
    expect(answer.gain).toEqual({ A: 2, B: 1 });
    expect(answer.halfway.give_first).toBeNull();
  });
});

test('what law is in the way: provisions in force that share a tag, contested ones apart', () => {
  const provision = (id: string, rest: object) => ({ id, bars: [], contested: [], sources: [], ...rest });
  const file: Agreement = {
    ...agreement(
      ['A', 'B'],
      [
        step('park', 'A', {
          activity: 'park',
          needs: [
            { who: 'council', chance: [0.2, 0.5], lead: '60 days', silent: 'refuses' },
            { who: 'rok', chance: 0.9 },
          ],
        }),
        step('halt', 'B'),
      ],
    ),
    others: [{ id: 'council', name: 'the Council' }],
    barriers: {
      activities: [{ id: 'park', tags: ['venture', 'bank'], sources: [] }],
      acts: [],
      provisions: [
        provision('p1', { bars: ['venture'], from: '2017-09-11' }),
        provision('p2', { contested: ['bank'] }),
        provision('p3', { bars: ['bank'], until: '2019-02-23' }),
        provision('p4', { bars: ['bank'], from: '2019-02-25' }),
        provision('p5', { bars: ['coal'] }),
      ],
    },
  };
  const answer = ask(file, assessment({ park: { B: 1 }, halt: { A: 1 } }), { give: ['park'], take: ['halt'] });
  expect(answer.in_the_way[0]).toMatchObject({
    barred_by: ['p1'],
    contested: ['p2'],
    needs: [
      { name: 'the Council', chance: [0.2, 0.5], silent: 'refuses' },
      { who: 'rok', chance: 0.9, lead: null },
    ],
  });
  expect(answer.in_the_way[0]?.needs[0]?.lead).toBeCloseTo(60 / (365.25 / 12), 12);
  expect(answer.chance?.[0]).toBeCloseTo(0.18, 12);
  expect(answer.chance?.[1]).toBeCloseTo(0.45, 12);
});

test('how sure: a trade that every draw likes is worth it in all of them, and none else', () => {
  const two = agreement(['A', 'B'], [step('a', 'A'), step('b', 'B')]);
  const view = assessment({ a: { A: [-3, -1], B: [2, 4] }, b: { A: 4, B: [-6, -5] } });
  expect(ask(two, view, { give: ['a'], take: ['b'] }).sure).toMatchObject({
    worth_it: { A: 1, B: 0 },
    worth_it_to_all: 0,
  });
});

const runs = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 150);

/** A trade that can be made: a random step and all that it requires, split by who performs. */
function tradeIn(file: Agreement, view: Assessment, asked: WeighAsked, pick: number): WeighAsked | null {
  const world = worldOf(file, view, asked);
  const move = world.moves[pick % world.moves.length];
  if (!move) return null;
  const steps = new Set(move.steps);
  for (const id of steps) {
    const home = world.moves.find((each) => each.steps.includes(id));
    for (const other of [...(home?.steps ?? []), ...(home ? (world.needs(home) ?? []) : [])]) {
      if (!world.done.includes(other)) steps.add(other);
    }
  }
  const give = [...steps].filter((id) => world.by(id).includes('A'));
  return { ...asked, give, take: [...steps].filter((id) => !give.includes(id)), as: 'A' };
}

describe('against every order tried', () => {
  test('a trade changes W, B, pull and the rest as the definitions say', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(randomCases(6), fc.nat(20), ({ agreement: file, assessment: view, asked }, pick) => {
        const trade = tradeIn(file, view, asked, pick);
        if (!trade || tryAll(file, view, asked).tried.length === 0) return;
        const answer = finish(weigh(file, view, trade));
        if (!('possible' in answer) || !answer.possible) return;
        const world = worldOf(file, view, asked);
        const before = new Set(asked.done ?? []);
        const reached = new Set([...before, ...answer.give, ...answer.take]);
        const stake = (i: string) =>
          ((view.stakes[i] as number | undefined) ?? 0) + ((file.bonds[i] as number | undefined) ?? 0);
        for (const i of world.parties) {
          expect(answer.gain[i]).toBeCloseTo(world.W(reached, i) - world.W(before, i), 9);
          expect(answer.kept[i]).toBeCloseTo(world.B(reached, i) - world.B(before, i), 9);
          expect(answer.after.pull[i]).toBeCloseTo(world.B(reached, i) - world.C(i), 9);
          expect(answer.after.slack[i]).toBeCloseTo(stake(i) - world.B(reached, i) + world.C(i), 9);
          expect(answer.after.exposure[i]).toBeCloseTo(Math.max(0, -world.B(reached, i)), 9);
          expect(answer.after.standing_pull[i]).toBeCloseTo(world.B(reached, i) - world.W(reached, i), 9);
        }
        if (answer.rest_after) {
          const rest = tryAll(file, view, { ...asked, done: [...reached] });
          expect(answer.rest_after.stake).toBeCloseTo(Math.min(...rest.tried.map((each) => each.stake)), 9);
          const holds = rest.tried.some(
            ({ stakes, worth }) =>
              worth.every((value) => value >= 0) &&
              stakes.every((value, i) => value <= stake(world.parties[i] as string)),
          );
          expect(answer.rest_after.holds).toBe(holds);
        } else expect(reached.size).toBe(world.all.size);
        expectProofs(answer, world);
        if (!answer.remaining) return;
        const [old, now] = [dealsFrom(world, before), dealsFrom(world, reached)];
        expect(answer.remaining).toMatchObject({
          deals_before: old.count,
          deals: now.count,
          points_before: old.frontier.length,
        });
        expect(answer.remaining.frontier).toHaveLength(now.frontier.length);
        expect(answer.remaining.points_kept).toBe(
          old.frontier.filter((u) => now.frontier.some((v) => v.every((value, i) => value === u[i]))).length,
        );
      }),
      { numRuns: runs },
    );
  });

  test('with impatience and hazard the pull after it is that of the best order of the rest', {
    timeout: 600_000,
  }, () => {
    fc.assert(
      fc.property(timedCases(5), fc.nat(20), ({ agreement: file, assessment: view, asked }, pick) => {
        const trade = tradeIn(file, view, asked, pick);
        if (!trade || tryAll(file, view, asked).tried.length === 0) return;
        const answer = finish(weigh(file, view, trade));
        if (!('possible' in answer) || !answer.possible || !answer.rest_after) return;
        const rest = tryAll(file, view, { ...asked, done: [...answer.done, ...answer.give, ...answer.take] });
        expect(answer.rest_after.stake).toBeCloseTo(Math.min(...rest.tried.map((each) => each.stake)), 6);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });
});

/** All deals that hold a state, by trying every set of moves; and the vectors of worth that none beats. */
function dealsFrom(
  world: ReturnType<typeof worldOf>,
  state: ReadonlySet<string>,
): { count: number; frontier: number[][] } {
  const open = world.moves.filter((move) => !move.steps.every((id) => state.has(id)));
  const worths: number[][] = [];
  for (let mask = 0; mask < 1 << open.length; mask++) {
    const taken = open.filter((_, m) => mask & (1 << m));
    const deal = new Set([...state, ...taken.flatMap((move) => move.steps)]);
    const isClosed = taken.every((move) => world.needs(move)?.every((id) => deal.has(id)));
    if (isClosed) worths.push(world.parties.map((i) => world.W(deal, i)));
  }
  return {
    count: worths.length,
    frontier: paretoOf(worths.map((u) => u.map((value) => -value))).map((u) => u.map((value) => 0 - value)),
  };
}

/** Along the trade and the best order of the rest, without together sets (whose inside pulls count too). */
function expectProofs(answer: WeighAnswer, world: ReturnType<typeof worldOf>): void {
  if (world.moves.some((move) => move.kind === 'together')) return;
  const isTrade = (move: { steps: string[] }) => move.steps.some((id) => [...answer.give, ...answer.take].includes(id));
  const rest = (answer.rest_after?.order ?? []).map((move) => [move].flat() as string[]);
  const state = new Set(answer.done);
  const path: string[][] = [];
  const prefer = answer.acts_first === 'take' ? answer.take : answer.give;
  const open = world.moves.filter(isTrade);
  while (path.length < open.length) {
    const ready = open.filter(
      (move) =>
        !path.includes(move.steps) && world.needs(move)?.every((id) => state.has(id) || world.done.includes(id)),
    );
    const next = ready.find((move) => move.steps.every((id) => prefer.includes(id))) ?? ready[0];
    path.push((next as (typeof ready)[number]).steps);
    for (const id of path.at(-1) as string[]) state.add(id);
  }
  const moves = [...path, ...rest];
  const states = [new Set(answer.done)];
  for (const move of moves) states.push(new Set([...(states.at(-1) as Set<string>), ...move]));
  const pull = (k: number, i: string) => world.B(states[k] as Set<string>, i) - world.C(i);
  const wanted = path.flatMap((move, k) =>
    world.parties.flatMap((party) => {
      if (!move.some((id) => world.by(id).includes(party))) return [];
      const later = moves.slice(k + 1).map((_, j) => pull(k + 1 + j, party));
      const amount = pull(k, party) - (later.length > 0 ? Math.max(...later) : 0);
      return amount > 1e-9 ? [{ step: move, party, amount }] : [];
    }),
  );
  expect(answer.proves.map(({ step: move, party }) => [[move].flat(), party])).toEqual(
    wanted.map(({ step: id, party }) => [id, party]),
  );
  for (const [k, { amount }] of answer.proves.entries()) expect(amount).toBeCloseTo(wanted[k]?.amount as number, 9);
}
