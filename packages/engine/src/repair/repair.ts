import type { Agreement, Rule } from '../agreement/agreement.ts';
import type { Assessment } from '../agreement/assessment.ts';
import { drawsOf } from '../agreement/draws.ts';
import type { Refusal } from '../agreement/scope.ts';
import { unroll } from '../agreement/unroll.ts';
import { worthsOf } from '../agreement/worth.ts';
import type { Search } from '../math/search.ts';
import { contradiction } from '../plan/changes-wording.ts';
import type { Asked } from '../plan/problem.ts';
import { type Setting, settingOf } from '../plan/setting.ts';
import { banked, momentSentence, namesOf } from '../plan/wording.ts';
import type { Change as ChangeAnswer, Combination, Figures, Impossible, Repair, RepairAnswer } from './answer.ts';
import { type Draft, draftOf, strokeOf, withChanges } from './apply.ts';
import { type Change, changesTried } from './change.ts';
import { type Combined, combine, type Effort, fullEffort } from './combine.ts';
import { fallsFrom, type Measured, measure } from './measure.ts';
import { compareNeeds, type Failure, type Trial, tryChanges } from './trial.ts';
import {
  afterwardsSentence,
  changeSentence,
  demandsOf,
  headlineOf,
  mechanismSentence,
  proofSentence,
  type Speech,
  turningSentences,
  whyNot,
} from './wording.ts';

/**
 * Question 5: which single change helps most. Every change of the list is made alone and the agreement re-solved; then
 * the best pair and the best triple, proved by bounds or with the bound that was reached.
 *
 * A search: run it with `finish`, or step by step to watch and stop it. Stopped, it answers with the changes tried so far.
 */
export function* repair(
  agreement: Agreement,
  assessment: Assessment,
  asked: Asked = {},
  effort: Effort = fullEffort,
): Search<RepairAnswer | Refusal> {
  const found = startingPoint(agreement, assessment, asked);
  if ('code' in found) return found;
  const { setting, cycle } = found;
  const base = draftOf(setting);
  const work: Work = { file: agreement, setting, base, states: 0, solved: 0, unfinished: [] };
  const unchanged = cycle ? null : yield* unchangedOf(work);
  const last = unchanged && [unchanged.figures.order?.at(-1) ?? []].flat().at(-1);
  const changes = changesTried({ file: agreement, setting, last: last ? wholeId(setting.agreement, last) : null });
  const trials = yield* tryEach(work, changes);
  const tried = changes.slice(0, trials.length);
  const measured = yield* measureEach(work, trials);
  const combined = yield* combine(
    { base, file: agreement, unchanged: unchanged?.trial ?? null, changes: tried, trials },
    effort,
  );
  work.states += combined.states;
  work.solved += combined.solved;
  const speech = speechOf(work, unchanged ?? measured.find((each) => each !== null) ?? null);
  const order = rankedOf(trials, measured);
  const repairs = order.map((k): Repair | Impossible =>
    entryOf(work, speech, unchanged, changes[k] as Change, trials[k] as Trial | Failure, measured[k] ?? null),
  );
  const pair = yield* combinationOf(work, speech, unchanged, combined.pair, changes, order, 'pair');
  const triple = yield* combinationOf(work, speech, unchanged, combined.triple, changes, order, 'three');
  return answerOf(work, speech, { unchanged, cycle, repairs, pair, triple, isWhole: trials.length === changes.length });
}

/** What the parts of the answer share. */
interface Work {
  readonly file: Agreement;
  readonly setting: Pick<Setting, 'agreement' | 'assessment' | 'asked' | 'worths' | 'scope' | 'draws'>;
  readonly base: Draft;
  states: number;
  solved: number;
  readonly unfinished: string[];
}

/** Where changes start from: also where the rules contradict each other, since dropping one may mend that. */
function startingPoint(
  agreement: Agreement,
  assessment: Assessment,
  asked: Asked,
): { setting: Work['setting']; cycle: readonly string[] | null } | Refusal {
  const setting = settingOf(agreement, assessment, asked);
  if ('code' in setting) return setting;
  if (!('cycle' in setting)) return { setting, cycle: null };
  const whole = unroll(agreement);
  const worths = worthsOf(whole, assessment);
  const draws = drawsOf(whole, assessment, worths);
  if (draws && 'code' in draws) return draws;
  return {
    setting: { agreement: whole, assessment, asked, worths, scope: setting.scope, draws },
    cycle: setting.cycle,
  };
}

function wholeId(agreement: Agreement, id: string): string {
  const step = agreement.steps.find((each) => each.id === id);
  return step?.part?.of ?? id;
}

function* unchangedOf(work: Work): Search<Measured> {
  const trial = yield* tryChanges(work.base, work.file, [], 'as it stands');
  if (!('draft' in trial)) throw new Error('no road map without a cycle');
  const measured = yield* measure(trial, (each) => asSetting(work, each), 'as it stands');
  work.states += measured.states;
  return measured;
}

/** Re-solves every change alone; fewer trials than changes if time runs out. */
function* tryEach(work: Work, changes: readonly Change[]): Search<(Trial | Failure)[]> {
  const trials: (Trial | Failure)[] = [];
  for (const change of changes) {
    const stage = `changes one by one, ${trials.length} of ${changes.length}`;
    const stop = yield { stage, states: work.states, bound: null };
    if (stop) break;
    const trial = yield* tryChanges(work.base, work.file, [change], stage);
    work.solved++;
    work.states += 'draft' in trial ? trial.states : 0;
    trials.push(trial);
  }
  if (trials.length < changes.length) {
    work.unfinished.push(`${changes.length - trials.length} of ${changes.length} changes`);
  }
  return trials;
}

/** Stake, trust and who leaves, the most helpful first, in case time runs out. */
function* measureEach(work: Work, trials: readonly (Trial | Failure)[]): Search<(Measured | null)[]> {
  const measured = new Array<Measured | null>(trials.length).fill(null);
  const order = [...trials.keys()].sort((a, b) => compareTrials(trials[a] as Trial, trials[b] as Trial) || a - b);
  for (const [done, k] of order.entries()) {
    const trial = trials[k] as Trial | Failure;
    if (!('draft' in trial)) continue;
    const each = yield* measure(trial, (one) => asSetting(work, one), `who leaves then, ${done} of ${trials.length}`);
    work.states += each.states - trial.states;
    measured[k] = each;
  }
  const open = measured.filter((each) => each && !each.proved).length;
  if (open > 0) work.unfinished.push(`the figures of ${open} ${open === 1 ? 'change' : 'changes'}`);
  return measured;
}

function compareTrials(a: Trial | Failure, b: Trial | Failure): number {
  if ('draft' in a && 'draft' in b) return compareNeeds(a, b);
  return ('draft' in a ? 0 : 1) - ('draft' in b ? 0 : 1);
}

/** Best first: by need and loss, then by stake, then by trust, then as listed; the impossible last. */
function rankedOf(trials: readonly (Trial | Failure)[], measured: readonly (Measured | null)[]): number[] {
  const figure = (k: number, key: 'stake' | 'trust') => measured[k]?.figures[key] ?? Number.POSITIVE_INFINITY;
  const compare = (a: number, b: number, key: 'stake' | 'trust') =>
    figure(a, key) < figure(b, key) ? -1 : figure(a, key) > figure(b, key) ? 1 : 0;
  return [...trials.keys()].sort(
    (a, b) =>
      compareTrials(trials[a] as Trial, trials[b] as Trial) ||
      compare(a, b, 'stake') ||
      compare(a, b, 'trust') ||
      a - b,
  );
}

function speechOf(work: Work, reference: Measured | null): Speech {
  const settingOf = (trial: Trial) => asSetting(work, trial);
  return { file: work.file, settingOf, names: reference && namesOf(settingOf(reference.trial)) };
}

/** The changed agreement as question 1 has it. */
function asSetting({ setting }: Work, { draft, scope, problem }: Trial): Setting {
  return { ...setting, agreement: draft.agreement, worths: draft.worths, asked: draft.asked, scope, problem };
}

function entryOf(
  work: Work,
  speech: Speech,
  unchanged: Measured | null,
  change: Change,
  trial: Trial | Failure,
  measured: Measured | null,
): Repair | Impossible {
  const shown = shownOf(work, change, change.kind === 'drop' && 'draft' in trial ? goneIn(work, trial) : []);
  if (!('draft' in trial)) {
    return { ...shown, possible: false, why_not: whyNot(speech, trial), cycle: 'cycle' in trial ? trial.cycle : null };
  }
  if (!measured) throw new Error('a trial that was not measured');
  return { ...shown, possible: true, ...effectOf(speech, unchanged, measured) };
}

/** What changes do: figures, falls, price, and words. */
function effectOf(
  speech: Speech,
  unchanged: Measured | null,
  measured: Measured,
): Pick<Repair, 'figures' | 'falls' | 'price' | 'mechanism' | 'afterwards' | 'proved'> {
  return {
    figures: measured.figures,
    falls: unchanged && fallsFrom(unchanged.figures, measured.figures),
    price: unchanged ? priceOf(unchanged.figures, measured.figures) : {},
    mechanism: unchanged
      ? mechanismSentence(speech, unchanged, measured)
      : 'The rules no longer contradict each other.',
    afterwards: afterwardsSentence(speech, measured),
    proved: measured.proved,
  };
}

/** By how much completion falls or what is forfeited rises, for whom it does. */
function priceOf(before: Figures, after: Figures): Record<string, number> {
  return Object.fromEntries(
    Object.keys(before.completion).flatMap((id): [string, number][] => {
      const paid = (before.completion[id] as number) - (after.completion[id] as number);
      const bonded = (after.at_stake[id] as number) - (before.at_stake[id] as number);
      const price = Number((Math.max(0, paid) + Math.max(0, bonded)).toFixed(12));
      return price > 0 ? [[id, price]] : [];
    }),
  );
}

/** The change as it is shown: what it is about, in words, and who must agree. `context`: changes made with it. */
function shownOf(work: Work, change: Change, gone: readonly string[], context: readonly Change[] = []): ChangeAnswer {
  const steps = 'steps' in change ? change.steps : 'step' in change ? [change.step] : [];
  const rule = change.kind === 'rule' ? change.rule : null;
  const beyond = (ids: readonly string[]) => [...new Set(ids)].filter((id) => !steps.includes(id));
  return {
    kind: change.kind,
    steps: rule ? stepsOfRule(rule) : steps,
    party: rule ? ownerOf(work, change) : 'party' in change ? change.party : null,
    to: change.kind === 'reversibility' ? change.to : null,
    rule: rule?.kind ?? null,
    reading: change.kind === 'rule' ? change.reading : null,
    sentence: changeSentence({ file: work.file }, change, {
      gone: beyond(gone),
      along: beyond(alongOf(work, change, context)),
    }),
    agree: whoAgrees(work, change),
  };
}

/** Steps that an escrow takes in, with the rules that are left. */
function alongOf({ base, file, setting }: Work, change: Change, context: readonly Change[]): string[] {
  if (change.kind !== 'escrow') return [];
  const freed = withChanges(
    base,
    file,
    context.filter(({ kind }) => kind === 'rule'),
  );
  return [...strokeOf(freed, change.steps)].map((id) => wholeId(setting.agreement, id));
}

/** Steps of the file that go when a step is dropped. */
function goneIn({ setting }: Work, { scope, draft }: Trial): string[] {
  const gone = scope.leftOut.filter((id) => !setting.scope.leftOut.includes(id));
  return [...new Set(gone.map((id) => wholeId(draft.agreement, id)))];
}

function stepsOfRule(rule: Rule): readonly string[] {
  return rule.kind === 'never' ? [rule.step] : rule.steps;
}

/** Whose rule it is: as stated, or the party whose reading it is. */
function ownerOf({ file }: Work, change: Change): string | null {
  if (change.kind !== 'rule') return null;
  return [change.rule.of, change.reading].find((id) => file.parties.some((party) => party.id === id)) ?? null;
}

/** A rule needs its owner, a bond or a new step the party that gives it, a larger worth those who perform the step; the rest all. */
function whoAgrees(work: Work, change: Change): readonly string[] {
  const all = work.file.parties.map(({ id }) => id);
  switch (change.kind) {
    case 'rule': {
      const owner = ownerOf(work, change);
      return owner === null ? all : [owner];
    }
    case 'bond':
    case 'new-step':
      return [change.party];
    case 'worth':
      return work.file.steps.find((step) => step.id === change.step)?.by ?? all;
    default:
      return all;
  }
}

function* combinationOf(
  work: Work,
  speech: Speech,
  unchanged: Measured | null,
  combined: Combined | null,
  changes: readonly Change[],
  order: readonly number[],
  what: string,
): Search<Combination | null> {
  if (!combined) return null;
  const measured = yield* measure(combined.trial, (each) => asSetting(work, each), `best ${what}`);
  work.states += measured.states - combined.trial.states;
  if (!combined.proved) work.unfinished.push(`the best ${what}`);
  const members = [...combined.members].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const own = members.map((m) => changes[m] as Change);
  const shown = own.map((change) => shownOf(work, change, [], own));
  const named = own.flatMap((change) => (change.kind === 'drop' ? [change.step] : []));
  const gone = goneIn(work, combined.trial).filter((id) => !named.includes(id));
  const agree = work.file.parties.map(({ id }) => id).filter((id) => shown.some((each) => each.agree.includes(id)));
  const bound = combined.proved ? measured.figures.least_slack : Math.ceil(-1e6 * combined.bound) / 1e6;
  const proof = {
    best: combined.proved,
    bound: bound !== null && Number.isFinite(bound) ? bound : null,
  };
  return {
    repairs: members.map((m) => order.indexOf(m)),
    sentence: demandsOf(
      speech,
      shown.map((each) => each.sentence),
      gone,
    ),
    agree,
    ...effectOf(speech, unchanged, measured),
    ...proof,
    proof: proofSentence(speech, proof, what),
  };
}

interface Parts {
  readonly unchanged: Measured | null;
  readonly cycle: readonly string[] | null;
  readonly repairs: readonly (Repair | Impossible)[];
  readonly pair: Combination | null;
  readonly triple: Combination | null;
  /** Was every change tried? */
  readonly isWhole: boolean;
}

function answerOf(
  work: Work,
  speech: Speech,
  { unchanged, cycle, repairs, pair, triple, isWhole }: Parts,
): RepairAnswer {
  const base = unchanged && { ...unchanged.figures, proved: unchanged.proved };
  const holding = base?.holds || repairs.some((each) => each.possible && each.figures.holds);
  const isSettled = isWhole && repairs.every((each) => !each.possible || each.figures.holds || each.proved);
  const parts = {
    base,
    repairs,
    best_pair: pair,
    best_triple: triple,
    one_is_enough: holding ? true : isSettled ? false : null,
  };
  return {
    question: 'repair',
    ...parts,
    cycle,
    ranged: work.setting.draws !== null,
    headline: headlineOf(parts),
    why: whyOf(work, speech, unchanged, cycle),
    changes: turningSentences(
      speech,
      base,
      repairs,
      [pair, triple].filter((each) => each !== null),
    ),
    unfinished: work.unfinished,
    search: { states: work.states, solved: work.solved },
  };
}

/** What is to be repaired: the moment that is tightest as things stand, or the demands that contradict each other. */
function whyOf(
  work: Work,
  speech: Speech,
  unchanged: Measured | null,
  cycle: readonly string[] | null,
): readonly string[] {
  if (cycle) return contradiction(work.setting.agreement, cycle, work.setting.scope).why;
  if (!unchanged) return [];
  const setting = speech.settingOf(unchanged.trial);
  const { moves, tightest } = unchanged;
  const kind =
    tightest.slack < 0 ? 'As it stands, what is most lacking comes' : 'As it stands, the tightest moment comes';
  return [
    momentSentence(setting, moves, tightest, kind),
    banked(setting, tightest),
    afterwardsSentence(speech, unchanged, 'As it stands'),
  ];
}
