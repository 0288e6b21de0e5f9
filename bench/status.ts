/**
 * How long it takes to work out where things stand: `node bench/status.ts`. Writes bench/status.md. An accord as large as
 * Colombia's, 578 provisions, under records of several lengths; half the entries report, half verify.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Agreement, Step } from '@lockstep/engine/agreement';
import { dateOf, dayOf } from '@lockstep/engine/calendar';
import { status } from '@lockstep/engine/status';
import type { Entry } from '@lockstep/engine/status/entry';
import { checkTrace } from '@lockstep/engine/status/trace';

const [provisions, rounds] = [578, 7];
const first = dayOf('2017-01-01');

const steps = Array.from({ length: provisions }, (_, k): Step => {
  const check = k % 2 === 0 ? [{ by: 'B' }] : [];
  return {
    id: `s${k}`,
    title: `Provision ${k}`,
    by: [k % 2 === 0 ? 'A' : 'B'],
    kind: 'achieve',
    requires: k > 0 && k % 3 === 0 ? [{ step: `s${k - 1}`, moment: 'done' }] : [],
    needs: [],
    answers: [],
    due: dateOf(first + 6 * k),
    duration: 30,
    reversible: 0,
    verification: check,
    delivers: [],
    sources: [],
  };
});

const agreement: Agreement = {
  id: 'large',
  title: 'Large',
  asOf: '2017-01-01',
  timeUnit: 'day',
  parties: [
    { id: 'A', name: 'A' },
    { id: 'B', name: 'B' },
  ],
  others: [],
  people: [],
  steps,
  rules: [],
  bonds: {},
  readings: {},
};

function recordOf(entries: number): Entry[] {
  return Array.from({ length: entries }, (_, k): Entry => {
    const at = dateOf(first + ((k * 7) % 3600));
    const common = { at, recorded_at: '2026-01-01T00:00:00Z', basis: 'seen' } as const;
    return k % 2 === 0
      ? { ...common, by: 'A', step: `s${k % provisions}`, axis: 'promise', to: 'fulfilled' }
      : { ...common, by: 'B', step: `s${(k * 31) % provisions}`, axis: 'evidence', to: 'verified' };
  });
}

function median(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.round(times.sort((a, b) => a - b)[(rounds - 1) / 2] as number);
}

const rows = [500, 5000, 50_000].map((entries) => {
  const record = recordOf(entries);
  const asking = { asOf: '2026-11-24' };
  return `| ${entries} | ${median(() => status(agreement, record, asking))} | ${median(() => checkTrace(agreement, record, asking))} |`;
});

writeFileSync(
  new URL('status.md', import.meta.url),
  `# status

Milliseconds to work out where ${provisions} steps stand from so many entries, and to check the record against the agreement.
Medians of ${rounds} in one run. \`node bench/status.ts\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? '?'}).
The machine was shared: compare lines, not single figures.

| entries | \`status\` | \`check-trace\` |
|---|---|---|
${rows.join('\n')}
`,
);
