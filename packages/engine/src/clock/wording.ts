import { percent } from '../agreement/figure.ts';
import { list, sentence } from '../agreement/words.ts';
import type { ByParty, Sure } from '../plan/answer.ts';
import type { Setting } from '../plan/setting.ts';
import { type Names, namesOf, outset } from '../plan/wording.ts';
import type {
  BeforeAfter,
  ClockAnswer,
  EventAnswer,
  EventEffect,
  LeastSlack,
  Numbers,
  Shares,
  SomeOrder,
} from './answer.ts';

/** English sentences of `clock`, made from its numbers. */

/** An answer that is still without words. */
export type Told = Omit<ClockAnswer, 'headline' | 'why' | 'changes'>;

/** Does the order hold through the calendar, and if not, when does who leave? */
export function headlineOf(setting: Setting, told: Told): string {
  const broken = told.first_break;
  if (!broken) {
    const events = told.events.filter(({ counted, changes }) => counted && changes);
    return events.length > 0
      ? `The order holds through ${list(events.map(quoted))}: by this view nobody would walk away before the end.`
      : 'No dated event changes a number in this view, and by today\u2019s the order holds.';
  }
  const names = namesOf(setting);
  const party = names.party(setting.problem.parties.indexOf(broken.party));
  if (!broken.worth_starting) {
    return sentence(`${outset(setting)} is not worth it to ${party} by the numbers of today, whatever comes later.`);
  }
  const moment = `${party} would walk away ${momentOf(setting, told, broken.after)}`;
  const event = told.events.find(({ id }) => id === broken.event);
  if (!event) return sentence(`${moment}, before any event changes a number.`);
  return broken.from === event.date
    ? `${sentence(quoted(event))} breaks the order: from ${event.date} on ${moment}; until then it holds.`
    : `The order holds until ${broken.from}; then ${moment}, by the numbers in force since ${quoted(event)}.`;
}

function quoted({ title }: Pick<EventAnswer, 'title'>): string {
  return `\u201c${title}\u201d`;
}

/** "after “Suspend the coal ban”", or "before the first step". */
function momentOf(setting: Setting, { calendar }: Told, after: number): string {
  const step = calendar[after]?.step;
  return step ? `after ${titlesOf(setting, step)}` : 'before the first step';
}

function titlesOf(setting: Setting, step: string | readonly string[]): string {
  const names = namesOf(setting);
  return list([step].flat().map((id) => names.title(setting.problem.steps.indexOf(id))));
}

export function reasonsOf(setting: Setting, told: Told): string[] {
  const { earliest, likely, latest } = told.finishes;
  const range = earliest === latest ? '' : ` (${earliest} to ${latest} with the shortest and the longest times)`;
  const counted = told.events.filter(({ effect }) => effect);
  const idle = counted.filter(({ changes }) => !changes);
  const uncounted = told.events.filter(({ effect }) => !effect);
  return [
    `One move after another, the road map runs from ${told.as_of} to ${likely}${range}.`,
    ...counted.filter(({ changes }) => changes).flatMap((event) => eventSentences(setting, told, event)),
    ...throughoutSentence(setting, counted),
    ...(idle.length > 0
      ? [`Without effect in this view: ${list(idle.map((event) => `${quoted(event)} (${placeOf(told, event)})`))}.`]
      : []),
    ...uncounted.map(
      (event) =>
        `Not counted: ${quoted(event)}, ${event.date}, for it became known only on ${event.known_on}; that is hindsight.`,
    ),
    ...lateSentences(setting, told),
    ...offerSentences(setting, told),
  ];
}

/** "2020-11-03, with 6 of 16 moves done". */
function placeOf({ calendar }: Told, { date, done }: EventAnswer): string {
  return `${date}, with ${done} of ${calendar.length - 1} moves done`;
}

function eventSentences(setting: Setting, told: Told, event: EventAnswer): string[] {
  const effect = event.effect as EventEffect;
  const names = namesOf(setting);
  const each = (value: (id: string, i: number) => string | null) =>
    list(setting.problem.parties.flatMap((id, i) => value(id, i) ?? []));
  const moved = each((id, i) => {
    const [old, now] = [effect.least_slack?.before[id]?.slack, effect.least_slack?.after[id]?.slack];
    if (old === undefined || now === undefined || old === now) return null;
    const [from, to] = names.apart(old, now);
    const at = effect.least_slack?.after[id]?.after as number;
    return `${names.party(i)} ${from} before and ${to} after it, at its least ${momentOf(setting, told, at)}`;
  });
  return [
    `${sentence(quoted(event))}, ${placeOf(told, event)}: ${numberChanges(setting, names, effect.numbers)}.`,
    ...(moved ? [`Slack along the rest of the order: ${moved}.`] : []),
    ...sureSentence(setting, effect.sure),
    ...someOrderSentences(setting, effect),
  ];
}

/** "for the United States the stake goes from 3 to 1.5 and the outside option from −1 to 0". */
function numberChanges(setting: Setting, names: Names, { before, after }: BeforeAfter<Numbers>): string {
  const change = (what: string, old: number, now: number) =>
    old === now ? [] : [`${what} from ${rate(old)} to ${rate(now)}`];
  const sides = setting.problem.parties.flatMap((id, i) => {
    const parts = [
      ...change('the stake', before.at_stake[id] as number, after.at_stake[id] as number),
      ...change('the outside option', before.outside[id] as number, after.outside[id] as number),
      ...change('the impatience', before.impatience[id] as number, after.impatience[id] as number),
    ];
    return parts.length > 0 ? [`for ${names.party(i)} ${list(parts)}`] : [];
  });
  const all = [...sides, ...change('for all the hazard', before.hazard, after.hazard)];
  return all.length > 0 ? `it changes ${all.join('; ')}` : 'it changes nothing that was not so before';
}

/** A rate or a stake as the file gives it. */
function rate(value: number): string {
  const text = String(Number(Math.abs(value).toPrecision(6)));
  return value < 0 ? `\u2212${text}` : text;
}

function sureSentence(setting: Setting, sure: BeforeAfter<Sure | null> | null): string[] {
  const [old, now] = [sure?.before, sure?.after];
  if (!old || !now || old.holds === null || now.holds === null) return [];
  if (old.worth_finishing < 0.01 || now.worth_finishing < 0.01) return [];
  if (old.holds === now.holds && old.worth_finishing === now.worth_finishing) return [];
  return [
    `The rest of the order holds in ${percent(old.holds)} of draws before it and in ${percent(now.holds)} after (of those in which ${outset(setting)} is worth it to all).`,
  ];
}

/** Whether the event changes that some order holds at all. */
function someOrderSentences(setting: Setting, { from_today: today, from_then: then }: EventEffect): string[] {
  const one = (from: string, { before, after }: BeforeAfter<SomeOrder>): string[] => {
    if (!isSettled(before) || !isSettled(after))
      return [`${from} it was not settled in the time given whether some order holds.`];
    if (before.holds === after.holds) return [];
    if (after.holds) return [`${from} no order holds before it, and some order does after it.`];
    return [`${from} some order holds before it, and none after it${missing(setting, after)}.`];
  };
  const [start, later] = [one('From today', today), then ? one('From what is done by then', then) : []];
  const isSame = then && start.length > 0 && later.length > 0 && then.after.holds === today.after.holds;
  return isSame ? one('From today, and from what is done by then,', today) : [...start, ...later];
}

/** An order that holds is proof enough; that there is none must be proved. */
function isSettled({ holds, proved }: SomeOrder): boolean {
  return holds || proved;
}

function missing(setting: Setting, { shortfall, worth_finishing }: SomeOrder): string {
  const names = namesOf(setting);
  const losers = setting.problem.parties.flatMap((id, i) =>
    (worth_finishing[id] as number) < 0 ? [names.party(i)] : [],
  );
  if (losers.length > 0 && !setting.problem.rates) return `, for finishing is not worth it to ${list(losers)}`;
  return shortfall ? `: each would need ${names.fine(shortfall)} more at stake` : '';
}

/** Where no event changes whether some order holds: which it is throughout. */
function throughoutSentence(setting: Setting, events: readonly EventAnswer[]): string[] {
  const solved = events.flatMap(({ effect }) =>
    [effect?.from_today, effect?.from_then].flatMap((pair) => (pair ? [pair.before, pair.after] : [])),
  );
  const [one] = solved;
  if (!one || solved.some((each) => each.holds !== one.holds || !isSettled(each))) return [];
  return [
    one.holds
      ? 'By the numbers before and after every event some order holds.'
      : `By the numbers before and after every event no order holds${missing(setting, one)}.`,
  ];
}

function lateSentences(setting: Setting, told: Told): string[] {
  const names = namesOf(setting);
  return told.calendar.flatMap(({ due, performed }) =>
    due && due.late > 0
      ? [
          `${names.title(setting.problem.steps.indexOf(due.step))} is due on ${due.date} and would be done on ${performed}, ${spanOf(told, due.late)} late.`,
        ]
      : [],
  );
}

/** "3.4 months". */
export function spanOf({ time_unit: unit }: Pick<ClockAnswer, 'time_unit'>, time: number): string {
  const text = time >= 10 ? String(Math.round(time)) : String(Number(time.toFixed(1)));
  return `${text} ${unit}${text === '1' ? '' : 's'}`;
}

/** What alternating offers would give, today and after each event that changes it. */
function offerSentences(setting: Setting, told: Told): string[] {
  const { offers } = told;
  if (!offers) return [];
  const names = namesOf(setting);
  const later = told.events.flatMap((event) => {
    const shares = event.effect?.offers;
    if (!shares || JSON.stringify(shares.before) === JSON.stringify(shares.after)) return [];
    return [`from ${quoted(event)} on ${sharesIn(setting, shares.after, offers.first)}`];
  });
  const assumed = offers.from === 'assumed' ? ' (assumed)' : '';
  const start = `Alternating offers, ${spanOf(told, offers.between)} apart${assumed}, would give ${names.party(0)} ${sharesIn(setting, offers.today, offers.first)}`;
  return [`${[start, ...later].join('; ')}. ${sentence(names.party(1))} has the rest.`];
}

/** "34 % where it offers first and 33 % where North Korea does": the first party's share. */
export function sharesIn(
  setting: Setting,
  { when_first: shares, is_limit, limit }: Shares,
  first: string | null,
): string {
  const names = namesOf(setting);
  const [a, b] = setting.problem.parties as [string, string];
  if (is_limit) return `${percent(limit[a] as number)} (a limit: neither loses by waiting)`;
  const one = (who: string) => percent((shares[who] as ByParty<number>)[a] as number);
  if (first !== null) return `${one(first)} where ${first === a ? 'it' : names.party(1)} offers first`;
  return one(a) === one(b)
    ? `${one(a)} whoever offers first`
    : `${one(a)} where it offers first and ${one(b)} where ${names.party(1)} does`;
}

export function changesOf(setting: Setting, told: Told): string[] {
  const names = namesOf(setting);
  const said = told.events.flatMap((event): string[] => {
    const { needed, raise, least_slack: least } = event.effect ?? {};
    if (!needed || !event.changes || Object.values(least?.before ?? {}).some(({ slack }) => slack < 0)) return [];
    const titles = needed.moves.map((move) => titlesOf(setting, move));
    const rest = told.calendar.length - 1 - event.done;
    const which = titles.length === rest ? `all that is left (${titles.length} moves)` : shortList(titles);
    const stakes = setting.problem.parties.flatMap((id, i) =>
      raise?.[id] ? [`${names.party(i)} had ${names.fine(raise[id])} more at stake from then on`] : [],
    );
    return [
      `For the order to hold through ${quoted(event)}, ${which} would have to be done before ${event.date}; as things are that is done on ${needed.ready}, ${spanOf(told, needed.late)} too late.`,
      `It would also hold through it if ${list(stakes)}.`,
    ];
  });
  if (said.length > 0 || told.holds) return said.length > 0 ? said : tightestSentences(setting, told);
  const { parties } = setting.problem;
  return parties.flatMap((id, i) => {
    const lost = (told.today.outside[id] as number) - (told.completion[id] as number);
    return lost > 0 && !setting.problem.rates
      ? [`Finishing would have to be worth ${names.fine(lost)} more to ${names.party(i)} before any order could hold.`]
      : [];
  });
}

/** Where no event breaks the order: how little each side may have at stake for that to stay so, from which event on. */
function tightestSentences(setting: Setting, { events }: Told): string[] {
  const names = namesOf(setting);
  return setting.problem.parties.flatMap((id, i) => {
    const needs = events.flatMap((event) => {
      const { least_slack: least, numbers } = event.effect ?? {};
      if (!least || !numbers || !event.changes) return [];
      return [{ event, stake: (numbers.after.at_stake[id] as number) - (least.after[id] as LeastSlack).slack }];
    });
    const [most] = needs.toSorted((a, b) => b.stake - a.stake);
    if (!most || most.stake <= 0) return [];
    return [
      `It would break from ${quoted(most.event)} on if ${names.party(i)} had less than ${names.fine(most.stake)} at stake.`,
    ];
  });
}

/** The first and the last of many. */
function shortList(titles: readonly string[]): string {
  if (titles.length <= 3) return list(titles);
  return `the ${titles.length} moves from ${titles[0]} to ${titles.at(-1)}`;
}
