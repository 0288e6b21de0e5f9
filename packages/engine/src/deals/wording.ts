import type { Agreement } from '../agreement/agreement.ts';
import { figure, figuresApart, grouped, type Places, placesFor } from '../agreement/figure.ts';
import { nameOf, titleOf } from '../agreement/names.ts';
import { list, sentence } from '../agreement/words.ts';
import type { ByParty } from '../plan/answer.ts';
import type { Breach, DealPoint, Formula, Measured, ProposalAnswer, RuleDropped, Solutions } from './answer.ts';

/** English sentences about deals, made from their numbers. The only place in question 2 that knows a language. */

/** What sentences are made from. */
export interface Told extends Measured {
  readonly agreement: Agreement;
}

export const askedTitle = 'The deal asked about';

/** The decimals of an answer. */
export function placesOfDeals({
  has_ranges,
  best,
  at_stake,
}: Pick<Measured, 'has_ranges' | 'best' | 'at_stake'>): Places {
  return placesFor(!has_ranges, [...Object.values(best ?? {}), ...Object.values(at_stake)]);
}

function quoted(title: string): string {
  return `\u201c${title}\u201d`;
}

function titled({ agreement }: Pick<Told, 'agreement'>, steps: readonly string[], last = 'and'): string {
  return list(
    steps.map((id) => quoted(titleOf(agreement, id))),
    last,
  );
}

/** "9.1 to the United States and 4.4 to North Korea". */
export function worthsText(told: Told, u: ByParty<number>): string {
  const places = placesOfDeals(told);
  return list(told.agreement.parties.map(({ id, name }) => `${figure(u[id] as number, places)} to ${name}`));
}

function times(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** The first line of every answer: what is possible, or which proposal is worth most to whom. */
export function headlineOf(told: Told): string {
  if (!told.possible) return noDealSentence(told);
  const judged = told.proposals.filter(({ road_map }) => road_map !== null);
  if (judged.length > 1) return proposalsHeadline(told, judged);
  const isGain = (u: ByParty<number>) => Object.values(u).every((value) => value > 0);
  if (!told.zone.some(isGain)) return 'No deal is worth more than nothing to every side in this view.';
  const held = told.frontier_that_holds.some(isGain);
  const verdict = held ? 'and some of them hold' : 'but none is known to hold';
  const settled = told.deals_that_hold !== null && !held ? 'but none of them holds' : verdict;
  return `There are deals that are worth more than nothing to every side in this view, ${settled} with what is at stake.`;
}

function noDealSentence(told: Told): string {
  if (!told.unmet) return 'No deal is possible: the rules contradict each other.';
  return `No deal is possible: the text needs exactly one of ${titled(told, told.unmet, 'or')}, and none of them can be done.`;
}

/** Which proposals hold, and which is worth most to whom. */
function proposalsHeadline(told: Told, judged: readonly ProposalAnswer[]): string {
  const held = judged.filter(({ road_map }) => road_map?.holds);
  const titles = list(
    held.map(
      ({ title, without_rules }) => `${quoted(title)}${without_rules ? ' (without the rules that it breaks)' : ''}`,
    ),
  );
  const count = numberWord(judged.length);
  const opening =
    held.length === 0
      ? `None of ${count} proposals is known to hold with what is at stake`
      : held.length === judged.length
        ? `All ${count} proposals hold with what is at stake`
        : `Of ${count} proposals only ${titles} ${held.length === 1 ? 'holds' : 'hold'} with what is at stake`;
  const isSettled = judged.every(({ road_map }) => road_map?.proved);
  return `${isSettled ? opening.replace('is known to hold', 'holds') : opening}; in this view ${list(favourites(told, judged))}.`;
}

/** "“The big deal” is worth most to the United States", "“Yongbyon” to North Korea". */
function favourites({ agreement }: Told, judged: readonly ProposalAnswer[]): string[] {
  const best = agreement.parties.map(({ id, name }) => {
    const most = Math.max(...judged.map(({ u }) => u[id] as number));
    return { name, titles: list(judged.filter(({ u }) => u[id] === most).map(({ title }) => quoted(title))) };
  });
  const groups = [...Map.groupBy(best, ({ titles }) => titles)];
  return groups.map(([titles, group], at) => {
    const names = list(group.map(({ name }) => name));
    const are = titles.includes('\u201d and \u201c') ? 'are' : 'is';
    return at === 0 ? `${titles} ${are} worth most to ${names}` : `${titles} to ${names}`;
  });
}

function numberWord(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][count] ?? String(count);
}

/** "holds", "is not worth finishing to North Korea", "needs more at stake than there is". */
export function verdictOf({ agreement }: Pick<Told, 'agreement'>, { u, road_map }: ProposalAnswer): string {
  const losers = agreement.parties.filter(({ id }) => (u[id] as number) < 0);
  if (losers.length > 0) return `is not worth finishing to ${list(losers.map(({ name }) => name))}`;
  if (!road_map || road_map.holds === null) return 'was not judged';
  if (road_map.holds) return 'holds with what is at stake';
  return road_map.proved ? 'needs more at stake than there is' : 'was not shown to hold in the time given';
}

/** What follows the headline: how many deals there are, and how many hold. */
export function countsOfDeals(told: Told): string[] {
  const { deals, individually_rational_deals: rational, deals_that_hold: hold, deals_that_hold_freely: freely } = told;
  if (!told.possible) return [];
  const many =
    deals === null ? 'more deals than a number can hold are' : `${times(deals, 'deal')} ${deals === 1 ? 'is' : 'are'}`;
  const worth =
    rational === null
      ? 'how many leave nobody worse off is too much to count'
      : `${grouped(rational)} of them leave${rational === 1 ? 's' : ''} nobody worse off than ${today(told)}`;
  const held =
    hold === null
      ? 'which of all of these hold was not looked at one by one; those that nothing better beats were'
      : `${grouped(hold)} of these hold${hold === 1 ? 's' : ''} with what is at stake, ${grouped(freely ?? 0)} with nothing at stake`;
  return [sentence(`${many} possible; ${worth}; ${held}.`)];
}

/** What deals are counted from. */
function today({ done }: Told): string {
  return done.length > 0 ? 'with nothing done' : 'today';
}

/** Why the answer is what it is. */
export function whyOf(told: Told): string[] {
  if (!told.possible) return contradictionSentences(told);
  return [
    ...countsOfDeals(told),
    frontierSentence(told),
    ...solutionSentences(told),
    ...told.proposals.map((each) => proposalSentence(told, each)),
    ...contradictionSentences(told),
    ...(told.left_out.length > 0 ? [`No deal holds ${titled(told, told.left_out)}: left out, or ruled out.`] : []),
    ...(told.done.length > 0
      ? [`Every deal holds what is done already, worth ${worthsText(told, told.done_worth)} while it stands.`]
      : []),
  ];
}

function frontierSentence(told: Told): string {
  const { frontier, zone, frontier_that_holds: holding } = told;
  if (frontier.length === 0) return 'The frontier was not found in the time given.';
  const all = frontier.reduce((sum, { count }) => sum + count, 0);
  const deals = all === frontier.length ? '' : ` (${times(all, 'deal')})`;
  const held =
    holding.length === 0
      ? 'no deal is known to hold'
      : `among the deals that hold, ${times(holding.length, 'combination')} cannot be bettered so`;
  return `${times(frontier.length, 'combination')} of worths${deals} cannot be bettered for one side without loss to another, ${grouped(zone.length)} of them with no side worse off than ${today(told)}; ${held}.`;
}

const solutionKeys = ['nash', 'kalai_smorodinsky', 'egalitarian', 'utilitarian'] as const;

/** What each formula is, and what it rests on. */
export function formulasOf(told: Told): Readonly<Record<keyof Solutions, Formula>> {
  const disagreement = Object.fromEntries(told.agreement.parties.map(({ id }) => [id, 0]));
  const common = { disagreement, scale: told.scale };
  return {
    nash: {
      name: 'Nash',
      formula: 'largest product of u_i',
      over: 'zone: the frontier with all u_i >= 0',
      ...common,
      mixes_scales: false,
    },
    kalai_smorodinsky: {
      name: 'Kalai\u2013Smorodinsky',
      formula: 'largest smallest u_i / best_i, then the second smallest, and so on',
      over: 'zone; best_i: the most i gets in any deal with all u_j >= 0',
      ...common,
      mixes_scales: false,
    },
    egalitarian: {
      name: 'Egalitarian',
      formula: 'largest smallest u_i, then the second smallest, and so on',
      over: 'the frontier',
      ...common,
      mixes_scales: true,
    },
    utilitarian: {
      name: 'Utilitarian',
      formula: 'largest sum of u_i',
      over: 'all deals',
      ...common,
      mixes_scales: true,
    },
  };
}

/** What a formula looks for, in words, with what it rests on. */
export const formulaWords: Readonly<Record<keyof Solutions, string>> = {
  nash: 'largest product of gains over nothing done; the same on every scale',
  kalai_smorodinsky:
    'largest smallest share of the most that each side can gain over nothing done; the same on every scale',
  egalitarian: 'largest smallest gain over nothing done; takes one unit of each scale as equal',
  utilitarian: 'largest sum; takes one unit of each scale as equal',
};

function solutionSentences(told: Told): string[] {
  const formulas = formulasOf(told);
  return solutionKeys.map((key) => {
    const head = `${formulas[key].name} (${formulaWords[key]})`;
    const picked = told[key];
    if (picked === null) return `${head}: not defined, as some side gains nothing in any deal that is worth it to all.`;
    if (picked.length === 0) return `${head}: none, as no deal is worth it to all.`;
    const held = told.with_stakes[key];
    const same = JSON.stringify(held) === JSON.stringify(picked);
    const rest = same ? '' : ` Among the deals that hold: ${held ? vectorsText(told, held) : 'not defined'}.`;
    return `${head}: ${vectorsText(told, picked)}${same ? `; ${allHold(picked)}` : ''}.${rest}`;
  });
}

function allHold(picked: readonly (readonly number[])[]): string {
  return picked.length === 1 ? 'it holds' : 'each of them with a deal that holds';
}

/** "the United States 9.1, North Korea 4.4 (all but “…”)"; ties are all named, up to three. */
function vectorsText(told: Told, vectors: readonly (readonly number[])[]): string {
  if (vectors.length === 0) return 'none';
  const rows = vectors.slice(0, 3).map((vector) => {
    const u = byId(told, vector);
    const point = [...told.frontier, ...told.holding].find((each) => isSame(each, u));
    const deal = point?.deals[0];
    return `${worthsText(told, u)}${deal ? `, by ${dealText(told, deal.steps)}${alsoText(point)}` : ''}`;
  });
  const more = vectors.length > 3 ? `; and ${vectors.length - 3} more` : '';
  return vectors.length === 1 ? (rows[0] as string) : `${vectors.length} tie, ${rows.join('; ')}${more}`;
}

function alsoText({ count }: DealPoint): string {
  return count > 1 ? `, or ${times(count - 1, 'other deal')} worth the same` : '';
}

function byId({ agreement }: Told, vector: readonly number[]): ByParty<number> {
  return Object.fromEntries(agreement.parties.map(({ id }, i) => [id, vector[i] as number]));
}

function isSame({ u }: DealPoint, other: ByParty<number>): boolean {
  return Object.keys(u).every((id) => u[id] === other[id]);
}

/** A deal by its steps: the few it has, or the few it lacks. */
export function dealText(told: Pick<Told, 'agreement' | 'left_out'>, steps: readonly string[]): string {
  const possible = told.agreement.steps.filter(({ id }) => !told.left_out.includes(id)).map(({ id }) => id);
  const missing = possible.filter((id) => !steps.includes(id));
  if (steps.length === 0) return 'nothing is done';
  if (missing.length === 0)
    return possible.length === told.agreement.steps.length ? 'every step' : 'every step that is left';
  if (missing.length < 4 && missing.length < steps.length) return `all but ${titled(told, missing)}`;
  if (steps.length <= 4) return titled(told, steps);
  return `${steps.length} of ${told.agreement.steps.length} steps`;
}

/** What a proposal breaks, in a sentence that follows its name. */
export function breachSentence(
  agreement: Agreement,
  { kind, of, steps }: Omit<Breach, 'sentence'>,
  missing?: string,
): string {
  const title = (at: number) => quoted(titleOf(agreement, steps[at] as string));
  const titles = missing ?? list(steps.map((id) => quoted(titleOf(agreement, id))));
  const owner = of === null ? 'the text' : nameOf(agreement, of);
  switch (kind) {
    case 'requires':
      return `It has ${title(0)} without ${title(1)}, which that requires.`;
    case 'before':
      return `It has ${title(1)} without ${missing ?? title(0)}, which ${owner} ${of === null ? 'puts' : 'demands'} before it.`;
    case 'never':
      return `It has ${title(0)}, which ${owner} rules out.`;
    case 'together':
      return `It has a part of ${titles}, which ${owner} ties together.`;
    case 'escrow':
      return `It has a part of ${titles}, which are exchanged in one stroke.`;
    case 'one_of':
      return `It does not have exactly one of ${titles}.`;
    case 'at_most_one':
      return `It has more than one of ${titles}, which exclude each other.`;
    case 'dropped':
      return `It has ${title(0)}, which is left out here.`;
    case 'contradiction':
      return `It has some of ${titles}, which wait for one another.`;
  }
}

/** What a proposal breaks: rules of one owner about the same step in one sentence. */
export function breachesText(agreement: Agreement, breaks: readonly Breach[]): string[] {
  const groups = Map.groupBy(breaks, ({ kind, of, steps, sentence: own }) =>
    kind === 'before' ? `${of} ${steps[1]}` : own,
  );
  return [...groups.values()].map((group) => {
    const [first] = group as [Breach, ...Breach[]];
    if (group.length === 1) return first.sentence;
    const titles = list(group.map(({ steps }) => quoted(titleOf(agreement, steps[0] as string))));
    return breachSentence(agreement, { ...first, steps: ['', first.steps[1] as string] }, titles);
  });
}

/** One proposal beside the frontier. */
export function proposalSentence(told: Told, proposal: ProposalAnswer): string {
  const { title, u, breaks, without_rules, road_map } = proposal;
  const dropped = without_rules ? ` once ${breaks.length === 1 ? 'that rule is' : 'those rules are'} dropped` : '';
  const judged =
    road_map === null
      ? 'It cannot be carried out as it stands.'
      : `It ${verdictOf(told, proposal)}${dropped}${shortText(told, proposal)}.`;
  return [
    `${quoted(title)}${byText(told, proposal)} is worth ${worthsText(told, u)}.`,
    ...breachesText(told.agreement, breaks),
    judged,
    ...placeSentence(told, proposal),
  ].join(' ');
}

function placeSentence(told: Told, { on_frontier, beaten_by, breaks, without_rules }: ProposalAnswer): string[] {
  const kept = without_rules ? ', with every rule kept,' : '';
  const fair = beaten_by.filter((row) => Object.values(row).every((value) => value >= 0));
  const shown = fair.length > 0 ? fair : beaten_by;
  const example = shown[shown.length >> 1];
  if (example) {
    const such = beaten_by.length === 1 ? '' : `, such as`;
    const many = beaten_by.length === 1 ? 'One combination' : `${sentence(numberWord(beaten_by.length))} combinations`;
    return [
      `${many} on the frontier${kept} ${beaten_by.length === 1 ? 'is' : 'are'} better for one side and no worse for another${such}: ${worthsText(told, example)}.`.replace(
        ', such as:',
        ', such as',
      ),
    ];
  }
  if (on_frontier === null) return [];
  if (on_frontier)
    return [breaks.length > 0 ? 'No deal beats it, even with those rules dropped.' : 'No deal beats it.'];
  return ['Only deals that drop the same rules beat it.'];
}

function byText({ agreement }: Told, { by, status, date }: ProposalAnswer): string {
  const parts = [by === null ? '' : nameOf(agreement, by), status ?? '', date ?? ''].filter((part) => part !== '');
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

/** Who would need how much at stake, where that is why it does not hold. */
function shortText(told: Told, { u, road_map }: ProposalAnswer): string {
  const { holds, stakes } = road_map ?? {};
  if (holds !== false || !stakes || Object.values(u).some((value) => value < 0)) return '';
  const short = told.agreement.parties.filter(({ id }) => (stakes[id] as number) > (told.at_stake[id] as number));
  const parts = short.map(({ id, name }) => {
    const [need, has] = figuresApart([stakes[id] as number, told.at_stake[id] as number], placesOfDeals(told));
    return `${name} would need ${need} at stake and has ${has}`;
  });
  return parts.length > 0 ? `: in the order that asks least, ${list(parts)}` : '';
}

function contradictionSentences(told: Told): string[] {
  return told.contradictions.map(
    (cycle) =>
      `No deal can be carried out that holds ${titled(told, [...new Set(cycle)])}: each waits for the next by the rules of all readings, and the last for the first.`,
  );
}

/** What would change the answer: what a proposal lacks, and what dropping one rule would open. */
export function changesOf(told: Told): string[] {
  return [
    ...told.proposals.flatMap((each) => lackSentences(told, each)),
    ...told.rules_dropped.flatMap((each) => ruleSentences(told, each)),
    ...unchangedSentence(told),
  ];
}

function lackSentences(told: Told, { title, u, road_map }: ProposalAnswer): string[] {
  const places = placesOfDeals(told);
  const losers = told.agreement.parties.filter(({ id }) => (u[id] as number) < 0);
  if (losers.length > 0) {
    const needs = losers.map(({ id, name }) => `${figure(-(u[id] as number), places)} more to ${name}`);
    return [`${quoted(title)} would be worth finishing to all if it were worth ${list(needs)}.`];
  }
  if (road_map?.holds !== false || !road_map.proved || !road_map.shortfall) return [];
  return [
    `${quoted(title)} would hold if each side had ${figuresApart([road_map.shortfall, 0], places)[0]} more at stake.`,
  ];
}

/** What one rule costs, if dropping it moves the most that a side can get, or what Nash picks. */
function ruleSentences(told: Told, dropped: RuleDropped): string[] {
  const places = placesOfDeals(told);
  const rises = told.agreement.parties.flatMap(({ id, name }) => {
    const [before, after] = [told.best?.[id] ?? 0, dropped.best?.[id] ?? 0];
    if (before === after) return [];
    const [from, to] = figuresApart([before, after], places);
    return [`the most that ${name} can get in a deal that is worth it to all goes from ${from} to ${to}`];
  });
  const isOther = JSON.stringify(dropped.nash) !== JSON.stringify(told.nash);
  if (rises.length === 0 && !isOther) return [];
  const nash = isOther && dropped.nash[0] ? [`Nash picks ${worthsText(told, byId(told, dropped.nash[0]))}`] : [];
  return [sentence(`without ${ruleText(told, dropped)} ${list([...rises, ...nash])}.`)];
}

function unchangedSentence(told: Told): string[] {
  const unchanged = told.rules_dropped.filter((each) => ruleSentences(told, each).length === 0);
  if (unchanged.length === 0) return [];
  const all = unchanged.length === told.rules_dropped.length;
  const which = all
    ? 'Dropping any one rule'
    : `Dropping ${list(
        unchanged.map((each) => ruleText(told, each)),
        'or',
      )}`;
  return [
    `${which} moves neither the most that a side can get in a deal that is worth it to all, nor what Nash picks.`,
  ];
}

/** "the United States\u2019 rule “a” before “b”". */
function ruleText(told: Told, { kind, of, steps }: Pick<RuleDropped, 'kind' | 'of' | 'steps'>): string {
  const owner = of === null ? 'the text' : nameOf(told.agreement, of);
  const title = (at: number) => quoted(titleOf(told.agreement, steps[at] as string));
  const says = {
    before: `${title(0)} before ${steps.length > 1 ? title(1) : ''}`,
    never: `never ${title(0)}`,
    together: `${titled(told, steps)} together`,
    escrow: `the escrow of ${titled(told, steps)}`,
    one_of: `exactly one of ${titled(told, steps)}`,
    at_most_one: `at most one of ${titled(told, steps)}`,
  };
  return `the rule of ${owner}, ${says[kind as keyof typeof says]},`;
}
