/** From what stands in barriers.yaml to barriers, with every default filled in. */
import type { Barriers, LegalAct, Provision } from '@lockstep/engine/agreement';
import { mapRecord } from './agreement-reader.ts';
import { defined, present, type RawBarriers, type RawLegalAct, type RawProvision } from './raw.ts';

const costs = { exempt: 1, suspend: 10, lift: 100 };

/** Builds the barriers from whatever was kept of the file. */
export function toBarriers(raw: RawBarriers): Barriers {
  return {
    provisions: mapRecord(raw.provisions, toProvision),
    activities: mapRecord(raw.activities, (id, { title, note, tags, sources }) => {
      return { id, ...defined({ title, note }), tags: present(tags), sources: present(sources) };
    }),
    acts: mapRecord(raw.acts, toLegalAct),
  };
}

function toProvision(id: string, raw: RawProvision): Provision {
  const { title, regime, instrument, para, from, note } = raw;
  return {
    id,
    bars: present(raw.bars),
    contested: present(raw.contested),
    sources: present(raw.sources),
    ...defined({ title, regime, instrument, para, from, until: raw.until ?? undefined, note }),
  };
}

function toLegalAct(id: string, raw: RawLegalAct): LegalAct {
  const { title, by, scope, term, note } = raw;
  const act = raw.act ?? 'exempt';
  return {
    id,
    act,
    frees: present(raw.frees),
    activities: present(raw.for),
    cost: raw.cost ?? costs[act],
    sources: present(raw.sources),
    ...defined({ title, by, scope, term, note }),
  };
}
