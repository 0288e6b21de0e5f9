/** Writes bench/solvers.md from what was measured, and its summary into docs/plan.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asked, problemsOf, ratio, sizesIn } from './pairing.ts';
import { type Class, classes, median, nameOf, type Results } from './results.ts';

const root = join(import.meta.dirname, '../..');

export function writeReport(results: Results): void {
  const sizes = sizesIn(results);
  const summary = table(
    [
      'n',
      'classes',
      'problems',
      'proved by Lockstep',
      'by a solver',
      'ms: whole / cold / best solver',
      'whole process',
      'cold, in process',
    ],
    sizes.flatMap((n) => [false, true].map((isHard) => summaryRow(results, n, isHard))),
  );
  const text = `# solvers

Lockstep against general solvers: processor time to a proof of the least good-faith stake, in milliseconds, user and
system, all processes. Each solve is paired with one by Lockstep just before it. *whole*: a fresh Lockstep process from its
start (with the compiled code kept from an earlier start, as the command keeps it); *cold*: of that, from the numbers of the
file to the proof, nothing warmed up. Solvers are whole processes too, from the written model to the proof. A dash: not
asked, or lost at a smaller size of that class. The solvers agree with each other and with Lockstep on every optimum
that was proved. \`npm run bench:solvers\` goes on where it stopped, and ends by writing this file.

${settings(results)}

## The best solver against Lockstep

How many times as long the quickest solver that came to a proof took as Lockstep, over the problems that both proved: median
(least to most). Below 1 the solver was quicker. Without our dominance edges:

${summary}

With our dominance edges given to the solver:

${table(
  ['n', 'class', 'best solver', 'its ms', 'whole', 'cold', 'whole process', 'cold, in process'],
  sizes.flatMap((n) => classes.flatMap((of) => problemsOf(results, of, n, true).map((each) => edgesRow(of, n, each)))),
)}

${sizes.map((n) => `## n = ${n}\n\n${sizeTable(results, n)}`).join('\n\n')}
`;
  writeFileSync(join(root, 'bench/solvers.md'), text);
  writeSummary(summary);
}

/** Between two comments in docs/plan.md. */
function writeSummary(summary: string): void {
  const path = join(root, 'docs/plan.md');
  const between = /(<!-- from npm run bench:solvers -->\n).*(<!-- end -->)/s;
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(between, (_, start, end) => `${start}${summary}\n${end}`),
  );
}

function settings(results: Results): string {
  const lines = results.settings.map(
    ({ date, machine, node, solvers }) => `- ${date}, ${machine}, Node ${node}, ${solvers.join(', ')}`,
  );
  const limits = [...new Set(results.measurements.map(({ limit }) => limit))].sort((a, b) => a - b);
  const seeds = [...new Set(results.measurements.map(({ seed }) => seed))].length;
  return `${[...new Set(lines)].join('\n')}

${seeds} seeded problem${seeds > 1 ? 's' : ''} a class and size. Limits: ${limits.join(', ')} s of processor time for a solve.`;
}

function summaryRow(results: Results, n: number, isHard: boolean): string[] {
  const all = classes.filter((of) => of.isHard === isHard).flatMap((of) => problemsOf(results, of, n, false));
  return [
    String(n),
    isHard ? 'hard' : 'easy',
    String(all.length),
    String(all.filter(({ isProved }) => isProved).length),
    String(all.filter(({ best }) => best).length),
    [all.map(({ whole }) => whole), all.map(({ cold }) => cold), all.flatMap(({ best }) => best?.theirs.cpuMs ?? [])]
      .map((times) => (times.length > 0 ? figure(median(times)) : '\u2013'))
      .join(' / '),
    spread(all.map((each) => ratio(each, 'cpuMs'))),
    spread(all.map((each) => ratio(each, 'coldMs'))),
  ];
}

function spread(ratios: readonly (number | null)[]): string {
  const known = ratios.filter((each) => each !== null);
  if (known.length === 0) return '\u2013';
  return `${figure(median(known))} (${figure(Math.min(...known))} to ${figure(Math.max(...known))})`;
}

function edgesRow(of: Class, n: number, each: Asked): string[] {
  return [
    String(n),
    nameOf(of),
    each.best?.solver ?? 'none',
    each.best ? String(each.best.theirs.cpuMs) : '\u2013',
    ...ours([each]),
    spread([ratio(each, 'cpuMs')]).replace(/ .*/, ''),
    spread([ratio(each, 'coldMs')]).replace(/ .*/, ''),
  ];
}

function sizeTable(results: Results, n: number): string {
  const solvers = [...new Set(results.measurements.map(({ solver }) => solver))].sort((a, b) => a.localeCompare(b));
  const rows = classes.flatMap((of) => {
    const problems = problemsOf(results, of, n, false);
    if (problems.length === 0) return [];
    const theirs = solvers.map((solver) => solverCell(problems, solver));
    const ratios = (['cpuMs', 'coldMs'] as const).map((kind) =>
      spread(problems.map((each) => ratio(each, kind))).replace(problems.length === 1 ? / .*/ : '', ''),
    );
    return [[nameOf(of), of.isHard ? 'hard' : 'easy', ...ours(problems), ...theirs, ...ratios]];
  });
  return table(['class', '', 'whole', 'cold', ...solvers, 'best / whole', 'best / cold'], rows);
}

function ours(problems: readonly Asked[]): string[] {
  const open = problems.filter(({ isProved }) => !isProved).length;
  return [problems.map(({ whole }) => whole), problems.map(({ cold }) => cold)].map((times) =>
    cell(times, open, problems.length),
  );
}

function solverCell(problems: readonly Asked[], solver: string): string {
  const found = problems.flatMap(({ of }) => of.filter((each) => each.solver === solver));
  const open = found.filter(({ theirs }) => theirs.level === null).length;
  return cell(
    found.map(({ theirs }) => theirs.cpuMs),
    open,
    found.length,
  );
}

/** Median, and how many were not proved. */
function cell(times: readonly number[], open: number, of: number): string {
  if (times.length === 0) return '\u2013';
  if (open === of) return 'open';
  return `${figure(median(times))}${open > 0 ? ` (${open} of ${of} open)` : ''}`;
}

function figure(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
