/**
 * HiGHS, from npm, by mixed integer programming. By states (which moves are among the first k). Pairs with their triangle
 * inequalities are up to three times quicker on dense precedence and three times and more slower on all else.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Question } from './question.ts';
import { type Solved, type Solver, timed } from './solver.ts';

/** done_a_k = 1: move a is among the first k. */
function program({ shift, room, requires, low, high }: Question): string {
  const moves = [...shift.keys()];
  const last = moves.length - 1;
  const done = (a: number, k: number) => `done_${a}_${k}`;
  const rows: string[] = [];
  for (let k = 1; k <= last; k++) {
    rows.push(`${moves.map((a) => done(a, k)).join(' + ')} = ${k}`);
    for (const [i, most] of room.entries()) {
      const terms = shift.map((row, a) => `${sign(row[i] as number)} ${done(a, k)}`);
      rows.push(`${terms.join(' ')} - level <= ${most}`);
    }
    if (k === last) continue;
    for (const a of moves) rows.push(`${done(a, k + 1)} - ${done(a, k)} >= 0`);
    for (const [a, b] of requires) rows.push(`${done(a, k)} - ${done(b, k + 1)} >= 0`);
  }
  for (const [a, b] of requires) rows.push(`${done(b, 1)} = 0`, `${done(a, last)} = 1`);
  const names = moves.flatMap((a) => Array.from({ length: last }, (_, k) => done(a, k + 1)));
  return [
    'Minimize\n level\nSubject To',
    ...rows.map((row, r) => ` row${r}: ${row}`),
    `Bounds\n ${low} <= level <= ${high}\nGeneral\n level\nBinary`,
    ...names.map((name) => ` ${name}`),
    'End',
  ].join('\n');
}

function sign(value: number): string {
  return value < 0 ? `- ${-value}` : `+ ${value}`;
}

const library = createRequire(import.meta.url).resolve('highs');

const script = `
import highs from ${JSON.stringify(library)};
import { readFileSync } from 'node:fs';
const solution = (await highs()).solve(readFileSync('question.lp', 'utf8'), { mip_rel_gap: 0, mip_abs_gap: 0.5 });
console.log(solution.Status, solution.ObjectiveValue);
`;

function solve(question: Question, seconds: number): Solved {
  const files = { 'question.lp': program(question), 'solve.mjs': script };
  const { out, cpuMs, wallMs } = timed(`'${process.execPath}' solve.mjs`, files, seconds);
  const best = /^Optimal (\S+)/m.exec(out)?.[1];
  return { level: best === undefined ? null : Math.round(Number(best)), cpuMs, wallMs };
}

export const highs: Solver = {
  name: 'HiGHS',
  version: () => {
    const about = JSON.parse(readFileSync(join(dirname(library), '..', 'package.json'), 'utf8'));
    return `HiGHS ${about.version} (npm)`;
  },
  solve,
};
