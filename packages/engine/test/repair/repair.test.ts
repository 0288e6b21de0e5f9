import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../../src/math/search.ts';
import type { ByParty } from '../../src/plan/answer.ts';
import { plan } from '../../src/plan/plan.ts';
import type { Change, Combination, Impossible, Repair, RepairAnswer } from '../../src/repair/answer.ts';
import { repair } from '../../src/repair/repair.ts';
import { type Brute, best, type Tried, tryAll, worldOf } from '../plan/brute-force.ts';
import { type RandomCase, randomCases, timedCases } from '../plan/random-cases.ts';
import { edited } from './edited.ts';

const numRuns = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 60);

describe('every change is re-solved as if it were written into the file', () => {
  it('its shortfall, stake, trust and all that follows are those of trying every order', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(randomCases(5), (raw) => {
        const answer = ask(raw);
        if (!answer) return;
        for (const each of answer.repairs) expectSolved(each, edited(raw, [each]));
      }),
      { numRuns, seed: 11 },
    );
  });

  it('best first: by shortfall, then by what finishing costs, then by what is left to spare', () => {
    fc.assert(
      fc.property(randomCases(5), (raw) => {
        const possible = possibleOf(ask(raw));
        for (const [k, each] of possible.entries()) {
          if (k > 0) expect(keyOf(possible[k - 1] as Repair) <= keyOf(each)).toBe(true);
        }
      }),
      { numRuns, seed: 12 },
    );
  });

  it('no other pair, and no other three, do more', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(randomCases(3), (raw) => {
        const answer = ask(raw);
        if (!answer?.base) return;
        const single = new Map<Change, Brute>(answer.repairs.map((each) => [each, solve(edited(raw, [each]))]));
        for (const [size, found] of [
          [2, answer.best_pair],
          [3, answer.best_triple],
        ] as const) {
          const keys = subsets(answer.repairs, size)
            .filter((list) => areCompatible(list, single, solve(raw).leftOut))
            .flatMap((list) => keysOf(edited(raw, list)));
          if (found)
            expectSolved({ ...(answer.repairs[0] as Repair), ...found }, edited(raw, membersOf(answer, found)));
          expect(found === null ? [] : [keyOf(found)]).toEqual(
            keys.length > 0 ? [keys.reduce((a, b) => (b < a ? b : a))] : [],
          );
          expect(found?.best ?? true).toBe(true);
        }
      }),
      { numRuns: Math.ceil(numRuns / 6), seed: 13 },
    );
  });
});

/** The answer; undefined where the question cannot be asked. */
function ask({ agreement, assessment, asked }: RandomCase): RepairAnswer | undefined {
  const answer = finish(repair(agreement, assessment, asked));
  return 'code' in answer ? undefined : answer;
}

function possibleOf(answer: RepairAnswer | undefined): Repair[] {
  return (answer?.repairs ?? []).filter((each): each is Repair => each.possible);
}

function membersOf(answer: RepairAnswer, { repairs }: Combination): Change[] {
  return repairs.map((k) => answer.repairs[k] as Change);
}

/** Sorts as text in the order of preference. */
function keyOf({ figures }: Pick<Repair, 'figures'>): string {
  return keyFrom(0 - (figures.least_slack as number), figures.loss);
}

function keyFrom(need: number, loss: number): string {
  return [Math.max(0, need), loss, need + 1000].map((value) => value.toFixed(6).padStart(14)).join('|');
}

function solve({ agreement, assessment, asked }: RandomCase): Brute {
  const { leftOut, moves } = worldOf(agreement, assessment, asked);
  if (moves.length === 0) return { possible: false, leftOut, completion: [], standing: [], tried: [] };
  return tryAll(agreement, assessment, asked);
}

function stakesOf({ agreement, assessment }: RandomCase): number[] {
  return agreement.parties.map(({ id }) => ((assessment.stakes[id] as number) ?? 0) + (agreement.bonds[id] ?? 0));
}

function needOf(tried: Tried, stakes: readonly number[]): number {
  return Math.max(...tried.stakes.map((stake, i) => stake - (stakes[i] as number)));
}

function keysOf(changed: RandomCase): string[] {
  const brute = solve(changed);
  if (!brute.possible) return [];
  const need = Math.min(...brute.tried.map((each) => needOf(each, stakesOf(changed))));
  return [keyFrom(need, Math.max(0, ...brute.completion.map((value) => -value)))];
}

function vector(record: ByParty<number>, { agreement }: RandomCase): number[] {
  return agreement.parties.map(({ id }) => record[id] as number);
}

function expectSolved(each: Repair | Impossible, changed: RandomCase): void {
  const brute = solve(changed);
  expect(each.possible).toBe(brute.possible);
  if (!each.possible) return;
  const { figures } = each;
  const stakes = stakesOf(changed);
  const need = Math.min(...brute.tried.map((tried) => needOf(tried, stakes)));
  const top = best(brute.tried) as Tried;
  expect(figures).toMatchObject({
    shortfall: Math.max(0, need),
    least_slack: 0 - need,
    stake: top.stake,
    trust: top.trust,
    holds: need <= 0 && brute.completion.every((value) => value >= 0),
    loss: Math.max(0, ...brute.completion.map((value) => -value)) + 0,
  });
  expect(each.proved).toBe(true);
  expect(vector(figures.completion, changed)).toEqual(brute.completion);
  expect(vector(figures.standing_pull, changed)).toEqual(brute.standing);
  expect(figures.leaves.length > 0).toBe(need > 0);
  const steps = figures.order?.flat().length;
  expect(steps).toBe(top.order.flat().length);
}

function subsets<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, k) => subsets(items.slice(k + 1), size - 1).map((rest) => [item, ...rest]));
}

/** Not two shares for one step, and nothing done to a step that goes. */
function areCompatible(
  list: readonly Change[],
  single: ReadonlyMap<Change, Brute>,
  outBefore: readonly string[],
): boolean {
  const shares = list.filter(({ kind }) => kind === 'reversibility').map(({ steps }) => steps[0]);
  if (new Set(shares).size < shares.length) return false;
  return list.every((change) => {
    if (change.kind !== 'drop') return true;
    const gone = single.get(change)?.leftOut.filter((id) => !outBefore.includes(id)) ?? [];
    return list.every(
      (other) => other === change || other.kind === 'rule' || !other.steps.some((id) => gone.includes(id)),
    );
  });
}

describe('the price of an added demand', () => {
  it('is what plan says of the file that has it', () => {
    fc.assert(
      fc.property(randomCases(4), (raw) => {
        for (const each of possibleOf(ask(raw)).filter(({ kind }) => kind === 'new-step' || kind === 'bond')) {
          const { agreement, assessment, asked } = edited(raw, [each]);
          const planned = finish(plan(agreement, assessment, asked));
          if ('code' in planned || !planned.possible) throw new Error('no plan');
          expect(each.figures).toMatchObject({
            shortfall: planned.shortfall,
            stake: planned.best.stake,
            holds: planned.holds,
          });
          expect(each.price[each.party as string]).toBe(1);
        }
      }),
      { numRuns: 30, seed: 14 },
    );
  });
});

describe('with impatience, hazard and false alarms', () => {
  it('a change is judged over the orders that are worth starting', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(timedCases(4), (raw) => {
        const answer = finish(repair(raw.agreement, raw.assessment, raw.asked, { pairs: 0, triples: 0 }));
        if ('code' in answer) return;
        for (const each of answer.repairs) {
          const changed = edited(raw, [each]);
          const brute = solve(changed);
          expect(each.possible).toBe(brute.possible);
          if (!each.possible) continue;
          const starting = brute.tried.filter(({ worth }) => worth.every((value) => value >= -1e-9));
          const needs = starting.map((tried) => needOf(tried, stakesOf(changed)));
          if (needs.length === 0) expect(each.figures.shortfall).toBeNull();
          else expect(each.figures.shortfall).toBeCloseTo(Math.max(0, ...[Math.min(...needs)]), 6);
          expect(each.figures.holds).toBe(needs.some((need) => need <= 1e-9));
        }
      }),
      { numRuns: Math.ceil(numRuns / 3), seed: 15 },
    );
  });
});
