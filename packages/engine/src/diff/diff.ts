import type { Refusal } from '../agreement/scope.ts';
import type { Search } from '../math/search.ts';
import type { Asked } from '../plan/problem.ts';
import type { Attribution, Comparison, DiffAnswer, Pair, PlanComparison, Verdict } from './answer.ts';
import { attribute } from './attribute.ts';
import { type Compared, compare } from './compare.ts';
import type { Side } from './content.ts';
import { askBoth } from './questions.ts';
import { renamed, renamesOf } from './renames.ts';
import { headlineOf, sayAttribution, sayDifferences } from './wording.ts';

export type { Side } from './content.ts';
export { compared } from './questions.ts';

/** What can be asked of both sides. */
export interface DiffAsked extends Asked {
  /** Words of the questions whose answers are compared; absent: all that there are. */
  readonly only?: readonly string[];
}

/**
 * Two drafts, or two assessments of one agreement: what differs in the files, and what that does to the answers; which
 * difference alone turns a yes into a no, and the smallest set that does.
 *
 * A search: run it with `finish`, or step by step to watch and stop it.
 */
export function* diff(first: Side, second: Side, { only, ...asked }: DiffAsked = {}): Search<DiffAnswer | Refusal> {
  const isInPart = [asked.done, asked.drop, asked.deal].some((ids) => ids !== undefined);
  const compared = compare(first, second, isInPart);
  const sides: Pair<Side> = {
    before: { ...compared.before, name: first.name },
    after: { ...compared.after, name: second.name },
  };
  const asking = yield* askBoth(sides, asked, only);
  if ('code' in asking) return asking;
  const { answers, unanswered, unfinished } = asking;
  const comparisons: readonly Comparison[] = Object.values(answers);
  const attribution: Attribution[] = [];
  let states = asking.states;
  for (const verdict of answers.plan ? askedAbout(answers.plan, compared) : []) {
    const { states: met, ...found } = yield* attribute(compared, verdict, asked);
    states += met;
    attribution.push(found);
  }
  const differences = compared.edits.map(({ difference }) => difference);
  const answer = {
    question: 'diff' as const,
    names: { before: first.name, after: second.name },
    differences: sayDifferences(differences, sides),
    answers,
    unanswered,
    attribution,
    same_answers: sameOf(differences.length, comparisons, unanswered.length),
    unfinished,
    search: { states },
  };
  return {
    ...answer,
    headline: headlineOf(answer, sides),
    why: comparisons.flatMap(({ sentences }) => sentences),
    changes: attribution.flatMap((each) => sayAttribution(each, answer.differences, sides)),
  };
}

/** The first side as the answer speaks of it: with the second's ids for steps that were only renamed. */
export function inIdsOf<First extends Side>(first: First, second: Side): First {
  return { ...first, ...renamed(first, renamesOf(first, second)) };
}

/** Is no yes/no answer another? Null where that is not known, or where something could not be asked. */
function sameOf(differences: number, comparisons: readonly Comparison[], unanswered: number): boolean | null {
  if (differences === 0) return true;
  if (comparisons.some(({ same }) => same === false)) return false;
  return unanswered === 0 && comparisons.length > 0 && comparisons.every(({ same }) => same === true) ? true : null;
}

/**
 * The yes/no answers whose change is laid to differences: whether an order holds, if that changed; else whether finishing
 * is worth it to all and whether it lasts, where one of those did.
 */
function askedAbout({ verdicts }: PlanComparison, { before, after }: Compared): readonly Verdict[] {
  const changed = verdicts.filter((each) => each.before !== null && each.after !== null && each.before !== each.after);
  const holds = changed.filter(({ verdict }) => verdict === 'holds');
  if (holds.length > 0) return holds;
  const hasRates = [before, after].some(({ assessment }) => assessment !== null && isTimed(assessment));
  return changed.filter(({ verdict }) => verdict === 'lasts' || (verdict === 'worth_finishing' && !hasRates));
}

function isTimed({ impatience, hazard }: NonNullable<Side['assessment']>): boolean {
  return [hazard, ...Object.values(impatience)].some((rate) => rate !== 0);
}
