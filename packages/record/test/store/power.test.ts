import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../src/store/file.ts';
import { path, Story, WatchedDisk, Worlds } from './batches.ts';

const batches = [
  ['{"a":1}'],
  ['{"b":"the second batch"}', '{}', '{"c":"has three lines"}'],
  ['{"d":4}'],
  ['{"e":"and this one is longer than a note"}', '{"f":6}'],
];

async function appendAll(story: Story): Promise<WatchedDisk> {
  const disk = new WatchedDisk(story);
  const { store } = await openFile(path, 'write', disk);
  for (const k of story.batches.keys()) expect((await story.append(store, k)).state).toBe('appended');
  await store.close();
  disk.look();
  return disk;
}

describe('when the power goes, at any moment, in every world that could be on disk', () => {
  it('all that was acknowledged is found, and of nothing only a part', async () => {
    const story = new Story(batches);
    const worlds = new Worlds(story);
    await worlds.check(await appendAll(story));
    expect(worlds.count).toBeGreaterThan(500);
  });

  it('whatever the lines are', async () => {
    const line = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('0', '1', '{', '"', 'é') });
    const random = fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(random, async (drawn) => {
        const story = new Story(drawn);
        await new Worlds(story).check(await appendAll(story));
      }),
      { numRuns: Number(process.env['LOCKSTEP_RANDOM_CASES'] ?? 8) },
    );
  });
});
