import { placesOfDeals } from '@lockstep/engine/deals/wording';
import { figure } from '@lockstep/engine/figure';
import { labelOf } from '@lockstep/engine/words';
import { finish, type Ground, headline, mirror, type Part, words as text } from '../svg/drawing.ts';
import { drawEntries, type KeyEntry } from '../svg/key.ts';
import { wrapText } from '../svg/measure.ts';
import { element, pathThrough } from '../svg/write.ts';
import { drawPanel, isDense, isInside, othersIn, type Panel, panelOf, radiusOf, shapeOf } from './panel.ts';
import { type DealsDrawing, holdsOf, pickedOf, stepsOf, vectorOf } from './window.ts';
import { type DealsWords, dealsWords } from './words.ts';

/** How the drawing should look. */
export interface DealsLook {
  readonly width?: number;
  /** Right to left mirrors the axis, never letters or digits. */
  readonly dir?: 'ltr' | 'rtl';
  readonly words?: DealsWords;
  /** Begins every id, where a page holds several drawings. */
  readonly prefix?: string;
  /** False where the page holds `chartStyle()` already. */
  readonly style?: boolean;
  /** The sentence over it is drawn too: for a file that stands alone. */
  readonly headed?: boolean;
}

/**
 * Deals by what they are worth: one mark a deal of the frontier, its size the number of steps, hollow where it does not
 * hold; other deals in grey; what the formulas pick, and the proposals by number. With more than two parties one panel a
 * pair of them, without a line: a frontier of three has none in two.
 */
export function drawDeals(drawing: DealsDrawing, look: DealsLook = {}): string {
  const words = look.words ?? dealsWords;
  const ground: Ground = {
    width: look.width ?? 860,
    rtl: look.dir === 'rtl',
    prefix: look.prefix ?? 'ld-',
    interactive: false,
  };
  const panels = panelsOf(drawing, words, ground);
  const title = headDeals(drawing, words);
  const parts: Part[] = [
    ...(look.headed ? [headline(ground, title)] : []),
    drawKey(panels[0] as Panel),
    { svg: element('style', {}, ownStyle) + panels.map(drawPanel).join('\n'), height: bottomOf(panels) },
    drawProposalKey(panels),
    drawNotes(panels, words),
  ];
  return finish(ground, parts, title, describe(drawing, words), look.style ?? true);
}

const ownStyle =
  '.lsp .other{fill:none;stroke:var(--l-ink-3);stroke-width:.9;stroke-opacity:.7}.lsp .open{fill:var(--l-surface);stroke:var(--l-ink-2);stroke-width:1.5;stroke-dasharray:2 2}.lsp .ring-out{fill:none;stroke:var(--l-ink);stroke-width:1.25;stroke-dasharray:3 2}';

/** At most so many pairs are drawn: those of the first four parties. */
const mostPairs = 6;

function panelsOf(drawing: DealsDrawing, words: DealsWords, ground: Ground): Panel[] {
  const count = drawing.agreement.parties.length;
  const places = placesOfDeals(drawing.answer);
  const base = {
    ground,
    drawing,
    words,
    show: (value: number) => figure(value, places === 'exact' ? places : 'exact'),
  };
  if (count === 2) {
    const height = Math.min(440, Math.round(ground.width * (ground.width < 500 ? 0.85 : 0.6)));
    return [panelOf({ ...base, pair: [0, 1], left: 46, top: 24, width: ground.width - 54, height })];
  }
  const pairs = Array.from({ length: count }, (_, b) => Array.from({ length: b }, (_, a) => [a, b] as const))
    .flat()
    .slice(0, mostPairs);
  const columns = ground.width < 560 ? 1 : 2;
  const room = ground.width / columns;
  const height = Math.min(280, Math.round(room * 0.7));
  return pairs.map((pair, k) =>
    panelOf({
      ...base,
      pair,
      left: 46 + (k % columns) * room,
      top: 24 + Math.floor(k / columns) * (height + 74),
      width: room - 62,
      height,
    }),
  );
}

function bottomOf(panels: readonly Panel[]): number {
  return Math.max(...panels.map(({ top, height }) => top + height)) + 44;
}

/** The sentence over the drawing, computed. */
export function headDeals({ answer }: DealsDrawing, words: DealsWords = dealsWords): string {
  const { individually_rational_deals: rational, deals_that_hold: hold } = answer;
  if (hold !== null && rational !== null && rational > 0) return words.headCounts(hold, rational);
  const zone = answer.frontier.filter(({ u }) => Object.values(u).every((value) => value >= 0));
  if (zone.length === 0) return words.headNone;
  return words.headFrontier(zone.filter((point) => holdsOf(point)).length, zone.length);
}

/** What the marks mean, in one or more rows over the drawing. */
function drawKey(panel: Panel): Part {
  return drawEntries(panel.ground, entriesOf(panel), { pitch: 24 });
}

function entriesOf(panel: Panel): KeyEntry[] {
  const { ground, words, drawing } = panel;
  const { answer } = drawing;
  const circle =
    (style: string, r = 4.5) =>
    (x: number, y: number) =>
      element('circle', { cx: mirror(ground, x + 14), cy: y, r, class: style });
  const stroke = (style: string) => (x: number, y: number) =>
    element('path', {
      d: pathThrough([
        [mirror(ground, x + 2), y],
        [mirror(ground, x + 26), y],
      ]),
      class: style,
    });
  const isOpen = answer.frontier.some((point) => holdsOf(point) === null);
  const all = new Set(answer.frontier.map(({ u }) => JSON.stringify(u)));
  const isOther = answer.frontier_that_holds.some((u) => !all.has(JSON.stringify(u)));
  const others = othersIn(panel);
  const picked = pickedOf(drawing);
  return [
    { text: words.holds, mark: circle('dot') },
    { text: words.short, mark: circle('joint') },
    ...(isOpen ? [{ text: words.unsettled, mark: circle('open') }] : []),
    ...(panel.stepped ? [{ text: words.unbeaten, mark: stroke('thin') }] : []),
    ...(panel.stepped && isOther ? [{ text: words.unbeatenHolds, mark: stroke('bind') }] : []),
    {
      text: words.fewer,
      mark: (x, y) => circle('joint', radiusOf(0, 1))(x - 6, y) + circle('joint', radiusOf(1, 1))(x + 6, y),
    },
    ...(others.length > 0
      ? [
          {
            text: isDense(panel) ? words.density(others.reduce((sum, { count }) => sum + count, 0)) : words.others,
            mark: (x: number, y: number) =>
              element('rect', {
                x: mirror(ground, x + 9, 10),
                y: y - 5,
                width: 10,
                height: 10,
                class: 'faint',
                'fill-opacity': '0.4',
              }),
          },
        ]
      : []),
    ...picked.map(({ key, name }) => ({
      text: name,
      mark: (x: number, y: number) => shapeOf(key, mirror(ground, x + 14), y),
    })),
    ...(answer.proposals.length > 0
      ? [
          {
            text: words.proposal,
            mark: (x: number, y: number) => circle('joint')(x, y) + circle('ring-out', 9)(x, y),
          },
        ]
      : []),
  ];
}

/** The proposals by number, under the drawing. */
function drawProposalKey(panels: readonly Panel[]): Part {
  const { ground, words, drawing } = panels[0] as Panel;
  const { answer, agreement } = drawing;
  const places = placesOfDeals(answer);
  const lines = answer.proposals.flatMap(({ title, u, road_map, breaks }, k) => {
    const verdict =
      road_map === null
        ? words.notJudged
        : road_map.holds
          ? words.isHeld
          : road_map.proved
            ? words.isShort
            : words.isOpen;
    const worths = agreement.parties.map(({ id, name }) => `${labelOf(name)} ${figure(u[id] as number, places)}`);
    const isIn = panels.every((panel) => isInside(panel, vectorOf(drawing, u)));
    const more = [...(breaks.length > 0 ? [words.isBroken] : []), verdict, ...(isIn ? [] : [words.atEdge])];
    return wrapText(words.proposalLine(k + 1, title, worths, more), ground.width, 11);
  });
  return {
    svg: lines.map((each, k) => text(ground, 0, 12 + 16 * k, each, '')).join(''),
    height: lines.length > 0 ? 20 + 16 * lines.length : 0,
  };
}

/** What a reader must know beside it. */
function drawNotes(panels: readonly Panel[], words: DealsWords): Part {
  const { ground, drawing, stepped } = panels[0] as Panel;
  const { answer } = drawing;
  const inside = answer.frontier.filter(({ u }) =>
    panels.every((panel) => isInside(panel, vectorOf(drawing, u))),
  ).length;
  const notes = [
    words.scales,
    ...(stepped ? [] : [words.pairs]),
    ...(inside < answer.frontier.length ? [`${words.shownOf(inside, answer.frontier.length)}.`] : []),
    answer.has_ranges ? words.likely : words.noRange,
  ].join(' ');
  const lines = wrapText(notes, ground.width, 11);
  return {
    svg: lines.map((each, k) => text(ground, 0, 12 + 15 * k, each, 'faint')).join(''),
    height: 8 + 15 * lines.length,
  };
}

/** The drawing for those who hear it: the frontier that leaves nobody worse off, deal by deal. */
function describe(drawing: DealsDrawing, words: DealsWords): string {
  const { answer, agreement } = drawing;
  const places = placesOfDeals(answer);
  const zone = answer.frontier.filter(({ u }) => Object.values(u).every((value) => value >= 0)).slice(0, 40);
  const marks = zone.map((point) => {
    const worths = agreement.parties.map(({ id, name }) => `${labelOf(name)} ${figure(point.u[id] as number, places)}`);
    const holds = holdsOf(point);
    return words.markText(worths, stepsOf(point), holds ? words.isHeld : holds === null ? words.isOpen : words.isShort);
  });
  return words.description(`${marks.join('; ')}.`);
}
