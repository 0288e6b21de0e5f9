import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockstep } from '../lockstep.ts';

/** Small cases whose exact answers were made by other code and checked by a second method. */
const folder = join(import.meta.dirname, 'reference');
const wanted = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8'));
const answer = (name: string, order: readonly string[]) =>
  JSON.parse(lockstep(['doubt', join(folder, `${name}.yaml`), '--order', order.join(','), '--json']).out);

/** Draws come within four standard errors of the exact chance. */
function expectShare(share: number, chance: number, draws: number): void {
  expect(Math.abs(share - chance)).toBeLessThanOrEqual(4 * Math.sqrt((chance * (1 - chance)) / draws) + 1e-12);
}

describe('the reference cases come out', () => {
  it('worths known by rank only', () => {
    const exact = wanted('doubt-01');
    const found = answer('doubt-01', exact.order);
    const { draws } = found;
    expect(draws).toBe(100_000);
    expect(found.mean_worth).toEqual(exact.mean_worth);
    expectShare(found.holds, exact.holds, draws);
    expectShare(found.not_worth_finishing, exact.not_worth_finishing, draws);
    const worth = draws * (1 - exact.not_worth_finishing);
    expectShare(found.holds_given_worth_finishing, exact.holds_given_worth_finishing, worth);
    for (const party of ['A', 'B']) expectShare(found.holds_by_party[party], exact.holds_by_party[party], draws);
    for (const k of ['0', '1']) expectShare(found.first_break_after[k], exact.first_break_after[k], draws);
  });

  it('stakes known as a distribution, to the ninth decimal', () => {
    const exact = wanted('private-01');
    const { private: found } = answer('private-01', exact.order);
    const close = (row: readonly number[], other: readonly number[]) => {
      expect(row.length).toBe(other.length);
      for (const [k, each] of row.entries()) expect(Math.abs(each - (other[k] as number))).toBeLessThan(1e-9);
    };
    close(found.survive, exact.survive);
    for (const party of ['A', 'B']) close(found.by_party[party], exact.by_party[party]);
    expect(Math.abs(found.completes - exact.completes)).toBeLessThan(1e-9);
    close(found.foresight.survive, exact.foresight.survive);
    expect(found.foresight).toMatchObject({ settled: true, rounds: exact.foresight.rounds });
    expect(found.tells).toEqual(exact.tells);
  });
});
