import type { Agreement } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import type { Refusal } from '../agreement/scope.ts';
import { unroll } from '../agreement/unroll.ts';
import { add, exact, toNumber } from '../math/rational.ts';
import type { Search } from '../math/search.ts';
import type { ByParty, OrderAnswer } from '../plan/answer.ts';
import { contradiction } from '../plan/changes-wording.ts';
import { roadMapOf } from '../plan/order.ts';
import { type Setting, settingOf } from '../plan/setting.ts';
import type { ClockAnswer, EventAnswer, NoOrder, Numbers } from './answer.ts';
import { dateAt, type Laid, layOut } from './calendar.ts';
import { tellEvent } from './events.ts';
import { offersOf } from './offers.ts';
import { calendarOf, firstBreak, lastsOn, otherDates } from './rows.ts';
import { eventsOf, isHindsight, type Spell, spellsOf } from './spells.ts';
import { changesOf, headlineOf, reasonsOf } from './wording.ts';
import { askedAt, type ClockAsked, type Judged, judgeBySpell, numbersOf, type Plan, solve, type Work } from './work.ts';

export type { ClockAsked } from './work.ts';

/**
 * Question 12: what do dated events do to each side? The order laid on the calendar, every state judged by the numbers in
 * force while it is the last that was reached; before and after each event what becomes of slacks, of whether some order
 * holds at all, and of the shares that alternating offers would give.
 *
 * Each side judges by the numbers of the day as if they went on: a change still to come is not reckoned with before.
 */
export function* clock(
  agreement: Agreement,
  assessment: Assessment,
  asked: ClockAsked = {},
): Search<ClockAnswer | NoOrder | Refusal> {
  const stranger = [asked.first ?? []].flat().find((id) => !agreement.parties.some((party) => party.id === id));
  if (stranger !== undefined) return { code: 'unknown-party', facts: { party: stranger, option: 'first' } };
  const whole = unroll(agreement);
  const counted = eventsOf(whole).filter((event) => asked.hindsight || !isHindsight(whole, event));
  const spells = spellsOf(whole, assessment, counted);
  const today = spells.findLast(({ from }) => from <= 0) as Spell;
  const setting = settingOf(whole, today.assessment, askedAt(asked, today));
  if ('code' in setting) return setting;
  if ('cycle' in setting) {
    const { cycle, scope } = setting;
    const words = contradiction(whole, cycle, scope);
    return { question: 'clock', possible: false, cycle, left_out: scope.leftOut, ...words, search: { states: 0 } };
  }
  const work: Work = { agreement: whole, asked, spells, today, states: 0, proved: true, solved: new Map() };
  const best = yield* solve(work, today, asked.done ?? []);
  if ('code' in best) return best;
  const order = asked.order ?? best.order.flat();
  const road = roadMapOf(whole, setting.problem, order);
  if ('code' in road) return road;
  const laid = layOut(whole, setting.problem, road.moves);
  const moves = laid.map(({ steps }) => steps);
  const judged = judgeBySpell(work, moves.flat());
  if ('code' in judged) return judged;
  const plan: Plan = { moves, laid, judged };
  const events: EventAnswer[] = [];
  for (const event of eventsOf(whole)) {
    const told = yield* tellEvent(work, plan, event);
    if ('code' in told) return told;
    events.push(told);
  }
  return answerOf(work, plan, setting, events);
}

/** C_i: the answer has it less the outside option of today. */
function completionOf({ completion }: OrderAnswer, { outside }: Numbers): ByParty<number> {
  return Object.fromEntries(
    Object.entries(completion).map(([id, value]) => [id, toNumber(add(exact(value), exact(outside[id] as number)))]),
  );
}

function answerOf(work: Work, plan: Plan, setting: Setting, events: readonly EventAnswer[]): ClockAnswer {
  const { agreement, asked, today } = work;
  const { answer: own, setting: ownSetting } = plan.judged.get(today) as Judged;
  const calendar = calendarOf(work, plan);
  const numbers = numbersOf({ setting: ownSetting, answer: own });
  const broken = firstBreak(calendar, own);
  const last = plan.laid.at(-1) as Laid;
  const told: Omit<ClockAnswer, 'headline' | 'why' | 'changes'> = {
    question: 'clock',
    possible: true,
    as_of: agreement.asOf,
    time_unit: agreement.timeUnit,
    order: own.order,
    order_is: asked.order ? 'given' : 'least',
    done: own.done,
    left_out: own.left_out,
    completion: completionOf(own, numbers),
    today: numbers,
    holds: broken === null,
    lasts: broken === null && lastsOn(work, plan),
    first_break: broken,
    finishes: {
      earliest: dateAt(agreement, last.earliest),
      likely: dateAt(agreement, last.checked),
      latest: dateAt(agreement, last.latest),
    },
    sure: own.sure,
    calendar,
    events,
    other_dates: otherDates(work, plan),
    offers: offersOf(work),
    proved: work.proved,
    scale: setting.assessment.scale,
    search: { states: work.states },
  };
  return {
    ...told,
    headline: headlineOf(setting, told),
    why: reasonsOf(setting, told),
    changes: changesOf(setting, told),
  };
}
