import { percent } from '../agreement/figure.ts';
import { list } from '../agreement/words.ts';
import type { NothingToVerify, VerifyAnswer, VerifyRow } from '../verify/answer.ts';
import type { CheckPair, Pair, VerifyComparison } from './answer.ts';
import type { Side } from './content.ts';
import { isSame } from './same-answers.ts';
import { partyIn, quoted, titleIn } from './wording.ts';

type Verified = VerifyAnswer | NothingToVerify;

/** Question 3 before and after: is the checking enough, and where that is not the same. */
export function compareVerify({ before, after }: Pair<Verified>, sides: Pair<Side>): VerifyComparison {
  const [old, now] = [before, after].map((answer) => (answer.possible ? answer.steps : [])) as [Rows, Rows];
  const keys = [...new Set([...now, ...old].map(({ step, party }) => `${step} ${party}`))];
  const checks = keys.flatMap((key): CheckPair[] => {
    const [was, is] = [old, now].map((rows) => rows.find(({ step, party }) => `${step} ${party}` === key));
    if (was?.verdict === is?.verdict) return [];
    const { step, party } = (is ?? was) as VerifyRow;
    return [
      {
        step,
        party,
        verdict: { before: was?.verdict ?? null, after: is?.verdict ?? null },
        needed: { before: was?.q_needed ?? null, after: is?.q_needed ?? null },
      },
    ];
  });
  const enough = (answer: Verified) => answer.possible && answer.enough;
  const survives = (answer: Verified) => (answer.possible ? answer.survives_false_alarms : null);
  const verdicts = [{ verdict: 'enough', before: enough(before), after: enough(after) }];
  return {
    same: isSame(verdicts),
    verdicts,
    figures: [{ figure: 'survives_false_alarms', party: null, before: survives(before), after: survives(after) }],
    checks,
    sentences: sayChecks(checks, sides),
  };
}

type Rows = readonly VerifyRow[];

/** So many points of checking are named. */
const most = 3;

function sayChecks(checks: readonly CheckPair[], sides: Pair<Side>): string[] {
  const common = checks.filter(({ verdict }) => verdict.before !== null && verdict.after !== null);
  const say = (name: string, way: readonly CheckPair[], how: string) => {
    if (way.length === 0) return [];
    const named = way.slice(0, most).map(({ step, party, needed, verdict }) => {
      const at = verdict.before === 'enough' ? [needed.after, verdict.after] : [needed.before, verdict.before];
      const need = at[1] === 'impossible' ? 'no detection is enough' : `${percent(at[0] as number)} must be found`;
      return `${titleIn(sides, step)} by ${partyIn(sides, party)} (${need})`;
    });
    const rest = way.length > most ? [`${way.length - most} more`] : [];
    return [`Checking that is enough in ${quoted(name)} ${how}: ${list([...named, ...rest])}.`];
  };
  const worse = common.filter(({ verdict }) => verdict.before === 'enough');
  const better = common.filter(({ verdict }) => verdict.after === 'enough');
  return [
    ...say(sides.before.name, worse, `and is not in ${quoted(sides.after.name)}`),
    ...say(sides.after.name, better, `and is not in ${quoted(sides.before.name)}`),
  ];
}
