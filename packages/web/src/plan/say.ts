import { escapeText } from '@lockstep/charts/write';
import type { View } from './model.ts';
import type { Texts } from './texts.ts';

/** The answer before anything else: the question, one computed sentence, and what follows from it. */
export function renderSay(view: View, texts: Texts): string {
  const { answer, moved } = view;
  const mark = answer.order_holds
    ? `<b>\u2713 ${texts.keepsItself}.</b>`
    : `<b class="brk">\u2715 ${texts.breaks}.</b>`;
  const [first = '', second = ''] = answer.why;
  const untouched = view.answer === view.model.answer;
  const change = untouched && !answer.order_holds ? ` <b>${escapeText(view.model.answer.changes[0] ?? '')}</b>` : '';
  const move = moved ? `<span class="moved">${escapeText(moved)}</span> ` : '';
  const then = answer.headline.includes(first) && first !== '' ? second : first;
  return `<p class="ask">${texts.word} <span aria-hidden="true">\u00b7</span> ${texts.question}</p>
<h1 class="say">${escapeText(answer.headline)}</h1>
<p class="then">${move}${mark} ${escapeText(then)}${change}</p>
<p class="then sure">${escapeText(answer.how_sure.join(' '))}</p>`;
}
