import { wrapText } from '../svg/measure.ts';
import { showAmount } from '../svg/number.ts';
import { box, words } from './frame.ts';
import { breaksOf, momentOf } from './moments.ts';
import type { Panel, Tread } from './panel.ts';

/** A dotted box and a cross where this side walks away; else a plain box at the moment of the strongest pull, if it is this side's. */
export function drawMoments(panel: Panel, height: number): string {
  const { answer } = panel.frame.drawing;
  const runs = runsOf(panel);
  if (runs.length > 0) return runs.map((run) => drawBreak(panel, run, height)).join('');
  const moment = momentOf(answer);
  if (breaksOf(answer).length > 0 || moment?.party !== panel.id) return '';
  const tread =
    panel.treads.find((each) => each.state.after === moment.after) ??
    panel.treads.find((each) => leastOf(panel, each) === moment.slack);
  if (!tread) return '';
  const lines = [panel.frame.words.strongest, panel.frame.words.toSpare(showAmount(moment.slack))];
  return drawMoment(panel, [tread], lines, height, 'thin', 'halo');
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

function drawBreak(panel: Panel, run: readonly Tread[], height: number): string {
  const worst = Math.min(...run.map((tread) => leastOf(panel, tread)));
  const say = run.length > 1 ? panel.frame.words.shortAtWorst : panel.frame.words.short;
  const lines = [panel.frame.words.walksAway, say(showAmount(worst))];
  return drawMoment(panel, run, lines, height, 'breaks', 'halo alarm');
}

function drawMoment(
  panel: Panel,
  run: readonly Tread[],
  lines: readonly string[],
  height: number,
  edge: string,
  style: string,
): string {
  const from = (run[0] as Tread).from;
  const to = (run.at(-1) as Tread).to;
  const { frame } = panel;
  const wrapped = lines.flatMap((text) => wrapText(text, Math.max(to - from - 4, 58), 11));
  const middle = Math.min(Math.max((from + to) / 2, 30), frame.width - 30);
  const written = wrapped.slice(0, 4).map((text, k) => words(frame, middle, 14 + k * 12, text, style, 'middle'));
  return box(frame, from + 1, 2, to - from - 2, height - 4, { class: edge, rx: 3 }) + written.join('');
}
