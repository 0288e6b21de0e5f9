/** Writes agreements and assessments as readable YAML that reads back to equal data. */
import type { Agreement, Barriers, DatedEvent, Power, Proposal, Step } from '@lockstep/engine/agreement';
import { powerAsFiled, ruleAsFiled, stepAsFiled } from '@lockstep/engine/as-filed';
import type { Assessment, Effect } from '@lockstep/engine/assessment';
import { Document, isMap, isSeq, type Node, visit } from 'yaml';
import type { Source } from './case.ts';
import { readNumber } from './number-text.ts';

type Fields = Record<string, unknown>;

/** The text of agreement.yaml. What equals its default is left out. */
export function writeAgreement(agreement: Agreement): string {
  return print({
    lockstep: 1,
    id: agreement.id,
    title: agreement.title,
    as_of: agreement.asOf,
    signed: agreement.signed,
    time_unit: agreement.timeUnit,
    note: agreement.note,
    basis: agreement.basis,
    parties: byId(agreement.parties, withoutName),
    others: some(byId(agreement.others, withoutName)),
    people: some(byId(agreement.people, ({ id, ...rest }) => rest)),
    steps: byId(agreement.steps, writeStep),
    commitments: agreement.commitments && byId(agreement.commitments, writeCommitment),
    rules: some(agreement.rules.map(ruleAsFiled)),
    bonds: some(agreement.bonds),
    readings: some(mapValues(agreement.readings, ({ rules }) => ({ rules: rules.map(ruleAsFiled) }))),
    terms: agreement.terms,
    powers: agreement.powers?.map(writePower),
    proposals: agreement.proposals && byId(agreement.proposals, writeProposal),
    events: agreement.events && byId(agreement.events, writeEvent),
    offers: agreement.offers,
    barriers: agreement.barriers && writeBarriers(agreement.barriers),
  });
}

/** The text of a file in assessments/. What equals its default is left out. */
export function writeAssessment(assessment: Assessment): string {
  return print({
    lockstep_assessment: 1,
    agreement: assessment.agreement,
    by: assessment.by,
    as_of: assessment.asOf,
    note: assessment.note,
    people: assessment.people,
    scale: unless('as-given', assessment.scale),
    stakes: some(assessment.stakes),
    impatience: some(assessment.impatience),
    hazard: unless(0, assessment.hazard),
    worth: some(assessment.worth),
    ranks: some(assessment.ranks),
    bundles: some(assessment.bundles),
    drift: some(assessment.drift),
    events: assessment.events && mapValues(assessment.events, writeEffect),
    why: some(assessment.why),
    basis: some(assessment.basis),
    sources: assessment.sources,
  });
}

/** The text of sources.yaml. */
export function writeSources(sources: readonly Source[]): string {
  return print({ sources: byId(sources, ({ id, dateRead, ...rest }) => ({ ...rest, date_read: dateRead })) });
}

function writeStep(step: Step): Fields {
  return {
    ...mapValues(stepAsFiled(step), (value) => (Array.isArray(value) ? some(value) : value)),
    title: unless(step.id, step.title),
    kind: unless('achieve', step.kind),
    duration: unless(1, step.duration),
    reversible: unless(0, step.reversible),
  };
}

function writeCommitment(commitment: Step): Fields {
  return { ...writeStep(commitment), duration: undefined };
}

function writePower(power: Power): Fields {
  return mapValues(powerAsFiled(power), (value) => (Array.isArray(value) ? some(value) : value));
}

function writeProposal({ id, title, sources, ...rest }: Proposal): Fields {
  return { title: unless(id, title), ...rest, sources: some(sources) };
}

function writeBarriers({ provisions, activities, acts }: Barriers): Fields {
  return {
    provisions: byId(provisions, ({ id, contested, sources, ...rest }) => {
      return { ...rest, contested: some(contested), sources: some(sources) };
    }),
    activities: byId(activities, ({ id, sources, ...rest }) => ({ ...rest, sources: some(sources) })),
    acts: byId(acts, ({ id, activities: own, sources, ...rest }) => ({
      ...rest,
      for: some(own),
      sources: some(sources),
    })),
  };
}

function writeEvent({ id, title, knownOn, sources, ...rest }: DatedEvent): Fields {
  return { ...rest, title: unless(id, title), known_on: knownOn, sources: some(sources) };
}

function writeEffect({ impatience, stakes, outside, ...rest }: Effect): Fields {
  return { impatience: some(impatience), stakes: some(stakes), outside: some(outside), ...rest };
}

function withoutName({ id, name, ...rest }: { readonly id: string; readonly name: string }): Fields {
  return { name: unless(id, name), ...rest };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[], write: (item: Item) => Fields): Fields {
  return Object.fromEntries(items.map((item) => [item.id, write(item)]));
}

function mapValues<From>(record: Readonly<Record<string, From>>, write: (value: From) => unknown): Fields {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, write(value)]));
}

/** The collection, or undefined where it is empty. */
function some<Value extends object>(value: Value): Value | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}

function unless<Value>(fallback: Value, value: Value): Value | undefined {
  return value === fallback ? undefined : value;
}

/** Prints what is defined; short lists and mappings without mappings of their own stand on one line. */
function print(fields: Fields): string {
  const document = new Document(withoutUndefined(fields), { aliasDuplicateObjects: false });
  visit(document, {
    Collection(_, node) {
      node.flow = isFlat(node);
    },
    Scalar(_, node) {
      if (typeof node.value === 'string' && needsQuotes(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Texts that look like numbers to some reader, and texts of several lines. */
function needsQuotes(text: string): boolean {
  return readNumber(text).kind !== 'text' || /[\n\t]/.test(text);
}

function isFlat(node: Node): boolean {
  if (isSeq(node)) return node.items.every((item) => !isMap(item));
  return isMap(node) && isShort(node.toJSON());
}

function isShort(value: object): boolean {
  const inner = Object.values(value);
  return inner.every((each) => typeof each !== 'object' || Array.isArray(each)) && JSON.stringify(value).length <= 80;
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutUndefined(inner)]));
}
