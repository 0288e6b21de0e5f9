/**
 * How long the frontier of phases takes, by class and size: `node bench/plan-phases.ts`. Writes bench/plan-phases.md. In
 * process, one thread, with a time limit for each problem; what is not proved by then is counted. Steps last one to six
 * time units.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { worthsOf } from '@lockstep/engine/worth';
import { finish } from '../packages/engine/src/math/search.ts';
import { judgePhases, type Phases } from '../packages/engine/src/plan/phases/judge-phases.ts';
import { partsOf } from '../packages/engine/src/plan/phases/parts.ts';
import { fullEffort, phaseFrontier } from '../packages/engine/src/plan/phases/phases.ts';
import { problemOf } from '../packages/engine/src/plan/problem.ts';
import { problemCase, type Shape, shapes } from './problems.ts';

const seeds = [1, 2, 3];
const gain = 30;
const limit = 5_000;

/** Over all problems that were proved: the points, and how many of them are found by cutting orders alone. */
const points = { all: 0, cut: 0 };

interface Measured {
  readonly ms: number;
  readonly points: number;
  readonly proved: boolean;
}

function measure(shape: Shape, count: number, seed: number): Measured {
  const { agreement, assessment } = problemCase(shape, count, gain, seed);
  const steps = agreement.steps.map((step, k) => ({ ...step, duration: 1 + ((7 * k + 3 * seed + k * k) % 6) }));
  const built = problemOf({ ...agreement, steps }, worthsOf(agreement, assessment));
  const parts = 'problem' in built ? partsOf(built.problem) : null;
  if (!parts) throw new Error('no problem');
  const start = performance.now();
  const search = phaseFrontier(parts, []);
  let turn = search.next();
  while (!turn.done) turn = search.next(performance.now() - start > limit);
  const ms = performance.now() - start;
  const { plans, proved } = turn.value;
  for (const plan of plans) {
    if (judgePhases(parts.problem, plan.phases).time !== plan.time)
      throw new Error('the plan does not bear out its time');
  }
  if (proved) {
    const cuts = new Set(finish(phaseFrontier(parts, [], { ...fullEffort, mostSets: 0 })).plans.map(keyOf));
    points.all += plans.length;
    points.cut += plans.filter((plan) => cuts.has(keyOf(plan))).length;
  }
  return { ms, points: plans.length, proved };
}

function keyOf({ time, stakes }: Phases): string {
  return `${time} ${Math.max(...stakes)}`;
}

function cell(shape: Shape, count: number): string {
  const measured = seeds.map((seed) => measure(shape, count, seed)).sort((a, b) => a.ms - b.ms);
  const open = measured.filter((each) => !each.proved).length;
  const seconds = (each: Measured | undefined) => ((each?.ms ?? 0) / 1000).toFixed(2);
  const points = measured.map((each) => each.points).join(', ');
  return `${seconds(measured[1])} / ${seconds(measured[2])} (${points})${open > 0 ? ` ${open} open` : ''}`;
}

measure(shapes[0] as Shape, 10, 1); // warm-up
const sizes = [12, 16, 20, 30];
const rows = shapes.map((shape) => {
  const row = `| ${shape.precedence} | ${shape.worths} | ${sizes.map((count) => cell(shape, count)).join(' | ')} |`;
  console.log(row);
  return row;
});
const text = `# How far \`plan --phases\` reaches

\`node bench/plan-phases.ts\` on ${cpus()[0]?.model ?? 'an unknown processor'}, Node ${process.versions.node}, one thread. Seconds: median / largest of ${seeds.length} problems
(points of the frontier of each), and how many were open after ${limit / 1000} s. Two sides, a gain of ${gain} percent, steps that last one
to six time units. Classes as in [plan-scale.md](plan-scale.md).

| precedence | worths | ${sizes.map((count) => `${count} steps`).join(' | ')} |
|---|---|${sizes.map(() => '---').join('|')}|
${rows.join('\n')}

Beyond exact reach plans come from cutting orders alone. On the problems above that were proved this finds ${points.cut} of the
${points.all} points of their frontiers.
`;
writeFileSync(join(import.meta.dirname, 'plan-phases.md'), text);
