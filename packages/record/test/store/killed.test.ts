import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Kind, kinds, openKind } from './open.ts';
import { startWriter } from './processes.ts';
import { linesIn } from './text.ts';

/** For each kind of store: 60 in the normal suite, more with LOCKSTEP_KILLS=1000. */
const kills = Number(process.env['LOCKSTEP_KILLS'] ?? 60);
/** A new record after so many, so that reading all of it stays short. */
const killsOfRecord = 20;

describe.each(kinds)('when a process that appends to a %s is killed', (kind) => {
  it(`nothing acknowledged is lost, ${kills} times`, { timeout: 60_000 + kills * 2000 }, async () => {
    const seen = { torn: 0, unacknowledged: 0, lines: 0 };
    for (let done = 0; done < kills; done += killsOfRecord) {
      const folder = mkdtempSync(join(tmpdir(), 'record-'));
      await killOver(kind, join(folder, 'record'), Math.min(killsOfRecord, kills - done), seen);
      rmSync(folder, { recursive: true });
    }
    if (kills > 60) console.log(kind, kills, 'kills', seen);
    expect(seen.lines).toBeGreaterThan(kills);
  });
});

async function killOver(
  kind: Kind,
  path: string,
  count: number,
  seen: { torn: number; unacknowledged: number; lines: number },
): Promise<void> {
  let before = 0;
  for (let k = 0; k < count; k++) {
    const acknowledged = Math.max(before, await sizeWhenKilled(kind, path, k));
    const { store, torn } = await openKind(kind, path, 'write');
    const lines = (await linesIn(store)).map(
      (line) => JSON.parse(line) as { number: number; line: number; of: number },
    );
    expect(lines.length).toBeGreaterThanOrEqual(acknowledged);
    expect(lines.map(({ number }) => number)).toEqual(lines.map((_, number) => number));
    const last = lines.at(-1);
    expect(last?.line).toBe(last ? last.of - 1 : undefined);
    if (torn > 0) seen.torn++;
    if (lines.length > acknowledged) seen.unacknowledged++;
    before = lines.length;
    await store.close();
  }
  seen.lines += before;
}

/** What a writer has acknowledged when it is killed: while it opens, or a few milliseconds after it began to append. */
async function sizeWhenKilled(kind: Kind, path: string, k: number): Promise<number> {
  const child = startWriter(kind, path, 'killed');
  const output = child.stdout as NodeJS.ReadableStream;
  const exit = once(child, 'close');
  let said = '';
  const soon = new Promise<void>((resolve) => {
    output.on('data', (text) => {
      said += text;
      if (said.split('\n').length > (k % 10 === 9 ? 1 : 2)) resolve();
    });
  });
  await soon;
  await setTimeout(Math.random() * 20);
  child.kill('SIGKILL');
  await exit;
  const sizes = said.split('\n').slice(1, -1).map(Number);
  return sizes.at(-1) ?? 0;
}
