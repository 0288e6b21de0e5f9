import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockstep } from '../lockstep.ts';

/** Small cases whose exact answers were made by other code and checked by a second method. */
const folder = join(import.meta.dirname, 'reference');
const cases = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

interface Reference {
  readonly completion: object;
  readonly stake: number;
  readonly trust: number;
  readonly total_exposure: number;
  readonly duration?: number;
  readonly possible?: boolean;
  readonly left_out?: readonly string[];
  readonly road_maps?: number;
  readonly standing_pull?: object;
  readonly first: Readonly<Record<string, number | null>>;
  readonly first_irreversible?: Readonly<Record<string, number | null>>;
  readonly frontier: readonly object[] | null;
  readonly frontier_stake_trust?: readonly object[];
}

describe('the reference cases come out to the last digit', () => {
  it.each(cases)('%s', (file) => {
    const wanted = JSON.parse(readFileSync(join(folder, file.replace('.yaml', '.expected.json')), 'utf8')) as Reference;
    const answer = JSON.parse(lockstep(['plan', join(folder, file), '--json']).out);
    const keys = [
      'completion',
      'stake',
      'trust',
      'total_exposure',
      'duration',
      'possible',
      'left_out',
      'road_maps',
      'standing_pull',
      'frontier',
      'frontier_stake_trust',
    ] as const;
    for (const key of keys) if (wanted[key] !== undefined) expect(answer[key], key).toEqual(wanted[key]);
    for (const [party, stake] of Object.entries(wanted.first)) {
      expect(answer.first_mover[party]?.stake ?? null).toBe(stake);
    }
    for (const [party, stake] of Object.entries(wanted.first_irreversible ?? {})) {
      expect(answer.first_irreversible.by[party]?.stake ?? null).toBe(stake);
    }
  });
});
