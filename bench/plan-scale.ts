/**
 * How long proofs take, by class and size: `npm run bench`. Writes bench/plan-scale.md. In process, one thread, after a
 * warm-up, with a time limit for each problem; what is not proved by then is counted.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { worthsOf } from '@lockstep/engine/worth';
import { stakeFrontier } from '../packages/engine/src/plan/frontier.ts';
import { least } from '../packages/engine/src/plan/least.ts';
import { type Problem, problemOf } from '../packages/engine/src/plan/problem.ts';
import { judge, walk } from '../packages/engine/src/plan/road-map.ts';
import type { Search } from '../packages/engine/src/plan/search.ts';
import { pullsOver, sequence } from '../packages/engine/src/plan/sequence.ts';
import { noLimits } from '../packages/engine/src/plan/step.ts';
import { gains, isHard, problemCase, type Shape, shapes } from './problems.ts';

const seeds = [1, 2, 3];
const limit = 5_000;

interface Row {
  readonly median: number;
  readonly most: number;
  readonly unproved: number;
}

/** One search of one problem; says whether it came to its proof. */
type Task = (problem: Problem) => Search<boolean>;

/** The least stake, its order judged again by the evaluator, which shares nothing with the search. */
function* leastStake(problem: Problem): Search<boolean> {
  const { proved, moves, bound } = yield* least(problem, pullsOver(problem, 0), noLimits(problem), 'bench');
  if (proved && judge(problem, walk(problem, moves ?? [])).stake !== bound) {
    throw new Error('the order does not bear out the bound');
  }
  return proved;
}

/** Least stake, then least trust, then least total exposure, then the earliest steps of the file. */
function* lexicographic(problem: Problem): Search<boolean> {
  return (yield* sequence(problem, 'bench'))?.proved ?? false;
}

function* frontierOfStakes(problem: Problem): Search<boolean> {
  return (yield* stakeFrontier(problem)).proved;
}

function measure(task: Task, shape: Shape, count: number, gain: number): Row {
  const times: number[] = [];
  let unproved = 0;
  for (const seed of seeds) {
    const { agreement, assessment } = problemCase(shape, count, gain, seed);
    const built = problemOf(agreement, worthsOf(agreement, assessment));
    if (!('problem' in built)) throw new Error('no problem');
    const start = performance.now();
    const search = task(built.problem);
    let turn = search.next();
    while (!turn.done) turn = search.next(performance.now() - start > limit);
    times.push(performance.now() - start);
    if (!turn.value) unproved++;
  }
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1] as number, most: times.at(-1) as number, unproved };
}

function cell({ median, most, unproved }: Row): string {
  const figure = (ms: number) => (ms < 10 ? ms.toFixed(1) : ms.toFixed(0));
  return `${figure(median)} / ${figure(most)}${unproved > 0 ? ` (${unproved} open)` : ''}`;
}

for (const shape of shapes) measure(leastStake, shape, 20, 30); // warm-up
const columns: readonly (readonly [string, Task, number])[] = [
  ...[12, 20, 30, 40, 60, 80].map((n) => [`stake, n = ${n}`, leastStake, n] as const),
  ['all three, n = 20', lexicographic, 20],
  ['all three, n = 30', lexicographic, 30],
  ['frontier, n = 30', frontierOfStakes, 30],
];
const classes = shapes.flatMap((shape) => gains.map((gain) => ({ shape, gain, hard: isHard(shape, gain) })));
const rows = classes.map(({ shape, gain, hard }) => {
  const cells = columns.map(([, task, count]) => cell(measure(task, shape, count, gain)));
  const line = `| ${shape.precedence} | ${shape.worths} | ${gain} % | ${hard ? 'hard' : 'easy'} | ${cells.join(' | ')} |`;
  console.log(line);
  return line;
});
const head = `| precedence | worths | gain | | ${columns.map(([name]) => name).join(' | ')} |\n|---|---|---|---|${columns.map(() => '---').join('|')}|`;
const text = `# plan-scale

Milliseconds to a proof: median / most of ${seeds.length} seeded problems a class, in process, one thread; "open" counts those not
proved in ${limit / 1000} s. *stake*: the least good-faith stake; *all three*: then the least trust, then the least total exposure, then
the earliest steps of the file; *frontier*: of the two sides' stakes. \`npm run bench\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node},
${cpus().length} cores (${cpus()[0]?.model.trim()}). The machine was shared: compare rows, not single figures.

${head}
${rows.join('\n')}
`;
writeFileSync(join(import.meta.dirname, 'plan-scale.md'), text);
