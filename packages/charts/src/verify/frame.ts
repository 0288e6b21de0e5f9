import type { Agreement } from '@lockstep/engine/agreement';
import { percentsApart } from '@lockstep/engine/figure';
import { nameOf, titleOf } from '@lockstep/engine/names';
import type { VerifyAnswer, VerifyRow } from '@lockstep/engine/verify/answer';
import type { Ground } from '../svg/drawing.ts';
import { type Numbers, numbersOf } from '../svg/numbers.ts';
import { type VerifyWords, verifyWords } from './words.ts';

/** What is drawn: the checking of one order of an agreement. */
export interface VerifyDrawing {
  readonly agreement: Agreement;
  readonly answer: VerifyAnswer;
}

/** How a drawing should look. */
export interface VerifyLook {
  readonly width?: number;
  readonly dir?: 'ltr' | 'rtl';
  readonly words?: VerifyWords;
  /** Begins every id, where a page holds several drawings. */
  readonly prefix?: string;
  /** False where the page holds the style already. */
  readonly style?: boolean;
}

/** The common ground of the parts of one drawing. */
export interface Frame extends Ground {
  readonly drawing: VerifyDrawing;
  readonly words: VerifyWords;
  readonly show: Numbers;
  /** Titles stand over their row, not before it. */
  readonly isNarrow: boolean;
}

export function frameOf(drawing: VerifyDrawing, look: VerifyLook): Frame {
  const width = look.width ?? 1240;
  return {
    drawing,
    words: look.words ?? verifyWords,
    show: numbersOf(drawing.answer),
    rtl: look.dir === 'rtl',
    width,
    prefix: look.prefix ?? 'lv-',
    interactive: false,
    isNarrow: width < 620,
  };
}

export function titleIn({ drawing: { agreement } }: Frame, id: string): string {
  return titleOf(agreement, id);
}

export function nameIn({ drawing: { agreement }, words }: Frame, id: string): string {
  return id === 'public' ? words.public : nameOf(agreement, id);
}

export function partyIndex({ drawing: { agreement } }: Frame, id: string): number {
  return agreement.parties.findIndex((party) => party.id === id);
}

/** What must be found and what is, in words that tell them apart. */
export function sharesOf(
  frame: Frame,
  row: Pick<VerifyRow, 'q_needed' | 'declared' | 'saved'>,
): { needs: string; finds: string } {
  const { words } = frame;
  const known = [row.q_needed, row.declared].filter((share) => share !== null);
  const texts = percentsApart(known);
  const needed = row.q_needed === null ? words.noneEnough : words.needs(texts[0] as string);
  return {
    needs: row.saved <= 0 ? words.any : needed,
    finds: row.declared === null ? words.noneDeclared : words.finds(texts.at(-1) as string),
  };
}

/** The computed sentence over the drawing. */
export function headVerify({ answer }: VerifyDrawing, words: VerifyWords = verifyWords): string {
  const gaps = answer.steps.filter(({ verdict }) => verdict !== 'enough').length;
  return gaps === 0 ? words.headlineEnough : words.headlineShort(gaps, answer.steps.length);
}

/** Every row in words, for those who hear it. */
export function describeVerify(frame: Frame): string {
  return frame.drawing.answer.steps
    .map((row) => {
      const { needs, finds } = sharesOf(frame, row);
      return frame.words.row(titleIn(frame, row.step), nameIn(frame, row.party), needs, finds);
    })
    .join(' ');
}
