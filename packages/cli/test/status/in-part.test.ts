import { expect, it } from 'vitest';
import { lockstep } from '../lockstep.ts';

it('a row says where only a part of what was promised was shown', () => {
  const { out } = lockstep(['status', 'catalog/us-dprk-2018-2019', '--as-of', '2019-02-24']);
  const lines = out.split('\n');
  const below = (title: string) => lines[lines.findIndex((line) => line.includes(title)) + 1];
  expect(below('Return war remains')).toContain('shown in part only');
  expect(below('Suspend large exercises')).not.toContain('in part');
});
