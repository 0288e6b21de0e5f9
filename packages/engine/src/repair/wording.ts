import type { Agreement, Rule } from '../agreement/agreement.ts';
import { sayRefusal } from '../agreement/refusal-wording.ts';
import type { Refusal } from '../agreement/scope.ts';
import { list, sentence } from '../agreement/words.ts';
import { breakdown, type Cycle } from '../plan/problem.ts';
import type { Setting } from '../plan/setting.ts';
import type { Vantage } from '../plan/vantage.ts';
import { momentOf, type Names, namesOf } from '../plan/wording.ts';
import type { Combination, Figures, Impossible, Repair, RepairAnswer } from './answer.ts';
import type { Change } from './change.ts';
import type { Measured } from './measure.ts';
import type { Trial } from './trial.ts';

/** English sentences about changes and what they do. */

/** What sentences are made from. */
export interface Speech {
  readonly file: Agreement;
  /** A setting with this agreement, these numbers and this problem. */
  readonly settingOf: (trial: Trial) => Setting;
  /** With how many decimals numbers are shown: the same everywhere; null if no road map is possible. */
  readonly names: Names | null;
}

/** The change as a demand. `gone`: what goes with a step that is left out; `along`: what joins an escrow. */
export function changeSentence(
  { file }: Pick<Speech, 'file'>,
  change: Change,
  { gone, along }: { readonly gone: readonly string[]; readonly along: readonly string[] },
): string {
  const title = titleIn(file);
  switch (change.kind) {
    case 'reversibility':
      return change.to === 1
        ? `Let a breakdown take back all of ${title(change.step)}`
        : `Let a breakdown take back nothing of ${title(change.step)}`;
    case 'split':
      return `Do ${title(change.step)} in two halves, rules and bundles passing to the second`;
    case 'escrow': {
      const others = along.length > 0 ? `, along with ${list(along.map(title))}` : '';
      return `Exchange ${list(change.steps.map(title))} in one stroke, in escrow${others}`;
    }
    case 'rule':
      return `${ruleSentence(file, change.rule)}${change.reading === null ? '' : ` (as ${partyIn(file, change.reading)} reads the text)`}`;
    case 'drop':
      return `Leave out ${title(change.step)}${gone.length > 0 ? `, and with it ${list(gone.map(title))}` : ''}`;
    case 'bond':
      return `Let ${partyIn(file, change.party)} forfeit 1 more if it breaks the agreement`;
    case 'worth':
      return `Make the last step, ${title(change.step)}, worth 1 more to ${partyIn(file, change.party)}`;
    case 'new-step':
      return `Add a step of ${partyIn(file, change.party)} that costs it 1, is worth 1 to every other side and is all taken back on a breakdown`;
  }
}

function ruleSentence(file: Agreement, rule: Rule): string {
  const title = titleIn(file);
  const line = rule.of === undefined ? 'rule' : `red line of ${partyIn(file, rule.of)}`;
  switch (rule.kind) {
    case 'before':
      return `Drop the ${line} that ${title(rule.steps[0])} come before ${title(rule.steps[1])}`;
    case 'never':
      return `Drop the ${line} that ${title(rule.step)} never be done`;
    case 'together':
      return `Drop the ${line} that ${list(rule.steps.map(title))} be done together`;
    case 'escrow':
      return `Do without the escrow of ${list(rule.steps.map(title))}`;
    case 'one_of':
      return `Drop the ${line} that exactly one of ${list(rule.steps.map(title))} be done`;
    case 'at_most_one':
      return `Drop the ${line} that at most one of ${list(rule.steps.map(title))} be done`;
  }
}

function titleIn(file: Agreement): (id: string) => string {
  return (id) => `\u201c${file.steps.find((step) => step.id === id)?.title ?? id}\u201d`;
}

function partyIn(file: Agreement, id: string): string {
  return file.parties.find((party) => party.id === id)?.name ?? id;
}

/** Why a change leaves no road map. */
export function whyNot({ file }: Pick<Speech, 'file'>, failure: Refusal | Cycle): string {
  if ('code' in failure) return sayRefusal(failure);
  const title = titleIn(file);
  const steps = failure.cycle.slice(0, -1).map(title);
  return `These steps would wait for one another, each for the one before it and the first for the last: ${list(steps, 'then')}.`;
}

/** What the change does to the party that was tightest, and who is tightest then. */
export function mechanismSentence(speech: Speech, before: Measured, after: Measured): string {
  const moved = movedSentence(namesOf(speech.settingOf(before.trial)), before.figures, after.figures);
  const because = reasonsOf(speech, before, after);
  const { tightest } = after;
  const { problem } = after.trial;
  const names = namesOf(speech.settingOf(after.trial));
  const isSame = problem.parties[tightest.party] === before.trial.problem.parties[before.tightest.party];
  const then = isSame
    ? ''
    : ` ${sentence(names.party(tightest.party))} is then the tightest, ${momentOf(names, after.moves, tightest)}.`;
  return `${moved}${because.length > 0 ? `: ${because.join('; ')}` : ''}.${then}`;
}

/** "The shortfall falls from 11.4 to 5.3", or what moves where none is short. */
function movedSentence({ apart }: Names, before: Figures, after: Figures): string {
  const [was, is] = [before.least_slack, after.least_slack];
  if (was === null || is === null)
    return is === null ? 'No order is worth starting then' : 'Some order is worth starting then';
  const [from, to] = apart(Math.abs(was), Math.abs(is));
  if (was === is)
    return was < 0 ? `The shortfall stays at ${from}` : `The slack at the tightest moment stays at ${from}`;
  if (was < 0 && is < 0) return `The shortfall ${is > was ? 'falls' : 'rises'} from ${from} to ${to}`;
  if (was < 0) return `The shortfall of ${from} goes, with ${to} to spare at the tightest moment`;
  if (is < 0) return `What was ${from} to spare at the tightest moment becomes ${to} too little`;
  return `The slack at the tightest moment ${is > was ? 'rises' : 'falls'} from ${from} to ${to}`;
}

/**
 * How the most that a party could walk away with, what finishing is worth to it, and its stake have changed: for the
 * party that was tightest where that is relieved, for the one that is tightest now where it got worse.
 */
function reasonsOf(speech: Speech, before: Measured, after: Measured): string[] {
  const isRelieved = (after.figures.least_slack ?? 0) >= (before.figures.least_slack ?? 0);
  const { trial, tightest } = isRelieved ? before : after;
  const id = trial.problem.parties[tightest.party] as string;
  const old = partsOf(speech, before, id, ownTightest(before, id));
  const now = partsOf(speech, after, id, ownTightest(after, id));
  const { apart } = namesOf(speech.settingOf(before.trial));
  const changed: string[] = [];
  if (now.inHand !== old.inHand) {
    const [is, was] = apart(now.inHand, old.inHand);
    changed.push(`by leaving ${old.name} could keep at most ${is}, ${now.moment}, where it was ${was}, ${old.moment}`);
  } else if (now.inHand - now.through - now.stake === old.inHand - old.through - old.stake) {
    changed.push(`${old.name} is as tempted as before, ${now.moment}`);
  }
  if (now.through !== old.through) {
    const [is, was] = apart(now.through, old.through);
    changed.push(`seeing it through is worth ${is} to ${old.name}, not ${was}`);
  }
  if (now.stake !== old.stake) {
    const [is, was] = apart(now.stake, old.stake);
    changed.push(`${old.name} has ${is} at stake, not ${was}`);
  }
  return changed;
}

/** The moment at which this party is tightest. */
function ownTightest({ points, trial: { problem } }: Measured, id: string): Vantage {
  return points.filter((point) => problem.parties[point.party] === id).reduce((a, b) => (b.slack < a.slack ? b : a));
}

interface Parts {
  readonly name: string;
  readonly moment: string;
  readonly inHand: number;
  readonly through: number;
  readonly stake: number;
}

function partsOf(speech: Speech, measured: Measured, id: string, point: Vantage): Parts {
  const { problem } = measured.trial;
  const names = namesOf(speech.settingOf(measured.trial));
  const party = problem.parties.indexOf(id);
  return {
    name: names.party(party),
    moment: momentOf(names, measured.moves, point),
    inHand: (breakdown(problem, point.set)[party] as number) / problem.unit,
    through: point.seenThrough / problem.unit,
    stake: (problem.stakes[party] as number) / problem.unit,
  };
}

/** Who leaves, if anybody; `when`: "Then", "As it stands". */
export function afterwardsSentence(speech: Speech, measured: Measured, when = 'Then'): string {
  const { figures } = measured;
  const names = namesOf(speech.settingOf(measured.trial));
  const losers = figures.not_worth_finishing.map((id) => names.party(measured.trial.problem.parties.indexOf(id)));
  const worth = losers.length > 0 ? [`Finishing is not worth it to ${list(losers)}.`] : [];
  if (figures.least_slack === null) return `${when} no order is worth starting to every side.`;
  return [leavingSentence(names, measured, when), ...worth, ...lastingSentence(names, measured)].join(' ');
}

function leavingSentence(names: Names, { figures, moves, points, trial }: Measured, when: string): string {
  const first = points.find((point) => point.slack < 0);
  if (!first) return `${when} nobody walks away before the end.`;
  const who = figures.leaves.map(({ party }) => names.party(trial.problem.parties.indexOf(party)));
  return `${when} ${list(who)} ${who.length > 1 ? 'leave' : 'leaves'} ${momentOf(names, moves, first)}.`;
}

/** What holds need not last. */
function lastingSentence(names: Names, { figures, trial: { problem } }: Measured): string[] {
  if (!figures.holds || figures.lasts) return [];
  const tempted = problem.parties.flatMap((id, i) =>
    (figures.standing_pull[id] as number) > (figures.at_stake[id] as number) ? [names.party(i)] : [],
  );
  return [`Once all is done ${list(tempted)} would gain by breaking it.`];
}

/** Lower case, so that a demand can stand within a sentence. */
function within(demand: string): string {
  return demand.charAt(0).toLowerCase() + demand.slice(1);
}

/** Several demands in one; each may have commas of its own. `gone`: what goes with steps that are left out. */
export function demandsOf({ file }: Pick<Speech, 'file'>, demands: readonly string[], gone: readonly string[]): string {
  const along = gone.length > 0 ? [`with what is left out ${list(gone.map(titleIn(file)))} goes too`] : [];
  return sentence([...demands.map(within), ...along].join('; '));
}

/** The first line: is one change enough, and which? No number in it. */
export function headlineOf(
  answer: Pick<RepairAnswer, 'base' | 'repairs' | 'best_pair' | 'best_triple' | 'one_is_enough'>,
): string {
  const { base, repairs, best_pair: pair, best_triple: triple } = answer;
  const best = repairs.find((each): each is Repair => each.possible);
  if (!best)
    return base
      ? 'None of the changes tried leaves a road map.'
      : 'The rules contradict each other, and no single change of those tried makes a road map possible.';
  if (!base) {
    return best.figures.holds
      ? `The rules contradict each other; one change makes a road map possible that holds: ${within(best.sentence)}.`
      : `The rules contradict each other; one change makes a road map possible, though none then holds: ${within(best.sentence)}.`;
  }
  const helps = (each: Repair | Combination | null) => each !== null && isBetter(each.figures, base);
  if (base.holds) {
    return helps(best)
      ? `An order holds already; one change adds most to what can be spared: ${within(best.sentence)}.`
      : 'An order holds already, and no single change of those tried adds to what can be spared.';
  }
  if (best.figures.holds)
    return `One change is enough: ${within(best.sentence)}; then nobody would walk away before the end.`;
  const single = helps(best) ? `the most helpful: ${within(best.sentence)}` : 'none of those tried helps';
  const several = pair?.figures.holds
    ? `Two are: ${within(pair.sentence)}`
    : triple?.figures.holds
      ? `Three are: ${within(triple.sentence)}`
      : rulesOut(pair) && rulesOut(triple)
        ? 'Nor are any two or three of those tried'
        : '';
  return `No single change is enough; ${single}.${several ? ` ${several}.` : ''}`;
}

/** Is it proved that no so many changes make it hold? */
function rulesOut(each: Combination | null): boolean {
  return each !== null && !each.figures.holds && (each.best || (each.bound !== null && each.bound < 0));
}

/** Is it nearer to holding, or is there more to spare? */
export function isBetter(a: Figures, b: Figures): boolean {
  const key = ({ shortfall, loss, least_slack: slack }: Figures) => [
    shortfall ?? Number.POSITIVE_INFINITY,
    loss,
    0 - (slack ?? Number.NEGATIVE_INFINITY),
  ];
  const [x, y] = [key(a), key(b)];
  for (const k of [0, 1, 2]) if (x[k] !== y[k]) return (x[k] as number) < (y[k] as number);
  return false;
}

/** Changes that turn the answer: that make it hold, or that break what holds; or what it would take where none does. */
export function turningSentences(
  { file, names }: Pick<Speech, 'file' | 'names'>,
  base: Figures | null,
  repairs: readonly (Repair | Impossible)[],
  combinations: readonly Combination[],
): string[] {
  const possible = repairs.filter((each): each is Repair => each.possible);
  if (base?.holds) {
    const breaking = possible.filter((each) => !each.figures.holds);
    if (breaking.length === 0) return ['None of the changes tried, made alone, would make every order break.'];
    return breaking
      .slice(-3)
      .reverse()
      .map((each) => `It would no longer hold: ${within(each.sentence)}. ${each.afterwards}`);
  }
  const mending = [...possible, ...combinations].filter((each) => each.figures.holds);
  if (mending.length > 0)
    return mending.slice(0, 3).map((each) => `It would hold: ${within(each.sentence)}. ${each.mechanism}`);
  return base && names ? neededSentences(file, names, base) : [];
}

/** What no change of the list brings about. */
function neededSentences(file: Agreement, { fine }: Names, { completion, shortfall }: Figures): string[] {
  const losers = Object.entries(completion).filter(([, worth]) => worth < 0);
  if (losers.length > 0) {
    return losers.map(
      ([id, worth]) =>
        `Finishing would have to be worth ${fine(-worth)} more to ${partyIn(file, id)} before any order could hold.`,
    );
  }
  return shortfall === null ? [] : [`It would hold if each side had ${fine(shortfall)} more at stake.`];
}

/** Is it proved that no other so many do more, or how much more they may do? `what`: "pair", "three". */
export function proofSentence(
  { names }: Pick<Speech, 'names'>,
  { best, bound }: Pick<Combination, 'best' | 'bound'>,
  what: string,
): string {
  if (best) return `Proved: no other ${what} of the list does more.`;
  const open = `Whether another ${what} of the list does more was not settled`;
  if (bound === null || !names) return `${open}.`;
  return bound < 0
    ? `${open}; none brings the shortfall below ${names.plain(-bound)}.`
    : `${open}; none leaves more than ${names.plain(bound)} to spare.`;
}
