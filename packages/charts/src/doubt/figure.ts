import type { Agreement } from '@lockstep/engine/agreement';
import type { DoubtAnswer } from '@lockstep/engine/doubt/answer';
import { placesOf } from '@lockstep/engine/doubt/wording';
import { figuresApart } from '@lockstep/engine/figure';
import { finish, type Ground, headline } from '../svg/drawing.ts';
import { type Numbers, numbersWith } from '../svg/numbers.ts';
import { drawAlong } from './along.ts';
import { drawTornado } from './tornado.ts';
import { type DoubtWords, doubtWords } from './words.ts';

/** What is drawn: one answer of question `doubt`. */
export interface DoubtDrawing {
  readonly agreement: Agreement;
  readonly answer: DoubtAnswer;
}

/** How a drawing should look. */
export interface DoubtLook {
  readonly width?: number;
  readonly dir?: 'ltr' | 'rtl';
  readonly words?: DoubtWords;
  /** One part alone: the bars, or what happens along the road map; both if absent. */
  readonly part?: 'tornado' | 'along';
  /** Begins every id, where a page holds several drawings. */
  readonly prefix?: string;
  /** False where the page holds `chartStyle()` already. */
  readonly style?: boolean;
}

/** The common ground of the parts of one drawing. */
export interface Frame extends Ground {
  readonly drawing: DoubtDrawing;
  readonly words: DoubtWords;
  readonly show: Numbers;
  /** Numbers set against each other. */
  readonly apart: (...values: readonly number[]) => string[];
}

export function frameOf(drawing: DoubtDrawing, look: DoubtLook): Frame {
  const places = placesOf(drawing.answer);
  return {
    drawing,
    words: look.words ?? doubtWords,
    show: numbersWith(places),
    apart: (...values) => figuresApart(values, places),
    rtl: look.dir === 'rtl',
    width: look.width ?? 960,
    interactive: false,
    prefix: look.prefix ?? 'ls-',
  };
}

/**
 * Tornado, a panel for each side, and along the road map where it breaks and who would have left by when. With `headed`, the
 * sentence over it is drawn too: for a file that stands alone.
 */
export function drawDoubt(drawing: DoubtDrawing, look: DoubtLook & { readonly headed?: boolean } = {}): string {
  const frame = frameOf(drawing, look);
  const title = headTornado(drawing, frame.words);
  const parts = [
    ...(look.headed ? [headline(frame, title)] : []),
    ...(look.part === 'along' ? [] : drawTornado(frame)),
    ...(look.part === 'tornado' ? [] : drawAlong(frame)),
  ];
  const description = frame.words.description(drawing.answer.contributions.length);
  return finish(frame, parts, title, description, look.style ?? true);
}

/** For each side, the number with the longest bar of those that can take it across zero. */
export function headTornado({ agreement, answer }: DoubtDrawing, texts: DoubtWords = doubtWords): string {
  if (answer.draws === 1) return texts.noRange;
  const parts: { parties: string[]; number: string }[] = [];
  for (const { id, name } of agreement.parties) {
    const decisive = answer.contributions.find(({ whose, zero_at: zero }) => whose === id && zero !== null);
    if (!decisive) continue;
    const number = texts.number(agreement, decisive, id);
    const same = parts.find((part) => part.number === number);
    if (same) same.parties.push(name);
    else parts.push({ parties: [name], number });
  }
  return parts.length > 0 ? texts.decides(parts) : texts.noneDecides;
}
