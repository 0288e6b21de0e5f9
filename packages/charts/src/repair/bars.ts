import type { Agreement } from '@lockstep/engine/agreement';
import { nameOf, titleOf } from '@lockstep/engine/names';
import type { Figures, Repair, RepairAnswer } from '@lockstep/engine/repair/answer';
import { labelOf, list } from '@lockstep/engine/words';
import { type Axis, axisOf } from '../svg/axis.ts';
import { box, finish, type Ground, headline, line, number, type Part, words } from '../svg/drawing.ts';
import { fillOf, markOf } from '../svg/look.ts';
import { shortenLines, widthOf, wrapText } from '../svg/measure.ts';
import { type Numbers, numbersOf } from '../svg/numbers.ts';
import { type RepairWords, repairWords } from './words.ts';

/** What is drawn: the answer, and the agreement for names. */
export interface RepairDrawing {
  readonly agreement: Agreement;
  readonly answer: RepairAnswer;
}

/** How it should look. */
export interface RepairLook {
  readonly width?: number;
  readonly dir?: 'ltr' | 'rtl';
  readonly words?: RepairWords;
  /** Begins every id, where a page holds several drawings. */
  readonly prefix?: string;
  /** False where the page holds `chartStyle()` already. */
  readonly style?: boolean;
  /** How many changes are drawn at most. */
  readonly most?: number;
  /** Is the headline drawn too? For a file that stands alone. */
  readonly headed?: boolean;
}

interface Frame extends Ground {
  readonly agreement: Agreement;
  readonly words: RepairWords;
  readonly show: Numbers;
  /** Width of the column of changes; 0 where they stand over their bars. */
  readonly label: number;
  readonly panels: readonly Panel[];
}

/** One side's own scale. */
interface Panel {
  readonly party: number;
  readonly id: string;
  readonly axis: Axis;
  readonly from: number;
  readonly to: number;
}

/** One row: the agreement as it stands, or one change. */
interface Row {
  readonly title: string;
  readonly notes: readonly string[];
  readonly figures: Figures;
}

/**
 * The most helpful changes, best first, as bars of what each side keeps at its tightest moment: one panel a side, in its
 * own units. A bar to the side of the line at 0 where somebody walks away is told by its outline and a cross; the dotted
 * line is the agreement as it stands.
 */
export function drawRepair(drawing: RepairDrawing, look: RepairLook = {}): string {
  const { agreement, answer } = drawing;
  const text = look.words ?? repairWords;
  const possible = answer.repairs.filter((each): each is Repair => each.possible);
  const drawn = possible.slice(0, look.most ?? 10);
  const rows: Row[] = [
    ...(answer.base
      ? [{ title: text.asItStands, notes: [noteOf(agreement, answer.base, text)], figures: answer.base }]
      : []),
    ...drawn.map((each, k) => ({
      title: `${k + 1}  ${each.sentence}`,
      notes: [`${agreeOf(agreement, each, text)}; ${noteOf(agreement, each.figures, text)}`],
      figures: each.figures,
    })),
  ];
  const frame = frameOf(drawing, rows, look);
  const parts = [
    ...(look.headed ? [headline(frame, answer.headline)] : []),
    drawHeads(frame),
    ...rows.map((row, k) => drawRow(frame, row, answer.base, k === 0 && answer.base !== null)),
    drawFoot(frame, answer, possible.length - drawn.length),
  ];
  const description = rows.map(({ title, notes }) => [title, ...notes].join(': ')).join('. ');
  return finish(frame, parts, answer.headline, description, look.style ?? true);
}

function frameOf({ agreement, answer }: RepairDrawing, rows: readonly Row[], look: RepairLook): Frame {
  const width = look.width ?? 1240;
  const { parties } = agreement;
  const label = width < 560 ? 0 : Math.round(width * 0.42);
  const gap = 26;
  const each = (width - label - gap * (parties.length - 1) - (label === 0 ? 0 : 12)) / parties.length;
  const first = rows[0]?.figures;
  const places = {
    sure: answer.ranged ? {} : null,
    completion: first?.completion ?? {},
    at_stake: first?.at_stake ?? {},
  };
  return {
    width,
    rtl: look.dir === 'rtl',
    prefix: look.prefix ?? 'lsr-',
    interactive: false,
    agreement,
    words: look.words ?? repairWords,
    show: numbersOf(places),
    label,
    panels: parties.map(({ id }, party): Panel => {
      const from = width - (parties.length - party) * each - (parties.length - 1 - party) * gap;
      const [inside, room] = [from + 34, each - 68];
      const values = rows.flatMap(({ figures }) => [figures.slacks[id] as number, figures.at_stake[id] as number]);
      return {
        party,
        id,
        from,
        to: from + each,
        axis: axisOf(values, [inside, inside + Math.max(40, room)], { ticks: 3, zero: true }),
      };
    }),
  };
}

/** Names of the sides, what the bars are, and where leaving begins. */
function drawHeads(frame: Frame): Part {
  const svg = frame.panels.map(({ party, from, axis }) => {
    const name = labelOf(frame.agreement.parties[party]?.name ?? '');
    const shown =
      shortenLines(wrapText(name, (frame.panels[0]?.to ?? 0) - (frame.panels[0]?.from ?? 0) - 4, 13), 1)[0] ?? '';
    return (
      words(frame, from, 14, shown, 'name') +
      words(frame, from, 29, frame.words.ownScale, 'faint small') +
      number(frame, axis.at(0), 46, '0', 'bold small') +
      (axis.low < 0 && axis.at(0) - from > widthOf(frame.words.walks, 10) + 12
        ? words(frame, axis.at(0) - 8, 46, frame.words.walks, 'faint small', 'end')
        : '')
    );
  });
  return { svg: svg.join(''), height: 52 };
}

function drawRow(frame: Frame, row: Row, base: Figures | null, isBase: boolean): Part {
  const room = frame.label === 0 ? frame.width : frame.label - 20;
  const title = wrapText(row.title, room, 12);
  const notes = row.notes.flatMap((note) => wrapText(note, room, 11));
  const heading =
    title.map((each, k) => words(frame, 0, 16 + 15 * k, each, isBase ? 'soft' : 'bold')).join('') +
    notes.map((each, k) => words(frame, 0, 16 + 15 * title.length + 13 * k, each, 'faint title')).join('');
  const text = 15 * title.length + 13 * notes.length + 14;
  const top = frame.label === 0 ? text : 4;
  const height = frame.label === 0 ? text + 34 : Math.max(text, 38);
  const bars = frame.panels.map((panel) => drawBar(frame, panel, row.figures, base, { top, height, isBase })).join('');
  const rule = line(frame, 0, height - 0.5, frame.width, height - 0.5, 'hair');
  return { svg: rule + heading + bars, height };
}

interface Place {
  readonly top: number;
  readonly height: number;
  readonly isBase: boolean;
}

/** From 0 to the least slack; filled as the side is, hollow with a cross where it would walk away. */
function drawBar(frame: Frame, panel: Panel, figures: Figures, base: Figures | null, place: Place): string {
  const { axis, id, party, from } = panel;
  const slack = figures.slacks[id] as number;
  const [zero, tip, even] = [axis.at(0), axis.at(slack), axis.at(figures.at_stake[id] as number)];
  const [y, thick] = [place.top + 4, place.isBase ? 10 : 14];
  const left = Math.min(zero, tip);
  const size = Math.abs(tip - zero);
  const isBelow = slack < 0;
  const fill = isBelow
    ? { class: 'breaks' }
    : place.isBase
      ? { class: `edge-${markOf(party)}` }
      : fillOf(frame.prefix, party);
  const outline = isBelow || place.isBase ? '' : box(frame, left, y, size, thick, { class: 'thin' });
  const dotted = base
    ? line(
        frame,
        axis.at(base.slacks[id] as number),
        place.top,
        axis.at(base.slacks[id] as number),
        place.height - 2,
        'ghost',
      )
    : '';
  const value = `${frame.show.number(slack)}${isBelow ? ' \u2715' : ''}`;
  const at = isBelow ? tip - 5 : tip + 5;
  const below =
    axis.low < 0
      ? box(frame, from, place.top - 4, Math.max(0, zero - from), place.height - place.top + 3, { class: 'below' })
      : '';
  return (
    below +
    (size > 0 ? box(frame, left, y, size, thick, fill) + outline : '') +
    line(frame, even, place.top - 4, even, place.height, 'zero') +
    line(frame, zero, place.top - 4, zero, place.height, 'walk') +
    dotted +
    number(frame, at, y + thick - 2.5, value, isBelow ? 'val halo alarm' : 'val halo', isBelow ? 'end' : 'start')
  );
}

function drawFoot(frame: Frame, answer: RepairAnswer, more: number): Part {
  const text = [
    ...(more > 0 ? [`${frame.words.more(more)}.`] : []),
    frame.words.key(frame.panels.some(({ axis }) => axis.low < 0)),
    frame.words.caption(answer.repairs.length, frame.agreement.asOf, answer.ranged),
  ].join(' ');
  const lines = wrapText(text, frame.width, 11);
  const svg = lines.map((each, k) => words(frame, 0, 16 + 13 * k, each, 'faint title')).join('');
  return { svg, height: 13 * lines.length + 14 };
}

function agreeOf(agreement: Agreement, { agree }: Repair, text: RepairWords): string {
  if (agree.length === agreement.parties.length) return text.everySide;
  return text.mustAgree(list(agree.map((id) => labelOf(nameOf(agreement, id)))));
}

/** Who leaves, if anybody. */
function noteOf(agreement: Agreement, figures: Figures, text: RepairWords): string {
  const names = (ids: readonly string[]) => list(ids.map((id) => labelOf(nameOf(agreement, id))));
  const [first] = figures.leaves;
  const after =
    first && first.step !== null
      ? list([first.step].flat().map((id) => `\u201c${shownTitle(agreement, id)}\u201d`))
      : null;
  const leaves = first
    ? text.leaves(names(figures.leaves.map(({ party }) => party)), figures.leaves.length > 1, after)
    : text.nobodyLeaves;
  const losers = figures.not_worth_finishing;
  return losers.length > 0 ? `${leaves}; ${text.notWorth(names(losers))}` : leaves;
}

/** A half of a step, or a step that a change adds, is not in the file. */
function shownTitle(agreement: Agreement, id: string): string {
  const whole = agreement.steps.find((step) => id === step.id || id.startsWith(`${step.id}.`));
  if (!whole) return id;
  return whole.repeat || whole.id === id
    ? titleOf(agreement, id)
    : `${whole.title} (${id.endsWith('.1') ? 'first' : 'second'} half)`;
}
