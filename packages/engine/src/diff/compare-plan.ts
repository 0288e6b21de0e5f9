import type { ByParty, NoRoadMap, PlanAnswer, StateRow } from '../plan/answer.ts';
import type { FigurePair, Leaving, Pair, PlanComparison, SlackRow, Verdict } from './answer.ts';
import type { Side } from './content.ts';
import { isSame } from './same-answers.ts';
import { sayPlan } from './wording-plan.ts';

/** Question 1 before and after. Numbers of parties that only one side has are left out. */
export function comparePlan(plans: Pair<PlanAnswer | NoRoadMap>, sides: Pair<Side>): PlanComparison {
  const verdicts = verdictsOf(plans);
  const [before, after] = [plans.before, plans.after].map((plan) => (plan.possible ? plan : null)) as [
    PlanAnswer | null,
    PlanAnswer | null,
  ];
  const found: Pair<PlanAnswer | null> = { before, after };
  const parties = sides.after.agreement.parties
    .map(({ id }) => id)
    .filter((id) => sides.before.agreement.parties.some((party) => party.id === id));
  const compared: Omit<PlanComparison, 'sentences'> = {
    same: isSame(verdicts),
    verdicts,
    figures: figuresOf(found, parties),
    order: { ...both(found, (plan) => plan?.order ?? null), moved: movedBetween(orderOf(before), orderOf(after)) },
    states: both(found, (plan) => (plan ? rowsOf(plan) : [])),
    first: {
      before: performersOf(before, sides.before),
      after: performersOf(after, sides.after),
    },
    unworthy: both(found, (plan) =>
      Object.keys(plan?.worth_finishing ?? {}).filter((id) => (plan?.worth_finishing[id] as number) < 0),
    ),
    leaves: both(found, (plan) => (plan ? leavingsOf(plan) : [])),
    binding: both(
      found,
      (plan) =>
        plan && {
          after: plan.binding.after,
          party: plan.binding.party,
          step: plan.states[plan.binding.after]?.step ?? null,
        },
    ),
    frontier: both(found, (plan) => plan?.frontier ?? null),
    first_mover: Object.fromEntries(
      parties.map((id) => [id, both(found, (plan) => plan?.first_mover[id]?.stake ?? null)]),
    ),
  };
  return { ...compared, sentences: sayPlan(compared, sides, found) };
}

function both<From, To>({ before, after }: Pair<From>, of: (value: From) => To): Pair<To> {
  return { before: of(before), after: of(after) };
}

function verdictsOf(plans: Pair<PlanAnswer | NoRoadMap>): Verdict[] {
  const verdict = (name: string, of: (plan: PlanAnswer | NoRoadMap) => boolean | null): Verdict => ({
    verdict: name,
    ...both(plans, of),
  });
  return [
    verdict('possible', ({ possible }) => possible),
    verdict(
      'worth_finishing',
      (plan) => plan.possible && Object.values(plan.worth_finishing).every((worth) => worth >= 0),
    ),
    verdict('holds', (plan) => plan.possible && plan.holds),
    verdict('lasts', (plan) => plan.possible && (isTemptedAtEnd(plan) ? false : plan.holds)),
  ];
}

/** Would somebody gain more by breaking the complete agreement than it has at stake? */
export function isTemptedAtEnd({ standing_pull: pulls, at_stake: stakes }: PlanAnswer): boolean {
  return Object.entries(pulls).some(([id, pull]) => pull > (stakes[id] as number));
}

type Figures = Pick<PlanAnswer, 'completion' | 'at_stake' | 'stakes' | 'trusts' | 'standing_pull'>;

function figuresOf(plans: Pair<PlanAnswer | null>, parties: readonly string[]): FigurePair[] {
  const own = ['completion', 'at_stake', 'stakes', 'trusts', 'standing_pull'] as const satisfies (keyof Figures)[];
  const mixed = ['stake', 'trust', 'total_exposure', 'shortfall', 'duration'] as const;
  return [
    ...own.flatMap((figure) =>
      parties.map(
        (party): FigurePair => ({
          figure,
          party,
          ...both(plans, (plan) => (plan?.[figure] as ByParty<number> | undefined)?.[party] ?? null),
        }),
      ),
    ),
    ...mixed.map((figure): FigurePair => ({ figure, party: null, ...both(plans, (plan) => plan?.[figure] ?? null) })),
  ];
}

function orderOf(plan: PlanAnswer | null): readonly string[] {
  return plan?.order.flat() ?? [];
}

function performersOf(plan: PlanAnswer | null, { agreement }: Side): readonly string[] {
  const first = [plan?.order[0] ?? []].flat();
  const by = first.flatMap((id) => agreement.steps.find((step) => step.id === id.replace(/\.\d+$/, ''))?.by ?? []);
  return agreement.parties.map(({ id }) => id).filter((id) => by.includes(id));
}

/** Every state of the order but the last. */
function rowsOf(plan: PlanAnswer): SlackRow[] {
  return plan.states.slice(0, -1).map((state) => ({
    step: state.step,
    slack: Object.fromEntries(Object.keys(plan.at_stake).map((party) => [party, slackAt(plan, state, party)])),
  }));
}

/** Each party that would walk away from this order, at its first such moment, and how much it is short of at worst. */
function leavingsOf(plan: PlanAnswer): Leaving[] {
  const rows = rowsOf(plan);
  const leavings = Object.keys(plan.at_stake).flatMap((party): Leaving[] => {
    const slacks = rows.map(({ slack }) => slack[party] as number);
    const after = slacks.findIndex((slack) => slack < 0);
    if (after < 0) return [];
    return [{ party, after, step: rows[after]?.step ?? null, short: -Math.min(...slacks) }];
  });
  return leavings.sort((a, b) => a.after - b.after);
}

/** Slack at a state, or less where the party can hold back its part of a together set that comes next. */
function slackAt({ at_stake }: PlanAnswer, { slack, pull_inside }: StateRow, party: string): number {
  const held = pull_inside?.[party];
  const inside = held === undefined ? Number.POSITIVE_INFINITY : (at_stake[party] as number) - held;
  return Math.min(slack[party] as number, inside);
}

/**
 * The fewest steps of both orders that must change places to turn one into the other: all but a longest run of steps in
 * the same order in both; of equally long runs the one with the earliest steps of the second order.
 */
export function movedBetween(before: readonly string[], after: readonly string[]): PlanComparison['order']['moved'] {
  const [old, now] = [before.filter((id) => after.includes(id)), after.filter((id) => before.includes(id))];
  const longest = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const at = (i: number, j: number) => longest[i]?.[j] as number;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      (longest[i] as number[])[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const kept = new Set<string>();
  for (let [i, j] = [0, 0]; i < old.length && j < now.length; ) {
    if (old[i] === now[j]) {
      kept.add(now[j] as string);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return now
    .filter((id) => !kept.has(id))
    .map((step) => ({ step, from: before.indexOf(step) + 1, to: after.indexOf(step) + 1 }));
}
