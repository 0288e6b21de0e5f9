import { numbersOf } from '@lockstep/charts/numbers';
import { drawMoment, headMoment } from '@lockstep/charts/plan';
import { escapeText } from '@lockstep/charts/write';
import type { View } from './model.ts';
import type { Texts } from './texts.ts';

/** Why: the binding moment as bars, and the engine's sentences for the order shown. */
export function renderWhy({ model, answer }: View, texts: Texts): string {
  const drawing = { agreement: model.agreement, answer };
  const bars = drawMoment(drawing, { words: texts.chart, dir: texts.dir, style: false, prefix: 'm-' });
  const paragraphs = answer.why.map((sentence) => `<li>${escapeText(sentence)}</li>`);
  return `<h2>${escapeText(headMoment(drawing, texts.chart))}</h2>${bars}<ul class="plain">${paragraphs.join('')}</ul>`;
}

/** What would change the answer: found by the search for what was asked, and at once for the order shown. */
export function renderChanges(view: View, texts: Texts): string {
  const { model, answer } = view;
  const asked = answer === model.answer;
  const raised = asked || answer.order_holds ? [] : [raiseSentence(view, texts)].filter((sentence) => sentence !== '');
  const found = model.answer.changes.map((sentence) => `<li>${escapeText(sentence)}</li>`);
  const note = asked ? '' : `<p class="note">${texts.changesFor}</p>`;
  const own =
    raised.length > 0
      ? `<ul class="plain">${raised.map((sentence) => `<li>${escapeText(sentence)}</li>`).join('')}</ul>`
      : '';
  const rest = found.length > 0 ? `<ul class="plain">${found.join('')}</ul>` : `<p>${texts.noChanges}</p>`;
  return `<h2>${texts.changes}</h2>${own}${note}${rest}`;
}

function raiseSentence({ model, answer }: View, texts: Texts): string {
  const show = numbersOf(answer);
  const parts = model.agreement.parties.flatMap(({ id, name }) => {
    const raise = answer.order_raise[id] ?? 0;
    const has = answer.at_stake[id] ?? 0;
    return raise > 0 ? [texts.raisePart(name, show.amount(has + raise), show.amount(has))] : [];
  });
  return parts.length > 0 ? texts.raise(parts) : '';
}
