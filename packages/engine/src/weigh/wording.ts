import { grouped, percent } from '../agreement/figure.ts';
import { labelOf, list } from '../agreement/words.ts';
import type { Setting } from '../plan/setting.ts';
import { type Names, namesOf } from '../plan/wording.ts';
import type { InTheWay, WeighAnswer } from './answer.ts';

/** English sentences of `weigh`, made from its numbers. */

/** An answer that is still without words. */
export type Told = Omit<WeighAnswer, 'headline' | 'how_sure' | 'why' | 'changes'>;

function partyOf(setting: Setting, names: Names, id: string): string {
  return names.party(setting.problem.parties.indexOf(id));
}

function titled(setting: Setting, names: Names, ids: readonly string[]): string {
  const titles = ids.map((id) => names.title(setting.problem.steps.indexOf(id)));
  return titles.length <= 3 ? list(titles) : `${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more`;
}

/** Sides by a test: "the United States and not to North Korea", "both", "neither". */
function whom(setting: Setting, names: Names, is: (id: string) => boolean): string {
  const { parties } = setting.problem;
  const [yes, no] = [parties.filter(is), parties.filter((id) => !is(id))];
  const named = (ids: readonly string[]) => list(ids.map((id) => partyOf(setting, names, id)));
  if (no.length === 0) return parties.length === 2 ? 'both' : 'all';
  if (yes.length === 0) return parties.length === 2 ? 'neither' : 'nobody';
  return `${named(yes)} and not to ${named(no)}`;
}

/** What the trade is worth to whom, who could leave with it, and whether the rest can still be had. */
export function headlineOf(setting: Setting, told: Told): string {
  const names = namesOf(setting);
  const [give, take] = [titled(setting, names, told.give), titled(setting, names, told.take)];
  const trade =
    told.take.length === 0
      ? `${give} for nothing`
      : told.give.length === 0
        ? `${take} for nothing`
        : `${give} for ${take}`;
  const worth = `by itself it is worth it to ${whom(setting, names, (id) => (told.gain[id] as number) >= 0)}`;
  return `${trade}: ${worth}; ${afterwards(setting, names, told)}.`;
}

function afterwards(setting: Setting, names: Names, { pockets, rest_before: old, rest_after: now }: Told): string {
  const leaving = [...new Set(pockets.map(({ party }) => partyOf(setting, names, party)))];
  if (leaving.length > 0) {
    const when = pockets.every(({ when: at }) => at === 'halfway') ? 'with half of it delivered' : 'afterwards';
    const already = pockets.every((each) => each.already) ? ', as it would before it' : '';
    return `${when} ${list(leaving)} would gain by leaving with what it has${already}`;
  }
  const stays = 'nobody would then gain by leaving at once';
  if (!now) return `${stays}, and nothing is left to do`;
  if (now.holds) return `${stays}, and the rest ${old?.holds ? 'still holds' : 'holds, which it did not before'}`;
  if (!now.proved) return `${stays}; whether some order of the rest holds was not settled`;
  return `${stays}, but no order of the rest holds${old?.holds ? ', and before one did' : ', nor did one before'}`;
}

/** What draws over the ranges say of the trade by itself. */
export function sureSentences(setting: Setting, { sure }: Told): string[] {
  if (!sure) return ['Point values: how sure is not known.'];
  const names = namesOf(setting);
  const { parties } = setting.problem;
  const each = parties.map((id) => `${labelOf(partyOf(setting, names, id))} ${percent(sure.worth_it[id] as number)}`);
  const all = `${parties.length === 2 ? 'both' : 'all'} in ${percent(sure.worth_it_to_all)}`;
  return [`Worth it to ${all} of ${grouped(sure.draws)} draws: ${each.join(', ')}.`];
}

export function reasonsOf(setting: Setting, told: Told): string[] {
  return [
    ...backSentences(setting, told),
    ...waySentences(setting, told),
    ...proofSentences(setting, told),
    ...aloneSentences(setting, told),
    ...restSentences(setting, told),
    ...remainingSentences(told),
  ];
}

/** "Taken back if it breaks down: 20 % of “…”, 90 % of “…”." */
function backSentences(setting: Setting, { taken_back: rows }: Told): string[] {
  const names = namesOf(setting);
  const each = rows.map(({ step, share }) => `${percent(share)} of ${titled(setting, names, [step])}`);
  return [`Comes back if all breaks down: ${list(each)}.`];
}

function waySentences(setting: Setting, { in_the_way: ways, chance }: Told): string[] {
  const names = namesOf(setting);
  const others = [...new Set(ways.flatMap(({ needs }) => needs.map(({ name }) => name)))];
  const bars = ways.filter(({ barred_by, contested }) => barred_by.length + contested.length > 0);
  const odds = chance ? ` (chance that all do: ${range(chance)})` : '';
  return [
    others.length > 0 ? `Must act too: ${list(others)}${odds}.` : 'Nobody else need act.',
    ...bars.map((way) => `${titled(setting, names, [way.step])} is barred by ${barsOf(way)}.`),
  ];
}

function barsOf({ barred_by: barred, contested }: InTheWay): string {
  const disputed = contested.length > 0 ? `${list(contested)}, which is contested` : '';
  return [list(barred), disputed].filter((part) => part !== '').join('; and by ');
}

function range([low, high]: readonly [number, number]): string {
  return low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;
}

function proofSentences(setting: Setting, { proves }: Told): string[] {
  const names = namesOf(setting);
  if (proves.length === 0) return ['It proves nothing: no side gives up its best moment to leave by it.'];
  const each = proves.map(
    ({ step, party, amount }) =>
      `by ${titled(setting, names, [step].flat())} ${partyOf(setting, names, party)} gives up a moment to leave that is better by ${names.fine(amount)} than any to come`,
  );
  return [`It proves something: ${each.join('; ')}.`];
}

/** Whether the trade would last if nothing more came of it. */
function aloneSentences(setting: Setting, { after, at_stake }: Told): string[] {
  const names = namesOf(setting);
  const breaking = setting.problem.parties.flatMap((id) => {
    const [pull, stake] = [after.standing_pull[id] as number, at_stake[id] as number];
    if (pull <= stake) return [];
    const [gain, has] = names.apart(pull, stake);
    return [`${partyOf(setting, names, id)} would gain ${gain} by breaking it (${has} at stake)`];
  });
  return [
    breaking.length > 0
      ? `If nothing more came, ${list(breaking)}.`
      : 'If nothing more came, nobody would gain by breaking it.',
  ];
}

function restSentences(setting: Setting, { rest_before: old, rest_after: now }: Told): string[] {
  const names = namesOf(setting);
  if (!now) return ['Nothing is left to do after it.'];
  const next = titled(setting, names, [now.order[0] ?? []].flat());
  if (!now.holds && !now.proved) return ['Whether some order of the rest holds was not settled in the time given.'];
  const verdict = now.holds
    ? 'Some order of the rest holds'
    : `No order of the rest holds${shortBy(names, now.shortfall)}`;
  const before = old?.holds === now.holds ? 'as before it' : `before it ${old?.holds ? 'one did' : 'none did'}`;
  return [`${verdict}, ${before}; best next: ${next}.`];
}

function shortBy(names: Names, shortfall: number | null): string {
  return shortfall ? ` (each ${names.fine(shortfall)} short at stake)` : '';
}

/** How much of what was possible still is. */
function remainingSentences({ remaining }: Told): string[] {
  if (!remaining || remaining.deals === null || remaining.deals_before === null) return [];
  const { deals, deals_before: all, points_kept: kept, points_before: points } = remaining;
  return [`Still possible: ${grouped(deals)} of ${grouped(all)} deals, ${kept} of the ${points} on the frontier.`];
}

/** What would have to be true for the answer to be another: of the sides that lose by it, or else of all. */
export function changesOf(setting: Setting, told: Told): string[] {
  const names = namesOf(setting);
  const losers = setting.problem.parties.filter((id) => (told.gain[id] as number) < 0);
  return [
    ...(losers.length > 0 ? losers : setting.problem.parties).flatMap((id) => hingeSentence(setting, names, told, id)),
    ...mostNeeded(told.pockets).map(
      ({ party, when, slack }) =>
        `${partyOf(setting, names, party)} would need ${names.fine(-slack)} more at stake to stay ${when === 'halfway' ? 'when half is delivered' : 'afterwards'}.`,
    ),
  ];
}

/** By party the moment at which it would need most. */
function mostNeeded(pockets: WeighAnswer['pockets']): WeighAnswer['pockets'] {
  return pockets.filter(
    ({ party, slack }, at) =>
      !pockets.some((other, k) => other.party === party && (other.slack < slack || (other.slack === slack && k < at))),
  );
}

/** At what worth of its largest step the trade by itself just is, or ceases to be, worth it to a side. */
function hingeSentence(setting: Setting, names: Names, told: Told, id: string): string[] {
  const gain = told.gain[id] as number;
  const rows = told.taken_back.map(({ step, worth }) => ({ step, worth: worth[id] as number }));
  const most = rows.filter(({ worth }) => worth !== 0).toSorted((a, b) => Math.abs(b.worth) - Math.abs(a.worth))[0];
  if (!most || gain === 0) return [];
  const critical = most.worth - gain;
  const title = titled(setting, names, [most.step]);
  const party = partyOf(setting, names, id);
  const [then, now] = names.apart(Math.abs(critical), Math.abs(most.worth));
  const holds = gain > 0;
  const verdict = holds ? 'It would not be worth it' : 'It would be worth it';
  if (most.worth < 0 && critical <= 0) {
    const cost = critical === 0 && !holds ? 'nothing' : then;
    return [`${verdict} to ${party} if ${title} cost it ${holds ? 'more than ' : ''}${cost}, not ${now}.`];
  }
  return [
    `${verdict} to ${party} if ${title} were worth ${holds ? 'less than ' : ''}${signed(names, critical)} to it, not ${signed(names, most.worth)}.`,
  ];
}

function signed(names: Names, value: number): string {
  return names.plain(value);
}
