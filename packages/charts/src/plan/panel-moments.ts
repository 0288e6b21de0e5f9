import { box, words } from '../svg/drawing.ts';
import { widthOf, wrapText } from '../svg/measure.ts';
import { breaksOf, momentOf } from './moments.ts';
import type { Panel, Tread } from './panel.ts';

/** Neighbouring treads that are boxed, and what is written at the top of the box. */
interface Boxed {
  readonly run: readonly Tread[];
  readonly lines: readonly string[];
  readonly edge: string;
  readonly style: string;
}

/** Where a text stands: its ends, and its line. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

const lineHeight = 12;

/** A dotted box and a cross where this side walks away; else a plain box at the moment of the strongest pull, if it is this side's. */
export function drawMoments(panel: Panel, height: number): string {
  const drawn = boxedIn(panel).map((boxed) => {
    const { from, to } = endsOf(boxed);
    const written = writingIn(panel, boxed).map(({ text, middle, y }) =>
      words(panel.frame, middle, y, text, boxed.style, 'middle'),
    );
    return box(panel.frame, from + 1, 2, to - from - 2, height - 4, { class: boxed.edge, rx: 3 }) + written.join('');
  });
  return drawn.join('');
}

/** Where `drawMoments` writes: no value has room there. */
export function writtenByMoments(panel: Panel): Span[] {
  return boxedIn(panel).flatMap((boxed) =>
    writingIn(panel, boxed).map(({ text, middle, y }) => {
      const half = widthOf(text, 11) / 2;
      return { from: middle - half, to: middle + half, y };
    }),
  );
}

function boxedIn(panel: Panel): Boxed[] {
  const { answer } = panel.frame.drawing;
  const { show, words: say } = panel.frame;
  const runs = runsOf(panel);
  if (runs.length > 0) {
    return runs.map((run) => {
      const worst = show.amount(Math.min(...run.map((tread) => leastOf(panel, tread))));
      const lines = [say.walksAway, run.length > 1 ? say.shortAtWorst(worst) : say.short(worst)];
      return { run, lines, edge: 'breaks', style: 'halo alarm' };
    });
  }
  const moment = momentOf(answer);
  if (breaksOf(answer).length > 0 || moment?.party !== panel.id) return [];
  const tread =
    panel.treads.find((each) => each.state.after === moment.after) ??
    panel.treads.find((each) => leastOf(panel, each) === moment.slack);
  if (!tread) return [];
  return [
    { run: [tread], lines: [say.strongest, say.toSpare(show.amount(moment.slack))], edge: 'thin', style: 'halo' },
  ];
}

/** A side's slack on a tread, or the slack of holding back its part of what comes next, if that is less. */
function leastOf(panel: Panel, { state }: Tread): number {
  const inside = state.pull_inside?.[panel.id];
  const slack = state.slack[panel.id] ?? 0;
  return inside === undefined ? slack : Math.min(slack, panel.scale.stake - inside);
}

/** Neighbouring treads at which this side walks away. */
function runsOf(panel: Panel): Tread[][] {
  const runs: Tread[][] = [];
  let open = false;
  for (const tread of panel.treads) {
    const leaves = leastOf(panel, tread) < 0;
    if (leaves && open) (runs.at(-1) as Tread[]).push(tread);
    else if (leaves) runs.push([tread]);
    open = leaves;
  }
  return runs;
}

function endsOf({ run }: Boxed): { from: number; to: number } {
  return { from: (run[0] as Tread).from, to: (run.at(-1) as Tread).to };
}

function writingIn({ frame }: Panel, boxed: Boxed): { text: string; middle: number; y: number }[] {
  const { from, to } = endsOf(boxed);
  const middle = Math.min(Math.max((from + to) / 2, 30), frame.width - 30);
  const wrapped = boxed.lines.flatMap((text) => wrapText(text, Math.max(to - from - 4, 58), 11));
  return wrapped.slice(0, 4).map((text, k) => ({ text, middle, y: 14 + k * lineHeight }));
}
