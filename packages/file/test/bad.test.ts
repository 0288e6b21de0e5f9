import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FileText, readCase } from '../src/case.ts';
import { sizeLimit } from '../src/text-checks.ts';
import { faultCodes, sayFault } from '../src/wording.ts';

const folder = join(import.meta.dirname, 'bad');

function readBad(code: string): FileText[] {
  if (code === 'file-too-large') return [growTo(sizeLimit, readText(`${code}.yaml`))];
  if (!readdirSync(folder).includes(code)) return [readText(`${code}.yaml`)];
  const names = globSync('**/*.yaml', { cwd: join(folder, code) }).sort();
  return names.map((name) => ({
    path: name.replaceAll('\\', '/'),
    text: readFileSync(join(folder, code, name), 'utf8'),
  }));
}

function readText(path: string): FileText {
  return { path, text: readFileSync(join(folder, path), 'utf8') };
}

function growTo(size: number, { path, text }: FileText): FileText {
  return { path, text: text + '#'.repeat(size - text.length) };
}

describe('a bad file is told apart from every other', () => {
  test.each([...faultCodes])('%s is reported alone, at its place, in one sentence', (code) => {
    const sentence = readFileSync(join(folder, `${code}.txt`), 'utf8').trim();
    const [, line, column] = /^[^:]+:(\d+):(\d+): /.exec(sentence) ?? [];
    const { faults, agreement } = readCase(readBad(code));
    expect(faults.map((fault) => fault.code)).toEqual([code]);
    expect(faults.map(sayFault)).toEqual([sentence]);
    expect(faults[0]).toMatchObject({ line: Number(line), column: Number(column) });
    if (faults[0]?.file === 'agreement.yaml') expect(agreement).toBeUndefined();
  });

  test('no bad file is left without a code', () => {
    const names = readdirSync(folder).filter(
      (name) => statSync(join(folder, name)).isDirectory() || name.endsWith('.yaml'),
    );
    expect(names.map((name) => name.replace('.yaml', '')).sort()).toEqual([...faultCodes].sort());
  });
});
