import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { kinds, openKind } from './open.ts';
import { startLimited, writerOf } from './processes.ts';
import { linesIn } from './text.ts';

it.each(kinds)('on a full disk a %s says failed, writes nothing more, and loses nothing', async (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  const path = join(folder, 'record');
  const writer = await writerOf(startLimited(100, kind, path));
  const line = `{"a":"${'x'.repeat(8000)}"}`;
  let size = 0;
  let answer = await writer.append([line], size);
  while (answer.state === 'appended') answer = await writer.append([line], ++size);
  expect(answer.state).toBe('failed');
  expect(size).toBeGreaterThan(5);
  expect(await writer.append(['{}'], size)).toEqual(answer);
  await writer.end();
  const { store } = await openKind(kind, path, 'write');
  expect(await linesIn(store)).toEqual(Array(size).fill(line));
  expect(await store.append([new TextEncoder().encode('{}')], size)).toEqual({ state: 'appended', size: size + 1 });
  await store.close();
  rmSync(folder, { recursive: true });
});
