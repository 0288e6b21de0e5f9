/**
 * Lockstep against general solvers: `npm run bench:solvers`. Apart from `npm run bench`, since it needs Debian's gringo,
 * clasp and minizinc and takes an hour or more.
 *
 * Every measurement is a pair: Lockstep as a whole fresh process, then the solver on the same problem. Each is added to
 * bench/results/solvers.jsonl when it is finished, and what is there is not measured again (unless there was no proof and
 * the limit has grown): an interrupted run goes on where it stopped. To measure all anew, delete that file. At the end,
 * from all that is there: bench/solvers.md, docs/plan-scale.svg and the table in docs/plan.md.
 *
 * A solver that proves nothing at a size of a class and seed is not asked at larger ones; clasp is, to the end.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { worthsOf } from '@lockstep/engine/worth';
import { problemOf } from '../packages/engine/src/plan/problem.ts';
import { withSwaps } from '../packages/engine/src/plan/search/swaps.ts';
import { problemCase } from './problems.ts';
import { aspByPairs, aspByStates } from './solvers/asp.ts';
import { highs } from './solvers/highs.ts';
import { gecode } from './solvers/minizinc.ts';
import { writePicture } from './solvers/picture.ts';
import { questionOf } from './solvers/question.ts';
import { writeReport } from './solvers/report.ts';
import {
  append,
  type Class,
  checkAgreement,
  classes,
  isOf,
  keyOf,
  type Measurement,
  results,
} from './solvers/results.ts';
import { type Solver, timed } from './solvers/solver.ts';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '12,20,30,40,60' },
    seeds: { type: 'string', default: '1' },
    solvers: { type: 'string', default: 'clasp,Gecode,HiGHS' },
    /** Seconds of processor time for each solve. */
    limit: { type: 'string', default: '20' },
    /** Minutes on the wall after which nothing new is begun. */
    minutes: { type: 'string', default: 'Infinity' },
  },
});
const numbers = (list: string) => list.split(',').map(Number);
const limit = Number(options.limit);
const asked = [aspByPairs, aspByStates, gecode, highs].filter(({ name }) =>
  options.solvers.split(',').some((wanted) => name.startsWith(wanted)),
);
const until = performance.now() + 60_000 * Number(options.minutes);
const known = new Map(results().measurements.map((each) => [keyOf(each), each]));

function measureAll(): void {
  for (const seed of numbers(options.seeds)) {
    for (const n of numbers(options.sizes)) {
      for (const solver of asked) {
        for (const of of classes) {
          for (const edges of givenEdges(of, n, solver) ? [false, true] : [false]) measure(of, n, seed, solver, edges);
        }
      }
    }
  }
}

/** Our dominance edges are given to clasp on the classes on which search alone is lost. */
function givenEdges({ isHard }: Class, n: number, { name }: Solver): boolean {
  return isHard && n >= 30 && name.startsWith('clasp');
}

function measure(of: Class, n: number, seed: number, solver: Solver, edges: boolean): void {
  const { precedence, worths, gain } = of;
  const what = { precedence, worths, gain, n, seed, solver: solver.name, edges };
  const before = known.get(keyOf(what));
  if (before && (before.theirs.level !== null || before.limit >= limit)) return;
  if (performance.now() > until || isLost(of, n, seed, solver)) return;
  const { agreement, assessment } = problemCase(of, n, gain, seed);
  const built = problemOf(agreement, worthsOf(agreement, assessment));
  if (!('problem' in built)) throw new Error('no problem');
  const ours = lockstep({ agreement, assessment });
  const theirs = solver.solve(questionOf(edges ? withSwaps(built.problem) : built.problem), limit);
  const measurement: Measurement = { ...what, limit, theirs, ours };
  known.set(keyOf(what), measurement);
  append(measurement);
  console.log(
    Object.values(what).join(' '),
    theirs.level,
    theirs.cpuMs,
    '| Lockstep',
    ours.level,
    ours.cpuMs,
    ours.coldMs,
  );
}

function isLost(of: Class, n: number, seed: number, { name }: Solver): boolean {
  if (name.startsWith('clasp')) return false;
  return [...known.values()].some(
    (each) => isOf(of, each) && each.seed === seed && each.solver === name && each.n < n && each.theirs.level === null,
  );
}

/** The command itself keeps its compiled code between two starts, too. */
const cache = mkdtempSync(join(tmpdir(), 'solvers-cache-'));

function lockstep(problem: object): Measurement['ours'] {
  const program = join(import.meta.dirname, 'solve-one.ts');
  const line = `NODE_COMPILE_CACHE='${cache}' '${process.execPath}' '${program}' problem.json ${limit}`;
  const { out, err, cpuMs, wallMs } = timed(line, { 'problem.json': JSON.stringify(problem) }, 2 * limit);
  if (!out) throw new Error(err);
  const { level, coldMs } = JSON.parse(out);
  return { level, cpuMs, wallMs, coldMs: Math.round(10 * coldMs) / 10 };
}

append({
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} cores (${cpus()[0]?.model.trim()})`,
  node: process.versions.node,
  solvers: [...new Set(asked.map(({ version }) => version()))],
});
lockstep(problemCase(classes[0] as Class, 12, 30, 1)); // fills the cache
measureAll();
rmSync(cache, { recursive: true });
const all = results();
checkAgreement(all);
writeReport(all);
writePicture(all);
