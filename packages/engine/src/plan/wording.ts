import { figure, figuresApart, grouped, percent, placesFor } from '../agreement/figure.ts';
import { list, sentence } from '../agreement/words.ts';
import { has } from '../math/bits.ts';
import type { OrderAnswer, Sure } from './answer.ts';
import { breakdown, type Move, type Problem } from './problem.ts';
import { firstIrreversible } from './road-map.ts';
import type { Setting } from './setting.ts';
import type { Vantage } from './vantage.ts';

/** English sentences about one order, made from its numbers. The only place in question 1 that knows a language. */

/** Names as the file gives them. */
export interface Names {
  readonly party: (i: number) => string;
  readonly title: (k: number) => string;
  /** A multiple of the problem's unit, for people. */
  readonly number: (value: number) => string;
  /** A plain number, for people. */
  readonly plain: (value: number) => string;
  /** The same with more decimals where it would look like zero and is not. */
  readonly fine: (value: number) => string;
  /** Plain numbers that are set against each other: with as many decimals as it takes to tell them apart. */
  readonly apart: (...values: readonly number[]) => string[];
}

export function namesOf({ agreement, problem, draws }: Setting): Names {
  const titles = new Map(agreement.steps.map((step) => [step.id, step.title]));
  const sizes = [...problem.completion, ...problem.stakes].map((value) => value / problem.unit);
  const places = placesFor(draws === null, sizes);
  return {
    plain: (value) => figure(value, places),
    fine: (value) => figuresApart([value, 0], places)[0] as string,
    apart: (...values) => figuresApart(values, places),
    party: (i) => agreement.parties[i]?.name as string,
    title: (k) => `\u201c${titles.get(problem.steps[k] as string)}\u201d`,
    number: (value) => figure(value / problem.unit, places),
  };
}

export function titlesOf(names: Names, move: Move): string {
  return list(move.steps.map(names.title));
}

/** Who does a move: "North Korea", "North Korea and the United States together". */
function actorsOf(names: Names, move: Move): string {
  const actors = list(move.performers.map(names.party));
  return move.performers.length > 1 ? `${actors} together` : actors;
}

/** The first line of every answer: who acts first, then who, and whether anybody walks away. No number in it. */
export function headlineOf(
  setting: Setting,
  moves: readonly Move[],
  judged: Pick<OrderAnswer, 'order_holds' | 'worth_finishing'>,
  moment: Vantage,
): string {
  const names = namesOf(setting);
  const [first, second] = moves as [Move, Move | undefined];
  const when = setting.scope.done.length > 0 ? 'next' : 'first';
  const acts = first.performers.length > 1 ? 'act' : 'acts';
  const opening = `${actorsOf(names, first)} ${acts} ${when}: ${titlesOf(names, first)}`;
  const losers = setting.problem.parties.flatMap((id, i) =>
    (judged.worth_finishing[id] as number) < 0 ? [names.party(i)] : [],
  );
  if (losers.length > 0 && setting.problem.rates) {
    return sentence(`${opening}; but in this order ${outset(setting)} is not worth it to ${list(losers)}.`);
  }
  if (losers.length > 0) {
    return `No order can hold, because finishing is not worth it to ${list(losers)}; in this one ${opening}.`;
  }
  if (judged.order_holds) {
    const then = second ? `, then ${actorsOf(names, second)}: ${titlesOf(names, second)}` : '';
    return sentence(`${opening}${then}; and in this view nobody would walk away before the end.`);
  }
  return sentence(`${opening}; but ${names.party(moment.party)} would walk away ${momentOf(names, moves, moment)}.`);
}

/** What must be worth it to all before the first move: with rates starting is, where finishing may still be. */
export function outset({ scope, problem }: Setting): string {
  return problem.rates && scope.done.length === 0 ? 'starting' : 'finishing';
}

/** "after “Suspend the coal ban”", "before the first step", or "while “a” and “b” are done together". */
export function momentOf(names: Names, moves: readonly Move[], moment: Vantage): string {
  if (moment.isInside) return `while ${titlesOf(names, moves[moment.after] as Move)} are done together`;
  return moment.after === 0 ? 'before the first step' : `after ${titlesOf(names, moves[moment.after - 1] as Move)}`;
}

/** A moment at which a party is tempted: what it would gain, and what it has at stake. */
export function momentSentence(setting: Setting, moves: readonly Move[], moment: Vantage, kind: string): string {
  const names = namesOf(setting);
  const { problem } = setting;
  const { party, slack } = moment;
  const stake = problem.stakes[party] as number;
  const [pull, has, room] = names.apart(
    ...[stake - slack, stake, slack].map((value) => Math.abs(value) / problem.unit),
  );
  const way = moment.isInside ? 'holding back its part' : 'leaving';
  const tempted = stake - slack > 0 ? `would gain ${pull} by ${way}` : `would lose ${pull} by ${way}`;
  const rest = slack < 0 ? `${room} too little` : `${room} to spare`;
  return `${kind} ${momentOf(names, moves, moment)}: ${names.party(party)} ${stake === slack ? `would gain nothing by ${way}` : tempted} and has ${has} at stake, ${rest}.`;
}

/** What a party has in hand at a moment, what it still owes, loses by and gets, and what the others lose if it leaves. */
export function banked(setting: Setting, { set, party, seenThrough: end }: Vantage): string {
  const names = namesOf(setting);
  const { problem } = setting;
  const parties = problem.parties.length;
  const open = [...problem.steps.keys()].filter((k) => !has(set, k));
  const worth = (k: number) => problem.worth[k * parties + party] as number;
  const costly = open.filter((k) => worth(k) < 0);
  const welcome = open.filter((k) => worth(k) > 0);
  const isOwn = (k: number) => problem.performers[k]?.includes(party) ?? false;
  const cost = (k: number) => -worth(k);
  const owes = largest(names, costly.filter(isOwn), cost);
  const losesBy = largest(
    names,
    costly.filter((k) => !isOwn(k)),
    cost,
  );
  const gets = largest(names, welcome, worth);
  const inHand = breakdown(problem, set);
  const own = inHand[party] as number;
  const rest = end - own - open.reduce((sum, k) => sum + worth(k), 0);
  return [
    `If it all broke down then, ${names.party(party)} would be left with ${names.number(own)}; seeing it through is worth ${names.number(end)}.`,
    ...(owes.length > 0
      ? [`It still owes ${list(owes)}${gets.length > 0 ? '' : ', and nothing more is due to it'}.`]
      : []),
    ...(losesBy.length > 0 ? [`It still loses by ${list(losesBy)}.`] : []),
    ...(gets.length > 0 ? [`It still gets ${list(gets)}${owes.length > 0 ? '' : ', and owes nothing more'}.`] : []),
    ...(Math.abs(rest) * 20 >= problem.unit
      ? [`The rest, ${names.number(rest)}, is ${problem.rates ? restWithRates : restWithout}.`]
      : []),
    othersLose(setting, inHand, party),
  ].join(' ');
}

const restWithout = 'what a breakdown would take back and what steps are worth in bundles';
const restWithRates =
  'what a breakdown would take back, what steps are worth in bundles, and what time and chance take off';

/** What the others are out of pocket if this party leaves at this moment. */
function othersLose({ problem, ...setting }: Setting, inHand: Float64Array, party: number): string {
  const names = namesOf({ problem, ...setting });
  const losers = [...problem.parties.keys()].filter((i) => i !== party && (inHand[i] as number) < 0);
  if (losers.length === 0) return 'Nobody else would be out of pocket.';
  return sentence(
    `${list(losers.map((i) => `${names.party(i)} would be out of pocket by ${names.number(-(inHand[i] as number))}`))}.`,
  );
}

/** The four largest by name and size, and how many more. */
function largest(names: Names, steps: readonly number[], size: (k: number) => number): string[] {
  const sorted = [...steps].sort((a, b) => size(b) - size(a));
  const [named, rest] = [sorted.slice(0, 4), sorted.slice(4)];
  const parts = named.map((k) => `${names.title(k)} (${names.number(size(k))})`);
  const sum = rest.reduce((total, k) => total + size(k), 0);
  return rest.length === 0 ? parts : [...parts, `${rest.length} smaller (${names.number(sum)} together)`];
}

export function exposureSentence(setting: Setting, answer: Pick<OrderAnswer, 'trusts'>): string {
  const names = namesOf(setting);
  const parts = setting.problem.parties.map((id, i) => `${names.party(i)} ${names.plain(answer.trusts[id] as number)}`);
  return `The most each side can be out of pocket, if the other leaves at the worst time: ${list(parts)}.`;
}

/** What holds after the last step, and which side has spent what cannot be taken back. */
export function lastingSentences(setting: Setting, standing: readonly number[]): string[] {
  const names = namesOf(setting);
  const { problem } = setting;
  const tempted = standing.flatMap((pull, i) =>
    pull > (problem.stakes[i] as number)
      ? [
          `${names.party(i)} would gain ${names.number(pull)} by breaking it and has ${names.number(problem.stakes[i] as number)} at stake`,
        ]
      : [],
  );
  const spent = problem.parties.map((_, i) => `${names.party(i)} ${names.number(spentBy(problem, i))}`);
  return [
    tempted.length > 0
      ? `Once all is done it does not last by itself: ${list(tempted)}. No order changes that; a bond, a snapback or a benefit that goes on would.`
      : 'Once all is done it lasts: nobody would gain by breaking it.',
    `Spent by then and not to be taken back: ${list(spent)}.`,
  ];
}

function spentBy(problem: Problem, party: number): number {
  const parties = problem.parties.length;
  const losses = [...problem.steps.keys()].map((k) => {
    const kept = problem.kept[k * parties + party] as number;
    return problem.performers[k]?.includes(party) && kept < 0 ? -kept : 0;
  });
  return losses.reduce((sum, loss) => sum + loss, 0);
}

export function irreversibleSentence(setting: Setting, moves: readonly Move[]): string {
  const names = namesOf(setting);
  const act = firstIrreversible(setting.problem, moves);
  const still = setting.scope.done.length > 0 ? ' still to come' : '';
  if (!act) return `No step${still} leaves its performer with a loss that cannot be taken back.`;
  const who =
    act.party === null ? 'done by several in one move, so nobody\u2019s alone' : `by ${names.party(act.party)}`;
  return `The first act${still} that cannot be taken back is ${names.title(act.step)}, ${who}.`;
}

/** With what rates the numbers were made, and what the order is worth before it begins; or what is not counted. */
export function ratesSentences(setting: Setting, answer: Pick<OrderAnswer, 'worth_finishing'>): string[] {
  const { problem, agreement } = setting;
  const names = namesOf(setting);
  const isAlarmed = problem.moves.some((move) => move.falseAlarm > 0);
  if (!problem.rates) {
    return isAlarmed ? ['False alarms are not counted: they are where impatience or a hazard is stated.'] : [];
  }
  const { impatience, hazard } = problem.rates;
  const each = impatience.map((rate, i) => `${names.party(i)} ${rate}`);
  const counted = [
    ...(impatience.some((rate) => rate > 0) ? [`impatience ${list(each)}`] : []),
    ...(hazard > 0 ? [`a hazard of ${hazard} that all breaks down from outside`] : []),
  ];
  const worth = problem.parties.map(
    (id, i) => `${names.fine(answer.worth_finishing[id] as number)} to ${names.party(i)}`,
  );
  return [
    `Time is counted: per ${agreement.timeUnit}, ${counted.join(', and ')}${isAlarmed ? '; false alarms as stated' : ''}.`,
    `With that, ${outset(setting)} in this order is worth ${list(worth)}.`,
  ];
}

export function sureSentences(setting: Setting, sure: Sure | null): string[] {
  if (!sure) return ['Point values: how sure is not known.'];
  const names = namesOf(setting);
  const { problem } = setting;
  const draws = `${grouped(sure.draws)} draws from the ranges`;
  if (sure.holds === null) return [`In none of ${draws} is ${outset(setting)} worth it to all.`];
  if (sure.worth_finishing < 0.01) {
    return [
      `In under 1\u202f% of ${draws} is ${outset(setting)} worth it to all: too few to say how often this order holds.`,
    ];
  }
  const share = `In ${percent(sure.worth_finishing)} of ${draws} ${outset(setting)} is worth it to all; in ${percent(sure.holds)} of those this order holds.`;
  const most = sure.breaks_most;
  if (!most) return [share];
  const step = most.step === null ? '' : names.title(problem.steps.indexOf(most.step));
  const party = most.party === null ? '' : names.party(problem.parties.indexOf(most.party));
  const what = {
    worth: `what ${step} is worth to ${party}`,
    bundle: `what the steps with ${step} are worth together to ${party}`,
    reversible: `how much of ${step} can be undone`,
    stake: `what ${party} has at stake`,
  }[most.kind];
  return [
    share,
    `Where it breaks, the number that most often does it is ${what} (${percent(most.share)} of the breaks).`,
  ];
}

export function skipSentence(setting: Setting, answer: Pick<OrderAnswer, 'skipping' | 'at_stake'>): string[] {
  const names = namesOf(setting);
  const { problem } = setting;
  const worst = answer.skipping.filter((skip) => skip.pull > (answer.at_stake[skip.party] as number));
  return worst.slice(0, 2).map((skip) => {
    const party = names.party(problem.parties.indexOf(skip.party));
    const title = names.title(problem.steps.indexOf(skip.step));
    const lost = skip.withheld.map((id) => names.title(problem.steps.indexOf(id)));
    const cost = lost.length > 0 ? `losing only ${list(lost)}` : 'for no step of the others is given for it (`for`)';
    return `Leaving is not the only breach: by skipping ${title} and staying, ${party} would gain ${names.plain(skip.pull)}, ${cost}.`;
  });
}

export function driftSentences(setting: Setting, answer: Pick<OrderAnswer, 'states'>): string[] {
  const names = namesOf(setting);
  const start = answer.states[0];
  if (!start?.holding_pay) return [];
  const unit = setting.agreement.timeUnit;
  return setting.problem.parties.flatMap((id, i) => {
    const pay = start.holding_pay?.[id] as number;
    if (pay === 0) return [];
    if (pay < 0) return [`While nothing is done, each ${unit} costs ${names.party(i)} ${figure(-pay, 'exact')}.`];
    const time = start.holding_time?.[id];
    const until =
      time === null || time === undefined
        ? ''
        : `; ${names.plain(time)} ${unit}s of waiting are worth as much to it as the whole agreement`;
    return [`While nothing is done, each ${unit} brings ${names.party(i)} ${figure(pay, 'exact')}${until}.`];
  });
}
