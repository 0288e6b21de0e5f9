import fc from 'fast-check';
import * as highsModule from 'highs';
import { describe, expect, it } from 'vitest';
import { finish } from '../../src/math/search.ts';
import type { RepairAnswer } from '../../src/repair/answer.ts';
import { repair } from '../../src/repair/repair.ts';
import { worldOf } from '../plan/brute-force.ts';
import { type RandomCase, randomCases } from '../plan/random-cases.ts';
import { edited } from './edited.ts';

/** The module is the loader itself in CommonJS, and its types say otherwise. */
const loadHighs = highsModule.default as unknown as () => Promise<{
  solve: (program: string) => { Status: string; ObjectiveValue: number };
}>;

/** Cases that a linear program can say: without bundles and together sets. */
const linearCases = randomCases(7).filter(
  ({ agreement, assessment }) =>
    assessment.bundles.length === 0 &&
    [...agreement.rules, ...Object.values(agreement.readings).flatMap(({ rules }) => rules)].every(
      ({ kind }) => kind !== 'together',
    ),
);

describe('an outside solver agrees', async () => {
  const highs = await loadHighs();

  it('HiGHS finds the same shortfall of a changed file by integer programming', { timeout: 600_000 }, () => {
    let compared = 0;
    fc.assert(
      fc.property(linearCases, fc.nat(), (raw, pick) => {
        const answer = finish(repair(raw.agreement, raw.assessment, raw.asked));
        if ('code' in answer) return;
        const possible = (answer as RepairAnswer).repairs.filter((each) => each.possible);
        for (const each of [possible[0], possible[pick % possible.length], possible.at(-1)]) {
          if (!each) continue;
          const solution = highs.solve(program(edited(raw, [each])));
          expect(solution.Status).toBe('Optimal');
          expect(0 - solution.ObjectiveValue).toBeCloseTo(each.figures.least_slack as number, 6);
          compared++;
        }
      }),
      { numRuns: 60, seed: 5 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

/** y_m_k = 1 if move m is made by state k. Minimise t >= B_i(S_k) - C_i - k_i for k < the last. */
function program({ agreement, assessment, asked }: RandomCase): string {
  const { parties, done, moves, B, C, needs } = worldOf(agreement, assessment, asked);
  const count = moves.length;
  const all = [...moves.keys()];
  const y = (m: number, k: number) => `y_${m}_${k}`;
  const start = new Set(done);
  const kept = moves.map(({ steps }) => parties.map((i) => B(new Set([...done, ...steps]), i) - B(start, i)));
  const rows: string[] = [];
  for (let k = 0; k <= count; k++) rows.push(`${all.map((m) => y(m, k)).join(' + ')} = ${k}`);
  for (const m of all) for (let k = 0; k < count; k++) rows.push(`${y(m, k + 1)} - ${y(m, k)} >= 0`);
  for (const [m, move] of moves.entries()) {
    const needed = all.filter((n) => moves[n]?.steps.some((id) => needs(move)?.includes(id)));
    for (const n of needed) for (let k = 0; k < count; k++) rows.push(`${y(n, k)} - ${y(m, k + 1)} >= 0`);
  }
  for (let k = 0; k < count; k++) {
    for (const [p, i] of parties.entries()) {
      const sum = all.map((m) => `- ${kept[m]?.[p]} ${y(m, k)}`).join(' ');
      const stake = ((assessment.stakes[i] as number) ?? 0) + (agreement.bonds[i] ?? 0);
      rows.push(`t ${sum.replaceAll('- -', '+ ')} >= ${B(start, i) - C(i) - stake}`);
    }
  }
  const names = all.flatMap((m) => Array.from({ length: count + 1 }, (_, k) => y(m, k)));
  return `Minimize\n t\nSubject To\n${rows.map((row, r) => ` c${r}: ${row}`).join('\n')}\nBounds\n t free\nBinary\n ${names.join('\n ')}\nEnd`;
}
