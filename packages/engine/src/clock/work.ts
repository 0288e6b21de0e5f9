import type { Agreement, Span } from '../agreement/agreement.ts';
import type { Refusal } from '../agreement/scope.ts';
import { likely, likelyValue } from '../agreement/worth.ts';
import { multiply, type Rational, toNumber } from '../math/rational.ts';
import type { Search } from '../math/search.ts';
import type { OrderAnswer } from '../plan/answer.ts';
import { bestRoadMap } from '../plan/best.ts';
import { judgeOrder } from '../plan/judge-order.ts';
import type { Asked } from '../plan/problem.ts';
import { type Setting, settingOf } from '../plan/setting.ts';
import type { Numbers, SomeOrder } from './answer.ts';
import type { Laid } from './calendar.ts';
import { isAfter, type Spell } from './spells.ts';

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

/** What is known while an answer is found. */
export interface Work {
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
export interface Plan {
  readonly moves: readonly (readonly string[])[];
  readonly laid: readonly Laid[];
  /** The whole order by the numbers of each spell. */
  readonly judged: ReadonlyMap<Spell, Judged>;
}

/** The order by one set of numbers. */
export interface Judged {
  readonly setting: Setting;
  readonly answer: OrderAnswer;
}

/** A stake that is asked about counts until an event sets another. */
export function askedAt(
  { stake, drop, deal, done }: ClockAsked,
  { staked }: Spell,
  from: readonly string[] | undefined = done,
): Asked {
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

/** The order by the numbers of every spell; spells of the same numbers share one judgement. */
export function judgeBySpell(work: Work, ids: readonly string[]): ReadonlyMap<Spell, Judged> | Refusal {
  const judged = new Map<Spell, Judged>();
  for (const spell of work.spells) {
    const same = [...judged].find(([other]) => other.assessment === spell.assessment)?.[1];
    const found = same ?? judgeAt(work, spell, work.asked.done, ids);
    if ('code' in found) return found;
    judged.set(spell, found);
  }
  return judged;
}

export function judgeAt(
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
export function* solve(work: Work, spell: Spell, done: readonly string[]): Search<SomeOrder | Refusal> {
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

/** The numbers of the parties that a judgement rests on. */
export function numbersOf({ setting: { agreement, assessment, worths }, answer }: Judged): Numbers {
  const each = (value: (id: string, i: number) => number) =>
    Object.fromEntries(agreement.parties.map(({ id }, i) => [id, value(id, i)]));
  return {
    impatience: each((id) => likelyValue(assessment.impatience[id] ?? 0)),
    hazard: likelyValue(assessment.hazard),
    at_stake: answer.at_stake,
    outside: each((id, i) => toNumber(multiply(likely(assessment.outside?.[id] ?? 0), worths.factors[i] as Rational))),
  };
}

/** How many moves are done and checked at the beginning of a day. */
export function doneBy({ laid }: Plan, day: number): number {
  return laid.filter(({ checked }) => !isAfter(checked, day)).length;
}

/** A move as it is written: a step, or several. */
export function moveOf(steps: readonly string[]): string | readonly string[] {
  return steps.length === 1 ? (steps[0] as string) : steps;
}
