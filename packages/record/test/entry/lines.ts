/** Entries and an agreement to try things on. */
import type { Entry } from '@lockstep/engine/status/entry';
import type { EntryNames } from '../../src/entry/names.ts';
import { lineOf } from '../../src/entry/read.ts';

export const names: EntryNames = {
  steps: ['return-detainees', 'halt-exercises', 'ship-oil'],
  repeats: new Map([['ship-oil', 10]]),
  amounts: new Set(['ship-oil']),
  parties: ['US', 'DPRK'],
  speakers: ['US', 'DPRK', 'IAEA', 'envoy'],
  powers: ['snapback'],
  sources: ['kcna-2018', 'aca-2019'],
};

const common = { recorded_at: '2026-11-24T18:05:26Z', by: 'US', basis: 'seen', at: '2018-05-10' } as const;

/** One entry of each kind, and of each axis. */
export const samples: readonly Entry[] = [
  {
    ...common,
    step: 'return-detainees',
    axis: 'promise',
    to: 'fulfilled',
    source: 'aca-2019',
    note: 'Three were freed.',
  },
  {
    ...common,
    by: 'IAEA',
    step: 'ship-oil.3',
    axis: 'evidence',
    from: 'claimed',
    to: 'verified',
    amount: 50_000,
    method: 'Two inspectors counted the barrels.',
    confidence: 'high',
    covers: 'declared',
    satisfies: ['US', 'public'],
    source: ['aca-2019', 'kcna-2018'],
  },
  { ...common, step: 'ship-oil', axis: 'legal', to: 'exempted', provision: 'S/RES/2375 18', until: '2019-01-31' },
  { ...common, step: 'halt-exercises', axis: 'promise', from: 'due', to: 'suspended', under: 'DPRK', at: '2018-06' },
  { ...common, power: 'snapback', act: 'notified', at: '2018' },
  { ...common, notice: 'list', act: 'ask', whom: ['DPRK'], step: 'halt-exercises', within: '30 days' },
  {
    ...common,
    step: 'ship-oil',
    terms: { due: '2019-06-30', requires: ['halt-exercises'] },
    agreed_by: ['US', 'DPRK'],
  },
  { ...common, about: 0, now: 'lost' },
  {
    ...common,
    corrects: 1,
    instead: {
      at: '2018-05-11',
      by: 'IAEA',
      basis: 'seen',
      step: 'ship-oil.3',
      axis: 'evidence',
      to: 'partly verified',
    },
  },
];

/** A record of this many entries, as lines. */
export function makeLines(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, number) => {
    const sample = samples[number % samples.length] as Entry;
    const isAbout = 'about' in sample || 'corrects' in sample;
    return lineOf(
      isAbout ? ({ ...sample, note: `Entry ${number}.` } as Entry) : { ...sample, note: `Entry ${number}.` },
    );
  });
}
