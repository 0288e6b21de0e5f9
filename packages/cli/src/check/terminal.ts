import type { Fault } from '@lockstep/file/fault';
import { sayFault } from '@lockstep/file/wording';
import colors from 'picocolors';
import type { CaseTexts } from '../case/load.ts';
import { wrap } from '../wrap.ts';

/** Faults for people: the sentence, then the line of the file with a mark under the place. */
export function describeFaults(texts: CaseTexts, faults: readonly Fault[]): string {
  const parts = faults.map((fault) => {
    const line = texts.texts.find((file) => file.path === fault.file)?.text.split(/\r?\n/)[fault.line - 1] ?? '';
    return [...wrap(sayFault(fault), 80), excerpt(line, fault)].join('\n');
  });
  const count = faults.length === 1 ? 'One fault' : `${faults.length} faults`;
  return `${parts.join('\n\n')}\n\n${colors.bold(`${count}.`)}`;
}

/** The line, cut around the place so that it fits, with a mark below. */
function excerpt(line: string, { line: number, column }: Fault): string {
  const gutter = `${number} | `.padStart(8);
  const from = Math.max(0, column - 50);
  const shown = line.slice(from, from + 70).replaceAll('\t', ' ');
  return colors.dim(`${gutter}${shown}\n${' '.repeat(gutter.length + column - 1 - from)}^`);
}
