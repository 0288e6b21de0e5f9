/**
 * How fast question 5 is: `node bench/repair.ts`. Writes bench/repair.md, in processor time. Re-solves a second on the US-DPRK case: all
 * changes of the list, one at a time, from the change to the proved shortfall, the median of several rounds in one run;
 * then the whole answer, also of the problems of bench/problems.ts.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Agreement } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import { repair } from '@lockstep/engine/repair';
import type { RepairAnswer } from '@lockstep/engine/repair/answer';
import { finish } from '@lockstep/engine/search';
import { openCase } from '../packages/cli/src/case/open.ts';
import { type Setting, settingOf } from '../packages/engine/src/plan/setting.ts';
import { draftOf } from '../packages/engine/src/repair/apply.ts';
import { changesTried } from '../packages/engine/src/repair/change.ts';
import { tryChanges } from '../packages/engine/src/repair/trial.ts';
import { problemCase } from './problems.ts';

const rounds = 15;
/** Seconds for each whole answer. */
const limit = 60;

/** Processor seconds that this process has used, the collector of garbage included. */
function used(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

/** Re-solves a second, by round; the first rounds warm the program up and count too. */
function rates(agreement: Agreement, assessment: Assessment): number[] {
  const setting = settingOf(agreement, assessment) as Setting;
  const base = draftOf(setting);
  const changes = changesTried({ file: agreement, setting, last: agreement.steps.at(-1)?.id ?? null });
  return Array.from({ length: rounds }, () => {
    const start = used();
    for (const change of changes) finish(tryChanges(base, agreement, [change], 'bench'));
    return changes.length / (used() - start);
  });
}

function whole(agreement: Agreement, assessment: Assessment): { answer: RepairAnswer; seconds: number } {
  const start = used();
  const search = repair(agreement, assessment);
  let turn = search.next();
  while (!turn.done) turn = search.next(used() - start > limit);
  if ('code' in turn.value) throw new Error(turn.value.code);
  return { answer: turn.value, seconds: used() - start };
}

const founding = openCase(join(import.meta.dirname, '../catalog/us-dprk-2018-2019'), 'all');
const speeds = founding.chosen.map(({ name, assessment }) => {
  const each = rates(founding.agreement, assessment);
  const [slowest, fastest] = [Math.min(...each), Math.max(...each)];
  const line = `| ${name} | ${Math.round(median(each))} | ${Math.round(slowest)} to ${Math.round(fastest)} |`;
  console.log(line);
  return line;
});

const cases: (readonly [string, Agreement, Assessment])[] = [
  ...founding.chosen.map(
    ({ name, assessment }) => [`US-DPRK, ${name}, 16 steps`, founding.agreement, assessment] as const,
  ),
  ...(['chains', 'dense'] as const).flatMap((precedence) =>
    [10, 14, 20].map((count) => {
      const { agreement, assessment } = problemCase({ precedence, worths: 'uniform' }, count, 30, 1);
      return [`${precedence}, uniform, ${count} steps`, agreement, assessment] as const;
    }),
  ),
];
const rows = cases.map(([name, agreement, assessment]) => {
  const { answer, seconds } = whole(agreement, assessment);
  const proved = (each: RepairAnswer['best_pair']) => (each?.best ? 'proved' : each ? 'open' : 'none');
  const line = `| ${name} | ${answer.repairs.length} | ${answer.search.solved} | ${seconds.toFixed(1)} | ${proved(answer.best_pair)} | ${proved(answer.best_triple)} |`;
  console.log(line);
  return line;
});

const text = `# repair

\`node bench/repair.ts\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), other work going on. Processor time.

Re-solves per second of processor time on the US-DPRK case: each change of the list made alone, from the change to the proved shortfall; median
and range of ${rounds} rounds in one run.

| assessment | median | slowest to fastest round |
|---|---|---|
${speeds.join('\n')}

The whole answer: every change with stake, trust and who leaves, the best pair, the best triple; ${limit} s at most. Of the
pairs and triples, most are not re-solved, because a bound says that they cannot be best. The problems are those of
bench/problems.ts at 30 % gain, seed 1.

| case | changes | re-solved | seconds | best pair | best triple |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
writeFileSync(join(import.meta.dirname, 'repair.md'), text);
