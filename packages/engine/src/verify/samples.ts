import { likely } from '../agreement/worth.ts';
import { isPositive, larger, one, subtract, toNumber } from '../math/rational.ts';
import type { SampleRow } from './answer.ts';
import type { Road } from './road.ts';
import type { Point } from './rows.ts';
import { sampleSize, smallestSample } from './sample.ts';

/** Every sample that a verification of the road map states: how many items, and how many for what the step needs. */
export function samplesOf({ steps, setting }: Road, points: readonly Point[]): Omit<SampleRow, 'sentence'>[] {
  return steps.flatMap((step, k) =>
    step.verification.flatMap(({ sample, by, detects }) => {
      if (!sample || (step.part?.number ?? 1) > 1) return [];
      const needs = points.filter(({ act }) => act.step === k).flatMap(({ need }) => need.needed ?? []);
      const needed = needs.length > 0 ? needs.reduce(larger) : null;
      return [
        {
          ...sampleSize(sample.items, sample.diversions, sample.miss),
          step: setting.problem.steps[k] as string,
          by: by ?? null,
          declared: detects === undefined ? null : toNumber(likely(detects)),
          exact_for_needed:
            needed && isPositive(needed)
              ? smallestSample(sample.items, sample.diversions, subtract(one, needed))
              : null,
        },
      ];
    }),
  );
}
