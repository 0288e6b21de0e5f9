import type { ClockAnswer, NoOrder } from '../clock/answer.ts';
import type { Comparison, Pair } from './answer.ts';
import type { Side } from './content.ts';
import { isSame } from './same-answers.ts';
import { quoted } from './wording.ts';

type Timed = ClockAnswer | NoOrder;

/** Question 12 before and after: does the best order of each hold on the calendar, and until when. */
export function compareClock({ before, after }: Pair<Timed>, sides: Pair<Side>): Comparison {
  const holds = (answer: Timed) => answer.possible && answer.holds;
  const verdicts = [{ verdict: 'holds_on_calendar', before: holds(before), after: holds(after) }];
  const told = [
    [sides.before.name, before, breakOf(before)],
    [sides.after.name, after, breakOf(after)],
  ] as const;
  const isMoved = told[0][2] !== told[1][2];
  return {
    same: isSame(verdicts),
    verdicts,
    figures: [],
    sentences: isMoved ? told.map(([name, answer]) => `In ${quoted(name)}: ${answer.headline}`) : [],
  };
}

/** The day and the place of the first break; empty where there is none. */
function breakOf(answer: Timed): string {
  const first = answer.possible ? answer.first_break : null;
  return first ? `${first.from} ${first.party} ${first.after} ${first.worth_starting}` : '';
}
