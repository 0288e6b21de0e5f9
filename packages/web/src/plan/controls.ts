import { numbersOf } from '@lockstep/charts/numbers';
import { escapeText } from '@lockstep/charts/write';
import { likelyValue } from '@lockstep/engine/worth';
import { givenStake, type PageModel, type Shown, type View } from './model.ts';
import type { Texts } from './texts.ts';

/** Which order, what each side has at stake, and the way back. Only of use with the script: hidden without it. */
export function renderControls(view: View, texts: Texts): string {
  const button = (id: string, text: string) => `<button type="button" class="btn" id="${id}">${text}</button>`;
  const sliders = view.model.agreement.parties.map((party) => renderStake(view, party.id, party.name, texts));
  return `<div class="ctl" role="group" aria-label="${texts.controls}">
<fieldset class="seg"><legend class="vh">${texts.orders}</legend>${renderOrders(view, texts)}</fieldset>
${sliders.join('')}
<span class="end">${button('undo', texts.undo)}${button('redo', texts.redo)}${button('reset', texts.reset)}</span>
</div>`;
}

function renderOrders({ model, shown }: View, texts: Texts): string {
  const asked: [Shown, string][] =
    model.answer.order_is === 'least' ? [] : [['asked', texts.asked[model.answer.order_is]]];
  const choices: [Shown, string][] = [...asked, ['best', texts.best], ['own', texts.own]];
  return choices
    .map(([value, text]) => {
      const checked = value === shown ? ' checked' : '';
      const disabled = value === 'own' && shown !== 'own' ? ' disabled' : '';
      return `<label><input type="radio" name="order" value="${value}"${checked}${disabled}><span>${text}</span></label>`;
    })
    .join('');
}

function renderStake({ model, answer, stakes }: View, id: string, name: string, texts: Texts): string {
  const show = numbersOf(answer);
  const given = givenStake(model, id);
  const now = stakes[id] ?? given;
  const most = topOfSlider(model, id);
  const bond = model.agreement.bonds[id] ?? 0;
  const label = escapeText(texts.stakeOf(name));
  const key = escapeText(id);
  const range = `min="0" max="${most}" step="0.1" value="${now}"`;
  return `<div class="stk"><label><span>${label}</span> <input type="range" data-stake="${key}" ${range} aria-label="${label}"></label>
<input type="number" data-stake-number="${key}" min="0" step="any" value="${now}" aria-label="${escapeText(texts.stakeNumber(name))}">
<s data-was="${key}" class="was num"${now === given ? ' hidden' : ''}><span class="vh">${texts.was} </span>${show.number(given)}</s>${
    bond > 0 ? `<span class="was">${texts.bond(show.number(bond))}</span>` : ''
  }</div>`;
}

/** Room for every stake that any order on the page needs, and for the assessment's own range. */
function topOfSlider(model: PageModel, party: string): number {
  const { answer, assessment } = model;
  const range = assessment.stakes[party] ?? 0;
  const high = typeof range === 'number' ? range : (range.at(-1) as number);
  const top = Math.max(high, answer.stakes[party] ?? 0, likelyValue(range) * 2, 1) * 1.25;
  return Math.ceil(top * 2) / 2;
}
