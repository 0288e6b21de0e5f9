import fc from 'fast-check';
import type { Range } from '../../src/agreement/agreement.ts';
import type { Assessment, Ranks } from '../../src/agreement/assessment.ts';
import { type RandomCase, randomCases, timedCases } from '../plan/random-cases.ts';

const cases = Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 0);

/** How many random cases a test runs: few, or as many as are asked for. */
export function runs(few: number): number {
  return cases > 0 ? cases : few;
}

/** A point, a range of two or of three about a value. */
function about(value: number, low: number, high: number): fc.Arbitrary<Range> {
  const fit = (x: number) => Math.min(high, Math.max(low, x));
  const spread = fc.integer({ min: 0, max: 6 }).map((quarters) => quarters / 2);
  return fc.oneof(
    fc.constant(value),
    fc.tuple(spread, spread).map(([a, b]): Range => [fit(value - a), fit(value + b)]),
    fc.tuple(spread, spread).map(([a, b]): Range => [fit(value - a), value, fit(value + b)]),
  );
}

/** Small cases with every feature of question 1, their numbers in doubt; one party may be known by rank only. */
export function doubtfulCases(most: number): fc.Arbitrary<RandomCase> {
  return randomCases(most).chain(inDoubt);
}

/** The same with impatience, hazard, lags and false alarms, and durations in doubt. */
export function doubtfulTimedCases(most: number): fc.Arbitrary<RandomCase> {
  return timedCases(most).chain(inDoubt);
}

function inDoubt({ agreement, assessment, asked }: RandomCase): fc.Arbitrary<RandomCase> {
  const any = Number.POSITIVE_INFINITY;
  const row = (values: Readonly<Record<string, Range>>) =>
    fc.record(Object.fromEntries(Object.entries(values).map(([id, value]) => [id, about(value as number, -any, any)])));
  return fc
    .record({
      worth: fc.record(
        Object.fromEntries(Object.entries(assessment.worth).map(([step, values]) => [step, row(values)])),
      ),
      stakes: fc.record(
        Object.fromEntries(
          Object.entries(assessment.stakes).map(([id, value]) => [id, about(value as number, 0, any)]),
        ),
      ),
      bundles: fc.tuple(...assessment.bundles.map(({ worth }) => row(worth))),
      reversible: fc.tuple(...agreement.steps.map((step) => about(step.reversible as number, 0, 1))),
      durations: fc.tuple(...agreement.steps.map((step) => about(step.duration as number, 0, any))),
      ranked: fc.option(
        fc.record({
          party: fc.constantFrom(...agreement.parties.map(({ id }) => id)),
          surplus: fc.constantFrom(undefined, [1, 3] as const, [0.5, 0.5] as const),
          tie: fc.boolean(),
        }),
        { freq: 2, nil: undefined },
      ),
    })
    .map(({ worth, stakes, bundles, reversible, durations, ranked }) => {
      const view: Assessment = {
        ...assessment,
        worth,
        stakes,
        bundles: assessment.bundles.map((bundle, b) => ({ ...bundle, worth: bundles[b] as Record<string, Range> })),
      };
      return {
        agreement: {
          ...agreement,
          steps: agreement.steps.map((step, s) => ({
            ...step,
            reversible: reversible[s] as Range,
            duration: durations[s] as Range,
          })),
        },
        assessment: ranked ? withRanks(view, assessment, ranked) : view,
        asked,
      };
    });
}

/** One party's numbers give way to their ranks. */
function withRanks(
  view: Assessment,
  points: Assessment,
  { party, surplus, tie }: { party: string; surplus: readonly [number, number] | undefined; tie: boolean },
): Assessment {
  const sized = Object.entries(points.worth).map(([step, row]) => ({ step, value: (row[party] as number) ?? 0 }));
  const list = (sign: number) => {
    const steps = sized
      .filter(({ value }) => sign * value > 0)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
      .map(({ step }) => step);
    return tie && steps.length > 1 ? [[steps[0], steps[1]] as string[], ...steps.slice(2)] : steps;
  };
  const ranks: Ranks = { gains: list(1), costs: list(-1), ...(surplus && { surplus }) };
  const worth = Object.fromEntries(
    Object.entries(view.worth).map(([step, row]) => [
      step,
      Object.fromEntries(Object.entries(row).filter(([id]) => id !== party)),
    ]),
  );
  return { ...view, worth, ranks: { [party]: ranks } };
}
