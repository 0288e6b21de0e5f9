import type { Agreement } from '@lockstep/engine/agreement';
import type { Assessment } from '@lockstep/engine/assessment';
import type { NamedAssessment } from '@lockstep/file/case';
import colors from 'picocolors';
import type { OpenCase } from '../case/open.ts';
import { wrap } from '../wrap.ts';

/** Pieces of answers in a terminal, for every question. */

export const width = 80;
export const rule: string = '\u2500'.repeat(width);

/** The first lines of every answer: the computed sentence, and what it is about. */
export function headed(headline: string, then: readonly string[], context: readonly string[]): string[] {
  return [...wrap(headline, width).map(colors.bold), ...then.flatMap((each) => wrap(each, width)), '', ...context];
}

/** Which case, as of when, in whose view, and who else has one. */
export function contextOf({ agreement, others }: OpenCase, { name, assessment }: NamedAssessment): string[] {
  const by = assessment.by ?? name ?? 'the file\u2019s own assessment';
  const also = others.length > 0 ? ` (also: ${others.join(', ')}; --assessment NAME or all)` : '';
  return wrap(`${agreement.title} \u00b7 as of ${agreement.asOf} \u00b7 ${by}${also}`, width).map(colors.dim);
}

/** Sentences under a heading; nothing where there are none. */
export function section(title: string, sentences: readonly string[]): string[] {
  if (sentences.length === 0) return [];
  return ['', colors.bold(title), ...sentences.flatMap((each) => wrap(each, width - 2).map((line) => `  ${line}`))];
}

/** Cut with an ellipsis where it is longer than `most` columns. */
export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}\u2026`;
}

/** The last line of every answer: what the worths and the steps rest on. */
export function restsOn(agreement: Agreement, { worth, ranks, basis }: Assessment): string {
  const ranked = Object.values(ranks).flatMap((each) => [...each.gains, ...each.costs].flat());
  const valued = agreement.steps.filter(({ id }) => worth[id] !== undefined || ranked.includes(id));
  const judged = valued.filter(({ id }) => basis[id] === 'judgement').length;
  const background = agreement.steps.filter((step) => step.basis === 'background' || step.basis === 'mixed').length;
  const parts = [
    judged > 0 ? `The worths of ${judged} of ${valued.length} steps rest on judgement.` : '',
    background > 0
      ? `${background} of ${agreement.steps.length} steps rest in part on background that was not checked.`
      : '',
    'Each side\u2019s numbers are on its own scale.',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
