/**
 * How long proofs take, by class and size: `npm run bench`. Writes bench/plan-scale.md. In process, one thread, after a
 * warm-up, with a time limit for each problem; what is not proved by then is counted.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { worthsOf } from '@lockstep/engine/worth';
import type { Search } from '../packages/engine/src/math/search.ts';
import { type Problem, problemOf } from '../packages/engine/src/plan/problem.ts';
import { judge, walk } from '../packages/engine/src/plan/road-map.ts';
import { stakeFrontier } from '../packages/engine/src/plan/search/frontier.ts';
import { least } from '../packages/engine/src/plan/search/least.ts';
import { pullsOver, sequence } from '../packages/engine/src/plan/search/sequence.ts';
import { noLimits } from '../packages/engine/src/plan/search/step.ts';
import { gains, isHard, problemCase, type Shape, shapes } from './problems.ts';

const seeds = [1, 2, 3, 4, 5];
/** Seconds for each problem. */
const limit = 10;

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

/** From the file's numbers to the least stake again after one worth has changed: nothing is kept but the compiled code. */
function* again({ agreement, assessment }: Case): Search<boolean> {
  const step = agreement.steps[agreement.steps.length >> 1]?.id as string;
  const changed = Object.fromEntries(
    Object.entries(assessment.worth[step] ?? {}).map(([party, value]) => [party, (value as number) + 1]),
  );
  return yield* leastStake(
    built({ agreement, assessment: { ...assessment, worth: { ...assessment.worth, [step]: changed } } }),
  );
}

type Case = ReturnType<typeof problemCase>;

function built({ agreement, assessment }: Case): Problem {
  const found = problemOf(agreement, worthsOf(agreement, assessment));
  if (!('problem' in found)) throw new Error('no problem');
  return found.problem;
}

function measure({ task, whole, count, seconds, of }: Column, shape: Shape, gain: number): Row {
  const times: number[] = [];
  let unproved = 0;
  for (const seed of of) {
    const file = problemCase(shape, count, gain, seed);
    const problem = built(file);
    const start = performance.now();
    const search = whole ? again(file) : task(problem);
    let turn = search.next();
    while (!turn.done) turn = search.next(performance.now() - start > 1000 * seconds);
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

/** One column of the table. */
interface Column {
  readonly name: string;
  readonly task: Task;
  /** Is the file read anew, with one worth changed? */
  readonly whole?: boolean;
  readonly count: number;
  readonly seconds: number;
  readonly of: readonly number[];
}

const column = (name: string, task: Task, count: number, more: Partial<Column> = {}): Column => ({
  name: `${name}, n = ${count}`,
  task,
  count,
  seconds: limit,
  of: seeds,
  ...more,
});
const columns = [
  ...[12, 20, 30, 40].map((n) => column('stake', leastStake, n)),
  ...[60, 80].map((n) => column('stake', leastStake, n, { seconds: 60, of: [1, 2, 3] })),
  column('again', leastStake, 30, { whole: true }),
  column('all three', lexicographic, 20),
  column('all three', lexicographic, 30, { of: [1, 2, 3] }),
  column('frontier', frontierOfStakes, 30),
];
for (const shape of shapes) measure(column('warm-up', lexicographic, 20), shape, 30);
const classes = shapes.flatMap((shape) => gains.map((gain) => ({ shape, gain, hard: isHard(shape, gain) })));
const rows = classes.map(({ shape, gain, hard }) => {
  const cells = columns.map((each) => cell(measure(each, shape, gain)));
  const line = `| ${shape.precedence} | ${shape.worths} | ${gain} % | ${hard ? 'hard' : 'easy'} | ${cells.join(' | ')} |`;
  console.log(line);
  return line;
});
const large = shapes
  .filter(({ precedence, worths }) => precedence === 'chains' && (worths === 'granular' || worths === 'correlated'))
  .flatMap((shape) => gains.map((gain) => ({ shape, gain })))
  .map(({ shape, gain }) => {
    const cells = [200, 578].map((n) =>
      cell(measure(column('stake', leastStake, n, { seconds: 30, of: [1] }), shape, gain)),
    );
    return `| ${shape.precedence} | ${shape.worths} | ${gain} % | ${cells.join(' | ')} |`;
  });
const head = `| precedence | worths | gain | | ${columns.map(({ name }) => name).join(' | ')} |\n|---|---|---|---|${columns.map(() => '---').join('|')}|`;
const text = `# plan-scale

Milliseconds to a proof: median / most of ${seeds.length} seeded problems a class (3 in the columns with n = 60, 80 and of all three
at 30), in process, one thread; "open" counts those not proved in ${limit} s (60 s at n = 60 and 80), or that met seven million
states. *stake*: the least good-faith stake; *again*: the same from the file's numbers after one worth has changed; *all
three*: then the least trust, then the least total exposure, then the earliest steps of the file; *frontier*: of the two
sides' stakes. \`npm run bench\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node},
${cpus().length} cores (${cpus()[0]?.model.trim()}). The machine was shared: compare rows, not single figures.

${head}
${rows.join('\n')}

The size of whole peace accords, one problem a class, 30 s:

| precedence | worths | gain | stake, n = 200 | stake, n = 578 |
|---|---|---|---|---|
${large.join('\n')}
`;
writeFileSync(join(import.meta.dirname, 'plan-scale.md'), text);
