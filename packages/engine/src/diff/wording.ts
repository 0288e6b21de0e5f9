import type { Range } from '../agreement/agreement.ts';
import { figure } from '../agreement/figure.ts';
import { nameOf, stepOf } from '../agreement/names.ts';
import { list, sentence } from '../agreement/words.ts';
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
    said: { before: sayValue(entry.before), after: sayValue(entry.after) },
    ...entry,
  }));
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
  if (!plan) return `${a} and ${b} differ; what that does to the answers is not known.`;
  const verdict = (name: string) => plan.verdicts.find((each) => each.verdict === name) as Pair<boolean | null>;
  const holds = verdict('holds');
  if (holds.before === null || holds.after === null) {
    const open = [...(holds.before === null ? [a] : []), ...(holds.after === null ? [b] : [])];
    return `Whether an order holds was not settled in time for ${list(open)}.`;
  }
  const lasts = verdict('lasts');
  const first = firstOf(answer, sides);
  if (holds.before !== holds.after) {
    const [yes, no] = holds.before ? [a, b] : [b, a];
    const why = reasonOf(plan, holds.before ? 'after' : 'before', sides);
    return `An order holds in ${yes} and none in ${no}, because ${why}${first}.`;
  }
  const common = holds.before ? 'an order holds in both' : 'no order holds in either';
  if (lasts.before !== lasts.after) {
    return `${sentence(common)} ${a} and ${b}, but only in ${lasts.before ? a : b} does it last once all is done${first}.`;
  }
  const worth = verdict('worth_finishing');
  if (worth.before !== worth.after) {
    return `No order holds in ${a} nor in ${b}, but in ${worth.before ? a : b} finishing is worth it to all${first}.`;
  }
  return `${a} and ${b} differ, and the yes-or-no answers stay the same: ${common}${first}.`;
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

const most = 5;

/** Which differences do it: alone, and the smallest set. */
export function sayAttribution(
  { verdict, after, alone, needed, smallest, proved, tried }: Attribution,
  differences: readonly Difference[],
  sides: Pair<Side>,
): string[] {
  const [a, b] = [quoted(sides.before.name), quoted(sides.after.name)];
  const what = (k: number) => `the ${sayChange(differences[k] as Difference)}`;
  const some = (all: readonly number[]) =>
    all.length > most ? `${list([...all.slice(0, most).map(what), `${all.length - most} more`])}` : list(all.map(what));
  const effect = effects[verdict]?.[after ? 'yes' : 'no'] ?? verdict;
  const bearing =
    tried === 1 ? 'one difference that can do so' : `${figure(tried, 'exact')} differences that can do so`;
  const single = alone.filter((one) => one.with.length === 0).map((one) => one.difference);
  if (single.length > 0) {
    const either = single.length === 1 ? 'One change' : `Each of ${single.length} changes`;
    return [
      `${either} alone, put into ${a}, would already do it (${effect}): ${some(single)}. That is out of ${bearing}.`,
    ];
  }
  const joined = alone.filter((one) => one.with.length > 0).slice(0, most);
  const sentences = [
    joined.length > 0
      ? `Put into ${a} with what it cannot stand without, each of these would already do it (${effect}): ${list(joined.map((one) => what(one.difference)))}.`
      : `No change alone, put into ${a}, would do it (${effect}), out of ${bearing}.`,
  ];
  if (smallest && smallest.length < tried) {
    const only = needed && needed.length === smallest.length;
    sentences.push(
      `${proved ? 'It takes' : 'Not settled; as far as was found it takes'} ${figure(smallest.length, 'exact')} of them${only ? ', these and no others' : ', for example'}: ${list(smallest.map(what))}.`,
    );
  } else {
    sentences.push(
      proved && smallest
        ? `It takes all of them to turn ${a} into ${b} here.`
        : 'Which fewer of them would do it was not settled.',
    );
  }
  if (needed && needed.length > 0 && needed.length < (smallest?.length ?? 0)) {
    sentences.push(`Every set that does it holds ${some(needed)}.`);
  }
  return sentences;
}

const effects: Readonly<Record<string, { readonly yes: string; readonly no: string }>> = {
  holds: { yes: 'some order holds', no: 'no order holds' },
  lasts: { yes: 'it lasts', no: 'it does not last' },
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
  return `${what} (${said.before} \u2192 ${said.after})`;
}
