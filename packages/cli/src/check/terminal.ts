import colors from 'picocolors';
import { wrap } from '../wrap.ts';
import type { CaseFault } from './faults.ts';

/** Faults for people: the sentence, then the line of the file with a mark under the place. */
export function describeFaults(faults: readonly CaseFault[]): string {
  const parts = faults.map((fault) => [...wrap(fault.say(fault.file), 80), excerpt(fault)].join('\n'));
  const count = faults.length === 1 ? 'One fault' : `${faults.length} faults`;
  return `${parts.join('\n\n')}\n\n${colors.bold(`${count}.`)}`;
}

/** The line, cut around the place so that it fits, with a mark below. */
function excerpt({ line, column, text }: CaseFault): string {
  const gutter = `${line} | `.padStart(8);
  const from = Math.max(0, column - 50);
  const shown = text.slice(from, from + 70).replaceAll('\t', ' ');
  return colors.dim(`${gutter}${shown}\n${' '.repeat(gutter.length + column - 1 - from)}^`);
}
