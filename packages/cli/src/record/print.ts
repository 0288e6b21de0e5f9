import colors from 'picocolors';
import { width } from '../question/terminal.ts';
import { version } from '../version.ts';
import { wrap } from '../wrap.ts';
import type { RecordOptions } from './open.ts';

/** What an act of `record` answers: its JSON besides what all have, and the sentences for people, the first the headline. */
export interface Answer {
  readonly act: string;
  readonly id: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly sentences: readonly string[];
  /** Lines that are printed as they are, below the sentences. */
  readonly lines?: readonly string[];
}

export function print({ act, id, facts, sentences, lines = [] }: Answer, { json }: RecordOptions): void {
  const text = json
    ? JSON.stringify(
        { question: 'record', act, case: id, version, headline: sentences[0] ?? '', ...facts, sentences },
        null,
        2,
      )
    : [
        ...sentences.flatMap((each, index) =>
          wrap(each, width).map((line) => (index === 0 ? colors.bold(line) : line)),
        ),
        ...lines,
      ].join('\n');
  process.stdout.write(`${text}\n`);
}

/** A root or hash as checkpoints write it. */
export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

export function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}
