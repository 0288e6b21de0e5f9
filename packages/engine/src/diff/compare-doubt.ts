import { percent } from '../agreement/figure.ts';
import type { DoubtAnswer } from '../doubt/answer.ts';
import type { NoDoubt } from '../doubt/doubt.ts';
import type { Comparison, Pair } from './answer.ts';
import type { Side } from './content.ts';
import { isSame } from './same-answers.ts';
import { quoted } from './wording.ts';

type Doubted = DoubtAnswer | NoDoubt;

/** Question 4 before and after: how often finishing is not worth it, how often the best order of each holds, and at worst. */
export function compareDoubt({ before, after }: Pair<Doubted>, sides: Pair<Side>): Comparison {
  const both = <Value>(of: (answer: DoubtAnswer) => Value): Pair<Value | null> => ({
    before: before.possible ? of(before) : null,
    after: after.possible ? of(after) : null,
  });
  const worst = both((answer) => answer.worst.holds);
  const shares = ['not_worth_finishing', 'holds'] as const;
  const verdicts = [{ verdict: 'holds_at_worst', before: worst.before ?? false, after: worst.after ?? false }];
  return {
    same: isSame(verdicts),
    verdicts,
    figures: shares.map((figure) => ({ figure, party: null, ...both((answer) => answer[figure]) })),
    sentences: before.possible && after.possible ? sayShares({ before, after }, sides) : [],
  };
}

function sayShares({ before, after }: Pair<DoubtAnswer>, sides: Pair<Side>): string[] {
  if (before.draws === 1 && after.draws === 1) return [];
  const say = (words: string, of: (answer: DoubtAnswer) => number) => {
    const [old, now] = [percent(of(before)), percent(of(after))];
    return old === now
      ? []
      : [
          `${words} in ${old} of the draws from the ranges of ${quoted(sides.before.name)}, in ${now} from those of ${quoted(sides.after.name)}.`,
        ];
  };
  return [
    ...say('Finishing is not worth it to somebody', (answer) => answer.not_worth_finishing),
    ...say('The best order of each is worth finishing and holds', (answer) => answer.holds),
  ];
}
