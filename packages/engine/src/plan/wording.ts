import type { Agreement, Rule } from '../agreement/agreement.ts';
import { rulesInForce } from '../agreement/scope.ts';
import { has } from '../math/bits.ts';
import type { Judged, OrderAnswer, PlanAnswer, Sure } from './answer.ts';
import type { Relocation } from './changes.ts';
import { figure, grouped, percent, placesFor } from './figure.ts';
import type { Order } from './order.ts';
import { breakdown, type Move, type Problem } from './problem.ts';
import { firstIrreversible } from './road-map.ts';
import type { Setting } from './setting.ts';
import type { Hinge } from './vantage.ts';

/** English sentences about one order, made from its numbers. The only place in question 1 that knows a language. */

/** A name where it heads something: "the United States" becomes "United States". */
export function labelOf(name: string): string {
  return name.replace(/^the /, '');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names as the file gives them. */
interface Names {
  readonly party: (i: number) => string;
  readonly title: (k: number) => string;
  /** A multiple of the problem's unit, for people. */
  readonly number: (value: number) => string;
  /** A plain number, for people. */
  readonly plain: (value: number) => string;
}

export function namesOf({ agreement, problem, draws }: Setting): Names {
  const titles = new Map(agreement.steps.map((step) => [step.id, step.title]));
  const sizes = [...problem.completion, ...problem.stakes].map((value) => value / problem.unit);
  const places = placesFor(draws === null, sizes);
  return {
    plain: (value) => figure(value, places),
    party: (i) => agreement.parties[i]?.name as string,
    title: (k) => `\u201c${titles.get(problem.steps[k] as string)}\u201d`,
    number: (value) => figure(value / problem.unit, places),
  };
}

export function list(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

function titlesOf(names: Names, move: Move): string {
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
  judged: Pick<OrderAnswer, 'order_holds' | 'completion'>,
  binding: { after: number; party: number },
): string {
  const names = namesOf(setting);
  const [first, second] = moves as [Move, Move | undefined];
  const when = setting.scope.done.length > 0 ? 'next' : 'first';
  const acts = first.performers.length > 1 ? 'act' : 'acts';
  const opening = `${actorsOf(names, first)} ${acts} ${when}: ${titlesOf(names, first)}`;
  const losers = setting.problem.parties.flatMap((id, i) =>
    (judged.completion[id] as number) < 0 ? [names.party(i)] : [],
  );
  if (losers.length > 0) {
    return `No order can hold, because finishing is not worth it to ${list(losers)}; in this one ${opening}.`;
  }
  if (judged.order_holds) {
    const then = second ? `, then ${actorsOf(names, second)}: ${titlesOf(names, second)}` : '';
    return sentence(`${opening}${then}; and nobody would walk away before the end.`);
  }
  return sentence(
    `${opening}; but ${names.party(binding.party)} would walk away ${momentOf(names, moves, binding.after)}.`,
  );
}

/** "after “Suspend the coal ban”", or "before the first step". */
export function momentOf(names: Names, moves: readonly Move[], after: number): string {
  return after === 0 ? 'before the first step' : `after ${titlesOf(names, moves[after - 1] as Move)}`;
}

/** A moment at which a party is tempted: what it would gain, and what it has at stake. */
export function momentSentence(
  setting: Setting,
  moves: readonly Move[],
  moment: { after: number; party: number; pull: number },
): string {
  const names = namesOf(setting);
  const { problem } = setting;
  const { after, party, pull } = moment;
  const slack = (problem.stakes[party] as number) - pull;
  const room = slack < 0 ? `${names.number(-slack)} too little` : `${names.number(slack)} to spare`;
  const tempted =
    pull > 0
      ? `would gain ${names.number(pull)} by leaving`
      : pull === 0
        ? 'would gain nothing by leaving'
        : `would lose ${names.number(-pull)} by leaving`;
  const kind = slack < 0 ? 'The agreement breaks' : 'The strongest pull comes';
  return `${kind} ${momentOf(names, moves, after)}: ${names.party(party)} ${tempted} and has ${names.number(problem.stakes[party] as number)} at stake, ${room}.`;
}

/** What a party has in hand at a state, what it still owes and what it still gets. */
export function banked(setting: Setting, moves: readonly Move[], after: number, party: number): string {
  const names = namesOf(setting);
  const { problem } = setting;
  const state = problem.start.slice();
  for (const move of moves.slice(0, after))
    for (const k of move.steps) state[k >> 5] = (state[k >> 5] as number) | (1 << (k & 31));
  const parties = problem.parties.length;
  const open = [...problem.steps.keys()].filter((k) => !has(state, k));
  const worth = (k: number) => problem.worth[k * parties + party] as number;
  const owes = largest(
    names,
    open.filter((k) => worth(k) < 0),
    (k) => -worth(k),
  );
  const gets = largest(
    names,
    open.filter((k) => worth(k) > 0),
    worth,
  );
  const inHand = breakdown(problem, state)[party] as number;
  const sentences = [
    `If it all broke down then, ${names.party(party)} would be left with ${names.number(inHand)}; seeing it through is worth ${names.number(problem.completion[party] as number)}.`,
  ];
  if (owes.length > 0)
    sentences.push(`It still owes ${list(owes)}${gets.length > 0 ? '' : ', and nothing more is due to it'}.`);
  if (gets.length > 0)
    sentences.push(`It still gets ${list(gets)}${owes.length > 0 ? '' : ', and owes nothing more'}.`);
  return sentences.join(' ');
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
  if (!act) return 'No step leaves its performer with a loss that cannot be taken back.';
  const who = act.party === null ? 'a joint act, nobody\u2019s alone' : `by ${names.party(act.party)}`;
  return `The first act that cannot be taken back is ${names.title(act.step)}, ${who}.`;
}

export function sureSentences(setting: Setting, sure: Sure | null): string[] {
  if (!sure) return ['Point values: how sure is not known.'];
  const names = namesOf(setting);
  const { problem } = setting;
  const draws = `${grouped(sure.draws)} draws from the ranges`;
  if (sure.holds === null) return [`In none of ${draws} is finishing worth it to all.`];
  if (sure.worth_finishing < 0.01) {
    return [`In under 1\u202f% of ${draws} is finishing worth it to all: too few to say how often this order holds.`];
  }
  const share = `In ${percent(sure.worth_finishing)} of ${draws} finishing is worth it to all; in ${percent(sure.holds)} of those this order holds.`;
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

/** "It would hold if … were worth …, not …" for the worths on which the answer hangs most. */
export function hingeSentences(setting: Setting, hinges: readonly Hinge[], holds: boolean): string[] {
  const names = namesOf(setting);
  return hinges.slice(0, 3).map(({ step, party, worth, critical }) => {
    const [title, who] = [names.title(step), names.party(party)];
    if (worth < 0 && critical < 0) {
      return `It would ${holds ? 'break' : 'hold'} if ${title} cost ${who} ${holds ? 'more than ' : ''}${names.number(-critical)}, not ${names.number(-worth)}.`;
    }
    return `It would ${holds ? 'break' : 'hold'} if ${title} were worth ${holds ? 'less than ' : ''}${names.number(critical)} to ${who}, not ${names.number(worth)}.`;
  });
}

/** What would keep this order, or break it, in changes of stakes. */
export function stakeSentences(setting: Setting, answer: OrderAnswer): string[] {
  const names = namesOf(setting);
  const { problem } = setting;
  if (Object.values(answer.completion).some((value) => value < 0)) return [];
  const short = problem.parties.flatMap((id, i) => ((answer.order_raise[id] as number) > 0 ? [{ id, i }] : []));
  if (short.length > 0) {
    const parts = short.map(
      ({ id, i }) =>
        `${names.party(i)} had ${names.plain((answer.at_stake[id] as number) + (answer.order_raise[id] as number))} at stake, not ${names.plain(answer.at_stake[id] as number)}`,
    );
    return [`This order would hold if ${list(parts)}.`];
  }
  return problem.parties.flatMap((id, i) => {
    const least = answer.stakes[id] as number;
    if (least <= 0) return [];
    return [`It would break if ${names.party(i)} had less than ${names.plain(least)} at stake.`];
  });
}

/** Who opens, and what insisting on it costs. */
export function openingSentences(setting: Setting, best: Judged, movers: PlanAnswer['first_mover']): string[] {
  const names = namesOf(setting);
  const parties = [...setting.problem.parties.entries()];
  if (parties.every(([, id]) => movers[id]?.stake === best.stake))
    return ['Who opens makes no difference to the good faith that is asked.'];
  return parties.map(([i, id]) => {
    const mover = movers[id];
    if (!mover) return sentence(`${names.party(i)} cannot open: it has no step of its own that can come first.`);
    if (mover.stake === best.stake) return `Nothing is lost if ${names.party(i)} opens.`;
    return `Insisting that ${names.party(i)} opens raises the good-faith stake from ${names.plain(best.stake)} to ${names.plain(mover.stake)} (the parties\u2019 scales taken as equal).`;
  });
}

export function skipSentence(setting: Setting, answer: Pick<OrderAnswer, 'skipping' | 'at_stake'>): string[] {
  const names = namesOf(setting);
  const { problem } = setting;
  const worst = answer.skipping.filter((skip) => skip.pull > (answer.at_stake[skip.party] as number));
  return worst.slice(0, 2).map((skip) => {
    const party = names.party(problem.parties.indexOf(skip.party));
    const title = names.title(problem.steps.indexOf(skip.step));
    const lost = skip.withheld.map((id) => names.title(problem.steps.indexOf(id)));
    const cost = lost.length > 0 ? `losing only ${list(lost)}` : 'since no step of the others is linked to it';
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
    if (pay < 0) return [`While nothing is done, each ${unit} costs ${names.party(i)} ${names.plain(-pay)}.`];
    const time = start.holding_time?.[id];
    const until =
      time === null || time === undefined || time === 0
        ? ''
        : `; ${names.plain(time)} ${unit}s of waiting are worth as much to it as the whole agreement`;
    return [`While nothing is done, each ${unit} brings ${names.party(i)} ${names.plain(pay)}${until}.`];
  });
}

export function relocationSentence(setting: Setting, { move, before, slack }: Relocation): string {
  const names = namesOf(setting);
  const place = before ? `before ${titlesOf(names, before)}` : 'at the end';
  return `Put ${titlesOf(names, move)} ${place} and it holds, with ${names.number(slack)} to spare.`;
}

/** How another order begins: its first three moves by name. */
function beginningOf(setting: Setting, order: Order): string {
  const names = namesOf(setting);
  const title = (id: string) => names.title(setting.problem.steps.indexOf(id));
  const moves = order.slice(0, 3).map((move) => list([move].flat().map(title)));
  return `it begins with ${list(moves, 'then')}`;
}

/** What the search found beyond the printed order. */
export function searchSentences(setting: Setting, answer: Omit<PlanAnswer, 'changes'>): string[] {
  const names = namesOf(setting);
  const sentences: string[] = [];
  if (!answer.order_holds && answer.holding_order) {
    sentences.push(`Another order holds with the stakes as they are; ${beginningOf(setting, answer.holding_order)}.`);
  }
  if (answer.order_is !== 'least' && answer.best.stake < answer.stake) {
    sentences.push(
      `The best order would lower the good-faith stake from ${names.plain(answer.stake)} to ${names.plain(answer.best.stake)}; ${beginningOf(setting, answer.best.order)}.`,
    );
  }
  if (!answer.holds && Object.values(answer.completion).every((value) => value >= 0)) {
    const raises = setting.problem.parties.flatMap((id, i) => {
      const raise = answer.raise[id];
      return raise ? [`${names.party(i)} had ${names.plain(raise)} more`] : [];
    });
    if (raises.length > 0) sentences.push(`No order holds as things are; one would if ${list(raises, 'or')} at stake.`);
    else
      sentences.push(
        `No order holds as things are, whatever one side alone puts at stake; each would need ${names.plain(answer.shortfall ?? 0)} more.`,
      );
  }
  for (const [i, id] of setting.problem.parties.entries()) {
    const gain = answer.completion[id] as number;
    if (gain < 0)
      sentences.push(
        `Finishing would have to be worth ${names.plain(-gain)} more to ${names.party(i)} before any order could hold.`,
      );
  }
  return sentences;
}

/** Demands that contradict each other: the headline, each demand with whose it is, and what would resolve it. */
export function contradiction(
  agreement: Agreement,
  cycle: readonly string[],
): { readonly headline: string; readonly why: readonly string[]; readonly changes: readonly string[] } {
  const titles = new Map(agreement.steps.map((step) => [step.id, `\u201c${step.title}\u201d`]));
  const title = (id: string) => titles.get(id) ?? id;
  const pairs = cycle.slice(1).map((later, k) => ({ sooner: cycle[k] as string, later }));
  const demands = pairs.map(({ sooner, later }) => ({ sooner, later, rule: demandOf(agreement, sooner, later) }));
  return {
    headline: `No road map is possible: each of these must come before the next, and the last before the first: ${list(
      cycle.slice(0, -1).map(title),
      'then',
    )}.`,
    why: demands.map(({ sooner, later, rule }) => {
      if (!rule) return `${title(later)} requires ${title(sooner)}.`;
      if (rule.kind === 'before') return `${title(sooner)} before ${title(later)}${ownerOf(agreement, rule.of)}.`;
      return `${title(sooner)} and ${title(later)} are to be done in one go${ownerOf(agreement, rule.of)}.`;
    }),
    changes: demands.flatMap(({ sooner, later, rule }) => {
      const owner = agreement.parties.find((party) => party.id === rule?.of)?.name;
      if (!rule || !owner) return [];
      const line = rule.kind === 'before' ? `${title(sooner)} come before ${title(later)}` : 'they be done in one go';
      return [sentence(`${owner} could drop its demand that ${line}.`)];
    }),
  };
}

/** The rule that puts one step before another, or binds them; undefined where the step itself requires it. */
function demandOf(agreement: Agreement, sooner: string, later: string): Rule | undefined {
  const step = agreement.steps.find((each) => each.id === later);
  if (step?.requires.some((needed) => needed.step === sooner)) return undefined;
  return rulesInForce(agreement).find((rule) => {
    if (rule.kind === 'before') return rule.steps[0] === sooner && rule.steps[1] === later;
    return 'steps' in rule && rule.steps.includes(sooner) && rule.steps.includes(later);
  });
}

function ownerOf(agreement: Agreement, of: string | undefined): string {
  const owner = agreement.parties.find((party) => party.id === of)?.name;
  return owner ? ` (a red line of ${owner})` : '';
}
