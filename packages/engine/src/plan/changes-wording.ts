import type { Agreement, Rule, Step } from '../agreement/agreement.ts';
import { rulesInForce, type Scope, scopeOf } from '../agreement/scope.ts';
import { list, sentence } from '../agreement/words.ts';
import type { Judged, OrderAnswer, PlanAnswer } from './answer.ts';
import type { Relocation } from './changes.ts';
import { cycleOf } from './cycle.ts';
import type { Order } from './order.ts';
import type { Setting } from './setting.ts';
import type { Hinge } from './vantage.ts';
import { namesOf, outset, titlesOf } from './wording.ts';

/** English sentences about what would change an answer, and about demands that contradict each other. */

/** "It would hold if … were worth …, not …" for the worths on which the answer hangs most. */
export function hingeSentences(setting: Setting, hinges: readonly Hinge[], holds: boolean): string[] {
  const names = namesOf(setting);
  return hinges.slice(0, 3).map(({ step, party, worth, critical }) => {
    const [title, who] = [names.title(step), names.party(party)];
    const isCost = worth < 0 && critical < 0;
    const [then, now] = names.apart(
      ...[critical, worth].map((value) => (isCost ? -value : value) / setting.problem.unit),
    );
    const change = isCost
      ? `cost ${who} ${holds ? 'more than ' : ''}${then}`
      : `were worth ${holds ? 'less than ' : ''}${then} to ${who}`;
    return `It would ${holds ? 'break' : 'hold'} if ${title} ${change}, not ${now}.`;
  });
}

/** What would keep this order, or break it, in changes of stakes. */
export function stakeSentences(setting: Setting, answer: OrderAnswer): string[] {
  const names = namesOf(setting);
  const { problem } = setting;
  if (Object.values(answer.worth_finishing).some((value) => value < 0)) return [];
  const short = problem.parties.flatMap((id, i) => ((answer.order_raise[id] as number) > 0 ? [{ id, i }] : []));
  if (short.length > 0) {
    const parts = short.map(
      ({ id, i }) =>
        `${names.party(i)} had ${names.apart(answer.stakes[id] as number, answer.at_stake[id] as number).join(' at stake, not ')}`,
    );
    return [`This order would hold if ${list(parts)}.`];
  }
  return problem.parties.flatMap((id, i) => {
    const least = answer.stakes[id] as number;
    if (least <= 0) return [];
    return [`It would break if ${names.party(i)} had less than ${names.fine(least)} at stake.`];
  });
}

/** Who opens, and what insisting on it costs. */
export function openingSentences(setting: Setting, best: Judged, movers: PlanAnswer['first_mover']): string[] {
  const names = namesOf(setting);
  const parties = [...setting.problem.parties.entries()];
  if (parties.every(([, id]) => movers[id]?.stake === best.stake)) {
    return ['Who opens makes no difference to the good faith that is asked.'];
  }
  return parties.map(([i, id]) => {
    const mover = movers[id];
    if (!mover) return sentence(`${names.party(i)} cannot open: it has no step of its own that can come first.`);
    if (mover.stake === best.stake) return `Nothing is lost if ${names.party(i)} opens.`;
    if (!mover.proved || !best.proved)
      return `What it costs to insist that ${names.party(i)} opens was not settled in the time given.`;
    const [from, to] = names.apart(best.stake, mover.stake);
    return `Insisting that ${names.party(i)} opens raises the good-faith stake from ${from} to ${to} (the parties\u2019 scales taken as equal).`;
  });
}

/** Who moves first when scales are compared the other way, if that differs. */
export function otherScaleSentence(setting: Setting, other: PlanAnswer['other_scale']): string[] {
  if (!other) return [];
  const names = namesOf(setting);
  const who = list(other.first.map((id) => names.party(setting.problem.parties.indexOf(id))));
  const how =
    other.scale === 'gain'
      ? 'if each side\u2019s gains are taken to sum to the same'
      : 'if the numbers are compared as given';
  return [sentence(`${how}, ${who} would move first instead.`)];
}

export function relocationSentence(setting: Setting, { move, before, slack }: Relocation): string {
  const names = namesOf(setting);
  const place = before ? `before ${titlesOf(names, before)}` : 'at the end';
  return `Put ${titlesOf(names, move)} ${place} and it holds, with ${names.number(slack)} to spare.`;
}

/** "Without the red line of the United States that …, the good-faith stake would fall …", the largest falls first. */
export function ruleSentences(setting: Setting, stake: number, dropped: PlanAnswer['rules_dropped']): string[] {
  const names = namesOf(setting);
  const title = (id: string) => names.title(setting.problem.steps.indexOf(id));
  const falls = dropped.filter((each) => each.stake < stake).sort((a, b) => a.stake - b.stake);
  return falls.slice(0, 3).map((each) => {
    const owner = setting.agreement.parties.find((party) => party.id === each.of)?.name ?? 'the text';
    const [from, to] = names.apart(stake, each.stake);
    return `Without the red line of ${owner} that ${title(each.before[0])} come before ${title(each.before[1])}, the good-faith stake would be ${to}, not ${from}.`;
  });
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
    const [from, to] = names.apart(answer.stake, answer.best.stake);
    const best = answer.best.proved ? 'The best order' : 'The best order found';
    sentences.push(
      `${best} would lower the good-faith stake from ${from} to ${to}; ${beginningOf(setting, answer.best.order)}.`,
    );
  }
  if (answer.holds === null) sentences.push('Whether some order holds was not settled in the time given.');
  const { rates } = setting.problem;
  if (answer.holds === false && (rates || Object.values(answer.completion).every((value) => value >= 0))) {
    const raises = setting.problem.parties.flatMap((id, i) => {
      const raise = answer.raise[id];
      return raise ? [`${names.party(i)} had ${names.fine(raise)} more`] : [];
    });
    if (raises.length > 0) sentences.push(`No order holds as things are; one would if ${list(raises, 'or')} at stake.`);
    else if (answer.shortfall !== null)
      sentences.push(
        `No order holds as things are, whatever one side alone puts at stake; ${names.fine(answer.shortfall)} more for each would do.`,
      );
    else if (rates && !answer.unfinished.includes('shortfall'))
      sentences.push(`In no order is ${outset(setting)} worth it to all.`);
  }
  for (const [i, id] of setting.problem.parties.entries()) {
    const gain = answer.worth_finishing[id] as number;
    if (gain < 0 && rates)
      sentences.push(
        `In this order ${outset(setting)} would have to be worth ${names.fine(-gain)} more to ${names.party(i)}.`,
      );
    else if (gain < 0)
      sentences.push(
        `Finishing would have to be worth ${names.fine(-gain)} more to ${names.party(i)} before any order could hold.`,
      );
  }
  return sentences;
}

/**
 * Demands that contradict each other: the headline, each demand with whose it is, and what would resolve it. Steps of the
 * scope are numbers of the agreement.
 */
export function contradiction(
  agreement: Agreement,
  cycle: readonly string[],
  scope: Scope,
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
    changes: resolutions(
      agreement,
      scope,
      demands.flatMap(({ rule }) => (rule ? [rule] : [])),
      title,
    ),
  };
}

type Title = (id: string) => string;

/** Which demand of the circle, if dropped, would do; where none would alone, which two would. */
function resolutions(agreement: Agreement, scope: Scope, rules: readonly Rule[], title: Title): string[] {
  const owned = rules.filter((rule) => ownerNamed(agreement, rule) !== undefined);
  const left = owned.map((rule) => circleWithout(agreement, scope, [rule]));
  const each = owned.map((rule, k) => {
    const circle = left[k];
    const rest = circle ? `; ${list(circle.map(title), 'and')} would still wait for one another in a circle` : '';
    return sentence(`${ownerNamed(agreement, rule)} could drop its demand that ${demandWords(rule, title)}${rest}.`);
  });
  return left.some((circle) => !circle) ? each : [...each, ...pairWords(agreement, scope, title)];
}

/** How many demands two of which are tried together; and how many such pairs are printed. */
const [mostTried, mostPrinted] = [40, 3];

function pairWords(agreement: Agreement, scope: Scope, title: Title): string[] {
  const rules = rulesInForce(agreement).filter((rule) => rule.kind === 'before' && ownerNamed(agreement, rule));
  if (rules.length > mostTried) return [];
  const pairs = rules.flatMap((one, k) => rules.slice(k + 1).map((two): [Rule, Rule] => [one, two]));
  const enough = pairs.filter((pair) => !circleWithout(agreement, scope, pair));
  const isShared = ([one, two]: [Rule, Rule]) => one.of !== two.of;
  const shown = [...enough.filter(isShared), ...enough.filter((pair) => !isShared(pair))].slice(0, mostPrinted);
  const words = shown.map(
    ([one, two]) =>
      `A road map would be possible if ${ownerNamed(agreement, one)} dropped its demand that ${demandWords(one, title)}, and ${ownerNamed(agreement, two)} its demand that ${demandWords(two, title)}.`,
  );
  const more = enough.length - shown.length;
  if (more === 0) return words;
  return [...words, `Of two demands dropped together ${more} other ${more === 1 ? 'pair' : 'pairs'} would do too.`];
}

function demandWords(rule: Rule, title: Title): string {
  if (rule.kind !== 'before') return 'they be done in one go';
  return `${title(rule.steps[0])} come before ${title(rule.steps[1])}`;
}

/** The steps of a circle that is left without these rules; undefined if a road map is possible then. */
function circleWithout(agreement: Agreement, scope: Scope, without: readonly Rule[]): readonly string[] | undefined {
  const kept = (rules: readonly Rule[]) => rules.filter((rule) => !without.includes(rule));
  const readings = Object.entries(agreement.readings).map(([id, { rules }]) => [id, { rules: kept(rules) }]);
  const file = { ...agreement, rules: kept(agreement.rules), readings: Object.fromEntries(readings) };
  const idOf = (s: number) => (agreement.steps[s] as Step).id;
  const rest = scopeOf(file, { done: scope.done.map(idOf), drop: scope.leftOut, open: true });
  return 'code' in rest ? undefined : cycleOf(rest)?.slice(1).map(idOf);
}

function ownerNamed(agreement: Agreement, { of }: Rule): string | undefined {
  return agreement.parties.find((party) => party.id === of)?.name;
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
