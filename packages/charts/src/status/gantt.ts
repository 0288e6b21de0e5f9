import type { Step } from '@lockstep/engine/agreement';
import { dayOf } from '@lockstep/engine/calendar';
import { stepOf, titleOf } from '@lockstep/engine/names';
import type { LegalState, StepStatus } from '@lockstep/engine/status/answer';
import { daysOf as lengthOf } from '@lockstep/engine/status/span';
import { box, finish, headline, line, mirror, type Part, words as say } from '../svg/drawing.ts';
import { fillOf, markOf } from '../svg/look.ts';
import { element, escapeText } from '../svg/write.ts';
import {
  drawLegend,
  drawTitle,
  type Frame,
  fitted,
  frameOf,
  lanesOf,
  namesOf,
  type StatusDrawing,
  type StatusLook,
  sideSign,
  tickLines,
  tickTexts,
} from './frame.ts';

/** What is drawn on one line of a lane. Days are numbers of the calendar. */
interface Row {
  readonly who: readonly string[];
  readonly what: 'act' | 'check' | 'need';
  readonly step: string;
  readonly title: string;
  /** Planned. */
  readonly bar: readonly [number, number] | null;
  readonly due: number | null;
  /** In fact: begun, and until when it was or is under way. */
  readonly way: readonly [number, number] | null;
  readonly done: number | null;
  readonly barred: readonly (readonly [number, number])[];
}

/**
 * Chart 3: a lane for each party, verifier and other actor. Planned: a bar as long as the step takes, up to its last day, a
 * hollow one while it is checked, a tick on the last day. In fact: a line while it is under way and a dot when it was done
 * or verified; a padlock where law bars it. Only what has a date is drawn.
 */
export function drawGantt(drawing: StatusDrawing, look: StatusLook = {}): string {
  const { agreement, answer } = drawing;
  const rows = answer.steps.flatMap((status) => rowsOf(drawing, status));
  const dated = rows.filter((row) => daysOf(row).length > 0);
  const frame = frameOf({ agreement, answer }, look, [...dated.flatMap(daysOf), dayOf(answer.as_of)], 18);
  const labelled = { ...frame, rows: dated.map((row) => ({ ...row, title: wordsFor(frame, row) })) };
  const lanes = lanesOf(agreement, labelled.rows, ({ who }) => who);
  const parts = [
    ...(look.headed ? [headline(frame, frame.drawing.answer.headline)] : []),
    drawLegend(frame, legendOf(frame, dated)),
    drawHead(frame),
    ...lanes.map(({ who, rows: own }) => drawLane(frame, who, own)),
    ...(lanes.length === 0 ? [{ svg: say(frame, 0, 16, frame.words.nothingDated, 'soft'), height: 26 }] : []),
  ];
  return finish(frame, parts, answer.headline, describe(frame, labelled.rows), look.style ?? true);
}

function wordsFor({ words }: Frame, { what, title }: Row): string {
  return what === 'act' ? title : what === 'check' ? words.check(title) : words.need(title);
}

function daysOf({ bar, due, way, done, barred }: Row): number[] {
  return [
    ...(bar ?? []),
    ...(due === null ? [] : [due]),
    ...(way ?? []),
    ...(done === null ? [] : [done]),
    ...barred.flat(),
  ];
}

/** A step's own row, one for each who checks it, and one for each whose act it needs. */
function rowsOf({ agreement, answer }: StatusDrawing, status: StepStatus): Row[] {
  const step = stepOf(agreement, status.step);
  const now = dayOf(answer.as_of);
  const due = status.due === null ? null : dayOf(status.due);
  const begun = status.begun === null ? null : dayOf(status.begun);
  const length = lengthOf(step.duration, agreement.timeUnit);
  const start = due === null ? begun : due - length;
  const bar = start === null || length === 0 ? null : ([start, start + length] as const);
  const performed = dayOfChange(status, ['promise', 'fulfilled'], ['evidence', 'claimed']);
  const isKept = status.kind !== 'achieve';
  const own: Row = {
    who: status.by,
    what: 'act',
    step: status.step,
    title: titleOf(agreement, status.step),
    bar,
    due,
    way: begun === null ? null : [begun, (isKept ? keptUntil(status) : performed) ?? now],
    done: isKept ? null : performed,
    barred: barredOf(status, now),
  };
  return [own, ...checksOf(own, step, status, agreement.timeUnit), ...needsOf(own, step, agreement.timeUnit)];
}

/** The day on which what is kept up came to its end, or was broken or taken back for good. */
function keptUntil({ ended, history }: StepStatus): number | null {
  if (ended !== null) return dayOf(ended);
  const last = history.findLast(({ axis }) => axis === 'promise');
  return last && ['reversed', 'breached', 'terminated'].includes(last.to) ? dayOf(last.at) : null;
}

type Unit = StatusDrawing['agreement']['timeUnit'];

function checksOf(own: Row, { verification }: Step, status: StepStatus, unit: Unit): Row[] {
  const verified = dayOfChange(status, ['evidence', 'verified']);
  const end = own.bar?.[1] ?? own.due;
  return verification.flatMap(({ by, lag }): Row[] => {
    if (by === undefined) return [];
    const bar = end === null ? null : ([end, end + lengthOf(lag ?? 0, unit)] as const);
    const isLong = bar !== null && bar[1] > bar[0];
    return [
      { ...own, who: [by], what: 'check', bar: isLong ? bar : null, due: null, way: null, done: verified, barred: [] },
    ];
  });
}

function needsOf(own: Row, { needs }: Step, unit: Unit): Row[] {
  const start = own.bar?.[0] ?? own.due;
  return needs.flatMap(({ who, lead }): Row[] => {
    if (lead === undefined || start === null) return [];
    const bar = [start - lengthOf(lead, unit), start] as const;
    return [{ ...own, who: [who], what: 'need', bar, due: null, way: null, done: null, barred: [] }];
  });
}

/** The first day on which one of these states came about, and is not undone later by its own absence. */
function dayOfChange({ history }: StepStatus, ...states: readonly (readonly [string, string])[]): number | null {
  const found = history.find(({ axis, to }) => states.some((state) => state[0] === axis && state[1] === to));
  return found ? dayOf(found.at) : null;
}

/** The times during which law bars it. */
function barredOf({ history }: StepStatus, now: number): (readonly [number, number])[] {
  const legal = history.filter(({ axis }) => axis === 'legal');
  return legal.flatMap(({ at, to }, k) =>
    isBarred(to as LegalState)
      ? [[dayOf(at), legal[k + 1] ? dayOf((legal[k + 1] as { at: string }).at) : now] as const]
      : [],
  );
}

function isBarred(state: LegalState): boolean {
  return state === 'barred' || state === 'reimposed';
}

const pitch = 26;

function drawHead(frame: Frame): Part {
  const { answer } = frame.drawing;
  const asOf = frame.words.asOf(answer.as_of);
  const x = frame.at(dayOf(answer.as_of));
  const isRight = x > (frame.from + frame.to) / 2;
  const svg = [
    say(frame, isRight ? x - 8 : x + 8, 14, asOf, 'bold', isRight ? 'end' : 'start'),
    line(frame, frame.from, 22, frame.to, 22, 'axis'),
    element('circle', { cx: mirror(frame, x), cy: 22, r: 4, class: 'dot' }),
    tickTexts(frame, 38),
  ];
  return { svg: svg.join(''), height: 44 };
}

function drawLane(frame: Frame, who: readonly string[], rows: readonly Row[]): Part {
  const each = frame.over ? pitch + 17 : pitch;
  const height = 26 + each * rows.length + 4;
  const now = frame.at(dayOf(frame.drawing.answer.as_of));
  const svg = [
    tickLines(frame, 0, height),
    line(frame, now, 0, now, height, 'thin'),
    sideSign(frame, who, 0, 6),
    say(frame, 14, 18, namesOf(frame.drawing.agreement, who), 'name halo'),
    ...rows.map((row, k) => drawRow(frame, row, 26 + each * k)),
  ];
  return { svg: svg.join(''), height };
}

function drawRow(frame: Frame, row: Row, top: number): string {
  const y = top + (frame.over ? 27 : pitch / 2);
  const { bar, due, way, done, barred } = row;
  const title = frame.over
    ? say(frame, 10, top + 12, fitted(row.title, frame.width - 20), 'halo')
    : drawTitle(frame, row.title, y);
  return element(
    'g',
    {},
    [
      element('title', {}, escapeText(row.title)),
      title,
      bar ? drawBar(frame, row, bar, y) : '',
      way ? line(frame, frame.at(way[0]), y + 8, frame.at(way[1]), y + 8, 'range') : '',
      due === null ? '' : line(frame, frame.at(due), y - 9, frame.at(due), y + 9, 'walk'),
      ...barred.map(([from, to]) => drawBarred(frame, from, to, y)),
      done === null ? '' : element('circle', { cx: mirror(frame, frame.at(done)), cy: y, r: 4.5, class: 'dot halo' }),
    ].join(''),
  );
}

function drawBar(frame: Frame, { what, who }: Row, [from, to]: readonly [number, number], y: number): string {
  const [x, width] = [frame.at(from), Math.max(2, frame.at(to) - frame.at(from))];
  if (what === 'check') return box(frame, x, y - 5, width, 10, { class: 'joint' });
  if (what === 'need') return box(frame, x, y - 5, width, 10, { class: 'waiting' });
  const height = 10 / who.length;
  return who
    .map((id, k) => {
      const party = frame.drawing.agreement.parties.findIndex((each) => each.id === id);
      const look =
        party < 0 ? { class: 'joint' } : { ...fillOf(frame.prefix, party), stroke: `var(--l-${markOf(party)})` };
      return box(frame, x, y - 5 + k * height, width, height, look);
    })
    .join('');
}

/** While law bars it: a dashed line with a padlock at its beginning. */
function drawBarred(frame: Frame, from: number, to: number, y: number): string {
  const x = frame.at(from);
  return line(frame, x, y - 8, frame.at(to), y - 8, 'breaks') + padlock(frame, x + 5, y - 8);
}

function padlock(frame: Frame, x: number, y: number): string {
  const at = mirror(frame, x);
  return (
    element('path', {
      d: `M${at - 2.5} ${y - 1}V${y - 3}A2.5 2.5 0 0 1 ${at + 2.5} ${y - 3}V${y - 1}`,
      class: 'glyph',
    }) + element('rect', { x: at - 4.5, y: y - 1, width: 9, height: 7, class: 'dot' })
  );
}

function legendOf(frame: Frame, rows: readonly Row[]): Parameters<typeof drawLegend>[1] {
  const { words } = frame;
  const has = (test: (row: Row) => boolean) => rows.some(test);
  const dot = (x: number, y: number) => element('circle', { cx: mirror(frame, x + 5), cy: y, r: 4.5, class: 'dot' });
  const all = [
    {
      text: words.planned,
      width: 26,
      isUsed: has(({ what, bar }) => what === 'act' && bar !== null),
      mark: (x: number, y: number) =>
        box(frame, x, y - 5, 26, 10, { ...fillOf(frame.prefix, 0), stroke: 'var(--l-a)' }),
    },
    {
      text: words.checking,
      width: 26,
      isUsed: has(({ what, bar }) => what === 'check' && bar !== null),
      mark: (x: number, y: number) => box(frame, x, y - 5, 26, 10, { class: 'joint' }),
    },
    {
      text: words.leads,
      width: 26,
      isUsed: has(({ what }) => what === 'need'),
      mark: (x: number, y: number) => box(frame, x, y - 5, 26, 10, { class: 'waiting' }),
    },
    {
      text: words.plannedEnd,
      width: 6,
      isUsed: has(({ due }) => due !== null),
      mark: (x: number, y: number) => line(frame, x + 3, y - 8, x + 3, y + 8, 'walk'),
    },
    {
      text: words.underWay,
      width: 26,
      isUsed: has(({ way }) => way !== null),
      mark: (x: number, y: number) => line(frame, x, y, x + 26, y, 'range'),
    },
    { text: `${words.actual}, ${words.actualChecked}`, width: 10, isUsed: has(({ done }) => done !== null), mark: dot },
    {
      text: words.barred,
      width: 24,
      isUsed: has(({ barred }) => barred.length > 0),
      mark: (x: number, y: number) => line(frame, x, y, x + 24, y, 'breaks') + padlock(frame, x + 6, y),
    },
  ];
  return all.filter(({ isUsed }) => isUsed);
}

function describe(frame: Frame, rows: readonly Row[]): string {
  const { words, drawing } = frame;
  const status = new Map(drawing.answer.steps.map((each) => [each.step, each]));
  return rows
    .map((row) => {
      const { due, done } = status.get(row.step) ?? {};
      const parts = [
        namesOf(drawing.agreement, row.who),
        ...(row.due !== null && due ? [words.due(due)] : []),
        ...(row.done !== null && done ? [words.done(done)] : []),
        ...(row.barred.length > 0 ? [words.barred] : []),
      ];
      return words.describeBar(row.title, parts);
    })
    .join('; ');
}
