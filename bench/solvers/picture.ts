/** Draws docs/plan-scale.svg: time to a proof against n, a panel for each class, a line for each solver and Lockstep. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartStyle } from '@lockstep/charts/look';
import { element, pathThrough } from '@lockstep/charts/write';
import { type Asked, problemsOf, sizesIn } from './pairing.ts';
import { type Class, classes, median, nameOf, type Results } from './results.ts';

const root = join(import.meta.dirname, '../..');
const columns = 6;
const [cellWidth, cellHeight] = [196, 132];
/** The plot within a cell, and the margin left of all cells for the labels of time. */
const plot = { left: 8, right: 180, top: 26, bottom: 116 };
const [margin, top] = [48, 34];
/** Milliseconds at the bottom; what was not proved stands at `open`, the top. */
const [least, open] = [0.1, 60_000];

type Mark = 'dot' | 'ring' | 'none' | 'up' | 'down' | 'square' | 'cross';

interface Series {
  readonly name: string;
  readonly mark: Mark;
  readonly look: string;
  /** Milliseconds at n; `open` where most problems were not proved, undefined where none was asked. */
  readonly at: (of: Class, n: number) => number | undefined;
}

export function writePicture(results: Results): void {
  const series = seriesOf(results);
  const rows = Math.ceil(classes.length / columns);
  const width = margin + columns * cellWidth;
  const height = top + rows * cellHeight + 8;
  const panels = classes.map((of, k) => panel(of, series, sizesIn(results), k));
  const heading = 'Processor time to a proof of the least good-faith stake, against the number of steps';
  const text = element('text', { x: 12, y: 21, class: 'head' }, heading);
  const content = [element('rect', { width, height, class: 'ground' }), text, ...panels, key(series, rows)].join('\n');
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'lsp',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
    },
    `${element('title', {}, heading)}${element('desc', {}, 'The figures are in bench/solvers.md.')}${element('style', {}, chartStyle() + style)}\n${content}`,
  );
  writeFileSync(join(root, 'docs/plan-scale.svg'), `${svg}\n`);
}

const style = `
.lsp .series{fill:none;stroke-width:1.25;stroke:currentColor}.lsp .solid{fill:currentColor;stroke:currentColor}
.lsp .hollow{fill:var(--l-surface);stroke:currentColor;stroke-width:1.25}
.lsp .ours{color:var(--l-ink)}.lsp .ours .series{stroke-width:2.25}.lsp .warm{color:var(--l-ink);stroke-dasharray:1.5 2.5}
.lsp .pairs{color:var(--l-b)}.lsp .states{color:var(--l-a)}.lsp .gecode{color:var(--l-c)}.lsp .highs{color:var(--l-d)}
.lsp .gecode .series{stroke-dasharray:6 2}.lsp .highs .series{stroke-dasharray:2 2}`;

function seriesOf(results: Results): Series[] {
  const looks: Readonly<Record<string, readonly [Mark, string]>> = {
    'clasp by states': ['down', 'states'],
    'clasp by pairs': ['up', 'pairs'],
    Gecode: ['square', 'gecode'],
    HiGHS: ['cross', 'highs'],
  };
  const byProblem =
    (time: (asked: Asked) => number | undefined) =>
    (of: Class, n: number): number | undefined => {
      const times = problemsOf(results, of, n, false).flatMap((asked) => time(asked) ?? []);
      return times.length === 0 ? undefined : median(times);
    };
  const warm = warmTimes();
  return [
    { name: 'Lockstep, whole process', mark: 'dot', look: 'ours', at: byProblem((p) => (p.isProved ? p.whole : open)) },
    {
      name: 'Lockstep, cold, in process',
      mark: 'ring',
      look: 'ours',
      at: byProblem((p) => (p.isProved ? p.cold : open)),
    },
    {
      name: 'Lockstep, warm (bench/plan-scale.md)',
      mark: 'none',
      look: 'warm',
      at: (of, n) => warm.get([of.precedence, of.worths, of.gain, n].join()),
    },
    ...Object.entries(looks).map(([name, [mark, look]]): Series => {
      const time = ({ of }: Asked) => {
        const found = of.find(({ solver }) => solver === name);
        return found && (found.theirs.level === null ? open : found.theirs.cpuMs);
      };
      return { name, mark, look, at: byProblem(time) };
    }),
  ];
}

/** Medians of the least stake from the first table of bench/plan-scale.md, by class and n. */
function warmTimes(): Map<string, number> {
  const lines = readFileSync(join(root, 'bench/plan-scale.md'), 'utf8').split('\n');
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const first = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, l) => l > first && !line.startsWith('|'));
  const rows = lines.slice(first, end).map(cells);
  const sizes = (rows[0] ?? []).map((name) => /^stake, n = (\d+)/.exec(name)?.[1]);
  return new Map(
    rows.slice(2).flatMap((row) =>
      row.flatMap((cell, c) => {
        if (!sizes[c]) return [];
        const [precedence, worths, gain] = row as [string, string, string];
        const time = /\([23] open/.test(cell) ? open : Number.parseFloat(cell);
        return [[[precedence, worths, Number.parseInt(gain, 10), sizes[c]].join(), time] as const];
      }),
    ),
  );
}

function panel(of: Class, series: readonly Series[], sizes: readonly number[], k: number): string {
  const [x, y] = [margin + (k % columns) * cellWidth, top + Math.floor(k / columns) * cellHeight];
  const drawn = series.map(({ at, mark, look }) => {
    const points = sizes.flatMap((n) => {
      const time = at(of, n);
      return time === undefined ? [] : [[acrossOf(n, sizes), heightOf(time)] as const];
    });
    const line = points.length > 1 ? element('path', { class: 'series', d: pathThrough(points) }) : '';
    return element('g', { class: look }, line + points.map((point) => markAt(mark, point)).join(''));
  });
  const name = element('text', { x: plot.left, y: 14, class: 'bold' }, nameOf(of) + (of.isHard ? ' (hard)' : ''));
  const labels = k % columns === 0 ? timeLabels() : '';
  return element('g', { transform: `translate(${x} ${y})` }, name + grid(sizes) + labels + drawn.reverse().join(''));
}

function acrossOf(n: number, sizes: readonly number[]): number {
  const [first, last] = [sizes[0] as number, sizes.at(-1) as number];
  return plot.left + 6 + ((n - first) / Math.max(1, last - first)) * (plot.right - plot.left - 12);
}

function heightOf(ms: number): number {
  const share = Math.log(Math.max(least, ms) / least) / Math.log(open / least);
  return plot.bottom - share * (plot.bottom - plot.top);
}

const decades = [0.1, 1, 10, 100, 1000, 10_000];

function grid(sizes: readonly number[]): string {
  const lines = decades.map((ms) => across(heightOf(ms), ms === least ? 'axis' : 'hair'));
  const names = sizes.map((n) =>
    element(
      'text',
      { x: acrossOf(n, sizes), y: plot.bottom + 11, 'text-anchor': 'middle', class: 'small soft' },
      `${n}`,
    ),
  );
  return lines.join('') + across(heightOf(open), 'zero') + names.join('');
}

function across(y: number, look: string): string {
  return element('line', { x1: plot.left, x2: plot.right, y1: y, y2: y, class: look });
}

function timeLabels(): string {
  const label = (y: number, text: string) =>
    element('text', { x: plot.left - 5, y: y + 3.5, 'text-anchor': 'end', class: 'small soft' }, text);
  const names = decades.map((ms) => label(heightOf(ms), ms < 1000 ? `${ms} ms` : `${ms / 1000} s`));
  return names.join('') + label(heightOf(open), 'open');
}

function markAt(mark: Mark, [x, y]: readonly [number, number]): string {
  const r = 3;
  const shape = (d: string) => element('path', { d, class: 'solid' });
  switch (mark) {
    case 'dot':
      return element('circle', { cx: x, cy: y, r, class: 'solid' });
    case 'ring':
      return element('circle', { cx: x, cy: y, r, class: 'hollow' });
    case 'up':
      return shape(
        `${pathThrough([
          [x - r, y + r],
          [x + r, y + r],
          [x, y - r],
        ])}z`,
      );
    case 'down':
      return element('path', {
        d: `${pathThrough([
          [x - r, y - r],
          [x + r, y - r],
          [x, y + r],
        ])}z`,
        class: 'hollow',
      });
    case 'square':
      return element('rect', { x: x - 2.5, y: y - 2.5, width: 5, height: 5, class: 'solid' });
    case 'cross':
      return element('path', {
        d:
          pathThrough([
            [x - r, y - r],
            [x + r, y + r],
          ]) +
          pathThrough([
            [x - r, y + r],
            [x + r, y - r],
          ]),
        class: 'solid',
      });
    case 'none':
      return '';
  }
}

/** In the cells that the classes leave free. */
function key(series: readonly Series[], rows: number): string {
  const x = margin + (classes.length % columns) * cellWidth + plot.left;
  const y = top + (rows - 1) * cellHeight + 14;
  const lines = series.map(({ name, mark, look }, k) => {
    const at = y + 14 * k;
    const line = element('path', {
      class: 'series',
      d: pathThrough([
        [x, at - 4],
        [x + 30, at - 4],
      ]),
    });
    return (
      element('g', { class: look }, line + markAt(mark, [x + 15, at - 4])) + element('text', { x: x + 38, y: at }, name)
    );
  });
  const note = element(
    'text',
    { x, y: y + 14 * series.length, class: 'small soft' },
    'open: no proof within the limit',
  );
  return lines.join('') + note;
}
