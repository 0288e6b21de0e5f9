/**
 * How long 100,000 draws of a road map take: `node bench/doubt.ts`. Writes bench/doubt.md. Sampling every number, judging
 * every state for every party, counting, and the correlations; the order is given. Cold: the first run in the process.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Agreement } from '../packages/engine/src/agreement/agreement.ts';
import type { Assessment } from '../packages/engine/src/agreement/assessment.ts';
import { samplerOf } from '../packages/engine/src/agreement/draws.ts';
import { doubtfulNumbers } from '../packages/engine/src/doubt/doubtful.ts';
import { tally } from '../packages/engine/src/doubt/tally.ts';
import { finish } from '../packages/engine/src/math/search.ts';
import { drawnOrder } from '../packages/engine/src/plan/drawn.ts';
import { settingOf } from '../packages/engine/src/plan/setting.ts';
import { agreement, assessment, step } from '../packages/engine/test/plan/build.ts';

const draws = 100_000;
const runs = 7;

/** Steps by two parties in turn, each a cost to who does it and a gain to the other. */
function fileOf(count: number, extra: Partial<Agreement['steps'][number]> = {}): Agreement {
  const steps = Array.from({ length: count }, (_, k) =>
    step(`s${k + 1}`, k % 2 === 0 ? 'A' : 'B', { reversible: [0.1, 0.3, 0.6], ...extra }),
  );
  return agreement(['A', 'B'], steps);
}

function rangesOf(count: number): Assessment {
  const worth = Array.from({ length: count }, (_, k) => {
    const [doer, other] = k % 2 === 0 ? ['A', 'B'] : ['B', 'A'];
    return [`s${k + 1}`, { [doer as string]: [-5, -3, -1], [other as string]: [2, 4, 7] }] as const;
  });
  return assessment(Object.fromEntries(worth), { stakes: { A: [0, 1, 3], B: [0, 1, 3] } });
}

function ranksOf(count: number): Assessment {
  const ids = Array.from({ length: count }, (_, k) => `s${k + 1}`);
  const [odd, even] = [0, 1].map((rest) => ids.filter((_, k) => k % 2 === rest)) as [string[], string[]];
  const ranks = { A: { gains: even, costs: odd }, B: { gains: odd, costs: even } };
  return assessment({}, { ranks, stakes: { A: [0, 0.5], B: [0, 0.5] } });
}

const timed: Partial<Agreement['steps'][number]> = {
  duration: [1, 2, 4],
  verification: [{ falseAlarm: 0.02, lag: 0.5 }],
};
const cases: [string, number, Agreement, Assessment][] = [
  ['ranges of three', 24, fileOf(24), rangesOf(24)],
  ['ranks alone', 24, fileOf(24), ranksOf(24)],
  [
    'ranges of three, with impatience, hazard and false alarms',
    24,
    fileOf(24, timed),
    { ...rangesOf(24), impatience: { A: 0.01, B: 0.02 }, hazard: 0.01 },
  ],
  ['ranges of three', 12, fileOf(12), rangesOf(12)],
  ['ranges of three', 60, fileOf(60), rangesOf(60)],
];

function milliseconds(file: Agreement, view: Assessment): number {
  const setting = settingOf(file, view);
  if (!('problem' in setting)) throw new Error('no setting');
  const { problem, worths } = setting;
  const order = drawnOrder(setting, problem.moves);
  const start = process.cpuUsage();
  const counted = finish(
    tally(setting, order, samplerOf(setting.agreement, view, worths, 1), doubtfulNumbers(setting), draws),
  );
  if (counted?.draws !== draws) throw new Error('draws are missing');
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const rows = cases.map(([name, count, file, view]) => {
  const all = Array.from({ length: runs }, () => milliseconds(file, view));
  const sorted = all.toSorted((a, b) => a - b);
  const line = `| ${name} | ${count} | ${(all[0] as number).toFixed(0)} | ${(sorted[runs >> 1] as number).toFixed(0)} | ${(sorted[0] as number).toFixed(0)} |`;
  console.log(line);
  return line;
});
const text = `# doubt

Milliseconds of processor time for ${draws.toLocaleString('en')} draws of one road map of two parties: every worth, reversibility and stake drawn, every
state judged for each party, all that \`doubt\` counts, and the correlations. In process, ${runs} runs; first is the first
run of that case (the first row's also loads and compiles the code).
\`node bench/doubt.ts\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()}).

| numbers | steps | first | median | least |
|---|---|---|---|---|
${rows.join('\n')}
`;
writeFileSync(join(import.meta.dirname, 'doubt.md'), text);
