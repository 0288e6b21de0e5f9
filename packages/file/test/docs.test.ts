import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCase } from '../src/case.ts';
import { faultCodes, sayFault } from '../src/wording.ts';

const page = readFileSync(new URL('../../../docs/format.md', import.meta.url), 'utf8');

test.each([...faultCodes])('the page on the format tells the sentence of %s', (code) => {
  const sentence = readFileSync(new URL(`bad/${code}.txt`, import.meta.url), 'utf8').trim();
  expect(page).toContain(`| \`${code}\` | ${sentence} |`);
});

test('the small case on the page on the format is a case', () => {
  const [, block = ''] = /## A small case in one file\n\n((?: {4}.*\n)+)/.exec(page) ?? [];
  const { faults, agreement } = readCase([{ path: 'case.yaml', text: block.replace(/^ {4}/gm, '') }]);
  expect(faults.map(sayFault)).toEqual([]);
  expect(agreement?.steps.map(({ id }) => id)).toEqual(['halt', 'relief']);
});
