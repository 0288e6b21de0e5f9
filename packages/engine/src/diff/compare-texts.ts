import type { Agreement, Barriers, Rule, Step } from '../agreement/agreement.ts';
import { ruleAsFiled, stepAsFiled } from '../agreement/as-filed.ts';
import type { Assessment } from '../agreement/assessment.ts';
import { likelyValue } from '../agreement/worth.ts';
import type { Content } from './content.ts';
import {
  changeOf,
  type Edit,
  edit,
  type Frame,
  inAgreement,
  isNothing,
  type Lean,
  leanOf,
  plainEdits,
  snake,
} from './edit.ts';
import { ruleChanges, said } from './rules.ts';
import { isRecord, keysOf, same, spelled } from './same.ts';

/** Keys of an agreement that are compared in ways of their own; all others are plain data, or lists of things with ids. */
const own: readonly string[] = [
  'parties',
  'steps',
  'rules',
  'bonds',
  'readings',
  'barriers',
  'timeUnit',
  'commitments',
];

/** What differs in the agreements themselves. */
export function* textEdits(before: Content, after: Content, frame: Frame): Iterable<Edit> {
  const [a, b] = [before.agreement, after.agreement];
  const plain = keysOf(a, b).filter((key) => !own.includes(key)) as (keyof Agreement)[];
  for (const key of plain) {
    const [old, now] = [a[key], b[key]];
    if (isNamed(old ?? now)) yield* namedEdits([snake(key)], (old ?? []) as Named[], (now ?? []) as Named[]);
    else yield* plainEdits('agreement', [snake(key)], old, now);
  }
  yield* unitEdits(a, b, frame);
  yield* partyEdits(a, b, after.assessment);
  yield* stepEdits(before, after, frame);
  yield* ruleEdits(['rules'], a.rules, b.rules, frame, (change) =>
    inAgreement((file) => ({ ...file, rules: change(file.rules) })),
  );
  yield* bondEdits(a, b, frame);
  for (const id of keysOf(a.readings, b.readings)) {
    const [old, now] = [a, b].map((file) => file.readings[id]?.rules ?? []) as [readonly Rule[], readonly Rule[]];
    yield* ruleEdits(['readings', id, 'rules'], old, now, frame, (change) =>
      inAgreement((file) => ({
        ...file,
        readings: { ...file.readings, [id]: { rules: change(file.readings[id]?.rules ?? []) } },
      })),
    );
  }
  yield* namedEdits(['commitments'], a.commitments ?? [], b.commitments ?? [], promised);
  yield* barrierEdits(a.barriers, b.barriers);
}

function* unitEdits(a: Agreement, b: Agreement, { isTimeless }: Frame): Iterable<Edit> {
  if (a.timeUnit === b.timeUnit) return;
  yield edit(
    { change: 'changed', file: 'agreement', place: ['time_unit'], before: a.timeUnit, after: b.timeUnit },
    isTimeless ? 'neither' : 'open',
    inAgreement((file) => ({ ...file, timeUnit: b.timeUnit })),
  );
}

interface Named {
  readonly id: string;
}

/** A list of things with ids, or an empty one. */
function isNamed(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => isRecord(item) && typeof item['id'] === 'string');
}

/** Things with ids, none of which bears on an answer of question 1. */
function* namedEdits<Item extends Named>(
  place: readonly string[],
  before: readonly Item[],
  after: readonly Item[],
  asFiled: (item: Item) => object = (item) => item,
): Iterable<Edit> {
  const [old, now] = [byId(before), byId(after)];
  const fields = (item: Item | undefined) => item && withoutId(asFiled(item));
  for (const id of keysOf(old, now)) yield* plainEdits('agreement', [...place, id], fields(old[id]), fields(now[id]));
}

function byId<Item extends Named>(list: readonly Item[]): Record<string, Item> {
  return Object.fromEntries(list.map((item) => [item.id, item]));
}

/** Its entries by the keys of the file. */
function withoutId(item: object): object {
  const entries = Object.entries(item).filter(([key]) => key !== 'id');
  return Object.fromEntries(entries.map(([key, value]) => [snake(key), value]));
}

function* barrierEdits(before: Barriers | undefined, after: Barriers | undefined): Iterable<Edit> {
  yield* namedEdits(['barriers', 'provisions'], before?.provisions ?? [], after?.provisions ?? []);
  yield* namedEdits(['barriers', 'activities'], before?.activities ?? [], after?.activities ?? []);
  yield* namedEdits(['barriers', 'acts'], before?.acts ?? [], after?.acts ?? [], ({ activities, ...rest }) => ({
    ...rest,
    for: activities,
  }));
}

/** A party comes and goes with its bond and with all that the assessment says of it. */
function* partyEdits(a: Agreement, b: Agreement, view: Assessment | null): Iterable<Edit> {
  const [old, now] = [byId(a.parties), byId(b.parties)];
  for (const id of keysOf(old, now)) {
    const [was, is] = [old[id], now[id]];
    if (was && is) {
      yield* plainEdits('agreement', ['parties', id], withoutId(was), withoutId(is));
      continue;
    }
    const [before, after] = [was && withoutId(was), is && withoutId(is)];
    const put = ({ agreement, assessment }: Content): Content => ({
      agreement: {
        ...agreement,
        parties: is ? insertAs(agreement.parties, is, b.parties) : agreement.parties.filter((each) => each.id !== id),
        bonds: { ...agreement.bonds, [id]: (is ? b : a).bonds[id] ?? 0 },
      },
      assessment: assessment && is && view ? withParty(assessment, view, id) : assessment,
    });
    yield edit(
      { change: is ? 'added' : 'dropped', file: 'agreement', place: ['parties', id], before, after },
      'open',
      put,
      id,
    );
  }
}

type Table<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** An assessment with what another says of one party. */
function withParty(view: Assessment, other: Assessment, id: string): Assessment {
  const one = <Value>(into: Readonly<Record<string, Value>>, from: Readonly<Record<string, Value>> | undefined) =>
    from?.[id] === undefined ? into : { ...into, [id]: from[id] };
  const table = <Value>(into: Table<Value>, from: Table<Value>) =>
    Object.fromEntries(keysOf(into, from).map((key) => [key, one(into[key] ?? {}, from[key])]));
  return {
    ...view,
    worth: table(view.worth, other.worth),
    stakes: one(view.stakes, other.stakes),
    impatience: one(view.impatience, other.impatience),
    ranks: one(view.ranks, other.ranks),
  };
}

function* stepEdits(before: Content, after: Content, frame: Frame): Iterable<Edit> {
  const [old, now] = [byId(before.agreement.steps), byId(after.agreement.steps)];
  for (const id of keysOf(old, now)) {
    const [was, is] = [old[id], now[id]];
    if (was && is) yield* keyEdits(was, is, frame);
    else if (is) yield stepAdded(is, after);
    else if (was) yield stepDropped(was, before);
  }
  const common = ({ agreement }: Content) => agreement.steps.map(({ id }) => id).filter((id) => old[id] && now[id]);
  if (common(before).join() === common(after).join()) return;
  yield edit(
    { change: 'reordered', file: 'agreement', place: ['steps'], before: common(before), after: common(after) },
    'neither',
  );
}

/** A step comes with its worths; what rules, bundles and other steps say of it are differences of their own. */
function stepAdded(step: Step, { agreement, assessment }: Content): Edit {
  const worth = assessment?.worth[step.id] ?? {};
  const put = (content: Content): Content => ({
    agreement: { ...content.agreement, steps: insertAs(content.agreement.steps, step, agreement.steps) },
    assessment: content.assessment && {
      ...content.assessment,
      worth: { ...content.assessment.worth, [step.id]: worth },
    },
  });
  const place = ['steps', step.id];
  return edit(
    { change: 'added', file: 'agreement', place, before: null, after: given(step), worth },
    'open',
    put,
    step.id,
  );
}

function stepDropped(step: Step, { assessment }: Content): Edit {
  const worth = assessment?.worth[step.id] ?? {};
  const put = inAgreement((file) => ({ ...file, steps: file.steps.filter((each) => each.id !== step.id) }));
  const place = ['steps', step.id];
  return edit(
    { change: 'dropped', file: 'agreement', place, before: given(step), after: null, worth },
    'open',
    put,
    step.id,
  );
}

/** What the file says of a step: nothing that is empty, not given, or what holds without it. */
function given(step: Step): object {
  const unsaid: Readonly<Record<string, unknown>> = { title: step.id, kind: 'achieve', duration: 1, reversible: 0 };
  const entries = Object.entries(stepAsFiled(step));
  return Object.fromEntries(entries.filter(([key, value]) => !isNothing(value) && value !== unsaid[key]));
}

/** What the file says of a commitment, which takes no time of its own. */
function promised(commitment: Step): object {
  const { duration: _, ...rest } = given(commitment) as { readonly duration?: unknown };
  return rest;
}

/** With an item at its place: after the nearest one before it that is there. */
function insertAs<Item extends Named>(list: readonly Item[], item: Item, like: readonly Item[]): readonly Item[] {
  const sooner = like.slice(
    0,
    like.findIndex(({ id }) => id === item.id),
  );
  const at = sooner.map(({ id }) => list.findIndex((each) => each.id === id)).findLast((place) => place >= 0) ?? -1;
  return list.toSpliced(at + 1, 0, item);
}

/** Keys of a step that the engine calls otherwise than the file. */
const engineKeys: Readonly<Record<string, keyof Step>> = { for: 'answers', proposed_by: 'proposedBy' };

function* keyEdits(was: Step, is: Step, frame: Frame): Iterable<Edit> {
  const [old, now] = [stepAsFiled(was), stepAsFiled(is)];
  for (const key of keysOf(old, now)) {
    const [before, after] = [old[key], now[key]];
    if (same(before, after) || (isNothing(before) && isNothing(after))) continue;
    const name = engineKeys[key] ?? (key as keyof Step);
    const put = inAgreement((file) => ({
      ...file,
      steps: file.steps.map((step) => (step.id === is.id ? ({ ...step, [name]: is[name] } as Step) : step)),
    }));
    const place = ['steps', is.id, key];
    const change = changeOf(before, after);
    yield edit({ change, file: 'agreement', place, before, after }, leanOfKey(key, was, is, frame), put);
  }
}

function leanOfKey(key: string, was: Step, is: Step, frame: Frame): Lean {
  if (key === 'requires') return leanOfRequires(was, is, frame);
  if (key === 'reversible') return likelyValue(was.reversible) === likelyValue(is.reversible) ? 'neither' : 'open';
  if (key === 'by' || key === 'repeat') return 'open';
  return (key === 'duration' || key === 'verification') && !frame.isTimeless ? 'open' : 'neither';
}

/** More that must come before leaves fewer orders. */
function leanOfRequires(was: Step, is: Step, { isWhole }: Frame): Lean {
  const [old, now] = [was, is].map((step) => step.requires.map((needed) => needed.step)) as [string[], string[]];
  const [isMore, isLess] = [old.every((id) => now.includes(id)), now.every((id) => old.includes(id))];
  if (isMore && isLess) return 'neither';
  if (!isWhole || !(isMore || isLess)) return 'open';
  return isMore ? 'down' : 'up';
}

function* ruleEdits(
  place: readonly string[],
  before: readonly Rule[],
  after: readonly Rule[],
  frame: Frame,
  putInto: (change: (rules: readonly Rule[]) => readonly Rule[]) => Edit['put'],
): Iterable<Edit> {
  for (const { before: was, after: is } of ruleChanges(before, after)) {
    const put = putInto((rules) => {
      const at = was ? rules.findIndex((rule) => said(rule) === said(was)) : -1;
      return rules.toSpliced(at < 0 ? rules.length : at, at < 0 ? 0 : 1, ...(is ? [is] : []));
    });
    const change = was && is ? 'changed' : is ? 'added' : 'dropped';
    const [old, now] = [was && ruleAsFiled(was), is && ruleAsFiled(is)];
    yield edit({ change, file: 'agreement', place, before: old, after: now }, leanOfRule(was, is, frame), put);
  }
}

/** A red line `before` more leaves fewer orders; whose a rule is, and who keeps an escrow, changes no order. */
function leanOfRule(was: Rule | null, is: Rule | null, { isWhole }: Frame): Lean {
  if (was && is) return effect(was) === effect(is) ? 'neither' : 'open';
  if ((was ?? is)?.kind !== 'before' || !isWhole) return 'open';
  return is ? 'down' : 'up';
}

function effect(rule: Rule): string {
  const { of: _, guarantor: __, ...rest } = ruleAsFiled(rule);
  return spelled(rest, rule.kind === 'before');
}

function* bondEdits(a: Agreement, b: Agreement, frame: Frame): Iterable<Edit> {
  for (const { id } of b.parties.filter((party) => a.parties.some((each) => each.id === party.id))) {
    const [before, after] = [a.bonds[id] ?? 0, b.bonds[id] ?? 0];
    if (before === after) continue;
    const put = inAgreement((file) => ({ ...file, bonds: { ...file.bonds, [id]: after } }));
    const place = ['bonds', id];
    yield edit({ change: 'changed', file: 'agreement', place, before, after }, leanOf(before, after, frame), put);
  }
}
