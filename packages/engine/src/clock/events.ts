import type { Agreement, DatedEvent } from '../agreement/agreement.ts';
import { dateOf, dayOf } from '../agreement/calendar.ts';
import type { Refusal } from '../agreement/scope.ts';
import { toNumber, zero } from '../math/rational.ts';
import type { Search } from '../math/search.ts';
import type { OrderAnswer } from '../plan/answer.ts';
import type { BeforeAfter, Break, EventAnswer, EventEffect, Needed, SomeOrder } from './answer.ts';
import { dateAt, type Laid, momentOf, unitsBetween } from './calendar.ts';
import { offersBetween } from './offers.ts';
import { hasBreak, leastSlacks, slackAt, slacksOf, standingSlack } from './slack.ts';
import { isBefore, isHindsight, type Spell } from './spells.ts';
import { doneBy, type Judged, judgeAt, moveOf, numbersOf, type Plan, solve, type Work } from './work.ts';

/** When an event comes, what is done by then, and what it does. */
export function* tellEvent(work: Work, plan: Plan, event: DatedEvent): Search<EventAnswer | Refusal> {
  const { agreement, spells } = work;
  const at = spells.findIndex((spell) => spell.event?.id === event.id);
  const day = dayOf(event.date) - dayOf(agreement.asOf);
  const done = doneBy(plan, day);
  const effect = at < 0 ? null : yield* effectOf(work, plan, at, done);
  if (effect && 'code' in effect) return effect;
  const spell = spells[at];
  return {
    id: event.id,
    title: event.title,
    date: event.date,
    kind: event.kind ?? null,
    basis: event.basis ?? null,
    sources: event.sources,
    known_on: event.knownOn ?? null,
    hindsight: isHindsight(agreement, event),
    counted: at >= 0,
    changes: spell !== undefined && spell.assessment !== spells[at - 1]?.assessment,
    why: work.today.assessment.events?.[event.id]?.why ?? null,
    done,
    under_way: plan.moves[done] ? moveOf(plan.moves[done]) : null,
    effect,
  };
}

function* effectOf(work: Work, plan: Plan, at: number, done: number): Search<EventEffect | Refusal> {
  const [before, after] = [work.spells[at - 1], work.spells[at]] as [Spell, Spell];
  const [old, now] = [plan.judged.get(before), plan.judged.get(after)] as [Judged, Judged];
  const rest = yield* restOf(work, plan, before, after, done);
  if (rest && 'code' in rest) return rest;
  const today = yield* solveBoth(work, before, after, work.asked.done ?? []);
  if ('code' in today) return today;
  return {
    numbers: { before: numbersOf(old), after: numbersOf(now) },
    standing_slack: { before: standingSlack(old.answer), after: standingSlack(now.answer) },
    from_today: today,
    offers: offersBetween(work, before, after),
    ...(rest ?? nothingLeft(work.agreement)),
  };
}

/** What an event does to what is left of the order. */
type Rest = Pick<EventEffect, 'slack' | 'least_slack' | 'breaks' | 'mends' | 'needed' | 'sure' | 'raise' | 'from_then'>;

function nothingLeft({ parties }: Agreement): Rest {
  const raise = Object.fromEntries(parties.map(({ id }) => [id, 0]));
  return {
    slack: null,
    least_slack: null,
    breaks: null,
    mends: false,
    needed: null,
    sure: null,
    raise,
    from_then: null,
  };
}

function* restOf(work: Work, plan: Plan, before: Spell, after: Spell, done: number): Search<Rest | Refusal | null> {
  const rest = plan.moves.slice(done).flat();
  if (rest.length === 0) return null;
  const reached = [...(work.asked.done ?? []), ...plan.moves.slice(0, done).flat()];
  const old = judgeAt(work, before, reached, rest);
  if ('code' in old) return old;
  const now = judgeAt(work, after, reached, rest);
  if ('code' in now) return now;
  const then = done === 0 ? null : yield* solveBoth(work, before, after, reached);
  if (then && 'code' in then) return then;
  const least = leastSlacks(now.answer, done);
  return {
    slack: { before: slackAt(old.answer, 0), after: slackAt(now.answer, 0) },
    least_slack: { before: leastSlacks(old.answer, done), after: least },
    breaks: breakOf(work, plan, done, old.answer, now.answer, after),
    mends: hasBreak(old.answer) && !hasBreak(now.answer),
    needed: neededOf(work, plan, done, now.answer, after),
    sure: { before: old.answer.sure, after: now.answer.sure },
    raise: Object.fromEntries(Object.entries(least).map(([id, { slack }]) => [id, Math.max(0, -slack)])),
    from_then: then && { done: reached, ...then },
  };
}

function* solveBoth(
  work: Work,
  before: Spell,
  after: Spell,
  done: readonly string[],
): Search<BeforeAfter<SomeOrder> | Refusal> {
  const old = yield* solve(work, before, done);
  if ('code' in old) return old;
  const now = yield* solve(work, after, done);
  return 'code' in now ? now : { before: old, after: now };
}

/** The first state of the rest at which a side would leave by the new numbers and not by the old. */
function breakOf(
  { agreement }: Work,
  { laid }: Plan,
  done: number,
  old: OrderAnswer,
  now: OrderAnswer,
  { from }: Spell,
): Break | null {
  const before = slacksOf(old);
  for (const [k, row] of slacksOf(now).entries()) {
    const worse = Object.keys(row).filter((id) => (row[id] as number) < 0 && (before[k]?.[id] as number) >= 0);
    const party = worse.toSorted((a, b) => (row[a] as number) - (row[b] as number))[0];
    if (party === undefined) continue;
    const reached = laid[done + k - 1]?.checked ?? zero;
    const day = isBefore(reached, from) ? from : Math.floor(toNumber(reached));
    return { after: done + k, party, slack: row[party] as number, from: dateOf(dayOf(agreement.asOf) + day) };
  }
  return null;
}

/** The moves up to the last state at which a side would leave by the new numbers, and when they are done. */
function neededOf(
  { agreement }: Work,
  { moves, laid }: Plan,
  done: number,
  now: OrderAnswer,
  { event }: Spell,
): Needed | null {
  const last = slacksOf(now).findLastIndex((row) => Object.values(row).some((slack) => slack < 0));
  if (last < 0) return null;
  const { checked } = laid[done + last] as Laid;
  return {
    moves: moves.slice(done, done + last + 1).map(moveOf),
    ready: dateAt(agreement, checked),
    late: unitsBetween(agreement, momentOf(agreement, dayOf((event as DatedEvent).date)), checked),
  };
}
