import type { Range } from '../agreement/agreement.ts';
import { nameOf, stepOf } from '../agreement/names.ts';
import { list } from '../agreement/words.ts';
import { likelyValue } from '../agreement/worth.ts';
import type { Attribution, DiffAnswer, Difference, Entry, Pair } from './answer.ts';
import type { Side } from './content.ts';
import { isRecord } from './same.ts';

/** English for what differs; the two sides are called by the names of their files. */

/** A side's name in quotes. */
export function quoted(name: string): string {
  return `\u201c${name}\u201d`;
}

/** The title of a step of either side, in quotes. */
export function titleIn(sides: Pair<Side>, id: string): string {
  const side = [sides.after, sides.before].find(({ agreement }) =>
    agreement.steps.some((step) => step.id === id.replace(/\.\d+$/, '') || step.id === id),
  );
  return quoted(side ? stepOf(side.agreement, id).title : id);
}

/** The name of a party of either side. */
export function partyIn(sides: Pair<Side>, id: string): string {
  const [now, old] = [nameOf(sides.after.agreement, id), nameOf(sides.before.agreement, id)];
  return now === id ? old : now;
}

export function sayDifferences(entries: readonly Entry[], sides: Pair<Side>): Difference[] {
  return entries.map((entry) => ({
    what: whatOf(entry, sides),
    said: saidOf(entry),
    ...entry,
  }));
}

/** Both values as they are read out; a step that comes or goes with its worths, and without its title, which names it. */
function saidOf({ change, before, after, worth }: Entry): Pair<string> {
  if (worth === undefined) return { before: sayValue(before), after: sayValue(after) };
  const { title: _, ...rest } = (after ?? before) as Readonly<Record<string, unknown>>;
  const whole = sayValue({ ...rest, ...(Object.keys(worth).length > 0 && { worth }) });
  return change === 'added' ? { before: sayValue(null), after: whole } : { before: whole, after: sayValue(null) };
}

/** What an entry is, by its place: "worth of “Suspend the coal ban” to Side A". */
function whatOf({ place, change }: Entry, sides: Pair<Side>): string {
  const [key, id = '', inner = '', ...rest] = place as [string, ...string[]];
  const words = (text: string) => text.replaceAll('_', ' ');
  switch (key) {
    case 'steps':
      if (change === 'reordered') return 'order of the steps in the file';
      return inner === '' ? `step ${titleIn(sides, id)}` : `${words(inner)} of ${titleIn(sides, id)}`;
    case 'worth':
      return `worth of ${titleIn(sides, id)} to ${partyIn(sides, inner)}`;
    case 'bundles':
      return `worth of ${list(id.split(' + ').map((step) => titleIn(sides, step)))} together to ${partyIn(sides, inner)}`;
    case 'stakes':
    case 'impatience':
      return `${key === 'stakes' ? 'stake' : key} of ${partyIn(sides, id)}`;
    case 'bonds':
      return `bond of ${partyIn(sides, id)}`;
    case 'ranks':
      return `ranks of ${partyIn(sides, id)}`;
    case 'drift':
      return `drift ${quoted(id)} for ${partyIn(sides, inner)}`;
    case 'parties':
      return inner === ''
        ? `party ${partyIn(sides, id)}`
        : `${words([inner, ...rest].join(' '))} of ${partyIn(sides, id)}`;
    case 'rules':
      return 'rule';
    case 'readings':
      return `rule in the reading of ${partyIn(sides, id)}`;
    case 'why':
    case 'basis':
      return `${key === 'why' ? 'reason' : 'basis'} given for ${id}`;
    default:
      return place.map(words).join(', ');
  }
}

/** A value of the file as it is read out. */
export function sayValue(value: unknown): string {
  if (value === null || value === undefined) return 'not given';
  if (typeof value === 'number') return sayNumber(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return 'none';
    return isRange(value) ? sayRange(value) : value.map(sayInner).join(', ');
  }
  if (!isRecord(value)) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${sayInner(inner)}`)
    .join(', ');
}

/** Within a list or a record: brackets, as the file has them. */
function sayInner(value: unknown): string {
  if (Array.isArray(value) && !isRange(value)) return `[${value.map(sayInner).join(', ')}]`;
  return isRecord(value) ? `{ ${sayValue(value)} }` : sayValue(value);
}

function isRange(value: readonly unknown[]): value is readonly [number, number] {
  return (value.length === 2 || value.length === 3) && value.every((item) => typeof item === 'number');
}

/** What counts, then the ends: "2 (1 to 4)". */
function sayRange(range: Exclude<Range, number>): string {
  return `${sayNumber(likelyValue(range))} (${sayNumber(range[0])} to ${sayNumber(range.at(-1) as number)})`;
}

/** Digit for digit as in the file, with a real minus. */
function sayNumber(value: number): string {
  return String(value).replace('-', '\u2212');
}

/** The first line: what changes in the answer, or what differs at all. Without a number. */
export function headlineOf(
  answer: Pick<DiffAnswer, 'differences' | 'answers' | 'unanswered' | 'names'>,
  sides: Pair<Side>,
): string {
  const [a, b] = [quoted(answer.names.before), quoted(answer.names.after)];
  if (answer.differences.length === 0) return `Nothing differs between ${a} and ${b}.`;
  const { plan } = answer.answers;
  const both = `${a} and ${b}`;
  if (!plan) return otherHeadline(answer, `${both} differ`);
  const verdict = (name: string) => plan.verdicts.find((each) => each.verdict === name) as Pair<boolean | null>;
  const holds = verdict('holds');
  if (holds.before === null || holds.after === null) {
    const open = [...(holds.before === null ? [a] : []), ...(holds.after === null ? [b] : [])];
    return `Whether an order holds was not settled in time for ${list(open)}.`;
  }
  if (holds.before !== holds.after) {
    const [yes, no] = holds.before ? [a, b] : [b, a];
    const why = reasonOf(plan, holds.before ? 'after' : 'before', sides);
    return `An order holds in ${yes} and none in ${no}, because ${why}.`;
  }
  const common = holds.before ? `An order holds in both ${both}` : `No order holds in ${a} or ${b}`;
  const lasts = verdict('lasts');
  if (lasts.before !== lasts.after) {
    return `${common}, but only in ${lasts.before ? a : b} does it last once all is done.`;
  }
  const worth = verdict('worth_finishing');
  if (worth.before !== worth.after) {
    return `${common}, but in ${worth.before ? a : b} finishing is worth it to all.`;
  }
  return otherHeadline(answer, `${common}${firstOf(answer, sides)}`);
}

/** What else changes, after what was said of question 1. */
function otherHeadline({ answers, names }: Pick<DiffAnswer, 'answers' | 'names'>, common: string): string {
  const verdicts = Object.values(answers).flatMap((each) => each.verdicts);
  if (verdicts.length === 0) return `${common}; what that does to the answers is not known.`;
  const known = verdicts.filter(({ before, after }) => before !== null && after !== null);
  const changed = known.find(({ before, after }) => before !== after);
  if (changed) {
    const name = quoted(changed.before ? names.before : names.after);
    return `${common}; but only of ${name} it can be said: ${verdictWords[changed.verdict]}.`;
  }
  const settled = known.length < verdicts.length ? ' as far as they were settled' : '';
  return `${common}; the yes-or-no answers are the same${settled}.`;
}

/** Why no order holds on a side. */
function reasonOf(
  plan: NonNullable<DiffAnswer['answers']['plan']>,
  side: 'before' | 'after',
  sides: Pair<Side>,
): string {
  const isPossible = plan.verdicts.find(({ verdict }) => verdict === 'possible')?.[side];
  if (!isPossible) return 'its rules contradict each other';
  const unworthy = plan.unworthy[side].map((id) => partyIn(sides, id));
  if (unworthy.length > 0) return `finishing is not worth it there to ${list(unworthy)}`;
  const leaves = plan.leaves[side].map(({ party }) => partyIn(sides, party));
  return leaves.length > 0
    ? `whatever the order somebody would walk away there: in the best one ${list(leaves)}`
    : 'whatever the order somebody would walk away there';
}

/** "; in both North Korea acts first", or who does in which. */
function firstOf({ answers, names }: Pick<DiffAnswer, 'answers' | 'names'>, sides: Pair<Side>): string {
  const first = answers.plan?.first;
  if (!first || first.before.length === 0 || first.after.length === 0) return '';
  const who = (ids: readonly string[]) =>
    `${list(ids.map((id) => partyIn(sides, id)))} ${ids.length > 1 ? 'act' : 'acts'} first`;
  if (first.before.join() === first.after.join()) return `; in both ${who(first.before)}`;
  return `; ${who(first.before)} in ${quoted(names.before)}, ${who(first.after)} in ${quoted(names.after)}`;
}

/** So many differences are named in one sentence. */
const most = 10;

/** Which differences do it: alone, and the smallest set. */
export function sayAttribution(
  { verdict, after, alone, needed, smallest, proved, tried }: Attribution,
  differences: readonly Difference[],
  sides: Pair<Side>,
): string[] {
  const a = quoted(sides.before.name);
  const what = (k: number) => `the ${sayChange(differences[k] as Difference)}`;
  const named = (all: readonly number[]) => {
    const rest = all.length > most ? [`${all.length - most} more`] : [];
    return [...all.slice(0, all.length > most ? most : all.length).map(what), ...rest].join('; ');
  };
  const effect = effects[verdict]?.[after ? 'yes' : 'no'] ?? verdict;
  const could = tried === 1 ? 'the one difference that could' : `the ${tried} differences that could`;
  const single = alone.filter((one) => one.with.length === 0).map((one) => one.difference);
  if (single.length > 0) {
    const each = single.length === 1 ? 'one is enough alone' : `${single.length} are each enough alone`;
    return [`Of ${could} have the effect that ${effect}, ${each}, put into ${a}: ${named(single)}.`];
  }
  const joined = alone.slice(0, most).map((one) => one.difference);
  const first =
    joined.length > 0
      ? `Put into ${a} with what it cannot stand without, each of these is enough for the effect that ${effect}: ${named(joined)}.`
      : `Of ${could} have the effect that ${effect}, none is enough alone, put into ${a}.`;
  return [first, ...smallestSentences({ needed, smallest, proved, tried }, named)];
}

function smallestSentences(
  { needed, smallest, proved, tried }: Pick<Attribution, 'needed' | 'smallest' | 'proved' | 'tried'>,
  named: (all: readonly number[]) => string,
): string[] {
  if (!smallest) return ['The smallest set that is enough was not settled.'];
  const isOnly = needed !== null && needed.length === smallest.length;
  const held =
    needed && needed.length > 0 && !isOnly ? [`In every set that is enough there is: ${named(needed)}.`] : [];
  if (!proved)
    return [
      `A set of ${smallest.length} is enough; whether a smaller one is was not settled: ${named(smallest)}.`,
      ...held,
    ];
  if (smallest.length === tried) return ['It takes all of them together.'];
  const how = isOnly ? 'only these will do' : 'for example';
  return [`It takes ${smallest.length} together, and no fewer will do; ${how}: ${named(smallest)}.`, ...held];
}

const effects: Readonly<Record<string, { readonly yes: string; readonly no: string }>> = {
  holds: { yes: 'an order holds', no: 'no order holds' },
  lasts: { yes: 'it lasts once all is done', no: 'it does not last once all is done' },
  worth_finishing: { yes: 'finishing is worth it to all', no: 'finishing is not worth it to all' },
};

/** One difference in a phrase: "worth of “…” to North Korea (−2 to −6)". */
function sayChange({ what, change, said, place, before, after }: Difference): string {
  if (place[0] === 'rules' || place[0] === 'readings') {
    const text = change === 'changed' ? `${said.before} \u2192 ${said.after}` : sayValue(before ?? after);
    return `${what} ${change} (${text})`;
  }
  if (change === 'added' && isRecord(after)) return `${what} added`;
  if (change === 'dropped' && isRecord(before)) return `${what} dropped`;
  return `${what}, from ${said.before} to ${said.after}`;
}

/** What the yes/no answers are called. */
export const verdictWords: Readonly<Record<string, string>> = {
  possible: 'a road map is possible',
  worth_finishing: 'finishing is worth it to all',
  holds: 'some order holds',
  lasts: 'it also lasts once all is done',
  enough: 'the checking declared is enough',
  holds_at_worst: 'it holds with every worth at its lowest',
  one_is_enough: 'it holds, or would with one change',
  deal_worth_it: 'some deal is worth it to all',
  deal_holds: 'some such deal holds',
  holds_on_calendar: 'the best order holds through every date',
};

/** What the figures of each party are called, in the order in which they are shown. */
export const figureWords: Readonly<Record<string, string>> = {
  completion: 'what finishing is worth',
  stakes: 'stake that the best order needs',
  at_stake: 'stake that there is',
  trusts: 'most it can be out of pocket',
  best: 'most in a deal worth it to all',
};

/** Entries that are a number of an assessment for one party, whose last key is the party. */
export function isNumber({ place: [key] }: Entry): boolean {
  return key === 'worth' || key === 'bundles' || key === 'stakes';
}

/** Entries that give a reason, and what it rests on: shown beside the numbers that they stand for. */
export function isReason({ place: [key] }: Entry): boolean {
  return key === 'why' || key === 'basis';
}

/** The numbers of one party that differ, the largest change on its own scale first. */
export function numbersTo(differences: readonly Difference[], party: string): Difference[] {
  const size = ({ likely }: Difference) => (likely ? Math.abs(likely.after - likely.before) : 0);
  return differences.filter((each) => isNumber(each) && each.place.at(-1) === party).sort((a, b) => size(b) - size(a));
}

/** What a number is of, where it is clear to whom: the title of a step without quotes, or the stake. */
export function subjectOf({ place: [key, id = ''] }: Entry, sides: Pair<Side>): string {
  if (key === 'stakes') return 'its stake';
  const titles = id.split(' + ').map((step) => titleIn(sides, step).slice(1, -1));
  return titles.length > 1 ? `${titles.join(' + ')}, together` : (titles[0] as string);
}
