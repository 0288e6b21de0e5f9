import { figuresApart } from '../../agreement/figure.ts';
import { durationOf } from '../problem.ts';
import type { Setting } from '../setting.ts';
import { namesOf } from '../wording.ts';
import type { Phases } from './judge-phases.ts';
import type { PhaseFrontier } from './phases.ts';

/** English sentences about steps done side by side. */

/** What phases save, what they only hide, and what is not counted or not proved. */
export function phaseSentences(setting: Setting, found: PhaseFrontier): string[] {
  const [quickest, lowest] = [found.plans[0] as Phases, found.plans.at(-1) as Phases];
  const names = namesOf(setting);
  const stakeOf = (plan: Phases) => names.number(Math.max(...plan.stakes));
  const [soon, late] = timeTexts(setting, quickest.time, lowest.time);
  const quick = `Side by side it can be done in ${soon} with a good-faith stake of ${stakeOf(quickest)}`;
  const low = quickest === lowest ? '' : `; the least stake, ${stakeOf(lowest)}, takes ${late}`;
  return [
    `${quick}${low}.`,
    ...comparison(setting, found, quickest, lowest),
    ...(found.proved ? [] : [unprovedSentence(setting, found)]),
    ...rates(setting),
  ];
}

function comparison(
  setting: Setting,
  { oneAtATime, leastStake, leastTime, proved }: PhaseFrontier,
  quickest: Phases,
  lowest: Phases,
): string[] {
  const names = namesOf(setting);
  const { unit } = setting.problem;
  const stake = Math.max(...lowest.stakes);
  const [side, single] = names.apart(stake / unit, oneAtATime.bound / unit);
  if (stake < oneAtATime.bound) {
    return [
      `Side by side needs less good faith than any order one step at a time (${side}, not ${single}), but only by hiding states in which another party could have left.`,
    ];
  }
  if (leastStake >= oneAtATime.stake) {
    const oneByOne = durationOf(setting.problem.moves);
    if (leastTime >= oneByOne) {
      return ['That gains nothing: no way is quicker than one step at a time, and none needs less good faith.'];
    }
    if (quickest.time >= oneByOne) {
      return [
        'Side by side needs no less good faith than the best order one step at a time; whether it saves time was not settled.',
      ];
    }
    return [
      'Side by side saves time, not good faith: no way to do it needs less than the best order one step at a time.',
    ];
  }
  return proved ? [] : ['Whether side by side needs less good faith than one step at a time was not settled.'];
}

function unprovedSentence(setting: Setting, { leastTime, leastStake, finalBelow }: PhaseFrontier): string {
  if (finalBelow === Number.POSITIVE_INFINITY) {
    return 'The times and stakes of phases are proved; whether another plan of the same time and stake needs less trust is not.';
  }
  const names = namesOf(setting);
  const [time] = timeTexts(setting, leastTime);
  return `The phases are the best found, not proved; proved: no way takes less than ${time}, and none needs less than ${names.number(leastStake)}.`;
}

/** Times with their unit, with as many decimals as it takes to tell them from each other and from none. */
function timeTexts({ agreement }: Setting, ...times: readonly number[]): string[] {
  const texts = figuresApart([...times, 0], 'exact').slice(0, -1);
  return texts.map((text) => `${text} ${agreement.timeUnit}${text === '1' ? '' : 's'}`);
}

function rates({ problem }: Setting): string[] {
  return problem.rates
    ? [
        'Steps side by side, and the order one step at a time beside them, are judged without impatience, hazard and false alarms.',
      ]
    : [];
}
