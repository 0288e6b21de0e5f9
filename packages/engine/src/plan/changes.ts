import type { PlanAnswer } from './answer.ts';
import {
  hingeSentences,
  relocationSentence,
  ruleSentences,
  searchSentences,
  stakeSentences,
} from './changes-wording.ts';
import type { Move, Problem } from './problem.ts';
import { isRoadMap, isWorthIt, judge, walk } from './road-map.ts';
import type { Setting } from './setting.ts';
import { hingesOf, vantagesOf } from './vantage.ts';

/** What would change the answer: one step moved, a stake, a worth; and what the search proved of other orders. */
export function changesOf(
  setting: Setting,
  moves: readonly Move[],
  answer: Omit<PlanAnswer, 'changes'>,
): readonly string[] {
  const { problem } = setting;
  const isOpen = !answer.order_holds && moves.length <= mostMoved;
  const moved = isOpen ? bestRelocation(problem, moves) : undefined;
  return [
    ...(moved ? [relocationSentence(setting, moved)] : []),
    ...stakeSentences(setting, answer),
    ...searchSentences(setting, answer),
    ...ruleSentences(setting, answer.best.stake, answer.rules_dropped),
    ...hingeSentences(setting, hingesOf(problem, moves), answer.order_holds),
  ];
}

/** Longer orders are not searched for one step in the wrong place: the work grows with the fourth power. */
const mostMoved = 60;

/** One move taken out and put in elsewhere. */
export interface Relocation {
  readonly move: Move;
  /** The move that now comes right after it; undefined at the end. */
  readonly before: Move | undefined;
  readonly slack: number;
}

/** The single relocation after which the order holds with most to spare; undefined if none makes it hold. */
function bestRelocation(problem: Problem, moves: readonly Move[]): Relocation | undefined {
  if (!problem.rates && !isWorthIt(problem.completion)) return undefined;
  let best: Relocation | undefined;
  for (const [from, move] of moves.entries()) {
    const rest = moves.filter((_, at) => at !== from);
    for (let to = 0; to <= rest.length; to++) {
      const order = [...rest.slice(0, to), move, ...rest.slice(to)];
      if (to === from || !isRoadMap(problem, order)) continue;
      const slack = Math.min(...vantagesOf(problem, order).map((point) => point.slack));
      if (slack < 0 || (best && slack <= best.slack)) continue;
      if (isWorthIt(judge(problem, walk(problem, order)).worth)) best = { move, before: rest[to], slack };
    }
  }
  return best;
}
