/** From what stands in an assessment file to an assessment, with every default filled in. */
import type { Assessment, Bundle, Effect, Ranks } from '@lockstep/engine/assessment';
import { defined, present, type RawAssessment, type RawEffect, type RawRanks, type RawRecord } from './raw.ts';

/** Builds the assessment from whatever was kept of the file; complete if the file has no fault. */
export function toAssessment(raw: RawAssessment): Assessment {
  return {
    scale: raw.scale ?? 'as-given',
    stakes: raw.stakes ?? {},
    impatience: raw.impatience ?? {},
    hazard: raw.hazard ?? 0,
    worth: raw.worth ?? {},
    ranks: mapValues(raw.ranks ?? {}, toRanks),
    bundles: present(raw.bundles).map(
      (bundle): Bundle => ({ steps: present(bundle.steps), worth: bundle.worth ?? {} }),
    ),
    drift: raw.drift ?? {},
    why: raw.why ?? {},
    basis: raw.basis ?? {},
    ...defined({
      agreement: raw.agreement,
      by: raw.by,
      asOf: raw.as_of,
      people: raw.people && present(raw.people),
      note: raw.note,
      sources: raw.sources && present(raw.sources),
      events: raw.events && mapValues(raw.events, toEffect),
    }),
  };
}

function toEffect({ impatience, hazard, stakes, outside, why, basis }: RawEffect): Effect {
  return {
    impatience: impatience ?? {},
    stakes: stakes ?? {},
    outside: outside ?? {},
    why: why ?? '',
    ...defined({ hazard, basis }),
  };
}

function toRanks(raw: RawRanks): Ranks {
  return { gains: toTiers(raw.gains), costs: toTiers(raw.costs), ...defined({ surplus: raw.surplus }) };
}

function toTiers(tiers: RawRanks['gains']): Ranks['gains'] {
  return present(tiers).map((tier) => (typeof tier === 'string' ? tier : present(tier)));
}

function mapValues<Raw, Value>(record: RawRecord<Raw>, make: (raw: Raw) => Value): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).map(([key, raw]) => [key, make(raw)]));
}
