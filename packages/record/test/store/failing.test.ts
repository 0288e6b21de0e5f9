import { describe, expect, it } from 'vitest';
import { openFile } from '../../src/store/file.ts';
import type { Failing, SimulatedDisk } from '../disk/simulated.ts';
import { batchesIn, path, Story, WatchedDisk, Worlds } from './batches.ts';
import { linesIn } from './text.ts';

const batches = [['{"a":1}'], ['{"b":"two lines"}', '{"c":3}'], ['{"d":4}']];

/**
 * Appends all batches over a disk whose n-th call fails, and maybe more; opens anew after every failure. `mended` says
 * when a disk that fails from some call on works again: at the so-many-th opening.
 */
async function appendOver(disk: WatchedDisk, story: Story, onReopen: () => void): Promise<void> {
  for (let opening = 0; opening < 20; opening++) {
    if (opening > 0) onReopen();
    try {
      if (await appendRest(disk, story)) return;
    } catch (error) {
      expect((error as Error).message).toMatch(/^(open|size|read|write|truncate|sync|syncName|claim|close) failed$/);
    }
  }
  throw new Error('never done');
}

/** True when all is appended. */
async function appendRest(disk: WatchedDisk, story: Story): Promise<boolean> {
  const { store } = await openFile(path, 'write', disk);
  try {
    // What is found when it is opened to write is as good as acknowledged.
    story.acknowledged = batchesIn(await linesIn(store), story, story);
    for (let next = story.acknowledged; next < batches.length; next++) {
      const answer = await story.append(store, next);
      if (answer.state === 'appended') continue;
      expect(answer.state).toBe('failed');
      const { changes } = disk;
      expect(await story.append(store, next)).toEqual(answer);
      expect(disk.changes).toBe(changes);
      return false;
    }
    return true;
  } finally {
    await store.close();
  }
}

const effects = (['none', 'half'] as const).flatMap((write) =>
  (['shown', 'gone', 'half'] as const).map((sync) => ({ write, sync })),
);

/** The number of calls when none fails. */
async function callsWithoutFailure(): Promise<number> {
  const story = new Story(batches);
  const disk = new WatchedDisk(story);
  await appendOver(disk, story, () => expect.unreachable());
  return disk.calls;
}

async function run(failing: Failing, onReopen: () => void): Promise<WatchedDisk> {
  const story = new Story(batches);
  const disk = new WatchedDisk(story, undefined, failing);
  await appendOver(disk, story, onReopen);
  expect(story.acknowledged).toBe(batches.length);
  disk.look();
  return disk;
}

describe('when the disk fails, nothing acknowledged is lost, not even if the power goes later', () => {
  it.each(effects)(
    'at any call, once (a failed write does $write, after a failed fsync its pages are $sync)',
    async (effect) => {
      const worlds = new Worlds(new Story(batches));
      const calls = await callsWithoutFailure();
      for (let n = 0; n < calls; n++) {
        await worlds.check(await run({ at: (call) => call === n, ...effect }, () => {}));
      }
      expect(worlds.count).toBeGreaterThan(100);
    },
  );

  it.each(effects)('from any call on, until it is opened anew ($write, $sync)', async (effect) => {
    const worlds = new Worlds(new Story(batches));
    const calls = await callsWithoutFailure();
    for (let n = 0; n < calls; n++) {
      let broken = true;
      const mend = () => {
        broken = false;
      };
      await worlds.check(await run({ at: (call) => broken && call >= n, ...effect }, mend));
    }
  });

  it.each(effects)('at any two calls ($write, $sync)', { timeout: 240_000 }, async (effect) => {
    const worlds = new Worlds(new Story(batches));
    const calls = (await callsWithoutFailure()) + 10;
    for (let n = 0; n < calls; n++) {
      for (let m = n + 1; m < calls; m++) {
        await worlds.check(await run({ at: (call) => call === n || call === m, ...effect }, () => {}));
      }
    }
  });

  it('and when the process ends instead of going on', async () => {
    const worlds = new Worlds(new Story(batches));
    const calls = await callsWithoutFailure();
    for (const effect of effects) {
      for (let n = 0; n < calls; n++) {
        const story = new Story(batches);
        const disk = new WatchedDisk(story, undefined, { at: (call) => call === n, ...effect });
        const answer = await appendUntilFailure(disk, story).catch(() => null);
        expect(answer).not.toBe('appended');
        disk.endProcess();
        await appendOver(disk, story, () => {});
        disk.look();
        await worlds.check(disk);
      }
    }
  });
});

/** Leaves the store open, as a process does that is killed. */
async function appendUntilFailure(disk: SimulatedDisk, story: Story): Promise<string | null> {
  const { store } = await openFile(path, 'write', disk);
  for (const k of batches.keys()) {
    const { state } = await story.append(store, k);
    if (state !== 'appended') return state;
  }
  return null;
}
