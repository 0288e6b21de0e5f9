import { sayRefusal } from '../agreement/refusal-wording.ts';
import type { Refusal } from '../agreement/scope.ts';
import { clock } from '../clock/clock.ts';
import { deals } from '../deals/deals.ts';
import { doubt } from '../doubt/doubt.ts';
import type { Search } from '../math/search.ts';
import { plan } from '../plan/plan.ts';
import type { Asked } from '../plan/problem.ts';
import { repair } from '../repair/repair.ts';
import { verify } from '../verify/verify.ts';
import type { Comparison, DiffAnswer, Pair } from './answer.ts';
import { compareClock } from './compare-clock.ts';
import { compareDeals } from './compare-deals.ts';
import { compareDoubt } from './compare-doubt.ts';
import { comparePlan } from './compare-plan.ts';
import { compareRepair } from './compare-repair.ts';
import { compareVerify } from './compare-verify.ts';
import type { Side } from './content.ts';

/**
 * The questions that are asked of both sides, by name. A question joins with the search that answers it for one side and
 * the function that compares two of its answers.
 */
const questions = {
  plan: question(
    ({ agreement, assessment }, asked) => plan(agreement, assessment, asked),
    comparePlan,
    (answer) => ({ states: answer.search.states, unfinished: answer.possible ? answer.unfinished : [] }),
  ),
  verify: question(
    ({ agreement, assessment }, asked) => verify(agreement, assessment, asked),
    compareVerify,
    (answer) => ({ states: answer.search.states, unfinished: answer.possible && !answer.proved ? ['best order'] : [] }),
  ),
  doubt: question(
    ({ name, agreement, assessment }, asked) => doubt(agreement, { name, assessment }, [], asked),
    compareDoubt,
    (answer) => ({ states: answer.search.states, unfinished: answer.possible ? answer.unfinished : [] }),
  ),
  repair: question(
    ({ agreement, assessment }, asked) => repair(agreement, assessment, asked, { pairs: 0, triples: 0 }),
    compareRepair,
    ({ search, unfinished }) => ({ states: search.states, unfinished }),
  ),
  deals: question(
    ({ agreement, assessment }, asked) => deals(agreement, assessment, asked),
    compareDeals,
    ({ search, unfinished }) => ({ states: search.states, unfinished }),
  ),
  clock: question(
    ({ agreement, assessment }, asked) => clock(agreement, assessment, asked),
    compareClock,
    (answer) => ({ states: answer.search.states, unfinished: answer.possible && !answer.proved ? ['orders'] : [] }),
  ),
} as const;

/** Words of the questions that diff can compare. */
export const compared: readonly string[] = Object.keys(questions);

type Answered = Pick<DiffAnswer, 'answers' | 'unanswered' | 'unfinished'> & { readonly states: number };

/** Asks every question of both sides. A refusal that an option is to blame for is the whole answer. */
export function* askBoth(
  sides: Pair<Side>,
  asked: Asked,
  only: readonly string[] = compared,
): Search<Answered | Refusal> {
  const answers: Record<string, Comparison> = {};
  const unanswered: DiffAnswer['unanswered'][number][] = [];
  const unfinished = new Set<string>();
  let states = 0;
  for (const [name, ask] of Object.entries(questions)) {
    if (!only.includes(name)) continue;
    const found = yield* ask(sides, asked);
    if ('code' in found) return found;
    if (found.comparison) answers[name] = found.comparison;
    for (const each of found.unanswered) unanswered.push({ question: name, ...each });
    for (const each of found.unfinished) unfinished.add(`${name}: ${each}`);
    states += found.states;
  }
  return { answers: answers as DiffAnswer['answers'], unanswered, unfinished: [...unfinished], states };
}

/** A side that can be asked. */
type Valued = Pick<Side, 'agreement' | 'name'> & { readonly assessment: NonNullable<Side['assessment']> };

interface Found {
  /** Null unless both sides answered. */
  readonly comparison: Comparison | null;
  readonly unanswered: readonly { readonly name: string; readonly sentence: string }[];
  readonly unfinished: readonly string[];
  readonly states: number;
}

function question<Answer extends object>(
  ask: (side: Valued, asked: Asked) => Search<Answer | Refusal>,
  compare: (answers: Pair<Answer>, sides: Pair<Side>) => Comparison,
  effortOf: (answer: Answer) => { readonly states: number; readonly unfinished: readonly string[] },
): (sides: Pair<Side>, asked: Asked) => Search<Found | Refusal> {
  return function* (sides, asked) {
    const answers: Answer[] = [];
    const unanswered: { name: string; sentence: string }[] = [];
    for (const { name, agreement, assessment } of [sides.before, sides.after]) {
      if (!assessment) continue;
      const found = yield* ask({ name, agreement, assessment }, asked);
      if (!isRefusal(found)) answers.push(found);
      else if (found.facts['option'] !== undefined) return found;
      else unanswered.push({ name, sentence: sayRefusal(found) });
    }
    const [before, after] = answers;
    const efforts = answers.map(effortOf);
    return {
      comparison: before && after ? compare({ before, after }, sides) : null,
      unanswered,
      unfinished: efforts.flatMap((effort) => effort.unfinished),
      states: efforts.reduce((sum, effort) => sum + effort.states, 0),
    };
  };
}

function isRefusal(found: object): found is Refusal {
  return 'code' in found;
}
