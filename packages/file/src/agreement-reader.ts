/** From what stands in agreement.yaml to an agreement, with every default filled in. */
import type {
  Agreement,
  DatedEvent,
  Due,
  Need,
  Other,
  Person,
  Power,
  PowerStage,
  Proposal,
  Requirement,
  Rule,
  Step,
  Until,
  Verification,
  Warning,
} from '@lockstep/engine/agreement';
import { toBarriers } from './barriers-reader.ts';
import type { Path } from './fault.ts';
import type { RawBarriers, RawEvent, RawProposal, RawRecord, RawStep, RawUntil, RawVerification } from './raw.ts';
import { defined, listOf, present, type RawAgreement, type RawList, type RawPower, type RawRule } from './raw.ts';

/** A rule and the path at which it stands. */
export interface PlacedRule {
  readonly rule: Rule;
  readonly path: Path;
}

/** Builds the agreement from whatever was kept of the file; complete if the file has no fault. */
export function toAgreement(raw: RawAgreement, barriers: RawBarriers | undefined): Agreement {
  return {
    id: raw.id ?? '',
    title: raw.title ?? '',
    asOf: raw.as_of ?? '',
    timeUnit: raw.time_unit ?? 'day',
    parties: mapRecord(raw.parties, (id, party) => ({ ...party, id, name: party.name ?? id })),
    others: mapRecord(raw.others, toOther),
    people: mapRecord(raw.people, toPerson),
    steps: mapRecord(raw.steps, toStep),
    rules: placeRules(raw.rules, ['rules']).map(({ rule }) => rule),
    bonds: raw.bonds ?? {},
    readings: toReadings(raw),
    ...defined({
      signed: raw.signed,
      commitments: raw.commitments && mapRecord(raw.commitments, toCommitment),
      powers: raw.powers && present(raw.powers).map(toPower),
      proposals: raw.proposals && mapRecord(raw.proposals, toProposal),
      barriers: barriers && toBarriers(barriers),
      events: raw.events && mapRecord(raw.events, toEvent),
      offers: raw.offers && { every: raw.offers.every ?? 0, ...defined({ first: raw.offers.first }) },
      terms: raw.terms,
      basis: raw.basis,
      note: raw.note,
    }),
  };
}

/** Every rule of the text and of its readings, with its path. */
export function findRules(raw: RawAgreement): PlacedRule[] {
  const read = Object.entries(raw.readings ?? {});
  return [
    ...placeRules(raw.rules, ['rules']),
    ...read.flatMap(([party, reading]) => placeRules(reading.rules, ['readings', party, 'rules'])),
  ];
}

/** Turns a mapping by id into a list, in the file's order. */
export function mapRecord<Raw, Item>(record: RawRecord<Raw> | undefined, make: (id: string, raw: Raw) => Item): Item[] {
  return Object.entries(record ?? {}).map(([id, raw]) => make(id, raw));
}

function toOther(id: string, raw: NonNullable<RawAgreement['others']>[string]): Other {
  const { sources, ...rest } = raw;
  return { ...rest, id, name: raw.name ?? id, ...defined({ sources: sources && present(sources) }) };
}

function toPerson(id: string, raw: NonNullable<RawAgreement['people']>[string]): Person {
  const { sources, ...rest } = raw;
  return { ...rest, id, ...defined({ sources: sources && present(sources) }) };
}

function toReadings(raw: RawAgreement): Agreement['readings'] {
  const entries = Object.entries(raw.readings ?? {}).map(([party, reading]) => {
    const rules = placeRules(reading.rules, ['readings', party, 'rules']).map(({ rule }) => rule);
    return [party, { rules }];
  });
  return Object.fromEntries(entries);
}

/** The step with all its defaults. */
function toStep(id: string, raw: RawStep): Step {
  return {
    id,
    title: raw.title ?? id,
    by: listOf(raw.by),
    kind: raw.kind ?? 'achieve',
    requires: present(raw.requires).flatMap(toRequirement),
    needs: present(raw.needs).map((need): Need => ({ ...need, who: need.who ?? '' })),
    answers: present(raw.for).map((link) =>
      typeof link === 'string' ? { step: link } : { ...link, step: link.step ?? '' },
    ),
    duration: raw.duration ?? 1,
    reversible: raw.reversible ?? 0,
    verification: listVerifications(raw.verification).map(toVerification),
    delivers: present(raw.delivers),
    sources: present(raw.sources),
    ...optionalFields(raw),
  };
}

/** A promise is due on its day: it takes no time of its own. */
function toCommitment(id: string, raw: RawStep): Step {
  return { ...toStep(id, raw), duration: 0 };
}

function optionalFields(raw: RawStep): Partial<Step> {
  return defined({
    status: raw.status,
    proposedBy: raw.proposed_by,
    due: toDue(raw.due),
    until: toUntil(raw.until),
    repeat: raw.repeat && { every: raw.repeat.every ?? 0, times: raw.repeat.times ?? 1 },
    amount: raw.amount && { ...raw.amount, of: raw.amount.of ?? 0, unit: raw.amount.unit ?? '' },
    warning: toWarning(raw.warning),
    stops: raw.stops,
    activity: raw.activity,
    late: raw.late,
    note: raw.note,
    basis: raw.basis,
  });
}

type RawRequirement = NonNullable<NonNullable<RawStep['requires']>[number]>;

function toRequirement(raw: RawRequirement): Requirement[] {
  if (typeof raw === 'string') return [{ step: raw, moment: 'done' }];
  if (raw.begun !== undefined) return [{ step: raw.begun, moment: 'begun' }];
  if (raw.verified !== undefined) return [{ step: raw.verified, moment: 'verified', ...defined({ to: raw.to }) }];
  return [];
}

function toDue(raw: RawStep['due']): Due | undefined {
  if (raw === undefined || typeof raw === 'string') return raw;
  return { within: raw.within ?? 0, of: raw.of ?? '' };
}

function toUntil(raw: RawUntil | undefined): Until | undefined {
  if (raw === undefined || typeof raw === 'string') return raw;
  if (raw.any) return { any: present(raw.any).flatMap((item) => toUntil(item) ?? []) };
  return raw.done !== undefined ? { done: raw.done } : { while: raw.while ?? '' };
}

function listVerifications(raw: RawStep['verification']): RawVerification[] {
  if (raw === undefined) return [];
  return Array.isArray(raw) ? present(raw as RawList<RawVerification>) : [raw as RawVerification];
}

function toVerification(raw: RawVerification): Verification {
  return defined({
    by: raw.by,
    covers: raw.covers,
    detects: raw.detects,
    lag: raw.lag,
    falseAlarm: raw.false_alarm,
    satisfies: raw.satisfies && present(raw.satisfies),
    risesTo: raw.rises_to,
    sample: raw.sample && {
      items: raw.sample.items ?? 1,
      diversions: raw.sample.diversions ?? 1,
      miss: raw.sample.miss ?? 1,
    },
    note: raw.note,
    sources: raw.sources && present(raw.sources),
  });
}

function toWarning(raw: RawStep['warning']): Warning | undefined {
  if (raw === undefined) return undefined;
  return {
    undo: raw.undo ?? 0,
    detectionDelay: raw.detection_delay ?? 0,
    response: raw.response ?? 0,
    sources: present(raw.sources),
    ...defined({ note: raw.note }),
  };
}

function placeRules(rules: RawList<RawRule> | undefined, path: Path): PlacedRule[] {
  return (rules ?? []).flatMap((raw, index) => {
    const rule = raw && toRule(raw);
    return rule ? [{ rule, path: [...path, index] }] : [];
  });
}

function toRule(raw: RawRule): Rule | undefined {
  const of = defined({ of: raw.of });
  const [first, second] = present(raw.before);
  if (first !== undefined && second !== undefined) return { kind: 'before', ...of, steps: [first, second] };
  if (raw.never !== undefined) return { kind: 'never', ...of, step: raw.never };
  if (raw.together) return { kind: 'together', ...of, steps: present(raw.together) };
  if (raw.one_of) return { kind: 'one_of', ...of, steps: present(raw.one_of) };
  if (raw.at_most_one) return { kind: 'at_most_one', ...of, steps: present(raw.at_most_one) };
  if (!raw.escrow) return undefined;
  return {
    kind: 'escrow',
    ...of,
    steps: present(raw.escrow),
    ...defined({ guarantor: raw.guarantor }),
    cost: raw.cost ?? {},
  };
}

function toProposal(id: string, raw: RawProposal): Proposal {
  const { title, steps, sources, ...rest } = raw;
  return { ...rest, id, title: title ?? id, steps: present(steps), sources: present(sources) };
}

function toEvent(id: string, raw: RawEvent): DatedEvent {
  const { title, date, kind, known_on: knownOn, note, basis, sources } = raw;
  return {
    id,
    title: title ?? id,
    date: date ?? '',
    sources: present(sources),
    ...defined({ kind, knownOn, note, basis }),
  };
}

function toPower(raw: RawPower): Power {
  const block = raw.blocked_by;
  return {
    id: raw.id ?? '',
    holders: listOf(raw.holders),
    act: raw.act ?? 'suspend',
    target: listOf(raw.target),
    contestedBy: listOf(raw.contested_by),
    sources: present(raw.sources),
    ...defined({
      title: raw.title,
      notice: raw.notice,
      stages: raw.stages && present(raw.stages).map(toStage),
      wait: raw.wait,
      blockedBy: block && { holders: listOf(block.holders), act: block.act ?? '' },
      onSilence: raw.on_silence,
      sunset: raw.sunset,
      note: raw.note,
    }),
  };
}

function toStage({ title, wait, by }: NonNullable<NonNullable<RawPower['stages']>[number]>): PowerStage {
  return { title: title ?? '', wait: wait ?? 0, ...defined({ by }) };
}
