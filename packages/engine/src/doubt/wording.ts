import type { Agreement } from '../agreement/agreement.ts';
import { type Places, percent, placesFor } from '../agreement/figure.ts';
import { titleOf } from '../agreement/names.ts';
import { list, sentence } from '../agreement/words.ts';
import type { Order } from '../plan/order.ts';
import type { Setting } from '../plan/setting.ts';
import { namesOf } from '../plan/wording.ts';
import type { Beside, DoubtAnswer, Extreme, Moved, NumberName, Verdict } from './answer.ts';

/** English sentences of question 4, made from its numbers. */

/** What the sentences are made from: the file's own agreement (before repeated steps are written out), and its numbers. */
export interface Told {
  readonly agreement: Agreement;
  readonly setting: Setting;
}

type Answer = Omit<DoubtAnswer, 'headline' | 'why' | 'changes' | 'beside'>;

function party({ agreement }: Told, id: string): string {
  return agreement.parties.find((each) => each.id === id)?.name ?? id;
}

function title({ agreement }: Told, ids: string | readonly string[]): string {
  return list([ids].flat().map((id) => `\u201c${titleOf(agreement, id)}\u201d`));
}

/** The decimals of an answer's numbers, as its sentences show them. */
export function placesOf({ draws, likely, at_stake }: Pick<DoubtAnswer, 'draws' | 'likely' | 'at_stake'>): Places {
  return placesFor(draws === 1, [...Object.values(likely.worth_finishing), ...Object.values(at_stake)]);
}

/** "what “Lift the bans” is worth to the United States", or to "it" where the sentence is about that side. */
function numberWords(told: Told, { kind, steps, party: id }: NumberName, whose?: string): string {
  const isOwn = id === whose;
  const who = id === null ? '' : isOwn ? 'it' : party(told, id);
  switch (kind) {
    case 'worth':
      return `what ${title(told, steps)} ${steps.length > 1 ? 'are each' : 'is'} worth to ${who}`;
    case 'bundle':
      return `what ${title(told, steps)} are worth together to ${who}`;
    case 'reversible':
      return `how much of ${title(told, steps)} can be undone`;
    case 'duration':
      return `how long ${title(told, steps)} takes`;
    case 'stake':
      return `what ${who} has at stake`;
    case 'surplus':
      return `how much more ${who} gains than it gives`;
  }
}

/** "if “Lift the bans” were worth −11 to it": a number of the side that the sentence is about, at a value. */
function ifWords(told: Told, { kind, steps }: NumberName, value: string): string {
  switch (kind) {
    case 'worth':
      return `if ${title(told, steps)} were ${steps.length > 1 ? 'each ' : ''}worth ${value} to it`;
    case 'bundle':
      return `if ${title(told, steps)} together were worth ${value} to it`;
    case 'reversible':
      return `if a share of ${value} of ${title(told, steps)} could be undone`;
    case 'duration':
      return `if ${title(told, steps)} took ${value}`;
    case 'stake':
      return `if it had ${value} at stake`;
    case 'surplus':
      return `if its gains were ${value} times its costs`;
  }
}

/** The same as a label where `whose` is named beside it: "Lift the bans (US)". */
export function numberLabel(agreement: Agreement, { kind, steps, party: id }: NumberName, whose: string): string {
  const titles = steps.map((each) => titleOf(agreement, each)).join(' + ');
  const other = id !== null && id !== whose ? ` (${id})` : '';
  const what = {
    worth: titles,
    bundle: `together: ${titles}`,
    reversible: `can be undone: ${titles}`,
    duration: `takes time: ${titles}`,
    stake: 'stake',
    surplus: 'gains over costs',
  };
  return `${what[kind]}${other}`;
}

/** "after “Suspend the coal ban”", "before the first step". */
function moment(told: Told, order: Order, after: number): string {
  return after === 0 ? 'before the first step' : `after ${title(told, order[after - 1] as Order[number])}`;
}

function isCertain({ draws }: Answer): boolean {
  return draws === 1;
}

/**
 * The first line: how often finishing is worth it to all, then how often the order holds. The chance of holding never
 * stands alone.
 */
export function headlineOf(told: Told, answer: Answer): string {
  const { not_worth_finishing: lost, holds_given_worth_finishing: given } = answer;
  if (isCertain(answer))
    return `Every number is a point, so how sure is not known; as they stand, ${verdictWords(told, answer.likely)}.`;
  if (given === null) return 'In no draw is finishing worth it to all, so this order never holds.';
  const holding =
    given === 0 ? 'in none of those does this order hold' : `this order holds in ${percent(given)} of those`;
  const where = given < 1 ? leaverClause(told, answer, given === 0) : '';
  if (lost > 0.5) {
    return `In most draws (${percent(lost)}) finishing is not worth it to all; where it is, ${given === 0 ? 'this order never holds' : `this order holds in ${percent(given)}`}${where}.`;
  }
  return `Finishing is worth it to all in ${percent(1 - lost)} of draws, and ${holding}${where}.`;
}

/** "this order holds", or whom it fails. */
function verdictWords(told: Told, verdict: Verdict): string {
  if (verdict.holds) return 'this order holds';
  const losers = idsBelow(verdict.worth_finishing);
  if (losers.length > 0) return `finishing is not worth it to ${list(losers.map((id) => party(told, id)))}`;
  return `${list(idsBelow(verdict.least_slack).map((id) => party(told, id)))} would walk away`;
}

function idsBelow(values: Readonly<Record<string, number>>): string[] {
  return Object.keys(values).filter((id) => (values[id] as number) < 0);
}

function leaverClause(told: Told, answer: Answer, always: boolean): string {
  const [most] = breaksOf(answer);
  if (!most) return '';
  return `; ${always ? '' : 'where it breaks, '}most often ${party(told, most.party)} is the first to leave, ${moment(told, answer.order, most.after)}`;
}

/** Where it first breaks and who leaves there, the most frequent first. */
function breaksOf(answer: Answer): { after: number; party: string; share: number }[] {
  return Object.entries(answer.first_break_by_party)
    .flatMap(([after, row]) => Object.entries(row).map(([id, share]) => ({ after: Number(after), party: id, share })))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

export function whyOf(told: Told, answer: Answer): string[] {
  return [
    ...drawSentences(told, answer),
    ...extremeSentences(told, answer),
    ...carrySentences(told, answer),
    ...pairSentences(told, answer),
    ...privateSentences(told, answer),
    ...proofSentences(told, answer),
  ];
}

function drawSentences(told: Told, answer: Answer): string[] {
  if (isCertain(answer)) return [];
  const losers = Object.entries(answer.not_worth_finishing_by_party).filter(([, share]) => share > 0);
  const worth = 1 - answer.not_worth_finishing;
  const breaks = breaksOf(answer).slice(0, 3);
  return [
    ...(losers.length > 0
      ? [
          `Finishing is not worth it to ${list(losers.map(([id, share]) => `${party(told, id)} in ${percent(share)}`))} of the draws.`,
        ]
      : []),
    ...(breaks.length > 0
      ? [
          `Where finishing is worth it and the order still breaks, it first does so ${list(
            breaks.map(
              ({ after, party: id, share }) =>
                `${moment(told, answer.order, after)} (${party(told, id)} leaves in ${percent(share / worth)})`,
            ),
          )}.`,
        ]
      : []),
    ...stakeSentences(told, answer),
  ];
}

/** What each side would need at stake in a half, four fifths and nineteen in twenty of the draws worth finishing. */
function stakeSentences(told: Told, { stake_needed: levels, at_stake: has }: Answer): string[] {
  if (!levels) return [];
  const names = namesOf(told.setting);
  return told.setting.problem.parties.map((id) => {
    const needs = levels.map(({ share, by_party: by }) => ({ share, level: Math.max(0, by[id] as number) }));
    const stake = names.plain(has[id] as number);
    const least = needs.find(({ level }) => level > 0);
    if (!least)
      return `To stay, ${party(told, id)} needs nothing at stake in ${percent(needs.at(-1)?.share ?? 0)} of those draws; it has ${stake}.`;
    const parts = needs.map(({ share, level }) => `${names.plain(level)} in ${percent(share)}`);
    return `To stay, ${party(told, id)} needs no more at stake than ${list(parts)} of those draws; it has ${stake}.`;
  });
}

function extremeSentences(told: Told, answer: Answer): string[] {
  if (isCertain(answer)) return [];
  if (answer.worst.holds) return ['With every worth and stake at its lowest this order still holds.'];
  const worst = `With every worth and stake at its lowest${bound(answer.worst)} ${lackWords(told, answer.worst)}.`;
  if (answer.best.holds) return [worst];
  return [
    worst,
    `With every worth and stake at its highest${bound(answer.best)} ${lackWords(told, answer.best)} even then.`,
  ];
}

function bound({ exact }: Extreme): string {
  return exact ? '' : ' (a bound)';
}

function lackWords(told: Told, verdict: Verdict): string {
  const names = namesOf(told.setting);
  const { parties } = told.setting.problem;
  const losers = parties.filter((id) => (verdict.worth_finishing[id] as number) < 0);
  const short = parties.filter((id) => !losers.includes(id) && (verdict.least_slack[id] as number) < 0);
  const costs = losers.map((id) => `${party(told, id)} ${names.fine(-(verdict.worth_finishing[id] as number))}`);
  return list([
    ...(costs.length > 0 ? [`finishing costs ${list(costs)}`] : []),
    ...short.map((id) => `${party(told, id)} is short of ${names.fine(-(verdict.least_slack[id] as number))} at stake`),
  ]);
}

/** The number that does most to each side, and what it explains alone. */
function carrySentences(told: Told, answer: Answer): string[] {
  const names = namesOf(told.setting);
  return told.setting.problem.parties.flatMap((id) => {
    const own = answer.contributions.filter(({ whose }) => whose === id);
    const [most] = own;
    if (!most) return [];
    const [from, to] = names.apart(most.slack_at_low, most.slack_at_high);
    const explained =
      most.share === null
        ? ''
        : `; alone it explains ${percent(most.share)} of the ups and downs of that slack in the draws`;
    return [
      `What does most to ${party(told, id)} is ${numberWords(told, most, id)}: from its low to its high end its least slack goes from ${from} to ${to}${explained}.`,
    ];
  });
}

function pairSentences(told: Told, answer: Answer): string[] {
  const names = namesOf(told.setting);
  return told.setting.problem.parties.flatMap((id) => {
    const pair = answer.strongest_pair[id];
    if (!pair || Math.abs(pair.beyond) < 0.05 * Math.abs(pair.together)) return [];
    const [first, second] = pair.numbers.map((number) => numberWords(told, number, id)) as [string, string];
    const [a, b, both] = names.apart(...pair.alone, pair.together);
    return [
      `Two numbers do more for ${party(told, id)} together, or less, than each alone: ${first}, at its ${pair.ends[0]} end, moves its least slack by ${a}; ${second}, at its ${pair.ends[1]} end, by ${b}; both by ${both}.`,
    ];
  });
}

function privateSentences(told: Told, answer: Answer): string[] {
  const { problem, assessment } = told.setting;
  const isPrivate = problem.parties.some((id) => typeof assessment.stakes[id] === 'object');
  if (!isPrivate) return [];
  const { completes, best_chance: best, foresight } = answer.private;
  const settled = foresight.settled
    ? `${percent(foresight.completes)} if each reckons with the others\u2019 leaving`
    : 'no figure if each reckons with the others\u2019 leaving: that does not settle';
  const sentences = [
    `If the others know each stake only by its range, all stay to the end with a chance of ${percent(completes)} where each leaves at the first chance, ${percent(best.completes)} where each waits for its best, and ${settled}.`,
  ];
  if (foresight.unravels) {
    const { after, party: id } = foresight.unravels;
    sentences.push(
      `Trust unravels: most is lost ${moment(told, answer.order, after)}, where ${party(told, id)} is most likely to leave.`,
    );
  }
  const tells = answer.private.tells.slice(0, 3);
  if (tells.length > 0) {
    sentences.push(
      `Staying tells something of a stake ${list(tells.map(({ after, party: id }) => `${moment(told, answer.order, after)} (of ${party(told, id)})`))}.`,
    );
  }
  return sentences;
}

/** What own steps prove of good faith. */
function proofSentences(told: Told, answer: Answer): string[] {
  const names = namesOf(told.setting);
  return told.setting.problem.parties.flatMap((id) => {
    const own = answer.private.proves.filter((each) => each.party === id);
    const acts = told.setting.problem.performers.some((by) => by.includes(told.setting.problem.parties.indexOf(id)));
    if (!acts) return [];
    if (own.length === 0)
      return [`No step of ${party(told, id)} proves anything: after each it has as good an exit still to come.`];
    const parts = own.map(({ step, amount }) => `${title(told, step)} (${names.fine(amount)})`);
    return [
      `${sentence(party(told, id))} gives up its best exit, and so proves good faith, by ${list(parts)}; its other steps prove nothing.`,
    ];
  });
}

export function changesOf(told: Told, answer: Answer): string[] {
  return [...flipSentences(told, answer), ...orderSentences(told, answer)];
}

/** The numbers whose own range decides whether a side stays. */
function flipSentences(told: Told, answer: Answer): string[] {
  const names = namesOf(told.setting);
  const flips = answer.contributions.filter(({ zero_at: zero }) => zero !== null);
  return flips.slice(0, 4).map((each) => {
    const stays = (answer.likely.least_slack[each.whose] as number) >= 0;
    const [zero, low, high] = names.apart(each.zero_at as number, each.low, each.high);
    return `${sentence(party(told, each.whose))} would ${stays ? 'still just' : 'just'} stay ${ifWords(told, each, zero as string)}; that may be anything from ${low} to ${high}.`;
  });
}

function orderSentences(told: Told, { holds_most_often: found }: Answer): string[] {
  if (!found) return [];
  const compared = `Of ${found.compared} orders compared`;
  if (found.holds <= found.holds_asked) return [`${compared}, none was found that holds more often.`];
  const start = list(
    found.order.slice(0, 3).map((move) => title(told, move)),
    'then',
  );
  return [
    `${compared}, one holds more often, in ${percent(found.holds)} of all draws, not ${percent(found.holds_asked)}; it begins with ${start}.`,
  ];
}

export function viewName({ assessment, by }: Pick<Beside, 'assessment' | 'by'>): string {
  return by ?? assessment ?? 'the file\u2019s own assessment';
}

/** What another assessment says of the same order, what divides the two, and what would bring them together. */
export function besideSentences(told: Told, answer: Answer, other: Omit<Beside, 'sentences'>): string[] {
  const who = `In \u201c${viewName(other)}\u201d`;
  const often =
    other.draws === 1
      ? ''
      : `; in its draws finishing is worth it to all in ${percent(1 - other.not_worth_finishing)}${other.holds_given_worth_finishing === null ? '' : `, and the order then holds in ${percent(other.holds_given_worth_finishing)}`}`;
  const verdict = `${who}, at likely values, ${verdictWords(told, other.likely)}${often}.`;
  const [most] = other.divide;
  if (!most) return [verdict];
  const divides = `What divides the two most is ${numberWords(told, most)}: ${apartWords(told, most)}.`;
  return [verdict, divides, ...other.to_agree.map((moved) => agreeSentence(told, answer, other, moved))];
}

function apartWords(told: Told, { here, there }: { readonly here: number; readonly there: number }): string {
  const [own, others] = namesOf(told.setting).apart(here, there);
  return `${own} here, ${others} there`;
}

function agreeSentence(told: Told, answer: Answer, other: Omit<Beside, 'sentences'>, moved: Moved): string {
  const isOther = moved.from === other.assessment;
  const comesToHold = answer.likely.holds === isOther;
  const names = namesOf(told.setting);
  const parts = told.setting.problem.parties.flatMap((id) => {
    const own = moved.numbers.filter((number) => number.party === id);
    if (own.length === 0) return [];
    const values = own.map((number) => {
      const [from, to] = names.apart(number.here, number.there);
      return `${shortWords(told, number)} ${to}, not ${from}`;
    });
    return [`to ${party(told, id)} ${values.join(', ')}`];
  });
  const count = moved.numbers.length;
  const whose = isOther ? `\u201c${viewName(other)}\u201d` : 'this view';
  const outcome = comesToHold ? 'the order holds' : 'it does not hold';
  const least = moved.proved
    ? `${count === 1 ? 'one number' : `${count} numbers, and no fewer`}`
    : `${count} numbers (fewer may do)`;
  return `For ${whose} to say that ${outcome}, it would have to take over ${least}: ${parts.join('; ')}.`;
}

/** A number of one party where the party is named beside it. */
function shortWords(told: Told, { kind, steps }: NumberName): string {
  if (kind === 'stake') return 'what is at stake';
  return kind === 'bundle' ? `${title(told, steps)} together` : title(told, steps);
}
