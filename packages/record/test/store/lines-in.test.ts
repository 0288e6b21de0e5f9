import { expect, test } from 'vitest';
import { linesIn } from '../../src/store/file.ts';

const read = (text: string) => {
  const { lines, unfinished } = linesIn(new TextEncoder().encode(text));
  return { lines: lines.map((line) => new TextDecoder().decode(line)), unfinished };
};

test('of a file read whole the lines that end with a newline count', () => {
  expect(read('')).toEqual({ lines: [], unfinished: 0 });
  expect(read('{"a":1}\n{"b":2}\n')).toEqual({ lines: ['{"a":1}', '{"b":2}'], unfinished: 0 });
  expect(read('{"a":1}\n{"b"')).toEqual({ lines: ['{"a":1}'], unfinished: 4 });
});

test('a batch under way, or its note, does not count and is no unfinished line', () => {
  expect(read('{"a":1}\n\0"b":2}\n{"c":3}\n')).toEqual({ lines: ['{"a":1}'], unfinished: 0 });
  expect(read(`{"a":1}\n\0${'0'.repeat(16)}`)).toEqual({ lines: ['{"a":1}'], unfinished: 0 });
});
