import type { RepairAnswer } from '../repair/answer.ts';
import type { Comparison, Pair } from './answer.ts';
import type { Side } from './content.ts';
import { isSame } from './same-answers.ts';
import { quoted } from './wording.ts';

/** Question 5 before and after: is one change enough, and which helps most. */
export function compareRepair({ before, after }: Pair<RepairAnswer>, sides: Pair<Side>): Comparison {
  const verdicts = [{ verdict: 'one_is_enough', before: before.one_is_enough, after: after.one_is_enough }];
  const [old, now] = [bestOf(before), bestOf(after)];
  const isOther = old !== null && now !== null && old !== now;
  return {
    same: isSame(verdicts),
    verdicts,
    figures: [],
    sentences: isOther
      ? [
          `The single change that helps most in ${quoted(sides.before.name)}: ${old}. In ${quoted(sides.after.name)}: ${now}.`,
        ]
      : [],
  };
}

function bestOf({ repairs }: RepairAnswer): string | null {
  const [first] = repairs;
  return first?.possible ? first.sentence : null;
}
