/**
 * How long the frontier of all deals takes, and how much memory: `node bench/deals.ts`. Writes bench/deals.md. In process,
 * one thread, after a warm-up. The frontier, the formulas and the counts are proved in every row; the road maps and the
 * frontier among the deals that hold have a limit.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Agreement, Rule, Step } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import { type DealsAnswer, deals } from '@lockstep/engine/deals';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { countDeals, countRational } from '../packages/engine/src/deals/count.ts';
import { diagramsOf, nodesOf } from '../packages/engine/src/deals/diagram.ts';
import { domainOf } from '../packages/engine/src/deals/domain.ts';
import { frontierOf } from '../packages/engine/src/deals/frontier.ts';
import { egalitarian, kalaiSmorodinsky, nash, rational, utilitarian } from '../packages/engine/src/deals/solutions.ts';
import { finish, type Search } from '../packages/engine/src/math/search.ts';

/** Seconds for the whole answer with road maps. */
const limit = 30;
const seeds = [1, 2, 3];

interface Case {
  readonly agreement: Agreement;
  readonly assessment: Assessment;
}

interface Kind {
  readonly name: string;
  readonly make: (seed: number) => Case;
}

function drawFrom(seed: number): (low: number, high: number) => number {
  const generator = xoroshiro128plus(seed * 7919);
  return (low, high) => low + Math.floor(uniformFloat64(generator) * (high - low + 1));
}

const parties = ['A', 'B', 'C'];

function caseOf(
  sides: readonly string[],
  steps: readonly Step[],
  rules: readonly Rule[],
  worth: Assessment['worth'],
  stakes: Assessment['stakes'],
): Case {
  const agreement: Agreement = {
    id: 'bench',
    title: 'Bench',
    asOf: '2019-02-24',
    timeUnit: 'month',
    parties: sides.map((id) => ({ id, name: `Side ${id}` })),
    others: [],
    people: [],
    steps,
    rules,
    bonds: {},
    readings: {},
  };
  const rest = {
    scale: 'as-given',
    impatience: {},
    hazard: 0,
    ranks: {},
    bundles: [],
    drift: {},
    why: {},
    basis: {},
  } as const;
  return { agreement, assessment: { ...rest, worth, stakes } };
}

function stepOf(id: string, by: readonly string[], requires: readonly string[], reversible: number): Step {
  const none = { needs: [], answers: [], verification: [], delivers: [], sources: [] };
  return {
    id,
    title: id,
    by,
    kind: 'achieve',
    requires: requires.map((each) => ({ step: each, moment: 'done' as const })),
    duration: 1,
    reversible,
    ...none,
  };
}

/** So many issues of which each has exactly one of so many values, worths to a tenth between 0 and `most`. */
function issues(count: number, values: number, sides: number, most: number, seed: number): Case {
  const draw = drawFrom(seed);
  const own = parties.slice(0, sides);
  const names = Array.from({ length: count }, (_, i) => Array.from({ length: values }, (__, v) => `i${i}v${v}`));
  const ids = names.flat();
  return caseOf(
    own,
    ids.map((id) => stepOf(id, own, [], 0)),
    names.map((each) => ({ kind: 'one_of', steps: each })),
    Object.fromEntries(ids.map((id) => [id, Object.fromEntries(own.map((party) => [party, draw(0, 10 * most) / 10]))])),
    {},
  );
}

/**
 * So many steps, each done by one side at a cost to it and worth about as much to the others, `each` prerequisites for
 * all but the first `sources` of them, drawn from the `span` before.
 */
function steps(
  count: number,
  each: number,
  sources: number,
  span: number,
  sides: number,
  most: number,
  seed: number,
): Case {
  const draw = drawFrom(seed);
  const own = parties.slice(0, sides);
  const by = (k: number) => own[k % sides] as string;
  const list = Array.from({ length: count }, (_, k) => {
    const before = k < sources ? [] : Array.from({ length: each }, () => draw(Math.max(0, k - span), k - 1));
    return stepOf(
      `s${k}`,
      [by(k)],
      [...new Set(before)].map((x) => `s${x}`),
      draw(0, 4) / 4,
    );
  });
  const worth = list.map((_, k) =>
    Object.fromEntries(
      own.map((party) => [
        party,
        (party === by(k) ? -draw(1, 10 * most) : draw(1, Math.round((22 * most) / (2 * (sides - 1))))) / 10,
      ]),
    ),
  );
  return caseOf(
    own,
    list,
    [],
    Object.fromEntries(list.map(({ id }, k) => [id, worth[k] as Record<string, number>])),
    Object.fromEntries(own.map((party) => [party, most / 2])),
  );
}

const kinds: readonly Kind[] = [
  { name: '8 issues of 5 values, 2 parties', make: (seed) => issues(8, 5, 2, 10, seed) },
  { name: '8 issues of 5 values, 2 parties, worths to 1000', make: (seed) => issues(8, 5, 2, 1000, seed) },
  { name: '8 issues of 5 values, 3 parties', make: (seed) => issues(8, 5, 3, 10, seed) },
  { name: '40 steps, no prerequisites, 2 parties', make: (seed) => steps(40, 0, 40, 1, 2, 10, seed) },
  { name: '40 steps, 1 prerequisite each, 2 parties', make: (seed) => steps(40, 1, 8, 15, 2, 10, seed) },
  { name: '40 steps, 2 prerequisites each, 2 parties', make: (seed) => steps(40, 2, 8, 15, 2, 10, seed) },
  {
    name: '40 steps, 2 prerequisites among 12 first steps, 2 parties',
    make: (seed) => steps(40, 2, 12, 40, 2, 10, seed),
  },
  { name: '40 steps, 3 prerequisites each, 2 parties', make: (seed) => steps(40, 3, 8, 15, 2, 10, seed) },
  { name: '40 steps, 1 prerequisite each, 3 parties', make: (seed) => steps(40, 1, 8, 15, 3, 10, seed) },
  { name: '40 steps, 2 prerequisites each, 3 parties', make: (seed) => steps(40, 2, 8, 15, 3, 10, seed) },
  { name: '80 steps, 2 prerequisites each, 2 parties', make: (seed) => steps(80, 2, 12, 15, 2, 10, seed) },
];

interface Row {
  readonly frontier: number;
  readonly counts: number;
  readonly deals: number | null;
  readonly vectors: number;
  readonly nodes: number;
  readonly kept: number;
  readonly megabytes: number;
  readonly whole: number;
  readonly open: readonly string[];
}

function measure({ agreement, assessment }: Case): Row {
  globalThis.gc?.();
  const memory = process.memoryUsage();
  const before = memory.heapUsed + memory.arrayBuffers;
  const start = performance.now();
  const domain = domainOf(agreement, assessment);
  if ('code' in domain) throw new Error(domain.code);
  const diagrams = finish(diagramsOf(domain));
  if (typeof diagrams === 'string') throw new Error(diagrams);
  const found = finish(frontierOf(domain, diagrams));
  if (!found) throw new Error('no frontier');
  const zone = rational(found.vectors);
  for (const formula of [nash, kalaiSmorodinsky]) formula(found.vectors, zone);
  for (const formula of [egalitarian, utilitarian]) formula(found.vectors);
  const frontier = performance.now() - start;
  const after = process.memoryUsage();
  const counting = performance.now();
  finish(countRational(domain.base, diagrams));
  const counts = performance.now() - counting;
  const { answer, milliseconds } = within(deals(agreement, assessment));
  return {
    frontier,
    counts,
    deals: countDeals(diagrams),
    vectors: found.vectors.length,
    nodes: diagrams.reduce((sum, diagram) => sum + nodesOf(diagram), 0),
    kept: found.states,
    megabytes: Math.max(0, after.heapUsed + after.arrayBuffers - before) / 1e6,
    whole: milliseconds,
    open: answer.unfinished,
  };
}

function within(search: Search<unknown>): { answer: DealsAnswer; milliseconds: number } {
  const start = performance.now();
  let turn = search.next();
  while (!turn.done) turn = search.next(performance.now() - start > 1000 * limit);
  return { answer: turn.value as DealsAnswer, milliseconds: performance.now() - start };
}

const number = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));
const pair = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return `${number(sorted[sorted.length >> 1] as number)} / ${number(sorted.at(-1) as number)}`;
};

for (const { make } of kinds.slice(0, 6)) measure(make(9));
const lines = kinds.map(({ name, make }) => {
  const rows = seeds.map((seed) => measure(make(seed)));
  const all = (key: 'frontier' | 'counts' | 'vectors' | 'nodes' | 'kept' | 'megabytes' | 'whole') =>
    pair(rows.map((row) => row[key]));
  const open = rows.filter((row) => row.open.length > 0);
  const left =
    open.length > 0 ? ` (${open.length} open: ${[...new Set(open.flatMap((row) => row.open))].join(', ')})` : '';
  const line = `| ${name} | ${pair(rows.map((row) => row.deals ?? Number.NaN))} | ${all('frontier')} | ${all('vectors')} | ${all('counts')} | ${all('nodes')} | ${all('kept')} | ${all('megabytes')} | ${all('whole')}${left} |`;
  console.log(line);
  return line;
});
const text = `# deals

Median / most of ${seeds.length} seeded problems a row, in process, one thread. *frontier*: milliseconds from the file's numbers to
the exact frontier of all deals and what the four formulas pick; *vectors*: how many it has; *counts*: milliseconds to
count the deals that leave nobody worse off; *nodes*: of the diagrams; *kept*: vectors kept at them; *MB*: how much the
memory in use grew by the frontier; *whole*: milliseconds to the whole answer, with which deals hold and a road map for
every deal of the frontier, stopped after ${limit} s. \`node --expose-gc bench/deals.ts\`, ${new Date().toISOString().slice(0, 10)},
Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()}). The machine was shared: compare rows, not single figures.

| domain | deals | frontier | vectors | counts | nodes | kept | MB | whole |
|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}
`;
writeFileSync(join(import.meta.dirname, 'deals.md'), text);
