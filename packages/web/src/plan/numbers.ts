import { numbersOf } from '@lockstep/charts/numbers';
import { isWeighedAtStart } from '@lockstep/charts/plan';
import { escapeText } from '@lockstep/charts/write';
import { figure } from '@lockstep/engine/figure';
import { keyNumber, renderKeyNumbers } from '../page/key-numbers.ts';
import type { View } from './model.ts';
import type { Texts } from './texts.ts';

/** What the order asks of each side, each on its own scale; numbers that mix scales stand in the details. */
export function renderNumbers(view: View, texts: Texts): string {
  const { parties, timeUnit } = view.model.agreement;
  const { answer, before } = view;
  const show = numbersOf(answer);
  const stakes = parties.map(({ id, name }) => {
    const needed = answer.stakes[id] ?? 0;
    const has = answer.at_stake[id] ?? 0;
    const value = needed > has ? `<span class="brk">\u2715 ${show.number(needed)}</span>` : show.number(needed);
    const old = before && show.number(before.stakes[id] ?? 0);
    return cell(texts.stakeNeeded(name), value, old, show.number(needed), texts.hasAtStake(show.amount(has)), texts);
  });
  const trusts = parties.map(({ id, name }) => {
    const value = show.number(answer.trusts[id] ?? 0);
    return cell(
      texts.trustOf(name),
      value,
      before && show.number(before.trusts[id] ?? 0),
      value,
      texts.outOfPocket,
      texts,
    );
  });
  const time = texts.duration(figure(answer.duration, 'exact'), timeUnit);
  const oldTime = before && texts.duration(figure(before.duration, 'exact'), timeUnit);
  const cells = [
    ...stakes,
    ...trusts,
    sureness(view, texts),
    lasting(view, texts),
    cell(texts.time, time, oldTime, time, texts.timeNote, texts),
  ];
  return `${renderKeyNumbers(cells)}${renderMixed(view, texts)}`;
}

function cell(label: string, value: string, old: string | undefined, now: string, note: string, texts: Texts): string {
  const was = old !== undefined && old !== now ? ` <s><span class="vh">${texts.was} </span>${escapeText(old)}</s>` : '';
  return keyNumber(label, `${value}${was}`, note);
}

function sureness({ answer, before }: View, texts: Texts): string {
  const { sure } = answer;
  const { share } = numbersOf(answer);
  const isStarting = isWeighedAtStart(answer);
  if (!sure) return cell(texts.holdsShare, texts.sureUnknown, undefined, '', texts.pointValues, texts);
  if (sure.holds === null)
    return cell(texts.holdsShare, share(0), undefined, '', texts.neverWorth(sure.draws, isStarting), texts);
  const old = before?.sure?.holds;
  const now = share(sure.holds);
  const was = old === null || old === undefined ? undefined : share(old);
  return cell(
    texts.holdsShare,
    now,
    was,
    now,
    texts.ofDraws(sure.draws, share(sure.worth_finishing), isStarting),
    texts,
  );
}

/** Would somebody break the agreement once it is complete? No order changes that. */
function lasting({ model, answer }: View, texts: Texts): string {
  const tempted = model.agreement.parties.filter(
    ({ id }) => (answer.standing_pull[id] ?? 0) > (answer.at_stake[id] ?? 0),
  );
  if (tempted.length === 0) return cell(texts.lastsLabel, texts.lasts, undefined, '', texts.lastsNote, texts);
  const value = `<span class="brk">\u2715 ${texts.lastsNot}</span>`;
  return cell(texts.lastsLabel, value, undefined, '', texts.lastsNotNote(tempted.map(({ name }) => name)), texts);
}

function renderMixed({ answer }: View, texts: Texts): string {
  const rows = [
    [texts.mixedRows.stake, answer.stake],
    [texts.mixedRows.trust, answer.trust],
    [texts.mixedRows.total, answer.total_exposure],
  ] as const;
  const show = numbersOf(answer);
  const facts = rows.map(([label, value]) => `<dt>${label}</dt><dd class="num">${show.number(value)}</dd>`);
  return `<details class="np"><summary>${texts.mixed}</summary><p class="note">${texts.mixedNote}</p><dl class="facts">${facts.join('')}</dl></details>`;
}
