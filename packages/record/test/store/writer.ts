/**
 * A process that writes to a record: `node writer.ts KIND PATH ROLE ...`.
 *
 *  - `asked`: opens, says `ready`; appends what each line of the input says, and answers with a line; ends with the input.
 *  - `crowd WHO COUNT`: adds so many lines, each again and again until it may.
 *  - `killed`: appends batches of one to three lines for ever, and says the size after each.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { type Kind, openKind } from './open.ts';
import { toBytes } from './text.ts';

const [kind, path, role, ...rest] = process.argv.slice(2) as [Kind, string, string, ...string[]];

function say(text: string): void {
  writeSync(1, `${text}\n`);
}

async function asked(): Promise<void> {
  const { store } = await openKind(kind, path, 'write');
  say('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const { lines, expected } = JSON.parse(line) as { lines: string[]; expected: number };
    say(JSON.stringify(await store.append(lines.map(toBytes), expected)));
  }
  await store.close();
}

async function crowd(who: number, count: number): Promise<void> {
  for (let line = 0; line < count; ) {
    const { store } = await openKind(kind, path, 'write');
    const { state } = await store.append([toBytes(JSON.stringify({ who, line }))], await store.size());
    await store.close();
    if (state === 'appended') line++;
    else await setTimeout(Math.random() * 10);
  }
}

async function killed(): Promise<void> {
  say('opening');
  const { store } = await openKind(kind, path, 'write');
  for (let size = await store.size(); ; ) {
    const of = 1 + (size % 3);
    const lines = Array.from({ length: of }, (_, k) => JSON.stringify({ number: size + k, line: k, of }));
    const answer = await store.append(lines.map(toBytes), size);
    if (answer.state !== 'appended') throw new Error(JSON.stringify(answer));
    size = answer.size;
    say(String(size));
  }
}

if (role === 'asked') await asked();
if (role === 'crowd') await crowd(Number(rest[0]), Number(rest[1]));
if (role === 'killed') await killed();
