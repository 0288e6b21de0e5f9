import { createInterface } from 'node:readline';
import type { Heard } from './draft.ts';

/** A conversation in the terminal, or with lines from a pipe. */
export interface Talk {
  readonly say: (line: string) => void;
  /** The next line; null when there are no more. */
  readonly hear: (prompt: string) => Promise<string | null>;
  readonly close: () => void;
}

export function talkInTerminal(): Talk {
  const input = createInterface({ input: process.stdin, terminal: false });
  const lines = input[Symbol.asyncIterator]();
  return {
    say: (line) => process.stdout.write(`${line}\n`),
    hear: async (prompt) => {
      process.stdout.write(prompt);
      const { value, done } = await lines.next();
      return done ? null : String(value);
    },
    close: () => input.close(),
  };
}

/** Asks until the answer is understood; an empty or missing answer counts as `standard`, if there is one. */
export async function ask<Value>(
  talk: Talk,
  prompt: string,
  understand: (text: string) => Heard<Value>,
): Promise<Value | null> {
  for (;;) {
    const text = await talk.hear(prompt);
    const heard = understand(text ?? '');
    if ('value' in heard) return heard.value;
    if (text === null) return null;
    talk.say(`  ${heard.problem}`);
  }
}

/** Asks line after line until an empty one; false if there are no more lines at all. */
export async function askLines(
  talk: Talk,
  prompt: () => string,
  take: (text: string) => string | undefined,
): Promise<boolean> {
  for (;;) {
    const text = await talk.hear(prompt());
    if (text === null || text.trim() === '') return text !== null;
    const problem = take(text);
    if (problem !== undefined) talk.say(`  ${problem}`);
  }
}
