/**
 * One problem, from a cold start: `node bench/solve-one.ts FILE SECONDS`. The file holds an agreement and an assessment as
 * JSON. Prints the least stake in units of the problem, null if it was not proved, and the processor time that building
 * and proving took, of all threads: nothing is warmed up.
 */
import { readFileSync } from 'node:fs';
import { worthsOf } from '@lockstep/engine/worth';
import { problemOf } from '../packages/engine/src/plan/problem.ts';
import { least } from '../packages/engine/src/plan/search/least.ts';
import { pullsOver } from '../packages/engine/src/plan/search/sequence.ts';
import { noLimits } from '../packages/engine/src/plan/search/step.ts';

const [file, seconds] = process.argv.slice(2) as [string, string];
const { agreement, assessment } = JSON.parse(readFileSync(file, 'utf8'));
const used = process.cpuUsage();
const takenMs = () => {
  const { user, system } = process.cpuUsage(used);
  return (user + system) / 1000;
};
const built = problemOf(agreement, worthsOf(agreement, assessment));
if (!('problem' in built)) throw new Error('no problem');
const { problem } = built;
const search = least(problem, pullsOver(problem, 0), noLimits(problem), 'bench');
let turn = search.next();
while (!turn.done) turn = search.next(takenMs() > 1000 * Number(seconds));
const coldMs = takenMs();
console.log(JSON.stringify({ level: turn.value.proved ? turn.value.bound : null, coldMs }));
