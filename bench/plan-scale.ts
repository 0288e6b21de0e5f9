/**
 * How long a proof of the least good-faith stake takes, by class and size: `npm run bench`. Writes bench/plan-scale.md.
 * In process, one thread, after a warm-up; every order found is judged again by the evaluator, which shares nothing with
 * the search. A time limit of 10 s a problem; what is not proved by then is counted.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { worthsOf } from '@lockstep/engine/worth';
import { least } from '../packages/engine/src/plan/least.ts';
import { problemOf } from '../packages/engine/src/plan/problem.ts';
import { judge, walk } from '../packages/engine/src/plan/road-map.ts';
import { pullsOver } from '../packages/engine/src/plan/sequence.ts';
import { noLimits } from '../packages/engine/src/plan/step.ts';
import { gains, isHard, problemCase, type Shape, shapes } from './problems.ts';

const sizes = [12, 20, 30, 40, 60, 80];
const seeds = [1, 2, 3];
const limit = 10_000;

interface Row {
  readonly median: number;
  readonly most: number;
  readonly unproved: number;
}

function measure(shape: Shape, count: number, gain: number): Row {
  const times: number[] = [];
  let unproved = 0;
  for (const seed of seeds) {
    const { agreement, assessment } = problemCase(shape, count, gain, seed);
    const built = problemOf(agreement, worthsOf(agreement, assessment));
    if (!('problem' in built)) throw new Error('no problem');
    const { problem } = built;
    const start = performance.now();
    const search = least(problem, pullsOver(problem, 0), noLimits(problem), 'bench');
    let turn = search.next();
    while (!turn.done) turn = search.next(performance.now() - start > limit);
    times.push(performance.now() - start);
    const { proved, moves, bound } = turn.value;
    if (!proved) unproved++;
    else if (judge(problem, walk(problem, moves ?? [])).stake !== bound)
      throw new Error('the order does not bear out the bound');
  }
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1] as number, most: times.at(-1) as number, unproved };
}

function cell({ median, most, unproved }: Row): string {
  const figure = (ms: number) => (ms < 10 ? ms.toFixed(1) : ms.toFixed(0));
  return `${figure(median)} / ${figure(most)}${unproved > 0 ? ` (${unproved} open)` : ''}`;
}

for (const shape of shapes) measure(shape, 20, 30); // warm-up
const classes = shapes.flatMap((shape) => gains.map((gain) => ({ shape, gain, hard: isHard(shape, gain) })));
const rows = classes.map(({ shape, gain, hard }) => {
  const cells = sizes.map((count) => cell(measure(shape, count, gain)));
  const line = `| ${shape.precedence} | ${shape.worths} | ${gain} % | ${hard ? 'hard' : 'easy'} | ${cells.join(' | ')} |`;
  console.log(line);
  return line;
});
const head = `| precedence | worths | gain | | ${sizes.map((n) => `n = ${n}`).join(' | ')} |\n|---|---|---|---|${sizes.map(() => '---').join('|')}|`;
const text = `# plan-scale

Milliseconds to a proof of the least good-faith stake: median / most of ${seeds.length} seeded problems a class, in process, one
thread; "open" counts those not proved in ${limit / 1000} s. \`npm run bench\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node},
${cpus().length} cores (${cpus()[0]?.model.trim()}). The machine was shared: compare rows, not single figures.

${head}
${rows.join('\n')}
`;
writeFileSync(join(import.meta.dirname, 'plan-scale.md'), text);
