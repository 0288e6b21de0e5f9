/**
 * How long the least stake takes with impatience, hazard and false alarms: `node bench/plan-time.ts`. Writes
 * bench/plan-time.md. The problems of bench/problems.ts at 30 % gain, seed 1, with made-up durations and rates.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { worthsOf } from '@lockstep/engine/worth';
import { problemOf } from '../packages/engine/src/plan/problem.ts';
import { least } from '../packages/engine/src/plan/search/least.ts';
import { pullsOver } from '../packages/engine/src/plan/search/sequence.ts';
import { noLimits } from '../packages/engine/src/plan/search/step.ts';
import { problemCase, type Shape, shapes } from './problems.ts';

const sizes = [10, 12, 14, 16];
/** Seconds for each problem. */
const limit = 20;

function timed(shape: Shape, count: number): string {
  const { agreement, assessment } = problemCase(shape, count, 30, 1);
  const steps = agreement.steps.map((step, k) => ({
    ...step,
    duration: 0.5 * (1 + (k % 6)),
    verification: [{ falseAlarm: k % 5 === 0 ? 0.02 : 0 }],
  }));
  const rated = { ...assessment, impatience: { A: 0.01, B: 0.03 }, hazard: 0.01 };
  const built = problemOf({ ...agreement, steps }, worthsOf({ ...agreement, steps }, rated));
  if (!('problem' in built) || !built.problem.rates) throw new Error('no problem with rates');
  const { problem } = built;
  const start = performance.now();
  const search = least(problem, pullsOver(problem, 0), noLimits(problem), 'bench');
  let turn = search.next();
  while (!turn.done) turn = search.next(performance.now() - start > 1000 * limit);
  return turn.value.proved ? (performance.now() - start).toFixed(0) : 'open';
}

const rows = shapes.map((shape) => {
  const line = `| ${shape.precedence} | ${shape.worths} | ${sizes.map((n) => timed(shape, n)).join(' | ')} |`;
  console.log(line);
  return line;
});
const text = `# plan-time

Milliseconds to the proof of the least good-faith stake with impatience 0.01 and 0.03 a time unit, hazard 0.01, durations of
0.5 to 3 and a false alarm of 0.02 on every fifth step; one problem a class, gain 30 %, in process; "open" after ${limit} s.
\`node bench/plan-time.ts\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()}).

| precedence | worths | ${sizes.map((n) => `n = ${n}`).join(' | ')} |
|---|---|${sizes.map(() => '---').join('|')}|
${rows.join('\n')}
`;
writeFileSync(join(import.meta.dirname, 'plan-time.md'), text);
