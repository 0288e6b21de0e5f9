import { figuresApart, type Places, placesOf } from '../agreement/figure.ts';
import { list, sentence } from '../agreement/words.ts';
import type { PlanAnswer } from '../plan/answer.ts';
import type { Leaving, Pair, PlanComparison } from './answer.ts';
import type { Side } from './content.ts';
import { partyIn, quoted, titleIn } from './wording.ts';

type Compared = Omit<PlanComparison, 'sentences'>;

/** What becomes of question 1, in sentences; only what is not the same on both sides is said. */
export function sayPlan(compared: Compared, sides: Pair<Side>, plans: Pair<PlanAnswer | null>): string[] {
  const { before, after } = plans;
  if (!before || !after) return impossible(sides, plans);
  const places = placesOf(before) === 'exact' && placesOf(after) === 'exact' ? 'exact' : 1;
  return [
    ...leavingSentences(compared, sides, places),
    ...lastingSentences(compared, sides),
    ...orderSentences(compared, sides),
    ...bindingSentences(compared, sides),
  ];
}

function impossible(sides: Pair<Side>, { before, after }: Pair<PlanAnswer | null>): string[] {
  const none = [...(before ? [] : [sides.before.name]), ...(after ? [] : [sides.after.name])].map(quoted);
  return [`No road map is possible in ${list(none)}: the rules contradict each other.`];
}

function leavingSentences({ leaves }: Compared, sides: Pair<Side>, places: Places): string[] {
  const who = (found: readonly Leaving[]) =>
    found.map(({ party, after, step, short }) => {
      const [amount] = figuresApart([short, 0], places);
      return `${partyIn(sides, party)} would walk away ${momentOf(sides, after, step)} (${amount} short at worst)`;
    });
  const say = (side: Side, found: readonly Leaving[]) =>
    `In the best order of ${quoted(side.name)} ${found.length > 0 ? list(who(found)) : 'nobody would walk away'}.`;
  const same = who(leaves.before).join() === who(leaves.after).join();
  return same ? [] : [say(sides.before, leaves.before), say(sides.after, leaves.after)];
}

function momentOf(sides: Pair<Side>, after: number, step: string | readonly string[] | null): string {
  if (after === 0 || step === null) return 'before the first step';
  return `after ${list([step].flat().map((id) => titleIn(sides, id)))}`;
}

function lastingSentences({ verdicts }: Compared, sides: Pair<Side>): string[] {
  const lasts = verdicts.find(({ verdict }) => verdict === 'lasts');
  const holds = verdicts.find(({ verdict }) => verdict === 'holds');
  if (!lasts || lasts.before === lasts.after || holds?.before !== holds?.after) return [];
  const [yes, no] = lasts.before ? [sides.before, sides.after] : [sides.after, sides.before];
  return [`Once all is done it lasts in ${quoted(yes.name)}, not in ${quoted(no.name)}.`];
}

const most = 4;

function orderSentences({ order, first }: Compared, sides: Pair<Side>): string[] {
  const { before, after, moved } = order;
  const isSame = before?.flat().join() === after?.flat().join();
  const who = (ids: readonly string[]) => list(ids.map((id) => partyIn(sides, id)));
  const opening =
    first.before.join() === first.after.join()
      ? []
      : [
          `Who acts first: ${who(first.before)} in ${quoted(sides.before.name)}, ${who(first.after)} in ${quoted(sides.after.name)}.`,
        ];
  if (isSame) return [...opening, 'The best order is the same.'];
  if (moved.length === 0) return [...opening, 'The steps that both have stand in the same order.'];
  const common = (before ?? []).flat().filter((id) => (after ?? []).flat().includes(id)).length;
  const named = moved.slice(0, most).map(({ step, from, to }) => `${titleIn(sides, step)} (from ${from} to ${to})`);
  const rest = moved.length > most ? [`${moved.length - most} more`] : [];
  return [
    ...opening,
    `In the best order ${moved.length} of ${common} common steps ${moved.length === 1 ? 'stands' : 'stand'} elsewhere: ${list([...named, ...rest])}.`,
  ];
}

function bindingSentences({ binding }: Compared, sides: Pair<Side>): string[] {
  const { before, after } = binding;
  if (!before || !after) return [];
  const say = ({ after: k, party, step }: NonNullable<typeof before>) =>
    `${partyIn(sides, party)} ${momentOf(sides, k, step)}`;
  const [old, now] = [say(before), say(after)];
  return old === now
    ? []
    : [
        sentence(
          `the strongest pull to leave is that of ${old} in ${quoted(sides.before.name)}, of ${now} in ${quoted(sides.after.name)}.`,
        ),
      ];
}
