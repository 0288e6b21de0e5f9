import type { Agreement, Range } from '../agreement/agreement.ts';
import { add, divide, exact, toNumber, zero } from '../math/rational.ts';
import type { ByParty } from '../plan/answer.ts';
import type { Setting } from '../plan/setting.ts';
import { cellsOf, rankMean } from './doubtful.ts';
import type { Tally } from './tally.ts';

/**
 * The mean of each worth in the road map over all that its range or ranking allows: (low + high) / 2,
 * (low + likely + high) / 3, the mean of a ranking's draws. Where ranks filter numbers it is the mean of the draws.
 */
export function meanWorths(setting: Setting, { sums, draws }: Tally): ByParty<ByParty<number>> {
  const { agreement, assessment, scope, problem } = setting;
  const parties = problem.parties.length;
  const rows = problem.parties.map((id, party) => {
    const ranks = assessment.ranks[id];
    const numbers = numberMeans(assessment.worth, id);
    if (ranks && numbers.size > 0 && sums) return sums.map((sum) => sum / draws);
    const mean = new Float64Array(agreement.steps.length * parties);
    const means = ranks ? rankMean(ranks) : numbers;
    const names = [...means.keys()];
    for (const { n, at, share } of cellsOf(setting, party, names))
      mean[at] = (means.get(names[n] as string) as number) * share;
    return mean;
  });
  return Object.fromEntries(
    problem.parties.map((id, party) => {
      const each = scope.steps.map((s): [string, number] => [
        (agreement.steps[s] as Agreement['steps'][number]).id,
        (rows[party]?.[s * parties + party] as number) + 0,
      ]);
      return [id, Object.fromEntries(each)];
    }),
  );
}

function numberMeans(worth: Setting['assessment']['worth'], party: string): ReadonlyMap<string, number> {
  const given = Object.entries(worth).flatMap(([step, row]): [string, number][] => {
    const range = row[party];
    return range === undefined ? [] : [[step, meanOf(range)]];
  });
  return new Map(given);
}

function meanOf(range: Range): number {
  const values = [range].flat();
  return toNumber(divide(values.map(exact).reduce(add, zero), exact(values.length)));
}
