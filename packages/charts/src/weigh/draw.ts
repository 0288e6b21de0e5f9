import type { Agreement } from '@lockstep/engine/agreement';
import type { Standing, WeighAnswer } from '@lockstep/engine/weigh/answer';
import { labelOf } from '@lockstep/engine/words';
import { type Axis, axisOf } from '../svg/axis.ts';
import { finish, type Ground, headline, line, mirror, number, type Part, words as say } from '../svg/drawing.ts';
import { drawEntries } from '../svg/key.ts';
import { markOf } from '../svg/look.ts';
import { widthOf } from '../svg/measure.ts';
import { type Numbers, numbersOf } from '../svg/numbers.ts';
import { element } from '../svg/write.ts';
import { type WeighWords, weighWords } from './words.ts';

export interface WeighDrawing {
  readonly agreement: Agreement;
  readonly answer: WeighAnswer;
}

export interface WeighLook {
  readonly width?: number;
  readonly dir?: 'ltr' | 'rtl';
  readonly words?: WeighWords;
  readonly prefix?: string;
  readonly style?: boolean;
  /** With the computed sentence over it, for a drawing that stands alone. */
  readonly headed?: boolean;
}

interface Frame extends Ground {
  readonly drawing: WeighDrawing;
  readonly words: WeighWords;
  readonly show: Numbers;
  readonly label: number;
}

/** A moment of the trade, and how it is marked: hollow, small, filled. */
interface Moment {
  readonly at: Standing;
  readonly size: number;
  readonly isFilled: boolean;
}

/**
 * Each side before and after a trade, in its own panel and units: what it has while all stands, and what it would be left
 * with if all broke down, against nothing done (0) and against the point beyond which it would walk away.
 */
export function drawWeigh(drawing: WeighDrawing, look: WeighLook = {}): string {
  const width = look.width ?? 1240;
  const frame: Frame = {
    drawing,
    words: look.words ?? weighWords,
    show: numbersOf(drawing.answer),
    rtl: look.dir === 'rtl',
    width,
    prefix: look.prefix ?? 'ls-',
    interactive: false,
    label: width < 620 ? 12 : 190,
  };
  const parts = [
    ...(look.headed ? [headline(frame, drawing.answer.headline)] : []),
    drawKey(frame),
    ...drawing.agreement.parties.map((_, party) => drawSide(frame, party)),
  ];
  return finish(frame, parts, drawing.answer.headline, describe(frame), look.style ?? true);
}

function halfOf({ acts_first: first, halfway }: WeighAnswer): Standing | null {
  return first === 'give' ? halfway.give_first : first === 'take' ? halfway.take_first : null;
}

function momentsOf({ before, after, ...answer }: WeighAnswer): Moment[] {
  const half = halfOf({ before, after, ...answer });
  return [
    { at: before, size: 5.5, isFilled: false },
    ...(half ? [{ at: half, size: 3, isFilled: true }] : []),
    { at: after, size: 5.5, isFilled: true },
  ];
}

function drawKey(frame: Frame): Part {
  const { answer } = frame.drawing;
  const { words } = frame;
  const half = answer.acts_first === 'give' ? words.give : words.take;
  const texts = [words.now, ...(halfOf(answer) ? [words.half(half)] : []), words.after];
  const moments = momentsOf(answer);
  const entries = texts.map((text, k) => ({
    text,
    mark: (x: number, y: number) => dot(frame, x + 8, y, moments[k] as Moment, 'a'),
  }));
  return drawEntries(frame, entries, { room: 20 });
}

function dot(frame: Frame, x: number, y: number, { size, isFilled }: Moment, mark: string): string {
  return element('circle', { cx: mirror(frame, x), cy: y, r: size, class: `${isFilled ? 'solid' : 'edge'}-${mark}` });
}

/** Below this the side stays; beyond it it leaves: B + slack, C + k without rates. */
function limitOf({ breakdown, slack }: Standing, id: string): number {
  return (breakdown[id] as number) + (slack[id] as number);
}

function drawSide(frame: Frame, party: number): Part {
  const { agreement, answer } = frame.drawing;
  const { id, name } = agreement.parties[party] as Agreement['parties'][number];
  const moments = momentsOf(answer);
  const limit = limitOf(answer.after, id);
  const over = frame.label < 100;
  const values = moments.flatMap(({ at }) => [at.holds[id] as number, at.breakdown[id] as number]);
  const axis = axisOf([...values, limit], [frame.label + 30, frame.width - 44], { ticks: over ? 4 : 8, zero: true });
  const rows = [
    ['holds', frame.words.stands],
    ['breakdown', frame.words.breaks],
  ] as const;
  const pitch = over ? 64 : 46;
  const height = 30 + pitch * rows.length + 34;
  const base = height - 26;
  const svg = [
    say(frame, 0, 16, labelOf(name), 'name'),
    say(frame, widthOf(labelOf(name), 13.5) + 12, 16, frame.words.ownScale, 'faint'),
    ...axis.ticks.map((tick) => line(frame, axis.at(tick), 24, axis.at(tick), base, 'hair')),
    line(frame, axis.at(0), 24, axis.at(0), base, 'axis'),
    drawLimit(frame, axis, limit, { top: 30 + pitch, base, text: over ? base - 6 : 38 + pitch }),
    ...rows.map(([key, text], k) =>
      drawRow(frame, { axis, party, id, key, text, y: 30 + pitch * k + (over ? 34 : 26) }),
    ),
    line(frame, axis.at(axis.low), base, axis.at(axis.high), base, 'axis'),
    ...axis.ticks.map((tick) => number(frame, axis.at(tick), base + 15, frame.show.number(tick), 'small faint')),
  ];
  return { svg: svg.join(''), height };
}

/** The walk-away line: what it would have to be left with to leave. */
function drawLimit(
  frame: Frame,
  axis: Axis,
  limit: number,
  { top, base, text }: { readonly top: number; readonly base: number; readonly text: number },
): string {
  const x = axis.at(limit);
  const isLeft = x > frame.width / 2;
  const words = frame.words.walks(frame.show.number(limit));
  return (
    line(frame, x, top, x, base, 'walk') +
    say(frame, isLeft ? x - 5 : x + 5, text, words, 'small soft halo', isLeft ? 'end' : 'start')
  );
}

interface Row {
  readonly axis: Axis;
  readonly party: number;
  readonly id: string;
  readonly key: 'holds' | 'breakdown';
  readonly text: string;
  readonly y: number;
}

function drawRow(frame: Frame, { axis, party, id, key, text, y }: Row): string {
  const moments = momentsOf(frame.drawing.answer);
  const mark = markOf(party);
  const places = moments.map((moment) => axis.at(moment.at[key][id] as number));
  const [first, last] = [places[0] as number, places.at(-1) as number];
  const path = places.slice(1).map((x, k) => line(frame, places[k] as number, y, x, y, `line-${mark}`));
  const value = (at: Standing) => frame.show.number(at[key][id] as number);
  const [now, then] = [moments[0], moments.at(-1)] as [Moment, Moment];
  const apart = Math.abs(last - first) > 30;
  return [
    frame.label < 100 ? say(frame, 4, y - 24, text, 'soft halo') : say(frame, 0, y + 4, text, 'soft'),
    ...path,
    ...moments.map((moment, k) => dot(frame, places[k] as number, y, moment, mark)),
    apart ? number(frame, first, y - 10, value(now.at), 'val halo') : '',
    number(frame, last, y - 10, value(then.at), 'val halo'),
  ].join('');
}

function describe(frame: Frame): string {
  const { agreement, answer } = frame.drawing;
  const { words, show } = frame;
  return agreement.parties
    .flatMap(({ id, name }) => [
      words.describe(
        name,
        words.stands,
        show.number(answer.before.holds[id] as number),
        show.number(answer.after.holds[id] as number),
      ),
      words.describe(
        name,
        words.breaks,
        show.number(answer.before.breakdown[id] as number),
        show.number(answer.after.breakdown[id] as number),
      ),
    ])
    .join('; ');
}
