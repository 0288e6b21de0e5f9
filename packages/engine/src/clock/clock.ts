import type { Agreement, DatedEvent, Span, Until } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import { dateOf, dayOf } from '../agreement/calendar.ts';
import { stepOf } from '../agreement/names.ts';
import type { Refusal } from '../agreement/scope.ts';
import { inUnits } from '../agreement/time.ts';
import { unroll } from '../agreement/unroll.ts';
import { likely, likelyValue } from '../agreement/worth.ts';
import { add, exact, multiply, type Rational, subtract, toNumber, zero } from '../math/rational.ts';
import type { Search } from '../math/search.ts';
import type { ByParty, OrderAnswer } from '../plan/answer.ts';
import { bestRoadMap } from '../plan/best.ts';
import { contradiction } from '../plan/changes-wording.ts';
import { judgeOrder } from '../plan/judge-order.ts';
import { roadMapOf } from '../plan/order.ts';
import type { Asked } from '../plan/problem.ts';
import { type Setting, settingOf } from '../plan/setting.ts';
import type {
  BeforeAfter,
  Break,
  CalendarRow,
  ClockAnswer,
  EventAnswer,
  EventEffect,
  LeastSlack,
  Needed,
  NoOrder,
  Numbers,
  OffersAnswer,
  OtherDate,
  Shares,
  SomeOrder,
} from './answer.ts';
import { dateAt, dueOf, type Laid, layOut, momentOf, unitsBetween } from './calendar.ts';
import { sharesOf } from './offers.ts';
import { eventsOf, isAfter, isBefore, isHindsight, meets, type Spell, spellsOf } from './spells.ts';
import { changesOf, headlineOf, reasonsOf } from './wording.ts';

/** What can be asked of `clock` beside the file. */
export interface ClockAsked extends Asked {
  /** Judge this order instead of the best. */
  readonly order?: readonly string[];
  /** Also count events that became known only after the agreement's date. */
  readonly hindsight?: boolean;
  /** The time between offers at the table. */
  readonly between?: Span;
  /** Who makes the first offer. */
  readonly first?: string;
}

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

interface Work {
  readonly agreement: Agreement;
  readonly asked: ClockAsked;
  readonly spells: readonly Spell[];
  readonly today: Spell;
  states: number;
  proved: boolean;
  /** Best road maps by numbers and what is done. */
  readonly solved: Map<string, SomeOrder>;
}

/** The order that is judged. */
interface Plan {
  readonly moves: readonly (readonly string[])[];
  readonly laid: readonly Laid[];
  /** The whole order by the numbers of each spell. */
  readonly judged: ReadonlyMap<Spell, Judged>;
}

interface Judged {
  readonly setting: Setting;
  readonly answer: OrderAnswer;
}

/** A stake that is asked about counts until an event sets another. */
function askedAt({ stake, drop, deal, done }: ClockAsked, { staked }: Spell, from = done): Asked {
  const kept = Object.entries(stake ?? {}).filter(([party]) => !staked.has(party));
  return {
    ...(drop && { drop }),
    ...(deal && { deal }),
    ...(from && { done: from }),
    ...(kept.length > 0 && { stake: Object.fromEntries(kept) }),
  };
}

/** The setting by the numbers of a spell; a cycle has been told of before. */
function settingAt({ agreement, asked }: Work, spell: Spell, done = asked.done): Setting | Refusal {
  const setting = settingOf(agreement, spell.assessment, askedAt(asked, spell, done));
  if ('cycle' in setting) throw new Error('a cycle that was not there before');
  return setting;
}

function judgeBySpell(work: Work, ids: readonly string[]): ReadonlyMap<Spell, Judged> | Refusal {
  const judged = new Map<Spell, Judged>();
  for (const spell of work.spells) {
    const same = [...judged].find(([other]) => other.assessment === spell.assessment)?.[1];
    const found = same ?? judgeAt(work, spell, work.asked.done, ids);
    if ('code' in found) return found;
    judged.set(spell, found);
  }
  return judged;
}

function judgeAt(
  work: Work,
  spell: Spell,
  done: readonly string[] | undefined,
  ids: readonly string[],
): Judged | Refusal {
  const setting = settingAt(work, spell, done);
  if ('code' in setting) return setting;
  const answer = judgeOrder(setting, ids);
  return 'code' in answer ? answer : { setting, answer };
}

/** The best road map by the numbers of a spell from what is done. */
function* solve(work: Work, spell: Spell, done: readonly string[]): Search<SomeOrder | Refusal> {
  const { impatience, hazard, stakes, outside } = spell.assessment;
  const key = JSON.stringify([impatience, hazard, stakes, outside, [...spell.staked].sort(), done]);
  const known = work.solved.get(key);
  if (known) return known;
  const setting = settingAt(work, spell, done);
  if ('code' in setting) return setting;
  const best = yield* bestRoadMap(setting);
  work.states += best.states;
  work.proved &&= best.proved;
  const { holds, shortfall, stakes: asks, completion: worth_finishing, order, proved } = best;
  const solved = { holds, shortfall, stakes: asks, worth_finishing, order, proved };
  work.solved.set(key, solved);
  return solved;
}

/** How many moves are done and checked at the beginning of a day. */
function doneBy({ laid }: Plan, day: number): number {
  return laid.filter(({ checked }) => !isAfter(checked, day)).length;
}

function moveOf(steps: readonly string[]): string | readonly string[] {
  return steps.length === 1 ? (steps[0] as string) : steps;
}

function* tellEvent(work: Work, plan: Plan, event: DatedEvent): Search<EventAnswer | Refusal> {
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

/** Slack of each side at a state, holding back its part of the together set that comes next counted too. */
function slackAt({ states, at_stake }: OrderAnswer, after: number): ByParty<number> {
  const { slack, pull_inside: inside } = states[after] as OrderAnswer['states'][number];
  return Object.fromEntries(
    Object.entries(slack).map(([id, value]) => {
      const held = inside?.[id];
      return [id, held === undefined ? value : Math.min(value, apart(at_stake[id] as number, held))];
    }),
  );
}

/** By state before the last: slacks. */
function slacksOf(answer: OrderAnswer): readonly ByParty<number>[] {
  return answer.states.slice(0, -1).map((_, k) => slackAt(answer, k));
}

function leastSlacks(answer: OrderAnswer, done: number): ByParty<LeastSlack> {
  const rows = slacksOf(answer);
  return Object.fromEntries(
    Object.keys(answer.at_stake).map((id) => {
      const slack = Math.min(...rows.map((row) => row[id] as number));
      return [id, { slack, after: done + rows.findIndex((row) => row[id] === slack) }];
    }),
  );
}

function standingSlack({ at_stake, standing_pull }: OrderAnswer): ByParty<number> {
  return Object.fromEntries(
    Object.entries(at_stake).map(([id, stake]) => [id, apart(stake, standing_pull[id] as number)]),
  );
}

/** The difference of two decimals, as the decimal that it is. */
function apart(a: number, b: number): number {
  return toNumber(subtract(exact(a), exact(b)));
}

function hasBreak(answer: OrderAnswer): boolean {
  return slacksOf(answer).some((row) => Object.values(row).some((slack) => slack < 0));
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

function numbersOf({ setting: { agreement, assessment, worths }, answer }: Judged): Numbers {
  const each = (value: (id: string, i: number) => number) =>
    Object.fromEntries(agreement.parties.map(({ id }, i) => [id, value(id, i)]));
  return {
    impatience: each((id) => likelyValue(assessment.impatience[id] ?? 0)),
    hazard: likelyValue(assessment.hazard),
    at_stake: answer.at_stake,
    outside: each((id, i) => toNumber(multiply(likely(assessment.outside?.[id] ?? 0), worths.factors[i] as Rational))),
  };
}

function offersBetween(work: Work, before: Spell, after: Spell): EventEffect['offers'] {
  const [old, now] = [before, after].map((spell) => sharesAt(work, spell));
  return old && now ? { before: old, after: now } : null;
}

function sharesAt({ agreement, asked }: Work, { assessment }: Spell): Shares | null {
  const rates = agreement.parties.map(({ id }) => [id, likelyValue(assessment.impatience[id] ?? 0)]);
  return sharesOf(
    agreement.parties.map(({ id }) => id),
    Object.fromEntries(rates),
    toNumber(inUnits(betweenOf(agreement, asked), agreement.timeUnit)),
  );
}

function betweenOf({ offers }: Agreement, { between }: ClockAsked): Span {
  return between ?? offers?.every ?? 1;
}

function offersOf(work: Work): OffersAnswer | null {
  const { agreement, asked, today } = work;
  const shares = sharesAt(work, today);
  return (
    shares && {
      between: toNumber(inUnits(betweenOf(agreement, asked), agreement.timeUnit)),
      from: asked.between !== undefined ? 'asked' : agreement.offers ? 'file' : 'assumed',
      first: asked.first ?? agreement.offers?.first ?? null,
      today: shares,
    }
  );
}

/** The order on the calendar: the state after each move, with its slack by every set of numbers that it meets. */
function calendarOf({ agreement, spells }: Work, { laid, judged }: Plan): CalendarRow[] {
  const rows = [null, ...laid];
  return rows.map((move, k) => {
    const [begins, ends] = [move?.checked ?? zero, laid[k]?.checked];
    const met = ends ? spells.filter((spell) => meets(spell, begins, ends)) : [];
    const apart = met.filter(({ assessment }, at) => assessment !== met[at - 1]?.assessment);
    return {
      after: k,
      step: move && moveOf(move.steps),
      by: move ? performersOf(agreement, move.steps) : [],
      begins: dateAt(agreement, move?.begins ?? zero),
      performed: dateAt(agreement, move?.performed ?? zero),
      checked: dateAt(agreement, begins),
      time: unitsBetween(agreement, zero, begins),
      earliest: dateAt(agreement, move?.earliest ?? zero),
      latest: dateAt(agreement, move?.latest ?? zero),
      due: move && dueOf(agreement, laid, move),
      slack: apart.map((spell) => ({
        from: isBefore(begins, spell.from) ? dateOf(dayOf(agreement.asOf) + spell.from) : dateAt(agreement, begins),
        event: spell.cause?.id ?? null,
        slack: slackAt((judged.get(spell) as Judged).answer, k),
      })),
    };
  });
}

function performersOf(agreement: Agreement, steps: readonly string[]): string[] {
  return agreement.parties.flatMap(({ id }) => (steps.some((s) => stepOf(agreement, s).by.includes(id)) ? [id] : []));
}

/** The first day on which a side would leave; before the first move, if it is not worth starting. */
function firstBreak(calendar: readonly CalendarRow[], own: OrderAnswer): ClockAnswer['first_break'] {
  for (const { after, slack } of calendar) {
    for (const { from, event, slack: row } of slack) {
      const party = lowest(row);
      if ((row[party] as number) < 0) {
        return { after, party, slack: row[party] as number, from, event, worth_starting: isWorth(own) };
      }
    }
  }
  if (isWorth(own)) return null;
  const party = lowest(own.worth_finishing);
  const { from, event } = (calendar[0] as CalendarRow).slack[0] as CalendarRow['slack'][number];
  return { after: 0, party, slack: own.states[0]?.slack[party] as number, from, event, worth_starting: false };
}

function lowest(values: ByParty<number>): string {
  return Object.keys(values).reduce((a, b) => ((values[b] as number) < (values[a] as number) ? b : a));
}

function isWorth({ worth_finishing }: OrderAnswer): boolean {
  return Object.values(worth_finishing).every((value) => value >= 0);
}

/** Once all is done: does any side gain by breaking it, by the numbers then and later? */
function lastsOn({ spells }: Work, { laid, judged }: Plan): boolean {
  const end = laid.at(-1)?.checked ?? zero;
  return spells
    .filter(({ from, to }) => from < to && isBefore(end, to))
    .every((spell) => Object.values(standingSlack((judged.get(spell) as Judged).answer)).every((slack) => slack >= 0));
}

/** Dates of the text that change no number: ends of powers, and of what is granted or kept up. */
function otherDates({ agreement }: Work, plan: Plan): OtherDate[] {
  const row = (what: OtherDate['what'], of: string, date: string): OtherDate => {
    return { date, what, of, done: doneBy(plan, dayOf(date) - dayOf(agreement.asOf)) };
  };
  const sunsets = (agreement.powers ?? []).flatMap(({ id, sunset }) => (sunset ? [row('sunset', id, sunset)] : []));
  const ends = agreement.steps.flatMap(({ id, until }) => datesIn(until).map((date) => row('until', id, date)));
  return [...sunsets, ...ends].sort((a, b) => dayOf(a.date) - dayOf(b.date));
}

function datesIn(until: Until | undefined): string[] {
  if (typeof until === 'string') return [until];
  return until && 'any' in until ? until.any.flatMap(datesIn) : [];
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
